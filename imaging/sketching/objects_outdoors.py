"""Things of the road, the garden, the water and the field."""

import math
import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS, COLOURS, DARK_WOOD, METAL, PAPER, WOOD, Colour, darken, lighten, rgb,
)

Rng = random.Random
_TYRE = rgb("#4f4c54")


def _pick(colour: Colour | None, rng: Rng, *names: str) -> Colour:
    return colour or COLOURS[rng.choice(names)]


def _ring(canvas: Canvas, x: float, y: float, radius: float, width: float, colour: Colour) -> None:
    points = [(x + math.cos(k * math.tau / 24) * radius, y + math.sin(k * math.tau / 24) * radius) for k in range(25)]
    canvas.line(points, colour, width, smooth=True)


def _spoked_wheel(canvas: Canvas, x: float, y: float, radius: float, tyre: float, *, spokes: int = 8, colour: Colour = METAL, rim: Colour = _TYRE) -> None:
    for k in range(spokes):
        a = k * math.pi / spokes
        dx, dy = math.cos(a) * radius, math.sin(a) * radius
        canvas.line([(x - dx, y - dy), (x + dx, y + dy)], colour, tyre * 0.28)
    _ring(canvas, x, y, radius, tyre, rim)
    canvas.dot(x, y, tyre * 1.1, colour)


@thing("bicycle", width=0.98, height=0.6, belongs=("floor",), grip=(0.26, 0.56), seat=0.55)
def bicycle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bicycle with mudguards, bell and basket, facing right."""
    frame = _pick(colour, rng, "red", "blue", "green", "light_blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.48, 0.025, 0.26)
        for wx in (-0.3, 0.3):
            _spoked_wheel(canvas, wx, -0.18, 0.168, 0.02)
            canvas.line([(wx - 0.14, -0.3), (wx - 0.04, -0.365), (wx + 0.08, -0.352)], frame, 0.016, smooth=True)
        for a, b in (((-0.3, -0.18), (-0.02, -0.18)), ((-0.3, -0.18), (-0.1, -0.42)), ((-0.02, -0.18), (-0.12, -0.48)), ((-0.02, -0.18), (0.2, -0.42)), ((-0.11, -0.44), (0.19, -0.46)), ((0.18, -0.5), (0.3, -0.18))):
            canvas.line([a, b], darken(frame, 0.45), 0.03)
            canvas.line([a, b], frame, 0.022)
        canvas.line([(0.18, -0.5), (0.165, -0.57), (0.25, -0.59)], METAL, 0.018, smooth=True)
        canvas.line([(0.235, -0.588), (0.27, -0.575)], DARK_WOOD, 0.028)
        canvas.dot(0.19, -0.585, 0.016, BRASS)
        canvas.line([(-0.12, -0.48), (-0.13, -0.53)], METAL, 0.018)
        canvas.soft([(-0.22, -0.55), (-0.12, -0.565), (-0.03, -0.545), (-0.05, -0.525), (-0.14, -0.53), (-0.2, -0.52)], DARK_WOOD)
        canvas.oval(-0.02, -0.18, 0.042, 0.042, METAL, weight=0.8)
        canvas.line([(-0.02, -0.18), (0.02, -0.1)], METAL, 0.014)
        canvas.line([(0.0, -0.098), (0.045, -0.1)], DARK_WOOD, 0.02)
        canvas.polygon([(0.21, -0.53), (0.37, -0.53), (0.345, -0.41), (0.235, -0.41)], rgb("#d8b273"))
        for k in range(3):
            canvas.ink_line([(0.222, -0.505 + k * 0.03), (0.36, -0.505 + k * 0.03)], rgb("#8a6a3c"), weight=0.6)


@thing("motorbike", width=1.02, height=0.62, belongs=("floor",), grip=(0.25, 0.56), seat=0.42)
def motorbike(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A motorcycle facing right."""
    body = _pick(colour, rng, "red", "green", "blue", "black")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.5, 0.03, 0.28)
        for wx in (-0.31, 0.33):
            _spoked_wheel(canvas, wx, -0.17, 0.142, 0.05, spokes=6)
        canvas.line([(-0.42, -0.08), (-0.02, -0.09), (0.06, -0.16)], lighten(METAL, 0.3), 0.038)
        canvas.oval(0.03, -0.2, 0.1, 0.085, METAL)
        for k in range(4):
            canvas.line([(-0.04, -0.245 + k * 0.024), (0.1, -0.245 + k * 0.024)], darken(METAL, 0.35), 0.009)
        canvas.line([(-0.31, -0.17), (-0.06, -0.19), (0.16, -0.44)], darken(body, 0.3), 0.03)
        canvas.line([(0.17, -0.48), (0.33, -0.17)], lighten(METAL, 0.2), 0.03)
        canvas.soft([(-0.48, -0.3), (-0.36, -0.36), (-0.16, -0.3), (-0.2, -0.25), (-0.32, -0.29), (-0.46, -0.22)], body)
        canvas.soft([(0.2, -0.3), (0.32, -0.36), (0.47, -0.28), (0.44, -0.24), (0.33, -0.3), (0.24, -0.25)], body)
        canvas.soft([(-0.38, -0.43), (-0.22, -0.4), (-0.04, -0.42), (-0.02, -0.35), (-0.2, -0.32), (-0.38, -0.36)], DARK_WOOD)
        canvas.soft([(-0.08, -0.34), (-0.04, -0.43), (0.1, -0.48), (0.2, -0.42), (0.16, -0.34), (0.02, -0.31)], body, shade=0.22)
        canvas.line([(0.0, -0.4), (0.12, -0.42)], PAPER, 0.016, smooth=True)
        canvas.oval(0.23, -0.44, 0.045, 0.045, lighten(METAL, 0.2))
        canvas.oval(0.258, -0.44, 0.018, 0.036, rgb("#fdf0c0"), weight=0.7)
        canvas.line([(0.18, -0.48), (0.17, -0.57), (0.25, -0.59)], METAL, 0.02, smooth=True)
        canvas.line([(0.22, -0.588), (0.27, -0.578)], _TYRE, 0.03)


