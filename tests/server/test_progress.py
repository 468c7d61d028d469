"""How far the making of a page is, in the words that are said of it."""

import pytest

from server.progress import progress_of, subject_stage, write_progress
from server.records import Page, PatientRecord
from tests.server.conftest import CareHome


def said(care: CareHome, stage: str) -> str:
    page = care.db.get_one(Page, care.page_id())
    page.state = "painting"
    care.db.add(page)
    write_progress(care.db, page.id, page.revision, stage=stage, done=1, total=9, preview=0)
    care.db.commit()
    return progress_of(care.db, page.id, page.revision).stage_es


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Juan", "Pintando a Juan, 2 de 3"),
        ("mi madre", "Pintando a su madre, 2 de 3"),
        ("Mi madre", "Pintando a su madre, 2 de 3"),
        ("mis primos", "Pintando a sus primos, 2 de 3"),
        ("nuestra perra Luna", "Pintando a su perra Luna, 2 de 3"),
        ("nuestros vecinos", "Pintando a sus vecinos, 2 de 3"),
        ("el perro", "Pintando al perro, 2 de 3"),
        ("la vecina", "Pintando a la vecina, 2 de 3"),
        ("una mujer", "Pintando a una mujer, 2 de 3"),
        ("Milagros", "Pintando a Milagros, 2 de 3"),
        ("Elena", "Pintando a Elena, 2 de 3"),
    ],
)
def test_who_is_being_painted_is_said_and_how_many_there_are(care: CareHome, label: str, words: str) -> None:
    assert said(care, subject_stage(label, 2, 3)) == words


def test_who_is_spoken_to_with_tu_hears_whose_mother_it_is(care: CareHome) -> None:
    juan = care.db.get_one(PatientRecord, "juan")
    juan.familiar = True
    care.db.add(juan)
    try:
        assert said(care, subject_stage("mi madre", 2, 3)) == "Pintando a tu madre, 2 de 3"
        assert said(care, subject_stage("mis tíos", 1, 3)) == "Pintando a tus tíos, 1 de 3"
    finally:
        juan.familiar = False
        care.db.add(juan)
        care.db.commit()


def test_who_is_alone_is_not_counted_and_a_thing_is_no_person(care: CareHome) -> None:
    assert said(care, subject_stage("mi madre", 1, 1)) == "Pintando a su madre"
    assert said(care, "mi coche rojo") == "Pintando su coche rojo"
    assert said(care, "") == "Pintando el cuadro entero"
