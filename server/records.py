"""The database tables. Rows only: no behaviour, no HTTP, no files.

Ids are UUID text unless said otherwise; times are UTC with time zone; JSON columns hold plain
lists and dicts whose shape the named module defines.
"""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, BigInteger, Column, DateTime, UniqueConstraint
from sqlmodel import Field, SQLModel


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return str(uuid4())


def _time(*, nullable: bool = False) -> Column[datetime]:
    return Column(DateTime(timezone=True), nullable=nullable)


class Account(SQLModel, table=True):
    """Someone who signs in. ``role`` is "administrator", "therapist", "relative" or "patient";
    ``patient_id`` is set for the role "patient" alone.
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    sign_in: str = Field(unique=True, index=True)
    name: str
    role: str
    password_hash: str
    locale: str = "es"
    patient_id: str | None = Field(default=None, foreign_key="patientrecord.id")


class SignedSession(SQLModel, table=True):
    """A server-side session; ``id`` is the SHA-256 of the cookie's secret."""

    id: str = Field(primary_key=True)
    account_id: str = Field(foreign_key="account.id", index=True)
    expires_at: datetime = Field(sa_column=_time())


class PatientRecord(SQLModel, table=True):
    """The person whose life book it is.

    ``silence_seconds`` is how long a pause may last before a recording ends by itself (2 to 30).
    ``voice_consent_at`` and ``voice_consent_by`` (an account id) say when and through whom the person
    agreed that their own voice is kept with the pages; None: it is deleted once its words are accepted.
    ``page_style`` is the picture style of new pages, a preset of data/styles; None: the setting's.
    ``familiar`` says that Evoca speaks to the person with "tú" in the talk, not with "usted".
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    name: str
    gender: str | None = None
    birth_year: int | None = None
    birthplace: str | None = None
    country: str = "ES"
    about: str = ""
    silence_seconds: float = 6.0
    voice_consent_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))
    voice_consent_by: str | None = None
    page_style: str | None = None
    familiar: bool = False


class PatientAccess(SQLModel, table=True):
    """The account may see the patient."""

    account_id: str = Field(foreign_key="account.id", primary_key=True)
    patient_id: str = Field(foreign_key="patientrecord.id", primary_key=True)


class EntityRecord(SQLModel, table=True):
    """Someone or something known of a patient: narrative.entities.Entity as a row, and its card.

    ``key`` is Entity.id, unique for the patient. ``looks`` maps a phase or "any" to the fields of
    CardLooks. ``removed_at`` takes the card away; a day later it is erased with all that belongs to it.
    ``consent_by`` says in a relative's words who agreed that photos of this person are kept and learned
    from, ``consent_at`` when that was noted and ``consent_noted_by`` (an account id) through whom; without
    it no photo of a person is taken. ``consent_withdrawn_at`` is when photos and weights went for it.
    ``denied`` are looks that photos seem to show and somebody said are not so: "phase/field/value" each.
    """

    __table_args__ = (UniqueConstraint("patient_id", "key"),)

    id: str = Field(default_factory=_new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    key: str
    kind: str
    name: str
    relation: str | None = None
    species: str | None = None
    gender: str | None = None
    birth_year: int | None = None
    aliases: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    tokens: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    adapters: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    looks: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    denied: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )
    removed_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))
    consent_by: str = ""
    consent_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))
    consent_noted_by: str | None = None
    consent_withdrawn_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class EntityPhoto(SQLModel, table=True):
    """A family photo on a card, kept upright and without what its file told of place and camera.

    ``sha256`` is of the file as it was brought; the same file is on a card once. ``taken`` is the day it
    was taken, as its file or a person (``taken_typed``) said. ``phase`` is the life phase it belongs to, or
    "any"; ``phase_typed`` says that a person chose it. ``verdict`` is imaging.photos' judgement as JSON
    (server.photo_verdicts), with its faces' embeddings. ``chosen_face`` is which face is the card's,
    -1 that none is and None that nobody has said so far.
    ``others`` says what is done with other people in it: "" (not said yet), "mask", "crop" or "agreed",
    and ``others_note`` then who agreed. ``bringing`` is the same of all that were brought at one time.
    ``removed_at`` takes the photo away; a day later it is erased.
    """

    __table_args__ = (UniqueConstraint("entity_id", "sha256"),)

    id: str = Field(default_factory=_new_id, primary_key=True)
    entity_id: str = Field(foreign_key="entityrecord.id", index=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    account_id: str | None = Field(default=None, foreign_key="account.id")
    name: str
    path: str
    sha256: str
    width: int
    height: int
    taken: date | None = None
    taken_typed: bool = False
    phase: str = "any"
    phase_typed: bool = False
    verdict: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    chosen_face: int | None = None
    others: str = ""
    others_note: str = ""
    bringing: str = ""
    added_at: datetime = Field(default_factory=_now, sa_column=_time())
    removed_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class EntityTraining(SQLModel, table=True):
    """A model's learning of a card in one life phase. ``id`` comes with the form.

    ``phase`` is a life phase or "any"; ``token`` the word that is learned. ``recipe`` is
    server.entity_training.Lesson as JSON: what a person chose. ``state`` is "waiting", "learning", "paused",
    "done", "failed" or "cancelled"; ``attempt`` counts how often it was taken up. ``epoch`` of ``epochs`` and
    ``step`` of ``steps`` are finished; ``notes`` are Spanish sentences of what was done on the way.
    ``result`` is what came of it (server.entity_training.Learned as JSON), with the epochs and the one
    proposed; ``chosen`` is the epoch that a person put on the card. ``problem`` is the Spanish sentence to
    show. Its files lie in a folder of its id, below the home's "learning".
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    entity_id: str = Field(foreign_key="entityrecord.id", index=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    account_id: str | None = Field(default=None, foreign_key="account.id")
    phase: str
    token: str
    recipe: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    state: str = "waiting"
    attempt: int = 1
    problem: str | None = None
    epoch: int = 0
    epochs: int = 0
    step: int = 0
    steps: int = 0
    seconds_left: float | None = None
    notes: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    result: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    chosen: int | None = None
    asked_at: datetime = Field(default_factory=_now, sa_column=_time())
    ended_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class TrainingComparison(SQLModel, table=True):
    """Trainings of a card side by side, by the same scenes and seeds. ``id`` comes with the form.

    ``wanted`` is server.comparing.Wanted as JSON, ``pictures`` those that are there (server.comparing.Shown).
    ``state`` is "waiting", "painting", "done", "failed" or "cancelled"; ``done`` of ``total`` pictures are
    finished. ``problem`` is the Spanish sentence to show. The files lie in a folder of its id, below the
    home's "comparisons".
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    entity_id: str = Field(foreign_key="entityrecord.id", index=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    account_id: str | None = Field(default=None, foreign_key="account.id")
    wanted: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    pictures: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    state: str = "waiting"
    problem: str | None = None
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    asked_at: datetime = Field(default_factory=_now, sa_column=_time())
    ended_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class Interview(SQLModel, table=True):
    """One sitting of a therapist with a patient."""

    id: str = Field(default_factory=_new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    therapist_id: str | None = Field(default=None, foreign_key="account.id")
    started_at: datetime = Field(default_factory=_now, sa_column=_time())
    ended_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class Utterance(SQLModel, table=True):
    """One turn of the talk. ``speaker`` is "teller" or "evoca". ``id`` of a teller's turn comes with
    the form, so the same form sent twice is one turn. ``memory_id`` is set when it became a memory, or
    is the memory that it corrects or, as an answer, joined. ``kind`` of a teller's turn is "telling",
    "answer", "correction" or "aside" (tired, sad, nothing to draw); of Evoca's: "question",
    "acknowledgement" or "reply". ``question_id`` is the bank's id of the question asked or answered.
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    speaker: str
    text: str
    said_at: datetime = Field(default_factory=_now, sa_column=_time())
    memory_id: str | None = Field(default=None, foreign_key="memory.id")
    kind: str = "telling"
    question_id: str | None = None


class Memory(SQLModel, table=True):
    """What was told. ``id`` is the teller's utterance id. ``corrections`` is the list of
    narrative corrections made by the therapist, in order, replayed at every reading.
    """

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    account_id: str | None = Field(default=None, foreign_key="account.id")
    text: str
    corrections: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    told_at: datetime = Field(default_factory=_now, sa_column=_time())


class Page(SQLModel, table=True):
    """A page of the life book, draft until a therapist keeps it.

    ``status`` is "draft", "kept" or "withdrawn". ``state`` is where its making is: "waiting",
    "understanding", "sketching", "painting", "done", "failed", "cancelled". ``revision`` grows
    with every change that asks for a new drawing; the making's workflow id is
    "<page id>-<revision>". ``shown`` is "sketch" or "painting". ``script_edits`` holds the
    therapist's edited prompts: subject key or "picture" to {"prompt", "negative"}. ``problem`` is
    the Spanish sentence to show when making failed. ``position`` orders pages in their chapter.
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    memory_id: str = Field(foreign_key="memory.id", unique=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    status: str = "draft"
    state: str = "waiting"
    revision: int = 1
    shown: str = "sketch"
    title: str = ""
    description: str = ""
    phase: str = "unknown"
    year: int | None = None
    position: int = 0
    seed: int = 0
    style: str = "storybook"
    model: str = "evoca-cuento"
    script_edits: dict[str, dict[str, str]] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False)
    )
    problem: str | None = None
    made_at: datetime = Field(default_factory=_now, sa_column=_time())
    kept_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class PageFile(SQLModel, table=True):
    """A file of one revision of a page. ``kind`` is "sketch", "painting", "base", "mask", "preview",
    "plan", "frame" (how its picture was made, see FrameMaking), "print" (it in the size of print), "small"
    (it in the size of a strip) or, while painting goes on, "repaint" (the picture so far); ``subject`` the
    subject's key of a mask or a repaint, the name of a frame, of a print its picture's kind and its language,
    of a small one its picture's kind; ``path`` is relative to the picture store.
    """

    __table_args__ = (UniqueConstraint("page_id", "revision", "kind", "subject"),)

    id: str = Field(default_factory=_new_id, primary_key=True)
    page_id: str = Field(foreign_key="page.id", index=True)
    revision: int
    kind: str
    subject: str = ""
    path: str
    seconds: float | None = None


class Caption(SQLModel, table=True):
    """What a relative wrote under a page. ``id`` comes with the form: sent twice is one caption."""

    id: str = Field(default_factory=_new_id, primary_key=True)
    page_id: str = Field(foreign_key="page.id", index=True)
    account_id: str = Field(foreign_key="account.id")
    text: str
    written_at: datetime = Field(default_factory=_now, sa_column=_time())
    removed_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class AccessRecord(SQLModel, table=True):
    """Someone saw or changed a patient's data. ``action`` is a short English verb phrase; never
    any of the data itself.
    """

    id: int | None = Field(default=None, primary_key=True)
    account_id: str | None = Field(default=None, index=True)
    patient_id: str = Field(index=True)
    action: str
    at: datetime = Field(default_factory=_now, sa_column=_time())


class SignInFailure(SQLModel, table=True):
    """Wrong passwords in a row for a sign-in name, known or not; cleared by a right one."""

    sign_in: str = Field(primary_key=True)
    count: int = 0
    last_at: datetime = Field(default_factory=_now, sa_column=_time())


class MakingProgress(SQLModel, table=True):
    """How far the making of one revision of a page is, as the page shows it.

    ``stage`` is who is being painted, "" for the whole picture; ``done`` of ``total`` diffusion steps
    are finished; ``preview`` counts the previews written so far (0: none yet).
    """

    page_id: str = Field(primary_key=True, foreign_key="page.id")
    revision: int = Field(primary_key=True)
    stage: str = ""
    done: int = 0
    total: int = 0
    preview: int = 0


class Recording(SQLModel, table=True):
    """A stretch of the teller's voice. ``id`` comes with the browser, so that a piece sent twice is one.

    ``state`` is "open" (sound still comes), "closed" (all of it is here), "heard" (transcribed),
    "failed", "accepted" (its words were sent; the sound is gone), "kept" (the sound stays with the
    page) or "discarded". ``pieces`` counts the pieces of sound that are here; ``transcript`` is the
    JSON of a narrative Transcript; ``path`` is relative to the recordings' store, None once the sound
    is gone; ``problem`` is the Spanish sentence to show.
    """

    id: str = Field(primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    account_id: str | None = Field(default=None, foreign_key="account.id")
    utterance_id: str | None = Field(default=None, foreign_key="utterance.id", index=True)
    state: str = "open"
    pieces: int = 0
    seconds: float = 0.0
    transcript: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    path: str | None = None
    problem: str | None = None
    begun_at: datetime = Field(default_factory=_now, sa_column=_time())


class AvoidedTopic(SQLModel, table=True):
    """A topic of the patient's "no volver" list: never asked about, proposed or drawn again.

    ``words`` are as a person wrote them; ``removed_at`` takes the topic off the list.
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    words: str
    account_id: str | None = Field(default=None, foreign_key="account.id")
    added_at: datetime = Field(default_factory=_now, sa_column=_time())
    removed_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class SittingNote(SQLModel, table=True):
    """What the therapist notes of a sitting. ``kind`` is "felt" (``text`` is one of the moods that
    the page offers), "note" (free words) or "asking" (``text`` is "on" or "off": whether Evoca asks from
    then on). ``id`` comes with the form.
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    account_id: str | None = Field(default=None, foreign_key="account.id")
    kind: str = "note"
    text: str
    at: datetime = Field(default_factory=_now, sa_column=_time())
    removed_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class PictureBatch(SQLModel, table=True):
    """A batch of candidate pictures asked for in the workshop. ``id`` comes with the form.

    ``settings`` is server.workshop_settings.Wanted as JSON. ``state`` is "waiting", "painting", "done",
    "failed" or "cancelled"; ``candidate`` is the number of the one being painted, of which ``done`` of
    ``total`` steps are finished, a step taking ``step_seconds``; ``preview`` counts the previews written.
    ``removed_at`` takes it out of the history.
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    account_id: str | None = Field(default=None, foreign_key="account.id")
    settings: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    state: str = "waiting"
    problem: str | None = None
    candidate: int = 0
    done: int = 0
    total: int = 0
    preview: int = 0
    step_seconds: float = 0.0
    asked_at: datetime = Field(default_factory=_now, sa_column=_time())
    removed_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class PictureCandidate(SQLModel, table=True):
    """One finished picture of a batch, ``number`` from 1 on; ``path`` is relative to the picture store.

    ``from_picture`` says that it was made on top of another picture. ``page_id`` is the page that it was
    taken to.
    """

    __table_args__ = (UniqueConstraint("batch_id", "number"),)

    id: str = Field(default_factory=_new_id, primary_key=True)
    batch_id: str = Field(foreign_key="picturebatch.id", index=True)
    number: int
    seed: int = Field(sa_column=Column(BigInteger, nullable=False))
    path: str
    width: int
    height: int
    seconds: float
    from_picture: bool = False
    page_id: str | None = Field(default=None, foreign_key="page.id")


class PictureUpload(SQLModel, table=True):
    """A picture brought to the workshop. ``kind`` is "start", "mask" or "map"."""

    id: str = Field(default_factory=_new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    account_id: str | None = Field(default=None, foreign_key="account.id")
    kind: str
    path: str
    width: int
    height: int
    at: datetime = Field(default_factory=_now, sa_column=_time())


class PaintingPace(SQLModel, table=True):
    """How fast this machine painted a candidate: seconds of one step, and all that came ``besides`` them.

    ``passes`` is how often the model looks at each step: 2 with guidance, else 1. ``loaded`` says that the
    model was loaded for it, which ``besides`` then holds. Nothing of a patient is in it.
    """

    id: int | None = Field(default=None, primary_key=True)
    model: str = Field(index=True)
    pixels: int
    passes: int
    step_seconds: float
    besides: float
    loaded: bool = False
    at: datetime = Field(default_factory=_now, sa_column=_time())


class FrameMaking(SQLModel, table=True):
    """How far the frames are that show how a page's picture was made. ``state`` is "waiting", "painting",
    "done", "cancelled" or "failed", and then ``problem`` the Spanish sentence to show; ``attempt`` counts the
    tries.
    """

    page_id: str = Field(primary_key=True, foreign_key="page.id")
    revision: int = Field(primary_key=True)
    state: str = "waiting"
    done: int = 0
    total: int = 0
    attempt: int = 1
    problem: str | None = None


class PageVersion(SQLModel, table=True):
    """One state of a page, kept as long as the page is: what is needed to go back to it exactly.

    ``cause`` is what made it: "told", "answered", "corrected", "undone", "style", "words" (written into the
    prompts), "again", "workshop", "repaired", "restored", or "before" (of before versions were kept).
    ``words`` is a short Spanish sentence of what changed, "" where there is none. ``same_as`` is the
    version that it shows again. ``text`` and ``corrections`` are the memory's, the rest the page's; each
    is None where it was not written down, of before versions were kept. ``shown`` follows what is chosen.
    """

    page_id: str = Field(primary_key=True, foreign_key="page.id")
    revision: int = Field(primary_key=True)
    made_at: datetime | None = Field(default_factory=_now, sa_column=_time(nullable=True))
    account_id: str | None = Field(default=None, foreign_key="account.id")
    cause: str = "told"
    words: str = ""
    same_as: int | None = None
    text: str | None = None
    corrections: list[dict[str, Any]] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    script_edits: dict[str, dict[str, str]] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True))
    )
    style: str | None = None
    model: str | None = None
    seed: int | None = Field(default=None, sa_column=Column(BigInteger))
    shown: str = "sketch"


