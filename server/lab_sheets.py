"""What ``evoca lab sweep`` leaves beside its pictures: labelled sheets, a table, and a page that opens alone.

The sheets are those of the theses: one training over its epochs, over the number of steps, and the methods
side by side with the photos.
"""

import base64
import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
from PIL import Image

from imaging.laboratory import Cell, MadeCell, Sweep, SweepResult, Trained
from imaging.laboratory.sheets import SheetCell, contact_sheet
from imaging.personalising.storage import write_whole
from imaging.request import Pixels
from server.lab_words import (
    epoch_words,
    likeness_words,
    method_words,
    prompt_words,
    steps_words,
    training_name,
)
from server.marked_pictures import PAINTED, marked_png
from server.rendering import render
from server.texts import DOT, current_locale
from server.texts import gettext as _
from server.train_command import ENTITY
from server.views import Frame
from server.visible_mark import with_visible_mark

TABLE: Final = "table.csv"
CELLS: Final = "table.json"
PAGE: Final = "comparison.html"
_COLUMNS: Final[tuple[str, ...]] = (
    "training", "method", "model", "epoch", "updates", "prompt", "seed", "steps", "picture", "seconds",
    "held_out_likeness", "seen_likeness", "face_likeness",
)  # fmt: skip
_QUALITY: Final = 82  # of the sheets inside the page


@dataclass(frozen=True)
class SheetOnPage:
    """A sheet inside the page; ``address`` holds the picture itself."""

    heading: str
    words: str
    address: str
    width: int
    height: int


