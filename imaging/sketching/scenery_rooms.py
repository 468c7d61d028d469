"""What all rooms share: walls, floors in perspective, windows with the season outside, and furniture."""

import skia

from imaging.sketching.kit import polygon_path
from imaging.sketching.palette import (
    BRASS, COLOURS, DARK_WOOD, LAMPLIGHT, PAPER, SNOW, WOOD, Colour, darken, jitter, lighten, mix, rgb,
)
from imaging.sketching.scenery import Scene, own_light, puffy_path

FLOOR_Y = 690.0  # where the back wall meets the floor


def walls(scene: Scene, colour: Colour, *, skirting: Colour | None = None, dado: Colour | None = None) -> None:
    """Back wall lit from the middle, with skirting and perhaps a painted lower band."""
    canvas = scene.canvas
    top = canvas.top
    canvas.gradient(scene.left, top, scene.width, FLOOR_Y - top,
                    [(0, darken(colour, 0.14)), (0.35, colour), (1, lighten(colour, 0.18))])
    area = skia.Path.Rect(skia.Rect(scene.left, top, scene.right, FLOOR_Y))
    canvas.brush(area, darken(colour, 0.25), scene.rng, count=36, length=90, width=9, angle=82, alpha=0.06)
    canvas.brush(area, lighten(colour, 0.8), scene.rng, count=36, length=90, width=9, angle=82, alpha=0.11)
    if dado:
        canvas.gradient(scene.left, 500, scene.width, FLOOR_Y - 500, [(0, dado), (1, lighten(dado, 0.1))])
        canvas.rect(scene.left - 5, 494, scene.width + 10, 9, darken(dado, 0.2), weight=0.6)
    if skirting:
        canvas.rect(scene.left - 5, FLOOR_Y - 20, scene.width + 10, 22, skirting, weight=0.7)


def boards(scene: Scene, colour: Colour) -> None:
    """A floor of planks running to the back."""
    _floor(scene, colour)
    line = darken(colour, 0.3)
    for i in range(-26, 27):
        scene.canvas.line([(500 + i * 58, FLOOR_Y), (500 + i * 128, 1000)], line, 1.8, alpha=0.4)
    for _ in range(22):
        i, t = scene.rng.randrange(-14, 14), scene.rng.uniform(0.05, 0.95)
        y = FLOOR_Y + 310 * t
        gap = 58 + 70 * t
        scene.canvas.line([(500 + i * gap, y), (500 + (i + 1) * gap, y)], line, 1.8, alpha=0.4)


def tiles(scene: Scene, light: Colour, dark: Colour, *, alpha: float = 1.0) -> None:
    """A chequered floor in perspective."""
    _floor(scene, light)
    rows = [FLOOR_Y + 310 * (i / 8) ** 1.5 for i in range(10)]
    path = skia.Path()
    for r in range(9):
        near, far = (rows[r + 1] - FLOOR_Y) / 310, (rows[r] - FLOOR_Y) / 310
        for i in range(-16, 16):
            if (i + r) % 2:
                continue
            g0, g1 = 66 + 84 * far, 66 + 84 * near
            path.addPoly([skia.Point(500 + i * g0, rows[r]), skia.Point(500 + (i + 1) * g0, rows[r]),
                          skia.Point(500 + (i + 1) * g1, rows[r + 1]), skia.Point(500 + i * g1, rows[r + 1])], True)
    scene.canvas.fill(path, dark, outline=False, shade=0.08, alpha=alpha)
    for y in rows[1:]:
        scene.canvas.line([(scene.left, y), (scene.right, y)], darken(light, 0.3), 1.4, alpha=0.3)


def _floor(scene: Scene, colour: Colour) -> None:
    scene.canvas.gradient(scene.left, FLOOR_Y, scene.width, 314,
                          [(0, darken(colour, 0.14)), (0.25, colour), (1, lighten(colour, 0.06))])
    scene.canvas.gradient(scene.left, FLOOR_Y, scene.width, 34, [(0, darken(colour, 0.5)), (1, colour)], alphas=[0.4, 0.0])


