"""What is to be seen in the marked part of a page: words, a card or nothing, made into what paints it.

The words are read as a correction of the page's scene ("pon un perro blanco"), so that all that can be
corrected can be asked for, and the drawing of it is had along with the prompt.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any, Final

from sqlmodel import Session

from narrative import Correction
from narrative.chips import participant_ids
from narrative.corrections import apply_correction
from narrative.scene import Participant, Scene
from narrative.script import Element, Script, Subject
from narrative.spoken_corrections import SpokenCorrection, UnclearCorrection
from narrative.topics import kin_of
from narrative.words import plain
from server.drawing import request_of, requests_of
from server.errors import BadInputError
from server.look_words import lexicon
from server.patients import entities_of
from server.plans import Plan
from server.preparation import known_of, script_of_version
from server.records import EntityRecord, Page
from server.repair_recipes import Wish
from server.studio import Studio, corrected_scene, correction_to_json
from server.subject_frames import framed
from server.texts import gettext as _

THING: Final = "thing-"
SUBJECT: Final = "sujeto:"
CARD: Final = "ficha:"
_TELLER: Final = "yo"
_PUTTING: Final = ("pon ", "también había ", "también estaba ")
_PRONOUNS: Final = frozenset(
    {"yo", "mí", "me", "mi", "mis", "él", "ella", "ellos", "ellas", "todos", "todas"}
)
_TAKING: Final = ("quita", "borra", "quitar", "borrar")
_AWAY: Final = frozenset(
    {
        "nada", "nadie", "vacio", "fuera", "que no este", "que no esten", "que no se vea", "que no se vean",
        *(f"{verb}{whom}" for verb in _TAKING for whom in ("", "lo", "la", "los", "las", " esto")),
    }
)  # fmt: skip
_ANOTHER: Final = ("otro", "otra", "otros", "otras")
_DONE_ALREADY: Final = "He puesto "  # how what is put in is answered; here it is yet to be painted
_OF_SOMEONE: Final = ("garment", "object")


class ThereAlreadyError(BadInputError):
    """What was asked for is on the page as it was said."""


class NobodyNamedError(BadInputError):
    """The words change somebody's looks, and of several whom they may mean nobody is named."""


@dataclass(frozen=True)
class Meant:
    """What the model gets, and what of the page's drawing changes for it; see repair_recipes.Wanted.

    ``away`` says that who is marked goes and nothing comes.
    """

    prompt: str
    negative: str
    adapter: str
    understood: str
    covered: tuple[str, ...] = ()
    corrections: tuple[dict[str, Any], ...] = ()
    away: bool = False


def cards_to_put(db: Session, patient_id: str) -> tuple[EntityRecord, ...]:
    """The cards of the people and animals who can be put into a picture."""
    return tuple(row for row in entities_of(db, patient_id) if row.kind in ("person", "pet"))


def script_after(
    db: Session, studio: Studio, page: Page, plan: Plan, corrections: Iterable[Mapping[str, Any]]
) -> Script:
    """The script of a page's version (its ``plan``, with its scene) after these corrections.

    Whoever an earlier repair has painted over is not in it.
    """
    if plan.scene is None:
        raise ValueError("the plan has no scene yet")
    scene = corrected_scene(plan.scene, corrections)
    edits = {key: edit for key, edit in page.script_edits.items() if key != "picture"}
    written = script_of_version(db, studio, page, plan, scene, edits)
    gone = plan.repainted.gone if plan.repainted else ()
    return replace(written, subjects=tuple(each for each in written.subjects if each.key not in gone))


def changing(read: SpokenCorrection | UnclearCorrection | None) -> SpokenCorrection | None:
    """What was read of what is seen in a marked part; where somebody stands is no wish for a part."""
    if not isinstance(read, SpokenCorrection) or any(each.action == "place" for each in read.corrections):
        return None
    return read


