"""The record of a sitting: all that was said, what was made of it, what was felt, and notes."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.interviews import end_interview
from server.one_page import on_paper, shortened
from server.records import Interview, Utterance
from server.sittings import (
    LONGEST_NOTE,
    add_note,
    remove_note,
    restore_note,
    set_felt,
    sitting_of,
    sittings_of,
)
from tests.server.conftest import PARK, WAR, CareHome

KITCHEN = "De niño, en la cocina, mi madre hacía rosquillas y yo la miraba."


@pytest.fixture
def fresh(care: CareHome) -> CareHome:
    """A sitting of its own."""
    end_interview(care.db, care.therapist, care.interview())
    return care


def test_everything_of_a_sitting_is_there(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    fresh.tell("Olía a anís y a limón.")
    fresh.tell("pues no me acuerdo")
    sad = fresh.tell(WAR)
    sitting = sitting_of(fresh.db, fresh.therapist, fresh.interview())
    assert [one.words for one in sitting.told] == [(KITCHEN, "Olía a anís y a limón."), (WAR,)]
    assert sitting.told[0].page is not None
    assert sitting.told[0].picture_path
    assert sitting.told[1].page is None
    assert sitting.told[1].id == sad.utterance.id
    assert sitting.besides == ("pues no me acuerdo",)
    assert told.question is not None
    assert sitting.asked[0] == told.question.text
    assert sitting.therapist == "Carmen"


def test_corrections_are_no_part_of_what_was_told(fresh: CareHome) -> None:
    fresh.tell(PARK)
    corrected = fresh.tell("no, el perro era blanco")
    assert corrected.utterance.kind == "correction"
    sitting = sitting_of(fresh.db, fresh.therapist, fresh.interview())
    assert [one.words for one in sitting.told] == [(PARK,)]


def test_how_long_it_lasted_is_the_time_of_talk(fresh: CareHome) -> None:
    start = datetime.now(UTC) - timedelta(hours=5)
    sitting = Interview(patient_id="juan", started_at=start - timedelta(days=1), ended_at=datetime.now(UTC))
    fresh.db.add(sitting)
    for minutes in (0, 12, 24):
        said_at = start + timedelta(minutes=minutes)
        fresh.db.add(
            Utterance(interview_id=sitting.id, speaker="teller", text="hola", said_at=said_at, kind="aside")
        )
    fresh.db.commit()
    assert sitting_of(fresh.db, fresh.therapist, sitting.id).minutes == 24, "nobody thought of ending it"
    sitting.ended_at = start + timedelta(minutes=31)
    fresh.db.add(sitting)
    fresh.db.commit()
    assert sitting_of(fresh.db, fresh.therapist, sitting.id).minutes == 31


def test_what_was_felt_is_ticked_and_unticked(fresh: CareHome) -> None:
    interview = fresh.interview()
    set_felt(fresh.db, fresh.therapist, interview, ["joy", "tiredness"])
    set_felt(fresh.db, fresh.therapist, interview, ["joy", "calm"])
    assert sitting_of(fresh.db, fresh.therapist, interview).felt == {"joy", "calm"}
    with pytest.raises(BadInputError):
        set_felt(fresh.db, fresh.therapist, interview, ["fury"])


def test_notes_are_kept_as_typed_and_can_come_back(fresh: CareHome) -> None:
    interview, text = fresh.interview(), "  Ha venido contenta.\n\n - Traer rosquillas.  "
    note = add_note(fresh.db, fresh.therapist, interview, "note once", text)
    assert add_note(fresh.db, fresh.therapist, interview, "note once", text).id == note.id
    assert [one.text for one in sitting_of(fresh.db, fresh.therapist, interview).notes] == [text]
    remove_note(fresh.db, fresh.therapist, note.id)
    assert sitting_of(fresh.db, fresh.therapist, interview).notes == ()
    restore_note(fresh.db, fresh.therapist, note.id)
    assert len(sitting_of(fresh.db, fresh.therapist, interview).notes) == 1


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST_NOTE + 1)])
def test_a_note_has_measure(fresh: CareHome, text: str) -> None:
    with pytest.raises(BadInputError):
        add_note(fresh.db, fresh.therapist, fresh.interview(), str(uuid4()), text)


def test_the_record_is_the_staffs(fresh: CareHome) -> None:
    interview = fresh.interview()
    note = add_note(fresh.db, fresh.therapist, interview, str(uuid4()), "algo")
    for account in (fresh.patient, fresh.relative, fresh.stranger):
        with pytest.raises(NotAllowedError):
            sitting_of(fresh.db, account, interview)
        with pytest.raises(NotAllowedError):
            sittings_of(fresh.db, account, "juan")
        with pytest.raises(NotAllowedError):
            set_felt(fresh.db, account, interview, ["joy"])
        with pytest.raises(NotAllowedError):
            add_note(fresh.db, account, interview, str(uuid4()), "mío")
        with pytest.raises(NotAllowedError):
            remove_note(fresh.db, account, note.id)
    with pytest.raises(NotFoundError):
        sitting_of(fresh.db, fresh.therapist, "no-such-sitting")


def test_the_list_has_the_sittings_in_which_something_was_said(fresh: CareHome) -> None:
    silent = fresh.interview()
    assert silent not in [line.interview.id for line in sittings_of(fresh.db, fresh.therapist, "juan")]
    fresh.tell(KITCHEN)
    lines = sittings_of(fresh.db, fresh.therapist, "juan")
    assert lines[0].interview.id == silent
    assert lines[0].memories == 1
    assert lines[0].first_words == KITCHEN
    assert [line.began for line in lines] == sorted((line.began for line in lines), reverse=True)


# --- one page ----------------------------------------------------------------------------------------

STORY = "En el pueblo, por la fiesta, mi padre nos llevaba a la plaza y bailábamos todos. " * 3


def test_a_usual_sitting_is_printed_whole() -> None:
    told = [(STORY, True)] * 4 + [("Una cosa breve.", False)]
    paper = on_paper(told, ["Ha venido contenta."], ["estoy cansada"], ["¿A qué olía?"] * 5)
    assert paper.told == tuple(text for text, _ in told)
    assert paper.notes == ("Ha venido contenta.",)
    assert (paper.besides, paper.asked, paper.shortened) == (1, 5, False)


def test_long_stories_give_way_and_short_ones_stay() -> None:
    paper = on_paper([(STORY * 9, True), ("Una cosa breve.", True), (STORY * 9, True)], [], [], [])
    assert paper.shortened
    assert paper.told[1] == "Una cosa breve."
    assert all(text is not None and text.endswith("…") for text in (paper.told[0], paper.told[2]))


def test_of_very_many_the_first_are_printed() -> None:
    paper = on_paper([(STORY, True)] * 40, ["nota " * 900], ["ay"] * 9, ["¿Qué?"] * 30)
    assert paper.shortened
    printed = [text for text in paper.told if text is not None]
    assert 2 <= len(printed) <= 9
    assert paper.told[len(printed) :] == (None,) * (40 - len(printed))
    assert paper.asked < 30
    assert paper.besides < 9


def test_an_empty_sitting_is_whole() -> None:
    paper = on_paper([], [], [], [])
    assert (paper.told, paper.notes, paper.shortened) == ((), (), False)


def test_words_are_cut_between_words() -> None:
    assert shortened("uno dos tres cuatro", 12) == "uno dos…"
    assert shortened("uno", 12) == "uno"
