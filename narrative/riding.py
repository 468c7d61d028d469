"""Who is in or on what: "pescaba en la barca", "nos llevaba en el carro a mi prima y a mí".

Those who do something there are aboard, whatever it is, and so are those who are taken along.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from narrative.lexicon import Lexicon
from narrative.scene import Action, Participant, Scene, Span
from narrative.words import plain, word_set

# Sketches of objects: what one is in or on, and what one only climbs.
RIDDEN: Final = word_set(
    "boat cart tractor motorbike sidecar scooter bicycle lorry swing slide seesaw bumper_car ferris_wheel"
    " kick_scooter sled skates ice_skates stilts merry_go_round tightrope trapeze tricycle"
)
_WORN: Final = word_set("kick_scooter skates ice_skates stilts")  # "con zancos" is on them
_FOR_ONE: Final = word_set("bicycle swing tricycle")
_FAIR_RIDES: Final = word_set("merry_go_round ferris_wheel bumper_car")
_RIDES: Final = word_set("ride_merry slide_sled skate ice_skate")
# Who is up there by trade, of whom nothing else is told.
_BY_TRADE: Final = {"trapeze_artist": "trapeze", "tightrope_walker": "tightrope"}
CLIMBED: Final = word_set("tree fruit_tree olive_tree ladder")
DRIVEN: Final = word_set("car small_car lorry tractor")  # whoever is told to drive is in it
_ON_IT: Final = re.compile(
    r"\b(?:en|sobre|dentro de|encima de|a bordo de|sub\w+ a|mont\w+ a"
    r"|(?:tir|desliz|baj|and|camin|vol)\w+ por)"
    r"(?: l[ao]s?| el| un[ao]?| mi| su| nuestr[ao]| aquel(?:la)?)?(?: \w+)?$"
)
_WITH_IT: Final = re.compile(r"\bcon(?: l[ao]s?| el| un[ao]s?| mis?| sus?| nuestr[ao]s?)?$")
_COMPANY: Final = re.compile(
    r"\bcon(?: (?:l[ao]s?|el|mis?|sus?) \w+(?: \w+)?(?:,| y))*(?: (?:l[ao]s?|el|un[ao]s?|mis?|sus?))?$"
)
_UP_IT: Final = re.compile(
    r"\b(?:(?:sub|trep|encaram)\w+|escal(?:aba|ar|o)\w*|(?:en lo alto|arriba) de)"
    r"(?: (?:yo|el|ella|siempre|mucho))? ?(?:(?:a|en|por|de)l?)?"
    r"(?: l[ao]s?| el| un[ao]?| mi| su| nuestr[ao])?(?: \w+ de(?:l| la)?)?$"
)
_ON_TOP: Final = re.compile(
    r"\b(?:yo iba|iba yo|me (?:mont|sub)(?:aban?|ian?)) (?:montad[oa] )?(?:encima|arriba|a lomos)\b"
)
_BEHIND_US: Final = re.compile(r"\b(?:detras|atras|delante) (?:agarrad|sentad|abrazad|de paquete)")
_ON_THE_BAR: Final = re.compile(r"\b(?:en|sobre) (?:la barra|el cano|el tubo|el cuadro)\b")
_PART_OF_IT: Final = re.compile(
    r" (?:barra|cano|tubo|cuadro|parrilla|trasera|caja|sillin|manillar|pescante|proa|popa|estribo)"
    r"(?: de(?: la| el)?|del)$"
)
_TAKEN: Final = re.compile(r"\b(me|nos|los|las|les|lo|la|le) $")
_TAKES: Final = re.compile(r"^(?:llev|tra[ij]|pase|mont|sub|recog|sac)")
_IN_A_BOAT: Final = frozenset({"row", "ride_boat"})
_DRIVES: Final = frozenset({"drive", "learn_drive"})
_GOES_IN: Final = frozenset({"ride_car", "ride_cart"})  # a "carro" is a car in America
# What is done in it, or to come by it.
_ON_THE_WAY: Final = (_DRIVES | _GOES_IN) | word_set(
    "buy take_away watch look travel go sing sing_song laugh talk chat sleep sit teach cry shout wait"
)
_PUSHES: Final = "push_swing"
_NEXT: Final = 60  # letters of the next sentence
_MOUNTS: Final = frozenset({"horse", "donkey", "mule"})
_STOP: Final = re.compile(r"[.;:!?\n]")
_ME_TOO: Final = re.compile(r"\by (?:a mí|conmigo)\b", re.IGNORECASE)
_OF_MINE: Final = re.compile(r"\b(?:yo|me|nos|\w+mos)\b")
_TELLER: Final = "yo"
# Beasts that are no more than the way to go: "en burro", "a caballo".
_UNNAMED_MOUNT: Final = re.compile(
    r"\b(?:en|a lomos de(?: un[ao]?)?) (?P<donkey>(?:burr|borric|asn|jument|pollin)[oa]s?)\b"
    r"|\b(?:en|a lomos de(?: un[ao]?)?) (?P<mule>mul[oa]s?)\b|\ba (?P<horse>caballo)\b(?! entre\b)"
    r"(?![^.;]{0,20}\b(?:hombros|espaldas?|rodillas|cuestas)\b)"  # a child's horse is somebody's back
)
_DONE_TO: Final = re.compile(r"\b(?:me|nos) $")
_OBJECT: Final = re.compile(r"\bal? (?:l[ao]s? )?$")
_TO_WHOM: Final = 60  # letters behind the verb within which it is told to whom


def told_aboard(scene: Scene, lexicon: Lexicon) -> dict[str, str]:
    """What each person or animal rides in or on, by key: a sketch name of ``RIDDEN``."""
    text = plain(scene.text)
    if len(text) != len(scene.text):
        return {}  # letters that fall apart when their accents go: no place in the text is certain
    found: dict[str, str] = {
        key: "boat" for a in scene.actions if a.fact.concept in _IN_A_BOAT for key in a.agents
    }
    for kind, span in _vehicles(scene, lexicon, text):
        riders = those_at(scene, text, span, kind not in _FOR_ONE)
        if riders and kind in _FAIR_RIDES:
            riders |= _company(scene, text, span)
        for key in riders:
            found.setdefault(key, kind)
    found = _on_the_ride(scene, lexicon) | found
    found |= _pushed_on_a_swing(scene, found)
    found = {key: kind for key, kind in found.items() if key not in _pushers(scene)}
    teachers = {key for a in scene.actions if a.fact.concept == "teach" for key in a.agents} - {_TELLER}
    if _TELLER in found:
        found = {key: kind for key, kind in found.items() if key not in teachers}  # they stand by
    for one in beings(scene):
        if one.concept in _BY_TRADE and not any(one.key in action.agents for action in scene.actions):
            found.setdefault(one.key, _BY_TRADE[one.concept])
    driven = _driven(scene, lexicon)
    if driven is not None:
        found |= dict.fromkeys(_on_the_drive(scene, text) - found.keys(), driven)
    return found


def _on_the_ride(scene: Scene, lexicon: Lexicon) -> dict[str, str]:
    """Reads "subíamos los niños a los caballitos"."""
    told = [lexicon.get("objects", thing.fact.concept) for thing in scene.things]
    rides = [c.sketch for c in told if c is not None and c.sketch in _FAIR_RIDES]
    riders = {key for a in scene.actions if a.fact.concept == "ride_merry" for key in a.agents}
    return dict.fromkeys(riders, rides[0]) if len(rides) == 1 else {}


def _pushers(scene: Scene) -> set[str]:
    pushes = [a for a in scene.actions if a.fact.concept == _PUSHES]
    return {key for action in pushes for key in action.agents}


def _pushed_on_a_swing(scene: Scene, aboard: Mapping[str, str]) -> dict[str, str]:
    """Reads "mi padre me empujaba en el columpio", "empujaba a mi hija en el columpio"."""
    if "swing" not in aboard.values():
        return {}
    whom = (to_whom(scene, action) for action in scene.actions if action.fact.concept == _PUSHES)
    return {key: "swing" for key in whom if key is not None}


def _driven(scene: Scene, lexicon: Lexicon) -> str | None:
    """The one vehicle that somebody is told to drive or to go in."""
    told = [lexicon.get("objects", thing.fact.concept) for thing in scene.things]
    kinds = {concept.sketch for concept in told if concept is not None and concept.sketch in DRIVEN}
    drives = any(a.fact.concept in _DRIVES | _GOES_IN and a.agents for a in scene.actions)
    return next(iter(kinds)) if drives and len(kinds) == 1 else None


def _on_the_drive(scene: Scene, text: str) -> set[str]:
    """Who drives, whom they take along, and who else is told to be in it: "yo iba delante"."""
    riders: set[str] = set()
    for action in scene.actions:
        span = action.fact.span
        if action.fact.concept not in _DRIVES | _GOES_IN or span is None:
            continue
        first, last = _sentence(text, span)
        riders |= {*action.agents}
        riders |= {p.key for p in beings(scene) if any(first <= m.start < last for m in p.mentions)}
        after = text[first : min(len(text), last + _NEXT)]
        if _OF_MINE.search(after) is not None:
            riders.add(_TELLER)
    there = {p.key for p in beings(scene)} | ({_TELLER} if scene.self_in_scene else set())
    busy = {key for a in scene.actions if a.fact.concept not in _ON_THE_WAY for key in a.agents}
    driving = {key for a in scene.actions if a.fact.concept in _DRIVES for key in a.agents}
    return (riders & there) - (busy - driving)


def told_astride(scene: Scene) -> dict[str, str]:
    """On which horse, donkey or mule each person rides, by key: "íbamos mi hermana y yo en el burro"."""
    text = plain(scene.text)
    if len(text) != len(scene.text):
        return {}
    found: dict[str, str] = {}
    for mount in beings(scene):
        if mount.kind != "pet" or mount.concept not in _MOUNTS:
            continue
        for mention in mount.mentions:
            if _ON_IT.search(text[: mention.start].rstrip()) is not None:
                riders = those_at(scene, text, mention) - {mount.key} - _leaders(scene, text, mention)
                found |= dict.fromkeys(riders - found.keys(), mount.key)
    return found or _on_the_only_one(scene)


@dataclass(frozen=True)
class UnnamedMount:
    """The beast of the way to go: its species, the words, who rides, by key, on how many beasts, and who
    leads it on foot.
    """

    species: str
    span: Span
    riders: frozenset[str]
    beasts: int
    leader: str | None


def told_unnamed_mount(scene: Scene) -> UnnamedMount | None:
    """Reads "mi padre me llevaba en burro", "el médico venía a caballo"; None where the beast is told of
    by itself or nobody rides.
    """
    text = plain(scene.text)
    found = _UNNAMED_MOUNT.search(text) if len(text) == len(scene.text) else None
    if found is None or any(being.concept in _MOUNTS for being in beings(scene)):
        return None
    span, people = Span(*found.span()), {b.key for b in beings(scene) if b.kind == "person"} | {_TELLER}
    species, leaders = found.lastgroup or "donkey", _leaders(scene, text, span) & people
    # Who takes somebody along on a horse sits on it too; a donkey is led.
    riders = (those_at(scene, text, span) - (set() if species == "horse" else leaders)) & people
    beasts, leader = 1 if leaders else len(riders), min(leaders - riders, default=None)
    return UnnamedMount(species, span, frozenset(riders), beasts, leader) if riders else None


def _on_the_only_one(scene: Scene) -> dict[str, str]:
    """Reads "tenía un burro y montaba en él", "mi padre llevaba la burra y yo iba encima"."""
    mounts = [being.key for being in beings(scene) if being.kind == "pet" and being.concept in _MOUNTS]
    riding = {key for a in scene.actions if a.fact.concept == "ride" for key in a.agents} - {*mounts}
    if scene.self_in_scene and _ON_TOP.search(plain(scene.text)) is not None:
        riding.add(_TELLER)
    return dict.fromkeys(riding, mounts[0]) if len(mounts) == 1 else {}


def told_on_the_bar(scene: Scene, aboard: Mapping[str, str]) -> dict[str, str]:
    """Who sits on the bar of a bicycle, by key, and who rides it: "me llevaba en la barra de la bici"."""
    text = plain(scene.text)
    riders = [key for key, kind in aboard.items() if kind == "bicycle"]
    if len(riders) < 2 or (on_it := _ON_THE_BAR.search(text)) is None:
        return {}
    first, last = _sentence(text, Span(on_it.start(), on_it.end()))
    takes = (a for a in scene.actions if a.fact.span is not None and first <= a.fact.span.start < last)
    by = next((a.agents[0] for a in takes if a.agents and a.agents[0] in riders), None)
    return dict.fromkeys([key for key in riders if key != by][:1], by) if by is not None else {}


def told_leading(scene: Scene) -> dict[str, str]:
    """Who leads which mount with others on it, by the mount's key: "nos llevaba en la mula"."""
    text = plain(scene.text)
    ridden = told_astride(scene)
    found: dict[str, str] = {}
    for mount in beings(scene):
        for mention in mount.mentions if mount.key in ridden.values() else ():
            for leader in sorted(_leaders(scene, text, mention)):
                found.setdefault(mount.key, leader)
    return found