@thing("car", width=2.3, height=0.88, belongs=("floor",))
def car(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A small family car in the shape of its period, facing right."""
    year = canvas.year or 1968
    body = _pick(colour, rng, "red", "light_blue", "beige", "green", "white")
    roof = {True: [(-0.72, -0.42), (-0.6, -0.84), (-0.1, -0.94), (0.34, -0.84), (0.62, -0.42)], False: [(-0.95, -0.4), (-0.72, -0.82), (-0.2, -0.93), (0.3, -0.84), (0.74, -0.4)]}[year < 1985]
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 1.2, 0.075, 0.3)
        canvas.soft(roof, lighten(body, 0.06))
        canvas.polygon([(-0.56, -0.5), (-0.48, -0.74), (-0.1, -0.78), (-0.1, -0.5)], rgb("#bcd6de"), weight=0.8)
        canvas.polygon([(-0.04, -0.5), (-0.04, -0.78), (0.22, -0.73), (0.42, -0.5)], rgb("#bcd6de"), weight=0.8)
        canvas.polygon([(-0.4, -0.72), (-0.32, -0.73), (-0.44, -0.52), (-0.51, -0.52)], (255, 255, 255), alpha=0.45, shade=0, outline=False)
        if year < 1955:
            shape = [(-1.1, -0.3), (-0.9, -0.52), (-0.4, -0.52), (0.5, -0.54), (1.0, -0.5), (1.12, -0.3), (1.05, -0.14), (-1.02, -0.14)]
        elif year < 1985:
            shape = [(-1.15, -0.3), (-1.02, -0.5), (-0.5, -0.5), (0.5, -0.5), (1.02, -0.46), (1.18, -0.3), (1.08, -0.14), (-1.06, -0.14)]
        else:
            shape = [(-1.2, -0.26), (-1.12, -0.5), (-0.6, -0.5), (0.6, -0.5), (1.06, -0.4), (1.2, -0.24), (1.1, -0.13), (-1.1, -0.13)]
        canvas.soft(shape, body, shade=0.2)
        canvas.line([(-0.98, -0.3), (0.98, -0.3)], lighten(body, 0.6), 0.022)
        canvas.ink_line([(-0.07, -0.48), (-0.07, -0.17)], darken(body, 0.5))
        canvas.ink_line([(-0.55, -0.48), (-0.5, -0.2)], darken(body, 0.5))
        canvas.line([(-0.2, -0.4), (-0.12, -0.4)], METAL, 0.024)
        canvas.rect(0.93, -0.2, 0.24, 0.055, lighten(METAL, 0.3), radius=0.02, weight=0.9)
        canvas.rect(-1.15, -0.2, 0.24, 0.055, lighten(METAL, 0.3), radius=0.02, weight=0.9)
        canvas.oval(1.02, -0.34, 0.055, 0.06, rgb("#fdf3cf"), weight=0.9)
        canvas.rect(-1.1, -0.37, 0.05, 0.09, COLOURS["red"], radius=0.015, weight=0.8)
        for wx in (-0.68, 0.66):
            canvas.oval(wx, -0.17, 0.2, 0.2, darken(body, 0.5), outline=False, shade=0)
            canvas.oval(wx, -0.16, 0.16, 0.16, _TYRE)
            canvas.oval(wx, -0.16, 0.085, 0.085, lighten(METAL, 0.3), weight=0.8)
            canvas.dot(wx, -0.16, 0.025, METAL)


@thing("cart", width=1.35, height=0.78, belongs=("floor",))
def cart(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A two-wheeled country cart with hay and shafts to the right."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(-0.1, -0.01, 0.6, 0.05, 0.28)
        canvas.limb([(-0.1, -0.36), (0.4, -0.33), (0.68, -0.22)], [0.05, 0.045, 0.035], darken(wood, 0.1))
        canvas.line([(0.3, -0.33), (0.31, -0.02)], darken(wood, 0.2), 0.035)
        canvas.soft([(-0.64, -0.5), (-0.55, -0.74), (-0.25, -0.84), (0.08, -0.76), (0.2, -0.5)], rgb("#e2c063"))
        for k in range(16):
            hx, hy = -0.52 + 0.04 * k, -0.6 - 0.05 * ((k * 3) % 4)
            canvas.ink_line([(hx, hy), (hx + 0.05 * (k % 3 - 1), hy - 0.07)], rgb("#a8832f"), weight=0.8)
        for k in range(2):
            canvas.rect(-0.66, -0.54 + 0.09 * k, 0.88, 0.075, lighten(wood, 0.06 * (1 - k)), radius=0.008)
        canvas.rect(-0.68, -0.37, 0.92, 0.06, darken(wood, 0.1), radius=0.008)
        for px in (-0.63, -0.22, 0.19):
            canvas.rect(px - 0.02, -0.6, 0.04, 0.26, darken(wood, 0.16), weight=0.9)
        _spoked_wheel(canvas, -0.22, -0.27, 0.24, 0.05, spokes=5, colour=darken(wood, 0.12), rim=darken(wood, 0.32))


@thing("boat", width=1.6, height=0.62, belongs=("water", "floor"), seat=0.26)
def boat(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A painted rowing boat with oars."""
    hull = _pick(colour, rng, "blue", "red", "green", "white")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.8, 0.06, 0.26)
        canvas.soft([(-0.8, -0.44), (-0.3, -0.36), (0.35, -0.36), (0.82, -0.5), (0.6, -0.26), (-0.55, -0.26)], rgb("#a97f58"))
        for bx in (-0.3, 0.2):
            canvas.polygon([(bx - 0.1, -0.33), (bx + 0.1, -0.33), (bx + 0.12, -0.28), (bx - 0.12, -0.28)], lighten(WOOD, 0.2), weight=0.8)
        canvas.limb([(-0.1, -0.44), (0.45, -0.16)], [0.03, 0.03], lighten(WOOD, 0.1), weight=0.9)
        shape = skia.Path()
        shape.moveTo(-0.8, -0.46)
        shape.quadTo(0.0, -0.18, 0.82, -0.52)
        shape.cubicTo(0.72, -0.16, 0.56, 0.0, 0.4, 0.0)
        shape.lineTo(-0.46, 0.0)
        shape.cubicTo(-0.62, 0.0, -0.76, -0.2, -0.8, -0.46)
        shape.close()
        canvas.fill(shape, hull, shade=0.2)
        canvas.line([(-0.79, -0.44), (-0.3, -0.31), (0.3, -0.33), (0.81, -0.5)], PAPER, 0.045, smooth=True)
        canvas.ink_line([(-0.74, -0.26), (-0.2, -0.15), (0.3, -0.17), (0.72, -0.29)], darken(hull, 0.45))
        canvas.ink_line([(-0.66, -0.12), (-0.2, -0.06), (0.3, -0.07), (0.62, -0.14)], darken(hull, 0.45))
        canvas.soft([(0.4, -0.2), (0.5, -0.2), (0.62, -0.02), (0.52, 0.0)], lighten(WOOD, 0.15), weight=0.9)


