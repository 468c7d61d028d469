"""From what is told to what the sketch is asked for: places, things, clothes, doings that belong together."""

from collections.abc import Callable

import numpy as np
import pytest

from imaging.request import AnimalLooks, PersonLooks, PictureRequest, SubjectRequest
from imaging.sketching import draw_sketch
from narrative import Understanding, entities_from_gold, write_script
from narrative.entities import Patient
from narrative.scene import Refusal
from server.drawing import picture_request
from server.settings import SHIPPED_DATA

Told = Callable[..., PictureRequest]
KIN = entities_from_gold(
    [
        {"id": "ana", "kind": "person", "name": "Ana", "relation": "madre"},
        {"id": "pedro", "kind": "person", "name": "Pedro", "relation": "marido"},
    ]
)


@pytest.fixture(scope="module")
def told() -> Told:
    understanding = Understanding.load(SHIPPED_DATA / "lexicon")

    def read(text: str, gender: str = "f", country: str = "ES") -> PictureRequest:
        patient = Patient("p", "Rosa Gil", gender, 1940, "Jaén", country)  # type: ignore[arg-type]
        scene = understanding.understand(text, patient, KIN)
        assert not isinstance(scene, Refusal)
        script = write_script(scene, patient, KIN, understanding.lexicon)
        return picture_request(script, seed=1, width=256, height=256, model="")

    return read


def _kinds(request: PictureRequest) -> set[str]:
    return {thing.kind for thing in request.things}


def _who(request: PictureRequest, key: str) -> SubjectRequest:
    return next(each for each in request.subjects if each.key == key)


def _worn(subject: SubjectRequest) -> set[str]:
    assert isinstance(subject.looks, PersonLooks)
    return {garment.kind for garment in subject.looks.garments}


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Mi madre batía chocolate en la cocina y yo oía el autobús que subía la cuesta.", "bus"),
        ("En la plaza del pueblo bailábamos con la radio de mi padre y la lámpara encendida.", "lamp"),
        ("El viento sonaba como un tren y nos metimos todos en el baño.", "train"),
        ("El día que me casé no había coche y fuimos andando a la iglesia con mi madre.", "car"),
        ("De niña llevaba un delantal de cuadros y ayudaba a mi madre en el patio.", "painting"),
    ],
)
def test_what_cannot_be_there_is_not_drawn(told: Told, text: str, left_out: str) -> None:
    assert left_out not in _kinds(told(text))


def test_at_home_one_cooks_in_the_kitchen(told: Told) -> None:
    request = told("En mi casa mi madre cocinaba un guiso y yo leía un libro.")
    assert any(each.posture == "cooking" for each in request.subjects)
    assert request.setting.place in ("kitchen", "country_kitchen")


def test_the_picture_that_someone_paints_is_on_the_easel_alone(told: Told) -> None:
    request = told("Por las tardes pintaba un cuadro en el salón y mi madre me miraba.")
    assert _who(request, "yo").posture == "painting"
    assert "painting" not in _kinds(request)


def test_a_car_stands_in_the_street(told: Told) -> None:
    assert "car" in _kinds(told("Mi marido y yo paseamos por la calle hasta el coche nuevo."))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Una noche de tormenta mi madre me metió en su cama y rezamos las dos.", "bedroom"),
        ("Fuimos en tren a Santander, toda la noche, mi madre y yo.", "train_carriage"),
        ("Una mañana de Reyes mi madre me dio una muñeca de cartón.", "living_room"),
    ],
)
def test_things_tell_where_it_was(told: Told, text: str, place: str) -> None:
    assert told(text).setting.place == place


