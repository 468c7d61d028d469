import threading
from datetime import timedelta

import pytest
from sqlmodel import select

from server.database import session
from server.errors import BadInputError, NotAllowedError
from server.interviews import (
    end_interview,
    finish_interrupted,
    make_page,
    open_interview,
    tell,
    utterances,
)
from server.page_files import files_of, find_file, revision_of
from server.records import AccessRecord, Memory, Page, Utterance
from server.studio import Studio
from tests.server.conftest import PARK, WAR, CareHome


def test_two_tabs_share_the_open_interview(care: CareHome) -> None:
    first = open_interview(care.db, care.therapist, "juan")
    assert open_interview(care.db, care.patient, "juan").id == first.id
    end_interview(care.db, care.therapist, first.id)
    assert open_interview(care.db, care.therapist, "juan").id != first.id


def test_a_told_memory_has_its_sketch_at_once(care: CareHome) -> None:
    told = care.tell()
    assert told.page is not None
    assert told.reply is None
    assert told.page.state == "waiting"
    assert told.page.phase == "childhood"
    assert told.page.title
    assert told.utterance.memory_id == told.utterance.id
    kinds = {file.kind for file in files_of(care.db, revision_of(told.page))}
    assert {"sketch", "mask", "plan"} <= kinds
    sketch = find_file(care.db, revision_of(told.page), "sketch")
    assert sketch is not None
    assert care.studio.files.read(sketch.path).startswith(b"\x89PNG")
    assert care.studio.jobs.status(told.page.id, 1) == "ENQUEUED"


def test_the_same_form_twice_is_one_turn_one_memory_one_page(care: CareHome) -> None:
    first = care.tell(utterance_id="twice")
    again = care.tell(utterance_id="twice")
    assert first.page is not None
    assert again.page is not None
    assert first.page.id == again.page.id
    assert again.page.revision == 1
    assert len(care.db.exec(select(Memory).where(Memory.id == "twice")).all()) == 1


@pytest.mark.parametrize("text", [PARK, WAR, "hola"])
@pytest.mark.parametrize("attempt", range(5))
def test_the_same_form_at_the_same_moment_is_one_turn(care: CareHome, text: str, attempt: int) -> None:
    interview, found, errors = care.interview(), set(), []
    name = f"at once {attempt} {text}"

    def send() -> None:
        try:
            with session(care.studio.engine) as db:
                told = tell(db, care.studio, care.therapist, interview, name, text)
                found.add((told.page and told.page.id, told.reply and told.reply.id))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    assert len(found) == 1
    pages = care.db.exec(select(Page).where(Page.memory_id == name)).all()
    assert [page.state for page in pages] == (["waiting"] if text == PARK else [])
    assert all(find_file(care.db, revision_of(page), "sketch") for page in pages)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hola",
        "no me acuerdo",
        "I was a child and we used to go to the beach with my father every summer.",
        "Quan era petit anàvem amb la meva mare a la platja i jo hi jugava amb els meus germans.",
        "palabra " * 6_250,
        "🙂🙂🙂",
        "<script>alert(1)</script>",
    ],
)
def test_what_cannot_be_drawn_is_kept_and_answered_kindly(care: CareHome, text: str) -> None:
    told = care.tell(text)
    assert told.page is None
    assert told.reply is not None
    assert told.reply.speaker == "evoca"
    assert told.reply.text
    assert care.db.get_one(Utterance, told.utterance.id).text == text
    said = [turn.id for turn in utterances(care.db, told.utterance.interview_id)]
    assert said.index(told.reply.id) == said.index(told.utterance.id) + 1


def test_a_text_beyond_all_measure_is_refused_and_not_kept(care: CareHome) -> None:
    with pytest.raises(BadInputError):
        care.tell("a" * 200_001, "huge")
    assert care.db.get(Utterance, "huge") is None


def test_a_sad_memory_waits_for_the_therapist(care: CareHome) -> None:
    told = care.tell(WAR, "sad")
    assert told.page is None
    assert told.reply is not None
    assert care.tell(WAR, "sad").page is None
    page = make_page(care.db, care.studio, care.therapist, "sad")
    assert make_page(care.db, care.studio, care.therapist, "sad").id == page.id
    again = care.tell(WAR, "sad")
    assert again.page is not None
    assert again.page.id == page.id


def test_only_the_therapist_makes_a_page_of_a_sad_memory(care: CareHome) -> None:
    care.tell(WAR, "sadder")
    with pytest.raises(NotAllowedError):
        make_page(care.db, care.studio, care.patient, "sadder")


def test_another_house_hears_nothing(care: CareHome) -> None:
    interview = care.interview()
    for account in (care.stranger, care.relative):
        with pytest.raises(NotAllowedError):
            tell(care.db, care.studio, account, interview, "foreign", PARK)
        with pytest.raises(NotAllowedError):
            open_interview(care.db, account, "juan")
    assert care.db.get(Utterance, "foreign") is None


def test_a_turn_cannot_be_taken_over_from_another_interview(care: CareHome) -> None:
    care.tell(utterance_id="mine")
    end_interview(care.db, care.therapist, care.interview())
    with pytest.raises(NotAllowedError):
        care.tell(utterance_id="mine")


def test_telling_leaves_a_trace_without_any_of_what_was_told(care: CareHome) -> None:
    care.tell()
    actions = care.db.exec(select(AccessRecord.action).where(AccessRecord.account_id == care.therapist.id))
    assert all("padre" not in action for action in actions)
    assert "took part in interview" in set(
        care.db.exec(select(AccessRecord.action).where(AccessRecord.patient_id == "juan"))
    )


def test_what_a_kill_cut_off_is_gone_on_with(care: CareHome) -> None:
    """A turn that was kept and not understood yet, as a killed web process leaves it."""
    interview = care.interview()
    care.db.add(Utterance(id="cut", interview_id=interview, speaker="teller", text=PARK))
    care.db.add(Utterance(id="cut-empty", interview_id=interview, speaker="teller", text="hola"))
    care.db.commit()
    assert finish_interrupted(care.db, care.studio, older_than=timedelta(hours=1)) == 0
    assert finish_interrupted(care.db, care.studio, older_than=timedelta(0)) == 2
    assert finish_interrupted(care.db, care.studio, older_than=timedelta(0)) == 0
    page = care.db.exec(select(Page).where(Page.memory_id == "cut")).one()
    assert find_file(care.db, revision_of(page), "sketch") is not None


def test_a_full_disk_is_said_on_the_page_and_can_be_tried_again(care: CareHome) -> None:
    import errno

    from server.pages import make_again
    from server.picture_files import PictureFiles

    class FullDisk(PictureFiles):
        def write(self, path: str, data: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    whole = care.studio.files
    full = FullDisk(care.studio.settings.pictures, b"secret")
    studio = Studio(care.studio.settings, care.studio.engine, full, care.studio.jobs)
    studio._understanding = care.studio._understanding  # loaded already
    told = tell(care.db, studio, care.therapist, care.interview(), "full", PARK)
    assert told.page is not None
    assert (told.page.state, told.page.problem) == (
        "failed",
        "El disco está lleno: libere espacio y vuelva a intentarlo.",
    )
    page = make_again(care.db, care.studio, care.therapist, told.page.id)
    assert (page.state, page.problem, page.revision) == ("waiting", None, 2)
    sketch = find_file(care.db, revision_of(page), "sketch")
    assert sketch is not None
    assert whole.read(sketch.path)
