"""Every page for everyone: axe finds nothing, nothing is cut off, targets are large, at two widths."""

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
MEMORY = "De niño, en verano, iba con mi madre y mi perro Hachi al río. Yo pescaba con una caña."
PAGES = {
    "nobody": ["/entrar", "/ayuda", "/sin-conexion"],
    "therapist": [
        "/personas",
        "/espera",
        "/personas/juan/charla",
        "/personas/juan/contar",
        "/personas/juan/por-revisar",
        "/personas/juan/charlas",
        "/personas/juan/temas",
        "/personas/juan/taller",
        "/personas/juan/su-gente",
        "/personas/juan/libro",
        "/personas/juan/libro/1",
        "/ayuda",
        "/no-existe",
    ],
    "relative": [
        "/personas/juan/su-gente",
        "/personas/juan/libro",
        "/personas/juan/libro/2",
        "/personas/juan/charla",
    ],
    "patient": [
        "/personas/juan/su-gente",
        "/personas/juan/contar",
        "/personas/juan/libro",
        "/personas/juan/libro/3",
    ],
}
# The smallest side of what is pressed, in CSS pixels; links within a sentence are as tall as the words.
# Of boxes to tick the label around them is pressed.
PRESSED = "button, .button, summary, input, select, textarea, nav a, label:has(input)"
SMALL_TARGETS = """pressed => [...document.querySelectorAll(pressed)]
    .filter(one => one.checkVisibility() && !["hidden", "radio", "checkbox"].includes(one.type))
    .filter(one => one.getBoundingClientRect().height < 47.9)
    .map(one => one.outerHTML.slice(0, 100))"""


def look_at(page: Page, address: str) -> None:
    page.goto(address)
    check(page)


def check(page: Page) -> None:
    page.wait_for_timeout(300)  # the leaf fades in; half faded, its contrast would be measured wrong
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert_nothing_is_cut_off(page)
    small = page.evaluate(SMALL_TARGETS, PRESSED)
    assert not small, f"{page.url}: too small to press: {small}"


def assert_nothing_is_cut_off(page: Page) -> None:
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1], f"{page.url} scrolls sideways: {wide}"


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("role", list(PAGES))
def test_pages_are_for_everyone(visits: "Visits", role: str, size: str) -> None:
    page = visits.context(size).new_page() if role == "nobody" else visits.sign_in(role, size)
    for address in PAGES[role]:
        look_at(page, address)
    visits.forgive("status of 403", "status of 404")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_therapists_panel_is_for_everyone(visits: "Visits", size: str) -> None:
    page = visits.sign_in("therapist", size)
    page.locator("#telling").fill(MEMORY)
    page.get_by_role("button", name="Contar", exact=True).click()
    expect(page.locator("#page-panel img").first).to_be_visible()
    check(page)
    page.locator("#prompts > summary").click()
    page.locator(".styling > summary").click()
    page.locator(".chip summary").first.click()
    page.locator("summary", has_text="Descartar la página").click()
    check(page)
    page.goto(page.get_by_role("link", name="Por revisar").get_attribute("href") or "")
    page.locator(".choice a").first.click()
    expect(page.locator("#page-panel")).to_be_visible()
    check(page)


@pytest.mark.parametrize("role", ["therapist", "relative", "patient"])
def test_nothing_is_cut_off_at_twice_the_size(visits: "Visits", role: str) -> None:
    page = visits.sign_in(role, "zoomed")
    for address in PAGES[role]:
        page.goto(address)
        assert_nothing_is_cut_off(page)
    visits.forgive("status of 403", "status of 404")


def test_nothing_moves_for_those_who_ask_for_stillness(visits: "Visits") -> None:
    page = visits.sign_in("relative", reduced_motion="reduce")
    page.goto("/personas/juan/libro/1")
    assert page.evaluate("document.getAnimations().length") == 0
