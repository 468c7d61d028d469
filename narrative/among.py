"""To which of the told groups the teller belongs: "dormíamos las tres hermanas", "las niñas jugábamos"."""

import re
from typing import Final

from narrative.scene import Participant, Scene
from narrative.words import plain

_WE_WERE: Final = re.compile(
    r"\b(?:eramos|estabamos|ibamos|fuimos|salimos|quedamos|nos juntamos|nos juntabamos) $"
)
_OF_US: Final = re.compile(r"(?:(?:todas|todos) )?(?:las|los) ")
_GOVERNED: Final = re.compile(r"\b(?:con|a|de|del|para|por|en|y|e|ni|sin|entre|sobre) $")
_TELLER: Final = "yo"


def groups_of_the_teller(scene: Scene) -> frozenset[str]:
    """The keys of the groups of which the teller is one, counted with them."""
    with_me = {key for a in scene.actions if _TELLER in a.agents for key in a.agents}
    return frozenset(
        p.key for p in scene.participants if (p.key in with_me and _is_of_us(p, scene)) or _are_we(p, scene)
    )


def _are_we(participant: Participant, scene: Scene) -> bool:
    """Reads "fuimos cuatro amigas a Benidorm": the verb before them is of the first person."""
    told = plain(scene.text)
    grouped = participant.kind == "person" and participant.count != 1 and bool(participant.mentions)
    if not grouped or len(told) != len(scene.text):
        return False
    return _WE_WERE.search(told[: participant.mentions[0].start]) is not None


def _is_of_us(participant: Participant, scene: Scene) -> bool:
    if participant.kind != "person" or participant.count == 1 or not participant.mentions:
        return False
    first = participant.mentions[0]
    told = plain(scene.text)
    if len(told) != len(scene.text):
        return False
    return (
        _OF_US.match(told, first.start) is not None and _GOVERNED.search(told[: first.start].lower()) is None
    )