def _leaders(scene: Scene, text: str, mount: Span) -> set[str]:
    """Those who take others along on a mount go on foot."""
    first, last = _sentence(text, mount)
    taking = [
        a
        for a in scene.actions
        if a.fact.span is not None
        and first <= a.fact.span.start < last
        and _taken_along(scene, text, a, (first, last)) - {*a.agents}
    ]
    return {agent for action in taking for agent in action.agents[:1]}


def _vehicles(scene: Scene, lexicon: Lexicon, text: str) -> list[tuple[str, Span]]:
    """What is ridden, where "en" or the like stands before it."""
    found: list[tuple[str, Span]] = []
    for thing in scene.things:
        concept = lexicon.get("objects", thing.fact.concept)
        span = thing.fact.span
        if concept is None or concept.sketch not in (*RIDDEN, *CLIMBED) or span is None:
            continue
        before = text[: span.start].rstrip()
        if concept.sketch in CLIMBED:
            if _UP_IT.search(before) is not None:
                found.append((concept.sketch, span))
            continue
        before = re.sub(r"\b(?:el|la|un|una|su|mi)$", "", before).rstrip()
        part = _PART_OF_IT.search(before)
        if _ON_IT.search(before[: part.start()] if part else before) is not None or (
            concept.sketch in _WORN and _WITH_IT.search(before) is not None
        ):
            found.append((concept.sketch, span))
    return found


