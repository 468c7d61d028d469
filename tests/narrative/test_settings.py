"""Feast, hour, weather, season, and whether it was under a roof."""

from collections.abc import Callable

import pytest

from narrative.scene import Scene

Read = Callable[[str], Scene]


@pytest.mark.parametrize(
    ("text", "feast"),
    [
        ("La tarde en que cumplí ochenta años mi nieta me trajo una tarta.", "birthday"),
        ("Para mis setenta años mi hija alquiló un local y cantaron todas las vecinas.", "birthday"),
        ("Mi padre me llevó a la cancha, llovía, y con el primer gol tiró el sombrero.", "match"),
        ("Mi hija nació en la cocina, encima de la mesa, y la partera llegó tarde.", "birth"),
        ("A la vecina le vinieron los dolores lavando. Salió una niña morada y lloró.", "birth"),
        ("El día que abrimos el bar no entró nadie y mi mujer miraba las tortillas.", "inauguration"),
        ("Mi novio me llevó gallo con cuatro mariachis y mi padre los pasó a la cocina.", "serenade"),
        ("Se nos metió la mula en la iglesia en plena misa de gallo.", "christmas"),
        ("Este año puse la ofrenda en mi cuarto, con la foto de mi marido.", "day_of_the_dead"),
        ("Cuando bautizaron a mi nieto en la catedral me tocó tenerlo.", "baptism"),
        ("Tembló en pleno matrimonio de la Violeta y el cura se tiró al suelo.", "wedding"),
        ("Le dimos con el palo a la piñata en una posada y el sacristán se cayó.", "posadas"),
        ("En la fiesta de San Roque bailé con Tomás y le pisé los zapatos.", "fair"),
        ("el 24 de diciembre mi nieto prendió el belén con una vela y lo apagué con vino", "christmas"),
        ("Me nació un niño en el autobús y no era mío; una monja tendió el manto.", "birth"),
        ("La tarde que vinieron a pedirme se sentaron los tres muy tiesos en la sala.", "engagement"),
        ("Cuando se graduó mi hija le tiramos harina mi hermana y yo.", "graduation"),
        ("Enterramos al abuelo y el cura se resbaló en el cementerio, llovía.", "funeral"),
        ("Yendo a la romería se nos paró la burra en el puente.", "romeria"),
        ("Estábamos cogiendo aceitunas mi padre y yo y se partió la vara.", "harvest"),
        ("El día que me jubilé las compañeras me pasearon en un carro.", "retirement"),
        ("Para los noventa de mi abuela pusimos una tarta en el patio.", "birthday"),
        ("Mi hermana llevaba la bandera en el desfile y se le voló la boina.", "parade"),
        ("En la última mudanza mi hermano bajó la radio en brazos.", "house_move"),
        ("El día que nos mudamos llovía y mi madre cargaba las sillas.", "house_move"),
        ("La fiesta de los cincuenta de casados la hicimos en el patio con mi hija.", "silver_wedding"),
        ("para muertos mi abuela ponía el altar con las velas", "day_of_the_dead"),
        ("A mi padre le hicieron despedida de la empresa y lloró en el patio.", "retirement"),
        ("La noche de San Juan saltábamos la hoguera mi hermano y yo.", "st_john"),
    ],
)
def test_feasts(read: Read, text: str, feast: str) -> None:
    occasion = read(text).setting.occasion
    assert occasion is not None
    assert occasion.concept == feast


