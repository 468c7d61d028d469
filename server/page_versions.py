"""The versions of a page: every state it had is kept, and any of them can be had again.

A version is a revision with what made it (``server.revisions`` writes down what a version was when it is
left). Going back makes a new revision with copies of that version's files, so nothing is overwritten and
going back is undone by going back again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session, col, select

from narrative.scene import Refusal, Scene
from server.corrected_memories import TURN, year_of
from server.errors import NotFoundError
from server.page_files import Revision, files_of, find_file, revision_of, write_file
from server.patients import record_access
from server.plans import Plan
from server.preparation import known_of, load_plan
from server.records import Account, Memory, Page, PageFile, PageVersion
from server.revisions import begin_revision
from server.studio import Studio
from server.texts import gettext as _
from server.topics import title_of

LONGEST_WORDS: Final = 120  # characters
# Of a version's files, those that are made again of the others, or only while it is made.
_MADE_OF_OTHERS: Final = ("preview", "repaint", "frame", "print", "small")


@dataclass(frozen=True)
class KeptVersion:
    """A version as it is shown: ``number`` counts from 1 on, the oldest. ``picture`` is what it shows;
    ``present`` says that the page is it now.
    """

    number: int
    row: PageVersion
    picture: PageFile
    present: bool


def note_version(
    db: Session,
    page: Page,
    cause: str,
    words: str = "",
    account: Account | None = None,
    same_as: int | None = None,
) -> None:
    """Writes down what made the revision that a page is at (see ``PageVersion``); the caller commits."""
    db.flush()
    row = db.get(PageVersion, (page.id, page.revision))
    row = row or PageVersion(page_id=page.id, revision=page.revision)
    row.cause, row.same_as = cause, same_as
    row.words = _in_short(words)
    row.account_id = account.id if account else None
    row.shown = page.shown
    db.add(row)


def versions_of(db: Session, page: Page) -> tuple[PageVersion, ...]:
    """The page's versions that have a picture of their own, the oldest first: no state is there twice."""
    query = select(PageVersion).where(PageVersion.page_id == page.id, col(PageVersion.same_as).is_(None))
    return tuple(db.exec(query.order_by(col(PageVersion.revision))))


def version_shown(db: Session, page: Page) -> int:
    """The number of the version that a page is now: of the original, where it went back to one."""
    row = db.get(PageVersion, (page.id, page.revision))
    return row.same_as if row is not None and row.same_as is not None else page.revision


def kept_versions(db: Session, page: Page) -> tuple[KeptVersion, ...]:
    """The versions that there is a picture of, the oldest first."""
    query = select(PageFile).where(
        PageFile.page_id == page.id, col(PageFile.kind).in_(("sketch", "painting"))
    )
    pictures = {(file.revision, file.kind): file for file in db.exec(query)}
    present = version_shown(db, page)
    found: list[KeptVersion] = []
    for row in versions_of(db, page):
        is_present = row.revision == present
        shown = page.shown if is_present else row.shown
        picture = pictures.get((row.revision, shown)) or pictures.get((row.revision, "sketch"))
        if picture is not None:
            found.append(KeptVersion(len(found) + 1, row, picture, is_present))
    return tuple(found)


def go_back(db: Session, studio: Studio, account: Account, page: Page, number: int) -> bool:
    """Makes the page what it was as version ``number``; gives whether it was another one until now.

    Raises NotFoundError, with the page as it was, for a version that there is not or whose files are gone.
    """
    begin_revision(db, page)
    try:
        changed = _go_back(db, studio, account, page, number)
    except BaseException:
        db.rollback()
        db.refresh(page)
        raise
    if not changed:
        db.rollback()
        db.refresh(page)
        return False
    record_access(db, account, page.patient_id, "went back to version")
    return True


def _go_back(db: Session, studio: Studio, account: Account, page: Page, number: int) -> bool:
    version = db.get(PageVersion, (page.id, number))
    if version is None or number >= page.revision:
        raise NotFoundError
    if version.same_as is not None:
        version = db.get_one(PageVersion, (page.id, version.same_as))
    left = db.get_one(PageVersion, (page.id, page.revision - 1))
    if version.revision == (left.revision if left.same_as is None else left.same_as):
        return False
    restore_version(db, studio, page, version)
    note_version(db, page, "restored", account=account, same_as=version.revision)
    return True