def window(
    scene: Scene, x: float, y: float, width: float, height: float, *, frame: Colour = PAPER,
    curtains: Colour | None = None, panes: int = 2, street: bool = False, light: bool = True,
) -> None:
    """A window with sky, season and weather behind it; (x, y) is the upper left of the glass."""
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    canvas.rect(x - 16, y - 16, width + 32, height + 32, frame, weight=0.9)

    with own_light(scene):
        glass = skia.Path.Rect(skia.Rect(x, y, x + width, y + height))
        with canvas.clip(glass):
            canvas.gradient(x, y, width, height, [(0, look.sky[0]), (0.6, look.sky[1]), (1, look.sky[2])])
            dim = {"night": (0.4, 0.46, 0.7), "evening": (0.95, 0.76, 0.7)}.get(look.time_of_day, (1.0, 1.0, 1.0))
            grass: Colour = (look.grass[0] * dim[0], look.grass[1] * dim[1], look.grass[2] * dim[2])
            leaf = rgb("#9a8f84") if look.season == "winter" else look.foliage[0]
            leaf = SNOW if look.snowy else leaf
            tint: Colour = (leaf[0] * dim[0], leaf[1] * dim[1], leaf[2] * dim[2])
            if look.night and not look.grey:
                for i in range(9):
                    canvas.dot(x + width * ((i * 0.37) % 1), y + height * ((i * 0.23) % 0.6), 2, (255, 250, 226), 0.8)
                canvas.dot(x + width * 0.72, y + height * 0.24, width * 0.08, (250, 245, 218))
            if street:
                for i in range(4):
                    top = y + height * (0.4 + 0.12 * ((i * 7) % 3))
                    canvas.rect(x + width * i * 0.26, top, width * 0.27, height,
                                mix(tint, (208 * dim[0], 178 * dim[1], 150 * dim[2]), 0.85), weight=0.5)
            else:
                canvas.oval(x + width * 0.3, y + height * 1.02, width * 0.8, height * 0.34, grass, weight=0.5)
                canvas.fill(puffy_path(x + width * 0.76, y + height * 0.62, width * 0.24, height * 0.24, 8, rng), tint, weight=0.5)
            if look.weather in ("rain", "storm"):
                for i in range(12):
                    rx, ry = x + width * ((i * 0.29) % 1), y + height * ((i * 0.41) % 1)
                    canvas.line([(rx, ry), (rx - 4, ry + 20)], (225, 235, 245), 2, alpha=0.7)
            if look.weather == "snow":
                for i in range(22):
                    canvas.dot(x + width * ((i * 0.29) % 1), y + height * ((i * 0.41) % 1), 3.2, SNOW, 0.9)
            canvas.polygon([(x + width * 0.1, y), (x + width * 0.34, y), (x + width * 0.1, y + height), (x - width * 0.14, y + height)],
                           (255, 255, 255), alpha=0.16, shade=0, outline=False)
        bar = darken(frame, 0.25 if look.night else 0.05)
        for i in range(1, panes):
            canvas.rect(x + width * i / panes - 4, y, 8, height, bar, weight=0.6)
        canvas.rect(x, y + height * 0.42, width, 7, bar, weight=0.6)
        canvas.trace(glass, darken(frame, 0.6))
        if light and not look.lit and not look.grey:
            canvas.glow(x + width / 2, y + height / 2, max(width, height) * 1.05, look.sunlight, 0.4)
    canvas.rect(x - 24, y + height + 14, width + 48, 15, lighten(frame, 0.1), weight=0.8)
    if light and not look.lit and not look.grey:
        lean = 120 if x < 500 else -120
        beam = [(x + lean, 760), (x + width + lean * 1.15, 760), (x + width * 1.15 + lean * 2.1, 985), (x + lean * 2.1 - width * 0.15, 985)]
        scene.lights.append(lambda: canvas.fill(polygon_path(beam), look.sunlight, alpha=0.22, shade=0, outline=False, blur=7))
    if curtains:
        _curtains(scene, x, y, width, height, curtains)


