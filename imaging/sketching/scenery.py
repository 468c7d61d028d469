"""What all outdoor places share: the light of the hour, sky, clouds, hills, ground and grass."""

import math
import random
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

import skia

from imaging.sketching.kit import Canvas, Landmark, Point, through_path
from imaging.sketching.palette import SNOW, Colour, darken, jitter, lighten, mix, rgb
from imaging.sketching.places import SceneLook

# What the place loses of its daylight before the whole page is graded for the hour.
_OUTDOORS: Final[dict[str, Colour]] = {"evening": (0.96, 0.9, 0.92), "night": (0.72, 0.75, 0.88)}
_INDOORS: Final[dict[str, Colour]] = {"evening": (0.98, 0.95, 0.92), "night": (0.9, 0.86, 0.86)}


# What each season lends to the air over the horizon, and how much.
_SEASON_AIR: Final[dict[str, tuple[Colour, float]]] = {
    "spring": (rgb("#f3ead9"), 0.22),
    "summer": (rgb("#fdf3cf"), 0.08),
    "autumn": (rgb("#f6d9a6"), 0.32),
    "winter": (rgb("#dfe5ec"), 0.45),
}


@dataclass
class Scene:
    """A place while it is drawn; ``lights`` shine when all else is done, untouched by the dark."""

    canvas: Canvas
    look: SceneLook
    rng: random.Random
    lights: list[Callable[[], None]] = field(default_factory=list)
    tint: skia.Paint | None = None

    @property
    def left(self) -> float:
        """The page's left edge."""
        return self.canvas.left

    @property
    def right(self) -> float:
        """The page's right edge."""
        return self.canvas.right

    @property
    def width(self) -> float:
        """The page's width in design units."""
        return self.canvas.right - self.canvas.left

    def stands(self, kind: str, x: float, y: float, width: float) -> None:
        """Remember that something people speak of (``vocabulary.LANDMARKS``) has its foot at (x, y)."""
        here = self.canvas.on_page(x, y)
        self.canvas.landmarks.append(Landmark(kind, *here, self.canvas.on_page(x + width, y)[0] - here[0]))

    def flame(self, x: float, y: float, radius: float, alpha: float = 0.5) -> None:
        """A warm light around (x, y), when lamps are lit."""
        if self.look.lit:
            self.lights.append(lambda: self.canvas.glow(x, y, radius, (255, 214, 130), alpha))


@contextmanager
def hour_light(scene: Scene, *, calm: float = 0.26) -> Generator[None]:
    """All that is drawn inside stands in the light of the hour; then the lamps are lit.

    ``calm`` is how much light air lies before the middle of the page, so that what stands behind
    people's faces stays quiet.
    """
    look = scene.look
    red, green, blue = (_INDOORS if look.indoor else _OUTDOORS).get(look.time_of_day, (1.0, 1.0, 1.0))
    if look.grey and not look.indoor:
        red, green, blue = red * 0.91, green * 0.93, blue * 0.97
    matrix = [red, 0, 0, 0, 0, 0, green, 0, 0, 0, 0, 0, blue, 0, 0, 0, 0, 0, 1, 0]
    scene.tint = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(matrix))
    skia_canvas = scene.canvas.skia
    skia_canvas.saveLayer(None, scene.tint)
    try:
        yield
        if calm > 0:
            air = mix(look.sunlight, (246, 236, 214), 0.6)
            scene.canvas.glow(500, 590, 600, air, calm * (0.4 if look.lit else 1.0))
    finally:
        skia_canvas.restore()
        scene.tint = None
    for shine in scene.lights:
        shine()
    scene.lights.clear()


@contextmanager
def own_light(scene: Scene) -> Generator[None]:
    """Within ``hour_light`` and outside of any group: drawn untouched by the dark, as a window's view is."""
    scene.canvas.skia.restore()
    try:
        yield
    finally:
        scene.canvas.skia.saveLayer(None, scene.tint)


def shine_now(scene: Scene) -> None:
    """Within ``hour_light``: light the lamps so far, so that what is drawn next stands before them."""
    if scene.lights:
        with own_light(scene):
            for shine in scene.lights:
                shine()
        scene.lights.clear()


