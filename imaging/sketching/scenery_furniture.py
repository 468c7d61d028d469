"""Furniture and pictures of the places."""

import skia

from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    LAMPLIGHT,
    PAPER,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.scenery import Scene

FLOOR_Y = 690.0  # where the back wall meets the floor


def frame(scene: Scene, x: float, y: float, width: float, height: float, *, kind: str = "landscape") -> None:
    """A picture on the wall; its middle is at (x, y). Kinds: landscape, portrait, saint, chart, flowers."""
    canvas, rng = scene.canvas, scene.rng
    x, y = x - width / 2, y - height / 2
    canvas.rect(x + 4, y + 7, width, height, (60, 42, 48), alpha=0.22, shade=0, outline=False, blur=4)
    canvas.rect(x, y, width, height, rng.choice((WOOD, DARK_WOOD, BRASS)), weight=0.8)
    bx, by, bw, bh = x + 9, y + 9, width - 18, height - 18
    with canvas.clip(skia.Path.Rect(skia.Rect(bx, by, bx + bw, by + bh))):
        if kind == "landscape":
            canvas.gradient(bx, by, bw, bh, [(0, rgb("#a9cfe0")), (1, rgb("#f3e6c6"))])
            canvas.soft(
                [(bx - 20, by + bh), (bx + bw * 0.3, by + bh * 0.3), (bx + bw * 0.7, by + bh)],
                rgb("#8f9fb0"),
                weight=0.5,
            )
            canvas.oval(bx + bw * 0.7, by + bh, bw * 0.7, bh * 0.35, rgb("#93b06f"), weight=0.5)
        elif kind == "flowers":
            canvas.rect(bx, by, bw, bh, rgb("#f2e6cc"), outline=False)
            for i in range(5):
                canvas.dot(
                    bx + bw * (0.25 + 0.13 * i),
                    by + bh * (0.4 + 0.1 * (i % 2)),
                    bw * 0.1,
                    rng.choice((rgb("#d8776b"), rgb("#e3b04f"), rgb("#c78bb0"))),
                )
            canvas.rect(bx + bw * 0.36, by + bh * 0.58, bw * 0.28, bh * 0.34, rgb("#7aa0b8"), weight=0.5)
        else:
            back = {"saint": rgb("#cfdfe8"), "chart": rgb("#f4efdc")}.get(kind, rgb("#e6d3b4"))
            canvas.rect(bx, by, bw, bh, back, outline=False)
            cloth = rgb("#5f86b8") if kind == "saint" else rgb("#7a6a62")
            canvas.soft(
                [
                    (bx + bw * 0.5, by + bh * 0.4),
                    (bx + bw * 0.9, by + bh * 0.6),
                    (bx + bw, by + bh * 1.2),
                    (bx, by + bh * 1.2),
                    (bx + bw * 0.1, by + bh * 0.6),
                ],
                cloth,
                weight=0.5,
            )
            if kind == "saint":
                canvas.dot(bx + bw * 0.5, by + bh * 0.36, bw * 0.27, rgb("#f3cf6a"))
            _painted_face(scene, bx + bw * 0.5, by + bh * 0.38, bw * 0.15, bh * 0.16)
    canvas.trace(skia.Path.Rect(skia.Rect(bx, by, bx + bw, by + bh)), DARK_WOOD, weight=0.6)


def _painted_face(scene: Scene, x: float, y: float, rx: float, ry: float) -> None:
    canvas = scene.canvas
    hair = scene.rng.choice((rgb("#5c4638"), rgb("#8a6a4c"), rgb("#b9b2a8")))
    canvas.oval(x, y - ry * 0.16, rx * 1.12, ry * 1.02, hair, weight=0.5)
    canvas.oval(x, y + ry * 0.08, rx * 0.86, ry * 0.86, rgb("#e9bf98"), weight=0.4)
    for side in (-1, 1):
        canvas.dot(x + side * rx * 0.34, y + ry * 0.02, rx * 0.1, rgb("#4a3a3a"))
    canvas.ink_line(
        [(x - rx * 0.26, y + ry * 0.42), (x, y + ry * 0.52), (x + rx * 0.26, y + ry * 0.42)],
        rgb("#a0604e"),
        weight=0.5,
    )


