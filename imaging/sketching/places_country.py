"""Places in the open country: hills, woods and fields."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import PAPER, SNOW, Colour, darken, mix, rgb
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.places_farmsteads import american_country
from imaging.sketching.scenery import (
    Scene,
    earth,
    far_hills,
    footpath,
    ground,
    haze,
    hill,
    hour_light,
    peaks,
    puffy_path,
    sky,
)
from imaging.sketching.scenery_buildings import (
    WHITEWASH,
    house,
    roof_colour,
)
from imaging.sketching.scenery_foreground import grass_front, grassy, tuft
from imaging.sketching.scenery_plants import broad_tree, cypress, olive, pine

PATH = rgb("#d9bf94")


@place("mountains")
def mountains(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Two ranges of peaks over a high meadow with firs and a lake."""
    scene = Scene(canvas, look, rng)
    sky(scene, 620)
    with hour_light(scene):
        snow = 0.5 if look.season == "winter" or look.snowy else 0.26
        peaks(scene, 640, 330, haze(scene, rgb("#8b98b2"), 0.45), snow=snow, count=5)
        peaks(scene, 660, 420, rgb("#8792a6"), snow=snow, count=3)
        hill(scene, 590, 34, haze(scene, mix(look.grass, rgb("#5f8668"), 0.6), 0.25))
        for _ in range(12):
            pine(
                scene,
                rng.uniform(scene.left, scene.right),
                rng.uniform(612, 650),
                rng.uniform(70, 110),
                air=0.3,
            )
        hill(scene, 662, 16, mix(look.grass, rgb("#6b9466"), 0.3))
        ground(scene, 690, look.grass)
        lake = through_path([(300, 672), (520, 656), (740, 670), (650, 692), (420, 696)])
        canvas.fill(lake, mix(rgb("#8cbccb"), SNOW, 0.6 if look.snowy else 0), weight=0.6)
        for side in (-1, 1):
            for k in range(3):
                x = 500 + side * (330 + k * 90 + rng.uniform(-20, 20))
                pine(scene, x, 700 + k * 22, 210 + k * 55)
        grassy(scene, 730, 14)
    return Ground(far_y=745, foreground=grass_front(scene))