def _curtains(scene: Scene, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    canvas = scene.canvas
    cloth = colour
    canvas.line([(x - 44, y - 26), (x + width + 44, y - 26)], DARK_WOOD, 9)
    for edge, inward in ((x - 34, 1), (x + width + 34, -1)):
        canvas.through([(edge, y - 24), (edge + inward * min(width, 240) * 0.34, y - 24), (edge + inward * min(width, 240) * 0.3, y + height * 0.4),
                        (edge + inward * min(width, 240) * 0.15, y + height * 0.66), (edge + inward * min(width, 240) * 0.24, y + height + 30),
                        (edge - inward * 4, y + height + 30)], cloth, weight=0.9)
        for k in (0.07, 0.15, 0.23):
            canvas.ink_line([(edge + inward * min(width, 240) * k, y - 18), (edge + inward * min(width, 240) * k * 0.75, y + height * 0.5),
                             (edge + inward * min(width, 240) * k * 0.8, y + height + 20)], darken(cloth, 0.3), weight=0.7, alpha=0.5)


def door(scene: Scene, x: float, width: float, height: float, colour: Colour, *, glass: bool = False) -> None:
    """A panelled door standing on the floor line, its middle at x."""
    canvas = scene.canvas
    y = FLOOR_Y
    canvas.rect(x - width / 2 - 14, y - height - 14, width + 28, height + 14, lighten(colour, 0.3), weight=0.9)
    canvas.rect(x - width / 2, y - height, width, height, colour)
    for side in (-1, 1):
        cx = x + side * width * 0.23
        for low, tall in ((0.06, 0.36), (0.5, 0.42)):
            pane = rgb("#bcd9e2") if glass and low > 0.3 else darken(colour, 0.08)
            canvas.rect(cx - width * 0.16, y - height * (low + tall), width * 0.32, height * tall, pane, weight=0.7)
    canvas.dot(x + width * 0.42, y - height * 0.45, 6, BRASS)


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
            canvas.soft([(bx - 20, by + bh), (bx + bw * 0.3, by + bh * 0.3), (bx + bw * 0.7, by + bh)], rgb("#8f9fb0"), weight=0.5)
            canvas.oval(bx + bw * 0.7, by + bh, bw * 0.7, bh * 0.35, rgb("#93b06f"), weight=0.5)
        elif kind == "flowers":
            canvas.rect(bx, by, bw, bh, rgb("#f2e6cc"), outline=False)
            for i in range(5):
                canvas.dot(bx + bw * (0.25 + 0.13 * i), by + bh * (0.4 + 0.1 * (i % 2)), bw * 0.1, rng.choice((rgb("#d8776b"), rgb("#e3b04f"), rgb("#c78bb0"))))
            canvas.rect(bx + bw * 0.36, by + bh * 0.58, bw * 0.28, bh * 0.34, rgb("#7aa0b8"), weight=0.5)
        else:
            back = {"saint": rgb("#cfdfe8"), "chart": rgb("#f4efdc")}.get(kind, rgb("#e6d3b4"))
            canvas.rect(bx, by, bw, bh, back, outline=False)
            cloth = rgb("#5f86b8") if kind == "saint" else rgb("#7a6a62")
            canvas.soft([(bx + bw * 0.5, by + bh * 0.4), (bx + bw * 0.9, by + bh * 0.6), (bx + bw, by + bh * 1.2), (bx, by + bh * 1.2), (bx + bw * 0.1, by + bh * 0.6)], cloth, weight=0.5)
            if kind == "saint":
                canvas.dot(bx + bw * 0.5, by + bh * 0.36, bw * 0.27, rgb("#f3cf6a"))
            canvas.oval(bx + bw * 0.5, by + bh * 0.38, bw * 0.15, bh * 0.16, rgb("#e9bf98"), weight=0.5)
    canvas.trace(skia.Path.Rect(skia.Rect(bx, by, bx + bw, by + bh)), DARK_WOOD, weight=0.6)


def table(scene: Scene, x: float, y: float, width: float, height: float, colour: Colour = WOOD, *, cloth: Colour | None = None) -> None:
    """A table seen a little from above; (x, y) is the middle between its front feet."""
    canvas = scene.canvas
    canvas.shadow(x, y - 4, width * 0.58, 20, 0.3)
    top = y - height
    depth = width * 0.12
    for side in (-1, 1):
        canvas.rect(x + side * width * 0.4 - 8, top - depth * 0.3, 14, height - depth * 0.2, darken(colour, 0.22), weight=0.7)
        canvas.rect(x + side * width * 0.46 - 9, top, 18, height, colour, weight=0.8)
    if cloth:
        canvas.polygon([(x - width * 0.5, top), (x + width * 0.5, top), (x + width * 0.52, top + height * 0.62), (x - width * 0.52, top + height * 0.62)], cloth)
        for i in range(-3, 4):
            canvas.ink_line([(x + i * width * 0.14, top + 8), (x + i * width * 0.148, top + height * 0.58)], darken(cloth, 0.3), weight=0.6, alpha=0.4)
    canvas.polygon([(x - width * 0.5, top), (x - width * 0.43, top - depth), (x + width * 0.43, top - depth), (x + width * 0.5, top)], cloth or lighten(colour, 0.14))
    canvas.rect(x - width * 0.5, top, width, 13, lighten(cloth, 0.2) if cloth else colour, weight=0.8)


def chair(scene: Scene, x: float, y: float, size: float, colour: Colour = WOOD, *, flip: bool = False) -> None:
    """A ladder-back chair with a straw seat, seen from the side and a little above."""
    canvas = scene.canvas
    with canvas.group(x, y, size, flip):
        canvas.shadow(0, -0.02, 0.34, 0.07, 0.25)
        for lx, top in ((-0.2, -0.98), (0.1, -0.46)):
            canvas.limb([(lx + 0.08, top - 0.02), (lx + 0.08, -0.06)], [0.05, 0.05], darken(colour, 0.2), weight=0.7)
        for yy in (-0.9, -0.74):
            canvas.limb([(-0.26, yy + 0.03), (-0.12, yy)], [0.07, 0.07], colour, weight=0.7)
        canvas.polygon([(-0.28, -0.42), (-0.12, -0.5), (0.24, -0.5), (0.22, -0.42)], rgb("#dfbd7c"), weight=0.8)
        for lx, top in ((-0.26, -1.0), (0.2, -0.44)):
            canvas.limb([(lx, top), (lx, 0)], [0.055, 0.055], colour, weight=0.8)
        canvas.line([(-0.26, -0.2), (0.2, -0.2)], darken(colour, 0.1), 0.035)


def shelf(scene: Scene, x: float, y: float, width: float, colour: Colour = WOOD) -> None:
    """A wall board on two brackets; y is its top."""
    canvas = scene.canvas
    for side in (0.12, 0.88):
        canvas.polygon([(x + width * side - 5, y + 10), (x + width * side + 5, y + 10), (x + width * side, y + 34)], darken(colour, 0.2), weight=0.6)
    canvas.rect(x, y, width, 13, colour, weight=0.8)


def books(scene: Scene, x: float, y: float, width: float, height: float) -> None:
    """A row of books standing on y."""
    rng = scene.rng
    names = ("red", "blue", "green", "beige", "brown", "golden", "purple", "grey")
    end = x + width
    while x < end - 8:
        w = min(rng.uniform(10, 19), end - x)
        tall = height * rng.uniform(0.72, 1.0)
        scene.canvas.rect(x, y - tall, w, tall, mix(jitter(COLOURS[rng.choice(names)], rng, 10), rgb("#c9a989"), 0.22), weight=0.5)
        x += w


def bookcase(scene: Scene, x: float, width: float, height: float, rows: int = 4, colour: Colour = DARK_WOOD) -> None:
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
    canvas.polygon([(x - size * 0.24, y - size * 0.6), (x + size * 0.24, y - size * 0.6), (x + size * 0.85, y), (x - size * 0.85, y)], colour, weight=0.9)
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
    hour = {"morning": (-0.35, -0.2), "midday": (0.05, -0.45), "afternoon": (-0.1, 0.4)}.get(scene.look.time_of_day, (-0.4, 0.1))
    canvas.line([(x, y), (x + hour[0] * radius, y + hour[1] * radius)], DARK_WOOD, radius * 0.09)
    canvas.line([(x, y), (x + radius * 0.1, y - radius * 0.62)], DARK_WOOD, radius * 0.06)
