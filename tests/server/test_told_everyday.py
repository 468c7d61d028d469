"""Who sells, teaches, plays and eats as a family is seen doing it, with what they sell, fly and wear."""

from collections.abc import Callable

import pytest

from imaging.request import PersonLooks, PictureRequest, Spot, SubjectRequest
from imaging.sketching import draw_sketch, planned

Told = Callable[..., PictureRequest]


def _who(request: PictureRequest, key: str) -> SubjectRequest:
    return next(each for each in request.subjects if each.key == key)


def _looks(subject: SubjectRequest) -> PersonLooks:
    assert isinstance(subject.looks, PersonLooks)
    return subject.looks


def _worn(subject: SubjectRequest) -> list[tuple[str, str | None]]:
    return [(each.kind, each.colour) for each in _looks(subject).garments]


def _kinds(request: PictureRequest) -> set[str]:
    return {spot.kind for spot in planned(request)[0].spots}


def _of_kind(request: PictureRequest, kind: str) -> Spot:
    return next(spot for spot in planned(request)[0].spots if spot.kind == kind)


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("Comprábamos churros a la churrera en la feria mi padre y yo.", "selling"),
        ("Los domingos comprábamos un helado al heladero en el parque.", "selling"),
        ("Compraba pescado en el mercado a la pescadera Carmen.", "selling"),
        ("El panadero Tomás me daba una barra de pan en la panadería.", "selling"),
        ("El barman Pepe nos ponía unas cañas en el bar.", "selling"),
        ("El camarero nos traía el café a mi mujer y a mí en la cafetería.", "serving"),
        ("A mi boda vinieron el panadero y la frutera del barrio.", "standing"),
        ("Mi padre saludaba al carnicero en la calle.", "standing"),
    ],
)
def test_who_is_told_by_a_selling_trade_sells_where_there_is_trade(told: Told, text: str, doing: str) -> None:
    request = told(text)
    assert [each.posture for each in request.subjects if _is_of_a_trade(each)][:1] == [doing]


def _is_of_a_trade(subject: SubjectRequest) -> bool:
    trades = ("pastry", "ice-cream", "fish seller", "baker", "barman", "waiter", "grocer", "butcher")
    return any(trade in subject.prompt for trade in trades)


def test_the_teller_sells_what_they_lived_of(told: Told) -> None:
    assert _who(told("Yo era frutera en el mercado y mi marido me ayudaba."), "yo").posture == "selling"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("En invierno mi abuelo me compraba castañas a la castañera de la plaza.", "church_square"),
        ("Mi madre le compraba globos al globero y yo la acompañaba.", "village_street"),
        ("Mi madre le compraba telas al tendero y yo la acompañaba.", "shop"),
        ("Por las noches nos sentábamos a la fresca en la puerta con las vecinas.", "village_street"),
        ("En verano dormíamos la siesta debajo de la parra.", "patio"),
        ("En la feria mi padre me subía a los caballitos.", "fairground"),
    ],
)
def test_it_is_where_such_things_are_done(told: Told, text: str, place: str) -> None:
    assert told(text).setting.place == place


def test_shops_and_bars_have_a_counter_and_streets_a_stall(told: Told) -> None:
    bar = _kinds(told("El barman Pepe nos atendía en el bar a mi amigo y a mí."))
    assert {"counter", "drinks"} <= bar
    assert "stall" not in bar
    shop = _kinds(told("Mi tía era tendera y despachaba en la tienda."))
    assert {"counter", "goods"} <= shop
    baker = _kinds(told("El panadero Tomás nos atendía en la panadería."))
    assert {"counter", "loaves"} <= baker
    pharmacist = _kinds(told("La boticaria me sonreía en la farmacia."))
    assert {"counter", "flasks"} <= pharmacist
    street = _kinds(told("Mi tía vendía fruta en la plaza del pueblo."))
    assert "stall" in street
    assert "counter" not in street


@pytest.mark.parametrize(
    "text",
    [
        "Mi hija volaba una cometa en el campo.",
        "Mi nieto elevaba una cometa en el parque.",
        "De niña volaba la cometa con mi padre en el monte.",
    ],
)
def test_a_kite_flies_over_all_heads_from_the_hand_of_the_child(told: Told, text: str) -> None:
    request = told(text)
    child = next(each for each in request.subjects if _looks(each).age == "child")
    assert child.holding == ("kite",)
    masks = draw_sketch(request).masks
    top = {key: int(mask.any(axis=1).argmax()) for key, mask in masks.items()}
    grown = min(rows for key, rows in top.items() if key != child.key)
    assert top[child.key] < 0.2 * request.height < grown


