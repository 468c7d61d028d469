"""Repairing a picture in a real browser: marked by mouse, finger and keys alone, kept through a reload."""

import io
import json
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.journeys.test_axe import assert_nothing_is_cut_off, check

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

MADE = 180_000  # milliseconds that two proposals may take on a busy machine
MEMORY = "De niño mi padre me llevaba al parque con mi perro Hachi y había un árbol."


def opened(page: Page) -> Locator:
    """The page of repairs of the book's first page; its editor."""
    if "/arreglar" not in page.url:
        page.goto("/personas/juan/libro/1")
        links = "[...document.querySelectorAll('a')].map(a => a.getAttribute('href') ?? '')"
        address = page.evaluate(f"{links}.find(one => one.startsWith('/paginas/'))")
        page.goto("/".join(address.split("/")[:3]) + "/arreglar")
    return ready(page)


def ready(page: Page) -> Locator:
    expect(page.locator("[data-mask-editor][data-ready]")).to_have_count(1)
    return page.locator("[data-mask-stage]")


def share(page: Page) -> str:
    return page.locator("[data-mask-share]").inner_text()


def drag(page: Page, stage: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A stroke with the mouse between two places, in shares of the stage."""
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box is not None
    there = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*there[0])
    page.mouse.down()
    page.mouse.move(*there[1], steps=6)
    page.mouse.up()


def touch(screen: CDPSession, kind: str, fingers: list[tuple[float, float]], radius: float = 5) -> None:
    """What a touch screen tells: the fingers that are on it, in pixels of the window."""
    points = [
        {"x": x, "y": y, "id": number, "radiusX": radius, "radiusY": radius}
        for number, (x, y) in enumerate(fingers)
    ]
    screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def pen(screen: CDPSession, kind: str, x: float, y: float) -> None:
    """What a pen tells: "mousePressed", "mouseMoved" or "mouseReleased"."""
    down = int(kind != "mouseReleased")
    told = {"type": kind, "x": x, "y": y, "button": "left", "buttons": down, "clickCount": 1, "force": 0.7}
    screen.send("Input.dispatchMouseEvent", {**told, "pointerType": "pen"})


def test_by_mouse_undone_redone_inverted_and_kept_through_a_reload(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    stage = opened(page)
    expect(page.locator("[data-mask-share]")).to_have_text("Nada marcado todavía.")
    drag(page, stage, (0.2, 0.2), (0.5, 0.25))
    one = share(page)
    assert one.startswith("Marcado")
    page.locator("[data-mask-subject]").first.check()
    expect(page.locator("[data-mask-share]")).not_to_have_text(one)
    both = share(page)
    page.get_by_role("button", name="Deshacer", exact=True).click()
    assert share(page) == one
    expect(page.locator("[data-mask-subject]").first).not_to_be_checked()
    page.get_by_role("button", name="Rehacer").click()
    assert share(page) == both
    page.get_by_role("button", name="Al revés", exact=True).click()
    assert share(page) != both
    page.get_by_role("button", name="Al revés", exact=True).click()
    page.get_by_label("Goma").check()
    drag(page, stage, (0.2, 0.2), (0.5, 0.25))
    assert share(page) != both
    partly = page.locator("form [data-mask-partly]")
    for height in (0.95, 0.85, 0.75, 0.65, 0.55, 0.45):  # whoever is on the book's first page
        drag(page, stage, (0.02, height), (0.98, height))
        if partly.is_visible():
            break
    expect(partly).to_contain_text("y se vería a medias")
    press(partly.get_by_role("button", name="Marcar todo"))
    expect(partly).to_be_hidden()
    expect(page.get_by_role("button", name="Arreglar", exact=True)).to_be_focused()
    erased = share(page)
    page.get_by_role("textbox", name="Con palabras").fill("un gato negro")
    expect(page.locator("#repair-understood")).to_contain_text("gato negro")
    said = page.locator("#repair-understood .understood")
    page.route("**/arreglar/entender", lambda route: None)
    page.get_by_role("textbox", name="Con palabras").press_sequentially(" grande")
    expect(page.get_by_text("Leyendo lo que pide…")).to_be_visible()
    expect(said, "the words of before are not those that are written now").to_be_hidden()
    page.unroute_all()
    page.get_by_role("textbox", name="Con palabras").fill("un gato negro")
    expect(said).to_be_visible()
    expect(page.get_by_text("Leyendo lo que pide…")).to_be_hidden()
    page.reload()
    ready(page)
    assert share(page) == erased
    expect(page.get_by_role("textbox", name="Con palabras")).to_have_value("un gato negro")
    expect(page.locator("[data-mask-brought]")).to_contain_text("He recuperado")


def test_two_tabs_do_not_destroy_each_others_masks(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    stage = opened(page)
    drag(page, stage, (0.3, 0.6), (0.6, 0.6))
    mine = share(page)
    other = page.context.new_page()
    other.goto(page.url)
    ready(other)
    assert share(other) == mine, "a new tab begins with what was painted last"
    other.get_by_role("button", name="Borrar todo").click()
    drag(other, other.locator("[data-mask-stage]"), (0.1, 0.1), (0.15, 0.1))
    theirs = share(other)
    page.reload()
    ready(page)
    assert share(page) == mine
    other.reload()
    ready(other)
    assert share(other) == theirs
    # A crash takes neither: what was kept is there again in a new tab.
    kept = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('evoca.mask.')).length")
    assert kept >= 2


def test_by_keyboard_alone_from_the_page_to_the_proposals(visits: "Visits") -> None:
    page = visits.fresh_talk()
    page.locator("#telling").fill(MEMORY)
    page.get_by_role("button", name="Contar", exact=True).click()
    # Until then the panel may still hold the page that was told before, with a button to stop it.
    expect(page.locator("#page-panel .memory-text")).to_contain_text("Hachi")
    # The drawing is there at once; it can be repaired before it is painted.
    press(page.locator("#page-panel").get_by_role("button", name="Parar"))
    link = page.locator("#page-panel").get_by_role("link", name="Arreglar la imagen")
    expect(link).to_be_visible()
    press(link)
    stage = ready(page)
    stage.focus()
    for key in ("ArrowLeft", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    expect(page.locator("[data-mask-says]")).to_contain_text("desde la izquierda")
    page.keyboard.press("Space")
    one = share(page)
    assert one.startswith("Marcado")
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-mask-says]")).to_contain_text("desde la izquierda")
    page.keyboard.press("Escape")
    expect(page.locator("[data-mask-says]")).to_contain_text("Pincel arriba")
    assert share(page) != one
    page.keyboard.press("+")
    page.keyboard.press("Control+z")
    assert share(page) == one
    dog = page.get_by_label("Hachi", exact=True)
    dog.focus()
    page.keyboard.press("Space")
    expect(dog).to_be_checked()
    page.get_by_role("textbox", name="Con palabras").focus()
    page.keyboard.type("un perro blanco")
    expect(page.locator("#repair-understood")).to_contain_text("Entiendo:")
    press(page.locator("summary", has_text="Más opciones"))
    page.locator("#repair-cuantas").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("1")
    press(page.get_by_role("button", name="Arreglar", exact=True))
    repair = page.locator(".repair").first
    expect(repair).to_contain_text("«un perro blanco»")
    keep = repair.get_by_role("button", name="Quedarme con esta")
    expect(keep).to_have_count(1, timeout=MADE)
    expect(page.locator("[data-mask-share]")).to_contain_text("Marcado")  # for another try
    # How long another one takes is known from now on, without a reload.
    expect(page.locator("#repair-understood")).to_contain_text("Tardará")
    press(keep)
    expect(page.locator("#notices")).to_contain_text("La página tiene la imagen arreglada")


def press(where: Locator) -> None:
    where.focus()
    expect(where).to_be_focused()
    where.page.keyboard.press("Enter")


def test_a_finger_or_a_pen_paints_two_enlarge_and_a_palm_does_nothing(visits: "Visits") -> None:
    page = visits.sign_in("therapist", "narrow", has_touch=True, is_mobile=True)
    stage = opened(page)
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box is not None
    x, y = box["x"] + 60, box["y"] + 60
    screen = page.context.new_cdp_session(page)
    touch(screen, "touchStart", [(x, y)])
    touch(screen, "touchMove", [(x + 80, y + 10)])
    touch(screen, "touchEnd", [])
    one = share(page)
    assert one.startswith("Marcado")
    touch(screen, "touchStart", [(x, y + 100)], radius=80)
    touch(screen, "touchMove", [(x + 80, y + 100)], radius=80)
    touch(screen, "touchEnd", [])
    assert share(page) == one, "a palm does not paint"
    touch(screen, "touchStart", [(x, y + 100)])
    touch(screen, "touchStart", [(x, y + 100), (x + 60, y + 100)])
    for step in range(1, 5):
        touch(screen, "touchMove", [(x - 8 * step, y + 100), (x + 60 + 8 * step, y + 100)])
    touch(screen, "touchEnd", [])
    assert share(page) == one, "two fingers do not paint"
    expect(page.locator("[data-mask-enlarged]")).not_to_have_text("100 %")
    page.get_by_role("button", name="Ver entera").click()
    expect(page.locator("[data-mask-enlarged]")).to_have_text("100 %")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box is not None
    x, y = box["x"] + 60, box["y"] + 60
    touch(screen, "touchStart", [(x, y + 40)])
    touch(screen, "touchCancel", [])
    assert share(page) == one, "what the browser takes for a palm does not paint"
    touch(screen, "touchStart", [(x, y + 200)])  # a hand comes to rest, then its pen
    pen(screen, "mousePressed", x, y + 100)
    pen(screen, "mouseMoved", x + 120, y + 100)
    touch(screen, "touchMove", [(x + 120, y + 200)])
    pen(screen, "mouseReleased", x + 120, y + 100)
    touch(screen, "touchEnd", [])
    assert share(page) != one, "the pen paints"
    page.get_by_role("button", name="Deshacer").click()
    assert share(page) == one, "and the hand below it does not"


def test_a_mask_made_elsewhere_is_shown_and_one_that_is_none_is_said(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    opened(page)
    page.get_by_role("textbox", name="Con palabras").fill("un gato negro")
    page.get_by_role("button", name="Arreglar", exact=True).click()
    expect(page.locator("#problem-mascara")).to_contain_text("No hay nada marcado")
    ready(page)
    size = page.locator("[data-mask-picture]").evaluate("image => [image.naturalWidth, image.naturalHeight]")
    picture = Image.new("L", tuple(size))
    picture.paste(255, (0, 0, size[0] // 2, size[1]))
    file = io.BytesIO()
    picture.save(file, "PNG")
    page.locator("summary", has_text="Más opciones").click()
    field = page.locator("#repair-mask-file")
    field.set_input_files({"name": "m.png", "mimeType": "image/png", "buffer": file.getvalue()})
    expect(page.locator("[data-mask-share]")).to_contain_text("50 %")
    field.set_input_files({"name": "m.png", "mimeType": "image/png", "buffer": b"dear all"})
    page.get_by_role("textbox", name="Con palabras").fill("un gato negro")
    page.get_by_role("button", name="Arreglar", exact=True).click()
    expect(page.locator("#problem-mascara")).to_contain_text("no es una imagen")
    expect(page.get_by_role("textbox", name="Con palabras")).to_have_value("un gato negro")
    visits.forgive("status of 422")


@pytest.mark.parametrize("size", [pytest.param("wide", marks=pytest.mark.slow), "narrow"])
def test_the_page_of_repairs_is_for_everyone(visits: "Visits", size: str) -> None:
    page = visits.sign_in("therapist", size)
    stage = opened(page)
    check(page)
    drag(page, stage, (0.3, 0.3), (0.6, 0.5))
    for words in ("Más opciones", "Con el teclado y con los dedos"):
        page.locator("summary", has_text=words).click()
    page.get_by_role("button", name="Más cerca").click()
    check(page)
    page.get_by_role("textbox", name="Con palabras").fill("")
    page.get_by_role("button", name="Arreglar", exact=True).click()
    expect(page.locator("#problem-que")).to_be_visible()
    check(page)
    assert page.evaluate("document.getAnimations().length") == 0, "nothing blinks"
    visits.forgive("status of 422")


def test_nothing_is_cut_off_at_twice_the_size(visits: "Visits") -> None:
    page = visits.sign_in("therapist", "zoomed")
    stage = opened(page)
    box, window = stage.bounding_box(), page.viewport_size
    assert box
    assert window
    assert box["height"] <= window["height"], "the picture to paint on is seen whole"
    page.locator("summary", has_text="Más opciones").click()
    assert_nothing_is_cut_off(page)


def test_without_scripts_subjects_are_ticked_and_words_written(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    opened(page)
    address = page.url
    plain = visits.sign_in("therapist", java_script_enabled=False)
    plain.goto(address)
    expect(plain.locator("[data-mask-tools]")).to_be_hidden()
    plain.get_by_role("textbox", name="Con palabras").fill("un gato negro")
    plain.get_by_role("button", name="Arreglar", exact=True).click()
    expect(plain.locator("#problem-mascara")).to_contain_text("No hay nada marcado")
    expect(plain.get_by_role("textbox", name="Con palabras")).to_have_value("un gato negro")
    plain.locator("[data-mask-subject]").first.check()
    plain.get_by_role("button", name="Arreglar", exact=True).click()
    repair = plain.locator(".repair").first
    expect(repair).to_contain_text("«un gato negro»")
    if repair.get_by_role("button", name="Parar").count():
        repair.get_by_role("button", name="Parar").click()
    visits.forgive("status of 422")


def test_what_is_kept_holds_no_more_than_the_mask_and_the_form(visits: "Visits") -> None:
    page = visits.sign_in("therapist")
    stage = opened(page)
    drag(page, stage, (0.2, 0.2), (0.4, 0.2))
    masks = "Object.entries(localStorage).filter(([key]) => key.startsWith('evoca.mask.'))"
    kept = page.evaluate(f"{masks}.map(([, text]) => text)")
    assert kept
    for text in kept:
        assert set(json.loads(text)) == {"runs", "fields", "at"}
        assert len(text) < 50_000
