"""What is told to be done is seen being done: music played, children carried."""

from collections.abc import Callable

import pytest

from imaging.request import PersonLooks, PictureRequest, Spot, SubjectRequest
from imaging.sketching import draw_sketch, planned
from narrative import Understanding, write_script
from narrative.entities import Patient
from narrative.scene import Refusal
from server.drawing import picture_request
from server.settings import SHIPPED_DATA

Told = Callable[..., PictureRequest]


@pytest.fixture(scope="module")
def told() -> Told:
    understanding = Understanding.load(SHIPPED_DATA / "lexicon")

    def read(text: str, gender: str = "f", country: str = "ES") -> PictureRequest:
        patient = Patient("p", "Rosa Gil", gender, 1940, "Jaén", country)  # type: ignore[arg-type]
        scene = understanding.understand(text, patient, ())
        assert not isinstance(scene, Refusal)
        script = write_script(scene, patient, (), understanding.lexicon)
        return picture_request(script, seed=1, width=256, height=256, model="")

    return read


def _doing(request: PictureRequest) -> list[str]:
    return sorted(each.posture for each in request.subjects)


def _who(request: PictureRequest, key: str) -> SubjectRequest:
    return next(each for each in request.subjects if each.key == key)


def _spots(request: PictureRequest) -> dict[str, Spot]:
    return {spot.key: spot for spot in planned(request)[0].spots if spot.key is not None}


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("Mi abuelo tocaba la bandurria en la puerta.", ["playing_guitar"]),
        ("Mi hermana tocaba el piano en el salón.", ["playing_piano"]),
        ("Mi tío tocaba la gaita y mi primo el tamboril.", ["playing_bagpipe", "playing_drum"]),
        ("Yo tocaba la trompeta y mi amigo Luis el bombo.", ["playing_drum", "playing_trumpet"]),
        ("Mi padre tocaba la dulzaina en la plaza.", ["playing_flute"]),
        ("Mi prima y yo tocábamos las castañuelas.", ["playing_castanets", "playing_castanets"]),
        ("Mi abuela tocaba la pandereta y mi tía el violín.", ["playing_tambourine", "playing_violin"]),
        ("Mi tío tocaba el acordeón y mi padre la guitarra.", ["playing_accordion", "playing_guitar"]),
    ],
)
def test_who_plays_an_instrument_plays_it(told: Told, text: str, doing: list[str]) -> None:
    request = told(text)
    found = _doing(request)
    assert all(each in found for each in doing), found
    assert len(found) - len(doing) <= 1, found
    assert not any(thing.kind in ("piano", "violin", "trumpet", "drum") and "playing_piano" not in found
                   for thing in request.things)  # fmt: skip


def test_the_piano_stands_before_who_plays_it(told: Told) -> None:
    spots = planned(told("Mi hermana tocaba el piano en el salón y yo la escuchaba."))[0].spots
    player = next(spot for spot in spots if spot.posture == "playing_piano")
    piano = next(spot for spot in spots if spot.kind == "side_piano")
    assert player.seat is not None
    assert 0 < (piano.x - player.x) * player.facing < piano.width
    assert not any(spot.kind == "piano" for spot in spots)


@pytest.mark.parametrize(
    ("text", "child", "by", "how"),
    [
        ("Mi padre me llevaba a hombros en la feria.", "yo", "E1", "on_shoulders"),
        ("Yo llevaba a mi hermano pequeño a caballito por el pasillo.", "E1", "yo", "on_back"),
        ("En la feria subí a mi hija a hombros.", "E1", "yo", "on_shoulders"),
        ("Mi abuelo me llevaba a cuestas por el camino.", "yo", "E1", "on_back"),
        ("La enfermera me puso a mi hijo en brazos.", "E2", "yo", "in_arms"),
    ],
)
def test_a_child_who_is_carried_is_where_it_is_told(
    told: Told, text: str, child: str, by: str, how: str
) -> None:
    request = told(text)
    looks = _who(request, child).looks
    assert isinstance(looks, PersonLooks)
    assert looks.age in ("child", "baby")
    spots = _spots(request)
    assert spots[child].posture == how
    assert spots[child].partner == by
    assert abs(spots[child].x - spots[by].x) < 0.25 * spots[by].scale
    if how == "on_shoulders":
        masks = draw_sketch(request).masks
        top = {key: masks[key].nonzero()[0].min() for key in (child, by)}
        assert top[child] < top[by] - 10
