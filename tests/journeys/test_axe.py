"""Every page for everyone, on a screen, on a phone and at twice the size: axe finds nothing, nothing is cut
off, targets are large."""

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import VIEWPORTS
from tests.sweeps import spread

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    # What is too pale for everyone is too pale for the stricter rule as well.
    "rules": {"color-contrast": {"enabled": False}, "color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
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


# What fades in would be measured half faded.
STILL = """() => document.getAnimations().every(one =>
    one.playState === "finished" || one.effect.getComputedTiming().iterations === Infinity)"""


def check(page: Page) -> None:
    page.wait_for_function(STILL)
    assert_axe_finds_nothing(page)
    assert_nothing_is_cut_off(page)
    assert_all_is_large_enough(page)


def check_at_every_size(page: Page, with_axe: tuple[str, ...] = ("wide", "narrow")) -> None:
    """Nothing is cut off or too small to press, and axe looks at it at some sizes."""
    for size, viewport in VIEWPORTS.items():
        page.set_viewport_size(viewport)
        if size in with_axe:
            check(page)
        else:
            assert_nothing_is_cut_off(page)
            assert_all_is_large_enough(page)


def assert_all_is_large_enough(page: Page) -> None:
    small = page.evaluate(SMALL_TARGETS, PRESSED)
    assert not small, f"{page.url}: too small to press: {small}"


def assert_axe_finds_nothing(page: Page) -> None:
    there = page.evaluate("'axe' in window")  # half a second less where it has been loaded
    found = (Axe("0") if there else Axe()).run(page, options=RULES)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def assert_nothing_is_cut_off(page: Page) -> None:
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1], f"{page.url} scrolls sideways: {wide}"


@pytest.mark.parametrize("role", list(PAGES))
def test_pages_are_for_everyone(visits: "Visits", role: str) -> None:
    page = visits.context().new_page() if role == "nobody" else visits.sign_in(role, at="/ayuda")
    for address in PAGES[role]:
        page.goto(address)
        check_at_every_size(page, with_axe=("narrow",))
    visits.forgive("status of 403", "status of 404")


@pytest.mark.slow
@pytest.mark.parametrize("size", ["wide", "zoomed"])
@pytest.mark.parametrize("role", list(PAGES))
def test_axe_finds_nothing_wide_or_at_twice_the_size_either(visits: "Visits", role: str, size: str) -> None:
    page = visits.context(size).new_page() if role == "nobody" else visits.sign_in(role, size, at="/ayuda")
    for address in PAGES[role]:
        page.goto(address)
        check(page)
    visits.forgive("status of 403", "status of 404")


@pytest.mark.parametrize("size", spread(["narrow", "wide"], 2))
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


def test_nothing_moves_for_those_who_ask_for_stillness(visits: "Visits") -> None:
    page = visits.sign_in("relative", reduced_motion="reduce")
    page.goto("/personas/juan/libro/1")
    assert page.evaluate("document.getAnimations().length") == 0