class WishReader:
    """Reads wishes for one version of a page, as its ``plan`` has it."""

    def __init__(self, db: Session, studio: Studio, page: Page, plan: Plan) -> None:
        self._db = db
        self._studio = studio
        self._page = page
        self._plan = plan
        self._patient, self._entities = known_of(db, page.patient_id)

    def meant(self, wish: Wish, covered: tuple[str, ...], *, around: bool = False) -> Meant:
        """What a wish means where these subjects and things are marked; ``around`` says that they are those
        around the marked part.

        Raises BadInputError with a sentence to say beside what was asked for.
        """
        scene, script = self._plan.scene, self._plan.script
        if scene is None or script is None:
            return self._as_written(wish)
        if wish.what == "nothing" or (wish.said and self._takes_away(scene, wish.said, covered)):
            meant = _nothing(script, covered)
        elif wish.what == "card":
            meant = self._of_card(scene, script, wish.card, covered)
        else:
            meant = self._of_words(scene, script, wish, covered, around)
        return replace(meant, prompt=wish.written) if wish.written else meant

    def _as_written(self, wish: Wish) -> Meant:
        if not wish.written:
            raise BadInputError(
                _("De esta página no tengo lo contado: escriba la instrucción en «Más opciones».")
            )
        return Meant(wish.written, "", "", _("la instrucción escrita"))

    def _takes_away(self, scene: Scene, said: str, covered: Sequence[str]) -> bool:
        """Whether words ask for no more than that those who are marked go: "quítalo", "quita el perro"."""
        if plain(said).strip(" .,;:!¡") in _AWAY:
            return True
        read = self._read(said, scene)
        marked = {_chip(scene, key) for key in covered if not key.startswith(THING)}
        there = request_of(self._plan).things
        kinds = {there[int(key.removeprefix(THING))].kind for key in covered if key.startswith(THING)}
        return read is not None and all(_goes(each, marked, kinds) for each in read.corrections)

    def _of_card(self, scene: Scene, script: Script, chosen: str, covered: tuple[str, ...]) -> Meant:
        if chosen.startswith(SUBJECT):
            subject = next((s for s in script.subjects if s.key == chosen.removeprefix(SUBJECT)), None)
            if subject is None:
                raise BadInputError(_("Ya no está en esta página: elija otra vez a quién se tiene que ver."))
            return _as_drawn(script, subject)
        cards = cards_to_put(self._db, self._page.patient_id)
        card = next((row for row in cards if row.key == chosen.removeprefix(CARD)), None)
        if card is None:
            raise BadInputError(_("Elija a quién se tiene que ver."))
        there = next((s for s in script.subjects if s.entity == card.key), None)
        if there is not None:
            return _as_drawn(script, there)
        found = self._put(emptied(scene, covered), card.name)
        if found is None:
            raise BadInputError(_("No sé ponerlo en esta página: dígalo con palabras."))
        return self._made(scene, script, found, covered)

    def _of_words(
        self, scene: Scene, script: Script, wish: Wish, covered: tuple[str, ...], around: bool
    ) -> Meant:
        if not wish.said:
            if wish.written:
                return replace(self._as_written(wish), negative=script.picture.negative_text, covered=covered)
            raise BadInputError(_("Diga qué se tiene que ver ahí, por ejemplo «un perro blanco»."))
        changed = self._change(scene, wish.said, covered, around)
        if changed is not None:
            return self._made(scene, script, changed, ())
        left = emptied(scene, covered)
        found = self._one_more(left, wish.said, covered) or self._put(left, wish.said)
        if found is not None:
            return self._made(scene, script, found, covered)
        if self._is_embedded and not wish.written:
            if self._is_there(left, wish.said):
                raise ThereAlreadyError(_there_already() % wish.said)
            if self._is_worn(scene, wish.said):
                raise BadInputError(_("Marque a quien lo lleva y dígalo otra vez: «%s».") % wish.said)
            raise BadInputError(_not_drawn() % wish.said)
        prompt = _joined([wish.said, *_around(script)])
        understood = _("«%s», tal como está escrito") % wish.said
        return Meant(prompt, script.picture.negative_text, "", understood, covered)

    @property
    def _is_embedded(self) -> bool:
        return self._studio.prompting.family(self._plan.model) == "evoca"

    def _change(
        self, scene: Scene, said: str, covered: tuple[str, ...], around: bool
    ) -> SpokenCorrection | None:
        """What the words change of whoever is marked: "Luna era blanca", "con sombrero".

        Raises NobodyNamedError where several are and the words name none of them.
        """
        keys = [key for key in covered if not key.startswith(THING)]
        marked = {_chip(scene, key) for key in keys}
        people = {chip for chip in marked if chip.startswith("person:")}
        unclear = people and (around or len(people) > 1) and not _names_somebody(scene, said)
        sentences = () if around else self._sentences(scene, said, keys)
        for text in (said, _PUTTING[0] + said, *sentences):
            read = self._read(text, scene)
            if read is None or (text in sentences and any(c.action == "become" for c in read.corrections)):
                continue  # "un gato" over a dog puts another animal there; it is not what the dog was
            if unclear and any(_is_of_a_person(scene, one) for one in read.corrections):
                example = f"{self._label_of_one(keys)} {said}"
                raise NobodyNamedError(_("Diga de quién, por ejemplo «%s».") % example)
            if all(_is_of(scene, one, marked) for one in read.corrections):
                return read
        return None

    def _label_of_one(self, keys: Sequence[str]) -> str:
        """What one of these people is called, somebody else than the teller where there is one."""
        subjects = self._plan.script.subjects if self._plan.script is not None else ()
        labels = [each.label for each in subjects if each.key in keys and each.kind == "person"]
        return next((each for each in labels if each != _TELLER), _TELLER)

    def _sentences(self, scene: Scene, said: str, keys: Sequence[str]) -> list[str]:
        """What was said as a sentence about the one who is marked."""
        subjects = self._plan.script.subjects if self._plan.script is not None else ()
        marked = [each for each in subjects if each.key in keys]
        if len(marked) != 1:
            return []
        told = [each for each in scene.participants if each.key == participant_of(scene, marked[0].key)]
        nouns = frozenset(noun for each in told for noun in nouns_of(each))
        return list(framed(marked[0].label, said, nouns))

    def _after(self, stored: tuple[dict[str, Any], ...]) -> Script:
        """The script after these corrections."""
        return script_after(self._db, self._studio, self._page, self._plan, stored)

    def _put(self, scene: Scene, said: str) -> SpokenCorrection | None:
        for opener in _PUTTING:
            read = self._read(opener + said, scene)
            if read is not None and any(_comes(c) for c in read.corrections):
                return read
        return None

    def _one_more(self, scene: Scene, said: str, covered: Sequence[str]) -> SpokenCorrection | None:
        """What "otro perro" puts beside the animals that are there already, or "una perra negra" beside a
        white one: one that has no name yet.
        """
        alone = replace(scene, participants=tuple(p for p in scene.participants if p.kind != "pet"))
        read = self._read(_PUTTING[0] + said, alone)
        coming = [c.participant for c in read.corrections if c.participant is not None] if read else []
        nameless = [p for p in coming if p.kind == "pet" and not p.name and not p.entity]
        if read is None or not coming or len(nameless) < len(coming):
            return None
        read = _as_others(scene, read)
        another = plain(said).split(" ")[0] in _ANOTHER
        return read if another or self._has_another_coat(scene, read, covered) else None

    def _has_another_coat(self, scene: Scene, read: SpokenCorrection, covered: Sequence[str]) -> bool:
        """Whether the animal that is put in is told to look as none of its kind does that is there."""
        before, after = self._plan.script, self._after(tuple(map(correction_to_json, read.corrections)))
        there = [s for s in before.subjects if s.key not in covered] if before is not None else []
        coats = {(s.looks.species, s.looks.colour, s.looks.pattern) for s in there}
        keys = {participant_of(scene, each.key) for each in there}
        new = [s for s in after.subjects if s.kind == "pet" and participant_of(scene, s.key) not in keys]
        told = [s.looks for s in new if s.looks.colour or s.looks.pattern]
        return any((each.species, each.colour, each.pattern) not in coats for each in told)

    def _is_worn(self, scene: Scene, said: str) -> bool:
        """Whether the words name clothes, which nobody wears alone."""
        read = self._understood(_PUTTING[0] + said, scene)
        return read is not None and any(c.chip_id.startswith("garment:") for c in read.corrections)

    def _is_there(self, scene: Scene, said: str) -> bool:
        """Whether the words are understood and ask for nothing that the scene does not have."""
        reads = (self._understood(opener + said, scene) for opener in _PUTTING)
        return any(read is not None and not read.corrections for read in reads)

    def _read(self, text: str, scene: Scene) -> SpokenCorrection | None:
        read = self._understood(text, scene)
        return read if read is not None and read.corrections else None

    def _understood(self, text: str, scene: Scene) -> SpokenCorrection | None:
        read = self._studio.read_correction(text, scene, self._patient, self._entities)
        return changing(read)

    def _made(self, scene: Scene, script: Script, read: SpokenCorrection, covered: tuple[str, ...]) -> Meant:
        corrections = (*_removals(scene, covered), *read.corrections)
        stored = tuple(correction_to_json(each) for each in corrections)
        after = self._after(stored)
        subjects, things = _new_subjects(script, after), _new_things(script, after)
        if not subjects and not things:
            raise ThereAlreadyError(_("Eso ya está así en la página: marque dónde y diga qué cambia."))
        understood = read.answer.removeprefix(_DONE_ALREADY).replace(f"; {_DONE_ALREADY.lower()}", "; ")
        understood = _without_preposition(understood.rstrip("."))
        if self._is_embedded and not _draws(self._plan, after, covered):
            raise BadInputError(_not_drawn() % understood)
        prompt = _joined(
            [*(s.pair.prompt_text for s in subjects), *(e.text for e in things), *_around(after)]
        )
        negative = ", ".join(dict.fromkeys(e.text for s in subjects for e in s.pair.negative))
        adapter = next((s.adapter for s in subjects if s.adapter), None) or ""
        return Meant(prompt, negative or after.picture.negative_text, adapter, understood, covered, stored)


