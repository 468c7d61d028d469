"""Where everyone stands on a page: what there is to stand by, and whether a correction is seen at all."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from imaging.layout import told_places
from imaging.request import Kept, PictureRequest
from imaging.sketching import planned
from narrative import Correction
from narrative.corrections import apply_correction
from narrative.scene import Scene
from server.drawing import request_of
from server.plans import Plan, as_repainted
from server.preparation import script_of_version
from server.records import Page
from server.studio import Studio


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


def changes_looks(
    db: Session, studio: Studio, page: Page, plan: Plan, corrections: Sequence[Correction]
) -> bool:
    """Whether a page's version (its ``plan``) is asked for otherwise after corrections of looks; True of all
    others. To leave off a hat that nobody wears is no change.
    """
    scene = _shown(plan)
    looks = bool(corrections) and all(each.action == "look" for each in corrections)
    if not looks or scene is None:
        return True
    old, new = _before_and_after(db, studio, page, plan, scene, corrections)
    return old != new


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
