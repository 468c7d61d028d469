"""Who had the teller as a child: "mi madre me cogía en brazos", "me sentaba en sus rodillas"."""

import re
from typing import Final

from narrative.riding import beings
from narrative.scene import Scene
from narrative.script import Held
from narrative.words import plain

_ARMS: Final = (
    r"(?:en|entre) (?:sus |los )?brazos|a hombros|sobre (?:los|sus) hombros|en (?:los |sus )?hombros"
    r"|a cuestas|a caballito|a (?:co)?cocho|a borriquito|a upa|en volandas"
)
_LAP: Final = r"(?:en|sobre) (?:sus |las |la |el |su )?(?:rodillas|piernas|regazo|falda|faldas|halda)"
_CARRIED: Final = re.compile(
    r"\b(?P<whom>me|nos) (?P<does>\w+) (?:\w+ ){0,3}?(?:(?P<arms>" + _ARMS + r")|(?P<lap>" + _LAP + r"))\b"
)
_SUBJECT: Final = 60  # letters before the pronoun within which whoever does it is named
_TELLER: Final = "yo"


def carried_teller(scene: Scene) -> Held | None:
    """Who has the teller, as a child, in the arms or on the lap; None for nobody."""
    text = plain(scene.text)
    if len(text) != len(scene.text) or not scene.self_in_scene:
        return None
    for match in _CARRIED.finditer(text):
        people = [p for p in beings(scene) if p.kind == "person" and p.count == 1]
        doing = [
            a.agents[0]
            for a in scene.actions
            if a.fact.span is not None and a.agents and match.start() <= a.fact.span.start < match.end()
        ]
        named = [
            (m.start, p.key)
            for p in people
            for m in p.mentions
            if match.start() - _SUBJECT <= m.start < match.start()
        ]
        by = next((k for k in doing if k != _TELLER and k in {p.key for p in people}), None)
        by = by or (max(named)[1] if named else None)
        if by is not None:
            return Held("arms" if match["arms"] else "lap", by)
    return None
