"""Plain plots as SVG: a line with its spread, and bars. Words are the caller's."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

WIDTH: Final = 720
HEIGHT: Final = 400
LEFT, RIGHT, TOP, BOTTOM = 70, 24, 56, 64
INK: Final = "#241d15"
LINE: Final = "#1f4e79"
BAND: Final = "#b9cfe3"
GRID: Final = "#ded6c6"


@dataclass(frozen=True)
class Point:
    """A value at ``x`` with its spread to both sides; ``label`` stands below it."""

    x: float
    value: float
    spread: float
    label: str


def line_plot(title: str, along: str, up: str, points: Sequence[Point]) -> str:
    """Values from 0 to 1 over x, with the spread as a band."""
    left, right = points[0].x, points[-1].x

    def at(x: float, value: float) -> str:
        across = (x - left) / ((right - left) or 1.0)
        return f"{LEFT + across * (WIDTH - LEFT - RIGHT):.1f},{_y(value):.1f}"

    upper = [at(one.x, one.value + one.spread) for one in points]
    lower = [at(one.x, one.value - one.spread) for one in reversed(points)]
    parts = [
        f'<polygon points="{" ".join([*upper, *lower])}" fill="{BAND}"/>',
        f'<polyline points="{" ".join(at(one.x, one.value) for one in points)}" fill="none" '
        f'stroke="{LINE}" stroke-width="3"/>',
    ]
    for one in points:
        x, y = at(one.x, one.value).split(",")
        parts.append(f'<circle cx="{x}" cy="{y}" r="5" fill="{LINE}"/>')
        parts.append(_text(float(x), HEIGHT - BOTTOM + 22, one.label, "middle"))
    return _framed(title, along, up, parts, points)


def bar_plot(title: str, along: str, up: str, points: Sequence[Point]) -> str:
    """A bar for each value from 0 to 1, with its spread as a line; ``x`` counts for nothing."""
    room = (WIDTH - LEFT - RIGHT) / len(points)
    parts: list[str] = []
    for number, one in enumerate(points):
        x = LEFT + (number + 0.2) * room
        middle = x + 0.3 * room
        tall = _y(0) - _y(one.value)
        parts.append(
            f'<rect x="{x:.1f}" y="{_y(one.value):.1f}" width="{0.6 * room:.1f}" height="{tall:.1f}" '
            f'fill="{BAND}"/>'
        )
        parts.append(
            f'<line x1="{middle:.1f}" y1="{_y(one.value - one.spread):.1f}" x2="{middle:.1f}" '
            f'y2="{_y(one.value + one.spread):.1f}" stroke="{LINE}" stroke-width="3"/>'
        )
        parts.append(_text(middle, HEIGHT - BOTTOM + 22, one.label, "middle"))
    return _framed(title, along, up, parts, points)


def _y(value: float) -> float:
    return TOP + (1 - min(1.0, max(0.0, value))) * (HEIGHT - TOP - BOTTOM)


def _text(x: float, y: float, words: str, anchor: str, size: int = 15) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(words)}</text>'


def _framed(title: str, along: str, up: str, parts: Sequence[str], points: Sequence[Point]) -> str:
    lines: list[str] = []
    for step in range(0, 11, 2):
        y = _y(step / 10)
        lines.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="{GRID}"/>')
        lines.append(_text(LEFT - 10, y + 5, f"{step / 10:.1f}", "end"))
    told = "; ".join(f"{one.label}: {one.value:.2f} ± {one.spread:.2f}" for one in points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="Georgia, serif" fill="{INK}">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f"{_text(LEFT, 28, title, 'start', 19)}{''.join(lines)}{''.join(parts)}"
        f"{_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, along, 'middle')}"
        f'<text transform="translate(20 {(TOP + HEIGHT - BOTTOM) / 2:.0f}) rotate(-90)" text-anchor="middle" '
        f'font-size="15">{escape(up)}</text></svg>\n'
    )
