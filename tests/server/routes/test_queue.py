"""The page of what waits: whose it is only for those who may know, stopped after a question, never lost."""

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, select

from server.how_made import frame_name
from server.page_files import Revision, write_file
from server.plans import plan_from_json, plan_to_json
from server.queue_pace import expected_page_seconds, seconds_before
from server.records import (
    EntityRecord,
    EntityTraining,
    FrameMaking,
    MakingProgress,
    Page,
    PageFile,
    PictureBatch,
    TrainingComparison,
)
from server.turns import Asker
from server.waiting_work import Piece
from server.workshop_settings import Wanted, wanted_to_json

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


@pytest.fixture(autouse=True)
def nothing_else_waits(house: "House") -> None:
    """Each test begins with an empty list."""
    with house.db() as db:
        for table in (Page, PictureBatch, EntityTraining, TrainingComparison, FrameMaking):
            for row in db.exec(select(table)).all():
                row.state = "done"
                db.add(row)
        db.commit()


def _items(text: str) -> list[str]:
    found = re.findall(r'<li id="work-[^>]*>(.*?)</li>', text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in found]


def test_an_empty_list_says_what_to_do(therapist: TestClient) -> None:
    answer = therapist.get("/espera")
    assert answer.status_code == 200
    assert "No espera nada" in answer.text
    assert "Ir al principio" in answer.text


def test_pages_are_listed_in_the_order_of_the_easel(house: "House", therapist: TestClient) -> None:
    first, second = house.told(therapist), house.told(therapist)
    with house.db() as db:
        page = db.get_one(Page, first.id)
        page.state = "painting"
        db.add(page)
        db.add(MakingProgress(page_id=first.id, revision=1, done=3, total=12))
        db.commit()
    text = therapist.get("/espera").text
    items = _items(text)
    assert len(items) == 2
    assert "Pintando el cuadro entero" in items[0]
    assert "Espera su turno" in items[1]
    assert re.search(r'<progress[^>]*max="12" value="3"', text)
    assert "Cuánto queda no se sabe todavía." in items[0]
    assert "Cuándo empezará no se sabe todavía." in items[1]
    assert all("Se pidió hace" in item for item in items)
    assert f'href="/paginas/{second.id}"' in text
    assert "/miniatura/sketch" in text
    # The waiting page tells of it too, and leads there.
    panel = therapist.get(f"/paginas/{second.id}").text
    assert re.search(r'<a href="/espera">Hay 1 antes</a>', panel)
    assert "Hay 1 antes" not in therapist.get(f"/paginas/{first.id}").text


