"""Washing on a line: sheets, shirts, trousers and stockings."""

import skia

from imaging.sketching.palette import PAPER, WOOD, Colour, darken, lighten, rgb
from imaging.sketching.scenery import Scene

_LINEN = (PAPER, rgb("#bcd3e0"), rgb("#f0d9c4"), rgb("#e3a694"), rgb("#efe3b8"), rgb("#c3d3b0"))


def washing_line(scene: Scene, left: float, right: float, y: float, sag: float, size: float) -> None:
    """A line from (left, y) to (right, y) that sags in the middle, hung with linen about ``size`` long."""
    canvas, rng = scene.canvas, scene.rng
    count = max(3, int((right - left) / (size * 1.05)))
    sway = 10.0 if scene.look.weather == "wind" else 3.0
    for i in range(count):
        t = (i + 0.5) / count
        x = left + (right - left) * t
        top = y + sag * 4 * t * (1 - t)
        tone = rng.choice(_LINEN)
        draw = rng.choice((_sheet, _sheet, _shirt, _trousers))
        with canvas.group(x, top, angle=rng.uniform(-sway, sway)):
            draw(scene, size * rng.uniform(0.85, 1.1), tone)
    middle = ((left + right) / 2, y + sag)
    canvas.line([(left, y), middle, (right, y)], rgb("#8c8074"), 2.6, smooth=True)


def _sheet(scene: Scene, size: float, tone: Colour) -> None:
    wide = size * 0.42
    sheet = skia.Path()
    sheet.moveTo(-wide, 0)
    sheet.lineTo(wide, 0)
    sheet.lineTo(wide + 2, size)
    sheet.cubicTo(wide * 0.4, size - 8, -wide * 0.4, size + 8, -wide - 2, size)
    sheet.close()
    scene.canvas.fill(sheet, tone, weight=0.7)
    for fold in (-0.4, 0.3):
        line = [(wide * fold, 8), (wide * fold + 3, size - 8)]
        scene.canvas.ink_line(line, darken(tone, 0.25), weight=0.6, alpha=0.5)
    _pegs(scene, wide * 0.9)


def _shirt(scene: Scene, size: float, tone: Colour) -> None:
    w = size * 0.3
    points = [
        (-w, 0),
        (-w * 1.7, size * 0.34),
        (-w * 1.25, size * 0.44),
        (-w * 0.9, size * 0.26),
        (-w * 0.86, size * 0.9),
    ]
    mirrored = [(-x, y) for x, y in reversed(points)]
    scene.canvas.polygon([*points, *mirrored], tone, weight=0.7)
    scene.canvas.ink_line([(0, size * 0.08), (0, size * 0.86)], darken(tone, 0.3), weight=0.6, alpha=0.6)
    _pegs(scene, w * 0.9)


def _trousers(scene: Scene, size: float, tone: Colour) -> None:
    w = size * 0.24
    tone = darken(tone, 0.25)
    legs = [
        (-w, 0),
        (w, 0),
        (w * 1.15, size),
        (w * 0.22, size),
        (0, size * 0.4),
        (-w * 0.22, size),
        (-w * 1.15, size),
    ]
    scene.canvas.polygon(legs, tone, weight=0.7)
    _pegs(scene, w * 0.85)


def _pegs(scene: Scene, reach: float) -> None:
    for s in (-1, 1):
        scene.canvas.line([(s * reach, -7), (s * reach, 9)], lighten(WOOD, 0.3), 4)
