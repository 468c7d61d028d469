"""Small closed classes of Spanish words that the rules lean on, in plain form (no accents)."""

from typing import Final

POSSESSIVES: Final = frozenset("mi mis tu tus su sus nuestro nuestra nuestros nuestras".split())
DEFINITE: Final = frozenset("el la los las al del lo".split())
INDEFINITE: Final = frozenset("un una unos unas algun alguna algunos algunas".split())
DEMONSTRATIVE: Final = frozenset(
    "este esta estos estas ese esa esos esas aquel aquella aquellos aquellas dicho dicha".split()
)
QUANTIFIERS: Final = frozenset("muchos muchas varios varias tantos tantas".split())
NEGATIVE: Final = frozenset("ningun ninguna ninguno cada cualquier cualquiera".split())
DETERMINERS: Final = POSSESSIVES | DEFINITE | INDEFINITE | DEMONSTRATIVE
PRE_ADJECTIVES: Final = frozenset(
    """otro otra otros otras primer primera primeros primeras segundo segunda tercer tercera ultimo ultima propio
    propia mismo misma unico unica pobre pobres buen buena buenos buenas gran grandes querido querida queridos viejo
    vieja viejos viejas tal pequeno pequena nuevo nueva bendito bendita dichoso dichosa santo santa mal mala antiguo
    antigua famoso famosa dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte demas futuro
    futura difunto difunta joven""".split()
)
POST_ADJECTIVES: Final = frozenset(
    """mayor mayores menor menores pequeno pequena pequenos pequenas chico chica grande grandes viejo vieja viejos
    viejas nuevo nueva joven jovenes materno materna paterno paterna maternos paternos rubio rubia moreno morena alto
    alta gordo gorda flaco flaca cojo coja ciego ciega sordo sorda tuerto mellizo melliza gemelo gemela soltero
    soltera casado casada rico rica pobre pobres difunto difunta politico politica
    negro negra blanco blanca pardo parda gris rojo roja azul verde canela callejero callejera municipal central
    publico publica antiguo antigua andaluz andaluza gallego gallega catalan catalana asturiano asturiana vasco vasca
    aragones aragonesa castellano castellana extremeno extremena valenciano valenciana canario canaria madrileno
    madrilena frances francesa italiano italiana aleman alemana portugues portuguesa ingles inglesa suizo suiza ruso
    rusa turco turca arabe chino china japones americano americana mexicano mexicana argentino argentina cubano
    cubana chileno chilena colombiano colombiana peruano peruana venezolano venezolana espanol espanola granadino
    habanero porteno paisa costeno costena rural militar obrero obrera infantil principal entero entera abandonado
    abandonada vacio vacia helado helada seco seca ancho ancha estrecho estrecha chiquito chiquita chiquitita
    chiquitito pequenito pequenita pequenin pequenina bonito bonita sola solo viudo viuda recien naciente jubilado
    jubilada enorme inmenso inmensa bravo brava manso mansa""".split()
)
PREPOSITIONS: Final = frozenset(
    """a al en de del desde hasta hacia por para sobre ante entre bajo tras con contra sin junto frente dentro fuera
    cerca lejos delante detras""".split()
)
PLACE_PREPOSITIONS: Final = frozenset(
    "a al en de del desde hasta hacia por para ante entre tras sobre bajo y".split()
)
TITLES: Final = frozenset("don dona senor senora senorita sor fray san santa padre madre mister".split())
LINKERS_IN_NAMES: Final = frozenset("de del la las los el y".split())
TIME_WORDS: Final = frozenset(
    """noche dia dias tarde manana madrugada mediodia verano invierno otono primavera joven nino nina chico chica
    pequeno pequena soltero soltera casado casada luto repente pronto veras broma risa pie memoria lado golpe frente
    hecho nuevo momento paso lejos cerca arriba abajo dentro fuera vuelta domingo lunes martes miercoles jueves
    viernes sabado enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    siempre entonces ahi alli aqui antes despues tanto mas menos que tener ser estar cuando verdad ano anos mes meses
    semana semanas siglo vida cara espaldas rodillas cuadros rayas lunares blanco negro verde azul rojo gala
    excursion viaje vacaciones camino paseo compras visita acuerdo moda mentira todo todos todas ellos ellas ella
    madera piedra adobe paja hierro lata barro carton trapo juguete peluche""".split()
)
DEATH_PHRASES: Final = (
    "que en paz descanse", "en paz descanse", "que en gloria este", "en gloria este", "que dios tenga en su gloria",
    "dios lo tenga en la gloria", "dios la tenga en la gloria", "que descanse", "qepd", "q e p d", "en el cielo",
    "que dios lo tenga", "que dios la tenga",
)  # fmt: skip
