"""Parts of BENCHMARKS.md that one bench writes by itself, between marks of its own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).resolve().parents[2] / "BENCHMARKS.md"


@dataclass(frozen=True)
class Section:
    """The part of a page with this name."""

    name: str

    def of(self, page: str) -> str:
        """What stands of it in a page, with its marks; "" if nothing does."""
        if self._marks[0] not in page:
            return ""
        inner = page.split(self._marks[0], 1)[1].split(self._marks[1], 1)[0]
        return f"{self._marks[0]}{inner}{self._marks[1]}\n"

    def write(self, text: str, target: Path = TARGET) -> None:
        """Puts a text into the file, in the place of an earlier one, else at its end."""
        page, made = target.read_text(encoding="utf-8"), f"{self._marks[0]}\n{text}\n{self._marks[1]}\n"
        before = self.of(page)
        page = page.replace(before, made) if before else f"{page.rstrip()}\n\n{made}"
        target.write_text(page, encoding="utf-8")

    @property
    def _marks(self) -> tuple[str, str]:
        return f"<!-- {self.name} -->", f"<!-- end of {self.name} -->"


COMPOSING: Final = Section("composing")
RECOGNISING: Final = Section("recognising")
SECTIONS: Final = (COMPOSING, RECOGNISING)
