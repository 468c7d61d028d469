"""What becomes of candidates: one is kept, none is, the page has changed meanwhile, others are asked for."""

import html
from typing import TYPE_CHECKING
from uuid import uuid4

from fastapi.testclient import TestClient

from server.page_files import Revision, files_of
from server.page_repairs import candidate_path, purge_repairs
from server.plans import plan_from_json
from server.records import Memory, Page, PageRepair, PageVersion
from tests.server.routes.repairs.conftest import (
    HX,
    ask,
    base,
    drawn,
    made,
    mask_file,
    row_of,
    subjects,
)

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


def test_choosing_makes_a_version_with_all_else_as_it_was(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    made(house, asked.turn)
    with house.db() as db:
        row = db.get_one(PageRepair, asked.turn)
        row.recipe = {**row.recipe, "doubtful": [["el gato", "unseen"], ["Luna", "cut"]]}
        db.add(row)
        db.commit()
    repair = f"/arreglos/{asked.turn}"
    text = html.unescape(therapist.get(f"/paginas/{page.id}/arreglar").text)
    assert text.count("Quedarme con esta") == 2
    assert "El gato casi no se ve ahí" in text, "said before one is chosen"
    assert "Luna ha quedado a trozos" in text
    before = therapist.get(f"{repair}/imagenes/0").content
    second = therapist.get(f"{repair}/imagenes/2").content
    answer = therapist.post(f"{repair}/quedarme", data={"cual": "2"})
    assert answer.headers["location"].startswith(f"/paginas/{page.id}?hecho=arreglada")
    assert therapist.post(f"{repair}/quedarme", data={"cual": "1"}).status_code == 303, "twice is once"
    with house.db() as db:
        row = db.get_one(Page, page.id)
        assert (row.revision, row.shown, row.state) == (2, "painting", "done")
        version = db.get_one(PageVersion, (page.id, 2))
        assert version.cause == "repaired"
        new, old = (
            {(f.kind, f.subject): house.studio.files.read(f.path) for f in files_of(db, Revision(page.id, n))}
            for n in (2, 1)
        )
        assert new["painting", ""] == second
        assert old["painting", ""] == before, "the version before is not overwritten"
        same = set(old) - {("painting", ""), ("plan", ""), ("preview", ""), ("small", "painting")}
        assert all(new[key] == old[key] for key in same)
        note = plan_from_json(new["plan", ""]).repairs[0]
        assert note.repair == asked.turn
        assert note.box == (64, 64, 128, 128)
        assert db.get_one(PageRepair, asked.turn).chosen == 2
    assert "Quedarme con esta" not in html.unescape(therapist.get(f"/paginas/{page.id}/arreglar").text)


def test_after_a_repair_who_came_can_be_marked_and_who_went_stays_away(
    house: "House", therapist: TestClient, page: Page
) -> None:
    at = f"/paginas/{page.id}/arreglar"
    first = base(house, page)
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, palabras="un gato negro", sujeto=[dog])
    (cat,) = drawn(house, page, asked.turn).keys() - first.masks.keys()
    made(house, asked.turn)
    therapist.post(f"/arreglos/{asked.turn}/quedarme", data={"cual": "1"})

    now = base(house, page)
    assert not now.masks[dog].any()
    assert now.masks[cat].any()
    others = [key for key in first.masks if key != dog]
    away = ~(first.masks[dog] | now.masks[cat])
    assert all((now.masks[key][away] == first.masks[key][away]).all() for key in others)
    shown = html.unescape(therapist.get(at).text)
    assert f'value="{cat}"' in shown
    assert f'value="{dog}"' not in shown

    # Whatever is wished for next, the cat stands in its drawing and the dog does not.
    hat = ask(therapist, page, version="2", palabras="una flor roja", mask=mask_file())
    assert hat.status == 303, hat.text
    assert cat in drawn(house, page, hat.turn)
    assert dog not in drawn(house, page, hat.turn)
    white = ask(therapist, page, version="2", palabras="un perro blanco", sujeto=[cat])
    assert row_of(house, white.turn)[1].covered == (cat,)
    assert cat not in drawn(house, page, white.turn)
    made(house, white.turn)
    therapist.post(f"/arreglos/{white.turn}/quedarme", data={"cual": "1"})
    assert not base(house, page).masks[cat].any()

    # An earlier version has its masks as they were.
    therapist.post(f"/paginas/{page.id}/versiones/1/volver")
    again = base(house, page)
    assert again.masks.keys() == first.masks.keys()
    assert all((again.masks[key] == mask).all() for key, mask in first.masks.items())


