"""A relative's way: a card, how it is drawn, photos, the coach, learning; by keyboard and for everyone."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect
from sqlmodel import Session, col, create_engine, select

from server.entity_photos import MOST_PHOTOS
from server.records import EntityPhoto
from tests.journeys.conftest import VIEWPORTS
from tests.journeys.test_axe import assert_nothing_is_cut_off, check
from tests.server.photo_samples import PLACES, photo_file, zipped

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

CARDS = "/personas/juan/su-gente"
JUDGED = 120_000  # milliseconds that the first photos may take on a busy machine


def press(where: Locator) -> None:
    """As somebody without a mouse does it."""
    where.focus()
    expect(where).to_be_focused()
    where.page.keyboard.press("Enter")


def new_card(page: Page, kind: str, name: str, **more: str) -> None:
    page.goto(f"{CARDS}/nueva?tipo={kind}")
    page.get_by_label("Nombre").fill(name)
    for label, value in more.items():
        page.get_by_label(label.replace("_", " ")).fill(value)
    page.get_by_role("button", name="Guardar la ficha").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def photo(place: str) -> FilePayload:
    return {"name": f"{place}.jpg", "mimeType": "image/jpeg", "buffer": photo_file(place)}


def bring(page: Page, *places: str) -> None:
    page.goto(page.url.partition("?")[0] + "/fotos")
    page.locator("#photos-files").set_input_files([photo(place) for place in places])
    expect(page.locator(".bringing .good")).to_have_count(len(places), timeout=JUDGED)
    expect(page.locator(".photo-card")).to_have_count(len(places))


def test_a_card_by_keyboard_with_its_portrait_beside(visits: "Visits") -> None:
    page = visits.sign_in("relative")
    press(page.get_by_role("link", name="Su gente"))
    page.wait_for_url(f"**{CARDS}")
    expect(page.get_by_role("link", name="Ana", exact=True)).to_be_visible()
    press(page.get_by_role("link", name="Añadir una persona"))
    page.get_by_label("Nombre").focus()
    page.keyboard.type("Rosario")
    page.get_by_label("Qué es suyo").focus()
    page.keyboard.type("tía")
    page.get_by_label("Año en que nació").focus()
    page.keyboard.type("mil")
    press(page.get_by_role("button", name="Guardar la ficha"))
    expect(page.locator("#problem-nacimiento")).to_contain_text("cuatro cifras")
    expect(page.get_by_label("Nombre")).to_have_value("Rosario")
    page.get_by_label("Año en que nació").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("1920")
    press(page.get_by_role("button", name="Guardar la ficha"))
    expect(page.locator("#notices")).to_contain_text("La ficha está guardada")
    portrait = page.locator("#as-chosen img")
    before = portrait.get_attribute("src") or ""
    page.get_by_role("radio", name="Sin decir").first.focus()
    page.keyboard.press("ArrowRight")
    expect(portrait).not_to_have_attribute("src", before)
    expect(portrait).to_have_attribute("src", re.compile("pelo=black"))
    press(page.get_by_role("button", name="Guardar cómo es"))
    expect(page.get_by_role("radio", name="Negro")).to_be_checked()
    press(page.get_by_text("Quitar la ficha"))
    press(page.get_by_role("button", name="Sí, quitar"))
    expect(page.locator("#notices")).to_contain_text("He quitado la ficha")
    press(page.locator("#notices").get_by_role("button", name="Deshacer"))
    expect(page.get_by_role("heading", level=1, name="Rosario")).to_be_visible()
    visits.forgive("status of 422")


def test_photos_come_one_by_one_with_the_coachs_words_and_no_line_begins_with_a_dot(visits: "Visits") -> None:
    page = visits.sign_in("relative")
    new_card(page, "place", "El pueblo de los abuelos")
    page.goto(page.url.partition("?")[0] + "/fotos")
    expect(page.locator("#photo-groups")).to_contain_text("Con cinco buenas")
    letter: FilePayload = {"name": "carta.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 a letter"}
    page.locator("#photos-files").set_input_files([photo("kitchen"), letter, photo("beach")])
    expect(page.locator(".bringing .good")).to_have_count(2, timeout=JUDGED)
    expect(page.locator(".bringing .bad")).to_contain_text("carta.pdf")
    expect(page.locator(".photo-card")).to_have_count(2)
    expect(page.locator(".coach")).to_contain_text("Todavía no se puede aprender")
    page.locator("#photos-files").set_input_files([photo(place) for place in PLACES[2:]])
    expect(page.locator(".photo-card")).to_have_count(len(PLACES), timeout=JUDGED)
    expect(page.locator(".coach")).to_contain_text("Listo para aprender")
    page.locator("#photos-files").set_input_files([photo("kitchen")])
    expect(page.locator(".bringing")).to_contain_text("ya estaba en la ficha", timeout=JUDGED)
    expect(page.locator(".bringing progress")).to_have_count(0)
    expect(page.locator("[data-last]")).to_be_visible()
    first = page.locator(".photo-card").first
    first.get_by_text("Cuándo es, quitarla").click()
    first.get_by_label("Año de la foto").fill("1965")
    first.get_by_role("button", name="Guardar").click()
    expect(page.locator(".photo-card", has_text="1965")).to_have_count(1)
    changed = page.locator(".photo-card", has_text="1965")
    changed.get_by_text("Cuándo es, quitarla").click()
    changed.locator("summary", has_text="Quitar la foto").click()
    changed.get_by_role("button", name="Sí, quitar").click()
    expect(page.locator(".photo-card")).to_have_count(len(PLACES) - 1)
    page.locator("#notices").get_by_role("button", name="Deshacer").click()
    expect(page.locator(".photo-card")).to_have_count(len(PLACES))
    page.set_viewport_size(VIEWPORTS["narrow"])
    assert page.evaluate(DOT_AT_A_LINES_START) == []
    page.get_by_role("link", name="Que Evoca aprenda").first.click()
    expect(page.get_by_role("radio", name="Sus fotos")).to_be_checked()
    assert page.evaluate(DOT_AT_A_LINES_START) == []
    page.get_by_text("Más opciones").click()
    page.get_by_label("Etapas").fill("1000")
    page.get_by_role("button", name="Empezar a aprender").click()
    expect(page.locator("#problem-etapas")).to_contain_text("entre 1 y 200")
    visits.forgive("status of 422")


@pytest.mark.slow
def test_what_was_brought_by_mistake_is_taken_back_at_once(visits: "Visits") -> None:
    page = visits.sign_in("relative")
    new_card(page, "place", "La plaza de las fotos")
    page.goto(page.url.partition("?")[0] + "/fotos")
    photos, over = page.locator(".photo-card"), page.get_by_text("Ya está.")
    page.locator("#photos-files").set_input_files([photo("kitchen"), photo("park")])
    expect(over).to_be_visible(timeout=JUDGED)
    expect(page.get_by_text("Quitar las 2 fotos de esta última vez")).to_be_visible()
    page.locator("#photos-files").set_input_files([photo("beach"), photo("harbour"), photo("kitchen")])
    expect(over).to_be_hidden()
    expect(over).to_be_visible(timeout=JUDGED)
    expect(photos).to_have_count(4)
    press(page.get_by_text("Quitar las 2 fotos de esta última vez"))
    press(page.get_by_role("button", name="Sí, quitarlas"))
    expect(page.locator("#notices")).to_contain_text("He quitado las fotos de esa vez")
    expect(photos).to_have_count(2)
    expect(page.locator("#photo-groups")).not_to_contain_text("beach")
    press(page.locator("#notices").get_by_role("button", name="Deshacer"))
    expect(photos).to_have_count(4)


def test_who_brings_photos_can_stop_sign_in_again_and_go_on(visits: "Visits") -> None:
    page = visits.sign_in("relative")
    new_card(page, "place", "La casa de la pausa")
    page.goto(page.url.partition("?")[0] + "/fotos")
    stop, go_on = (page.get_by_role("button", name=name) for name in ("Dejar de traer", "Seguir trayendo"))
    told = page.locator("[data-told]")
    expect(stop).to_be_hidden()
    page.locator("#photos-files").set_input_files([photo(place) for place in PLACES])
    expect(page.locator(".bringing .good").first).to_be_visible(timeout=JUDGED)
    press(stop)
    expect(told).to_contain_text("Faltan por traer")
    expect(page.locator(".bringing progress")).to_have_count(0)
    expect(go_on).to_be_focused()
    signed_in = page.context.cookies()
    page.context.clear_cookies()
    press(go_on)
    expect(told).to_contain_text("vuelva a entrar")
    expect(page.locator(".bringing li:not(.good)")).not_to_have_count(0)
    page.context.add_cookies([{k: v for k, v in one.items() if k != "partitionKey"} for one in signed_in])  # type: ignore[misc]
    press(go_on)
    expect(told).to_contain_text("Ya está", timeout=JUDGED)
    expect(page.locator(".photo-card")).to_have_count(len(PLACES))
    expect(page.locator(".bringing .bad")).to_have_count(0)
    page.locator("#photos-files").set_input_files([photo(place) for place in PLACES])
    expect(told).to_contain_text(f"Ya estaban: {len(PLACES)}", timeout=JUDGED)
    visits.forgive("status of 401")


@pytest.mark.slow
def test_a_zip_that_was_stopped_is_gone_on_with_and_counts_each_photo_once(visits: "Visits") -> None:
    page = visits.sign_in("relative")
    new_card(page, "place", "La casa del archivo")
    page.goto(page.url.partition("?")[0] + "/fotos")
    files = {f"{place}.jpg": photo_file(place) for place in PLACES}
    archive = zipped({"carta.pdf": b"%PDF-1.4 a letter", **files, "otra vez.jpg": photo_file(PLACES[0])})
    page.locator("#photos-files").set_input_files(
        [{"name": "todas.zip", "mimeType": "application/zip", "buffer": archive}]
    )
    expect(page.locator(".bringing .good").first).to_be_visible(timeout=JUDGED)
    press(page.get_by_role("button", name="Dejar de traer"))
    told = page.locator("[data-told]")
    expect(told).to_contain_text("Faltan por traer: 1.")
    press(page.get_by_role("button", name="Seguir trayendo"))
    expect(told).to_contain_text("Ya está", timeout=JUDGED)
    expect(told).to_contain_text(f"Fotos guardadas: {len(PLACES)}. Ya estaban: 1. No se han")
    expect(page.locator(".bringing .bad")).to_have_count(1)
    expect(page.locator(".bringing .good")).to_have_count(len(PLACES) + 1)
    expect(page.locator(".photo-card")).to_have_count(len(PLACES))


def test_who_stopped_and_chooses_others_is_not_brought_the_first_ones(visits: "Visits") -> None:
    page = visits.sign_in("relative")
    new_card(page, "place", "La casa que no era")
    page.goto(page.url.partition("?")[0] + "/fotos")
    page.locator("#photos-files").set_input_files([photo(place) for place in PLACES[:4]])
    page.get_by_role("button", name="Dejar de traer").click()
    expect(page.locator("[data-told]")).to_contain_text("Faltan por traer")
    page.locator("#photos-files").set_input_files([photo(PLACES[-1])])
    expect(page.locator("[data-told]")).to_contain_text("Ya está", timeout=JUDGED)
    expect(page.locator(".photo-card").filter(has_text=f"{PLACES[-1]}.jpg")).to_have_count(1)
    names = page.locator(".photo-card figcaption").all_inner_texts()
    assert not [name for name in names if PLACES[3] in name], "what still waited when it was stopped"


@pytest.mark.parametrize("size", [pytest.param("wide", marks=pytest.mark.slow), "narrow"])
def test_cards_are_for_everyone(visits: "Visits", size: str) -> None:
    page = visits.sign_in("relative", size)
    page.goto(CARDS)
    check(page)
    page.get_by_role("link", name="Paco", exact=True).click()
    check(page)
    card = page.url
    page.goto(card + "/fotos")
    check(page)
    page.get_by_label("¿Quién lo ha dicho?").fill("él mismo")
    page.get_by_role("button", name="Anotar que sí").click()
    check(page)
    page.locator("summary", has_text="Ya no está de acuerdo").click()
    check(page)
    page.get_by_role("button", name="Sí, borrarlas").click()
    expect(page.locator(".consent")).to_contain_text("se retiró")
    page.goto(card + "/aprender")
    check(page)
    page.goto(f"{CARDS}/nueva?tipo=pet")
    page.get_by_role("button", name="Guardar la ficha").click()
    expect(page.locator("#problem-nombre")).to_be_visible()
    check(page)
    new_card(page, "place", f"La playa, {size}")
    bring(page, "beach")
    for summary in page.locator(".photo-card summary.button, .photo-card .behind > summary").all():
        summary.click()
    check(page)
    visits.forgive("status of 422")


DOT_AT_A_LINES_START = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  const place = (node, at) => {
    const letter = document.createRange();
    letter.setStart(node, at);
    letter.setEnd(node, at + 1);
    return letter.getBoundingClientRect();
  };
  let before = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.data.length; at++) {
      if (!node.data[at].trim()) continue;
      const box = place(node, at);
      if (!box.width) continue;
      const below = !before || box.top > before.top + before.height / 2;
      if (node.data[at] === "·" && (below || box.left < before.left)) found.push(node.data);
      before = box;
    }
  }
  return found;
}"""


