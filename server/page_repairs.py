"""Repairs of a page's picture: asked for, stopped, looked at, and one of them kept as a new version.

A repair is kept before it is asked for, with its mask and the version that it starts from; the page stays
as it is until a candidate is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import uuid4

from sqlmodel import Session, col, select

from imaging.request import Mask, Pixels
from server.asked_work import count_asked, keep_once, stop_asked
from server.errors import BadInputError, NotFoundError
from server.marked_pictures import mask_png, read_mask, read_pixels
from server.page_files import Revision, files_of, revision_of, write_file
from server.page_versions import note_version, restore_version
from server.pages import page_for
from server.patients import record_access, require_staff
from server.picture_files import PictureFiles
from server.plans import Plan, RepairNote, as_repainted
from server.preparation import keep_plan, load_plan
from server.records import Account, Page, PageFile, PageRepair, PageVersion
from server.repair_cuts import doubts_of_marking
from server.repair_drawings import masks_after, repainted, repair_drawing
from server.repair_masks import changing, marked_box, mask_from_png, mask_to_png
from server.repair_recipes import Wanted, wanted_from_json, wanted_to_json
from server.revisions import begin_revision
from server.settings import Settings
from server.studio import Studio
from server.texts import gettext as _
from server.try_notes import doubts_left

ACTIVE: Final = ("waiting", "painting")
MOST_WAITING: Final = 4
MOST_SHOWN: Final = 4
KEPT_REMOVED: Final = timedelta(days=1)


@dataclass(frozen=True)
class Base:
    """A version of a page as a repair starts from it: the picture that it shows, and everyone's masks.

    The plan is as the picture shows it, earlier repairs by hand with it.
    """

    revision: Revision
    plan: Plan
    picture: PageFile
    pixels: Pixels
    masks: dict[str, Mask]


def base_of(db: Session, files: PictureFiles, settings: Settings, page: Page, number: int) -> Base:
    """A version as it can be repaired. Raises NotFoundError for one without a picture."""
    revision = Revision(page.id, number)
    rows = files_of(db, revision)
    pictures = {row.kind: row for row in rows if row.kind in ("painting", "sketch")}
    shown = page.shown
    if number != page.revision:
        version = db.get(PageVersion, (page.id, number))
        shown = version.shown if version is not None else "painting"
    picture = pictures.get(shown) or pictures.get("sketch")
    if picture is None:
        raise NotFoundError
    try:
        pixels = read_pixels(files.read(picture.path))
        masks = {row.subject: read_mask(files.read(row.path)) for row in rows if row.kind == "mask"}
    except FileNotFoundError as error:
        raise NotFoundError from error
    plan = load_plan(db, files, page, revision, settings)
    return Base(revision, as_repainted(plan), picture, pixels, masks)


def page_to_repair(db: Session, account: Account, page_id: str) -> Page:
    """The page, when this account may repair its picture. Raises NotFoundError or NotAllowedError."""
    require_staff(account)
    return page_for(db, account, page_id)


def repair_for(
    db: Session, account: Account, repair_id: str, *, action: str = "saw repair"
) -> tuple[PageRepair, Page]:
    """A repair and its page, when this account may work with them."""
    require_staff(account)
    row = db.get(PageRepair, repair_id)
    if row is None:
        raise NotFoundError
    page = page_for(db, account, row.page_id)
    record_access(db, account, page.patient_id, action)
    return row, page


def repairs_of(db: Session, page: Page) -> tuple[PageRepair, ...]:
    """The newest repairs of a page that nobody has decided on."""
    query = (
        select(PageRepair)
        .where(
            PageRepair.page_id == page.id,
            col(PageRepair.removed_at).is_(None),
            col(PageRepair.chosen).is_(None),
        )
        .order_by(col(PageRepair.asked_at).desc(), col(PageRepair.id))
        .limit(MOST_SHOWN)
    )
    return tuple(db.exec(query))


def start_repair(
    db: Session,
    studio: Studio,
    account: Account,
    page: Page,
    repair_id: str,
    number: int,
    wanted: Wanted,
    mask: Pixels,
) -> PageRepair:
    """Keeps a repair of version ``number`` and puts it in the line; the same ``repair_id`` again is the same.

    Raises BadInputError when too many wait already.
    """
    require_staff(account)
    known = db.get(PageRepair, repair_id)
    if known is None:
        if count_asked(db, PageRepair, page.patient_id, ACTIVE) >= MOST_WAITING:
            raise BadInputError(_("Ya hay varios arreglos esperando: deje que termine alguno, o párelo."))
        path = studio.files.name(repair_id, 0, "repair mask", "", ".png")
        studio.files.write(path, mask_to_png(mask))
        known = PageRepair(
            id=repair_id, page_id=page.id, revision=number, account_id=account.id,
            patient_id=page.patient_id, recipe=wanted_to_json(wanted), mask=path,
        )  # fmt: skip
        known = keep_once(db, known)
        record_access(db, account, page.patient_id, "asked for repair")
    if known.page_id != page.id:
        raise NotFoundError
    studio.jobs.put_repair(known.id)
    return known


def start_again(db: Session, studio: Studio, account: Account, repair_id: str, new_id: str) -> PageRepair:
    """The same repair once more, with other seeds; it takes the place of the one before."""
    row, page = repair_for(db, account, repair_id, action="asked for repair again")
    wanted = wanted_from_json(row.recipe)
    recipe = replace(wanted.recipe, seed=wanted.recipe.seed_of(wanted.recipe.count + 1))
    mask = mask_from_png(studio.files.read(row.mask))
    again = start_repair(
        db, studio, account, page, new_id, row.revision, replace(wanted, recipe=recipe), mask
    )
    row.removed_at = row.removed_at or datetime.now(UTC)
    db.add(row)
    db.commit()
    return again


def cancel_repair(db: Session, account: Account, repair_id: str) -> PageRepair:
    """Stops a repair after its present step; finished candidates stay, and one that ended stays so."""
    row, _page = repair_for(db, account, repair_id, action="stopped repair")
    return stop_asked(db, row, ACTIVE)


def decline_repair(db: Session, account: Account, repair_id: str) -> PageRepair:
    """Keeps none of a repair's candidates: the page stays as it is. It can be brought back for a day."""
    row = cancel_repair(db, account, repair_id)
    return _set_removed(db, row, datetime.now(UTC))


