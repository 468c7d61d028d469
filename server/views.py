"""What each template receives: one frozen dataclass per template, its fields the template's names.

Values are ready to be shown: Spanish sentences, addresses, flags. No rows, no queries; the routes
build them and ``server.rendering`` hands them to the templates. A test compares the fields with the
names that each template reads.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from server.care_views import Asking, Care

Origin = Literal["said", "card", "added"]
Speaker = Literal["teller", "evoca"]


@dataclass(frozen=True)
class Way:
    """A link to another page. ``count`` is shown beside it when above zero."""

    label: str
    address: str
    icon: str = ""
    current: bool = False
    count: int = 0


@dataclass(frozen=True)
class Notice:
    """One sentence about what was just done; ``undo_address`` takes a POST that undoes it and
    ``undo_target`` is the element that its answer replaces ("" asks for a whole page).
    """

    sentence: str
    undo_address: str = ""
    undo_target: str = ""


@dataclass(frozen=True)
class Frame:
    """What every page has around its content. ``for_person`` is the larger, barer frame of the
    person whose book it is; ``name`` is who is signed in, "" for nobody; ``here`` is this page's
    own address, where forms come back to.
    """

    title: str
    locale: str
    here: str = ""
    name: str = ""
    for_person: bool = False
    ways: tuple[Way, ...] = ()
    notice: Notice | None = None


@dataclass(frozen=True)
class Turn:
    """One turn of the talk. ``page_address`` opens the page that came of it, for staff; ``chosen``
    marks the turn whose page is shown beside it; ``make_address`` takes a POST that makes a page
    of a memory that waits for the therapist.
    """

    id: str
    speaker: Speaker
    name: str
    text: str
    page_address: str = ""
    make_address: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class VoiceControl:
    """Speaking instead of typing. ``silence`` is how many seconds of pause end a recording, ``longest``
    how many seconds it may have; ``problem`` says why this machine cannot hear; ``going_on`` is the id
    of a recording of this person that is going on in some window.
    """

    record_address: str
    pending_address: str
    read_address: str
    silence: float
    longest: int
    problem: str = ""
    going_on: str = ""


@dataclass(frozen=True)
class VoiceSettings:
    """The therapist's settings of a voice. ``agreed`` says since when the voice may be kept, "" when it
    may not; ``kept`` how many recordings there are, "" for none.
    """

    patient_name: str
    seconds: float
    wait_address: str
    agree_address: str
    withdraw_address: str
    agreed: str = ""
    kept: str = ""


@dataclass(frozen=True)
class VoiceLine:
    """A recording of the teller's own voice that can be listened to."""

    address: str
    label: str


@dataclass(frozen=True)
class Conversation:
    """The talk and the form that goes on with it. ``utterance_id`` names the next turn, so the same
    form sent twice is one turn; ``live_address`` streams an event at every change; ``care`` is for a
    memory just told that has no page, for staff.
    """

    turns: tuple[Turn, ...]
    tell_address: str
    utterance_id: str
    draft_key: str
    stamp: str
    live_address: str
    refresh_address: str
    ready: bool
    longest: int
    voice: VoiceControl
    asking: Asking
    care: Care | None = None


@dataclass(frozen=True)
class Stretch:
    """A stretch of the memory's text; ``chips`` are the ids of the chips it speaks of."""

    text: str
    chips: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class ChipChoice:
    """A value that a chip can be corrected to."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class ChipView:
    """Something understood. ``id`` is its anchor, ``target`` what a correction names; ``detail`` is a
    second, softer word; ``links`` are known people, places or animals that it can be, ``choices``
    values that it can be changed to, ``ask`` the label of a free field when it takes one and ``known``
    the list of words that it offers; ``can_be_absent`` whether it can be marked as only mentioned.
    """

    id: str
    target: str
    label: str
    detail: str = ""
    absent: bool = False
    guess: bool = False
    can_be_absent: bool = False
    ask: str = ""
    known: str = ""
    value: str = ""
    choices: tuple[ChipChoice, ...] = ()
    links: tuple[ChipChoice, ...] = ()


@dataclass(frozen=True)
class ChipGroup:
    """Chips of one sort under a Spanish heading."""

    heading: str
    icon: str
    chips: tuple[ChipView, ...]


@dataclass(frozen=True)
class KnownWords:
    """The words that Evoca can draw for one sort of chip, offered while one is typed."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class StyleChoice:
    """A picture style to choose; ``sample`` is a small picture under ``web/``."""

    id: str
    label: str
    about: str
    sample: str
    chosen: bool = False