def _without_preposition(named: str) -> str:
    """Who comes, as they are named alone: "(he puesto) a su abuelo", "al perro"."""
    return f"el {named[3:]}" if named.startswith("al ") else named.removeprefix("a ")


def nouns_of(told: Participant) -> set[str]:
    """What somebody may be called besides a name: a dog is a "perro" and a "perra"."""
    known = lexicon().get("animals", told.concept) if told.concept and told.kind == "pet" else None
    return {plain(noun) for noun in (told.species or told.relation or "", *(known.forms if known else ()))}


def _around(script: Script) -> list[str]:
    """The words of the place and the hour: what is around the marked part goes on in it."""
    return [e.text for e in script.picture.prompt if e.role in ("place", "setting", "era", "style", "detail")]


def _joined(words: Iterable[str]) -> str:
    """The words once each, as a prompt."""
    parts = (part for word in words for part in word.split(", "))
    return ", ".join(dict.fromkeys(parts))


def _not_drawn() -> str:
    return _("No sé dibujar eso aquí: «%s». Pruebe con otras palabras, por ejemplo «una flor roja».")


def _there_already() -> str:
    return _(
        "Ya hay algo así en la página: «%s». Si es eso lo que cambia, márquelo y diga cómo tiene que ser; "
        "si es un animal más, diga «otro»."
    )


