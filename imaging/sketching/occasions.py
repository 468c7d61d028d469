"""What makes a feast unmistakable: what hangs above the people, and what stands at the sides behind them."""

import math
from collections.abc import Callable
from typing import Final

from imaging.sketching.feast_pieces import (
    big_star,
    chalice,
    dove,
    drapes,
    easel_wreath,
    fireworks,
    flower_stand,
    font,
    midnight,
    note,
    paper_sun,
    standing_candle,
    tall_candle,
)
from imaging.sketching.feast_sights import (
    books_and_diploma,
    cauldron,
    feast_cart,
    ferris_wheel,
    grape_basket,
    petals,
    procession_float,
    three_kings,
    tiered_cake,
    vine_swag,
)
from imaging.sketching.feast_stage import CREAM, GOLD, Stage, on_stand
from imaging.sketching.hangings import (
    balloon_bunch,
    bunting,
    cut_papers,
    flower_arch,
    flower_swag,
    lanterns,
    lights,
    ribbons,
    streamers,
)
from imaging.sketching.palette import COLOURS, WOOD, darken, rgb

Draw = Callable[[Stage], None]
_HALLS: Final = frozenset({"church_interior", "dance_hall", "dining_room", "theatre", "room", "cafe"})
# Under the sky, where there are walls or posts to hang a garland between, or nobody knows what there is.
_WALLED: Final = frozenset(
    {
        "church_square", "arcaded_square", "zocalo", "village_street", "city_street", "patio", "corral",
        "tenement_yard", "cloister", "veranda", "balcony", "rooftop", "market", "school_yard", "fairground",
        "train_station", "andean_village", "canal", "farm", "garden", "park", "seafront", "bus_stop",
        "plain",
    }
)  # fmt: skip
_OPEN_GROUND: Final = frozenset(
    {"plain", "park", "countryside", "garden", "pampa", "lake", "beach", "river", "threshing_floor"}
)


def draw_occasion(stage: Stage) -> None:
    """Decorate the page for its occasion, if it has one."""
    decorate = _FEASTS.get(stage.look.occasion or "")
    if decorate is not None:
        decorate(stage)


def _has_walls(stage: Stage) -> bool:
    return stage.look.indoor or stage.look.place in _WALLED


def _christmas(stage: Stage) -> None:
    if _has_walls(stage):
        lights(stage.canvas, stage.rng)
        stage.at_side("christmas_tree", 1, 430)
    if stage.look.indoor:
        stage.at_side("gift", 1, 360, deep=0.34, inwards=150, colour=COLOURS["green"])
        on_stand(stage, -1, "nativity_scene", 300)
    else:
        big_star(stage, 0.18)


def _new_year(stage: Stage) -> None:
    canvas = stage.canvas
    streamers(canvas, stage.rng)
    if stage.look.indoor:
        midnight(canvas, 500, canvas.top + 150, 78)
    else:
        if stage.look.night:
            fireworks(canvas, stage.rng)
    on_stand(stage, -1, "grapes", 330, colour=rgb("#a9bd62"))
    on_stand(stage, 1, "bottle", 330)


def _epiphany(stage: Stage) -> None:
    canvas = stage.canvas
    if stage.look.indoor:
        lights(canvas, stage.rng)
        on_stand(stage, -1, "kings_cake", 330)
    else:
        three_kings(stage)
    big_star(stage, 0.5 if stage.look.indoor else 0.16)
    for kind, inwards, deep, colour in (
        ("gift", 10, 0.22, "red"),
        ("gift", 120, 0.3, "light_blue"),
        ("doll", 80, 0.4, None),
        ("toy_train", 0, 0.48, None),
    ):
        stage.at_side(kind, 1, 380, deep=deep, inwards=inwards, colour=COLOURS[colour] if colour else None)


def _wedding(stage: Stage) -> None:
    if _has_walls(stage):
        ribbons(stage.canvas, rgb("#f3c3cb"))
    if stage.look.indoor and stage.look.place not in _HALLS:
        return
    flower_arch(
        stage.canvas, 500, stage.ground.far_y + 30, 300, (CREAM, rgb("#f3c3cb"), rgb("#ffffff")), stage.rng
    )
    for side in (-1, 1):
        flower_stand(stage, side, (CREAM, rgb("#f6d3d8"), rgb("#ffffff")))


