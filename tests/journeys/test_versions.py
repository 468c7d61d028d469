"""Going back to a version, comparing two, and what waits: by keyboard and finger, on a screen and a phone."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_axe import assert_nothing_is_cut_off, check

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

STORIES = (
    "De niño, mi abuela Carmen hacía pan en la cocina con mi hermana y yo miraba el horno.",
    "De joven, en la boda de mi prima Rosa, bailamos toda la noche en la plaza del pueblo.",
)
MEMORY = "De niño, en verano, iba con mi madre y mi perra Luna al parque."


def _tell(page: Page, story: str) -> str:
    """A page told by a form; its address."""
    page.goto("/personas/juan/charla")
    page.locator("#telling").fill(story)
    page.get_by_role("button", name="Contar", exact=True).click()
    expect(page.locator("#page-panel .memory-text")).to_contain_text(story[:12])
    return f"/paginas/{page.locator('#page-panel').get_attribute('data-page')}"


def _with_versions(visits: "Visits") -> str:
    """A page told and corrected twice, without scripts and so without refreshes between; its address."""
    page = visits.sign_in("therapist", java_script_enabled=False)
    address = _tell(page, MEMORY)
    page.goto(address)
    for words, chip in (("Luna era blanca", "blanco"), ("mi madre llevaba un vestido rojo", "Vestido")):
        page.locator(".in-words input[name=texto]").fill(words)
        page.locator(".in-words button").click()
        expect(page.locator(".chip-groups")).to_contain_text(chip)
    return address


@pytest.mark.parametrize("size", [pytest.param("wide", marks=pytest.mark.slow), "narrow"])
def test_the_strip_goes_back_by_keyboard_and_stays_within_its_place(visits: "Visits", size: str) -> None:
    address = _with_versions(visits)
    page = visits.sign_in("therapist", size)
    page.goto(address)
    present = page.locator(".strip > li[aria-current]")
    expect(present).to_contain_text("Versión 3: Mi madre llevaba un vestido rojo")
    expect(present).to_contain_text("Es la de ahora")
    for picture in page.locator(".strip img").all():
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("one => one.naturalWidth") > 0
    assert_nothing_is_cut_off(page)
    check(page)
    if size == "narrow":
        strip = page.locator(".strip")
        assert strip.evaluate("one => one.scrollWidth > one.clientWidth"), "the strip scrolls, not the page"
        expect(page.get_by_text("Deslice de lado para ver las anteriores.")).to_be_visible()

    button = page.get_by_role("button", name="Volver a esta : versión 1")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#notices")).to_contain_text("He vuelto a esa versión.")
    expect(present).to_contain_text("Versión 1: Como se contó")
    expect(page.locator(".strip .present")).to_be_focused()
    expect(page.locator(".chip").filter(has_text="Vestido")).to_have_count(0)
    check(page)
    page.locator("#notices").get_by_role("button", name="Deshacer").click()
    expect(present).to_contain_text("Versión 3")
    expect(page.locator(".chip").filter(has_text="Vestido")).to_have_count(1)
    _without_scripts_one_goes_back_and_compares(visits, address)


@pytest.mark.parametrize("size", ["wide", pytest.param("narrow", marks=pytest.mark.slow)])
def test_two_versions_are_compared_by_keyboard(visits: "Visits", size: str) -> None:
    address = _with_versions(visits)
    page = visits.sign_in("therapist", size)
    page.goto(address)
    page.get_by_role("link", name="Comparar : versión 1 con la de ahora").click()
    expect(page.locator(".differences")).to_contain_text("Solo en la versión 3:")
    expect(page.locator(".differences")).to_contain_text("vestido (rojo)")
    first, second = (side.bounding_box() for side in page.locator(".side").all())
    assert first
    assert second
    if size == "wide":
        assert first["y"] == second["y"]
    else:
        assert first["y"] + first["height"] <= second["y"]
    check(page)
    slide = page.locator("#cut")
    slide.focus()
    page.keyboard.press("End")
    assert page.locator(".layers").evaluate("one => one.style.getPropertyValue('--cut')") == "100%"
    page.keyboard.press("ArrowLeft")
    assert page.locator(".layers").evaluate("one => one.style.getPropertyValue('--cut')") == "95%"
    page.get_by_role("button", name="Solo la versión 3").click()
    expect(slide).to_have_value("0")
    page.get_by_label("La otra").select_option(label="2: Luna era blanca")
    page.get_by_role("button", name="Comparar estas dos").click()
    expect(page.locator(".side").last).to_contain_text("Luna era blanca")
    page.get_by_role("button", name="Quedarse con esta : Versión 2").click()
    page.wait_for_url(re.compile(re.escape(address)))
    expect(page.locator(".strip > li[aria-current]")).to_contain_text("Versión 2")


def _without_scripts_one_goes_back_and_compares(visits: "Visits", address: str) -> None:
    page = visits.sign_in("therapist", "narrow", java_script_enabled=False)
    page.goto(address)
    page.get_by_role("button", name="Volver a esta : versión 2").click()
    expect(page.locator(".strip > li[aria-current]")).to_contain_text("Versión 2")
    page.get_by_role("link", name="Comparar : versión 1 con la de ahora").click()
    expect(page.locator(".side")).to_have_count(2)
    expect(page.locator("[data-upon]")).to_be_hidden()
    page.goto("/espera")
    expect(page.get_by_role("heading", name="Lo que espera")).to_be_visible()


@pytest.mark.parametrize("size", [pytest.param("wide", marks=pytest.mark.slow), "narrow"])
def test_what_waits_is_seen_stopped_and_empties_by_itself(visits: "Visits", size: str) -> None:
    page = visits.sign_in("therapist", size)
    plain = visits.sign_in("therapist", java_script_enabled=False)
    for story in STORIES:
        _tell(plain, story)
    page.get_by_role("link", name="En espera").click()
    work = page.locator(".work > li")
    expect(page.get_by_role("heading", name="Lo que espera")).to_be_visible()
    if work.count():  # a quick machine may have made them all by now
        check(page)
        stop = page.get_by_role("link", name=re.compile("Parar")).last
        stop.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="¿Lo paramos?")).to_be_visible()
        check(page)
        expect(page.get_by_role("link", name="No, que siga")).to_be_visible()
        page.get_by_role("button", name=re.compile("^Sí, parar")).click()
    expect(page.get_by_role("heading", name="No espera nada")).to_be_visible(timeout=240_000)
    check(page)
    visits.forgive("status of 404")  # what has just ended cannot be stopped any more
