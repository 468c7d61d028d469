"""Who washes whom: the doer may stand behind the verb and what it is done to."""

from collections.abc import Callable

import pytest

from narrative.scene import Scene

Read = Callable[[str], Scene]


@pytest.mark.parametrize(
    ("text", "concept", "doer"),
    [
        ("Mi madre me lavaba en un barreño.", "wash_someone", "Mi madre"),
        ("A mi abuela le lavaba los pies mi tía Rosa.", "wash_someone", "mi tía Rosa"),
        ("Yo lavaba a mi abuelo en la cama.", "wash_someone", "yo"),
        ("Nos lavaba mi tía en la pila.", "wash_someone", "mi tía"),
        ("Mi madre lavaba la ropa en el patio y yo jugaba.", "wash", "Mi madre"),
        ("Me curó las rodillas mi tío.", "heal", "mi tío"),
        ("Nos cocinaba lentejas mi madre.", "cook", "mi madre"),
        ("Ordeñaba las vacas mi tío en la cuadra.", "milk", "mi tío"),
    ],
)
def test_the_doer(read: Read, text: str, concept: str, doer: str) -> None:
    scene = read(text)
    words = {p.key: p.words for p in scene.participants} | {"yo": "yo"}
    done = {a.fact.concept: [words[key] for key in a.agents] for a in scene.actions}
    assert done[concept] == [doer]