def restore_repair(db: Session, account: Account, repair_id: str) -> PageRepair:
    """Brings a declined repair back."""
    row, _page = repair_for(db, account, repair_id, action="restored repair")
    return _set_removed(db, row, None)


def is_outdated(row: PageRepair, page: Page, shown: int) -> bool:
    """Whether the page has become another version since; ``shown`` is the version that it is now."""
    return row.revision not in (page.revision, shown)


def choose_candidate(db: Session, studio: Studio, account: Account, repair_id: str, number: int) -> Page:
    """Makes a candidate the page's picture, as a new version; once chosen, choosing again changes nothing.

    All else is as in the version that the repair started from. Raises NotFoundError for a candidate that
    is not there.
    """
    row, page = repair_for(db, account, repair_id, action="chose repair")
    if row.chosen is not None:
        return page
    if not 1 <= number <= row.made:
        raise NotFoundError
    try:
        picture = studio.files.read(candidate_path(studio.files, row.id, number))
    except FileNotFoundError as error:
        raise NotFoundError from error
    begin_revision(db, page)
    try:
        _put_in(db, studio, account, page, row, number, picture)
    except BaseException:
        db.rollback()
        db.refresh(page)
        raise
    row.chosen, row.result_revision = number, page.revision
    row.state = "done"
    db.add_all((row, page))
    db.commit()
    return page


def candidate_path(files: PictureFiles, repair_id: str, number: int) -> str:
    """Where a candidate is kept, relative to the picture store."""
    return files.name(repair_id, number, "repair", "", ".png")


def preview_path(files: PictureFiles, repair_id: str) -> str:
    """Where the candidate that is being painted is shown so far."""
    return files.name(repair_id, 0, "repair preview", "", ".webp")


def purge_repairs(db: Session, files: PictureFiles, now: datetime | None = None) -> int:
    """Deletes repairs that were declined more than a day ago, pictures and all; how many."""
    before = (now or datetime.now(UTC)) - KEPT_REMOVED
    old: Sequence[PageRepair] = db.exec(
        select(PageRepair).where(col(PageRepair.removed_at) < before, col(PageRepair.state).not_in(ACTIVE))
    ).all()
    for row in old:
        for number in range(1, row.made + 1):
            files.remove(candidate_path(files, row.id, number))
        files.remove(preview_path(files, row.id))
        files.remove(row.mask)
        db.delete(row)
    db.commit()
    return len(old)


def new_repair_id() -> str:
    """A name for a repair to come."""
    return str(uuid4())


def _put_in(
    db: Session,
    studio: Studio,
    account: Account,
    page: Page,
    row: PageRepair,
    number: int,
    picture: bytes,
) -> None:
    version = db.get(PageVersion, (page.id, row.revision))
    if version is None:
        raise NotFoundError
    wanted = wanted_from_json(row.recipe)
    base = base_of(db, studio.files, studio.settings, page, row.revision)
    doubts = doubts_left(base.plan, base.masks, base.pixels, read_pixels(picture))
    restore_version(db, studio, page, version)
    revision = revision_of(page)
    write_file(db, studio.files, revision, "painting", picture)
    plan = load_plan(db, studio.files, page, revision, studio.settings)
    note = _note(studio, row, wanted, number)
    plan = replace(plan, repairs=(*plan.repairs, note), doubts=doubts)
    drawing = repair_drawing(db, studio, page, base.plan, wanted, mask_from_png(studio.files.read(row.mask)))
    if drawing is not None and base.plan.scene is not None:
        now = repainted(base.plan, wanted, drawing)
        for key, mask in masks_after(base.plan, now, base.masks, wanted, drawing).items():
            write_file(db, studio.files, revision, "mask", mask_png(mask), subject=key)
        marking = doubts_of_marking(base.masks, drawing, wanted)
        plan = replace(plan, repainted=now, doubts=(*doubts, *marking))
    keep_plan(db, studio.files, revision, plan)
    page.shown = "painting"
    note_version(db, page, "repaired", wanted.understood, account)


def _note(studio: Studio, row: PageRepair, wanted: Wanted, number: int) -> RepairNote:
    region = changing(mask_from_png(studio.files.read(row.mask)), not_masked=wanted.recipe.not_masked)
    return RepairNote(
        row.id,
        marked_box(region),
        wanted.understood,
        wanted.prompt,
        wanted.recipe.seed_of(number),
        wanted.recipe.strength,
        wanted.recipe.content,
    )


def _set_removed(db: Session, row: PageRepair, at: datetime | None) -> PageRepair:
    row.removed_at = at
    db.add(row)
    db.commit()
    return row
