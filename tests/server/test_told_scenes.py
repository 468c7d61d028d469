"""Ordinary memories from the words to the drawing: who, how many, games, vehicles, animals."""

from collections.abc import Callable

import pytest

from imaging.request import AnimalLooks, PersonLooks, PictureRequest, Placed, SubjectRequest
from imaging.sketching import draw_sketch

Told = Callable[..., PictureRequest]


def _kinds(request: PictureRequest) -> set[str]:
    return {thing.kind for thing in request.things}


def _who(request: PictureRequest, key: str) -> SubjectRequest:
    return next(each for each in request.subjects if each.key == key)


def _doing(request: PictureRequest) -> list[str]:
    return [each.posture for each in request.subjects if isinstance(each.looks, PersonLooks)]


def _animals(request: PictureRequest) -> list[str]:
    return [each.looks.species for each in request.subjects if isinstance(each.looks, AnimalLooks)]


def _age(subject: SubjectRequest) -> str:
    assert isinstance(subject.looks, PersonLooks)
    return subject.looks.age


# ---------------------------------------------------------------- games


@pytest.mark.parametrize(
    "text",
    [
        "De pequeña jugaba al corro con mis amigas en la plaza.",
        "De niña bailábamos en corro mis primas y yo en el patio.",
        "De niña jugaba a la ronda con mis hermanas en el parque.",
    ],
)
def test_a_corro_is_a_ring(told: Told, text: str) -> None:
    request = told(text)
    assert _doing(request).count("ring_dancing") == len(request.subjects) >= 3


def test_who_sings_in_the_middle_of_the_corro_is_there(told: Told) -> None:
    request = told("De niña jugaba al corro con mis amigas. Mi hermana Lola cantaba en medio.")
    (sings,) = [each for each in request.subjects if each.posture == "singing"]
    assert Placed("middle") in sings.placed


@pytest.mark.parametrize("turning", ["daban a la comba", "daban a la cuerda", "movían la cuerda"])
def test_two_turn_the_rope(told: Told, turning: str) -> None:
    request = told(f"En el patio de la escuela mi prima y mi hermana {turning} y yo saltaba.")
    spots = {spot.key: spot for spot in draw_sketch(request).layout.spots if spot.key}
    assert spots.pop("yo").posture == "jumping"
    assert [spot.posture for spot in spots.values()] == ["turning_rope", "turning_rope"]
    assert "jump_rope" not in _kinds(request)


@pytest.mark.parametrize(
    "text",
    [
        "De niño jugaba a la rayuela con mi prima en la acera.",
        "De niña pintábamos la rayuela con tiza en la calle mi hermana y yo.",
        "De niña jugábamos al tejo mi vecina y yo en la plaza.",
    ],
)
def test_a_hopscotch_is_chalked_on_the_ground(told: Told, text: str) -> None:
    request = told(text)
    assert _who(request, "yo").posture == "hopping"
    assert "hopscotch" in _kinds(request)


def test_there_is_one_ball(told: Told) -> None:
    request = told("De niño jugaba al fútbol en la era con mis tres primos.", "m")
    plan = draw_sketch(request).layout.spots
    assert [spot.posture for spot in plan].count("playing_football") == 1


# ---------------------------------------------------------------- vehicles


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Mi marido compró un Seiscientos. Él conducía y yo iba a su lado.",
            "small_car",
        ),
        ("Mi marido conducía el coche y yo cantaba.", "car"),
        ("Mi tío conducía un camión y una vez me llevó con él. Yo iba a su lado.", "lorry"),
    ],
)
def test_who_drives_and_who_comes_along_are_in_it(told: Told, text: str, kind: str) -> None:
    request = told(text)
    people = [each for each in request.subjects if isinstance(each.looks, PersonLooks)]
    assert sorted(each.aboard or "" for each in people) == [kind] * 2
    assert _doing(request).count("driving") == 1
    assert _who(request, "yo").posture != "driving"


def test_a_driver_without_a_vehicle_that_is_drawn_has_no_wheel(told: Told) -> None:
    request = told("Mi padre conducía despacio y en la playa mi madre y yo tomábamos el sol.")
    assert "driving" not in _doing(request) or request.setting.place == "inside_vehicle"