@pytest.mark.parametrize(
    ("text", "garments"),
    [
        ("Un cura venía con nosotras por la calle, en 1950.", {"cassock"}),
        ("La enfermera me puso al niño en los brazos en el hospital, en 1965.", {"nurse_uniform"}),
        ("Un guardia civil nos paró en la calle en 1950.", {"uniform", "tricorn"}),
        ("El cartero traía la carta a la calle, en 1960.", {"suit", "peaked_cap"}),
        (
            "Un minero salía con la cara negra de la mina, y yo lo miraba, en 1950.",
            {"work_clothes", "helmet"},
        ),
    ],
)
def test_a_trade_wears_its_clothes(told: Told, text: str, garments: set[str]) -> None:
    request = told(text)
    others = [each for each in request.subjects if each.key != "yo" and isinstance(each.looks, PersonLooks)]
    assert any(garments <= _worn(each) for each in others), request.subjects


def test_bride_and_groom_are_dressed_for_it(told: Told) -> None:
    request = told(
        "El día de mi boda, en 1962, entré en la iglesia con Pedro, mi marido, y mi madre lloraba."
    )
    assert "wedding_dress" in _worn(_who(request, "yo"))
    others = {each.key: _worn(each) for each in request.subjects if each.key != "yo"}
    assert sum("suit" in worn for worn in others.values()) == 1
    assert not any("wedding_dress" in worn for worn in others.values())


def test_recruits_wear_uniform(told: Told) -> None:
    request = told("Hice la mili en Ceuta en el 61 con un compañero que tocaba la guitarra.", gender="m")
    assert all("uniform" in _worn(each) for each in request.subjects)


@pytest.mark.parametrize(
    "text",
    [
        "Mi amiga y yo fuimos al lago y unos soldados nos echaban piropos desde la orilla.",
        "Mi madre echó la llave y nos pusimos a cantar en el bar.",
        "Al caer la tarde mi madre y yo paseábamos por la playa.",
    ],
)
def test_nobody_lies_down_who_did_not(told: Told, text: str) -> None:
    assert all(each.posture != "lying" for each in told(text).subjects)


def test_who_lies_down_does(told: Told) -> None:
    assert _who(told("Yo me tumbé en la playa a tomar el sol con mi madre."), "yo").posture == "lying"


def test_nobody_hammers_in_church(told: Told) -> None:
    request = told("En la iglesia mi madre trabajaba mucho y yo rezaba.")
    assert request.setting.place == "church_interior"
    assert all(each.posture != "working" for each in request.subjects)


def test_the_millers_daughter_is_of_my_age(told: Told) -> None:
    request = told("Tenía yo dieciséis años y saqué a bailar a Dolores, la hija del molinero.", gender="m")
    ages = {each.looks.age for each in request.subjects if isinstance(each.looks, PersonLooks)}
    assert ages == {"young"}


def test_who_reads_holds_the_newspaper(told: Told) -> None:
    request = told("Mi marido leía el periódico en el salón y yo cosía.")
    reader = next(each for each in request.subjects if each.posture == "reading")
    assert reader.holding == ("newspaper",)
    assert "newspaper" not in _kinds(request)


def test_somebody_grown_takes_the_broom(told: Told) -> None:
    request = told("Un verano, con diez años, jugaba yo en el cortijo y mi madre salió con la escoba.")
    assert "broom" not in _kinds(request)
    holder = next(each for each in request.subjects if each.holding)
    assert holder.holding == ("broom",)
    assert isinstance(holder.looks, PersonLooks)
    assert holder.looks.age != "child"


def test_a_kite_is_in_a_childs_hand(told: Told) -> None:
    request = told("De niña, con once años, encumbrábamos la cometa en el campo mi madre y yo.")
    holder = next(each for each in request.subjects if "kite" in each.holding)
    assert isinstance(holder.looks, PersonLooks)
    assert holder.looks.age == "child"


def test_bride_and_groom_hold_hands(told: Told) -> None:
    request = told(
        "El día de mi boda, en 1962, entré en la iglesia con mi madre y Pedro, mi marido, lloraba."
    )
    assert sum(each.posture == "holding_hands" for each in request.subjects) == 2


@pytest.mark.parametrize(
    ("text", "posture"),
    [
        ("Yo trabajaba en la mina con mi marido.", "digging"),
        ("Yo trabajaba en la viña con mi madre.", "picking"),
        ("Se me planta mi madre en la puerta del bar.", "standing"),
    ],
)
def test_work_is_what_is_done_there(told: Told, text: str, posture: str) -> None:
    assert posture in {each.posture for each in told(text).subjects}
    assert "working" not in {each.posture for each in told(text).subjects}


