"""Words by which a memory tells season, hour, weather, and whether it was under a roof (plain forms)."""

from collections.abc import Mapping
from typing import Final

SEASONS: Final[Mapping[str, str]] = {
    "verano": "summer",
    "invierno": "winter",
    "primavera": "spring",
    "otono": "autumn",
    "veranos": "summer",
    "inviernos": "winter",
    "canicula": "summer",
    "en plena siega": "summer",
    "en la trilla": "summer",
    "en tiempo de la aceituna": "winter",
    "veranillo de san martin": "autumn",
    "veranillo de san miguel": "autumn",
    "veranillo del membrillo": "autumn",
}
NOT_SEASONS: Final = ("casa de verano", "ropa de", "hasta el", "hasta la", "como en", "antes del", "desde el")
# longer words win over shorter ones, so their order tells nothing
HOURS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("night", (
        "de madrugada", "por la noche", "de noche", "esa noche", "aquella noche", "una noche",
        "la noche de", "las noches", "medianoche", "toda la noche", "noche de", "a las doce de la noche",
        "cada noche", "de la noche", "la noche", "noche", "la madrugada", "madrugada", "anoche",
        "anteanoche", "a medianoche", "las estrellas", "hasta las tantas",
        "a la luz de la luna", "de luna llena", "hasta que amanecio", "hasta que aclaro", "hasta el amanecer",
        "hasta el alba",
    )),
    ("evening", (
        "al caer la tarde", "al atardecer", "al anochecer", "anochecia", "atardecer", "anochecer",
        "puesta de sol", "al oscurecer", "atardecia", "tardecita", "de anochecida", "entre dos luces",
        "al toque de oracion", "a la oracion", "oscureciendo", "oscurecia", "atardeciendo", "anocheciendo",
        "se hacia de noche", "ya oscurecido",
    )),
    ("morning", (
        "por la manana", "a media manana", "tempranito", "muy de manana", "de la manana", "una manana",
        "cada manana", "por las mananas", "al amanecer", "amanecer", "amanecia", "temprano",
        "aquella manana", "esa manana", "al alba", "manana de", "la manana", "amaneciendo",
        "al rayar el alba", "con la fresca", "al clarear", "de amanecida", "al canto del gallo",
        "esta manana", "primera manana",
        "en el desayuno", "desayunando", "desayunabamos",
    )),
    ("midday", (
        "al mediodia", "a mediodia", "un mediodia", "mediodia", "a las doce del dia",
    )),
    ("afternoon", (
        "a la hora de la siesta", "en la sobremesa", "por la tarde", "de la tarde", "una tarde",
        "cada tarde", "por las tardes", "aquella tarde", "esa tarde", "las tardes", "una siesta",
        "a la siesta", "la siesta", "las siestas", "la tarde", "a la once", "a la merienda", "en la merienda",
        "tarde de", "tarde",
    )),
)  # fmt: skip
NOT_HOURS: Final = (
    "manana por", "hasta manana", "mas tarde", "buenas tardes", "buenas noches", "tarde o temprano",
    "demasiado tarde", "muy tarde", "llego tarde", "llegaba tarde", "se hizo tarde", "ya era tarde",
    "por la manana siguiente", "hasta la noche", "hasta la tarde", "hasta las", "llegue tarde",
    "llegar tarde", "era tarde", "llegamos tarde", "trabajaba de noche",
    "todas las noches", "hasta el mediodia", "hasta la manana",
    "la noche antes", "la noche anterior",
)  # fmt: skip
# the first that is told wins: snow says more than cold
WEATHER: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("snow", (
        "nevaba", "nevo", "a nevar", "nevadas", "nevara", "nieve", "nevada", "nevando", "copos", "nevado",
        "ventisca",
    )),
    ("storm", (
        "tormenta", "ciclon", "huracan", "truenos", "relampagos", "rayos", "temporal", "tronaba",
        "vendaval", "granizo", "granizaba", "pedrisco",
    )),
    ("rain", (
        "llovia", "llovio", "aguacero", "aguaceros", "lloviznando", "diluvio", "chispeaba",
        "chispeando", "lluvia", "lloviendo", "lloviznaba", "llovizna", "chaparron", "diluviaba",
        "calabobos", "orvallo", "chubasco", "garua", "llovizno", "jarreaba",
        "de tanto llover", "largo a llover", "empezo a llover", "puso a llover", "orvallaba",
        "txirimiri", "sirimiri", "garuaba", "chirimiri", "chubascos", "aguanieve",
    )),
    ("fog", (
        "niebla", "nieblas", "neblina", "bruma", "camanchaca",
    )),
    ("wind", (
        "viento", "ventolera", "levante", "tramontana", "brisa", "ventarron", "cierzo", "aire fuerte",
        "nortazo", "pampero", "sudestada",
    )),
    ("heat", (
        "calor", "bochorno", "calina", "canicula", "calorazo", "asfixiante", "caloron", "sudando",
        "calima",
    )),
    ("cold", (
        "frio", "helaba", "escarcha", "hielo", "una rasca", "con rasca", "tiritando", "una helada",
        "las heladas", "friaje", "tiritaba", "relente", "helada negra",
    )),
    ("sun", (
        "al sol", "hacia sol", "habia sol", "un sol", "el sol", "soleado", "solazo", "mucho sol",
        "dia de sol", "domingo de sol", "pleno sol", "solana", "sol de", "solajero",
    )),
    ("clouds", (
        "nublado", "nubes", "cielo gris",
    )),
)  # fmt: skip
NOT_WEATHER: Final = (
    "sopa fria", "agua fria", "sangre fria", "puesta de sol", "como un sol",
    "como el viento",
)  # fmt: skip
INDOOR: Final = (
    "dentro de casa", "bajo techo", "en la cama", "en mi cama", "en su cama", "debajo de la manta",
    "debajo de la cama", "al calor de la lumbre", "junto a la lumbre",
)  # fmt: skip
# in bed with an illness is somebody else, and a comparison is nowhere
NOT_HERE: Final = (
    "con paperas", "con sarampion", "con fiebre", "con gripe", "con anginas", "con catarro", "como en",
    "como si", "techo del", "con varicela", "con tos ferina", "con calentura",
)  # fmt: skip
# what stands in a room: it tells of one when no place does
FURNITURE: Final = (
    "la alfombra", "el sofa", "la mesa camilla", "el brasero", "la chimenea", "el altar",
    "el televisor", "un televisor", "la tele", "el armario", "la bañera", "la lampara", "el ropero",
    "la butaca", "la heladera", "la nevera", "el frigorifico", "mi escritorio", "la mecedora",
    "la comoda", "el piano", "la cuna",
    "el techo", "la alacena", "el aparador", "el fogon", "la lumbre", "la estufa", "los fogones",
)  # fmt: skip
OUTDOOR: Final = (
    "en el cordon", "delante del", "a la puerta de casa", "en la vereda", "al aire libre", "en la arena",
    "a la orilla", "en la orilla", "el mar", "en la nieve", "al raso", "bajo las estrellas",
    "en bicicleta", "en el prado", "en la puerta de", "al fresco", "desde la orilla", "en un banco",
    "en barca", "a la sombra", "serenata", "debajo de un arbol", "bajo un arbol", "las olas",
    "de las olas", "a popa", "la sombrilla", "el desfile", "en pleno desfile", "la hoguera",
    "en la cuneta", "junto al rio", "las estrellas",
)  # fmt: skip
