"""Feasts, saints and Virgins are no people and no towns; people and towns of the same names are."""

from collections.abc import Callable

import pytest

from narrative.scene import Scene

Read = Callable[[str], Scene]


@pytest.mark.parametrize(
    "feast",
    [
        "En Todos los Santos", "El día de San Juan", "Por Santa Ana", "Por la Candelaria",
        "El día del Carmen",
        "Para la Inmaculada", "El día de los Santos Inocentes", "En San Fermín", "Por la Merced",
        "El día de Santiago", "La noche de Reyes", "Por el Pilar", "todos los santos", "por san antonio",
        "El día que sacaban a la Virgen de la Peña", "La tarde del Cristo de los Gitanos",
        "Para poner al Niño Jesús en el belén",
    ],
)  # fmt: skip
def test_a_feast_is_nobody_and_nowhere(read: Read, feast: str) -> None:
    scene = read(f"{feast} mi madre cantaba con mi hermano y con sus amigas en la cocina.")
    told = [scene.text[span.start : span.end] for p in scene.participants for span in p.mentions]
    assert told == ["mi madre", "mi hermano", "sus amigas", "la cocina"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Candelaria cantaba en el patio.", "Candelaria"),
        ("Con la Pilar bailaba yo por el Pilar.", "la Pilar"),
        ("Doña Asunción nos daba caramelos.", "Doña Asunción"),
        ("Vivíamos en San Juan con mi madre.", "San Juan"),
        ("Fuimos a la ermita de la Virgen de la Peña y mi madre cantó.", "la ermita de la Virgen de la Peña"),
    ],
)
def test_who_and_what_is_called_after_a_saint(read: Read, text: str, words: str) -> None:
    scene = read(text)
    assert words in [scene.text[span.start : span.end] for p in scene.participants for span in p.mentions]