def test_who_goes_by_donkey_rides_one(told: Told) -> None:
    request = told("Iba en burro al río con mi madre.")
    riders = {each.key for each in request.subjects if each.posture == "riding"}
    donkeys = [each for each in request.subjects if getattr(each.looks, "species", None) == "donkey"]
    assert riders
    assert {each.beside for each in donkeys} == riders


@pytest.mark.parametrize(
    ("text", "coat"),
    [
        ("Teníamos una vaca blanca y negra en la cuadra.", ("black", "patched")),
        ("Mi gato atigrado dormía en el patio.", (None, "striped")),
        ("Mi perro era negro y dormía en el patio.", ("black", None)),
        ("Un caballo a manchas comía en el prado.", (None, "patched")),
    ],
)
def test_coats_are_drawn_as_told(told: Told, text: str, coat: tuple[str | None, str | None]) -> None:
    animal = next(each.looks for each in told(text).subjects if isinstance(each.looks, AnimalLooks))
    assert (animal.colour, animal.pattern) == coat


def test_the_tellers_country_is_told_to_the_sketch(told: Told) -> None:
    assert told("Jugaba con mi madre en la calle del pueblo.", country="MX").setting.country == "MX"


def test_the_dress_of_a_communion_is_white(told: Told) -> None:
    request = told(
        "La primera comunión la hice a los nueve años con un vestido de mi hermana, en la iglesia."
    )
    assert "communion_dress" in _worn(_who(request, "yo"))


def test_nobody_fishes_in_the_street(told: Told) -> None:
    request = told("Mi marido salió a la calle con una red de pescar y yo me reía.")
    assert all(each.posture != "fishing" for each in request.subjects)


def test_nobody_marries_in_the_cemetery(told: Told) -> None:
    request = told("Nos casamos en el 65 y el viento se llevó el velo hasta el cementerio. Mi madre se reía.")
    assert request.setting.place != "cemetery"


def test_two_go_hand_in_hand(told: Told) -> None:
    request = told("Una tarde de otoño paseaba por el parque con mi madre de la mano.")
    assert [each.posture for each in request.subjects] == ["holding_hands", "holding_hands"]


def test_who_sits_with_a_newspaper_reads_it(told: Told) -> None:
    request = told("Mi marido se sentaba en un banco de la plaza; había un periódico y yo paseaba.")
    assert any(each.posture == "reading" and each.holding == ("newspaper",) for each in request.subjects)


def test_no_more_things_than_find_room(told: Told) -> None:
    request = told(
        "En la cocina había pan, queso, vino, una botella, un botijo, un reloj, una radio y una lámpara. "
        "Mi madre y yo cantábamos."
    )
    assert 3 <= len(request.things) <= 5


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Mi hermana tenía en brazos a la gata.", "arms"),
        ("Yo tenía un conejo en brazos en el corral.", "arms"),
        ("Mi madre cosía con el gato en el regazo.", "lap"),
        ("El gato dormía en las rodillas de mi madre.", "lap"),
        ("Mi madre leía el periódico con el perro a sus pies.", "feet"),
        ("Mi hermano llevaba la cabra de la cuerda por el camino.", "lead"),
        ("Yo paseaba al perro con la correa por el parque.", "lead"),
    ],
)
def test_who_has_an_animal_has_that_animal(told: Told, text: str, how: str) -> None:
    request = told(text)
    (animal,) = (each for each in request.subjects if isinstance(each.looks, AnimalLooks))
    assert animal.held is not None
    assert animal.held.how == how
    holder = _who(request, animal.held.by)
    plan = {spot.key: spot for spot in draw_sketch(request).layout.spots}
    beside, by = plan[animal.key], plan[holder.key]
    assert abs(beside.x - by.x) < by.scale * (0.9 if how == "lead" else 0.45)
    assert (beside.posture in ("in_arms", "in_lap")) == (how in ("arms", "lap"))


