"""Where everyone stands on a page: what there is to stand by, and whether a correction moves anybody."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from imaging.layout import told_places
from imaging.request import Kept
from imaging.sketching import planned
from narrative import Correction
from narrative.corrections import apply_correction
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
    scene = plan.scene if plan.repainted is None else plan.repainted.scene
    if any(each.action != "place" for each in corrections) or plan.layout is None or scene is None:
        return True
    shown = as_repainted(plan)
    after = scene
    for each in corrections:
        after = apply_correction(after, each)
    scripts = [script_of_version(db, studio, page, plan, each, page.script_edits) for each in (scene, after)]
    old, new = (request_of(replace(shown, script=script)) for script in scripts)
    spots = shown.layout.spots if shown.layout is not None else ()
    kept = Kept(old.setting.place, spots, told_places(old))
    before, moved = (planned(replace(each, kept=kept))[0].spots for each in (old, new))
    return before != moved