def table(
    scene: Scene,
    x: float,
    y: float,
    width: float,
    height: float,
    colour: Colour = WOOD,
    *,
    cloth: Colour | None = None,
) -> None:
    """A table seen a little from above; (x, y) is the middle between its front feet."""
    scene.stands("table", x, y, width)
    canvas = scene.canvas
    canvas.shadow(x, y - 4, width * 0.58, 20, 0.3)
    top = y - height
    depth = width * 0.12
    for side in (-1, 1):
        canvas.rect(
            x + side * width * 0.4 - 8,
            top - depth * 0.3,
            14,
            height - depth * 0.2,
            darken(colour, 0.22),
            weight=0.7,
        )
        canvas.rect(x + side * width * 0.46 - 9, top, 18, height, colour, weight=0.8)
    if cloth:
        canvas.polygon(
            [
                (x - width * 0.5, top),
                (x + width * 0.5, top),
                (x + width * 0.52, top + height * 0.62),
                (x - width * 0.52, top + height * 0.62),
            ],
            cloth,
        )
        for i in range(-3, 4):
            canvas.ink_line(
                [(x + i * width * 0.14, top + 8), (x + i * width * 0.148, top + height * 0.58)],
                darken(cloth, 0.3),
                weight=0.6,
                alpha=0.4,
            )
    canvas.polygon(
        [
            (x - width * 0.5, top),
            (x - width * 0.43, top - depth),
            (x + width * 0.43, top - depth),
            (x + width * 0.5, top),
        ],
        cloth or lighten(colour, 0.14),
    )
    canvas.rect(x - width * 0.5, top, width, 13, lighten(cloth, 0.2) if cloth else colour, weight=0.8)


def chair(
    scene: Scene, x: float, y: float, size: float, colour: Colour = WOOD, *, flip: bool = False
) -> None:
    """A ladder-back chair with a straw seat, seen from the side and a little above."""
    canvas = scene.canvas
    with canvas.group(x, y, size, flip):
        canvas.shadow(0, -0.02, 0.34, 0.07, 0.25)
        for lx, top in ((-0.2, -0.98), (0.1, -0.46)):
            canvas.limb(
                [(lx + 0.08, top - 0.02), (lx + 0.08, -0.06)], [0.05, 0.05], darken(colour, 0.2), weight=0.7
            )
        for yy in (-0.9, -0.74):
            canvas.limb([(-0.26, yy + 0.03), (-0.12, yy)], [0.07, 0.07], colour, weight=0.7)
        canvas.polygon(
            [(-0.28, -0.42), (-0.12, -0.5), (0.24, -0.5), (0.22, -0.42)], rgb("#dfbd7c"), weight=0.8
        )
        for lx, top in ((-0.26, -1.0), (0.2, -0.44)):
            canvas.limb([(lx, top), (lx, 0)], [0.055, 0.055], colour, weight=0.8)
        canvas.line([(-0.26, -0.2), (0.2, -0.2)], darken(colour, 0.1), 0.035)


def shelf(scene: Scene, x: float, y: float, width: float, colour: Colour = WOOD) -> None:
    """A wall board on two brackets; y is its top."""
    canvas = scene.canvas
    for side in (0.12, 0.88):
        canvas.polygon(
            [(x + width * side - 5, y + 10), (x + width * side + 5, y + 10), (x + width * side, y + 34)],
            darken(colour, 0.2),
            weight=0.6,
        )
    canvas.rect(x, y, width, 13, colour, weight=0.8)


def books(scene: Scene, x: float, y: float, width: float, height: float) -> None:
    """A row of books standing on y."""
    rng = scene.rng
    names = ("red", "blue", "green", "beige", "brown", "golden", "purple", "grey")
    end = x + width
    while x < end - 8:
        w = min(rng.uniform(10, 19), end - x)
        tall = height * rng.uniform(0.72, 1.0)
        scene.canvas.rect(
            x,
            y - tall,
            w,
            tall,
            mix(jitter(COLOURS[rng.choice(names)], rng, 10), rgb("#c9a989"), 0.22),
            weight=0.5,
        )
        x += w


def bookcase(
    scene: Scene, x: float, width: float, height: float, rows: int = 4, colour: Colour = DARK_WOOD
) -> None:
    """A tall case of books standing on the floor line, its left at x."""
    canvas, rng = scene.canvas, scene.rng
    y = FLOOR_Y + 8
    canvas.rect(x, y - height, width, height, colour)
    row = (height - 24) / rows
    for r in range(rows):
        top = y - height + 14 + r * row
        canvas.rect(x + 12, top, width - 24, row - 10, darken(colour, 0.45), weight=0.6)
        split = rng.uniform(0.55, 1.0)
        books(scene, x + 15, top + row - 11, (width - 32) * split, row - 24)
    canvas.rect(x - 6, y - height - 10, width + 12, 14, lighten(colour, 0.1), weight=0.8)


def hanging_lamp(scene: Scene, x: float, y: float, size: float = 60, colour: Colour = PAPER) -> None:
    """A lamp on its cord from the ceiling; y is the rim of the shade."""
    canvas = scene.canvas
    canvas.line([(x, canvas.top), (x, y - size * 0.6)], DARK_WOOD, 3)
    canvas.dot(x, y + 2, size * 0.2, LAMPLIGHT if scene.look.lit else rgb("#f6efdc"))
    canvas.polygon(
        [
            (x - size * 0.24, y - size * 0.6),
            (x + size * 0.24, y - size * 0.6),
            (x + size * 0.85, y),
            (x - size * 0.85, y),
        ],
        colour,
        weight=0.9,
    )
    scene.flame(x, y + 10, 380, 0.55)


