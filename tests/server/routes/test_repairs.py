"""The page of repairs through its form: what may be marked and wished for, what is said, and for whom."""

import html
import io
import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image
from sqlmodel import col, select

from imaging.request import Mask
from server.guard import LARGEST_BODY, LARGEST_UPLOAD
from server.marked_pictures import PAINTED, marked_png, read_pixels
from server.page_files import Revision, files_of, find_file, write_file
from server.page_repairs import Base, base_of, candidate_path, purge_repairs
from server.plans import plan_from_json
from server.records import AccessRecord, EntityRecord, Memory, Page, PageRepair, PageVersion
from server.repair_drawings import repair_drawing
from server.repair_masks import mask_from_png
from server.repair_recipes import Wanted, wanted_from_json

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

SIDE = 256
HX = {"HX-Request": "true"}


def mask_file(size: tuple[int, int] = (SIDE, SIDE), mode: str = "L", **more: object) -> bytes:
    """A PNG mask with a white square in its middle, unless ``fill`` is given."""
    picture = Image.new(mode, size, more.get("fill", 0))  # type: ignore[arg-type]
    if "fill" not in more:
        width, height = size
        picture.paste(more.get("grey", 255), (width // 4, height // 4, width // 2, height // 2))  # type: ignore[arg-type]
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def one_pixel() -> bytes:
    picture = Image.new("L", (SIDE, SIDE))
    picture.putpixel((100, 120), 255)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def bomb() -> bytes:
    """A tiny file that says it is 30,000 dots wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 2**20, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.fixture(autouse=True)
def nothing_waits(house: "House") -> None:
    """Of a person only so many repairs may wait at once."""
    with house.db() as db:
        for row in db.exec(select(PageRepair)).all():
            row.state = "cancelled"
            db.add(row)
        db.commit()


@pytest.fixture
def therapist(house: "House") -> TestClient:
    return house.sign_in("terapeuta")


@pytest.fixture
def page(house: "House", therapist: TestClient) -> Page:
    """A page that is done, with a painting that differs from its drawing."""
    made = house.told(therapist)
    with house.db() as db:
        row = db.get_one(Page, made.id)
        sketch = find_file(db, Revision(row.id, 1), "sketch")
        assert sketch is not None
        pixels = np.array(read_pixels(house.studio.files.read(sketch.path)))
        pixels[:40] //= 2
        write_file(db, house.studio.files, Revision(row.id, 1), "painting", marked_png(pixels, PAINTED))
        row.state, row.shown = "done", "painting"
        db.add(row)
        db.commit()
        db.refresh(row)
        return row


def subjects(house: "House", page: Page) -> dict[str, str]:
    """The subjects' keys by their labels."""
    with house.db() as db:
        row = find_file(db, Revision(page.id, 1), "plan")
        assert row is not None
        script = plan_from_json(house.studio.files.read(row.path)).script
        assert script is not None
        return {each.label: each.key for each in script.subjects}


def ask(visitor: TestClient, page: Page, *, mask: bytes | None = None, **typed: object) -> "Asked":
    turn = str(typed.pop("turno", uuid4()))
    data = {"turno": turn, "version": "1", "que": "palabras", "borde": "6", "margen": "32", "cuantas": "2",
            "azar": "si", **typed}  # fmt: skip
    files = {"imagen_mascara": ("zona.png", mask, "image/png")} if mask is not None else None
    answer = visitor.post(f"/paginas/{page.id}/arreglar", data=data, files=files)  # type: ignore[arg-type]
    return Asked(turn, answer.status_code, html.unescape(answer.text), answer.headers.get("location", ""))


class Asked:
    """How a form was answered."""

    def __init__(self, turn: str, status: int, text: str, location: str) -> None:
        self.turn, self.status, self.text, self.location = turn, status, text, location


def row_of(house: "House", turn: str) -> tuple[PageRepair, Wanted]:
    with house.db() as db:
        row = db.get_one(PageRepair, turn)
        return row, wanted_from_json(row.recipe)


def made(house: "House", turn: str, count: int = 2) -> None:
    """Candidates as the worker leaves them: the base, brighter where it is marked."""
    with house.db() as db:
        row = db.get_one(PageRepair, turn)
        files = house.studio.files
        mask = mask_from_png(files.read(row.mask)) > 0
        base = next(f for f in files_of(db, Revision(row.page_id, row.revision)) if f.kind == "painting")
        for number in range(1, count + 1):
            pixels = np.array(read_pixels(files.read(base.path)))
            pixels[mask] = 100 + 50 * number
            files.write(candidate_path(files, row.id, number), marked_png(pixels, PAINTED))
        row.made, row.state = count, "done"
        db.add(row)
        db.commit()


def test_words_are_read_and_said_and_kept_with_the_mask(
    house: "House", therapist: TestClient, page: Page
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, palabras="un gato negro", sujeto=[dog])
    assert asked.status == 303, asked.text
    row, wanted = row_of(house, asked.turn)
    assert (row.page_id, row.revision, row.state) == (page.id, 1, "waiting")
    assert "cat" in wanted.prompt
    assert "black" in wanted.prompt
    assert wanted.covered == (dog,)
    assert "gato" in wanted.understood
    assert mask_from_png(house.studio.files.read(row.mask)).any()
    shown = html.unescape(therapist.get(asked.location.partition("#")[0]).text)
    assert "un gato negro" in shown
    assert wanted.understood in shown
    assert house.studio.jobs.status_of(f"{asked.turn}-repair") == "ENQUEUED"
    # The page is as it was.
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 1


def test_nothing_leaves_out_who_is_marked_and_says_what_must_not_be_seen(
    house: "House", therapist: TestClient, page: Page
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, que="nada", sujeto=[dog])
    wanted = row_of(house, asked.turn)[1]
    assert "dog" not in wanted.prompt
    assert "kitchen" in wanted.prompt
    assert "dog" in wanted.negative
    assert wanted.covered == (dog,)


def weights(path: Path, family: str) -> str:
    """A file that says of itself by which family of models it was learned."""
    header = json.dumps({"__metadata__": {"evoca_family": family}}).encode()
    path.write_bytes(pack("<Q", len(header)) + header)
    return str(path)


def test_a_subject_or_a_card_brings_its_own_words_and_weights(
    house: "House", therapist: TestClient, page: Page, tmp_path: Path
) -> None:
    mother = next(key for label, key in subjects(house, page).items() if "madre" in label.lower())
    asked = ask(therapist, page, que="ficha", ficha=f"sujeto:{mother}", sujeto=[mother])
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert wanted.prompt.startswith("a woman")
    assert wanted.covered == ()
    own = weights(tmp_path / "own.safetensors", "evoca")
    with house.db() as db:
        card = EntityRecord(
            patient_id="juan", key="nube", kind="pet", name="Nube", species="gato",
            tokens={"any": "nubep"}, adapters={"any": own},
        )  # fmt: skip
        db.add(card)
        db.commit()
    asked = ask(therapist, page, que="ficha", ficha="ficha:nube", mask=mask_file())
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert "nubep" in wanted.prompt
    assert wanted.adapter == own
    weights(tmp_path / "own.safetensors", "sdxl")
    asked = ask(therapist, page, que="ficha", ficha="ficha:nube", mask=mask_file())
    wanted = row_of(house, asked.turn)[1]
    assert wanted.adapter == ""
    assert "no sirve para el modelo de esta página" in wanted.understood


def test_looks_of_who_is_marked_change_without_taking_them_away(
    house: "House", therapist: TestClient, page: Page
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, palabras="el perro era blanco", sujeto=[dog])
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert wanted.covered == ()
    assert "white" in wanted.prompt


@pytest.mark.parametrize(
    ("mask", "sentence"),
    [
        (lambda: mask_file((300, 200)), "no tiene la misma forma"),
        (lambda: mask_file(fill=0), "toda en negro"),
        (lambda: b"no picture at all", "no es una imagen"),
        (bomb, "demasiados puntos"),
        (lambda: mask_file((10, 10)), "demasiado pequeña"),
        (lambda: mask_file()[:200], "incompleta o dañada"),
    ],
)
def test_a_mask_that_cannot_be_used_is_said_and_nothing_typed_is_lost(
    house: "House", therapist: TestClient, page: Page, mask: Callable[[], bytes], sentence: str
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", cuantas="3", mask=mask())
    assert asked.status == 422
    assert sentence in asked.text
    assert 'value="un gato negro"' in asked.text
    assert re.search(r'name="cuantas" value="3"', asked.text)
    with house.db() as db:
        assert db.get(PageRepair, asked.turn) is None


def test_masks_of_another_size_full_grey_and_of_one_pixel_are_sensible(
    house: "House", therapist: TestClient, page: Page
) -> None:
    def kept(mask: bytes, **typed: object) -> np.ndarray:
        asked = ask(therapist, page, palabras="un gato negro", mask=mask, **typed)
        assert asked.status == 303, asked.text
        with house.db() as db:
            row = db.get_one(PageRepair, asked.turn)
            row.state = "cancelled"
            db.add(row)
            db.commit()
            return mask_from_png(house.studio.files.read(row.mask))

    assert kept(mask_file((900, 900))).shape == (SIDE, SIDE)
    assert (kept(mask_file(fill=255)) == 255).all()
    assert set(np.unique(kept(mask_file(grey=160)))) >= {0, 160}
    dot = kept(one_pixel())
    assert dot[120, 100] == 255
    assert 9 < (dot > 0).sum() < 400, "one pixel is grown to what a model can paint"
    inside = kept(mask_file(), al_reves="si")
    assert inside[0, 0] == 255
    assert inside[90, 90] == 0


def test_marking_all_and_changing_the_rest_is_nothing(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato", mask=mask_file(fill=255), donde="fuera")
    assert asked.status == 422
    assert "no queda nada que cambiar" in asked.text


def test_what_is_not_on_the_page_or_not_understood_is_said(
    house: "House", therapist: TestClient, page: Page
) -> None:
    cases = {
        "Algo de lo marcado ya no está": {"palabras": "un gato", "sujeto": ["nobody"]},
        "No hay nada marcado": {"palabras": "un gato"},
        "Ya no está en esta página": {"que": "ficha", "ficha": "sujeto:nobody"},
        "Elija a quién": {"que": "ficha", "ficha": ""},
        "Diga qué se tiene que ver": {"palabras": " "},
        "No sé dibujar eso aquí": {"palabras": "blorp zumbado"},
        "entre 1 y 4": {"palabras": "un gato", "cuantas": "9"},
        "entre 0,05 y 1": {"palabras": "un gato", "fuerza": "7"},
        "entre 0 y 64": {"palabras": "un gato", "borde": "nada"},
    }
    for sentence, typed in cases.items():
        mask = None if "marcado" in sentence else mask_file()
        asked = ask(therapist, page, mask=mask, **typed)
        assert asked.status == 422, sentence
        assert sentence in asked.text


def test_a_mask_survives_a_complaint_about_something_else(
    house: "House", therapist: TestClient, page: Page
) -> None:
    first = ask(therapist, page, palabras="un gato negro", cuantas="9", mask=mask_file())
    found = re.search(r'name="mascara" value="([\w-]+)"', first.text)
    assert found is not None
    again = ask(therapist, page, turno=first.turn, palabras="un gato negro", mascara=found.group(1))
    assert again.status == 303, again.text


def test_the_same_form_twice_is_one_repair_and_too_many_are_refused(
    house: "House", therapist: TestClient, page: Page
) -> None:
    turn = str(uuid4())
    for _ in range(2):
        assert ask(therapist, page, turno=turn, palabras="un gato negro", mask=mask_file()).status == 303
    with house.db() as db:
        active = db.exec(
            select(PageRepair).where(PageRepair.patient_id == "juan", PageRepair.state == "waiting")
        ).all()
    for _ in range(4 - len(active)):
        assert ask(therapist, page, palabras="un gato negro", mask=mask_file()).status == 303
    refused = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    assert refused.status == 422
    assert "Ya hay varios arreglos" in refused.text


def test_choosing_makes_a_version_with_all_else_as_it_was(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    made(house, asked.turn)
    repair = f"/arreglos/{asked.turn}"
    text = html.unescape(therapist.get(f"/paginas/{page.id}/arreglar").text)
    assert text.count("Quedarme con esta") == 2
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


def base(house: "House", page: Page) -> Base:
    """The page as the next repair starts from it."""
    with house.db() as db:
        row = db.get_one(Page, page.id)
        return base_of(db, house.studio.files, house.studio.settings, row, row.revision)


def drawn(house: "House", page: Page, turn: str) -> dict[str, Mask]:
    """Who stands where in the drawing that the worker paints a repair after."""
    row, wanted = row_of(house, turn)
    with house.db() as db:
        its_page, mask = db.get_one(Page, page.id), mask_from_png(house.studio.files.read(row.mask))
        found = repair_drawing(db, house.studio, its_page, base(house, page).plan, wanted, mask)
    assert found is not None
    return {key: mask for key, mask in found.sketch.masks.items() if mask.any()}


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


def test_a_page_that_is_being_painted_says_so_and_offers_ways_on(
    house: "House", therapist: TestClient, page: Page
) -> None:
    with house.db() as db:
        row = db.get_one(Page, page.id)
        row.state = "painting"
        db.add(row)
        db.commit()
    text = html.unescape(therapist.get(f"/paginas/{page.id}/arreglar").text)
    assert "Evoca está pintando esta página" in text
    assert "repair-form" not in text
    assert f'href="/paginas/{page.id}"' in text


def test_only_staff_who_may_see_the_person_repair_and_it_is_written_down(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    made(house, asked.turn)
    mask = f"/paginas/{page.id}/arreglar/1/mascara/{next(iter(subjects(house, page).values()))}"
    repair = f"/arreglos/{asked.turn}"
    assert therapist.get(mask).headers["content-type"] == "image/png"
    for name in ("familia", "juan", "otra", "nueva"):
        other = house.sign_in(name)
        for address in (
            f"/paginas/{page.id}/arreglar",
            mask,
            repair,
            f"{repair}/imagenes/1",
            f"{repair}/vista-previa",
        ):
            assert other.get(address).status_code in (403, 404), (name, address)
        for part in ("parar", "quedarme", "ninguna", "recuperar", "otra-vez"):
            assert other.post(f"{repair}/{part}", data={"cual": "1"}).status_code in (403, 404), (name, part)
        assert ask(other, page, palabras="un gato", mask=mask_file()).status in (403, 404)
    assert house.visitor().get(f"/paginas/{page.id}/arreglar").status_code == 303
    with house.db() as db:
        query = select(AccessRecord.action).where(col(AccessRecord.action).contains("repair"))
        assert {"asked for repair", "saw repair"} <= set(db.exec(query))
        assert db.get_one(Page, page.id).revision == 1


def test_what_is_asked_for_by_odd_addresses_is_not_there(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    for address in (
        "/paginas/none/arreglar", f"/paginas/{page.id}/arreglar?version=99", "/arreglos/none",
        f"/arreglos/{asked.turn}/imagenes/7", f"/arreglos/{asked.turn}/imagenes/-1",
        f"/paginas/{page.id}/arreglar/1/mascara/nobody", f"/paginas/{page.id}/arreglar/9/mascara/yo",
    ):  # fmt: skip
        assert therapist.get(address).status_code == 404, address
    assert therapist.post(f"/arreglos/{asked.turn}/quedarme", data={"cual": "1"}).status_code == 404


def test_large_files_come_through_the_guard_only_here(therapist: TestClient, page: Page) -> None:
    address = f"/paginas/{page.id}/arreglar"
    many = {"imagen_mascara": ("m.png", b"0" * (LARGEST_BODY + 1000), "image/png")}
    assert therapist.post(address, data={"palabras": "un gato"}, files=many).status_code == 422
    beyond = {"content-length": str(LARGEST_UPLOAD + 1), "content-type": "application/octet-stream"}
    answer = therapist.post(address, content=b"", headers=beyond)
    assert answer.status_code == 413
    assert "demasiado grande" in answer.text


def test_words_are_looked_at_while_typing_and_nothing_is_begun(
    house: "House", therapist: TestClient, page: Page
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    look = f"/paginas/{page.id}/arreglar/entender"
    typed = {"version": "1", "que": "palabras", "palabras": "un gato negro", "cubiertos": dog}
    answer = html.unescape(therapist.post(look, data=typed, headers=HX).text)
    assert "Entiendo:" in answer
    assert "gato negro" in answer
    wrong = html.unescape(therapist.post(look, data=typed | {"palabras": "blorp zumbado"}, headers=HX).text)
    assert "No sé dibujar eso aquí" in wrong
    with house.db() as db:
        assert db.exec(select(PageRepair).where(PageRepair.page_id == page.id)).first() is None


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
