"""When it was: cues of every kind to a range of years and a life phase."""

from collections.abc import Callable

import pytest

from narrative.scene import Scene

Read = Callable[[str], Scene]


@pytest.mark.parametrize(
    ("text", "phase", "low", "high"),
    [
        ("En el 58 fuimos todos a Madrid y yo estrené zapatos.", "youth", 1958, 1958),
        ("en el sesenta y cuatro compramos la radio y bailamos en la cocina", "youth", 1964, 1964),
        ("En 1998 bailé con Tomás en la plaza.", "adulthood", 1998, 1998),
        ("Por el 72 trabajaba yo en la fábrica.", "adulthood", 1971, 1973),
        ("Fue en el 58, no, en el 60, cuando me caí del carro.", "youth", 1960, 1960),
        ("A mediados de los setenta yo cosía en casa.", "adulthood", 1974, 1976),
        ("En los años cincuenta lavábamos en el río.", "youth", 1950, 1959),
        ("Tendría yo nueve o diez años y pintaba en el patio.", "childhood", 1949, 1951),
        ("Con veinticuatro años me fui a Francia.", "youth", 1964, 1965),
        ("De niña jugaba en la era con mi hermano Raúl.", "childhood", 1944, 1952),
        ("De joven corría por la playa.", "youth", 1955, 1965),
        ("Cuando me jubilé planté un rosal.", "old_age", 2000, 2007),
        ("El día que murió Franco yo estaba en la peluquería.", "adulthood", 1975, 1975),
        ("El verano pasado bañamos a Trasto en el río.", "old_age", 2020, 2026),
        ("En el invierno del 62 nevó y bajamos en trineo.", "youth", 1962, 1963),
        ("La boda fue sencilla: nos casamos en la ermita y comimos en casa.", "youth", 1958, 1970),
        ("Al bajar, yo de doce con dos bultos encima, la mula se paró.", "childhood", 1952, 1953),
        ("De mocita bailaba los domingos en la plaza.", "youth", 1955, 1965),
        ("Nos volamos de la escuela, estando en tercero, y pescamos ranas.", "childhood", 1948, 1950),
        ("Andaría yo por los treinta y siete y llevaba gafas.", "adulthood", 1977, 1978),
        ("un invierno tendría yo unos quince se heló la fuente y patinamos", "youth", 1955, 1956),
        ("Perdí la carrera del 82 por un perro que se cruzó.", "adulthood", 1982, 1982),
        ("No nos dejaban solos en el paseo. Diecisiete años yo.", "youth", 1957, 1958),
        ("Con seis añitos ella y once yo. Me cortó las trenzas.", "childhood", 1951, 1952),
        ("para mis 60 mi hermana me hizo una fiesta", "adulthood", 2000, 2001),
        ("Mi Sol tenía seis añitos y yo 70 clavados.", "old_age", 2010, 2011),
        ("Bailé en la romería, estando yo soltera.", "youth", 1955, 1965),
        ("Enero del 72, bueno, del 73, y nos dio frío.", "adulthood", 1973, 1973),
        ("Mi hija tuvo paperas el mismo año, el 78, por turnos.", "adulthood", 1978, 1978),
        ("Bailamos en el patio el 31 del 99 y se fue la luz.", "adulthood", 1999, 1999),
        ("Este mismo invierno apostamos un café mi hermana y yo.", "old_age", 2020, 2026),
        ("En los sesenta, esto, a finales, compramos un coche.", "adulthood", 1966, 1969),
        ("iba yo en quinto de primaria y el perro me seguía", "childhood", 1950, 1952),
        ("de chaval íbamos los veranos a la sierra", "childhood", 1944, 1952),
        ("mi madre me buscaba, siendo yo una mocosa, para lavar", "childhood", 1944, 1952),
        ("iba al molino con mi padre era yo pequeña y me dormía", "childhood", 1944, 1952),
        ("niñas las dos, cantábamos en la plaza con mi madre", "childhood", 1944, 1952),
        ("siendo muchacha vendimié con mi padre", "youth", 1955, 1965),
        ("Íbamos en el tren y el guardia me pregunta a mí, siete años, qué llevo.", "childhood", 1947, 1948),
        ("Bajé del tren. Dieciocho años y no soltaba la maleta.", "youth", 1958, 1959),
        ("Me subió un desconocido gordo. Cinco años tenía, y no vi nada.", "childhood", 1945, 1946),
        ("tenía veinticinco cuando me cogieron en el taller", "youth", 1965, 1966),
        ("Yo tendría, no sé, treinta y tres, treinta y cuatro. Fuimos al mar.", "adulthood", 1973, 1975),
        ("yo acababa de cumplir veintidós y le llevé una naranja a mi padre", "youth", 1962, 1963),
        ("Yo iba para dieciséis... mentira, quince, y bailé en el carnaval.", "youth", 1955, 1956),
        ("Fui telefonista antes de casarme, en el turno de noche.", "youth", 1955, 1965),
        ("No levantaba yo un palmo del suelo y ya lavaba en el río.", "childhood", 1944, 1952),
        ("De escolar íbamos al río con mi abuelo.", "childhood", 1946, 1953),
        ("recien jubilaos nos fuimos a la playa mi hermana y yo", "old_age", 2000, 2007),
        ("oy mi hermana me enseño a mandar audios en la cocina", "old_age", 2020, 2026),
        ("Fregué la cocina desde el treinta y uno. De niña cantaba mientras.", "childhood", 1944, 1952),
        ("La noche del 23-F, en el 81, cenamos en la cocina.", "adulthood", 1981, 1981),
        ("Había cumplido los quince y corrí con los toros en la plaza.", "youth", 1955, 1956),
        ("Con sesenta y siete me quedé viuda y lloré en la cocina.", "old_age", 2007, 2008),
        ("Diecinueve cumplidos y ya cosía en el taller con mi hermana.", "youth", 1959, 1960),
        ("mi hermano se me soltó de la mano doce años yo y él diez en la plaza", "childhood", 1952, 1953),
        ("Envolvía libros, y yo con diecisiete, muerta de vergüenza.", "youth", 1957, 1958),
        ("Con el pie vendado y quince años, el baile lo vi desde la ventana.", "youth", 1955, 1956),
        ("cuando llegamos al barrio de recién casados no había ni acera y yo lloré", "youth", 1958, 1970),
        (
            "En la playa el primer año, el 72, y unas suecas con aquello tan chico puesto.",
            "adulthood",
            1972,
            1972,
        ),
        ("mi hermana y yo vendíamos botones en la tienda esto por los ochenta", "adulthood", 1980, 1989),
        ("tenía yo los sesenta y llegué a la boda de mi sobrina", "adulthood", 2000, 2001),
    ],
)
def test_cue_gives_years_and_phase(read: Read, text: str, phase: str, low: int, high: int) -> None:
    era = read(text).era
    assert (era.phase, era.year_min, era.year_max) == (phase, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Yo trabajaba de maestra en la escuela del pueblo y los niños me traían flores.",
        "Fui maestra en la escuela de mi pueblo muchos años.",
        "En el colegio daba clases a los pequeños, que me traían flores.",
        "Estaba de maestra en la escuela y los niños me llevaban huevos.",
        "Estuve de conserje en el instituto y abría la puerta.",
        "De maestra en la escuela ya no sé cuántos años fui",
    ],
)
def test_who_works_at_a_school_is_no_pupil(read: Read, text: str) -> None:
    scene = read(text)
    assert scene.era.phase == "unknown"
    assert "walk_school" not in [action.fact.concept for action in scene.actions]


