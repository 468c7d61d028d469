"""Trees, bushes and pots of the places: each changes with the season."""

import math
from dataclasses import replace

import skia

from imaging.sketching.kit import polygon_path
from imaging.sketching.palette import SNOW, Colour, darken, jitter, lighten, mix, rgb
from imaging.sketching.scenery import Scene, haze, puffy_path

TRUNK = rgb("#83604a")
CLAY = rgb("#c4714a")
_JACARANDA = (rgb("#a48fd0"), rgb("#8f7cc0"), rgb("#b8a4dd"), rgb("#9a86c8"))


def _trunk_path(x: float, y: float, height: float, foot: float, top: float) -> skia.Path:
    """A trunk that spreads at its foot; ``foot`` and ``top`` are half widths."""
    path = skia.Path()
    path.moveTo(x - foot * 1.7, y)
    path.cubicTo(x - foot * 0.8, y - height * 0.06, x - foot, y - height * 0.4, x - top, y - height)
    path.lineTo(x + top, y - height)
    path.cubicTo(x + foot, y - height * 0.4, x + foot * 0.8, y - height * 0.06, x + foot * 1.7, y)
    path.quadTo(x, y + foot * 0.8, x - foot * 1.7, y)
    path.close()
    return path


def broad_tree(
    scene: Scene, x: float, y: float, height: float, *, air: float = 0.0, colour: Colour | None = None
) -> None:
    """A round leafy tree with its foot at (x, y): blossom in spring, gold in autumn, bare in winter."""
    scene.stands("tree", x, y, height * 0.3)
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    trunk = haze(scene, jitter(TRUNK, rng), air)
    if not air:
        canvas.shadow(x, y, height * 0.32, height * 0.05, 0.28)
    canvas.fill(_trunk_path(x, y, height * 0.5, height * 0.038, height * 0.022), trunk, weight=0.8)
    if look.season == "winter":
        _bare_crown(scene, x, y, height, trunk)
        return
    leaf = haze(scene, jitter(colour or rng.choice(look.foliage), rng), air)
    for side in (-1, 1):
        canvas.limb(
            [(x, y - height * 0.36), (x + side * height * 0.12, y - height * 0.52)],
            [height * 0.035, height * 0.025],
            trunk,
            weight=0.7,
        )
    canvas.fill(
        puffy_path(x, y - height * 0.66, height * 0.33, height * 0.29, 10, rng),
        darken(leaf, 0.13),
        weight=0.8,
    )
    for dx, dy, r in ((-0.09, -0.78, 0.17), (0.11, -0.7, 0.16), (-0.13, -0.6, 0.14), (0.03, -0.86, 0.12)):
        canvas.fill(
            puffy_path(x + dx * height, y + dy * height, r * height, r * height * 0.8, 7, rng),
            lighten(leaf, 0.1),
            outline=False,
            shade=0.2,
            alpha=0.8,
        )
    if look.snowy:
        _snow_blobs(scene, x, y, height)
    elif not air:
        for _ in range(9):
            a, r = rng.uniform(0, math.tau), rng.uniform(0, 0.26)
            canvas.dot(
                x + math.cos(a) * r * height,
                y - height * 0.68 + math.sin(a) * r * height,
                height * 0.014,
                lighten(leaf, 0.55),
                0.7,
            )


def street_tree(scene: Scene, x: float, y: float, height: float, *, air: float = 0.0) -> None:
    """The tree of the country's streets: a broad one, a palm, or a jacaranda that blooms blue."""
    kind = scene.look.manner.tree
    if kind == "palm":
        palm(scene, x, y, height * 1.1, air=air)
        return
    if kind == "jacaranda" and scene.look.season == "spring":
        look = replace(scene.look, foliage=_JACARANDA)
        broad_tree(replace(scene, look=look), x, y, height, air=air)
        return
    broad_tree(scene, x, y, height, air=air)


def _bare_crown(scene: Scene, x: float, y: float, height: float, trunk: Colour) -> None:
    canvas, rng = scene.canvas, scene.rng
    for lean in (-0.95, -0.5, -0.12, 0.3, 0.72, 1.05):
        reach = height * rng.uniform(0.36, 0.46)
        base = (x, y - height * rng.uniform(0.36, 0.48))
        tip = (base[0] + math.sin(lean) * reach, base[1] - math.cos(lean) * reach)
        middle = (base[0] + math.sin(lean * 1.3) * reach * 0.5, base[1] - math.cos(lean) * reach * 0.46)
        canvas.line([base, middle, tip], trunk, height * 0.022, smooth=True)
        for turn in (-0.5, 0.45):
            twig = (
                middle[0] + math.sin(lean + turn) * reach * 0.42,
                middle[1] - math.cos(lean + turn) * reach * 0.42,
            )
            canvas.line([middle, twig], trunk, height * 0.011)
    if scene.look.snowy:
        _snow_blobs(scene, x, y, height)