def those_at(scene: Scene, text: str, vehicle: Span, shared: bool = True) -> set[str]:
    """Who does something with what is named at ``vehicle`` in the scene's plain ``text``, the teller "yo".

    Where it is ``shared``, those in whose company it is done are there too.
    """
    first, last = _sentence(text, vehicle)
    acts = [a for a in scene.actions if a.fact.span is not None and first <= a.fact.span.start < last]
    riders: set[str] = set()
    company = _company(scene, text, vehicle) if shared else set[str]()
    if acts:
        doing = min(acts, key=lambda a: _distance(a, vehicle))
        riders |= {*doing.agents} | _taken_along(scene, text, doing, (first, last))
        riders |= company if doing.fact.concept in _RIDES else set()
        if _BEHIND_US.search(text, first, last) is not None:
            riders |= {p.key for p in beings(scene) if any(first <= m.start < last for m in p.mentions)}
    else:
        named = {p.key for p in beings(scene) if any(first <= m.start < vehicle.end for m in p.mentions)}
        mine = not named or _OF_MINE.search(text, first, vehicle.end) is not None
        riders |= named | company | ({_TELLER} if mine else set())
    there = {p.key for p in beings(scene)} | ({_TELLER} if scene.self_in_scene else set())
    return riders & there


def _company(scene: Scene, text: str, vehicle: Span) -> set[str]:
    """Those of the vehicle's sentence in whose company it is done."""
    first, last = _sentence(text, vehicle)
    told = [(p.key, m) for p in beings(scene) for m in p.mentions if first <= m.start < last]
    return {key for key, mention in told if _in_company(text, mention)}