def test_a_mother_who_teaches_leaves_the_pupil_a_child(read: Read) -> None:
    assert read("Mi madre trabajaba de maestra en la escuela y yo iba con ella.").era.phase == "childhood"


def test_cue_is_in_the_text(read: Read) -> None:
    scene = read("Nos mudamos en el 63, con el perro encima de los colchones.")
    assert scene.era.cue is not None
    assert scene.text[scene.era.cue.start : scene.era.cue.end] == "en el 63"


@pytest.mark.parametrize(
    "text",
    [
        "Trabajé treinta y seis años en el mismo taller y siempre canté.",
        "El perro vivió catorce años con nosotros.",
        "La carta de vuelta llegó el 11 y la leyó mi hermana.",
        "Hasta el día de hoy le mandan una tarjeta a mi hermana.",
        "Vino mi hermana con mis seis primos y comimos en el patio.",
        "Corría los ochocientos metros en la pista.",
        "Conducíamos un Seat del 67 por la playa.",
        "Mi nieta, que tenía cinco años, me daba la mano y cantaba conmigo.",
    ],
)
def test_numbers_that_are_no_time_of_the_teller(read: Read, text: str) -> None:
    assert read(text).era.year_min is None


def test_before_birth_has_no_phase_and_no_teller(read: Read) -> None:
    scene = read("Mis padres se conocieron en la fuente antes de la guerra, yo no había nacido.")
    assert scene.era.phase == "unknown"
    assert not scene.self_in_scene
    assert scene.era.year_max is not None
    assert scene.era.year_max <= 1940


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A mí me faltaba un buen rato para nacer. Mi abuela bajó del barco, año 23.", 1923, 1923),
        ("Dos años antes de nacer yo mi madre compró la mula en la feria.", 1938, 1938),
        ("Esto no lo vi, me lo contó mi abuela. En el 14 escondió un pavo en el patio.", 1914, 1914),
        ("Faltaban veinte años para que a mí me trajeran al mundo. Mi abuela lavaba.", None, None),
    ],
)
def test_what_was_before_birth_keeps_its_own_years(
    read: Read, text: str, low: int | None, high: int | None
) -> None:
    era = read(text).era
    assert (era.phase, era.year_min, era.year_max) == ("unknown", low, high)


def test_a_sentence_that_begins_with_antes_does_not_count_years(read: Read) -> None:
    era = read("Tenía veinte años. Antes de salir me peiné en el patio.").era
    assert (era.phase, era.year_min) == ("youth", 1960)
