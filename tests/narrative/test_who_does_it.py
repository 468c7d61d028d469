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
        ("Nos bañábamos en el mar.", "swim", "yo"),
        ("Las sardinas eran buenas. Mi madre las vendía en el puerto.", "sell", "Mi madre"),
        ("Mi madre era modista. Yo la miraba coser.", "sew", "Mi madre"),
        ("Oía a mi padre cantar en la cuadra.", "sing", "mi padre"),
        ("Jugamos los dos al dominó y mi padre me ganó.", "play_dominoes", "yo"),
        ("Me gustaba ver bailar a mi madre.", "dance", "mi madre"),
        ("En la playa nos bañamos.", "swim", "yo"),
        ("Mi madre lavaba la ropa en el patio y yo jugaba.", "wash", "Mi madre"),
        ("Me curó las rodillas mi tío.", "heal", "mi tío"),
        ("Nos cocinaba lentejas mi madre.", "cook", "mi madre"),
        ("Ordeñaba las vacas mi tío en la cuadra.", "milk", "mi tío"),
        ("Mi madre echaba maíz a las gallinas y mi padre ordeñaba la cabra.", "milk", "mi padre"),
    ],
)
def test_the_doer(read: Read, text: str, concept: str, doer: str) -> None:
    scene = read(text)
    words = {p.key: p.words for p in scene.participants} | {"yo": "yo"}
    done = {a.fact.concept: [words[key] for key in a.agents] for a in scene.actions}
    assert done[concept] == [doer]


@pytest.mark.parametrize(
    ("text", "concept", "doers"),
    [
        (
            "Mi padre, mi tío Andrés y mi hermano segaban en la era.",
            "reap",
            ["Mi padre", "mi tío Andrés", "mi hermano"],
        ),
        (
            "mi padre mi tío andrés y mi hermano segaban en la era",
            "reap",
            ["mi padre", "mi tío andrés", "mi hermano"],
        ),
        (
            "mi madre mi tía pura y yo estábamos cosiendo en el patio",
            "sew",
            ["yo", "mi madre", "mi tía pura"],
        ),
        ("Con mi abuela, mi padre y mi tío segaban en la era.", "reap", ["mi padre", "mi tío"]),
        (
            "Íbamos a la vendimia mi padre, mi hermano y yo, y cortábamos uvas todo el día.",
            "harvest_grapes",
            ["yo", "mi padre", "mi hermano"],
        ),
        ("Cantábamos en el patio mi madre y mi tía.", "sing", ["yo", "mi madre", "mi tía"]),
        ("Mi abuela se sentaba y nosotros le cantábamos coplas.", "sing", ["yo"]),
        ("Mi hijo sopló las velas y todos le aplaudimos en el comedor.", "applaud", ["yo"]),
        ("Venía mi padre y lo abrazábamos todos.", "hug", ["yo", "mi padre"]),
        ("Mi madre lloraba y mi hermano la consolaba.", "comfort", ["mi hermano", "Mi madre"]),
        ("Bailábamos mi hermana y yo, y mi madre y mi tía nos miraban.", "watch", ["mi madre", "mi tía"]),
        (
            "Luis, Ana y Pedro jugaban a las cartas y mi abuela dormía.",
            "play_cards",
            ["Luis", "Ana", "Pedro"],
        ),
        ("Mi suegra me enseñó a hacer croquetas.", "cook", ["yo", "Mi suegra"]),
        ("Mi abuela hacía migas en la lumbre.", "cook", ["Mi abuela"]),
    ],
)
def test_everyone_of_a_list_does_it(read: Read, text: str, concept: str, doers: list[str]) -> None:
    scene = read(text)
    words = {p.key: p.words for p in scene.participants} | {"yo": "yo"}
    done = {a.fact.concept: [words[key] for key in a.agents] for a in scene.actions}
    assert done[concept] == doers


def test_what_is_counted_is_no_verb(read: Read) -> None:
    scene = read("Mi madre y yo poníamos dos velas en la mesa.")
    assert "mourn" not in {action.fact.concept for action in scene.actions}