def puffy_path(
    x: float, y: float, rx: float, ry: float, lobes: int, rng: random.Random, flat: float = 0.0
) -> skia.Path:
    """A cloud-like outline of round lobes; ``flat`` (0 to 1) flattens the underside."""
    turn = rng.uniform(0, math.tau)
    angles = [turn + (i + rng.uniform(-0.18, 0.18)) / lobes * math.tau for i in range(lobes)]
    path = skia.Path()

    def at(angle: float, reach: float) -> Point:
        down = math.sin(angle)
        return (x + math.cos(angle) * rx * reach, y + down * ry * reach * (1 - flat if down > 0 else 1))

    path.moveTo(*at(angles[0], 0.86))
    for i, angle in enumerate(angles):
        after = angles[(i + 1) % lobes] + (math.tau if i == lobes - 1 else 0)
        path.quadTo(*at((angle + after) / 2, rng.uniform(1.2, 1.38)), *at(after, 0.86))
    path.close()
    return path


def sky(scene: Scene, horizon: float) -> None:
    """Sky of the hour down to the horizon: sun or moon, stars, clouds of the weather."""
    own = random.Random()
    own.setstate(scene.rng.getstate())
    # Chance goes on as after a fair day, so that all else of a place stays where it is by night or in rain.
    fair = replace(scene.look, weather=None, grey=False, night=False, season="summer")
    _paint_sky(replace(scene, look=fair), horizon)
    _paint_sky(replace(scene, rng=own), horizon)


def _paint_sky(scene: Scene, horizon: float) -> None:
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    air, share = _SEASON_AIR[look.season]
    share *= 0.3 if look.lit else 1.0
    zenith, middle, low = look.sky[0], mix(look.sky[1], air, share), mix(look.sky[2], air, share)
    canvas.rect(scene.left - 2, horizon, scene.width + 4, 1002 - horizon, low, shade=0, outline=False)
    canvas.gradient(
        scene.left,
        canvas.top,
        scene.width,
        horizon + 40 - canvas.top,
        [(0, zenith), (0.55, middle), (1, low)],
    )
    side = rng.choice((rng.uniform(90, 260), rng.uniform(740, 910)))
    if look.night:
        _night_sky(scene, side, horizon)
    elif not look.grey:
        _sun(scene, side, horizon)
    count = {"clouds": 7, "rain": 7, "storm": 8, "snow": 6, "fog": 3, "wind": 5, "sun": 2, "heat": 1}
    for _ in range(count.get(look.weather or "", 3)):
        cloud(scene, rng.uniform(scene.left, scene.right), rng.uniform(canvas.top + 30, horizon * 0.52))
    if not look.night and not look.grey and look.season != "winter" and rng.random() < 0.7:
        swallows(scene, rng.uniform(280, 720), rng.uniform(60, 150))


def _sun(scene: Scene, x: float, horizon: float) -> None:
    canvas, look = scene.canvas, scene.look
    y = {"morning": horizon * 0.5, "afternoon": horizon * 0.36, "evening": horizon - 90}.get(
        look.time_of_day, 105
    )
    warm = rgb("#ffd98f") if look.time_of_day == "evening" else rgb("#fff3c4")
    canvas.glow(x, y, 330, warm, 0.75)
    canvas.dot(x, y, 62, warm, 0.35)
    canvas.dot(x, y, 46, lighten(warm, 0.4))