@dataclass(frozen=True)
class LedgerRow:
    """One element of a prompt and where it comes from. ``avoided`` marks the negative prompt;
    ``left_out`` one that the model has no room for.
    """

    text: str
    origin: Origin
    source: str
    avoided: bool = False
    left_out: bool = False


@dataclass(frozen=True)
class PromptView:
    """A prompt pair that can be edited; ``key`` is "picture" or the subject's key. ``negative_unread``
    says that the model at hand does not read what must not be seen.
    """

    key: str
    label: str
    prompt: str
    negative: str
    ledger: tuple[LedgerRow, ...]
    edited: bool = False
    negative_unread: bool = False


@dataclass(frozen=True)
class Making:
    """Where the making of a picture is. ``stream_address`` is "" once it has ended; ``before`` says how many
    go before it, "" for none, and ``queue_address`` where they are seen.
    """

    stage: str
    done: int
    total: int
    stream_address: str
    preview_address: str = ""
    before: str = ""
    queue_address: str = ""


@dataclass(frozen=True)
class VersionCard:
    """A version of a page in its strip. ``number`` counts from 1 on, the oldest; ``label`` is what made it,
    ``told`` says that it is in the words that were told or written; ``present`` that the page is it now.
    """

    number: int
    label: str
    told: bool
    when: str
    small_address: str
    present: bool
    back_address: str
    compare_address: str


@dataclass(frozen=True)
class PagePanel:
    """A page of the book in the hands of the therapist. ``status`` as in records.Page."""

    id: str
    address: str
    back: str
    status: str
    title: str
    description: str
    text: tuple[Stretch, ...]
    chip_groups: tuple[ChipGroup, ...]
    known_words: tuple[KnownWords, ...]
    prompts: tuple[PromptView, ...]
    picture_words: str
    styles: tuple[StyleChoice, ...] = ()
    style_label: str = ""
    revision: int = 1
    sketch_address: str = ""
    painting_address: str = ""
    shown: str = "sketch"
    making: Making | None = None
    problem: str = ""
    can_make_again: bool = False
    can_undo: bool = False
    book_address: str = ""
    made_address: str = ""
    repair_address: str = ""
    versions: tuple[VersionCard, ...] = ()
    doubts: tuple[str, ...] = ()
    unseen: str = ""
    anew: str = ""


@dataclass(frozen=True)
class Picture:
    """A made picture as it is shown; ``words`` say it to those who do not see it."""

    address: str
    words: str


@dataclass(frozen=True)
class Note:
    """A caption under a page. ``remove_address`` is "" where it is not the reader's to remove."""

    id: str
    text: str
    name: str
    day: str
    remove_address: str = ""


@dataclass(frozen=True)
class Leaf:
    """One page of the book, open."""

    number: int
    total: int
    chapter: str
    title: str
    story: str
    year: str
    picture: Picture | None
    notes: tuple[Note, ...]
    before_address: str = ""
    after_address: str = ""
    after_picture: str = ""
    note_address: str = ""
    note_id: str = ""
    edit_address: str = ""
    voices: tuple[VoiceLine, ...] = ()
    read_address: str = ""
    made_address: str = ""
    print_address: str = ""


