"""A page's picture for print: asked for and brought home by the family, by keyboard, and without scripts."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.test_axe import check
from tests.journeys.test_workshop import press

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

MADE = 120_000  # milliseconds on a busy machine


def brought_home(page: Page, folder: Path) -> Image.Image:
    link = page.get_by_role("link", name="Descargar para imprimir (A4)")
    expect(link).to_be_visible(timeout=MADE)
    expect(page.get_by_role("status").filter(has_text="Ya está")).to_be_visible()
    with page.expect_download() as download:
        press(link)
    assert download.value.suggested_filename.endswith(" A4.jpg")
    path = folder / "picture.jpg"
    download.value.save_as(path)
    return Image.open(path)


@pytest.mark.parametrize("size", ["wide", pytest.param("narrow", marks=pytest.mark.slow)])
def test_the_family_prints_a_page_by_keyboard(visits: "Visits", size: str, tmp_path: Path) -> None:
    page = visits.sign_in("relative", size)
    page.goto(f"/personas/juan/libro/{1 if size == 'wide' else 2}")
    check(page)
    press(page.get_by_role("button", name="Descargar para imprimir (A4)"))
    expect(page.get_by_role("heading", name="Para imprimir en A4")).to_be_visible()
    check(page)
    picture = brought_home(page, tmp_path)
    assert picture.info["dpi"] == (300, 300)
    assert picture.width >= 2400
    check(page)
    press(page.get_by_role("link", name="Volver"))
    expect(page.get_by_role("button", name="Descargar para imprimir (A4)")).to_be_visible()


def test_a_page_is_printed_without_scripts(visits: "Visits", tmp_path: Path) -> None:
    page = visits.sign_in("therapist", java_script_enabled=False)
    page.goto("/personas/juan/libro/3")
    page.get_by_role("button", name="Descargar para imprimir (A4)").click()
    assert brought_home(page, tmp_path).width >= 2400


def test_the_person_only_reads(visits: "Visits") -> None:
    page = visits.sign_in("patient")
    page.goto("/personas/juan/libro/1")
    expect(page.locator(".leaf")).to_be_visible()
    expect(page.get_by_text("Descargar para imprimir")).to_have_count(0)