def test_declining_leaves_the_page_and_the_words_and_can_be_undone(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    made(house, asked.turn)
    repair = f"/arreglos/{asked.turn}"
    answer = therapist.post(f"{repair}/ninguna")
    shown = html.unescape(therapist.get(answer.headers["location"]).text)
    assert "La página sigue como estaba" in shown
    assert 'value="un gato negro"' in shown
    assert "Quedarme con esta" not in shown
    assert therapist.post(f"{repair}/recuperar").status_code == 303
    assert "Quedarme con esta" in html.unescape(therapist.get(f"/paginas/{page.id}/arreglar").text)
    therapist.post(f"{repair}/ninguna")
    with house.db() as db:
        row = db.get_one(PageRepair, asked.turn)
        assert row.removed_at is not None
        assert purge_repairs(db, house.studio.files) == 0
        row.removed_at = row.removed_at.replace(year=2020)
        db.add(row)
        db.commit()
        paths = [row.mask, candidate_path(house.studio.files, row.id, 1)]
        assert purge_repairs(db, house.studio.files) == 1
        assert not any(house.studio.files.has(path) for path in paths)


def test_a_page_that_changed_meanwhile_is_said_and_both_ways_are_offered(
    house: "House", therapist: TestClient, page: Page
) -> None:
    waiting = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    made(house, waiting.turn)
    therapist.post(f"/paginas/{page.id}/con-palabras", data={"texto": "El perro era negro."})
    with house.db() as db:
        row = db.get_one(Page, page.id)
        row.state = "done"
        db.add(row)
        db.commit()
        assert row.revision == 2
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    assert asked.status == 422
    assert "La página ha cambiado mientras tanto" in asked.text
    assert 'name="elegida" value="1"' in asked.text
    assert 'name="elegida" value="2"' in asked.text
    for number in ("1", "2"):
        chosen = ask(therapist, page, palabras="un gato negro", mask=mask_file(), elegida=number)
        assert chosen.status == 303, chosen.text
        assert row_of(house, chosen.turn)[0].revision == int(number)
        therapist.post(f"/arreglos/{chosen.turn}/ninguna")
    # A candidate of the older version says that it goes back, and brings the older words back with it.
    text = html.unescape(therapist.get(f"/paginas/{page.id}/arreglar").text)
    assert "La página ha cambiado desde entonces" in text
    therapist.post(f"/arreglos/{waiting.turn}/quedarme", data={"cual": "1"})
    with house.db() as db:
        row = db.get_one(Page, page.id)
        assert row.revision == 3
        assert db.get_one(Memory, row.memory_id).corrections == []
        kept = db.get_one(PageVersion, (page.id, 2))
        assert kept.corrections


def test_stopping_and_asking_again(house: "House", therapist: TestClient, page: Page) -> None:
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    repair = f"/arreglos/{asked.turn}"
    assert "Parado: 0 de 2" in html.unescape(therapist.post(f"{repair}/parar", headers=HX).text)
    turn = str(uuid4())
    assert therapist.post(f"{repair}/otra-vez", data={"turno": turn}).status_code == 303
    (before, first), (again, second) = row_of(house, asked.turn), row_of(house, turn)
    assert before.removed_at is not None
    assert (again.state, again.revision) == ("waiting", before.revision)
    assert second.prompt == first.prompt
    seeds = {wanted.recipe.seed_of(n) for wanted in (first, second) for n in (1, 2)}
    assert len(seeds) == 4, "other seeds"
    files = house.studio.files
    assert files.read(again.mask) == files.read(before.mask)
