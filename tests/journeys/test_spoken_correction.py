"""Correcting by talking, in a real browser: said in the talk, written in the panel, and undone."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

PARK = "De niño, los domingos, iba al parque con mi madre y mi perro Hachi. Había un coche."


def tell(page: Page, text: str) -> None:
    page.locator("#telling").fill(text)
    page.get_by_role("button", name="Contar", exact=True).click()


def sketch(page: Page) -> str:
    address = page.locator("#page-panel img").first.get_attribute("src")
    assert address
    return address


@pytest.mark.parametrize("size", [pytest.param("wide", marks=pytest.mark.slow), "narrow"])
def test_what_is_said_of_the_picture_changes_it(visits: "Visits", size: str) -> None:
    page = visits.fresh_talk(size)
    tell(page, PARK)
    expect(page.locator("#page-panel img").first).to_be_visible()
    first = sketch(page)

    tell(page, "no el perro era blanco")
    said = page.locator(".turn.evoca", has_text="He cambiado a Hachi: ahora es blanco.")
    expect(said).to_be_visible()
    expect(page.locator("#page-panel img").first).not_to_have_attribute("src", first)
    expect(page.get_by_role("button", name="Deshacer la última corrección")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    field = page.get_by_label("Corregir con palabras")
    field.fill("quita el coche")
    field.press("Enter")
    expect(page.locator("#notices")).to_contain_text("He quitado el coche.")
    expect(page.locator(".chip b", has_text="Coche")).to_have_count(0)
    expect(page.get_by_label("Corregir con palabras")).to_have_value("")
    expect(page.get_by_label("Corregir con palabras")).to_be_focused()

    page.locator("#notices").get_by_role("button", name=re.compile("Deshacer")).click()
    expect(page.locator(".chip b", has_text="Coche")).to_have_count(1)


def test_what_corrects_nothing_is_answered_kindly(visits: "Visits") -> None:
    page = visits.fresh_talk()
    tell(page, PARK)
    expect(page.locator("#page-panel img").first).to_be_visible()
    page.get_by_label("Corregir con palabras").fill("qué día tan bonito hace")
    page.get_by_role("button", name="Corregir", exact=True).click()
    expect(page.locator("#notices")).to_contain_text("No he entendido qué cambia")
    expect(page.get_by_label("Corregir con palabras")).to_have_value("qué día tan bonito hace")
    visits.forgive("422")


def test_words_that_can_be_drawn_are_offered(visits: "Visits") -> None:
    page = visits.fresh_talk()
    tell(page, PARK)
    chip = page.locator(".chip", has_text="Coche")
    chip.locator("summary").click()
    field = chip.get_by_label("Cambiar por")
    offered = field.get_attribute("list")
    assert offered
    assert page.locator(f"datalist#{offered} option[value=bicicleta]").count() == 1
    field.fill("bicicleta")
    field.press("Enter")
    expect(page.locator(".chip b", has_text="Bicicleta")).to_have_count(1)
