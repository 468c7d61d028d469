"""The versions of a page: all kept, any of them had again, nothing lost by two tabs or a kill."""

import signal
import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from alembic import command
from alembic.config import Config
from PIL import Image
from sqlalchemy import create_engine
from sqlmodel import Session, select

from narrative import Correction
from server.accounts import create_account
from server.database import MIGRATIONS, open_database, session
from server.errors import NotAllowedError, NotFoundError
from server.interviews import open_interview, tell
from server.marked_pictures import DRAWN, PAINTED, marked_png, read_mask, small_webp, source_of
from server.page_files import Revision, files_of, find_file, revision_of, write_file
from server.page_versions import go_back, kept_versions, note_version, versions_of
from server.pages import (
    change_style,
    choose_shown,
    correct,
    correct_with_words,
    edit_script,
    keep,
    make_again,
    page_details,
    page_for,
    undo_correction,
)
from server.preparation import load_plan
from server.prompting import styles
from server.records import AccessRecord, Account, Memory, Page, PageFile, PageVersion, PatientRecord
from server.revisions import begin_revision, make_revision
from server.settings import Settings
from server.studio import Studio
from server.version_pictures import small_picture
from server.version_words import correction_words, only_in, picture_difference, version_words
from tests.server.conftest import CareHome

ROOT = Path(__file__).parents[2]
NO_DOG = Correction("pet:hachi", "remove")


def page_of(care: CareHome, page_id: str) -> Page:
    page = page_for(care.db, care.therapist, page_id)
    care.db.refresh(page)
    return page


def bytes_of(care: CareHome, page: Page, number: int, kind: str = "sketch") -> bytes:
    row = find_file(care.db, Revision(page.id, number), kind)
    assert row is not None
    return care.studio.files.read(row.path)


def painted(care: CareHome, page: Page, shade: int) -> bytes:
    """Gives the page's revision a painting of one shade, as the worker does."""
    picture = marked_png(np.full((64, 64, 3), shade, np.uint8), PAINTED)
    write_file(care.db, care.studio.files, revision_of(page), "painting", picture)
    page.state = "done"
    care.db.add(page)
    care.db.commit()
    return picture


def labels(care: CareHome, page: Page) -> list[str]:
    return [version_words(each.row) for each in kept_versions(care.db, page)]


def corrections(care: CareHome, page: Page) -> list[dict[str, object]]:
    memory = care.db.get_one(Memory, page.memory_id)
    care.db.refresh(memory)
    return memory.corrections


def back_to(care: CareHome, page: Page, number: int) -> bool:
    return go_back(care.db, care.studio, care.therapist, page, number)


def test_everything_done_to_a_page_is_a_version_in_words(care: CareHome) -> None:
    page_id = care.page_id()
    correct(care.db, care.studio, care.therapist, page_id, NO_DOG)
    correct_with_words(care.db, care.studio, care.therapist, page_id, "mi padre llevaba un sombrero")
    change_style(care.db, care.studio, care.therapist, page_id, "oil", also_new=False)
    edit_script(care.db, care.studio, care.therapist, page_id, "picture", "a park at noon", "")
    page = page_of(care, page_id)
    page.state = "done"
    make_again(care.db, care.studio, care.therapist, page_id)
    oil = next(preset.label for preset in styles().presets if preset.id == "oil")
    assert labels(care, page_of(care, page_id)) == [
        "Como se contó",
        "Sin Hachi",
        "Mi padre llevaba un sombrero",
        f"Estilo: {oil}",
        "Con otras instrucciones",
        "Pintada otra vez",
    ]
    versions = kept_versions(care.db, page_of(care, page_id))
    assert [each.number for each in versions] == [1, 2, 3, 4, 5, 6]
    assert [each.present for each in versions] == [False] * 5 + [True]
    assert all(each.row.account_id == care.therapist.id for each in versions[1:])
    assert all(each.row.made_at is not None for each in versions)