def _night_sky(scene: Scene, x: float, horizon: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    if scene.look.grey:
        return
    for _ in range(int(scene.width / 14)):
        star = (rng.uniform(scene.left, scene.right), rng.uniform(canvas.top, horizon * 0.9))
        canvas.dot(*star, rng.uniform(1.2, 3.0), (255, 248, 222), rng.uniform(0.35, 0.95))
    canvas.glow(x, 120, 210, (236, 236, 214), 0.4)
    canvas.dot(x, 120, 46, (250, 245, 218))
    for dx, dy, r in ((-14, -10, 9), (12, 8, 12), (-4, 20, 6)):
        canvas.dot(x + dx, 120 + dy, r, (226, 220, 196), 0.6)


def cloud(scene: Scene, x: float, y: float) -> None:
    """One soft cloud in the colours of the hour."""
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    white = {"evening": rgb("#fbd0ba"), "night": rgb("#5b6894"), "morning": rgb("#fff6ea")}.get(
        look.time_of_day, rgb("#fcfbf6")
    )
    if look.grey:
        white = mix(white, rgb("#8d94a2"), 0.75 if look.weather == "storm" else 0.4)
    size = rng.uniform(62, 118)
    lobes = [
        (-0.78, 0.1, 0.27),
        (-0.4, -0.12, 0.38),
        (0.06, -0.3, 0.46),
        (0.5, -0.1, 0.37),
        (0.88, 0.1, 0.25),
    ]
    body = skia.Path()
    for dx, dy, r in lobes:
        reach = size * r * rng.uniform(0.88, 1.12)
        body.addCircle(x + dx * size, y + dy * size, reach)
    body.addRoundRect(
        skia.Rect(x - size * 1.1, y - size * 0.02, x + size * 1.15, y + size * 0.26), size * 0.14, size * 0.14
    )
    canvas.skia.save()
    canvas.skia.clipRect(
        skia.Rect(x - size * 1.4, y - size, x + size * 1.4, y + size * 0.26), skia.ClipOp.kIntersect, True
    )
    canvas.fill(body, white, outline=False, shade=0.0, alpha=0.94, blur=1.6)
    with canvas.clip(body):
        shade = mix(white, look.sky[0], 0.34)
        canvas.oval(
            x + size * 0.1,
            y + size * 0.3,
            size * 1.3,
            size * 0.2,
            shade,
            outline=False,
            shade=0,
            alpha=0.7,
            blur=7,
        )
        for dx, dy, r in lobes[1:4]:
            lit = (
                x + dx * size - size * r * 0.2,
                y + dy * size - size * r * 0.24,
                size * r * 0.6,
                size * r * 0.5,
            )
            canvas.oval(*lit, lighten(white, 0.6), outline=False, shade=0, alpha=0.55, blur=6)
            fold = [
                (x + (dx + r * 0.72) * size, y + dy * size),
                (x + (dx + r * 0.5) * size, y + (dy + r * 0.7) * size),
            ]
            canvas.line(fold, shade, size * 0.06, alpha=0.4, blur=4)
    canvas.skia.restore()


def swallows(scene: Scene, x: float, y: float) -> None:
    """Three far birds."""
    for i in range(3):
        bx, by = x + i * 38 - 20 * (i % 2), y + i * 11 - 22 * (i % 2)
        wing = 11 - i
        scene.canvas.line(
            [(bx - wing, by - 5), (bx - 4, by - 6), (bx, by), (bx + 4, by - 6), (bx + wing, by - 4)],
            mix(scene.look.sky[0], (50, 50, 70), 0.7),
            2.2,
            alpha=0.75,
            smooth=True,
        )


def haze(scene: Scene, colour: Colour, amount: float) -> Colour:
    """The colour seen through ``amount`` of air. The sky's own colours are already those of the hour."""
    air = {"night": rgb("#c3cbe8"), "evening": rgb("#f0c2b0")}.get(scene.look.time_of_day, scene.look.sky[1])
    return mix(colour, air, amount)


def hill(
    scene: Scene, base: float, swing: float, colour: Colour, *, steps: int = 6, weight: float = 0.6
) -> None:
    """A rolling crest at about ``base``, filled to the bottom of the page."""
    rng = scene.rng
    step = scene.width / steps
    crest = [(scene.left + step * i, base + rng.uniform(-swing, swing)) for i in range(-1, steps + 2)]
    points = [*crest, (scene.right + step * 2, 1100), (scene.left - step * 2, 1100)]
    shape, tone = through_path(points), jitter(colour, rng, 4)
    canvas = scene.canvas
    canvas.fill(shape, tone, shade=0.1, weight=weight)
    with canvas.clip(shape):
        canvas.line([(x, y + 7) for x, y in crest], lighten(tone, 0.6), 13, alpha=0.34, smooth=True, blur=4)
        for x, y in crest[1:-1]:
            shade = [
                (x + step * 0.1, y + 4),
                (x + step * 0.75, y + 26),
                (x + step * 0.5, y + 150),
                (x + step * 0.16, y + 120),
            ]
            canvas.soft(shade, darken(tone, 0.3), alpha=0.16, shade=0, outline=False, blur=9)


def far_hills(scene: Scene, low: float) -> None:
    """Three rows of hills, the farthest palest; the nearest crest is at about ``low``."""
    for base, air in ((low - 110, 0.62), (low - 50, 0.4), (low, 0.2)):
        hill(scene, base, 30, haze(scene, scene.look.grass, air))


def peaks(
    scene: Scene, base: float, height: float, colour: Colour, *, snow: float = 0.0, count: int = 4
) -> None:
    """A row of mountains with a shaded side; ``snow`` is the part of the height that is white."""
    canvas, rng = scene.canvas, scene.rng
    gap = scene.width / (count - 0.5)
    for k in range(-1, count + 1):
        x = scene.left + gap * (k + 0.25) + rng.uniform(-0.22, 0.22) * gap
        tall = height * rng.uniform(0.68, 1.05)
        half = gap * rng.uniform(0.72, 0.98)
        top = base - tall
        tone = jitter(colour, rng, 7)
        ridge = [
            (x - half, base),
            (x - half * 0.5, top + tall * 0.44),
            (x - half * 0.2, top + tall * 0.2),
            (x, top),
            (x + half * 0.22, top + tall * 0.26),
            (x + half * 0.52, top + tall * 0.5),
            (x + half, base),
        ]
        canvas.polygon(ridge, lighten(tone, 0.14), shade=0.08, weight=0.6)
        _faces(scene, x, top, half, tall, tone)
        if snow > 0:
            s = snow
            canvas.polygon(
                [
                    (x, top),
                    (x + half * s * 0.85, top + tall * s),
                    (x + half * s * 0.45, top + tall * s * 0.8),
                    (x + half * s * 0.1, top + tall * s * 1.12),
                    (x - half * s * 0.3, top + tall * s * 0.78),
                    (x - half * s * 0.8, top + tall * s),
                ],
                SNOW,
                shade=0.03,
                outline=False,
            )
    canvas.gradient(
        scene.left,
        base - height * 0.5,
        scene.width,
        height * 0.5 + 2,
        [(0, haze(scene, colour, 0.7)), (1, haze(scene, colour, 0.7))],
        alphas=[0.0, 0.5],
    )


def _faces(scene: Scene, x: float, top: float, half: float, tall: float, tone: Colour) -> None:
    """The shaded side of a peak, its spurs and the gullies between them."""
    canvas, rng = scene.canvas, scene.rng
    dark = [
        (x, top),
        (x + half * 0.22, top + tall * 0.26),
        (x + half * 0.52, top + tall * 0.5),
        (x + half, top + tall),
        (x + half * 0.3, top + tall),
        (x + half * 0.12, top + tall * 0.6),
        (x - half * 0.05, top + tall * 0.36),
    ]
    canvas.polygon(dark, darken(tone, 0.16), shade=0, outline=False, alpha=0.75)
    for across, down, wide in (
        (-0.34, 0.42, 0.2),
        (-0.12, 0.56, 0.17),
        (0.34, 0.5, 0.19),
        (0.58, 0.68, 0.15),
    ):
        sx, sy = x + half * (across + rng.uniform(-0.05, 0.05)), top + tall * down
        spur = [
            (sx, sy),
            (sx + half * wide, top + tall),
            (sx - half * wide * 0.2, top + tall),
            (sx - half * 0.03, sy + tall * 0.2),
        ]
        canvas.polygon(spur, darken(tone, 0.2 if across > 0 else 0.1), shade=0, outline=False, alpha=0.5)
        light = [
            (sx, sy),
            (sx - half * 0.03, sy + tall * 0.2),
            (sx - half * wide * 0.2, top + tall),
            (sx - half * wide * 0.9, top + tall),
        ]
        canvas.polygon(light, lighten(tone, 0.5), shade=0, outline=False, alpha=0.28)


def ground(scene: Scene, top: float, colour: Colour, *, texture: bool = True) -> None:
    """Open ground from ``top`` to the bottom, lighter far away, with loose strokes."""
    canvas, rng = scene.canvas, scene.rng
    height = 1000 - top
    canvas.gradient(
        scene.left,
        top,
        scene.width,
        height + 4,
        [(0, lighten(colour, 0.28)), (0.45, colour), (1, darken(colour, 0.16))],
    )
    for k in range(4):
        y = top + height * (0.16 + 0.2 * k)
        x, reach = scene.left + scene.width * rng.random(), scene.width * rng.uniform(0.3, 0.5)
        tone = lighten(colour, 0.7) if k % 2 == 0 else darken(colour, 0.4)
        canvas.oval(x, y, reach, height * 0.07, tone, alpha=0.16, shade=0, outline=False, blur=14)
    if texture:
        area = skia.Path.Rect(skia.Rect(scene.left, top + height * 0.12, scene.right, 1000))
        canvas.brush(area, darken(colour, 0.3), rng, count=46, length=60, width=5, alpha=0.13)
        canvas.brush(area, lighten(colour, 0.6), rng, count=40, length=60, width=5, alpha=0.2)


def earth(scene: Scene, colour: Colour) -> Colour:
    """Bare ground's colour, white where snow lies."""
    return mix(colour, SNOW, 0.8) if scene.look.snowy else colour


def path_shape(
    scene: Scene, top: float, x_far: float, w_far: float, x_near: float, w_near: float
) -> skia.Path:
    """A winding way from (x_far, top) down to the viewer."""
    mid, bend = (x_far + x_near) / 2, scene.rng.uniform(-70, 70)
    y1, y2 = top + (1000 - top) * 0.3, top + (1000 - top) * 0.62
    left = [
        (x_far - w_far, top),
        (mid + bend - w_far - w_near * 0.14, y1),
        (mid - bend * 0.2 - w_near * 0.5, y2),
        (x_near - w_near, 1040),
    ]
    right = [
        (x_near + w_near, 1040),
        (mid - bend * 0.2 + w_near * 0.5, y2),
        (mid + bend + w_far + w_near * 0.14, y1),
        (x_far + w_far, top),
    ]
    return through_path([*left, *right])


def footpath(scene: Scene, top: float, x_far: float, colour: Colour, w_near: float = 330) -> None:
    """An earth path with worn edges."""
    canvas = scene.canvas
    shape = path_shape(scene, top, x_far, 9, 500, w_near)
    canvas.fill(shape, earth(scene, colour), outline=False, shade=0.1, blur=2.2)
    canvas.brush(shape, darken(colour, 0.3), scene.rng, count=26, length=44, width=4)
    canvas.speckle(shape, darken(colour, 0.35), scene.rng, count=26, radius=3.4, alpha=0.22)


def flags(
    scene: Scene, top: float, colour: Colour, *, rows: int = 7, columns: int = 13, alpha: float = 0.45
) -> None:
    """Joints of paving stones in perspective towards the middle of the page."""
    canvas = scene.canvas
    line = darken(colour, 0.28)
    height = 1000 - top
    ys = [top + height * ((i / rows) ** 1.9) for i in range(1, rows)]
    for y in ys:
        canvas.line([(scene.left, y), (scene.right, y)], line, 1.6 + (y - top) / 160, alpha=alpha)
    spread = scene.width / columns
    joints = skia.Path()
    for i in range(-columns, columns + 1):
        joints.moveTo(500 + i * spread * 0.62, top)
        joints.lineTo(500 + i * spread * 1.9, 1000)
    paint = skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=2.0,
        Color=skia.Color(int(line[0]), int(line[1]), int(line[2]), int(255 * alpha)),
    )
    canvas.skia.drawPath(joints, paint)