def version_without_last(
    db: Session, page: Page, memory: Memory, corrections: Sequence[dict[str, Any]], style: str
) -> PageVersion | None:
    """The newest painted version that has these corrections and this style, and all else as it is now."""
    for version in reversed(versions_of(db, page)):
        same = (
            version.corrections == list(corrections)
            and version.text == memory.text
            and (version.style, version.model, version.seed) == (style, page.model, page.seed)
            and version.script_edits == page.script_edits
        )
        if same and find_file(db, Revision(page.id, version.revision), "painting") is not None:
            return version
    return None


def restore_version(db: Session, studio: Studio, page: Page, version: PageVersion) -> None:
    """Makes the revision that has just begun what a version was: files, corrections, words, style.

    Nothing of it waits to be painted. The caller commits. Raises NotFoundError when its files are gone.
    """
    original, now = Revision(page.id, version.revision), revision_of(page)
    try:
        kinds = _copy(db, studio, original, now)
    except FileNotFoundError as error:
        raise NotFoundError(_gone()) from error
    if "sketch" not in kinds:
        raise NotFoundError(_gone())
    plan = load_plan(db, studio.files, page, now, studio.settings)
    memory = db.get_one(Memory, page.memory_id)
    memory.text = memory.text if version.text is None else version.text
    if version.corrections is not None:
        memory.corrections = version.corrections
    elif plan.scene is not None:
        memory.corrections = _corrections_that_give(db, studio, memory, plan.scene)
    _restore_page(db, page, version, plan)
    page.shown = version.shown if version.shown in kinds else "sketch"
    page.state, page.problem = "done", None
    db.add_all((memory, page))


def _restore_page(db: Session, page: Page, version: PageVersion, plan: Plan) -> None:
    page.style = version.style or plan.style
    page.model = version.model or plan.model
    page.seed = plan.seed if version.seed is None else version.seed
    if version.script_edits is not None:
        page.script_edits = version.script_edits
    if plan.scene is not None:
        page.phase, page.year = plan.scene.era.phase, year_of(plan.scene)
        if page.status == "draft":
            page.title = title_of(db, page.patient_id, known_of(db, page.patient_id)[1], plan.scene)


def _copy(db: Session, studio: Studio, original: Revision, now: Revision) -> frozenset[str]:
    """Copies a version's files into a revision; the kinds that there were. Raises FileNotFoundError."""
    rows = [row for row in files_of(db, original) if row.kind not in _MADE_OF_OTHERS]
    for row in rows:
        data = studio.files.read(row.path)
        write_file(db, studio.files, now, row.kind, data, subject=row.subject, seconds=row.seconds)
    return frozenset(row.kind for row in rows)


def _corrections_that_give(db: Session, studio: Studio, memory: Memory, scene: Scene) -> list[dict[str, Any]]:
    """How many of a memory's corrections were made when this was understood: of versions that were not
    written down. All of them when that cannot be told.
    """
    patient, entities = known_of(db, memory.patient_id)
    for end in range(len(memory.corrections), -1, -1):
        made = memory.corrections[:end]
        if 0 < end < len(memory.corrections) and _are_of_one_turn(memory.corrections[end - 1 : end + 1]):
            continue
        read = studio.read(memory.text, patient, entities, made)
        if not isinstance(read, Refusal) and read == scene:
            return list(made)
    return list(memory.corrections)


def _are_of_one_turn(pair: Sequence[dict[str, Any]]) -> bool:
    return pair[0].get(TURN) is not None and pair[0].get(TURN) == pair[1].get(TURN)


def _in_short(words: str) -> str:
    words = " ".join(words.replace("\0", "").split())
    words = words[:1].upper() + words[1:]
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1].rstrip()}…"


def _gone() -> str:
    return _("Los archivos de esa versión ya no están. La página se queda como estaba.")
