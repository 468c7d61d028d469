"""Labelled sheets: letters with accents, and every picture in its place."""

import numpy as np
import pytest
from PIL import Image

from imaging.laboratory.lettering import lines_of, width_of, write
from imaging.laboratory.plots import Point, bar_plot, line_plot
from imaging.laboratory.sheets import SheetCell, contact_sheet


def drawn(words: str) -> np.ndarray:
    canvas = Image.new("RGB", (300, 60), "white")
    write(canvas, (4, 4), words, 24)
    return np.asarray(canvas)


@pytest.mark.parametrize(("accented", "plain"), [("á", "a"), ("ñ", "n"), ("ü", "u"), ("Í", "I"), ("¿", "?")])
def test_letters_with_accents_are_drawn(accented: str, plain: str) -> None:
    one, other = drawn(accented), drawn(plain)
    assert (one != other).any()
    assert (one != 255).any()
    assert width_of(accented, 24) == width_of(plain, 24)


def test_a_letter_that_nobody_has_is_a_question_mark() -> None:
    assert (drawn("漢") == drawn("?")).all()


def test_long_words_take_several_lines_and_none_is_lost() -> None:
    lines = lines_of("Etapa tres, después de ciento diez vueltas", 18, 150)
    assert len(lines) > 1
    assert " ".join(lines) == "Etapa tres, después de ciento diez vueltas"
    assert all(width_of(line, 18) <= 150 for line in lines)


def test_each_picture_stands_in_its_row_and_column() -> None:
    colours = [[(200, 10, 10), (10, 200, 10)], [(10, 10, 200), None]]
    cells = [
        [SheetCell(None if c is None else np.full((40, 40, 3), c, np.uint8)) for c in row] for row in colours
    ]
    sheet = contact_sheet("Título", ["uno", "dos"], ["a", "b"], cells, side=64)
    places = {c: np.argwhere((sheet == c).all(axis=-1)).mean(axis=0) for row in colours for c in row if c}
    red, green, blue = places[200, 10, 10], places[10, 200, 10], places[10, 10, 200]
    assert abs(red[0] - green[0]) < 1
    assert green[1] > red[1] + 60
    assert abs(red[1] - blue[1]) < 1
    assert blue[0] > red[0] + 60


def test_a_wide_picture_keeps_its_shape() -> None:
    wide = np.full((20, 80, 3), (9, 99, 199), np.uint8)
    sheet = contact_sheet("t", ["c"], ["r"], [[SheetCell(wide)]], side=64)
    found = np.argwhere((sheet == (9, 99, 199)).all(axis=-1))
    tall, broad = np.ptp(found, axis=0) + 1
    assert (tall, broad) == (16, 64)


def test_plots_say_their_values_for_those_who_cannot_see_them() -> None:
    points = [Point(0, 0.5, 0.1, "0"), Point(100, 0.75, 0.0, "100")]
    for plot in (line_plot, bar_plot):
        said = plot("Título <1>", "x", "y", points)
        assert "<desc>0: 0.50 ± 0.10; 100: 0.75 ± 0.00</desc>" in said
        assert "Título &lt;1&gt;" in said