def _as_drawn(script: Script, subject: Subject) -> Meant:
    """Somebody of the page once more, as they are."""
    understood = _("%s, como es") % subject.label
    prompt = _joined([subject.pair.prompt_text, *_around(script)])
    return Meant(prompt, subject.pair.negative_text, subject.adapter or "", understood)


def _nothing(script: Script, covered: tuple[str, ...]) -> Meant:
    """The picture's words without those of who is marked, who are what must not be seen."""
    gone = [each for each in script.subjects if each.key in covered]
    left = [e.text for e in script.picture.prompt if e.owner not in covered]
    names = [e.text for each in gone for e in each.pair.prompt if e.role == "subject"]
    names = [name for name in names if name not in left]
    avoided = dict.fromkeys((*names, *(e.text for e in script.picture.negative)))
    called = ", ".join(each.label for each in gone if each.label != _TELLER)
    understood = _("sin %s: se ve lo de alrededor") % called if called else _("que se vea lo de alrededor")
    return Meant(", ".join(left), ", ".join(avoided), "", understood, covered, away=True)


def _goes(correction: Correction, marked: Collection[str], kinds: Collection[str]) -> bool:
    """Whether a correction takes away somebody of the marked, or a thing of these kinds."""
    kind, _colon, name = correction.chip_id.partition(":")
    if correction.action not in ("remove", "absent"):
        return False
    concept = lexicon().get("objects", name) if kind == "object" else None
    return correction.chip_id in marked or (concept is not None and concept.sketch in kinds)


def participant_of(scene: Scene, key: str) -> str:
    """The key of a subject's participant: one of a group has a number behind the group's key."""
    keys = {each.key for each in scene.participants}
    return key if key in keys or key == _TELLER else key.rpartition("-")[0]


def _chip(scene: Scene, key: str) -> str:
    return participant_ids(scene).get(participant_of(scene, key), f"person:{key}")


def _is_of(scene: Scene, correction: Correction, marked: set[str]) -> bool:
    """Whether a correction is about the looks, clothes or hands of who is marked, and of nobody else."""
    if correction.chip_id.partition(":")[0] not in _OF_SOMEONE:
        return correction.action not in ("add", "remove", "absent") and correction.chip_id in marked
    owners = _whose(scene, correction)
    return bool(owners) and owners <= marked


def _is_of_a_person(scene: Scene, correction: Correction) -> bool:
    """Whether a correction is about a person's looks, clothes or hands."""
    of_someone = correction.chip_id.partition(":")[0] in _OF_SOMEONE or correction.action == "look"
    return of_someone and any(chip.startswith("person:") for chip in _whose(scene, correction))