@dataclass(frozen=True)
class ContentsLine:
    """A page in the table of contents."""

    number: int
    title: str
    address: str
    picture_address: str = ""


@dataclass(frozen=True)
class ChapterView:
    """A chapter and its pages."""

    heading: str
    years: str
    lines: tuple[ContentsLine, ...]


@dataclass(frozen=True)
class PatientCard:
    """A patient to choose."""

    name: str
    about: str
    address: str


@dataclass(frozen=True)
class DraftCard:
    """A page that waits for a look, or that was taken out of the book."""

    title: str
    story: str
    state: str
    address: str
    picture: Picture | None = None


@dataclass(frozen=True)
class SignInView:
    """The sign-in page; ``problem`` says what went wrong with the try before."""

    template: ClassVar[str] = "sign_in.html"
    frame: Frame
    sign_in: str = ""
    next_address: str = ""
    problem: str = ""


@dataclass(frozen=True)
class PatientsView:
    """Choosing a patient."""

    template: ClassVar[str] = "patients.html"
    frame: Frame
    patients: tuple[PatientCard, ...]


@dataclass(frozen=True)
class InterviewView:
    """The talk on the therapist's screen, with the page that grows out of it."""

    template: ClassVar[str] = "interview.html"
    frame: Frame
    patient_name: str
    conversation: Conversation
    panel: PagePanel | None
    person_address: str
    end_address: str
    voice_settings: VoiceSettings
    sittings_address: str
    topics_address: str
    workshop_address: str
    forms_address: str
    familiar: bool


@dataclass(frozen=True)
class PersonView:
    """The talk on the person's own screen: the words and the picture."""

    template: ClassVar[str] = "person.html"
    frame: Frame
    conversation: Conversation
    picture: Picture | None
    picture_coming: bool = False
    made_address: str = ""


@dataclass(frozen=True)
class PageView:
    """A page alone, in the hands of the therapist."""

    template: ClassVar[str] = "page.html"
    frame: Frame
    panel: PagePanel


@dataclass(frozen=True)
class DraftsView:
    """The pages that wait for a look, and those taken out."""

    template: ClassVar[str] = "drafts.html"
    frame: Frame
    drafts: tuple[DraftCard, ...]
    withdrawn: tuple[DraftCard, ...]
    interview_address: str


@dataclass(frozen=True)
class BookView:
    """The book's cover and contents."""

    template: ClassVar[str] = "book.html"
    frame: Frame
    patient_name: str
    chapters: tuple[ChapterView, ...]
    cover: Picture | None = None
    first_address: str = ""
    begin_address: str = ""


@dataclass(frozen=True)
class LeafView:
    """One page of the book."""

    template: ClassVar[str] = "leaf.html"
    frame: Frame
    leaf: Leaf
    contents_address: str


@dataclass(frozen=True)
class HelpView:
    """The short help page."""

    template: ClassVar[str] = "help.html"
    frame: Frame


@dataclass(frozen=True)
class ErrorView:
    """What went wrong, kindly, with ways on."""

    template: ClassVar[str] = "error.html"
    frame: Frame
    heading: str
    sentence: str
    onward: tuple[Way, ...] = ()


@dataclass(frozen=True)
class OfflineView:
    """What the device shows when the server cannot be reached."""

    template: ClassVar[str] = "offline.html"
    frame: Frame


@dataclass(frozen=True)
class NoticeView:
    """The notices alone: the answer to a form that could not be followed."""

    template: ClassVar[str] = "_notices.html"
    frame: Frame


@dataclass(frozen=True)
class MakingView:
    """The progress alone, as it is streamed."""

    template: ClassVar[str] = "_making.html"
    making: Making
    frame: Frame


VIEWS: tuple[type, ...] = (
    SignInView,
    PatientsView,
    InterviewView,
    PersonView,
    PageView,
    DraftsView,
    BookView,
    LeafView,
    HelpView,
    ErrorView,
    OfflineView,
)