@pytest.mark.parametrize(
    ("text", "kind", "colour"),
    [
        ("Llevaba un paraguas negro y caminaba por la calle.", "umbrella", "black"),
        ("Mi marido se fue con una maleta roja a la estación.", "suitcase", "red"),
        ("Mi madre venía de la plaza con un cántaro verde.", "pitcher", "green"),
        ("Mi madre traía una cesta verde con huevos.", "basket", "green"),
    ],
)
def test_what_is_held_has_its_told_colour(told: Told, text: str, kind: str, colour: str) -> None:
    (holder,) = (each for each in told(text).subjects if kind in each.holding)
    assert dict(holder.colours)[kind] == colour


def test_the_colour_of_what_is_held_is_seen() -> None:
    def mean(colour: str) -> float:
        someone = SubjectRequest(
            "yo", PersonLooks("adult", "female"), holding=("umbrella",), colours=(("umbrella", colour),)
        )
        sketch = draw_sketch(PictureRequest(subjects=(someone,), width=192, height=192))
        return float(sketch.pixels[sketch.masks["yo"]].mean())

    assert mean("black") < mean("white") - 20


@pytest.mark.parametrize(
    ("text", "listeners"),
    [
        ("Mi abuela nos contaba cuentos a los nietos junto a la lumbre.", 3),
        ("Mi madre nos leía un libro a mi hermana y a mí por la noche.", 2),
        ("Mi madre le cantaba una copla a mi hermanito.", 1),
        ("La maestra nos enseñaba a leer a las niñas en la escuela.", 3),
        ("El cura leía el evangelio y nosotros escuchábamos en la iglesia.", 1),
    ],
)
def test_those_to_whom_it_is_told_sit_around_and_look_at_who_tells(
    told: Told, text: str, listeners: int
) -> None:
    request = told(text)
    around = [each.key for each in request.subjects if each.posture == "listening"]
    assert len(around) >= listeners
    plan = {spot.key: spot for spot in draw_sketch(request).layout.spots}
    (heard,) = {each.beside for each in request.subjects if each.posture == "listening"}
    for key in around:
        assert plan[key].seat is not None
        assert (plan[heard].x - plan[key].x) * plan[key].facing > 0


def test_the_three_sisters_are_three_with_the_teller_and_each_has_a_bed(told: Told) -> None:
    request = told("Dormíamos las tres hermanas, cada una en su cama, y mi madre nos traía leche.")
    assert sum(each.posture == "lying" for each in request.subjects) == 3
    assert sum(spot.kind == "bed" for spot in draw_sketch(request).layout.spots) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Cuando nació mi hija, mi marido y yo estábamos en el hospital.",
        "El día que nació mi hijo nevaba y mi madre me trajo caldo.",
        "Mi hija acababa de nacer y mi marido lloraba.",
    ],
)
def test_who_is_being_born_is_a_baby_in_arms(told: Told, text: str) -> None:
    request = told(text)
    (baby,) = (s for s in request.subjects if isinstance(s.looks, PersonLooks) and s.looks.age == "baby")
    plan = {spot.key: spot for spot in draw_sketch(request).layout.spots}
    assert plan[baby.key].posture == "in_arms"


def test_where_somebody_was_born_makes_nobody_a_baby(told: Told) -> None:
    request = told("Estaba con mi hija en el pueblo donde nació mi marido.")
    assert all(each.looks.age != "baby" for each in request.subjects if isinstance(each.looks, PersonLooks))


def test_who_takes_others_along_on_a_mule_leads_it(told: Told) -> None:
    request = told("Mi tío nos llevaba en la mula a mi hermano y a mí.")
    assert {each.posture for each in request.subjects if each.posture == "riding"}
    plan = {spot.key: spot for spot in draw_sketch(request).layout.spots}
    (mule,) = (each for each in request.subjects if isinstance(each.looks, AnimalLooks))
    assert mule.held is not None
    assert plan[mule.held.by].posture == "walking"
    riders = [spot for spot in plan.values() if spot.posture in ("riding", "pillion")]
    assert len(riders) == 2
    assert all(abs(spot.x - plan[mule.key].x) < plan[mule.key].width / 2 for spot in riders)