def test_on_the_bar_one_sits_before_who_rides(told: Told) -> None:
    request = told("De niña mi padre me llevaba en la barra de la bicicleta al pueblo.")
    me, father = _who(request, "yo"), next(s for s in request.subjects if s.key != "yo")
    spots = {spot.key: spot for spot in draw_sketch(request).layout.spots if spot.key}
    assert me.held is not None
    assert (me.held.how, me.held.by) == ("bar", father.key)
    assert (spots["yo"].x - spots[father.key].x) * spots[father.key].facing > 0
    rack = told("De niña mi padre me llevaba en la bicicleta al pueblo.")
    assert _who(rack, "yo").held is None


def test_a_trajinera_is_on_the_canal_with_all_in_it(told: Told) -> None:
    request = told("Íbamos en trajinera mis papás, mi hermano y yo, y comíamos elotes.", country="MX")
    assert request.setting.place == "canal"
    assert {each.aboard for each in request.subjects} == {"boat"}


# ---------------------------------------------------------------- who does it


@pytest.mark.parametrize(
    "text",
    [
        "Mi amigo Paco y yo íbamos a popa; él tocaba la guitarra y parecíamos artistas.",
        "Con un compañero, el Chano, me ponía en el patio; él tocaba la guitarra.",
    ],
)
def test_he_who_plays_is_he(told: Told, text: str) -> None:
    request = told(text, "m")
    plays = [each for each in request.subjects if each.posture == "playing_guitar"]
    assert len(plays) == 1
    assert plays[0].key != "yo"


def test_everyone_of_a_list_does_it(told: Told) -> None:
    cards = told("En la residencia juego a las cartas con Damián y con Tomasa.", "m")
    assert _doing(cards).count("playing_cards") == 3
    field = told("Íbamos al campo mi padre, mi tío y yo. Segábamos con la hoz.", "m")
    assert _doing(field).count("reaping") == 3


def test_who_is_made_to_sit_sits(told: Told) -> None:
    request = told("Los domingos mi padre me llevaba al bar y me sentaba en la barra.", "m")
    assert _who(request, "yo").posture == "sitting"
    assert _age(_who(request, "yo")) == "child"


def test_what_one_has_does_nothing(told: Told) -> None:
    request = told("Teníamos una perra que se llamaba Canela y de niña jugaba con ella en el corral.")
    assert _who(request, "yo").posture == "playing"
    assert _animals(request) == ["dog"]
    rides = told("Mi padre tenía un burro y montaba en él.")
    (rider,) = [each for each in rides.subjects if each.posture == "riding"]
    assert rider.key != "yo"


def test_to_whom_stories_are_told_is_there_unnamed(told: Told) -> None:
    request = told("Mi abuelo nos contaba historias por la noche.")
    assert _who(request, "yo").posture == "listening"


# ---------------------------------------------------------------- how many, how old


def test_a_number_alone_is_drawn(told: Told) -> None:
    boys = told("De niño jugábamos a la pelota en la plaza. Éramos seis chicos.", "m")
    assert len(boys.subjects) == 6
    girls = told("En la fábrica cosíamos en fila. Éramos diez muchachas con bata blanca.")
    assert len(girls.subjects) == 10
    others = told("Mi amigo Paco tocaba la guitarra y los demás cantábamos alrededor.", "m")
    assert len(others.subjects) > 3
    siblings = told("Éramos ocho hermanos y yo cuidaba a mi hermana pequeña en el patio.")
    assert len(siblings.subjects) == 2


def test_a_family_told_one_by_one_is_not_drawn_twice(told: Told) -> None:
    request = told("Fuimos toda la familia a la playa: mis papás, mi hermano y yo.")
    assert len(request.subjects) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Mi mamá me peinaba las trenzas en el patio.",
        "Jugaba a las canicas con mi primo en la plaza.",
        "Mi padre recogía café en la finca y yo lo acompañaba con mi canasto.",
    ],
)
def test_who_is_cared_for_or_plays_is_a_child(told: Told, text: str) -> None:
    assert _age(_who(told(text), "yo")) == "child"


def test_the_mother_of_ones_child_is_no_old_woman(told: Told) -> None:
    request = told("Mi hija Elena montaba en bicicleta en el parque y su madre aplaudía.", "m")
    (claps,) = [each for each in request.subjects if each.posture == "clapping"]
    assert _age(claps) == "adult"


# ---------------------------------------------------------------- animals, places, things


