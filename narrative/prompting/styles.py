"""The picture styles to choose from: names in Spanish, words for each family of models, the sketch's look."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from narrative.errors import StyleError
from narrative.script import Element

_WORDS: Final = ("evoca", "clip", "sdxl", "t5")


@dataclass(frozen=True)
class StylePreset:
    """A style.

    ``label`` and ``description`` are Spanish. ``words`` maps a column (see PromptRules.words) to
    English pieces, the naming one first. ``look`` is the sketch's, of imaging.vocabulary.STYLES.
    ``decades`` holds, for a style that follows the time, a year and the style of the years before
    it, earliest first; ``undated`` the style when no year is known.
    """

    id: str
    label: str
    description: str
    look: str
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    negative: tuple[str, ...] = ()
    decades: tuple[tuple[int, "StylePreset"], ...] = ()
    undated: "StylePreset | None" = None

    def at(self, year: int | None) -> "StylePreset":
        """The style of a year; most styles are the same at any time."""
        if not self.decades:
            return self
        if year is None:
            return self.undated or self.decades[-1][1]
        return next((style for before, style in self.decades if year < before), self.decades[-1][1])

    def elements(self, column: str, chosen: str) -> tuple[Element, ...]:
        """The prompt's pieces: what names the style, then its details; ``chosen`` is the label chosen."""
        source = f"añadido: estilo «{chosen}»"
        return tuple(
            Element(text, "added", source, role="detail" if i else "style")
            for i, text in enumerate(self.words.get(column, ()))
        )

    def negatives(self, chosen: str) -> tuple[Element, ...]:
        """What the style is not."""
        source = f"añadido: estilo «{chosen}»"
        return tuple(Element(text, "added", source, role="style") for text in self.negative)


@dataclass(frozen=True)
class Styles:
    """All presets in the order in which they are offered."""

    presets: tuple[StylePreset, ...]

    @staticmethod
    def load(path: Path) -> "Styles":
        """Reads ``styles.json``; StyleError says what is wrong with it."""
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            plain = {row["id"]: _plain(row) for row in rows if "decades" not in row}
            return Styles(tuple(plain.get(row["id"]) or _dated(row, plain) for row in rows))
        except OSError as error:
            raise StyleError(f"cannot read {path}: {error}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StyleError(f"{path} is no file of styles: {error!r}") from error

    def named(self, name: str) -> StylePreset:
        """The preset of this id; StyleError names those that there are."""
        for preset in self.presets:
            if preset.id == name:
                return preset
        known = ", ".join(preset.id for preset in self.presets)
        raise StyleError(f"there is no style {name!r}; there are: {known}")


def _plain(row: Mapping[str, Any]) -> StylePreset:
    words = {column: tuple(map(str, row["words"][column])) for column in _WORDS}
    if not all(words.values()):
        raise ValueError(f"{row['id']}: each family needs a word")
    negative = tuple(map(str, row["negative"]))
    look = str(row.get("look", row["id"]))
    return StylePreset(str(row["id"]), str(row["label"]), str(row["description"]), look, words, negative)


def _dated(row: Mapping[str, Any], plain: Mapping[str, StylePreset]) -> StylePreset:
    decades = tuple((int(before), plain[name]) for before, name in row["decades"])
    undated = plain[row["undated"]]
    return StylePreset(
        str(row["id"]), str(row["label"]), str(row["description"]), undated.look, decades=decades,
        undated=undated,
    )  # fmt: skip
