"""What makes a foot one in a sandal, a clog or a slipper: toes, straps, soles; in thighs' widths."""

from collections.abc import Callable, Mapping
from typing import Final

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import Colour, darken, lighten, rgb

_ROPE: Final[Colour] = rgb("#d8c193")
_RUBBER: Final[Colour] = rgb("#f7f3e8")


def finish_foot(canvas: Canvas, kind: str, thick: float, colour: Colour, skin: Colour) -> None:
    """What one of ``vocabulary.FOOTWEAR`` has besides its shape; nothing where none is told."""
    if kind in _FINISHES:
        with canvas.group(0, 0, thick):
            _FINISHES[kind](canvas, skin if kind == "bare_feet" else colour)


def _toes(canvas: Canvas, skin: Colour) -> None:
    for x in (0.62, 0.74):
        canvas.ink_line([(x, -0.28), (x + 0.05, -0.12)], darken(skin, 0.4), weight=0.7, alpha=0.7)


def _straps(canvas: Canvas, colour: Colour) -> None:
    for x in (0.0, 0.46):
        canvas.line([(x - 0.1, -0.06), (x, x * 0.3 - 0.56)], colour, 0.13)
    canvas.line([(-0.46, 0.0), (0.9, 0.0)], darken(colour, 0.2), 0.12)


def _rope_sole(canvas: Canvas, _colour: Colour) -> None:
    canvas.line([(-0.48, -0.03), (0.88, -0.03)], _ROPE, 0.15)


def _soft_edge(canvas: Canvas, colour: Colour) -> None:
    canvas.line([(-0.36, -0.5), (0.1, -0.56), (0.3, -0.48)], lighten(colour, 0.45), 0.14, smooth=True)


def _clog(canvas: Canvas, colour: Colour) -> None:
    """Its pegs below and its beak."""
    for x in (-0.3, 0.5):
        peg = [(x - 0.13, -0.02), (x + 0.13, -0.02), (x + 0.09, 0.16), (x - 0.09, 0.16)]
        canvas.polygon(peg, darken(colour, 0.15), weight=0.8)
    canvas.through([(0.8, -0.3), (1.04, -0.36), (0.96, -0.1)], colour, weight=0.8)
    canvas.ink_line([(0.2, -0.3), (0.6, -0.14)], lighten(colour, 0.5))


def _trainer(canvas: Canvas, _colour: Colour) -> None:
    canvas.line([(-0.48, -0.02), (0.88, -0.02)], _RUBBER, 0.15)
    canvas.oval(0.76, -0.17, 0.17, 0.13, _RUBBER, weight=0.7)
    for x in (0.16, 0.32):
        canvas.ink_line([(x, x * 0.35 - 0.52), (x + 0.14, x * 0.2 - 0.3)], _RUBBER, weight=1.2)


_FINISHES: Final[Mapping[str, Callable[[Canvas, Colour], None]]] = {
    "bare_feet": _toes,
    "sandals": _straps,
    "rope_shoes": _rope_sole,
    "slippers": _soft_edge,
    "clogs": _clog,
    "trainers": _trainer,
}
