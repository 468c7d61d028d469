"""Pages: looked at, corrected, made again, kept in the book, taken out and put back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlmodel import Session, col, select, update

from imaging.request import Layout
from narrative import Chip, Correction, chips, in_lexicon_words
from narrative.scene import Refusal, Scene
from narrative.script import Script
from server.captions import NamedCaption, captions_of
from server.corrected_memories import begin_correcting, put_in_place, without_last_turn
from server.doubt_words import doubt_sentence
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.jobs import ACTIVE_STATES
from server.page_files import files_of, find_file, revision_of
from server.page_styles import choose_style, style_before
from server.page_versions import note_version, restore_version, version_without_last
from server.patients import STAFF, may_see, patient_for, record_access, require_staff
from server.plans import as_repainted
from server.preparation import dear_things_of, known_of, load_plan, script_of
from server.records import Account, Memory, Page, PageFile
from server.revisions import begin_revision, make_revision
from server.studio import Studio, correction_to_json
from server.talked_corrections import correct_in_words
from server.texts import gettext as _
from server.topics import not_left_alone
from server.version_words import correction_words

LONGEST_TITLE: Final = 120
LONGEST_DESCRIPTION: Final = 50_000
LONGEST_PROMPT: Final = 2_000


@dataclass(frozen=True)
class PageDetails:
    """A page with everything that the therapist looks at.

    ``scene``, ``chips`` and ``script`` are empty or None when the memory could not be read; ``script``
    holds the therapist's edits. ``files`` maps a kind to the file of this revision (masks are left
    out); ``shown`` is the picture to show, ``captions`` are those not removed. ``doubts`` say in sentences
    what is not good enough in the painting; ``layout`` is where everyone of the picture stands.
    """

    page: Page
    memory: Memory
    scene: Scene | None
    chips: tuple[Chip, ...]
    script: Script | None
    files: dict[str, PageFile]
    shown: PageFile | None
    captions: tuple[NamedCaption, ...]
    can_undo: bool
    doubts: tuple[str, ...]
    layout: Layout | None


def page_for(db: Session, account: Account, page_id: str) -> Page:
    """The page, when this account may see it. Relatives see what is in the book and nothing else.

    Raises NotFoundError or NotAllowedError.
    """
    page = db.get(Page, page_id)
    if page is None:
        raise NotFoundError
    if not may_see(db, account, page.patient_id):
        raise NotAllowedError
    if account.role == "relative" and page.status != "kept":
        raise NotAllowedError
    record_access(db, account, page.patient_id, "saw page")
    return page


def drafts_of(db: Session, account: Account, patient_id: str) -> list[Page]:
    """The pages that wait for a look, the newest first."""
    return _with_status(db, account, patient_id, "draft")


def withdrawn_of(db: Session, account: Account, patient_id: str) -> list[Page]:
    """The pages that were taken out of the book, the newest first."""
    return _with_status(db, account, patient_id, "withdrawn")


def page_details(db: Session, studio: Studio, account: Account, page_id: str) -> PageDetails:
    """Everything about a page that its therapist looks at."""
    page = _own(db, account, page_id)
    memory = db.get_one(Memory, page.memory_id)
    patient, entities = known_of(db, page.patient_id)
    plan = load_plan(db, studio.files, page, revision_of(page), studio.settings)
    shown = as_repainted(plan)
    scene, script = plan.scene, shown.script
    if scene is None:
        read = studio.read(memory.text, patient, entities, memory.corrections)
        scene = None if isinstance(read, Refusal) else read
    if script is None and scene is not None:
        things = dear_things_of(db, page.patient_id)
        script = script_of(studio, scene, patient, entities, page, things)
    files = {row.kind: row for row in files_of(db, revision_of(page)) if not row.subject}
    return PageDetails(
        page,
        memory,
        scene,
        chips(scene, patient, not_left_alone(db, page.patient_id, entities, scene)) if scene else (),
        script,
        files,
        files.get(page.shown) or files.get("sketch"),
        captions_of(db, page.id),
        bool(memory.corrections),
        tuple(doubt_sentence(shown, each) for each in plan.doubts) if "painting" in files else (),
        shown.layout,
    )


def correct(db: Session, studio: Studio, account: Account, page_id: str, correction: Correction) -> Page:
    """Corrects what was understood: a new sketch at once, the making asked for again.

    Raises BadInputError when the correction does not fit what was told.
    """
    page = _own(db, account, page_id)
    correction = in_lexicon_words(correction, studio.wait_until_ready().lexicon)
    words = correction_words(_chips_shown(db, studio, page), correction)
    memory = begin_correcting(db, page)
    note_version(db, page, "corrected", words, account)
    return _read_again(
        db, studio, account, page, memory, [*memory.corrections, correction_to_json(correction)]
    )


def correct_with_words(db: Session, studio: Studio, account: Account, page_id: str, text: str) -> str:
    """Corrects a page by a sentence such as "el perro era blanco"; gives what Evoca answers.

    Raises BadInputError with what to ask when the sentence corrects nothing of the page.
    """
    page = _own(db, account, page_id)
    if len(text) > LONGEST_TITLE * 4:
        raise BadInputError(_("Diga una corrección cada vez, en pocas palabras."))
    return correct_in_words(db, studio, account, page, text)


def undo_correction(db: Session, studio: Studio, account: Account, page_id: str) -> Page:
    """Takes the last correction back; without one nothing changes.

    Where the page was painted like that before, that version is put back; else it is made anew.
    """
    page = _own(db, account, page_id)
    studio.wait_until_ready()
    memory = begin_correcting(db, page)
    if not memory.corrections:
        db.rollback()
        db.refresh(page)
        return page
    style = style_before(memory.corrections) or page.style
    corrections = without_last_turn(memory.corrections)
    before = version_without_last(db, page, memory, corrections, style)
    if before is not None:
        restore_version(db, studio, page, before)
        note_version(db, page, "restored", account=account, same_as=before.revision)
        return _changed(db, account, page, "corrected memory")
    page.style = style
    note_version(db, page, "undone", account=account)
    return _read_again(db, studio, account, page, memory, corrections)


def change_style(
    db: Session, studio: Studio, account: Account, page_id: str, style: str, *, also_new: bool
) -> bool:
    """Draws the page in another style; gives whether it is drawn anew. Raises BadInputError."""
    page = _own(db, account, page_id)
    studio.wait_until_ready()
    return choose_style(db, studio, account, page, style, also_new=also_new)


def edit_script(
    db: Session, studio: Studio, account: Account, page_id: str, key: str, prompt: str, negative: str
) -> Page:
    """Writes over the prompts of the picture ("picture") or of a subject; an empty prompt takes the
    edit back. Raises BadInputError for a subject that is not there or words without measure.
    """
    page = _own(db, account, page_id)
    if max(len(prompt), len(negative)) > LONGEST_PROMPT:
        raise BadInputError(_("Es demasiado texto para describir una imagen."))
    details = page_details(db, studio, account, page_id)
    known = {"picture", *(subject.key for subject in (details.script.subjects if details.script else ()))}
    if key not in known:
        raise BadInputError(_("Eso ya no está en la imagen."))
    begin_revision(db, page)
    edits = {each: words for each, words in page.script_edits.items() if each != key}
    if prompt.strip():
        edits[key] = {"prompt": prompt.strip(), "negative": negative.strip()}
    page.script_edits = edits
    note_version(db, page, "words", account=account)
    return _commit_and_make(db, studio, account, page, "edited script")


def make_again(db: Session, studio: Studio, account: Account, page_id: str) -> Page:
    """Asks for the picture again, after a failure or a cancel; one being made is left alone."""
    page = _own(db, account, page_id)
    if page.state in ACTIVE_STATES:
        return page
    begin_revision(db, page)
    note_version(db, page, "again", account=account)
    return _commit_and_make(db, studio, account, page, "asked for picture again")


def cancel_making(db: Session, account: Account, page_id: str) -> Page:
    """Stops the making after its present diffusion step; the sketch stays. One that ended stays so."""
    page = _own(db, account, page_id)
    db.exec(  # type: ignore[call-overload]  # SQLModel types no updates
        update(Page)
        .where(col(Page.id) == page.id, col(Page.state).in_(ACTIVE_STATES))
        .values(state="cancelled")
        .execution_options(synchronize_session=False)
    )
    record_access(db, account, page.patient_id, "cancelled making")
    db.refresh(page)
    return page


def choose_shown(db: Session, account: Account, page_id: str, shown: str) -> Page:
    """Shows the sketch or the painting; raises BadInputError for a painting that is not there."""
    page = _own(db, account, page_id)
    if shown not in ("sketch", "painting"):
        raise BadInputError(_("Solo se puede elegir entre el dibujo y la pintura."))
    if find_file(db, revision_of(page), shown) is None:
        raise BadInputError(_("Esa imagen todavía no está hecha."))
    page.shown = shown
    return _changed(db, account, page, "chose picture")


def keep(db: Session, account: Account, page_id: str, title: str, description: str) -> Page:
    """Puts the page in the book under this title, with these words. Raises BadInputError."""
    page = _own(db, account, page_id)
    title, description = " ".join(title.split()), description.strip()
    if not title:
        raise BadInputError(_("Escriba un título para la página."))
    if len(title) > LONGEST_TITLE:
        raise BadInputError(_("El título es demasiado largo: que quepa en una línea."))
    if len(description) > LONGEST_DESCRIPTION:
        raise BadInputError(_("Es demasiado texto para una página."))
    if find_file(db, revision_of(page), "sketch") is None:
        raise BadInputError(_("La página todavía no tiene imagen."))
    page.title, page.description = title, description
    page.status = "kept"
    page.kept_at = page.kept_at or datetime.now(UTC)
    return _changed(db, account, page, "kept page")


def withdraw(db: Session, account: Account, page_id: str) -> Page:
    """Takes the page out of the book or the drafts; nothing of it is lost."""
    page = _own(db, account, page_id)
    page.status = "withdrawn"
    return _changed(db, account, page, "withdrew page")


def restore(db: Session, account: Account, page_id: str) -> Page:
    """Puts a withdrawn page back where it was."""
    page = _own(db, account, page_id)
    if page.status == "withdrawn":
        page.status = "kept" if page.kept_at else "draft"
    return _changed(db, account, page, "restored page")


def _own(db: Session, account: Account, page_id: str) -> Page:
    require_staff(account)
    return page_for(db, account, page_id)


def _changed(db: Session, account: Account, page: Page, action: str) -> Page:
    db.add(page)
    record_access(db, account, page.patient_id, action)
    return page


def _with_status(db: Session, account: Account, patient_id: str, status: str) -> list[Page]:
    if account.role not in STAFF:
        raise NotAllowedError
    patient_for(db, account, patient_id, action=f"saw {status} pages")
    query = select(Page).where(Page.patient_id == patient_id, Page.status == status)
    return list(db.exec(query.order_by(col(Page.made_at).desc())))


def _chips_shown(db: Session, studio: Studio, page: Page) -> tuple[Chip, ...]:
    """What the page shows as understood; nothing when it has no picture yet."""
    scene = load_plan(db, studio.files, page, revision_of(page), studio.settings).scene
    patient, entities = known_of(db, page.patient_id)
    return chips(scene, patient, entities) if scene is not None else ()


def _read_again(
    db: Session,
    studio: Studio,
    account: Account,
    page: Page,
    memory: Memory,
    corrections: list[dict[str, Any]],
) -> Page:
    scene = put_in_place(db, studio, page, memory, corrections)
    return _commit_and_make(db, studio, account, page, "corrected memory", scene)


def _commit_and_make(
    db: Session, studio: Studio, account: Account, page: Page, action: str, scene: Scene | None = None
) -> Page:
    _changed(db, account, page, action)
    make_revision(db, studio, page, scene)
    return page