def _communion(stage: Stage) -> None:
    in_church = stage.look.place == "church_interior"
    if _has_walls(stage):
        ribbons(stage.canvas, GOLD)
    chalice(stage.canvas, 500, stage.canvas.top + 190, 120)
    for side in (-1, 1):
        if in_church:
            tall_candle(stage, side)
        flower_stand(stage, side, (rgb("#ffffff"), CREAM, rgb("#fdf3c9")), inwards=96.0 if in_church else 0.0)


def _baptism(stage: Stage) -> None:
    if _has_walls(stage):
        ribbons(stage.canvas, rgb("#9cc5e2"))
    dove(stage.canvas, 500, stage.canvas.top + 175, 92)
    if stage.look.place == "church_interior":
        font(stage)
    else:
        flower_stand(stage, -1, (rgb("#ffffff"), rgb("#cfe4f2"), CREAM))
    flower_stand(stage, 1, (rgb("#ffffff"), rgb("#cfe4f2"), CREAM))


def _birthday(stage: Stage) -> None:
    bunting(stage.canvas, stage.rng, 96)
    for side in (-1, 1):
        balloon_bunch(stage.canvas, side, stage.rng)
    if "cake" not in stage.asked:
        on_stand(stage, 1, "cake", 400)
    stage.at_side("gift", -1, 380, deep=0.3)


def _quinceanera(stage: Stage) -> None:
    pinks = (rgb("#ef9fbc"), rgb("#f7cad8"), CREAM, rgb("#d98bb5"))
    flower_arch(stage.canvas, 500, stage.ground.far_y + 30, 300, pinks, stage.rng, balloons=True)
    tiered_cake(stage, 1)
    flower_stand(stage, -1, pinks)


def _fair(stage: Stage) -> None:
    if stage.look.place in _OPEN_GROUND:
        ferris_wheel(stage)
    lanterns(stage.canvas, stage.rng, 54, lit=stage.look.lit)
    bunting(stage.canvas, stage.rng, 150)


def _romeria(stage: Stage) -> None:
    flower_swag(stage.canvas, stage.rng, (rgb("#d9504a"), rgb("#f2c14b"), rgb("#f3a3b5"), CREAM))
    if stage.look.indoor:
        return
    feast_cart(stage)
    stage.at_side("flag", 1, 470, deep=0.16, colour=COLOURS["green"])


def _holy_week(stage: Stage) -> None:
    canvas = stage.canvas
    purple = COLOURS["purple"]
    if not stage.look.indoor or stage.look.place == "church_interior":
        drapes(canvas, purple)
        procession_float(stage, purple)
    stage.at_side("palm_branch", -1, 470, deep=0.24)
    for k in range(3):
        standing_candle(stage, -1, 84.0 + 42 * k, 150 - 14 * k)


def _harvest(stage: Stage) -> None:
    """Sheaves where grain grows, else baskets of fruit: of coffee in its lands."""
    look = stage.look
    if look.place not in _GRAIN_FIELDS and (look.place not in _FIELDS or look.manner.land in _WITHOUT_GRAIN):
        for side in (-1, 1):
            grape_basket(stage, side, 0.0, 0.3, fruit=(rgb("#c8403a"), rgb("#d9803c"), rgb("#a93436")))
        return
    for side in (-1, 1):
        stage.at_side("sheaf", side, 560, deep=0.16)
        stage.at_side("sheaf", side, 470, deep=0.34, inwards=86)
    stage.at_side("basket", -1, 430, deep=0.5, inwards=20)
    stage.at_side("sickle", 1, 430, deep=0.5, inwards=16)


_GRAIN_FIELDS: Final = frozenset({"wheat_field", "threshing_floor", "windmills"})
_FIELDS: Final = frozenset({"plain", "countryside", "farm", "pampa", "church_square", "village_street"})
_WITHOUT_GRAIN: Final = frozenset({"coffee", "caribbean", "mexico"})


def _grape_harvest(stage: Stage) -> None:
    if stage.look.place not in _OPEN_GROUND | {"vineyard"}:
        vine_swag(stage)
    for side in (-1, 1):
        grape_basket(stage, side, 0.0, 0.26)
        grape_basket(stage, side, 92.0, 0.42)


def _olive_harvest(stage: Stage) -> None:
    if not stage.look.indoor:
        stage.at_side("olive_tree", -1, 470, deep=0.1)
        stage.at_side("ladder", -1, 430, deep=0.16, inwards=150)
    for inwards, deep in ((0.0, 0.26), (96.0, 0.4)):
        grape_basket(stage, 1, inwards, deep, fruit=(rgb("#6b6a3c"), rgb("#8c8a45"), rgb("#4b4550")))