class PageRepair(SQLModel, table=True):
    """A repair of a page's picture by hand or by a subject's name. ``id`` comes with the form.

    ``revision`` is the version that it starts from; ``recipe`` is server.page_repairs.Wanted as JSON;
    ``mask`` is relative to the picture store. ``state`` is "waiting", "painting", "done", "failed" or
    "cancelled"; ``made`` candidates are ready, and of the one being painted (``stage``) ``done`` of
    ``total`` steps, a step taking ``step_seconds``; ``preview`` counts the previews written. ``chosen`` is
    the candidate that became the version ``result_revision``. ``removed_at`` takes it out of sight.
    """

    id: str = Field(default_factory=_new_id, primary_key=True)
    page_id: str = Field(foreign_key="page.id", index=True)
    revision: int
    account_id: str | None = Field(default=None, foreign_key="account.id")
    patient_id: str = Field(foreign_key="patientrecord.id", index=True)
    recipe: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    mask: str = ""
    state: str = "waiting"
    done: int = 0
    total: int = 0
    stage: str = ""
    preview: int = 0
    step_seconds: float = 0.0
    problem: str | None = None
    made: int = 0
    chosen: int | None = None
    result_revision: int | None = None
    asked_at: datetime = Field(default_factory=_now, sa_column=_time())
    ended_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))
    removed_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))