def _names_somebody(scene: Scene, said: str) -> bool:
    """Whether words say of whom they are: by name, by kinship, by a pronoun."""
    words = [word.strip(".,;:") for word in said.lower().split()]
    spoken = [plain(word) for word in words]
    if not _PRONOUNS.isdisjoint(words) or any(kin_of(word) is not None for word in spoken):
        return True
    forms = (form for each in scene.participants for form in (each.name, each.words, each.relation) if form)
    return not {plain(form).split()[-1] for form in forms}.isdisjoint(spoken)


def _whose(scene: Scene, correction: Correction) -> set[str]:
    """The chips of whose looks, clothes or hands a correction is about."""
    kind, _colon, name = correction.chip_id.partition(":")
    if kind not in _OF_SOMEONE:
        return {correction.chip_id}
    if correction.subjects:
        return set(correction.subjects)
    ids = participant_ids(scene)
    name, _at, wearer = name.partition("@")
    if wearer:
        return {wearer}
    owners = {g.wearer for g in scene.garments if g.fact.concept == name}
    owners |= {t.holder for t in scene.things if t.fact.concept == name}
    return {ids.get(key, f"person:{key}") for key in owners if key is not None}


def _as_others(scene: Scene, read: SpokenCorrection) -> SpokenCorrection:
    """The same of animals that are not those which the scene has by the same words."""
    there, coming = set(participant_ids(scene).values()), {c.chip_id for c in read.corrections if _comes(c)}
    own = {chip: next(each for each in _numbered(chip) if each not in there) for chip in coming}
    corrections = (replace(c, chip_id=own.get(c.chip_id, c.chip_id)) for c in read.corrections)
    return replace(read, corrections=tuple(corrections))


def _numbered(chip_id: str) -> Iterator[str]:
    """The chip ids of those with the same words, as ``participant_ids`` numbers them."""
    return chain((chip_id,), (f"{chip_id}#{number}" for number in count(2)))


def _comes(correction: Correction) -> bool:
    """Whether somebody or something comes that stands by itself; clothes need who wears them."""
    comes = correction.action in ("add", "present")
    return comes and not correction.chip_id.startswith("garment:")


def _removals(scene: Scene, covered: Iterable[str]) -> list[Correction]:
    """The corrections that take who is marked out of a scene."""
    keys = dict.fromkeys(participant_of(scene, key) for key in covered if not key.startswith(THING))
    return [Correction(_chip(scene, key), "absent" if key == _TELLER else "remove") for key in keys if key]


def emptied(scene: Scene, covered: Iterable[str]) -> Scene:
    """The scene without those who are marked."""
    for correction in _removals(scene, covered):
        scene = apply_correction(scene, correction)
    return scene


def _new_subjects(before: Script, after: Script) -> list[Subject]:
    """Those who are new, and those who look or hold otherwise."""
    old = {each.key: each for each in before.subjects}
    return [
        each
        for each in after.subjects
        if each.kind != "place"
        and (
            each.key not in old
            or _as_seen(each) != _as_seen(old[each.key])
            or _said(each) != _said(old[each.key])
        )
    ]


def _as_seen(subject: Subject) -> tuple[object, ...]:
    return subject.looks, subject.holding, subject.posture, subject.feeling


def _said(subject: Subject) -> list[str]:
    return [e.text for e in subject.pair.prompt if e.origin == "said" and e.role != "action"]


def _new_things(before: Script, after: Script) -> list[Element]:
    """What is new and held by nobody; also what had no room among all the words of the picture."""
    old = {e.text for e in _elements(before)}
    return [e for e in _elements(after) if e.role == "object" and e.text not in old]


def _elements(script: Script) -> list[Element]:
    pair = script.picture
    return [*pair.prompt, *(each.element for each in pair.left_out if not each.avoided)]


def _draws(plan: Plan, after: Script, covered: Sequence[str]) -> bool:
    """Whether the drawing shows something new: not all that can be said can be drawn everywhere."""
    old, new = requests_of(plan, after)
    known = {each.key: replace(each, prompt="", negative_prompt="") for each in old.subjects}
    changed = any(
        replace(each, prompt="", negative_prompt="") != known.get(each.key) for each in new.subjects
    )
    more = Counter(new.things) - Counter(t for i, t in enumerate(old.things) if f"{THING}{i}" not in covered)
    return changed or bool(more)