def _snow_blobs(scene: Scene, x: float, y: float, height: float) -> None:
    for dx, dy, r in ((-0.16, -0.78, 0.1), (0.06, -0.9, 0.11), (0.2, -0.72, 0.09)):
        scene.canvas.fill(
            puffy_path(x + dx * height, y + dy * height, r * height, r * height * 0.45, 6, scene.rng, 0.6),
            SNOW,
            outline=False,
            shade=0.05,
        )


def pine(scene: Scene, x: float, y: float, height: float, *, air: float = 0.0) -> None:
    """A fir of four skirts."""
    scene.stands("tree", x, y, height * 0.3)
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    leaf = haze(scene, jitter(rgb("#4c7d62"), rng), air)
    if not air:
        canvas.shadow(x, y, height * 0.26, height * 0.04, 0.26)
    canvas.rect(
        x - height * 0.03,
        y - height * 0.16,
        height * 0.06,
        height * 0.16,
        haze(scene, TRUNK, air),
        weight=0.7,
    )
    for i in range(4):
        low = y - height * (0.12 + 0.2 * i)
        w, tall = height * (0.27 - 0.05 * i), height * (0.34 - 0.02 * i)
        skirt = [
            (x, low - tall),
            (x + w * 0.55, low - tall * 0.38),
            (x + w, low),
            (x + w * 0.55, low - 0.02 * height),
            (x, low + height * 0.03),
            (x - w * 0.55, low - 0.02 * height),
            (x - w, low),
            (x - w * 0.55, low - tall * 0.38),
        ]
        canvas.fill(polygon_path(skirt), darken(leaf, 0.1 - 0.03 * i), shade=0.22, weight=0.7)
        if look.snowy:
            canvas.soft(
                [
                    (x, low - tall),
                    (x + w * 0.7, low - tall * 0.2),
                    (x + w * 0.1, low - tall * 0.42),
                    (x - w * 0.7, low - tall * 0.15),
                ],
                SNOW,
                outline=False,
                shade=0.05,
            )


def poplar(scene: Scene, x: float, y: float, height: float, *, air: float = 0.0) -> None:
    """A tall narrow tree; bare and feathery in winter."""
    scene.stands("tree", x, y, height * 0.3)
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    leaf = rgb("#9a8f7e") if look.season == "winter" else rng.choice(look.foliage)
    leaf = haze(scene, jitter(leaf, rng), air)
    canvas.rect(
        x - height * 0.018,
        y - height * 0.2,
        height * 0.036,
        height * 0.2,
        haze(scene, TRUNK, air),
        weight=0.6,
    )
    alpha = 0.55 if look.season == "winter" else 1.0
    canvas.fill(
        puffy_path(x, y - height * 0.55, height * 0.12, height * 0.43, 12, rng), leaf, weight=0.6, alpha=alpha
    )
    canvas.fill(
        puffy_path(x - height * 0.025, y - height * 0.62, height * 0.05, height * 0.3, 8, rng),
        lighten(leaf, 0.25),
        outline=False,
        alpha=0.6 * alpha,
    )


def cypress(scene: Scene, x: float, y: float, height: float, *, air: float = 0.0) -> None:
    """A dark flame of a tree, green all year."""
    scene.stands("tree", x, y, height * 0.3)
    green = mix(rgb("#4f7358"), SNOW, 0.38 if scene.look.snowy else 0.0)
    leaf = haze(scene, jitter(green, scene.rng, 5), air)
    w = height * 0.1
    scene.canvas.soft(
        [
            (x, y - height * 1.04),
            (x + w * 0.9, y - height * 0.55),
            (x + w * 1.2, y - height * 0.14),
            (x, y + 6),
            (x - w * 1.2, y - height * 0.14),
            (x - w * 0.9, y - height * 0.55),
        ],
        leaf,
        weight=0.7,
        shade=0.22,
    )