def rug(scene: Scene, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
    """An oval rug with two borders."""
    canvas = scene.canvas
    canvas.oval(x, y, rx, ry, colour, weight=0.8, shade=0.06)
    canvas.oval(x, y, rx * 0.88, ry * 0.86, lighten(colour, 0.45), weight=0.6, shade=0)
    canvas.oval(x, y, rx * 0.8, ry * 0.77, lighten(colour, 0.12), weight=0.5, shade=0.05)


def clock(scene: Scene, x: float, y: float, radius: float, rim: Colour = DARK_WOOD) -> None:
    """A round wall clock showing the hour."""
    canvas = scene.canvas
    canvas.oval(x, y, radius, radius, rim)
    canvas.oval(x, y, radius * 0.82, radius * 0.82, PAPER, shade=0, weight=0.6)
    hour = {"morning": (-0.35, -0.2), "midday": (0.05, -0.45), "afternoon": (-0.1, 0.4)}.get(
        scene.look.time_of_day, (-0.4, 0.1)
    )
    canvas.line([(x, y), (x + hour[0] * radius, y + hour[1] * radius)], DARK_WOOD, radius * 0.09)
    canvas.line([(x, y), (x + radius * 0.1, y - radius * 0.62)], DARK_WOOD, radius * 0.06)


def armchair(scene: Scene, x: float, y: float, size: float, colour: Colour) -> None:
    """An armchair from the front; (x, y) is the middle between its feet, ``size`` its width."""
    canvas = scene.canvas
    with canvas.group(x, y, size):
        canvas.shadow(0, -0.02, 0.6, 0.09, 0.28)
        for side in (-1, 1):
            canvas.rect(side * 0.36 - 0.04, -0.1, 0.08, 0.1, DARK_WOOD, weight=0.7)
        canvas.soft(
            [(-0.44, -0.4), (-0.4, -1.16), (0, -1.26), (0.4, -1.16), (0.44, -0.4)], darken(colour, 0.06)
        )
        canvas.rect(-0.36, -0.48, 0.72, 0.2, lighten(colour, 0.12), radius=0.07)
        canvas.rect(-0.42, -0.32, 0.84, 0.25, colour, radius=0.04)
        for side in (-1, 1):
            canvas.rect(side * 0.43 - 0.11, -0.62, 0.22, 0.55, colour, radius=0.1)
        canvas.rect(-0.2, -1.16, 0.4, 0.16, lighten(PAPER, 0.2), radius=0.03, weight=0.6, alpha=0.9)


def vase(scene: Scene, x: float, y: float) -> None:
    """A blue vase of flowers standing on (x, y)."""
    canvas, rng = scene.canvas, scene.rng
    for k in range(7):
        fx, fy = x + (k - 3) * 15, y - 74 - 15 * (k % 2) + abs(k - 3) * 6
        canvas.line([(x, y - 34), (fx, fy)], rgb("#6d9a57"), 4)
        canvas.oval(
            fx,
            fy,
            13,
            12,
            rng.choice((rgb("#e58f9e"), rgb("#f0c85a"), rgb("#f6efe2"), rgb("#d9655a"))),
            weight=0.5,
        )
    canvas.soft(
        [
            (x - 13, y - 46),
            (x + 13, y - 46),
            (x + 26, y - 10),
            (x + 12, y + 6),
            (x - 12, y + 6),
            (x - 26, y - 10),
        ],
        rgb("#7ea3bd"),
        weight=0.8,
    )


def skirted_table(scene: Scene, x: float, y: float, width: float, height: float, cloth: Colour) -> None:
    """A round brazier table whose heavy cloth reaches the floor, with a lace cover."""
    canvas = scene.canvas
    canvas.shadow(x, y - 2, width * 0.62, 17, 0.3)
    top, half = y - height, width / 2
    skirt = [
        (x - half, top),
        (x + half, top),
        (x + half * 1.12, y - 6),
        (x + half * 0.5, y + 5),
        (x - half * 0.5, y + 5),
        (x - half * 1.12, y - 6),
    ]
    canvas.polygon(skirt, cloth)
    for k in (-0.7, -0.35, 0.0, 0.35, 0.7):
        fold = [(x + k * half, top + height * 0.3), (x + k * half * 1.1, y - 4)]
        canvas.ink_line(fold, darken(cloth, 0.35), weight=0.7, alpha=0.55)
    lace = [(x - half * 1.02, top), (x + half * 1.02, top)]
    for k in range(7):
        lace.append((x + half * (0.9 - 0.3 * k), top + height * (0.3 if k % 2 else 0.2)))
    canvas.polygon(lace, rgb("#f6efe0"), weight=0.7)
    canvas.oval(x, top, half * 1.02, width * 0.12, rgb("#faf4e8"), weight=0.9)
