"""The example book as it ships, and made again elsewhere."""

import shutil
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from narrative import Understanding
from server import example_book
from server.accounts import account_named, is_password
from server.database import open_database, session
from server.life_book import all_pages, chapters
from server.page_files import files_of, revision_of
from server.records import Caption, EntityRecord, Interview, Memory, Page, Utterance
from server.settings import SHIPPED_DATA, Settings

TABLES = (Memory, Page, Caption, Utterance, Interview, EntityRecord)


def counts(db: Session) -> list[int]:
    return [db.exec(select(func.count()).select_from(table)).one() for table in TABLES]


def test_it_is_loaded_once_and_whole(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, picture_size=256)
    assert example_book.load(settings) >= 12
    engine = open_database(settings)
    with session(engine) as db:
        before = counts(db)
    example_book.load(settings)
    example_book.load(settings, only_if_missing=True)
    with session(engine) as db:
        assert counts(db) == before
        therapist = account_named(db, "terapeuta")
        assert therapist is not None
        assert is_password(therapist, "evoca-terapeuta")
        book = chapters(db, therapist, "juan")
        assert len(book) >= 3
        pages = all_pages(book)
        assert len(pages) == before[0] >= 12
        assert all(page.picture_path and page.page.title for page in pages)
        assert any(page.captions for page in pages)
    assert {name for name, _, _ in example_book.sign_ins(settings)} == {"terapeuta", "familia", "juan"}
    engine.dispose()


def test_its_pictures_are_made_again_and_loaded_from_where_they_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    shutil.copy(example_book.FOLDER / "book.json", folder)
    monkeypatch.setattr(example_book, "FOLDER", folder)
    settings = Settings(home=tmp_path / "home", picture_size=256, model="none")
    understanding = Understanding.load(SHIPPED_DATA / "lexicon")
    made = example_book.make_pictures(settings, understanding)
    assert len(list((folder / "pages").glob("*/sketch.png"))) == made
    assert example_book.load(settings) == made
    engine = open_database(settings)
    with session(engine) as db:
        for page in db.exec(select(Page)).all():
            files = files_of(db, revision_of(page))
            assert {"sketch", "plan", "mask"} <= {file.kind for file in files}
            sketch = next(file for file in files if file.kind == "sketch")
            stored = (settings.home / "pictures" / sketch.path).read_bytes()
            assert stored == (folder / "pages" / page.memory_id / "sketch.png").read_bytes()
    engine.dispose()