def _slaughter(stage: Stage) -> None:
    canvas = stage.canvas
    width, pole = (canvas.right - canvas.left) / 3, canvas.top + 40
    ends = [(canvas.left - 10, pole), (canvas.right + 10, pole)]
    canvas.line(ends, darken(WOOD, 0.45), 19)
    canvas.line(ends, WOOD, 14)
    for k in range(3):
        stage.hung("sausages", canvas.left + width * (k + 0.5), pole + 0.285 * 500, 500)
    cauldron(stage)
    stage.at_side("brazier" if stage.look.indoor else "bonfire", 1, 330, deep=0.24)


def _day_of_the_dead(stage: Stage) -> None:
    cut_papers(stage.canvas, 52)
    cut_papers(stage.canvas, 148, shifted=True)
    stage.at_side("flower_altar", -1, 440, deep=0.16)
    for k in range(4):
        standing_candle(stage, 1, 24.0 + 42 * k, 104 - 12 * k)
    petals(stage)


def _carnival(stage: Stage) -> None:
    streamers(stage.canvas, stage.rng)
    lanterns(stage.canvas, stage.rng, 40, lit=stage.look.lit)
    for side, tone in ((-1, "purple"), (1, "golden")):
        edge = stage.canvas.left if side < 0 else stage.canvas.right
        stage.hung("mask", edge - side * 120, stage.canvas.top + 290, 640, COLOURS[tone])
    stage.at_side("drum", 1, 430, deep=0.26)
    stage.at_side("maracas", -1, 420, deep=0.26)


def _st_john(stage: Stage) -> None:
    if stage.look.indoor:
        lanterns(stage.canvas, stage.rng, 54, lit=True)
        return
    stage.at_side("bonfire", 1, 640, deep=0.12)
    stage.at_side("bonfire", -1, 300, deep=0.02, inwards=60)
    sparks = stage.canvas.right - 190
    for _ in range(26):
        x, y = sparks + stage.rng.uniform(-120, 110), stage.ground.far_y - stage.rng.uniform(150, 520)
        stage.canvas.dot(x, y, stage.rng.uniform(2.0, 4.4), rgb("#fcc465"), 0.9)


def _school_party(stage: Stage) -> None:
    bunting(stage.canvas, stage.rng, 96)
    stage.at_side("satchel", -1, 430, deep=0.3)
    books_and_diploma(stage)
    for k, tone in enumerate(("red", "yellow", "light_blue")):
        side = -1 if k % 2 == 0 else 1
        edge = stage.canvas.left if side < 0 else stage.canvas.right
        paper_sun(
            stage.canvas,
            edge - side * (120 + 34 * k),
            stage.canvas.top + 262 + 34 * (k % 2),
            42,
            COLOURS[tone],
        )


def _funeral(stage: Stage) -> None:
    canvas = stage.canvas
    for side in (-1, 1):
        easel_wreath(stage, side)
        if stage.look.indoor:
            tall_candle(stage, side, inwards=170)
    height = 1000 - canvas.top
    canvas.gradient(
        canvas.left,
        canvas.top,
        canvas.right - canvas.left,
        height,
        [(0, rgb("#6f7488")), (1, rgb("#8b8794"))],
        alphas=[0.2, 0.1],
    )


def _serenade(stage: Stage) -> None:
    canvas = stage.canvas
    lanterns(canvas, stage.rng, 40, lit=True)
    stage.at_side("guitar", -1, 560, deep=0.24)
    stage.at_side("lantern", 1, 480, deep=0.26)
    stage.at_side("flowers", 1, 520, deep=0.34, inwards=96, colour=COLOURS["red"])
    for k in range(6):
        x = canvas.left + (canvas.right - canvas.left) * (0.1 + 0.16 * k)
        note(canvas, x, canvas.top + 210 + 46 * math.sin(k * 2.1), 26 + 6 * (k % 2))


_FEASTS: Final[dict[str, Draw]] = {
    "christmas": _christmas,
    "new_year": _new_year,
    "epiphany": _epiphany,
    "wedding": _wedding,
    "birthday": _birthday,
    "communion": _communion,
    "baptism": _baptism,
    "fair": _fair,
    "holy_week": _holy_week,
    "harvest": _harvest,
    "day_of_the_dead": _day_of_the_dead,
    "carnival": _carnival,
    "quinceanera": _quinceanera,
    "grape_harvest": _grape_harvest,
    "olive_harvest": _olive_harvest,
    "slaughter": _slaughter,
    "st_john": _st_john,
    "romeria": _romeria,
    "school_party": _school_party,
    "funeral": _funeral,
    "serenade": _serenade,
}