def test_a_folder_is_dropped_with_the_folders_in_it(visits: "Visits", tmp_path: Path) -> None:
    folder = tmp_path / "verano"
    (folder / "playa").mkdir(parents=True)
    (folder / "park.jpg").write_bytes(photo_file("park"))
    (folder / "playa" / "beach.jpg").write_bytes(photo_file("beach"))
    (folder / ".DS_Store").write_bytes(b"left by a system")
    page = visits.sign_in("relative")
    new_card(page, "place", "La casa de la carpeta")
    page.goto(page.url.partition("?")[0] + "/fotos")
    there = page.locator("[data-drop]").bounding_box()
    assert there is not None
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        what = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
        session.send(
            "Input.dispatchDragEvent",
            {"type": kind, "x": there["x"] + 40, "y": there["y"] + 20, "data": what},
        )
    expect(page.locator(".bringing .good")).to_have_count(2, timeout=JUDGED)
    expect(page.locator(".bringing .bad")).to_have_count(0)
    expect(page.locator(".photo-card")).to_have_count(2)
    fill(visits.server.home, MOST_PHOTOS - 3)
    archive = zipped({f"{place}.jpg": photo_file(place) for place in ("forest", "harbour")})
    page.locator("#photos-files").set_input_files(
        [{"name": "mas.zip", "mimeType": "application/zip", "buffer": archive}]
    )
    told = page.locator("[data-told]")
    expect(told).to_contain_text("no caben más", timeout=JUDGED)
    expect(told).to_contain_text("Fotos guardadas: 1. Faltan por traer: 1.")
    expect(page.get_by_role("button", name="Seguir trayendo")).to_be_visible()