@thing("backpack", width=0.26, height=0.34, belongs=("back", "floor", "hand"), grip=(0, 0.33))
def backpack(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A canvas rucksack with a rolled blanket."""
    cloth = _pick(colour, rng, "green", "blue", "red", "brown")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.14, 0.018, 0.24)
        canvas.line([(-0.025, -0.3), (0, -0.335), (0.025, -0.3)], darken(cloth, 0.4), 0.014, smooth=True)
        canvas.soft([(-0.1, -0.3), (0.1, -0.3), (0.125, -0.15), (0.12, 0.003), (-0.12, 0.003), (-0.125, -0.15)], cloth)
        canvas.soft([(-0.112, -0.31), (0.112, -0.31), (0.12, -0.2), (0.05, -0.16), (-0.05, -0.16), (-0.12, -0.2)], lighten(cloth, 0.1))
        canvas.rect(-0.075, -0.12, 0.15, 0.1, darken(cloth, 0.08), radius=0.02, weight=0.9)
        for dx in (-0.05, 0.05):
            canvas.line([(dx, -0.21), (dx, -0.13)], rgb("#a9774f"), 0.015)
            canvas.rect(dx - 0.011, -0.155, 0.022, 0.02, BRASS, radius=0.004, weight=0.7)
        canvas.rect(-0.12, -0.33, 0.24, 0.055, rgb("#c9705c"), radius=0.027)
        for dx in (-0.07, 0.07):
            canvas.line([(dx, -0.328), (dx, -0.278)], rgb("#a9774f"), 0.013)


@thing("walking_stick", width=0.1, height=0.52, belongs=("hand", "floor"), grip=(0, 0.5))
def walking_stick(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A cane with a crook."""
    wood = colour or rgb("#8f623f")
    with canvas.group(x, y, scale):
        points = [(0.0, -0.01), (0.0, -0.44), (-0.012, -0.5), (-0.045, -0.51), (-0.068, -0.475)]
        canvas.line(points, darken(wood, 0.5), 0.026, smooth=True)
        canvas.line(points, wood, 0.018, smooth=True)
        canvas.line([(0, -0.02), (0, -0.006)], _TYRE, 0.026)


@thing("umbrella", width=0.56, height=0.62, belongs=("hand", "floor"), grip=(0, 0.08))
def umbrella(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An open umbrella with a crook handle."""
    cloth = _pick(colour, rng, "red", "blue", "black", "green")
    with canvas.group(x, y, scale):
        canvas.line([(0, -0.58), (0, -0.06), (-0.016, -0.012), (-0.044, -0.022)], darken(WOOD, 0.2), 0.017, smooth=True)
        edge = (-0.28, -0.17, -0.055, 0.055, 0.17, 0.28)
        for i in (0, 4, 1, 3, 2):
            a, b = edge[i], edge[i + 1]
            gore = skia.Path()
            gore.moveTo(0, -0.6)
            gore.quadTo(a * 0.96, -0.57, a, -0.38)
            gore.quadTo((a + b) / 2, -0.43, b, -0.38)
            gore.quadTo(b * 0.96, -0.57, 0, -0.6)
            gore.close()
            canvas.fill(gore, lighten(cloth, 0.08) if i % 2 else cloth, shade=0.18)
        canvas.line([(0, -0.6), (0, -0.62)], METAL, 0.012)


@thing("flowers", width=0.17, height=0.27, belongs=("hand", "table", "floor"), grip=(0, 0.07))
def flowers(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bunch of flowers in paper with a ribbon."""
    tones = [colour, lighten(colour, 0.3)] if colour else [rgb("#e27a6d"), rgb("#f2c757"), rgb("#f7f0e2"), rgb("#e59ab0"), rgb("#a98cc6")]
    with canvas.group(x, y, scale):
        for k in range(7):
            canvas.line([(0, -0.08), ((k - 3) * 0.026, -0.2)], rgb("#6d9a57"), 0.008)
        for k in range(6):
            canvas.oval((k - 2.5) * 0.03, -0.17, 0.02, 0.026, rgb("#7fae62"), weight=0.6)
        for k, (fx, fy) in enumerate(((-0.062, -0.19), (-0.03, -0.23), (0.008, -0.245), (0.045, -0.225), (0.066, -0.185), (-0.024, -0.185), (0.02, -0.195))):
            tone = tones[k % len(tones)] or PAPER
            for i in range(5):
                a = i * math.tau / 5
                canvas.oval(fx + math.cos(a) * 0.014, fy + math.sin(a) * 0.014, 0.013, 0.013, tone, weight=0.45)
            canvas.dot(fx, fy, 0.009, rgb("#f3c64d") if tone != COLOURS["yellow"] else DARK_WOOD)
        canvas.polygon([(-0.07, -0.165), (0.0, -0.135), (0.07, -0.165), (0.02, 0), (-0.02, 0)], rgb("#f3e6cc"))
        canvas.ink_line([(0.0, -0.135), (-0.008, -0.01)], rgb("#b59d74"), weight=0.8)
        for side in (-1, 1):
            canvas.soft([(0, -0.066), (side * 0.034, -0.088), (side * 0.036, -0.05)], COLOURS["red"], weight=0.8)


@thing("flower_pot", width=0.24, height=0.34, belongs=("floor", "table", "hand"), grip=(0, 0.08))
def flower_pot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A geranium in a clay pot."""
    bloom = colour or rng.choice((rgb("#d8504a"), rgb("#e78fa5"), rgb("#d9775a")))
    leaf = rgb("#6f9d5a")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.1, 0.016, 0.24)
        for dx, dy, r in ((-0.06, -0.19, 0.05), (0.06, -0.19, 0.05), (0, -0.21, 0.06), (-0.03, -0.16, 0.05), (0.04, -0.16, 0.045)):
            canvas.oval(dx, dy, r, r * 0.75, leaf, weight=0.7)
        for fx, fy in ((-0.07, -0.26), (0.0, -0.3), (0.07, -0.265), (0.03, -0.225), (-0.035, -0.215)):
            canvas.line([(fx * 0.5, -0.16), (fx, fy)], darken(leaf, 0.2), 0.007)
            for i in range(6):
                a = i * math.tau / 6
                canvas.oval(fx + math.cos(a) * 0.019, fy + math.sin(a) * 0.016, 0.014, 0.013, bloom, weight=0.45)
            canvas.dot(fx, fy, 0.012, lighten(bloom, 0.35))
        clay = rgb("#c4714a")
        canvas.polygon([(-0.08, -0.12), (0.08, -0.12), (0.058, 0), (-0.058, 0)], clay, shade=0.22)
        canvas.rect(-0.092, -0.145, 0.184, 0.036, lighten(clay, 0.12), radius=0.008)


@thing("tools", width=0.38, height=0.26, belongs=("floor", "table", "hand"), grip=(0, 0.2))
def tools(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wooden tool box with hammer, saw and pliers."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.2, 0.02, 0.26)
        canvas.polygon([(0.02, -0.1), (0.17, -0.26), (0.19, -0.23), (0.09, -0.09)], lighten(METAL, 0.2), weight=0.9)
        canvas.limb([(-0.1, -0.08), (-0.13, -0.23)], [0.022, 0.02], rgb("#c98a50"))
        canvas.rect(-0.18, -0.262, 0.1, 0.036, rgb("#6d7278"), radius=0.008)
        canvas.limb([(-0.02, -0.08), (-0.03, -0.2)], [0.02, 0.024], COLOURS["red"])
        canvas.limb([(0.02, -0.08), (0.012, -0.19)], [0.014, 0.01], METAL, weight=0.9)
        for side in (-1, 1):
            canvas.polygon([(side * 0.175, 0), (side * 0.175, -0.11), (side * 0.13, -0.19), (side * 0.11, -0.11)], darken(wood, 0.1), weight=0.9)
        canvas.limb([(-0.15, -0.165), (0.15, -0.165)], [0.022, 0.022], lighten(wood, 0.1))
        canvas.rect(-0.185, -0.11, 0.37, 0.11, wood, radius=0.008)
        canvas.ink_line([(-0.18, -0.055), (0.18, -0.055)], darken(wood, 0.4), weight=0.8)


@thing("fishing_rod", width=0.6, height=1.1, belongs=("hand", "floor"), grip=(-0.24, 0.32))
def fishing_rod(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A cane rod leaning to the right with line, float and reel."""
    cane = colour or rgb("#b8894e")
    with canvas.group(x, y, scale):
        points = [(-0.28, -0.12), (-0.2, -0.5), (-0.04, -0.9), (0.2, -1.1)]
        canvas.line(points, darken(cane, 0.45), 0.022, smooth=True)
        canvas.line(points, cane, 0.015, smooth=True)
        canvas.line([(-0.285, -0.1), (-0.25, -0.28)], DARK_WOOD, 0.032)
        canvas.oval(-0.225, -0.3, 0.03, 0.03, METAL, weight=0.9)
        canvas.line([(0.2, -1.1), (0.27, -0.7), (0.27, -0.14)], rgb("#8c8f94"), 0.005, smooth=True)
        canvas.oval(0.27, -0.12, 0.02, 0.026, COLOURS["red"], weight=0.8)
        canvas.oval(0.27, -0.1, 0.018, 0.014, PAPER, weight=0.7)
        canvas.line([(0.27, -0.09), (0.27, -0.03), (0.252, -0.012)], METAL, 0.007, smooth=True)


@thing("hoe", width=0.22, height=0.78, belongs=("hand", "floor"), grip=(0.03, 0.42))
def hoe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A hoe resting on its blade."""
    with canvas.group(x, y, scale):
        canvas.limb([(-0.02, -0.05), (0.08, -0.76)], [0.026, 0.022], colour or rgb("#b98a55"))
        canvas.soft([(-0.05, -0.08), (0.01, -0.1), (0.0, -0.04), (-0.02, 0.004), (-0.12, 0.004), (-0.1, -0.05)], rgb("#7d848b"))


@thing("fireworks", width=0.9, height=0.8, belongs=("sky",))
def fireworks(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """Three bursts of fireworks."""
    tones = (colour or rgb("#f5c95a"), rgb("#ef7f7f"), rgb("#8fcbe8"))
    with canvas.group(x, y, scale):
        for (bx, by, r), tone in zip(((-0.2, -0.52, 0.25), (0.23, -0.6, 0.19), (0.12, -0.22, 0.15)), tones, strict=True):
            canvas.glow(bx, by, r * 1.1, tone, 0.4)
            canvas.line([(bx, by), (bx * 0.7, by * 0.3), (bx * 0.6, -0.01)], lighten(tone, 0.3), 0.006, alpha=0.4, smooth=True)
            for k in range(14):
                a = k * math.tau / 14
                c, s = math.cos(a), math.sin(a)
                canvas.line([(bx + c * r * 0.3, by + s * r * 0.3), (bx + c * r * 0.75, by + s * r * 0.72), (bx + c * r * 0.95, by + s * r * 0.95 + r * 0.08)], tone, r * 0.05, smooth=True)
                canvas.dot(bx + c * r, by + s * r + r * 0.1, r * 0.055, lighten(tone, 0.6))
                canvas.dot(bx + c * r * 0.55, by + s * r * 0.55, r * 0.03, lighten(tone, 0.6))
