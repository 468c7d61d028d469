"""Who stands where, as it was told."""

from pathlib import Path

import pytest

from narrative import Understanding, write_script
from narrative.entities import Patient
from narrative.prompting import Styles
from narrative.scene import Refusal
from narrative.script import Placed

MANUEL = Patient("p", "Manuel", "m", 1940)
STYLE = Styles.load(Path(__file__).parents[2] / "data" / "styles" / "styles.json").named("storybook")


def told(understanding: Understanding, text: str) -> dict[str, tuple[Placed, ...]]:
    """Where each is told to be, by what they are called."""
    scene = understanding.read(text, MANUEL, ())
    assert not isinstance(scene, Refusal)
    script = write_script(scene, MANUEL, (), understanding.lexicon, STYLE, "evoca")
    labels = {each.key: each.label.lower() for each in script.subjects} | {"yo": "yo"}
    return {
        labels[each.key]: tuple(
            Placed(p.side, *(labels.get(key, key) if key else None for key in (p.of, p.other)))
            for p in each.placed
        )
        for each in script.subjects
        if each.placed
    }


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Yo estaba en la playa. A mi izquierda estaba mi hermana Ana y a mi derecha mi primo Luis.",
            {"ana": (Placed("left", "yo"),), "luis": (Placed("right", "yo"),)},
        ),
        (
            "En la foto del parque, mi madre a la izquierda, mi padre a la derecha y yo en medio.",
            {"mi madre": (Placed("left"),), "mi padre": (Placed("right"),), "yo": (Placed("middle"),)},
        ),
        (
            "Mi mamá cosía, junto a la ventana. Al fondo, mi abuelo dormía la siesta.",
            {"mi mamá": (Placed("beside", "landmark:window"),), "mi abuelo": (Placed("far"),)},
        ),
        ("Mi abuela rezaba sentada junto a la lumbre.", {"mi abuela": (Placed("beside", "landmark:fire"),)}),
        ("Mi hija iba en bicicleta, yo corría detrás y su madre aplaudía.", {}),
        (
            "Mi abuelo estaba detrás de mí en el campo y el perro delante.",
            {"mi abuelo": (Placed("behind", "yo"),), "el perro": (Placed("before", "yo"),)},
        ),
        (
            "Estábamos en la huerta, mi tía Carmen delante de mi abuela y yo.",
            {"carmen": (Placed("before", "mi abuela"),)},
        ),
        (
            "Mi gata Misi dormía junto a mi abuela en la cocina.",
            {"misi": (Placed("beside", "mi abuela"),)},
        ),
        (
            "Yo iba por el camino con mi padre. Al fondo venía mi abuelo con el burro.",
            {"mi abuelo": (Placed("far"),)},
        ),
        (
            "Estábamos en la plaza. Mi hermana Ana estaba entre mi padre y mi madre.",
            {"ana": (Placed("between", "mi padre", "mi madre"),)},
        ),
        ("En la plaza, entre mi padre y mi madre no había secretos.", {}),
        ("Estaba delante de la iglesia con mi madre.", {}),
        ("Al fondo de la calle vivía mi abuela.", {}),
        ("Iba con mi padre por la derecha del camino.", {}),
    ],
)
def test_places_are_read_as_they_are_told(
    understanding: Understanding, text: str, places: dict[str, tuple[Placed, ...]]
) -> None:
    assert told(understanding, text) == places


def test_whom_one_is_told_to_be_with_is_beside_them(understanding: Understanding) -> None:
    text = "Yo estaba en la plaza. Mi hermana estaba sentada al lado de mi madre."
    scene = understanding.read(text, MANUEL, ())
    assert not isinstance(scene, Refusal)
    script = write_script(scene, MANUEL, (), understanding.lexicon, STYLE, "evoca")
    keys = {each.label: each.key for each in script.subjects}
    assert next(s.beside for s in script.subjects if s.label == "Mi hermana") == keys["mi madre"]