def _in_company(text: str, mention: Span) -> bool:
    """Reads "en trineo mi hermana y yo", "en patinete con mi amigo y mis primas"."""
    before = text[: mention.start].rstrip()
    return _COMPANY.search(before) is not None or text.startswith(" y yo", mention.end)


def _sentence(text: str, span: Span) -> tuple[int, int]:
    edges = [0, *(stop.end() for stop in _STOP.finditer(text)), len(text) + 1]
    return max(e for e in edges if e <= span.start), min(e for e in edges if e > span.start)


def _distance(action: Action, vehicle: Span) -> tuple[bool, int]:
    """Lowest for the last thing done before the words for it, else for the first after them."""
    at = action.fact.span.start if action.fact.span is not None else 0
    return at > vehicle.start, abs(vehicle.start - at)


def _taken_along(scene: Scene, text: str, action: Action, sentence: tuple[int, int]) -> set[str]:
    """Reads "nos llevaba … a mi prima y a mí", "llevaba a los niños"."""
    span = action.fact.span
    if span is None or _TAKES.match(text[span.start :]) is None:
        return set()
    taken: set[str] = set()
    pronoun = _TAKEN.search(text[: span.start])
    if pronoun is not None and pronoun[1] in ("me", "nos"):
        taken.add(_TELLER)
    for being in beings(scene):
        for mention in being.mentions:
            within = sentence[0] <= mention.start < sentence[1] and mention.start >= span.end
            if within and re.search(r"\ba(?:l)? (?:l[oa]s? )?$", text[: mention.start]) is not None:
                taken.add(being.key)
    if _ME_TOO.search(scene.text, span.end, sentence[1]) is not None:
        taken.add(_TELLER)
    if pronoun is not None and pronoun[1] == "nos" and not taken - {_TELLER}:
        taken |= among_us(scene)
    return taken


def among_us(scene: Scene) -> set[str]:
    """Those with whom the teller does anything."""
    return {key for action in scene.actions if _TELLER in action.agents for key in action.agents}


def beings(scene: Scene) -> list[Participant]:
    """The people and animals that are there, the teller left out."""
    return [p for p in scene.participants if p.in_scene and p.kind != "place" and p.relation != "yo"]


def to_whom(scene: Scene, action: Action) -> str | None:
    """The key of the one to whom it is done: "le cortaba el pelo a mi padre", "me peinaba" ("yo")."""
    text, span = plain(scene.text), action.fact.span
    if span is None or len(text) != len(scene.text):
        return None
    rest = _STOP.split(text[span.start : span.start + _TO_WHOM])[0]
    named = [
        (m.start, p.key)
        for p in beings(scene)
        if p.kind == "person" and p.count == 1
        for m in p.mentions
        if span.start < m.start < span.start + len(rest) and _OBJECT.search(text[: m.start])
    ]
    if named:
        return min(named)[1]
    return _TELLER if scene.self_in_scene and _DONE_TO.search(text[: span.start]) else None
