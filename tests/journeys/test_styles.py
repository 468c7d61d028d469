"""Choosing a style for a page by keyboard, seeing it drawn, and undoing it."""

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

MEMORY = "De niño, en verano, iba con mi madre y mi perro Hachi al río."


def test_a_style_is_chosen_by_keyboard_and_undone(visits: "Visits") -> None:
    page = visits.sign_in("therapist", "narrow")
    page.locator("#telling").fill(MEMORY)
    page.get_by_role("button", name="Contar", exact=True).click()
    expect(page.locator("#page-panel")).to_contain_text("en verano")
    picture = page.locator("#page-panel img").first
    expect(picture).to_be_visible()
    summary = page.locator(".styling > summary")
    expect(summary).to_contain_text("Cuento ilustrado")
    before = picture.get_attribute("src")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".styling")).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Cuento ilustrado")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Fotografía de su época")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#notices")).to_contain_text("Lo dibujo otra vez con ese estilo.")
    expect(summary).to_contain_text("Fotografía de su época")
    expect(picture).not_to_have_attribute("src", before or "")
    page.locator("#notices").get_by_role("button", name=re.compile("Deshacer")).click()
    expect(summary).to_contain_text("Cuento ilustrado")
    expect(page.get_by_role("radio", name="Cuento ilustrado")).to_be_checked()
