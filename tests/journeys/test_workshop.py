"""The workshop from the keyboard alone, what was wrong said beside its field, and how a picture is made."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys.test_axe import assert_nothing_is_cut_off, check

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

MEMORY = "De niño mi padre me llevaba al parque con mi perro Hachi y jugábamos a la pelota."
MADE = 120_000  # milliseconds that a few small pictures may take on a busy machine
WORKSHOP = "/personas/juan/taller"


def photo(width: int, height: int) -> FilePayload:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "PNG")
    return {"name": "foto.png", "mimeType": "image/png", "buffer": file.getvalue()}


def press(where: Locator) -> None:
    """As somebody without a mouse does it."""
    where.focus()
    expect(where).to_be_focused()
    where.page.keyboard.press("Enter")


def ask_for(page: Page, prompt: str, count: int = 1) -> Locator:
    """Asks for pictures and gives their batch."""
    page.goto(WORKSHOP)
    page.get_by_label("Qué se ve").fill(prompt)
    page.get_by_label("Cuántas imágenes").fill(str(count))
    page.get_by_role("button", name="Pintar", exact=True).click()
    expect(page.locator("#notices")).to_contain_text("Empiezo a pintar")
    return page.locator(".batch", has_text=prompt).first


def test_from_prompt_to_book_by_keyboard(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    press(page.get_by_text("Más", exact=True))
    press(page.get_by_role("link", name="El taller de imágenes"))
    page.wait_for_url(f"**{WORKSHOP}")
    page.get_by_label("Qué se ve").focus()
    page.keyboard.type("a man with a ball, in the park")
    page.get_by_label("Estilo").focus()
    page.keyboard.type("Acuarela")
    page.get_by_label("Cuántas imágenes").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    press(page.get_by_role("button", name="Pintar", exact=True))
    batch = page.locator(".batch").first
    expect(batch).to_contain_text("a man with a ball")
    expect(batch.locator(".candidate img")).to_have_count(2, timeout=MADE)
    expect(batch).to_contain_text("2 imágenes")
    expect(batch.locator(".making")).to_have_count(0)
    press(batch.get_by_text("Todos los ajustes"))
    expect(batch.locator("dl")).to_contain_text("Acuarela")
    # The time was unknown before; now it has been measured, and is said without a reload.
    expect(page.locator("#maker-expected")).to_contain_text("Tardará")
    press(page.get_by_text("Qué hacer con ella").first)
    press(page.get_by_role("link", name="Llevar al libro").first)
    expect(page.get_by_role("radio", name="A una página nueva")).to_be_checked()
    page.get_by_label("El recuerdo, con sus palabras").focus()
    page.keyboard.type(MEMORY)
    press(page.get_by_role("button", name="Llevarla"))
    expect(page.locator("#notices")).to_contain_text("cuando usted diga que sí")
    press(page.get_by_role("button", name="Guardar en el libro"))
    expect(page.locator("#notices")).to_contain_text("La página está en el libro.")


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(visits: "Visits", tmp_path: Path) -> None:
    page = visits.sign_in("therapist")
    page.goto(WORKSHOP)
    page.get_by_label("Qué no debe verse").fill("my long list of things")
    page.get_by_text("Ajuste fino").click()
    page.get_by_label("Pasos").fill("0")
    page.get_by_role("button", name="Pintar", exact=True).click()
    prompt = page.get_by_label("Qué se ve")
    expect(prompt).to_be_focused()
    expect(page.locator("#problem-instruccion")).to_contain_text("Escriba qué tiene que verse")
    expect(page.locator("#problem-pasos")).to_contain_text("entre 1 y 100")
    expect(page.get_by_label("Qué no debe verse")).to_have_value("my long list of things")
    expect(page.get_by_label("Pasos")).to_have_value("0")
    page.get_by_text("Partir de una imagen").click()
    text: FilePayload = {"name": "carta.png", "mimeType": "image/png", "buffer": b"dear all"}
    page.get_by_label("Imagen de este equipo").set_input_files(text)
    expect(page.locator("#problem-imagen")).to_contain_text("no es una imagen")
    huge = tmp_path / "h.png"
    huge.write_bytes(b"0" * (21 * 2**20))
    page.get_by_label("Imagen de este equipo").set_input_files(huge)
    expect(page.locator("#problem-imagen")).to_contain_text("demasiado grande")
    expect(page.get_by_label("Qué no debe verse")).to_have_value("my long list of things")


def test_a_part_of_a_brought_picture_is_painted_anew_with_the_brush(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    page.goto(WORKSHOP)
    page.get_by_label("Qué se ve").fill("a red kite in the sky")
    page.get_by_label("Cuántas imágenes").fill("1")
    page.get_by_text("Partir de una imagen").click()
    page.get_by_label("Imagen de este equipo").set_input_files(photo(400, 400))
    expect(page.locator(".start img")).to_be_visible()
    page.get_by_label("Qué parte cambia").select_option(label="La que pinte con el pincel o suba")
    page.get_by_role("button", name="Pintar la zona").click()
    box = page.locator(".start canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 120, steps=5)
    page.mouse.up()
    page.get_by_role("button", name="Usar esta zona").click()
    expect(page.locator(".start img.mask")).to_be_visible()
    page.get_by_role("button", name="Pintar", exact=True).click()
    batch = page.locator(".batch", has_text="a red kite").first
    expect(batch.locator(".candidate img")).to_have_count(1, timeout=MADE)
    expect(batch.locator("dl")).to_contain_text("la pintada")


def test_a_part_is_chosen_with_all_its_options_by_keyboard(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    page.goto(WORKSHOP)
    page.get_by_label("Qué se ve").focus()
    page.keyboard.type("a green door")
    page.get_by_label("Cuántas imágenes").fill("1")
    press(page.locator("summary", has_text="Partir de una imagen"))
    page.get_by_label("Imagen de este equipo").set_input_files(photo(300, 300))
    expect(page.locator(".start img")).to_be_visible()
    page.get_by_label("Qué parte cambia").focus()
    page.keyboard.type("El centro")
    expect(page.locator(".start img.mask")).to_be_visible()
    press(page.locator("summary", has_text="Más opciones de la zona"))
    page.get_by_label("Al revés").focus()
    page.keyboard.press("Space")
    page.get_by_label("Qué hay debajo al empezar").focus()
    page.keyboard.type("Ruido")
    page.get_by_label("Cómo trabaja").focus()
    page.keyboard.type("Con la")
    expect(page.get_by_label("Cuánto ve alrededor")).to_have_count(0)
    press(page.get_by_role("button", name="Pintar", exact=True))
    batch = page.locator(".batch", has_text="a green door").first
    for words in ("todo menos: El centro", "Ruido", "Con la imagen entera a la vista"):
        expect(batch.locator("dl")).to_contain_text(words)


def test_a_download_is_named_and_a_batch_is_removed_and_comes_back(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    batch = ask_for(page, "a quiet street with a cat")
    expect(batch.locator(".candidate img")).to_have_count(1, timeout=MADE)
    batch.get_by_text("Qué hacer con ella").click()
    batch.get_by_label("Nombre del archivo").fill("La calle de Juan")
    with page.expect_download() as download:
        batch.get_by_role("button", name="Descargar", exact=True).click()
    assert download.value.suggested_filename == "La calle de Juan.png"
    batch.locator("summary", has_text="Quitar").click()
    batch.get_by_role("button", name="Sí, quitar").click()
    expect(page.locator("#notices")).to_contain_text("He quitado la tanda")
    expect(page.locator(".batch", has_text="a quiet street")).to_have_count(0)
    page.locator("#notices").get_by_role("button", name="Deshacer").click()
    expect(page.locator(".batch", has_text="a quiet street")).to_have_count(1)


@pytest.mark.parametrize("size", [pytest.param("wide", marks=pytest.mark.slow), "narrow"])
def test_the_workshop_is_for_everyone(visits: "Visits", size: str) -> None:
    page = visits.sign_in("therapist", size)
    batch = ask_for(page, f"an old house by the river, {size}")
    check(page)
    expect(batch.locator(".candidate img")).to_have_count(1, timeout=MADE)
    batch.get_by_text("Qué hacer con ella").click()
    batch.get_by_text("Todos los ajustes").click()
    for summary in ("Ajuste fino", "Partir de una imagen", "Seguir un dibujo", "Adaptadores"):
        page.locator("summary", has_text=summary).first.click()
    page.get_by_label("Imagen de este equipo").set_input_files(photo(300, 200))
    expect(page.locator(".start img")).to_be_visible()
    page.get_by_label("Qué parte cambia").select_option(label="La que pinte con el pincel o suba")
    expect(page.get_by_role("button", name="Pintar la zona")).to_be_visible()
    page.get_by_text("Más opciones de la zona").click()
    page.get_by_label("Cambio gradual").check()
    expect(page.get_by_label("Borde suave")).to_be_hidden()
    check(page)
    page.get_by_label("Pasos").fill("0")
    page.get_by_role("button", name="Pintar", exact=True).click()
    expect(page.locator("#problem-pasos")).to_be_visible()
    check(page)
    page.goto(WORKSHOP)
    page.get_by_text("Qué hacer con ella").first.click()
    page.get_by_role("link", name="Llevar al libro").first.click()
    page.get_by_role("button", name="Llevarla").click()
    expect(page.locator("#story-problem")).to_be_visible()
    check(page)
    visits.forgive("status of 422")


def test_how_a_picture_is_made_by_keyboard_and_in_stillness(visits: "Visits") -> None:
    page = visits.sign_in("relative", reduced_motion="reduce")
    page.goto("/personas/juan/libro/1")
    press(page.get_by_role("link", name="Cómo se hizo esta imagen"))
    check(page)
    press(page.get_by_role("button", name="Enseñarme cómo se hizo"))
    shown = page.locator("[data-frame]:not([hidden])")
    expect(shown).to_have_count(1, timeout=MADE)
    expect(shown).to_contain_text("La imagen terminada")
    check(page)
    onward = page.get_by_role("button", name="Siguiente")
    press(onward)
    expect(shown).to_contain_text("Le caen puntos de colores")
    page.keyboard.press("ArrowRight")
    expect(shown).to_contain_text("Cada vez más puntos")
    slide = page.get_by_role("slider")
    slide.focus()
    page.keyboard.press("End")
    expect(shown).to_contain_text("La imagen, otra vez")
    expect(shown).to_contain_text("no una fotografía")
    page.keyboard.press("Home")
    expect(shown).to_contain_text("La imagen terminada")
    assert page.evaluate("document.getAnimations().length") == 0
    narrow = visits.sign_in("patient", "narrow")
    narrow.goto(page.url)
    expect(narrow.locator("[data-frame]:not([hidden])")).to_have_count(1)
    check(narrow)


@pytest.mark.parametrize("role", ["therapist", "relative"])
def test_nothing_is_cut_off_at_twice_the_size(visits: "Visits", role: str) -> None:
    page = visits.sign_in(role, "zoomed")
    page.goto("/personas/juan/libro/1")
    page.get_by_role("link", name="Cómo se hizo esta imagen").click()
    assert_nothing_is_cut_off(page)
    if role == "therapist":
        page.goto(WORKSHOP)
        for summary in ("Ajuste fino", "Partir de una imagen", "Seguir un dibujo", "Adaptadores"):
            page.locator("summary", has_text=summary).first.click()
        assert_nothing_is_cut_off(page)


def test_the_workshop_works_without_scripts(visits: "Visits") -> None:
    page = visits.sign_in("therapist", java_script_enabled=False)
    page.goto(WORKSHOP)
    page.get_by_label("Qué se ve").fill("a garden without scripts")
    page.get_by_label("Cuántas imágenes").fill("9")
    page.get_by_role("button", name="Pintar", exact=True).click()
    expect(page.locator("#problem-cuantas")).to_contain_text("entre 1 y 8")
    expect(page.get_by_label("Qué se ve")).to_have_value("a garden without scripts")
    page.get_by_label("Cuántas imágenes").fill("1")
    page.get_by_role("button", name="Pintar", exact=True).click()
    expect(page.locator(".batch", has_text="a garden without scripts")).to_have_count(1)
    visits.forgive("status of 422")