@dataclass(frozen=True)
class ComparisonPage:
    """The page that opens alone, without a server or a network."""

    template: ClassVar[str] = "_comparison_alone.html"
    frame: Frame
    facts: tuple[tuple[str, str], ...]
    sheets: tuple[SheetOnPage, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class LabelledSheet:
    """A finished sheet: what its file is called, what it shows in words, and the picture."""

    name: str
    title: str
    words: str
    pixels: Pixels


def write_all(wanted: Sweep, result: SweepResult, folder: Path, photos: Sequence[Pixels]) -> tuple[Path, ...]:
    """Writes sheets, tables and page into the folder; the sheets' files and the page's.

    Raises TrainingError when the folder cannot be written.
    """
    sheets = labelled_sheets(wanted, result, photos)
    files: list[Path] = []
    for sheet in sheets:
        data = marked_png(with_visible_mark(sheet.pixels, current_locale()), PAINTED)
        files.append(_written(folder / f"{sheet.name}.png", data))
    rows = table_rows(wanted, result, folder)
    _written(folder / TABLE, _as_csv(rows).encode())
    _written(folder / CELLS, (json.dumps(rows, indent=1, ensure_ascii=False) + "\n").encode())
    page = _page(wanted, sheets, rows)
    return (*files, _written(folder / PAGE, render(page).encode()))


def _written(path: Path, data: bytes) -> Path:
    write_whole(path, lambda fresh: fresh.write_bytes(data))
    return path


# --- the sheets -------------------------------------------------------------------------------------------


class _Album:
    """The made pictures by their cell, opened when they are put on a sheet."""

    def __init__(self, wanted: Sweep, result: SweepResult) -> None:
        self.wanted = wanted
        self._made = {each.cell: each for each in result.made}
        self.lines: list[tuple[int, int]] = sorted({(cell.prompt, cell.seed) for cell in self._made})
        self.steps: list[int] = sorted({cell.steps for cell in self._made})

    def epochs(self, training: int) -> list[int]:
        return sorted({cell.epoch for cell in self._made if cell.training == training})

    def cell(self, training: int, epoch: int, line: tuple[int, int], steps: int) -> SheetCell:
        made = self._made.get(Cell(training, epoch, line[0], line[1], steps))
        if made is None:
            return SheetCell(None)
        with Image.open(made.file) as image:
            return SheetCell(np.asarray(image.convert("RGB")), likeness_words(made.face))

    def line_words(self) -> list[str]:
        return [
            _("%(prompt)s, semilla %(seed)s")
            % {"prompt": prompt_words(self.wanted.prompts[prompt].words), "seed": seed}
            for prompt, seed in self.lines
        ]


def labelled_sheets(
    wanted: Sweep, result: SweepResult, photos: Sequence[Pixels] = ()
) -> tuple[LabelledSheet, ...]:
    """The sheets that the grid can fill: over epochs, over steps, and methods side by side."""
    album = _Album(wanted, result)
    found: list[LabelledSheet] = []
    for number, trained in enumerate(wanted.trainings):
        if len(album.epochs(number)) > 1:
            found.append(_over_epochs(album, number, trained))
        if len(album.steps) > 1:
            found.append(_over_steps(album, number, trained))
    if len(wanted.trainings) != 1 or photos or not found:
        found.append(_side_by_side(album, photos))
    return tuple(found)


def _over_epochs(album: _Album, number: int, trained: Trained) -> LabelledSheet:
    epochs, steps = album.epochs(number), max(album.steps)
    columns = [epoch_words(trained, epoch) for epoch in epochs]
    cells = [[album.cell(number, epoch, line, steps) for epoch in epochs] for line in album.lines]
    title = _("%(name)s, etapa por etapa (%(steps)s cada dibujo)") % {
        "name": _name(album, trained),
        "steps": steps_words(steps),
    }
    return _sheet(f"epochs-{number + 1}", title, columns, album.line_words(), cells)


def _over_steps(album: _Album, number: int, trained: Trained) -> LabelledSheet:
    epoch = _shown_epoch(album, number, trained)
    columns = [steps_words(steps) for steps in album.steps]
    cells = [[album.cell(number, epoch, line, steps) for steps in album.steps] for line in album.lines]
    title = _("%(name)s, %(epoch)s: más y menos pasos de dibujo") % {
        "name": _name(album, trained),
        "epoch": epoch_words(trained, epoch),
    }
    return _sheet(f"steps-{number + 1}", title, columns, album.line_words(), cells)


def _side_by_side(album: _Album, photos: Sequence[Pixels]) -> LabelledSheet:
    trainings, steps = album.wanted.trainings, max(album.steps)
    shown = [_shown_epoch(album, number, trained) for number, trained in enumerate(trainings)]
    columns = [
        f"{_name(album, trained)}, {epoch_words(trained, epoch)}"
        for trained, epoch in zip(trainings, shown, strict=True)
    ]
    cells = [
        [album.cell(number, epoch, line, steps) for number, epoch in enumerate(shown)] for line in album.lines
    ]
    if photos:
        columns = [_("Sus fotos"), *columns]
        cells = [
            [SheetCell(photos[row] if row < len(photos) else None), *line] for row, line in enumerate(cells)
        ]
    return _sheet("methods", _("Unos junto a otros"), columns, album.line_words(), cells)


def _shown_epoch(album: _Album, number: int, trained: Trained) -> int:
    """The best epoch of a training, or the last one that was painted."""
    epochs = album.epochs(number)
    return trained.best if trained.best in epochs else epochs[-1]


def _name(album: _Album, trained: Trained) -> str:
    return training_name(trained, len(album.wanted.trainings) > 1)


def _sheet(
    name: str,
    title: str,
    columns: Sequence[str],
    rows: Sequence[str],
    cells: Sequence[Sequence[SheetCell]],
) -> LabelledSheet:
    words = _("Columnas: %(columns)s. Filas: %(rows)s.") % {
        "columns": "; ".join(columns),
        "rows": "; ".join(rows),
    }
    return LabelledSheet(name, title, words, contact_sheet(title, columns, rows, cells))


# --- the table --------------------------------------------------------------------------------------------


def table_rows(wanted: Sweep, result: SweepResult, folder: Path) -> list[dict[str, Any]]:
    """A row for each picture; an empty value is one that was not measured."""
    return [_row(wanted, made, folder) for made in result.made]


def _row(wanted: Sweep, made: MadeCell, folder: Path) -> dict[str, Any]:
    cell = made.cell
    trained = wanted.trainings[cell.training]
    epoch = trained.epoch(cell.epoch)
    values = (
        str(trained.folder), trained.method, trained.model, cell.epoch,
        0 if epoch is None else epoch.updates, wanted.prompts[cell.prompt].words, cell.seed, cell.steps,
        str(made.file.relative_to(folder)), made.seconds, None if epoch is None else epoch.likeness,
        made.seen, made.face,
    )  # fmt: skip
    return dict(zip(_COLUMNS, values, strict=True))


def _as_csv(rows: Sequence[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    writer.writerows([row[name] for name in _COLUMNS] for row in rows)
    return text.getvalue()


# --- the page ---------------------------------------------------------------------------------------------


def _page(wanted: Sweep, sheets: Sequence[LabelledSheet], rows: Sequence[dict[str, Any]]) -> ComparisonPage:
    called = _called(wanted.trainings[0])
    return ComparisonPage(
        frame=Frame(_("Comparación: %s") % called, current_locale()),
        facts=tuple(
            (
                method_words(one.method),
                DOT.join((one.model, _("palabra «%s»") % one.trainee.token, str(one.folder))),
            )
            for one in wanted.trainings
        ),
        sheets=tuple(_on_page(sheet) for sheet in sheets),
        columns=(
            _("Método"), _("Etapa"), _("Pasos"), _("Texto"), _("Semilla"), _("Parecido (fotos apartadas)"),
            _("Parecido (reconocedor)"), _("Parecido (cara)"),
        ),
        rows=tuple(
            (
                method_words(row["method"]), str(row["epoch"]), str(row["steps"]),
                prompt_words(row["prompt"]), str(row["seed"]), _told(row["held_out_likeness"]),
                _told(row["seen_likeness"]), _told(row["face_likeness"]),
            )
            for row in rows
        ),
    )  # fmt: skip


def _called(trained: Trained) -> str:
    """The name on the card that the training wrote; the learned word where there is none."""
    try:
        card = json.loads((trained.folder / ENTITY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return trained.trainee.token
    name = card.get("name") if isinstance(card, dict) else None
    return name if isinstance(name, str) and name else trained.trainee.token


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",")


def _on_page(sheet: LabelledSheet) -> SheetOnPage:
    file = io.BytesIO()
    Image.fromarray(sheet.pixels).save(file, "WEBP", quality=_QUALITY)
    height, width = sheet.pixels.shape[:2]
    address = f"data:image/webp;base64,{base64.b64encode(file.getvalue()).decode()}"
    return SheetOnPage(sheet.title, sheet.words, address, width, height)
