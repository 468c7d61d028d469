"""Where everyone stands on a page: what there is to stand by, and whether a correction is seen at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from sqlmodel import Session

from imaging.layout import told_places
from imaging.request import AnimalLooks, Kept, PersonLooks, PictureRequest, SubjectRequest
from imaging.sketching import planned
from narrative import Correction
from narrative.corrections import apply_correction, subject_key
from narrative.scene import Scene
from server.drawing import request_of
from server.easel import EMBEDDED
from server.plans import Plan, as_repainted
from server.preparation import script_of_version
from server.records import Page
from server.studio import Studio

Seen = Literal["changed", "so_already", "unseen"]
_OF_THE_HOUR: Final = ("time_of_day", "season", "weather")


def landmarks_of(plan: Plan) -> frozenset[str]:
    """What a page's picture shows of its place (``imaging.vocabulary.LANDMARKS``)."""
    return frozenset() if plan.script is None else planned(request_of(as_repainted(plan)))[1]


def moves_somebody(
    db: Session, studio: Studio, page: Page, plan: Plan, corrections: Sequence[Correction]
) -> bool:
    """Whether a page's version (its ``plan``) looks otherwise after corrections that move somebody; True of
    all others.
    """
    scene = _shown(plan)
    moves = bool(corrections) and all(each.action == "place" for each in corrections)
    if not moves or plan.layout is None or scene is None:
        return True
    old, new = _before_and_after(db, studio, page, plan, scene, corrections)
    layout = as_repainted(plan).layout
    spots = layout.spots if layout is not None else ()
    kept = Kept(old.setting.place, spots, told_places(old), {each.key: each for each in old.subjects})
    before, moved = (planned(replace(each, kept=kept))[0].spots for each in (old, new))
    return before != moved


def stands_beside_already(plan: Plan, corrections: Sequence[Correction]) -> bool:
    """Whether everyone who is told to be beside somebody has nobody between them on a page's version."""
    shown, scene = as_repainted(plan), _shown(plan)
    if shown.layout is None or scene is None or any(each.value != "beside" for each in corrections):
        return False
    across = {spot.key: spot.x for spot in shown.layout.spots}
    for each in corrections:
        named = [subject_key(scene, chip) for chip in (each.chip_id, *each.subjects)]
        at = sorted(across[key] for key in named if key in across)
        if len(at) != len(named) or any(at[0] < x < at[-1] for x in across.values()):
            return False
    return True


def seen_change(
    db: Session, studio: Studio, page: Page, plan: Plan, corrections: Sequence[Correction]
) -> Seen:
    """What of a page's version (its ``plan``) is drawn otherwise after corrections of looks, clothes, things,
    the hour and the weather: "changed" or "so_already", as where a hat is left off that nobody wears, or
    "unseen" for what no drawing of this place shows (other models than the embedded one paint it by the
    words). All other corrections change something.
    """
    scene = _shown(plan)
    if scene is None or not corrections or not all(_is_of_what_is_seen(each) for each in corrections):
        return "changed"
    old, new = _before_and_after(db, studio, page, plan, scene, corrections)
    worn = _worn(old)
    if _wordless(old, worn) != _wordless(new, worn):
        return "changed"
    if not any(_is_left_out(each, studio) for each in corrections):
        return "so_already"
    return "unseen" if studio.prompting.family(plan.model) == EMBEDDED else "changed"


def _wordless(request: PictureRequest, worn: Mapping[tuple[str, str], str | None]) -> PictureRequest:
    """A picture without its words; what is ``worn`` already (by whom and which kind) is of the same colour
    where none is told, and nobody wears two of a kind.
    """
    subjects = (
        replace(each, prompt="", negative_prompt="", looks=_dressed(each, worn)) for each in request.subjects
    )
    return replace(request, prompt="", negative_prompt="", subjects=tuple(subjects))


def _dressed(
    subject: SubjectRequest, worn: Mapping[tuple[str, str], str | None]
) -> PersonLooks | AnimalLooks:
    looks = subject.looks
    if isinstance(looks, AnimalLooks):
        return looks
    kinds = {
        each.kind: replace(each, colour=each.colour or worn.get((subject.key, each.kind)))
        for each in reversed(looks.garments)
    }
    return replace(looks, garments=tuple(kinds[kind] for kind in sorted(kinds)))


def _worn(request: PictureRequest) -> dict[tuple[str, str], str | None]:
    people = [(each.key, each.looks) for each in request.subjects]
    return {
        (key, garment.kind): garment.colour
        for key, looks in people
        if isinstance(looks, PersonLooks)
        for garment in looks.garments
    }


def _is_of_what_is_seen(correction: Correction) -> bool:
    kind = correction.chip_id.partition(":")[0]
    if correction.action == "look":
        return True
    if kind in ("garment", "object"):
        return correction.action in ("add", "colour")
    return kind in _OF_THE_HOUR and correction.action == "change"


def _is_left_out(correction: Correction, studio: Studio) -> bool:
    """Whether something is put in that changes no drawing: what is of another place, or is never drawn."""
    kind, _, name = correction.chip_id.partition(":")
    if correction.action != "add":
        return False
    if kind == "object":
        return True
    garment = studio.wait_until_ready().lexicon.get("garments", correction.value or name)
    return garment is None or garment.sketch is None


def _shown(plan: Plan) -> Scene | None:
    return plan.scene if plan.repainted is None else plan.repainted.scene


def _before_and_after(
    db: Session, studio: Studio, page: Page, plan: Plan, scene: Scene, corrections: Sequence[Correction]
) -> tuple[PictureRequest, PictureRequest]:
    """The picture as it is asked for, and as it is after these corrections."""
    after = scene
    for each in corrections:
        after = apply_correction(after, each)
    scripts = [script_of_version(db, studio, page, plan, each, page.script_edits) for each in (scene, after)]
    old, new = (request_of(replace(as_repainted(plan), script=script)) for script in scripts)
    return old, new