def test_the_television_stands_on_a_table_of_its_own(told: Told) -> None:
    request = told("Cenábamos en la cocina con la televisión puesta mi marido y yo.")
    television, eaten_at = _of_kind(request, "television"), _of_kind(request, "work_table")
    assert television.depth - television.y > 0.25 * television.scale
    assert abs(television.x - eaten_at.x) > (television.width + eaten_at.width) / 2


@pytest.mark.parametrize(
    "text",
    [
        "Tenía dos aprendizas en el taller de costura y les enseñaba a coser.",
        "Tenía tres alumnas en el salón y les enseñaba a bordar.",
    ],
)
def test_who_teaches_several_points_and_they_do_what_they_learn(told: Told, text: str) -> None:
    request = told(text)
    assert _who(request, "yo").posture == "pointing"
    assert {each.posture for each in request.subjects if each.key != "yo"} == {"sewing"}


def test_a_colour_told_of_somebody_is_worn(told: Told) -> None:
    request = told("Mi hermano de azul y yo de blanco jugábamos en la plaza.", gender="m")
    assert _worn(_who(request, "yo")) == [("sweater", "white")]
    assert _worn(_who(request, "E1")) == [("sweater", "blue")]
    dancing = told("Mi madre, de rojo, bailaba con mi padre en la verbena.")
    assert ("dress", "red") in _worn(_who(dancing, "E1"))
    parted = told("Jugaba mi hermana, de azul pintaban la puerta mis tíos.")
    assert not any(colour for subject in parted.subjects for _kind, colour in _worn(subject))


def test_a_whole_family_is_there_beside_the_one_who_is_named(told: Told) -> None:
    request = told("Mi abuelo hacía el asado en el patio y toda la familia comíamos en la mesa.")
    eating = [_looks(each).age for each in request.subjects if each.posture == "eating"]
    assert sorted(eating) == ["adult", "adult", "child", "child"]
    told_one_by_one = told("En el patio comíamos toda la familia: mi abuelo, mi madre y yo.")
    assert len(told_one_by_one.subjects) == 3


def test_who_is_sat_with_in_the_cool_sits_too(told: Told) -> None:
    request = told("Por las noches nos sentábamos a la fresca en la puerta con las vecinas.")
    assert {each.posture for each in request.subjects} == {"sitting"}


@pytest.mark.parametrize(
    "text",
    ["El día de Reyes encontré una muñeca en el balcón.", "Mi perro me esperaba en la puerta de la escuela."],
)
def test_toys_of_the_magi_and_who_waits_at_the_school_tell_of_a_child(told: Told, text: str) -> None:
    assert _looks(_who(told(text), "yo")).age == "child"


def test_a_child_has_the_doll_of_the_magi_in_the_arms(told: Told) -> None:
    request = told("Los Reyes me trajeron una muñeca y la abrí en el salón con mis padres.")
    assert _looks(_who(request, "yo")).age == "child"
    assert _who(request, "yo").holding == ("doll",)
    grown = told("Cosía una muñeca en el salón con mi marido.")
    assert not any(each.holding == ("doll",) for each in grown.subjects)


@pytest.mark.parametrize(
    ("text", "held", "left"),
    [
        ("Mi madre llevaba dos cubos de agua desde la fuente.", ("bucket", "bucket"), 0),
        ("Mi padre llevaba tres maletas en la estación.", ("suitcase", "suitcase"), 1),
        ("Mi madre llevaba un cubo de agua desde la fuente.", ("bucket",), 0),
    ],
)
def test_two_of_a_thing_are_carried_one_in_each_hand(
    told: Told, text: str, held: tuple[str, ...], left: int
) -> None:
    request = told(text)
    assert _who(request, "E1").holding == held
    assert sum(thing.kind == held[0] for thing in request.things) == left


