"""A workshop's picture on its way to the life book: as the picture of a draft page, new or there already.

A page needs a memory in the person's own words, so a new one asks for them. Either page waits for the
therapist's yes like any other.
"""

from dataclasses import replace
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from sqlmodel import Session, col, select

from narrative.scene import Refusal, Scene
from server.errors import BadInputError, NotFoundError
from server.interviews import open_interview, unmade_page
from server.page_files import revision_of, write_file
from server.page_versions import go_back, note_version
from server.pages import page_for
from server.patients import record_access, require_staff
from server.preparation import keep_plan, known_of, prepare
from server.records import Account, Memory, Page, PictureBatch, PictureCandidate
from server.revisions import begin_revision
from server.studio import Studio
from server.texts import gettext as _
from server.workshop import candidate_for
from server.workshop_settings import wanted_from_json

LONGEST_STORY: Final = 4_000  # characters


def drafts_to_take(db: Session, patient_id: str) -> list[Page]:
    """The draft pages that a picture can be taken to, the newest first."""
    query = select(Page).where(Page.patient_id == patient_id, Page.status == "draft")
    return list(db.exec(query.order_by(col(Page.made_at).desc())))


def take_to_new_page(db: Session, studio: Studio, account: Account, candidate_id: str, story: str) -> Page:
    """A new draft page with this picture and this memory; the same picture twice is one page.

    Raises BadInputError for a story that is empty, beyond measure or not understood.
    """
    candidate, batch = candidate_for(db, account, candidate_id, action="took picture to book")
    story = story.replace("\0", "").strip()
    if not story:
        raise BadInputError(_("Escriba el recuerdo con sus palabras: será el texto de la página."))
    if len(story) > LONGEST_STORY:
        raise BadInputError(_("Es demasiado texto para una página."))
    memory_id = str(uuid5(NAMESPACE_URL, f"evoca:workshop:{candidate.id}"))
    known = db.exec(select(Page).where(Page.memory_id == memory_id)).first()
    if known is not None:
        return known
    scene = _scene(db, studio, batch.patient_id, story)
    interview = open_interview(db, account, batch.patient_id)
    memory = Memory(
        id=memory_id,
        patient_id=batch.patient_id,
        interview_id=interview.id,
        account_id=account.id,
        text=story,
    )
    db.add(memory)
    db.flush()
    page = unmade_page(db, studio, memory, scene)
    db.add(page)
    db.flush()
    _put_in(db, studio, page, memory, _made(candidate, batch), _bytes(studio, candidate), scene)
    note_version(db, page, "workshop", account=account)
    return _taken(db, account, page, candidate)


def take_to_page(db: Session, studio: Studio, account: Account, candidate_id: str, page_id: str) -> Page:
    """A draft page gets this picture as its painting; what it had can be put back.

    Raises BadInputError for a page that is no draft of this person.
    """
    candidate, batch = candidate_for(db, account, candidate_id, action="took picture to page")
    page = db.get(Page, page_id)
    if page is None or page.patient_id != batch.patient_id or page.status != "draft":
        raise BadInputError(_("Elija una de las páginas por revisar."))
    memory = db.get_one(Memory, page.memory_id)
    begin_revision(db, page)
    _put_in(db, studio, page, memory, _made(candidate, batch), _bytes(studio, candidate))
    note_version(db, page, "workshop", account=account)
    return _taken(db, account, page, candidate)


def put_back(db: Session, studio: Studio, account: Account, page_id: str) -> Page:
    """Undoes taking a picture to a page: it has again what it had the revision before."""
    require_staff(account)
    page = page_for(db, account, page_id)
    go_back(db, studio, account, page, page.revision - 1)
    return page


def _scene(db: Session, studio: Studio, patient_id: str, story: str) -> Scene:
    patient, entities = known_of(db, patient_id)
    scene = studio.read(story, patient, entities)
    if isinstance(scene, Refusal):
        raise BadInputError(
            _("Con esas palabras no sale una página: cuente quién sale, dónde es o qué pasa.")
        )
    return scene


def _put_in(
    db: Session,
    studio: Studio,
    page: Page,
    memory: Memory,
    made: tuple[int, str, int],
    picture: bytes,
    scene: Scene | None = None,
) -> None:
    """The page's revision with its sketch and with the picture as its painting; nothing waits for it.

    ``made`` is the seed, model and steps of the picture: by them a later correction knows that it was
    not painted after this page's sketch, and leaves it alone. The caller commits.
    """
    plan = prepare(db, studio.files, studio, studio.settings, memory, page, scene)
    seed, model, steps = made
    revision = revision_of(page)
    keep_plan(db, studio.files, revision, replace(plan, seed=seed, model=model, steps=steps))
    write_file(db, studio.files, revision, "painting", picture)
    page.state, page.problem = "done", None
    page.shown = "painting"
    db.add(page)


def _made(candidate: PictureCandidate, batch: PictureBatch) -> tuple[int, str, int]:
    wanted = wanted_from_json(batch.settings)
    return candidate.seed, wanted.model, wanted.steps


def _bytes(studio: Studio, candidate: PictureCandidate) -> bytes:
    try:
        return studio.files.read(candidate.path)
    except FileNotFoundError as error:
        raise NotFoundError from error


def _taken(db: Session, account: Account, page: Page, candidate: PictureCandidate) -> Page:
    candidate.page_id = page.id
    db.add(candidate)
    db.commit()
    record_access(db, account, page.patient_id, "took picture to page")
    return page
