"""Whole ways through Evoca, as people go them: telling, correcting, keeping, reading, captioning."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, expect

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

RIVER = (
    "De niño, en verano, iba con mi madre y mi perro Hachi al río. "
    "Mi madre llevaba un sombrero de paja y yo pescaba con una caña."
)
PAINTED_IN = 90_000  # ms; a test machine may be busy


def tell(page: Page, text: str) -> None:
    page.locator("#telling").fill(text)
    page.get_by_role("button", name="Contar", exact=True).click()


def notice(page: Page, words: str) -> None:
    expect(page.locator("#notices")).to_contain_text(words)


@pytest.fixture
def talk(visits: "Visits") -> Page:
    return visits.fresh_talk()


def test_a_told_memory_becomes_a_page_of_the_book(talk: Page) -> None:
    page = talk
    tell(page, RIVER)
    # The sketch is there at once, with what was understood and where it came from.
    panel = page.locator("#page-panel")
    expect(panel.locator("img").first).to_be_visible()
    expect(panel.get_by_text("Recreación, no es una fotografía").first).to_be_visible()
    expect(page.locator(".memory-text a", has_text="mi perro Hachi")).to_be_visible()
    expect(page.locator("#telling")).to_have_value("")
    expect(page.locator("#telling")).to_be_focused()
    # The painting comes by itself, and the therapist has the last word on which one to keep.
    expect(panel.get_by_label("La pintura")).to_be_visible(timeout=PAINTED_IN)
    expect(page.locator("progress")).to_have_count(0)
    painting = panel.get_by_label("La pintura")
    other = painting if panel.get_by_label("El dibujo").is_checked() else panel.get_by_label("El dibujo")
    other.check()
    notice(page, "Ese irá en el libro")
    page.get_by_label("Título").fill("El río con mi madre")
    page.get_by_role("button", name="Guardar en el libro").click()
    notice(page, "La página está en el libro")
    page.get_by_role("link", name="Ver en el libro").click()
    page.get_by_role("link", name=re.compile("El río con mi madre")).click()
    expect(page.get_by_role("heading", name="El río con mi madre")).to_be_visible()
    expect(page.locator(".leaf img")).to_have_js_property("complete", True)
    assert page.locator(".leaf img").evaluate("image => image.naturalWidth") >= 256


def test_progress_is_shown_and_can_be_stopped(talk: Page) -> None:
    tell(talk, RIVER)
    expect(talk.locator(".making progress")).to_be_visible()
    talk.get_by_role("button", name="Parar").click()
    notice(talk, "He parado la pintura")
    expect(talk.locator(".making")).to_have_count(0)
    expect(talk.locator("#page-panel img").first).to_be_visible()
    talk.get_by_role("button", name="Pintar otra vez").click()
    expect(talk.locator(".making")).to_be_visible()
    talk.get_by_role("button", name="Parar").click()


def test_a_chip_is_corrected_and_the_correction_undone(talk: Page) -> None:
    tell(talk, RIVER)
    hat = talk.locator(".chip", has_text="Sombrero")
    expect(hat).to_be_visible()
    words = talk.locator(".memory-text a", has_text="sombrero")
    hat.locator("summary").hover()
    expect(words).to_have_class(re.compile("linked"))
    sketch = talk.locator("#page-panel img").first.get_attribute("src")
    talk.get_by_role("button", name=re.compile("Quitar: Sombrero")).click()
    notice(talk, "Lo he quitado")
    expect(talk.locator(".chip", has_text="Sombrero")).to_have_count(0)
    assert talk.locator("#page-panel img").first.get_attribute("src") != sketch, "it must be drawn again"
    talk.locator("#notices").get_by_role("button", name="Deshacer").click()
    expect(talk.locator(".chip", has_text="Sombrero")).to_be_visible()
    mother = talk.locator(".chip", has=talk.locator("summary b", has_text=re.compile("^Ana$")))
    mother.locator("summary").click()
    mother.get_by_role("button", name="No estaba allí").click()
    expect(talk.locator(".chip.absent summary", has_text="Ana")).to_be_focused()
    expect(talk.locator(".chip details[open]")).to_have_count(0)


def test_the_instructions_of_the_drawing_say_where_they_come_from(talk: Page) -> None:
    tell(talk, RIVER)
    prompts = talk.locator("#prompts")
    prompts.locator("summary").click()
    for origin in ("dicho", "ficha", "añadido"):
        expect(prompts.locator(".origin", has_text=origin).first).to_be_visible()
    prompts.get_by_label("Que se vea").first.fill("river, many butterflies")
    prompts.get_by_role("button", name="Dibujar con estas instrucciones").first.click()
    notice(talk, "Dibujo otra vez con estas instrucciones")
    expect(prompts.get_by_text("cambiado a mano")).to_be_visible()


def test_two_tabs_tell_the_same_story(talk: Page, visits: "Visits") -> None:
    person = visits.sign_in("patient")
    person.wait_for_url("**/contar")
    person.locator("#telling").fill("Y entonces")
    tell(talk, RIVER)
    expect(person.get_by_text("pescaba con una caña")).to_be_visible()
    expect(person.locator("figure img")).to_be_visible()
    expect(person.locator("#telling")).to_have_value("Y entonces")
    expect(person.locator("#telling")).to_be_focused()
    # The person's screen goes on with the next talk by itself.
    another = visits.fresh_talk()
    expect(person.locator("figure img")).to_have_count(0)
    tell(another, "De joven pintaba cuadros en mi cuarto.")
    expect(person.get_by_text("pintaba cuadros en mi cuarto")).to_be_visible()


def test_what_is_being_told_outlives_a_lost_connection(talk: Page, visits: "Visits") -> None:
    talk.locator("#telling").fill("Mi padre vendía pisos en Madrid y los domingos íbamos al parque.")
    talk.context.set_offline(True)
    talk.locator("#telling").press("Enter")
    notice(talk, "Ahora mismo no hay conexión")
    expect(talk.locator("#telling")).to_have_value(re.compile("Mi padre"))
    talk.context.set_offline(False)
    talk.reload()
    expect(talk.locator("#telling")).to_have_value(re.compile("Mi padre"))
    talk.locator("#telling").press("Enter")
    expect(talk.locator(".turn.teller")).to_have_count(1)
    talk.reload()
    expect(talk.locator(".turn.teller")).to_have_count(1)
    expect(talk.locator("#telling")).to_have_value("")
    visits.forgive("net::ERR", "Failed to fetch")


def test_a_lost_server_has_a_kind_page(visits: "Visits") -> None:
    page = visits.sign_in("relative")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto("/personas/juan/libro/1")
    expect(page.get_by_role("heading", name="Ahora mismo no encuentro Evoca")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("link", name="Probar otra vez").click()
    expect(page.locator(".leaf")).to_be_visible()
    visits.forgive("net::ERR", "Failed to fetch")


def test_the_person_has_the_talk_and_the_picture_alone(visits: "Visits") -> None:
    page = visits.sign_in("patient")
    page.wait_for_url("**/contar")
    tell(page, RIVER)
    expect(page.locator("figure img")).to_be_visible()
    expect(page.get_by_text("pescaba con una caña")).to_be_visible()
    for control in ("Lo que he entendido", "Por revisar", "Guardar", "Otra pregunta", "Ver su página"):
        expect(page.get_by_text(control)).to_have_count(0)
    expect(page.get_by_role("button", name="Parar", exact=True)).to_have_count(0)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 24
    page.get_by_role("link", name="Mi libro").click()
    page.get_by_role("link", name="Abrir el libro").click()
    expect(page.get_by_text("Página 1 de")).to_be_visible()
    expect(page.get_by_role("button", name="Añadir la nota")).to_have_count(0)


def test_the_therapist_lends_the_persons_screen(talk: Page) -> None:
    talk.get_by_role("link", name="Vista de la persona").click()
    expect(talk.get_by_role("button", name="Contar", exact=True)).to_be_visible()
    expect(talk.get_by_role("button", name="Salir")).to_have_count(0)
    talk.get_by_role("link", name="Volver a la charla").click()
    expect(talk.get_by_role("heading", name=re.compile("Hablando con"))).to_be_visible()


def swipe(page: Page, start: int, end: int) -> None:
    touch = page.context.new_cdp_session(page)
    at = {"y": 400}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, **at}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": end, **at}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_pages_turn_by_button_key_and_swipe(visits: "Visits") -> None:
    page = visits.sign_in("relative", "narrow", has_touch=True)
    page.get_by_role("link", name="Abrir el libro").click()
    page.get_by_role("link", name="Siguiente").click()
    page.wait_for_url("**/libro/2")
    expect(page.get_by_role("link", name="Siguiente")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/libro/3")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/libro/2")
    page.wait_for_load_state()
    swipe(page, 320, 60)
    page.wait_for_url("**/libro/3")
    page.wait_for_load_state()
    swipe(page, 60, 320)
    page.wait_for_url("**/libro/2")
    page.get_by_role("link", name="Anterior").click()
    page.wait_for_url("**/libro/1")
    page.get_by_role("link", name="Portada").click()
    expect(page.get_by_role("heading", name="Juan Pacheco")).to_be_visible()


def test_a_relative_writes_under_a_page_and_can_take_it_back(visits: "Visits") -> None:
    page = visits.sign_in("relative")
    page.get_by_role("link", name="Abrir el libro").click()
    field = page.get_by_label("Añada unas palabras para esta página")
    field.fill("Todavía guardamos aquella foto.")
    page.get_by_role("button", name="Añadir la nota").click()
    notice(page, "He añadido la nota")
    note = page.locator(".note", has_text="Todavía guardamos aquella foto.")
    expect(note).to_be_visible()
    expect(field).to_have_value("")
    note.locator("summary").click()
    page.get_by_role("button", name="No, dejarla").click()
    expect(note).to_be_visible()
    note.locator("summary").click()
    page.get_by_role("button", name="Sí, quitar").click()
    expect(note).to_have_count(0)
    page.locator("#notices").get_by_role("button", name="Deshacer").click()
    expect(note).to_be_visible()


def test_a_note_that_was_sent_before_the_scripts_had_joined_is_no_draft(visits: "Visits") -> None:
    held: list[Route] = []
    page = visits.sign_in("relative", service_workers="block")  # whose fetching no test can hold up
    page.get_by_role("link", name="Abrir el libro").click()
    expect(page.locator("html.scripted")).to_have_count(1)
    field = page.get_by_label("Añada unas palabras para esta página")
    field.fill("Y el marco también.")
    page.evaluate("document.getElementById('write-note').submit()")  # as without scripts
    expect(page.locator(".note", has_text="Y el marco también.")).to_be_visible()
    expect(page.locator("html.scripted")).to_have_count(1)
    assert field.input_value() == ""
    # As on a busy machine: htmx is there long before the other scripts.
    page.route("**/scripts/evoca.js*", lambda route: held.append(route))
    page.reload(wait_until="domcontentloaded")
    expect(page.locator("#write-note[data-htmx-powered]")).to_have_count(1)
    field.fill("Y el cristal.")
    page.get_by_role("button", name="Añadir la nota").click()
    expect(page.locator(".note", has_text="Y el cristal.")).to_be_visible()
    assert held
    expect(field).to_have_value("")


def test_everything_works_by_keyboard_alone(visits: "Visits") -> None:
    page = visits.context().new_page()
    page.goto("/entrar")
    page.keyboard.type("terapeuta")
    page.keyboard.press("Tab")
    page.keyboard.type("evoca-terapeuta")
    page.keyboard.press("Enter")
    page.wait_for_url("**/charla")
    press_until(page, "textarea#telling")
    page.keyboard.type("De joven pintaba cuadros en mi cuarto con mi amigo Luis.")
    page.keyboard.press("Enter")
    expect(page.locator("#page-panel img").first).to_be_visible()
    press_until(page, ".chip summary")
    first = page.locator(".chip summary b").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".chip details[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".chip details[open]")).to_have_count(0)
    before = page.locator(".chip").count()
    press_until(page, ".chip summary")
    page.keyboard.press("Delete")
    notice(page, "Lo he quitado")
    expect(page.locator(".chip")).not_to_have_count(before)
    expect(page.locator(".chip summary:focus")).to_have_count(1)
    assert first
    press_until(page, "input[name=titulo]")
    page.keyboard.press("Control+A")
    page.keyboard.type("Mi cuarto de pintor")
    page.keyboard.press("Enter")
    notice(page, "La página está en el libro")
    page.goto("/personas/juan/libro")
    press_until(page, ".cover a.button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/libro/1")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/libro/2")


def press_until(page: Page, selector: str) -> None:
    """Go on by Tab until something of this kind has the focus, visibly."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert ring == "solid", f"{selector} has no visible focus"
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_forms_and_pages_work_without_script(visits: "Visits") -> None:
    page = visits.sign_in("therapist", java_script_enabled=False)
    tell(page, "De niño jugaba al ajedrez con mi padre en el salón de casa.")
    expect(page.locator("#page-panel img").first).to_be_visible()
    page.get_by_role("button", name="Quitar: El salón de casa").click()
    expect(page.locator("#notices")).to_contain_text("Lo he quitado")
    page.locator("#notices").get_by_role("button", name="Deshacer").click()
    expect(page.locator("#notices")).to_contain_text("He vuelto a dejarlo")
    page.get_by_role("button", name="Guardar en el libro").click()
    expect(page.locator("#notices")).to_contain_text("La página está en el libro")
    page.get_by_role("link", name="Libro de vida").click()
    page.get_by_role("link", name="Abrir el libro").click()
    page.get_by_role("link", name="Siguiente").click()
    expect(page.get_by_text("Página 2 de")).to_be_visible()
    expect(page.locator(".leaf img")).to_be_visible()
