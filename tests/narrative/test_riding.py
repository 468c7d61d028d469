"""Who is drawn in or on what was told to be ridden, through the script of a memory."""

import pytest

from narrative import Understanding, write_script
from narrative.entities import Patient

TELLER = Patient("p", "Rosa Gil", "f", 1940, "Jaén", "ES")


def _aboard(understanding: Understanding, text: str) -> dict[str, str | None]:
    scene = understanding.read(text, TELLER, ())
    script = write_script(scene, TELLER, (), understanding.lexicon)
    return {each.label if each.key != "yo" else "yo": each.aboard for each in script.subjects}


@pytest.mark.parametrize(
    ("text", "aboard"),
    [
        ("Íbamos en la barca de mi tío a pescar.", {"yo": "boat"}),
        ("En el carro cantábamos mi hermano y yo.", {"yo": "cart", "mi hermano": "cart"}),
        (
            "Mi tío nos llevaba en el carro a mi prima y a mí.",
            {"yo": "cart", "Mi tío": "cart", "mi prima": "cart"},
        ),
        ("Mi padre me llevaba en la moto con sidecar.", {"yo": "sidecar", "Mi padre": "sidecar"}),
        ("Mi padre me llevaba en la barra de la bicicleta.", {"yo": "bicycle", "Mi padre": "bicycle"}),
        (
            "Mi tío nos llevaba en el tractor a mi hermano y a mí.",
            {"yo": "tractor", "Mi tío": "tractor", "mi hermano": "tractor"},
        ),
        ("Mi marido me llevaba a la playa en la Vespa.", {"yo": "scooter", "Mi marido": "scooter"}),
        (
            "Montaba en los coches de choque con mis primas y mi hermano.",
            {"yo": "bumper_car", "mis primas": "bumper_car", "mi hermano": "bumper_car"},
        ),
        ("Mi padre me subía a los caballitos de la feria.", {"yo": "merry_go_round", "Mi padre": None}),
        ("Llevé a mis nietos a ver la noria de la feria.", {"yo": None, "mis nietos": None}),
        ("Bajábamos la cuesta en trineo mi hermana y yo.", {"yo": "sled", "mi hermana": "sled"}),
        ("Un hombre con zancos iba por la calle.", {"yo": None, "Un hombre": "stilts"}),
        ("Iba en patinete con mi amigo Luis.", {"yo": "kick_scooter", "Luis": "kick_scooter"}),
        ("Mi hermano montaba en bicicleta y yo corría detrás.", {"yo": None, "Mi hermano": "bicycle"}),
        ("Mi padre llevaba la mula y yo iba en el carro.", {"yo": "cart", "Mi padre": None, "la mula": None}),
        ("Mi padre arreglaba la bicicleta y yo miraba.", {"yo": None, "Mi padre": None}),
        ("Mi hermana lavaba junto a la barca.", {"Mi hermana": None}),
        (
            "Íbamos en el coche a la playa mi padre, mi madre y yo.",
            {"yo": "car", "mi padre": "car", "mi madre": "car"},
        ),
        ("Fuimos a la playa en el seiscientos y nos bañamos mi hermano y yo.", {"yo": None}),
    ],
)
def test_who_does_something_there_or_is_taken_along_is_aboard(
    understanding: Understanding, text: str, aboard: dict[str, str | None]
) -> None:
    found = _aboard(understanding, text)
    assert {who: found.get(who) for who in aboard} == aboard


@pytest.mark.parametrize(
    ("text", "riding", "beasts", "leader", "place"),
    [
        ("Mi padre me llevaba a la escuela en burro.", {"yo"}, ["donkey"], "Mi padre", "school_yard"),
        ("Mi tío me llevaba a caballo al río.", {"yo", "Mi tío"}, ["horse"], None, "river"),
        ("Mi hermano y yo íbamos en mula al campo.", {"yo", "Mi hermano"}, ["mule"] * 2, None, "countryside"),
        ("Mi abuela iba en burra al mercado con los huevos.", {"Mi abuela"}, ["donkey"], None, "market"),
        ("Mi padre llevaba la burra y yo iba encima.", {"yo"}, ["donkey"], "Mi padre", None),
        ("El médico venía a caballo a casa.", {"El médico"}, ["horse"], None, "village_street"),
        ("Mi padre me llevaba a caballo en los hombros.", set(), [], None, None),
        ("Mi padre bebía a caballo entre la feria y la plaza.", set(), [], None, None),
    ],
)
def test_beasts_that_are_only_the_way_to_go_are_ridden(
    understanding: Understanding,
    text: str,
    riding: set[str],
    beasts: list[str],
    leader: str | None,
    place: str | None,
) -> None:
    scene = understanding.read(text, TELLER, ())
    script = write_script(scene, TELLER, (), understanding.lexicon)
    labels = {each.key: "yo" if each.key == "yo" else each.label for each in script.subjects}
    mounts = [each for each in script.subjects if each.kind == "pet"]
    assert {labels[each.key] for each in script.subjects if each.posture == "riding"} == riding
    assert [mount.looks.species for mount in mounts] == beasts
    assert {labels[mount.held.by] for mount in mounts if mount.held} == ({leader} if leader else set())
    assert place in (None, script.place)