@pytest.mark.parametrize(
    "text",
    [
        "Mi padre iba con el colchón en la cabeza como un paso de Semana Santa y yo detrás.",
        "Mi abuelo y yo volvíamos de la feria con la cuerda sola y salió el lobo del pinar.",
        "Mi marido le tapó la jaula con su saco de la boda y ni así se callaba el loro en la cocina.",
        "Remaba mi marido por los canales una trajinera cargada de nochebuenas y yo delante.",
        "Mi suegra no nos habló hasta Pascua y nosotros riéndonos en la playa.",
        "Mi padre había bajado a la feria y mi madre se remangó y sacó ella el ternero.",
        "Los Reyes Magos, al lado de mi madre, unos aficionados. Echaba caldo en un vaso en la cocina.",
        "Cuando cumplí dieciocho me fui a servir y bailaba los domingos.",
        "En la esquina de la calle San Juan vendía churros mi tía.",
        "Mi madre nos recibió en la puerta con una toalla.",
        "De aquel cerdo salieron los chorizos de Navidad que comíamos en la cocina.",
        "Me lo contó cuando cumplimos cincuenta años de casados.",
        "Por la loma de San Juan bajaba mi hermano con las cañas.",
        "Aquello parecía un entierro: las mujeres lloraban en el andén.",
        "Los gusanos subían por el retrato de boda y mi madre gritaba.",
    ],
)
def test_no_feast(read: Read, text: str) -> None:
    assert read(text).setting.occasion is None


@pytest.mark.parametrize(
    ("text", "indoor"),
    [
        ("Mi madre y yo amasábamos pan en la cocina.", True),
        ("Mi padre me enseñó a montar en la plaza, yo lloraba.", False),
        ("Mi madre hacía rosquillas en Semana Santa y nosotros se las quitábamos.", None),
        ("En Semana Santa veíamos las procesiones con mi abuela.", False),
        ("Nos retratamos delante de la iglesia mi hermana y yo.", False),
        ("Le tiramos harina en la puerta de la facultad mi hermana y yo.", False),
        ("Mi suegra me esperaba en la estación con un abrigo.", None),
        ("Mi padre la llevó al hospital en la furgoneta del lechero, entre cántaros.", None),
        ("Entró mi marido a la cocina muerto de risa.", True),
        ("Aplaudíamos desde la ventana y abajo, en la calle, un vecino tocaba la gaita.", None),
        ("Parió la vaca en la cuadra y mi abuelo sujetaba el candil.", True),
        ("Tomás me llevó serenata con tres músicos y salió mi madre.", False),
        ("Un lobo me miró en el monte. Mi hermano, en la cama con paperas, no me creyó.", False),
        ("Mi gata se subió al ropero y yo le daba órdenes desde la butaca.", True),
    ],
)
def test_under_a_roof(read: Read, text: str, indoor: bool | None) -> None:
    assert read(text).setting.indoor is indoor


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Un mediodía brindamos con vino y por la noche la bola de nieve era agua.", "midday"),
        ("Mi tía desayunando en bata y el gato encima de la mesa.", "morning"),
        ("Ya oscureciendo prendíamos las velas mi madre y yo.", "evening"),
        ("Yo conducía en la ruta de la madrugada y un gallo se escapó.", "night"),
    ],
)
def test_hours(read: Read, text: str, hour: str) -> None:
    told = read(text).setting.time_of_day
    assert told is not None
    assert told.concept == hour


@pytest.mark.parametrize(
    ("text", "weather"),
    [
        ("Cayó un aguacero y bailamos descalzas en la calle.", "rain"),
        ("Empezó a nevar y la vieja me metió debajo de su paraguas.", "snow"),
        ("Mi padre me llevó a pescar un domingo de sol.", "sun"),
    ],
)
def test_weather(read: Read, text: str, weather: str) -> None:
    told = read(text).setting.weather
    assert told is not None
    assert told.concept == weather


def test_a_season_compared_to_is_not_told(read: Read) -> None:
    assert read("Todo estaba vacío, como en agosto, y jugábamos a las cartas.").setting.season is None


@pytest.mark.parametrize(
    "text",
    [
        "Mi hermano y yo pescamos una trucha enorme, la llevamos a casa, y mi madre la midió. Esa noche "
        "llamó tío Blas.",
        "Merendamos pan con chocolate y mi primo se comió la merienda de las dos.",
        "No nos dejaron bajar del barco hasta la mañana.",
    ],
)
def test_an_hour_that_is_not_the_scenes(read: Read, text: str) -> None:
    assert read(text).setting.time_of_day is None