def test_two_suitcases_hang_apart_and_before_nobody(told: Told) -> None:
    request = told("Mi padre llevaba dos maletas en la estación.")
    assert [len(each.holding) for each in request.subjects] == [0, 2]
    regions = draw_sketch(request).layout.regions
    father, teller = regions["E1"], regions["yo"]
    assert father.right - father.left > 1.9 * (teller.right - teller.left)
    assert father.left >= teller.right or father.right <= teller.left


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("Mi abuelo fumaba un puro en la mecedora del portal.", "sitting"),
        ("Mi abuelo miraba pasar a la gente en el banco de la plaza.", "sitting"),
        ("Mi madre tejía en el sillón y yo jugaba.", "knitting"),
        ("Mi padre compraba el pan, en la silla dormía el gato.", "standing"),
    ],
)
def test_what_is_done_in_a_chair_is_done_sitting(told: Told, text: str, doing: str) -> None:
    assert _who(told(text), "E1").posture == doing


def test_mass_is_at_church_at_christmas_too_and_one_prays_at_home(told: Told) -> None:
    assert told("Íbamos a misa del gallo mi madre y yo en Navidad.").setting.place == "church_interior"
    assert told("Rezábamos en Navidad delante del belén mi abuela y yo.").setting.place == "living_room"


def test_the_child_that_two_bathe_is_in_the_tub_between_them(told: Told) -> None:
    request = told("Bañábamos al niño en el barreño mi marido y yo.")
    held = _who(request, "E1").held
    assert held is not None
    assert (held.how, held.by) == ("tub", "yo")
    assert "bath_tub" in _kinds(request)
    alone = told("De niño me bañaba en el barreño mi hermano.")
    assert all(each.held is None or each.held.by != each.key for each in alone.subjects)


def test_a_lottery_that_is_sold_is_no_game(told: Told) -> None:
    def kinds(text: str) -> set[str]:
        return {thing.kind for thing in told(text).things}

    assert "lotto_cards" not in kinds("Mi hermana vendía lotería en el mercado.")
    assert "lotto_cards" in kinds("Jugábamos a la lotería en el salón mi hermana y yo.")


@pytest.mark.parametrize(
    ("text", "worn", "how_many"),
    [
        ("En el circo había un payaso que nos hacía reír.", "clown_suit", 1),
        ("Mi padre se disfrazó de payaso en carnaval.", "clown_suit", 1),
        ("Vi a un torero en la plaza de toros.", "bullfighter_suit", 1),
        ("La Guardia Civil pasaba por el pueblo de dos en dos.", "tricorn", 2),
        ("Mi tío era guardia civil y venía a casa de uniforme.", "tricorn", 1),
        ("Los bomberos apagaron el fuego.", "helmet", 3),
        ("Mi padre era minero y nos llevaba a la playa.", "helmet", 0),
    ],
)
def test_who_is_of_ring_arena_or_corps_is_known_by_their_clothes(
    told: Told, text: str, worn: str, how_many: int
) -> None:
    people = [each for each in told(text).subjects if each.key != "yo"]
    assert sum(worn in dict(_worn(each)) for each in people) == how_many


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("En el zoo vimos un tigre y una jirafa.", {"tiger": 1, "giraffe": 1}),
        ("Fuimos al zoo y vimos cebras y monos.", {"zebra": 2, "monkey": 2}),
        ("Cogíamos cangrejos en el río con mi padre.", {"crab": 3}),
        ("Íbamos a coger caracoles mi abuela y yo.", {"snail": 3}),
        ("En la tele veíamos leones.", {"lion": 0}),
        ("Comíamos caracoles en la taberna.", {"snail": 0}),
        ("Los gigantes y cabezudos corrían por el pueblo.", {"giants": 1}),
        ("Jugaba al billar con mis amigos en el bar.", {"billiard_table": 1}),
        ("Jugábamos a las tabas en la calle.", {"knucklebones": 1}),
        ("En Navidad comíamos turrón en familia.", {"nougat": 1, "cake": 0}),
        ("Mi madre hacía rosquillas y magdalenas.", {"biscuits": 1, "cake": 0}),
        ("Mi papá hacía un asado en el patio.", {"grill": 1, "camp_fire": 0}),
        ("El limpiabotas me limpiaba los zapatos en la plaza.", {"person": 2, "shoeshine_box": 1}),
    ],
)
def test_what_is_seen_caught_or_played_with_is_there(told: Told, text: str, seen: dict[str, int]) -> None:
    spots = [spot.kind for spot in planned(told(text))[0].spots]
    assert {kind: spots.count(kind) for kind in seen} == seen