def olive(scene: Scene, x: float, y: float, height: float, *, air: float = 0.0) -> None:
    """A gnarled trunk under a silver-green crown."""
    scene.stands("tree", x, y, height * 0.3)
    canvas, rng = scene.canvas, scene.rng
    trunk = haze(scene, rgb("#7d6a58"), air)
    leaf = haze(scene, jitter(rgb("#8fa078"), rng, 6), air)
    if not air:
        canvas.shadow(x, y, height * 0.5, height * 0.07, 0.3)
    bole = skia.Path()
    bole.moveTo(x - height * 0.17, y)
    bole.cubicTo(
        x - height * 0.02,
        y - height * 0.12,
        x - height * 0.02,
        y - height * 0.24,
        x - height * 0.11,
        y - height * 0.5,
    )
    bole.lineTo(x - height * 0.01, y - height * 0.5)
    bole.cubicTo(
        x + height * 0.1, y - height * 0.3, x + height * 0.04, y - height * 0.12, x + height * 0.14, y
    )
    bole.quadTo(x, y + height * 0.035, x - height * 0.17, y)
    canvas.fill(bole, trunk, weight=0.8)
    for shift in (-0.03, 0.02):
        grain = [
            (x + height * shift, y - height * 0.06),
            (x + height * (shift + 0.02), y - height * 0.2),
            (x + height * (shift - 0.03), y - height * 0.4),
        ]
        canvas.ink_line(grain, darken(trunk, 0.4), weight=0.6, alpha=0.5)
    canvas.limb(
        [(x + height * 0.04, y - height * 0.2), (x + height * 0.16, y - height * 0.48)],
        [height * 0.09, height * 0.05],
        trunk,
        weight=0.8,
    )
    for dx, dy, rx in ((-0.2, -0.6, 0.27), (0.22, -0.62, 0.25), (0.0, -0.78, 0.3)):
        canvas.fill(
            puffy_path(x + dx * height, y + dy * height, rx * height, rx * height * 0.7, 9, rng),
            leaf,
            weight=0.7,
        )
    for _ in range(14):
        canvas.oval(
            x + rng.uniform(-0.36, 0.36) * height,
            y - height * rng.uniform(0.55, 0.92),
            height * 0.024,
            height * 0.012,
            mix(leaf, (235, 240, 215), 0.5),
            outline=False,
            shade=0,
            alpha=0.8,
        )
    if scene.look.snowy:
        _snow_blobs(scene, x, y, height)


def palm(scene: Scene, x: float, y: float, height: float, *, air: float = 0.0) -> None:
    """A palm with arching fronds."""
    scene.stands("tree", x, y, height * 0.3)
    canvas, rng = scene.canvas, scene.rng
    leaf = haze(scene, jitter(rgb("#6d9a58"), rng, 5), air)
    top = (x + height * 0.06, y - height * 0.74)
    canvas.limb(
        [(x, y), (x + height * 0.02, y - height * 0.4), top],
        [height * 0.07, height * 0.05, height * 0.045],
        haze(scene, rgb("#a58562"), air),
        weight=0.7,
    )
    for a in (-2.9, -2.3, -1.8, -1.3, -0.8, -0.2, 0.25, 2.9):
        ex, ey = top[0] + math.cos(a) * height * 0.32, top[1] + math.sin(a) * height * 0.2 + height * 0.1
        mx, my = top[0] + math.cos(a) * height * 0.19, top[1] + math.sin(a) * height * 0.25 - height * 0.04
        canvas.limb(
            [top, (mx, my), (ex, ey)], [height * 0.03, height * 0.06, height * 0.012], leaf, weight=0.6
        )


def bush(
    scene: Scene, x: float, y: float, width: float, *, air: float = 0.0, blooms: Colour | None = None
) -> None:
    """A low rounded bush, perhaps in flower."""
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    base = rgb("#8c9a7c") if look.season == "winter" else rng.choice(look.foliage)
    if look.season == "spring":
        base = rgb("#8fbb68")
    leaf = mix(haze(scene, jitter(base, rng), air), SNOW, 0.6 if look.snowy else 0.0)
    tall = width * 0.3
    canvas.fill(puffy_path(x, y - tall * 0.8, width * 0.48, tall, 9, rng, 0.3), leaf, weight=0.7)
    if blooms and look.season in ("spring", "summer") and not look.snowy:
        for _ in range(14):
            canvas.dot(
                x + rng.uniform(-0.42, 0.42) * width, y - tall * rng.uniform(0.3, 1.5), width * 0.026, blooms
            )


def hedge(scene: Scene, y: float, height: float, *, air: float = 0.2) -> None:
    """A long row of bushes over the whole width."""
    step = height * 1.5
    x = scene.left
    while x < scene.right + step:
        bush(scene, x, y + height * 0.2, height * 2.3 * scene.rng.uniform(0.85, 1.15), air=air)
        x += step


def potted_plant(
    scene: Scene, x: float, y: float, size: float, petals: Colour, *, pot: Colour = CLAY
) -> None:
    """A geranium in a clay pot whose bottom is at (x, y)."""
    canvas, rng = scene.canvas, scene.rng
    canvas.fill(puffy_path(x, y - size * 0.95, size * 0.52, size * 0.4, 8, rng), rgb("#6b9a57"), weight=0.6)
    if scene.look.season != "winter" or scene.look.indoor:
        for _ in range(7):
            px, py = x + rng.uniform(-0.42, 0.42) * size, y - size * rng.uniform(0.75, 1.3)
            canvas.dot(px, py, size * 0.105, petals)
            canvas.dot(px - size * 0.02, py - size * 0.03, size * 0.05, lighten(petals, 0.4))
    canvas.polygon(
        [
            (x - size * 0.34, y - size * 0.6),
            (x + size * 0.34, y - size * 0.6),
            (x + size * 0.24, y),
            (x - size * 0.24, y),
        ],
        pot,
        weight=0.7,
        shade=0.2,
    )
    canvas.rect(
        x - size * 0.39,
        y - size * 0.68,
        size * 0.78,
        size * 0.16,
        lighten(pot, 0.1),
        radius=size * 0.05,
        weight=0.7,
    )