@place("forest")
def forest(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A clearing between tall trees, light falling in."""
    scene = Scene(canvas, look, rng)
    sky(scene, 640)
    with hour_light(scene):
        green = mix(look.foliage[0], rgb("#6f9070"), 0.4)
        for base, air in ((470, 0.66), (540, 0.5)):
            canvas.fill(
                puffy_path(500, base + 120, scene.width * 0.62, 170, 26, rng),
                haze(scene, green, air),
                weight=0.5,
            )
        for _ in range(10):
            pine(
                scene,
                rng.uniform(scene.left, scene.right),
                rng.uniform(655, 680),
                rng.uniform(230, 330),
                air=0.42,
            )
        ground(scene, 668, mix(look.grass, rgb("#8a8f58"), 0.25 if not look.snowy else 0))
        footpath(scene, 672, 500 + rng.uniform(-60, 60), PATH, 250)
        for k in range(3):
            for side in (-1, 1):
                x = 500 + side * (270 + k * 95 + rng.uniform(-22, 22))
                tree = pine if rng.random() < 0.5 else broad_tree
                tree(scene, x, 690 + k * 26, 380 + k * 90)
        grassy(scene, 740, 12)
        for _ in range(4):
            _mushroom(scene, rng.choice((rng.uniform(20, 150), rng.uniform(850, 980))), rng.uniform(880, 960))
        for side in (-1, 1):
            x = 500 + side * (scene.width / 2 + 45)
            canvas.limb(
                [(x + side * 20, 1010), (x, 700), (x + side * 10, 300), (x, canvas.top - 20)],
                [150, 92, 80, 70],
                rgb("#6f5140"),
            )
            canvas.hatch(
                skia.Path.Rect(skia.Rect(x - 40, canvas.top, x + 40, 980)),
                rgb("#3f2d26"),
                gap=13,
                angle=86,
                alpha=0.3,
            )
    if not look.lit and not look.grey:
        for k in range(3):
            x = 300 + k * 170
            canvas.polygon(
                [(x, canvas.top), (x + 70, canvas.top), (x + 10, 800), (x - 150, 800)],
                look.sunlight,
                alpha=0.13,
                shade=0,
                outline=False,
                blur=9,
            )
    return Ground(far_y=750, left=90, right=910, foreground=grass_front(scene))


def _mushroom(scene: Scene, x: float, y: float) -> None:
    if scene.look.season != "autumn":
        tuft(scene.canvas, x, y, 26, rgb("#6f9a5f"))
        return
    scene.canvas.rect(x - 5, y - 20, 10, 20, PAPER, radius=4, weight=0.6)
    scene.canvas.soft(
        [(x - 22, y - 16), (x - 12, y - 40), (x + 12, y - 40), (x + 22, y - 16)], rgb("#c8553f"), weight=0.7
    )
    for dx in (-7, 4):
        scene.canvas.dot(x + dx, y - 25, 2.6, PAPER)


@place("countryside")
def countryside(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Patchwork fields, a far village with its tower, a track with poppies."""
    if look.manner.american:
        return american_country(canvas, look, rng)
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        far_hills(scene, 555)
        _far_village(scene, rng.choice((250, 740)), 560)
        _fields(scene)
        for _ in range(5):
            cypress(
                scene,
                rng.choice((rng.uniform(20, 260), rng.uniform(740, 980))),
                640,
                rng.uniform(90, 130),
                air=0.15,
            )
        ground(scene, 684, look.grass)
        footpath(scene, 690, 500 + rng.uniform(-90, 90), PATH, 260)
        broad_tree(scene, 500 + rng.choice((-1, 1)) * 420, 760, 400)
        grassy(scene, 730, 22)
    return Ground(far_y=745, foreground=grass_front(scene))


def _far_village(scene: Scene, x: float, y: float) -> None:
    for k in range(6):
        house(scene, x - 120 + k * 40, y + 6, 42, scene.rng.uniform(32, 48), WHITEWASH, air=0.3)
    scene.canvas.rect(x - 14, y - 92, 28, 98, haze(scene, rgb("#e6d3ae"), 0.25), weight=0.6)
    scene.canvas.polygon(
        [(x - 18, y - 92), (x, y - 126), (x + 18, y - 92)], haze(scene, roof_colour(scene), 0.25), weight=0.6
    )


def _fields(scene: Scene) -> None:
    look = scene.look
    crops: dict[str, tuple[Colour, ...]] = {
        "spring": (rgb("#a5c86f"), rgb("#c6cf72"), rgb("#8fb866")),
        "summer": (rgb("#e5c66a"), rgb("#d6b45c"), rgb("#a9b562")),
        "autumn": (rgb("#b98a5c"), rgb("#a8764f"), rgb("#c9a468")),
        "winter": (rgb("#b39c7c"), rgb("#9fae79"), rgb("#a68d6f")),
    }
    for k, colour in enumerate(crops[look.season]):
        tone = mix(colour, SNOW, 0.8 if look.snowy else 0)
        y = 566 + k * 40
        shape = through_path(
            [
                (scene.left - 200, y + 14),
                (250 + k * 120, y - 16),
                (700 - k * 90, y + 8),
                (scene.right + 200, y - 10),
                (scene.right + 200, y + 140),
                (scene.left - 200, y + 140),
            ]
        )
        scene.canvas.fill(shape, haze(scene, tone, 0.22 - 0.09 * k), weight=0.6)
        scene.canvas.hatch(shape, darken(tone, 0.4), gap=12 + 4 * k, angle=8 if k % 2 else -9, alpha=0.22)


@place("vineyard")
def vineyard(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Rows of vines running to the hills, a white farmhouse."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        far_hills(scene, 560)
        house(scene, 640, 588, 150, 84, WHITEWASH, air=0.15)
        cypress(scene, 620, 592, 130, air=0.1)
        cypress(scene, 815, 590, 110, air=0.1)
        soil = earth(scene, rgb("#c99f72"))
        ground(scene, 584, soil)
        leaf = {
            "spring": rgb("#9dc064"),
            "summer": rgb("#6f9c54"),
            "autumn": rgb("#c58c50"),
            "winter": rgb("#8d7260"),
        }[look.season]
        for side in (-1, 1):
            for row in range(6, 0, -1):
                _vine_row(scene, side, row, leaf)
    return Ground(far_y=760, left=170, right=830, foreground=grass_front(scene, rgb("#9aa864")))


def _vine_row(scene: Scene, side: int, row: int, leaf: Colour) -> None:
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    for k in range(9):
        t = (k / 8) ** 1.7
        y = 600 + 330 * t
        x = 500 + side * (row * (34 + 150 * t) + 60 * t + 16)
        size = 14 + 52 * t
        if not scene.left - 80 < x < scene.right + 80:
            continue
        canvas.limb(
            [(x, y), (x + size * 0.1, y - size * 0.8)], [size * 0.18, size * 0.14], rgb("#6d4f3d"), weight=0.6
        )
        if look.season == "winter":
            for lean in (-0.7, 0.1, 0.7):
                canvas.line(
                    [(x + size * 0.1, y - size * 0.8), (x + lean * size, y - size * 1.5)],
                    rgb("#6d4f3d"),
                    size * 0.07,
                )
            continue
        canvas.fill(puffy_path(x, y - size * 1.1, size * 0.95, size * 0.58, 8, rng, 0.2), leaf, weight=0.6)
        if look.season in ("summer", "autumn") and k > 3:
            for dx in (-0.4, 0.35):
                for g in range(4):
                    canvas.dot(
                        x + dx * size + (g % 2) * size * 0.12,
                        y - size * 0.75 + (g // 2) * size * 0.12,
                        size * 0.09,
                        rgb("#6b4a78"),
                    )


@place("olive_grove")
def olive_grove(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Silver olive trees in rows on red earth, hills dotted with more."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        for base, air in ((430, 0.6), (495, 0.42), (555, 0.26)):
            hill(
                scene,
                base,
                34,
                haze(scene, mix(mix(rgb("#d2ae7c"), look.grass, 0.45), SNOW, 0.6 if look.snowy else 0), air),
            )
            for _ in range(30):
                x = rng.uniform(scene.left, scene.right)
                canvas.oval(
                    x, base + rng.uniform(34, 62), 11, 8, haze(scene, rgb("#8a9c74"), air), weight=0.4
                )
        ground(scene, 600, earth(scene, rgb("#d3a477")))
        for row, (y, height) in enumerate(((632, 110), (668, 160), (716, 240))):
            count = 7 - row * 2
            for k in range(-count, count + 1):
                x = 500 + (k + 0.5) * (112 + row * 78)
                if scene.left - 150 < x < scene.right + 150 and (row < 1 or abs(x - 500) > 190 + row * 90):
                    olive(scene, x + rng.uniform(-10, 10), y, height, air=0.22 - row * 0.11)
    return Ground(far_y=770, foreground=grass_front(scene, rgb("#b5a469")))