def fill(home: Path, number: int) -> None:
    """The card that got the last photo gets so many more rows of it: judging them would take minutes."""
    with Session(create_engine(f"sqlite:///{home / 'evoca.db'}")) as db:
        last = db.exec(select(EntityPhoto).order_by(col(EntityPhoto.added_at).desc())).first()
        assert last is not None
        for at in range(number):
            row = last.model_dump() | {"id": f"{last.id}-{at}", "sha256": str(at)}
            db.add(EntityPhoto.model_validate(row))
        db.commit()


@pytest.mark.parametrize("role", [pytest.param("therapist", marks=pytest.mark.slow), "patient"])
def test_nothing_of_a_card_is_cut_off_at_twice_the_size(visits: "Visits", role: str) -> None:
    page = visits.sign_in(role, "zoomed")
    page.goto(CARDS)
    assert_nothing_is_cut_off(page)
    page.get_by_role("link", name="Ana", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Ana")).to_be_visible()
    assert_nothing_is_cut_off(page)


def test_cards_work_without_scripts(visits: "Visits") -> None:
    page = visits.sign_in("relative", java_script_enabled=False)
    new_card(page, "place", "La casa sin guiones")
    page.get_by_label("Se dibuja como").select_option(label="Cocina")
    page.get_by_role("button", name="Guardar cómo es").click()
    expect(page.get_by_label("Se dibuja como")).to_have_value("kitchen")
    page.goto(page.url.partition("?")[0] + "/fotos")
    page.locator("#photos-files").set_input_files([photo("classroom")])
    page.get_by_role("button", name="Traerlas").click()
    expect(page.locator(".bringing")).to_contain_text("está guardada", timeout=JUDGED)
    expect(page.locator(".photo-card")).to_have_count(1)