def test_what_is_another_persons_is_there_without_saying_whose(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    other = house.sign_in("otra")
    text = other.get("/espera").text
    assert _items(text) == ["1 Otra imagen del centro Espera su turno " + _since(text)]
    assert page.id not in text
    assert page.title not in text
    assert "/miniatura/" not in text
    assert other.get(f"/espera/page/{page.id}/parar").status_code == 403
    assert other.post(f"/espera/page/{page.id}/parar").status_code == 403
    with house.db() as db:
        assert db.get_one(Page, page.id).state == "waiting"


def _since(text: str) -> str:
    found = re.search(r"Se pidió hace [^<]*", text)
    assert found
    return found.group().strip()


@pytest.mark.parametrize("name", ["familia", "juan"])
def test_only_staff_see_the_list(house: "House", therapist: TestClient, name: str) -> None:
    page = house.told(therapist)
    visitor = house.sign_in(name)
    assert visitor.get("/espera").status_code == 403
    assert visitor.get("/espera/vivo").status_code == 403
    assert visitor.post(f"/espera/page/{page.id}/parar").status_code == 403
    assert house.visitor().get("/espera").status_code == 303
    assert house.visitor().get("/espera/vivo").status_code == 303


def test_stopping_asks_first_and_leads_back(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    question = therapist.get(f"/espera/page/{page.id}/parar")
    assert "¿Lo paramos?" in question.text
    assert "El recuerdo y el dibujo se quedan." in question.text
    with house.db() as db:
        assert db.get_one(Page, page.id).state == "waiting", "asking stops nothing"
    answer = therapist.post(f"/espera/page/{page.id}/parar")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/espera?")
    assert "He parado." in therapist.get(answer.headers["location"]).text
    with house.db() as db:
        assert db.get_one(Page, page.id).state == "cancelled"
    # What has ended meanwhile is said, and stopping it again does no harm.
    assert "ya ha terminado" in therapist.get(f"/espera/page/{page.id}/parar").text
    assert therapist.post(f"/espera/page/{page.id}/parar").status_code == 303


@pytest.mark.parametrize("kind", ["print", "todo", "../page"])
def test_what_cannot_be_stopped_is_not_there(therapist: TestClient, kind: str) -> None:
    assert therapist.get(f"/espera/{kind}/x/parar").status_code == 404
    assert therapist.post(f"/espera/{kind}/x/parar").status_code == 404


def test_frames_are_stopped_from_the_list_and_can_be_asked_for_again(
    house: "House", therapist: TestClient
) -> None:
    page = house.told(therapist)
    with house.db() as db:
        write_file(db, house.studio.files, Revision(page.id, 1), "painting", b"x")
        db.get_one(Page, page.id).state = "done"
        db.commit()
    asked = f"/paginas/{page.id}/como-se-hizo"
    therapist.post(asked)
    (listed,) = _items(therapist.get("/espera").text)
    assert "Parar" in listed
    question = therapist.get(f"/espera/frames/{page.id}/parar")
    assert "La página se queda como está." in question.text
    assert therapist.post(f"/espera/frames/{page.id}/parar").status_code == 303
    assert "No espera nada" in therapist.get("/espera").text
    assert "Enseñarme cómo se hizo" in therapist.get(asked).text
    therapist.post(asked)
    assert len(_items(therapist.get("/espera").text)) == 1
    with house.db() as db:
        assert db.get_one(FrameMaking, (page.id, 1)).attempt == 2, "the stopped job is not the new one"


def test_batches_and_trainings_are_listed_and_stopped(house: "House", therapist: TestClient) -> None:
    with house.db() as db:
        wanted = Wanted(prompt="a red boat", model="evoca-cuento", count=3)
        batch = PictureBatch(patient_id="juan", settings=wanted_to_json(wanted))
        card = EntityRecord(patient_id="juan", key=f"pet-{uuid4()}", kind="pet", name="Canela")
        db.add_all((batch, card))
        db.flush()
        training = EntityTraining(
            entity_id=card.id, patient_id="juan", phase="any", token="x", state="learning",
            step=5, steps=50, seconds_left=600.0,
        )  # fmt: skip
        comparison = TrainingComparison(
            entity_id=card.id, patient_id="juan", state="painting", done=2, total=9
        )
        db.add_all((training, comparison))
        db.commit()
        batch_id, training_id, comparison_id = batch.id, training.id, comparison.id
    items = _items(therapist.get("/espera").text)
    assert "Comparar lo aprendido Canela En marcha" in items[0]
    assert "Imágenes del taller 3 imágenes: a red boat" in items[1]
    assert "Aprender a alguien Canela" in items[2]
    assert "Quedan unos 10 minutos." in items[2]
    for kind, work_id in (("batch", batch_id), ("comparison", comparison_id), ("training", training_id)):
        assert "¿Lo paramos?" in therapist.get(f"/espera/{kind}/{work_id}/parar").text
        assert therapist.post(f"/espera/{kind}/{work_id}/parar").status_code == 303
    with house.db() as db:
        assert db.get_one(PictureBatch, batch_id).state == "cancelled"
        assert db.get_one(EntityTraining, training_id).state == "cancelled"
        assert db.get_one(TrainingComparison, comparison_id).state == "cancelled"


def test_a_refresh_is_the_list_alone(house: "House", therapist: TestClient) -> None:
    house.told(therapist)
    answer = therapist.get("/espera", headers={"HX-Request": "true"})
    assert answer.text.lstrip().startswith('<div id="content"')
    assert len(_items(answer.text)) == 1


def test_times_are_what_was_measured_here_and_nothing_before(house: "House", therapist: TestClient) -> None:
    files = house.studio.files
    painted = [house.told(therapist) for _ in range(3)]
    with house.db() as db:
        model = db.get_one(Page, painted[0].id).model
        assert expected_page_seconds(db, files, model) is None
        for page, seconds in zip(painted, (10.0, 40.0, 20.0), strict=True):
            revision = Revision(page.id, 1)
            plan_row = db.exec(
                select(PageFile).where(PageFile.page_id == page.id, col(PageFile.kind) == "plan")
            ).one()
            plan = plan_from_json(files.read(plan_row.path))
            plan.seconds.clear()
            plan.seconds["base"] = seconds
            files.write(plan_row.path, plan_to_json(plan))
            write_file(db, files, revision, "base", b"a picture", seconds=seconds)
            row = db.get_one(Page, page.id)
            row.state = "done"
            db.add(row)
        db.commit()
        assert expected_page_seconds(db, files, model) == 20.0
        assert expected_page_seconds(db, files, "another model") is None
    house.told(therapist)
    house.told(therapist)
    items = _items(therapist.get("/espera").text)
    assert "Empezará enseguida." in items[0]
    assert "Empezará dentro de unos 20 segundos." in items[1]


def test_behind_frames_it_is_said_how_long_they_take(house: "House", therapist: TestClient) -> None:
    shown, other, asked = (house.told(therapist) for _ in range(3))
    with house.db() as db:
        db.get_one(Page, other.id).model = "another model"
        for page, seconds in ((shown, 15.0), (other, 500.0)):
            db.add(FrameMaking(page_id=page.id, revision=1, state="done"))
            for number in range(1, 5):
                name = frame_name(number, "noising", number / 4)
                write_file(
                    db, house.studio.files, Revision(page.id, 1), "frame", b"x", subject=name, seconds=seconds
                )
        db.add(FrameMaking(page_id=asked.id, revision=1))
        wanted = Wanted(prompt="a red boat", model="evoca-cuento")
        db.add(PictureBatch(patient_id="juan", settings=wanted_to_json(wanted)))
        for page in (shown, other, asked):
            db.get_one(Page, page.id).state = "done"
        db.commit()
    frames, batch = _items(therapist.get("/espera").text)
    assert "Empezará enseguida." in frames
    assert "Empezará dentro de unos 60 segundos." in batch
    with house.db() as db:
        row = db.get_one(FrameMaking, (asked.id, 1))
        row.state, row.done, row.total = "painting", 4, 8
        db.commit()
    frames, batch = _items(therapist.get("/espera").text)
    assert "Quedan unos 30 segundos." in frames
    assert "Empezará dentro de unos 30 segundos." in batch


def test_the_last_seconds_are_said_too(house: "House", therapist: TestClient) -> None:
    with house.db() as db:
        card = EntityRecord(patient_id="juan", key=f"pet-{uuid4()}", kind="pet", name="Canela")
        db.add(card)
        db.flush()
        training = EntityTraining(
            entity_id=card.id, patient_id="juan", phase="any", token="x", state="learning",
            step=49, steps=50, seconds_left=1.0,
        )  # fmt: skip
        db.add(training)
        db.commit()
    [item] = _items(therapist.get("/espera").text)
    assert "Ya queda poco." in item


def test_nothing_is_guessed_behind_what_was_never_measured() -> None:
    def piece(kind: str) -> Piece:
        return Piece(kind, kind, "juan", Asker())  # type: ignore[arg-type]

    pieces = [piece("page"), piece("print"), piece("frames"), piece("batch")]
    assert seconds_before(pieces, [30.0, None, 10.0, 5.0]) == (0.0, 30.0, 30.0, 40.0)
    assert seconds_before(pieces, [30.0, None, None, 5.0]) == (0.0, 30.0, 30.0, None)