def test_milk_brings_no_goats_and_a_team_brings_its_oxen(told: Told) -> None:
    cheese = "Mi abuela hacía queso en la cocina con la leche de las cabras y yo la miraba sentada en una "
    cheese += "sillita baja, junto a la lumbre, con el gato en la falda, calladita."
    assert _animals(told(cheese)) == ["cat"]
    team = (
        "Mi abuelo tenía milpa y sembraba maíz con la yunta de bueyes. Yo iba detrás echando las semillas. A "
    )
    assert _animals(told(team + "mediodía mi abuela nos llevaba frijoles.", country="MX")) == ["ox", "ox"]
    assert "horse" in _animals(told("Mi padre domaba caballos en la estancia y yo miraba.", country="AR"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("El día de mi boda salimos de la iglesia bajo un paraguas, mi marido y yo.", "church_square"),
        ("En la vendimia cosechaba uva con mi hermano. Los carros esperaban en el callejón.", "vineyard"),
        (
            "Fui peluquero. Tenía mi local en la calle Mayor y le cortaba el pelo al cura.",
            "hairdresser",
        ),
    ],
)
def test_it_is_where_it_is_done(told: Told, text: str, place: str) -> None:
    assert told(text).setting.place == place


def test_who_sleeps_in_the_rocking_chair_sits_in_it(told: Told) -> None:
    request = told("En el salón mi abuelo dormía la siesta en la mecedora y yo cosía sentada con mi madre.")
    sleeper = next(each for each in request.subjects if each.posture == "dozing")
    spots = draw_sketch(request).layout.spots
    chair = next(spot for spot in spots if spot.kind == "rocking_chair")
    assert abs(next(spot for spot in spots if spot.key == sleeper.key).x - chair.x) < 40


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Mi abuelo manejaba una locomotora y me dejó subir a la cabina y tirar del silbato.", "telephone"),
        ("Salimos de la iglesia mi marido y yo y mis hermanas nos tiraban arroz.", "sack"),
        ("Sacamos una foto junto al lago mi mujer y yo.", "photo_frame"),
    ],
)
def test_words_that_only_sound_like_things_bring_none(told: Told, text: str, left_out: str) -> None:
    request = told(text)
    assert left_out not in _kinds(request)
    assert all(left_out not in each.holding for each in request.subjects)


def test_a_stove_is_no_salamander_and_a_lullaby_no_nursemaid(told: Told) -> None:
    assert _animals(told("En la escuela prendíamos la salamandra en invierno y yo leía.", country="AR")) == []
    sung = told("Mi abuela cantaba una nana junto a la cuna y mi madre cosía.")
    assert len(sung.subjects) == 3 - ("yo" not in {each.key for each in sung.subjects})


def test_who_bathes_is_in_the_river_while_others_wash(told: Told) -> None:
    request = told("Mi hermana y yo lavábamos la ropa en el río y los niños se bañaban.")
    spots = draw_sketch(request).layout.spots
    bathing = [spot for spot in spots if spot.posture == "bathing"]
    washing = [spot for spot in spots if spot.posture == "washing"]
    assert bathing
    assert max(spot.y for spot in bathing) < min(spot.y for spot in washing) - 60
    assert sum(spot.kind == "ripples" for spot in spots) == len(bathing)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("De niño mi tío me llevaba en el caño de la bicicleta a la escuela.", "school_yard"),
        ("Íbamos en moto mi mujer y yo y nos pilló la nevada en el puerto.", "mountains"),
        ("Fuimos al circo y un payaso me sacó a la pista.", "circus"),
    ],
)
def test_one_word_of_a_place_is_read_by_the_others(told: Told, text: str, place: str) -> None:
    assert told(text, "m").setting.place == place


def test_what_one_queues_for_is_not_made(told: Told) -> None:
    request = told("En la posguerra mi madre hacía cola para el pan y yo la acompañaba.")
    assert "kneading" not in _doing(request)


def test_who_is_taught_to_ride_rides(told: Told) -> None:
    request = told("Mi padrino tenía un rancho y me enseñó a montar a caballo.", "m", "MX")
    assert _who(request, "yo").posture == "riding"
    assert _age(_who(request, "yo")) == "child"
    smokes = told("Jugaba con el médico al dominó en el casino y fumábamos.", "m")
    assert _age(_who(smokes, "yo")) != "child"


def test_men_are_men(told: Told) -> None:
    request = told("Mi padre tenía una barbería. Los hombres leían el periódico y yo barría.", "m")
    looks = [each.looks for each in request.subjects]
    assert all(isinstance(each, PersonLooks) and each.gender == "male" for each in looks)