def test_who_goes_with_a_herd_drives_it_the_same_way(told: Told) -> None:
    request = told("El pastor iba con las ovejas por el camino y yo le acompañaba.")
    spots = draw_sketch(request).layout.spots
    assert any(spot.posture == "herding" for spot in spots)
    going = [spot for spot in spots if spot.posture in ("herding", "walking")]
    assert len(going) == 5
    assert len({spot.facing for spot in going}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Mi abuelo me sentaba en sus rodillas y me contaba cuentos.",
        "Mi padre me llevaba en brazos por la plaza.",
        "Mi madre me cogía en brazos y me cantaba.",
    ],
)
def test_the_child_that_was_carried_is_in_the_arms_of_who_carried_it(told: Told, text: str) -> None:
    request = told(text)
    teller = _who(request, "yo")
    assert isinstance(teller.looks, PersonLooks)
    assert teller.looks.age == "child"
    plan = {spot.key: spot for spot in draw_sketch(request).layout.spots}
    assert plan["yo"].posture == "in_arms"
    assert len(plan["yo"].partner or "") > 0


@pytest.mark.parametrize(
    "text", ["Nos bañábamos en el río mi marido y yo.", "Aprendí a nadar en la piscina con mi hermana."]
)
def test_who_bathes_is_in_the_water_in_a_swimsuit(told: Told, text: str) -> None:
    request = told(text)
    sketch = draw_sketch(request)
    assert {each.posture for each in request.subjects} == {"bathing"}
    for each in request.subjects:
        assert "swimsuit" in _worn(each)
        assert np.flatnonzero(sketch.masks[each.key].any(axis=1))[-1] < 0.83 * request.height


def test_who_rows_on_the_lake_has_a_boat(told: Told) -> None:
    request = told("Mi amiga Esperanza y yo remábamos en el lago.")
    assert {each.aboard for each in request.subjects} == {"boat"}
    assert "boat" in _kinds(request)


def test_in_the_train_everyone_sits(told: Told) -> None:
    request = told("Íbamos en el tren con mi madre a Barcelona y comíamos bocadillos.")
    spots = draw_sketch(request).layout.spots
    assert all(spot.seat is not None for spot in spots if spot.kind == "person")


def test_who_marries_is_no_child(told: Told) -> None:
    request = told("Mi niña se casó en la iglesia y yo lloraba.")
    assert all(each.looks.age != "child" for each in request.subjects if isinstance(each.looks, PersonLooks))


@pytest.mark.parametrize(
    ("text", "posture"),
    [
        ("Veíamos la tele, mis hermanos en el suelo y mi madre cosía.", "sitting_on_ground"),
        ("Mi madre en la mecedora y yo jugaba con la muñeca en el patio.", "sitting"),
    ],
)
def test_who_is_told_on_the_floor_or_a_seat_sits_there(told: Told, text: str, posture: str) -> None:
    assert any(each.posture == posture for each in told(text).subjects if each.key != "yo")


def test_what_is_only_compared_is_not_there(told: Told) -> None:
    request = told("Mi hermana llevaba el racimo como un trofeo por la viña.")
    assert "medal" not in _kinds(request)
    assert all("medal" not in each.holding for each in request.subjects)


def test_what_one_is_shown_to_do_is_done_where_it_is_done(told: Told) -> None:
    assert told("Mi marido me enseñaba a pescar.").setting.place != "classroom"


def test_on_top_of_the_table_is_on_nobodys_lap(told: Told) -> None:
    request = told("El gato se dormía encima de la mesa mientras mi madre cosía.")
    assert all(each.held is None for each in request.subjects)


def test_the_pushchair_is_no_cart(told: Told) -> None:
    request = told("Mi madre llevaba a mi hermana en el carrito de bebé por el parque.")
    assert "cart" not in _kinds(request)
    assert all(each.aboard is None for each in request.subjects)