def test_going_back_brings_files_and_words_back_and_can_be_undone_the_same_way(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    first, text_told = bytes_of(care, page, 1), care.db.get_one(Memory, page.memory_id).text
    title = page.title
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    page = page_of(care, page.id)
    second = bytes_of(care, page, 2)
    assert second != first
    after = corrections(care, page)

    assert back_to(care, page, 1)
    assert (page.revision, page.state, page.problem) == (3, "done", None)
    assert bytes_of(care, page, 3) == first
    assert corrections(care, page) == []
    assert page.title == title
    details = page_details(care.db, care.studio, care.therapist, page.id)
    assert "pet:hachi" in {chip.id for chip in details.chips}
    assert not details.can_undo
    kept = kept_versions(care.db, page)
    assert [(each.number, each.present) for each in kept] == [(1, True), (2, False)]

    assert back_to(care, page, 2)
    assert bytes_of(care, page, 4) == second
    assert corrections(care, page) == after
    assert care.db.get_one(Memory, page.memory_id).text == text_told
    assert [each.present for each in kept_versions(care.db, page)] == [False, True]
    # Nothing was overwritten: all four revisions have all their files.
    assert [bytes_of(care, page, number) for number in (1, 2, 3, 4)] == [first, second, first, second]
    actions = care.db.exec(select(AccessRecord.action).where(AccessRecord.patient_id == "juan")).all()
    assert actions.count("went back to version") >= 2


def test_going_back_to_the_version_that_a_page_is_changes_nothing(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    page = page_of(care, page.id)
    assert back_to(care, page, 1)
    page = page_of(care, page.id)
    assert not back_to(care, page, 1)  # pressed twice
    assert not back_to(care, page, 3)  # by its own number, which is version 1
    assert page_of(care, page.id).revision == 3
    assert page.state == "done"


def test_style_written_words_seed_and_what_is_shown_come_back(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    style = page.style
    painting = painted(care, page, 10)
    choose_shown(care.db, care.therapist, page.id, "painting")
    edit_script(care.db, care.studio, care.therapist, page.id, "picture", "a park at noon", "rain")
    change_style(care.db, care.studio, care.therapist, page.id, "pencil", also_new=False)
    page = page_of(care, page.id)
    edits = page.script_edits
    page.shown = "sketch"
    care.db.add(page)
    care.db.commit()
    assert back_to(care, page, 1)
    assert (page.style, page.script_edits, page.shown) == (style, {}, "painting")
    assert bytes_of(care, page, page.revision, "painting") == painting
    assert back_to(care, page, 3)
    assert (page.style, page.script_edits, page.shown) == ("pencil", edits, "sketch")


def test_an_answer_that_joined_the_memory_goes_and_comes_with_its_version(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    memory = care.db.get_one(Memory, page.memory_id)
    told = memory.text
    begin_revision(care.db, page)
    note_version(care.db, page, "answered", "Llevaba un sombrero de paja.")
    memory.text = f"{told} Llevaba un sombrero de paja."
    care.db.add(memory)
    care.db.commit()
    make_revision(care.db, care.studio, page)
    longer = memory.text
    back_to(care, page, 1)
    assert care.db.get_one(Memory, page.memory_id).text == told
    back_to(care, page, 2)
    assert care.db.get_one(Memory, page.memory_id).text == longer
    assert labels(care, page) == ["Como se contó", "Llevaba un sombrero de paja."]


def test_undoing_goes_back_to_the_painted_version_and_paints_nothing(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    picture = painted(care, page, 200)
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    page = undo_correction(care.db, care.studio, care.therapist, page.id)
    assert (page.revision, page.state) == (3, "done")
    assert bytes_of(care, page, 3, "painting") == picture
    assert corrections(care, page) == []
    assert [each.present for each in kept_versions(care.db, page)] == [True, False]
    # And the correction is still there to go back to, with the way to undo it.
    back_to(care, page, 2)
    assert page_details(care.db, care.studio, care.therapist, page.id).can_undo
    assert undo_correction(care.db, care.studio, care.therapist, page.id).revision == 5
    assert bytes_of(care, page_of(care, page.id), 5, "painting") == picture


def test_undoing_what_was_not_painted_like_that_makes_it_anew(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    painted(care, page, 200)
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    edit_script(care.db, care.studio, care.therapist, page.id, "picture", "a park at noon", "")
    page = undo_correction(care.db, care.studio, care.therapist, page.id)
    assert page.state == "waiting"
    assert page.script_edits  # written words stay: it was the correction that was undone
    assert corrections(care, page) == []
    assert labels(care, page)[-1] == "Sin la última corrección"


def test_a_version_that_there_is_not_or_whose_files_are_gone_leaves_the_page(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    page = page_of(care, page.id)
    before = (page.revision, page.state, corrections(care, page))
    for number in (0, 2 + 1, 99, -1):
        with pytest.raises(NotFoundError):
            back_to(care, page, number)
    row = find_file(care.db, Revision(page.id, 1), "sketch")
    assert row is not None
    care.studio.files.remove(row.path)
    with pytest.raises(NotFoundError, match="se queda como estaba"):
        back_to(care, page, 1)
    page = page_of(care, page.id)
    assert (page.revision, page.state, corrections(care, page)) == before


def test_going_back_ends_the_making_of_what_was_there(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    painted(care, page, 30)
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    page = page_of(care, page.id)
    assert page.state == "waiting"
    back_to(care, page, 1)
    care.db.refresh(page)
    assert (page.state, page.revision) == ("done", 3)  # a worker at revision 2 finds it replaced and stops


def test_a_kept_page_keeps_its_title_and_words(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    keep(care.db, care.therapist, page.id, "El parque de los domingos", "Con sus palabras.")
    page = page_of(care, page.id)
    back_to(care, page, 1)
    assert (page.title, page.description, page.status) == (
        "El parque de los domingos",
        "Con sus palabras.",
        "kept",
    )


def test_two_tabs_at_once_lose_nothing(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    together, failures = threading.Barrier(2), list[BaseException]()

    def run(work: str) -> None:
        try:
            with session(care.studio.engine) as db:
                account = db.get_one(Account, care.therapist.id)
                mine = page_for(db, account, page.id)
                together.wait()
                if work == "back":
                    go_back(db, care.studio, account, mine, 1)
                else:
                    correct_with_words(db, care.studio, account, page.id, "mi padre llevaba un sombrero")
        except BaseException as error:
            failures.append(error)

    tabs = [threading.Thread(target=run, args=(work,)) for work in ("back", "correct")]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert not failures
    page = page_of(care, page.id)
    assert page.revision == 4
    query = select(PageVersion).where(PageVersion.page_id == page.id)
    rows = {row.revision: row for row in care.db.exec(query)}
    assert {rows[3].cause, rows[4].cause} == {"restored", "corrected"}
    # Whichever came later is what the page is, whole.
    made = corrections(care, page)
    if rows[4].cause == "restored":
        assert made == []
        assert rows[3].corrections is not None
        assert len(rows[3].corrections) == 2
    else:
        assert len(made) == 1
    for number in (1, 2, 3, 4):
        assert find_file(care.db, Revision(page.id, number), "sketch") is not None


# Goes back as the web process does, and is killed at one point of it.
GO_BACK_AND_DIE = """
import os, signal, sys
from pathlib import Path
from server.accounts import account_named
from server.database import session
from server.page_versions import go_back
from server.pages import page_for
from server.settings import Settings
from server.studio import Studio
import server.page_versions as versions

home, page_id, point = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
studio = Studio.load(Settings(home=home, model="none", picture_size=256))

def die(*_values, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

write, count = studio.files.write, 0
def write_some(path, data):
    global count
    count += 1
    if count == 3:
        die()
    write(path, data)

if point == "amid the files":
    studio.files.write = write_some
elif point == "before it is written down":
    versions.record_access = die
with session(studio.engine) as db:
    carmen = account_named(db, "carmen")
    go_back(db, studio, carmen, page_for(db, carmen, page_id), 1)
"""


def test_killed_while_going_back_the_page_is_as_it_was(tmp_path: Path) -> None:
    studio = Studio.load(Settings(home=tmp_path, model="none", picture_size=256))
    with session(studio.engine) as db:
        db.add(PatientRecord(id="juan", name="Juan", gender="m", birth_year=1944))
        db.flush()
        carmen = create_account(
            db, sign_in="carmen", name="C", role="therapist", password="una-clave", patient_ids=("juan",)
        )
        talk = open_interview(db, carmen, "juan").id
        page = tell(db, studio, carmen, talk, "told", "De niño jugaba con mi perro Hachi en el parque.").page
        assert page is not None
        correct_with_words(db, studio, carmen, page.id, "quita el perro")
        page = page_for(db, carmen, page.id)
        db.refresh(page)
        before = _all_of(db, studio, page)
        for point in ("amid the files", "before it is written down"):
            killed = subprocess.run(
                [sys.executable, "-c", GO_BACK_AND_DIE, str(tmp_path), page.id, point], cwd=ROOT, timeout=240
            )
            assert killed.returncode == -signal.SIGKILL, point
            db.expire_all()
            assert _all_of(db, studio, page) == before, point
        assert go_back(db, studio, carmen, page, 1)
        assert find_file(db, Revision(page.id, 3), "sketch") is not None
        assert db.get_one(Memory, page.memory_id).corrections == []
    studio.close()


def _all_of(db: Session, studio: Studio, page: Page) -> tuple[object, ...]:
    db.refresh(page)
    memory = db.get_one(Memory, page.memory_id)
    rows = db.exec(select(PageFile).where(PageFile.page_id == page.id)).all()
    files = sorted((row.revision, row.kind, row.subject, studio.files.read(row.path)) for row in rows)
    return page.revision, page.state, memory.corrections, len(versions_of(db, page)), files


def test_nobody_but_staff_of_the_person_goes_back(care: CareHome) -> None:
    page_id = care.page_id()
    with pytest.raises(NotAllowedError):
        page_for(care.db, care.stranger, page_id)
    with pytest.raises(NotAllowedError):
        undo_correction(care.db, care.studio, care.relative, page_id)


# Versions of before they were kept


def test_what_is_not_known_of_an_earlier_version_is_found_in_its_plan(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    styled = page.style
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    correct_with_words(care.db, care.studio, care.therapist, page.id, "mi padre llevaba un sombrero")
    made = corrections(care, page_of(care, page.id))
    for number in (1, 2):
        row = care.db.get_one(PageVersion, (page.id, number))
        row.text = row.corrections = row.script_edits = row.style = row.model = row.seed = None
        care.db.add(row)
    care.db.commit()
    page = page_of(care, page.id)
    assert back_to(care, page, 2)
    assert corrections(care, page) == made[:1]
    assert page.style == styled
    assert back_to(care, page, 3)
    assert corrections(care, page) == made
    assert back_to(care, page, 1)
    assert corrections(care, page) == []


def test_pages_of_before_get_their_versions_when_evoca_is_updated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'evoca.db'}"
    engine = create_engine(url)
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        connection.commit()
        for line in _OF_BEFORE:
            connection.exec_driver_sql(line)
        connection.commit()
    engine.dispose()
    opened = open_database(Settings(home=tmp_path))
    with session(opened) as db:
        versions = versions_of(db, db.get_one(Page, "p"))
        assert [(each.revision, each.cause, each.shown) for each in versions] == [
            (1, "told", "sketch"),
            (2, "before", "painting"),
            (4, "before", "painting"),
        ]
        assert versions[0].made_at is not None
        assert versions[1].made_at is None
        assert versions[1].corrections is None
        assert versions[2].corrections == [{"target": "pet:hachi", "action": "remove"}]
        assert (versions[2].text, versions[2].style, versions[2].seed) == ("Un recuerdo.", "oil", 4294967295)
    opened.dispose()


_OF_BEFORE = (
    "INSERT INTO patientrecord (id, name, country, about, silence_seconds, familiar)"
    " VALUES ('juan', 'Juan', 'ES', '', 6, 0)",
    "INSERT INTO interview (id, patient_id, started_at) VALUES ('i', 'juan', '2026-01-02 10:00:00')",
    "INSERT INTO memory (id, patient_id, interview_id, text, corrections, told_at) VALUES ('m', 'juan', 'i',"
    """ 'Un recuerdo.', '[{"target": "pet:hachi", "action": "remove"}]', '2026-01-02 10:00:00')""",
    "INSERT INTO page (id, memory_id, patient_id, status, state, revision, shown, title, description, phase,"
    " position, seed, style, model, script_edits, made_at) VALUES ('p', 'm', 'juan', 'draft', 'done', 4,"
    " 'painting', '', '', 'childhood', 1, 4294967295, 'oil', 'evoca-cuento', '{}', '2026-01-02 10:00:00')",
    "INSERT INTO pagefile (id, page_id, revision, kind, subject, path) VALUES"
    " ('a', 'p', 1, 'sketch', '', 'a'), ('b', 'p', 2, 'sketch', '', 'b'), ('c', 'p', 2, 'painting', '', 'c'),"
    " ('d', 'p', 4, 'sketch', '', 'd'), ('e', 'p', 4, 'painting', '', 'e')",
)


# Pictures


def test_the_small_picture_is_a_small_file_kept_with_the_page(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    revision = revision_of(page)
    data = small_picture(care.db, care.studio.files, revision, "sketch")
    row = find_file(care.db, revision, "small", "sketch")
    assert row is not None
    assert row.path.endswith(".webp")
    assert (
        care.studio.files.read(row.path)
        == data
        == small_picture(care.db, care.studio.files, revision, "sketch")
    )
    assert source_of(data) == DRAWN
    for kind in ("painting", "plan", "mask", ""):
        with pytest.raises(NotFoundError):
            small_picture(care.db, care.studio.files, revision, kind)


def test_a_small_picture_of_the_largest_page_is_a_few_kilobytes() -> None:
    picture = ROOT / "data" / "example_book" / "pages"
    paintings = sorted(picture.glob("*/painting.png"))
    assert paintings
    for path in paintings:
        data = small_webp(path.read_bytes())
        with Image.open(BytesIO(data)) as opened:
            assert max(opened.size) <= 320
        assert len(data) < 40_000, path


# In words


def test_what_two_versions_differ_in_is_said(care: CareHome) -> None:
    page = page_of(care, care.page_id())
    before = page_details(care.db, care.studio, care.therapist, page.id).chips
    correct(care.db, care.studio, care.therapist, page.id, NO_DOG)
    after = page_details(care.db, care.studio, care.therapist, page.id).chips
    only = only_in(before, after)
    assert [label.partition(" (")[0] for label in only.first] == ["Hachi"]
    assert only.second == ()


def test_where_a_picture_changes_is_said_in_plain_words() -> None:
    one = np.zeros((100, 100, 3), np.uint8)
    other = one.copy()
    assert "la misma" in picture_difference(one, other)
    other[60:90, 5:45] = 255
    assert "12 de cada 100" in picture_difference(one, other)
    assert "abajo a la izquierda" in picture_difference(one, other)
    assert "casi toda" in picture_difference(one, one + 90)
    assert "distinto tamaño" in picture_difference(one, one[:50])


def test_a_corrected_chip_is_said_as_it_was_and_as_it_is(care: CareHome) -> None:
    page = page_of(care, care.page_id("En verano iba con mi padre al río."))
    shown = page_details(care.db, care.studio, care.therapist, page.id).chips
    assert correction_words(shown, Correction("season", "change", "winter")) == "Invierno en vez de verano"
    assert correction_words(shown, Correction("nobody", "remove")) == ""
    felt = page_of(care, care.page_id("De niño mi madre cosía en el parque."))
    correct_with_words(care.db, care.studio, care.therapist, felt.id, "mi madre estaba triste")
    shown = page_details(care.db, care.studio, care.therapist, felt.id).chips
    face = next(chip for chip in shown if chip.kind == "feeling")
    assert (
        correction_words(shown, Correction(face.id, "change", "joy"))
        == "Mi madre: alegría en vez de tristeza"
    )
    assert correction_words(shown, Correction(face.id, "remove")) == "Mi madre: sin tristeza"
    correct_with_words(care.db, care.studio, care.therapist, felt.id, "ella era más joven")
    named = [version_words(each.row) for each in kept_versions(care.db, page_of(care, felt.id))]
    assert named == ["Como se contó", "Mi madre estaba triste", "He puesto a su madre más joven"]


def test_another_style_keeps_everyone_in_place_and_as_they_look(care: CareHome) -> None:
    told = "En verano íbamos a la playa mi mujer, mis dos hijos y la perra Luna y jugábamos a la pelota."
    page = page_of(care, care.page_id(told))

    def who_is_who() -> tuple[dict[str, bytes], object, object]:
        rows = [row for row in files_of(care.db, revision_of(page)) if row.kind == "mask"]
        masks = {row.subject: read_mask(care.studio.files.read(row.path)).tobytes() for row in rows}
        plan = load_plan(care.db, care.studio.files, page, revision_of(page), care.studio.settings)
        assert plan.scene is not None
        return masks, plan.layout, (plan.scene.participants, plan.scene.looks, plan.scene.garments)

    before, sketches = who_is_who(), {bytes_of(care, page, 1)}
    assert before[0]
    for preset in styles().presets:
        change_style(care.db, care.studio, care.therapist, page.id, preset.id, also_new=False)
        page = page_of(care, page.id)
        assert who_is_who() == before, preset.id
        sketches.add(bytes_of(care, page, page.revision))
    assert len(sketches) > len(styles().presets) // 2, "styles must show for this to mean anything"
