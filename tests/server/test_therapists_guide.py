"""The therapists' guide names buttons and pages as they are, and its pictures and links are there."""

import re
from pathlib import Path

from server.settings import ROOT

GUIDE = ROOT / "docs" / "guia-terapeutas.md"
WORDS = ROOT / "server" / "texts" / "en.po"
# Bold that names nothing on a page: what a paragraph is about, and choices told in the guide's own words.
HEADINGS = {"Añadir y quitar", "Mover a alguien o algo", "Guarde la página"}
TOLD = {
    "alguien de su gente",
    "cambio gradual",
    "cuántas imágenes",
    "qué no debe verse",
    "tapar",
    "recortar",
    "+",
    "−",
}


def test_every_button_and_page_that_the_guide_names_is_on_a_page() -> None:
    shown = re.sub(r"\s+", " ", WORDS.read_text(encoding="utf-8").replace('"\n"', "")).casefold()
    bold = {
        re.sub(r"\s+", " ", each) for each in re.findall(r"\*\*(.+?)\*\*", GUIDE.read_text("utf-8"), re.S)
    }
    named = {each for each in bold if not each.endswith((".", ":"))} - HEADINGS - TOLD
    assert len(named) > 50
    assert sorted(each for each in named if f'"{each.casefold()}' not in shown) == []


def test_its_pictures_and_links_are_there() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    named = re.findall(r"\]\((?!https?:)([^)#]+)", text) + re.findall(r'src="([^"]+)"', text)
    assert len(named) >= 2
    assert [each for each in named if not (Path(GUIDE).parent / each).is_file()] == []
