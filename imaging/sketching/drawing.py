"""The sketch itself: a checked request becomes a finished page with the true mask of each subject."""

import random
import time
from dataclasses import replace

import numpy as np

from imaging import layout  # as a module: layout itself needs this package's sizes
from imaging.request import (
    AnimalLooks,
    Layout,
    Mask,
    PersonLooks,
    PictureRequest,
    Pixels,
    Region,
    Sketch,
)
from imaging.sketching.aboard import afloat, all_bathe
from imaging.sketching.animals import SIZES, draw_animal
from imaging.sketching.bank import draw_bank, draw_open_water
from imaging.sketching.barriers import BARRIERS, draw_barrier
from imaging.sketching.checking import check_request
from imaging.sketching.company import Company, company
from imaging.sketching.feast_stage import Stage
from imaging.sketching.finish import finish
from imaging.sketching.furniture import draw_furniture
from imaging.sketching.kit import Canvas
from imaging.sketching.objects import find_thing, known_things
from imaging.sketching.occasions import draw_occasion
from imaging.sketching.overlays import draw_before, draw_wind
from imaging.sketching.palette import COLOURS, Colour, rgb
from imaging.sketching.people import Part, draw_person
from imaging.sketching.places import Ground, SceneLook, draw_place, scene_look
from imaging.sketching.workplaces import COLOURED, WORKPLACES, draw_workplace
from imaging.spots import Arrangement, Spot
from imaging.vocabulary import LANDMARKS

_SMALL = 64  # pixels of a page that nobody looks at
_MOVE = 24.0  # design units by which what an edge would cut is moved inwards, at most so many times
_MOST_MOVES = 7
_BRINGS = {"bed": {"lying"}, "stove": {"cooking"}, "cake": {"blowing_candles"}}
_WATCHING = frozenset(
    {"standing", "sitting", "walking", "clapping", "shouting", "eating", "drinking", "talking", "laughing",
     "waving", "holding_hands", "pointing", "embracing", "crying", "listening", "sitting_on_ground"}
)  # fmt: skip
_FALL_OF_LIGHT = 0.13
_ROPE = rgb("#8f6b3f")
_ROPE_WIDTH = 5.0  # design units
_SOLID = 128  # alpha from which a pixel belongs to what is drawn; shadows and glows stay below


def draw_sketch(request: PictureRequest) -> Sketch:
    """Draw the request as a storybook page.

    The same request gives the same pixels. Raises BadRequestError for what cannot be drawn.
    """
    started = time.perf_counter()
    drawn, look = draw_unfinished(request)
    pixels = finish(drawn.pixels, look, request.style, drawn.masks.values())
    return replace(drawn, pixels=pixels, seconds=time.perf_counter() - started)


def draw_unfinished(request: PictureRequest) -> tuple[Sketch, SceneLook]:
    """The drawing in its own colours, before the hour's light, the print and the paper are laid over it."""
    started = time.perf_counter()
    check_request(request)
    page = Canvas(request.width, request.height)
    look, ground = _draw_ground(page, request)
    behind = random.Random(f"behind {request.seed}")
    draw_occasion(Stage(page, look, ground, behind, page.asked))
    draw_wind(page, look, behind)
    plan = layout.arrange(request, ground, (page.left, page.top, page.right, page.bottom))
    masks, regions = _draw_spots(page, plan, request, _light_on_subjects(look))
    front = _draw_front(page, ground, look, request)
    for mask in masks.values():
        mask &= ~front
    drawn = Layout(regions, plan.spots, plan.anew)
    return Sketch(_opaque(page), masks, drawn, time.perf_counter() - started), look


def planned(request: PictureRequest) -> tuple[Arrangement, frozenset[str]]:
    """Where everyone of the sketch stands, without drawing it, and what stands in its place
    (``vocabulary.LANDMARKS``). Raises BadRequestError for what cannot be drawn.
    """
    check_request(request)
    page = Canvas(_SMALL * request.width // request.height, _SMALL)
    _, ground = _draw_ground(page, request)
    plan = layout.arrange(request, ground, (page.left, page.top, page.right, page.bottom))
    furniture = frozenset(spot.kind for spot in plan.spots if spot.key is None)
    return plan, (furniture & frozenset(LANDMARKS)) | {each.kind for each in ground.landmarks}


def _draw_ground(page: Canvas, request: PictureRequest) -> tuple[SceneLook, Ground]:
    """Draw the place with its water, where there must be some."""
    look = scene_look(request.setting)
    page.year, page.lit = request.setting.year, look.lit
    page.country = request.setting.country
    page.asked = frozenset(thing.kind for thing in request.things) | _brought(request)
    ground = draw_place(page, look, random.Random(f"place {request.seed}"))
    if _only_watched(request):
        draw_barrier(page, ground.far_y, request.setting.place)
    bank = random.Random(f"bank {request.seed}")
    if afloat(request.subjects, request.things):
        return look, draw_open_water(page, look, ground, bank)
    if all_bathe(request.subjects):
        return look, draw_open_water(page, look, ground, bank, deep=True)
    if any(subject.posture == "fishing" for subject in request.subjects):
        return look, draw_bank(page, look, ground, bank)
    return look, ground


def _only_watched(request: PictureRequest) -> bool:
    """Whether all look on where others play, ride or fight: they stand on the near side of the barrier."""
    people = [s for s in request.subjects if isinstance(s.looks, PersonLooks)]
    onlookers = bool(people) and len(people) == len(request.subjects)
    return request.setting.place in BARRIERS and onlookers and all(s.posture in _WATCHING for s in people)


def _brought(request: PictureRequest) -> frozenset[str]:
    """Furniture that somebody's doing brings along, so that the place needs none of its own."""
    doing = {subject.posture for subject in request.subjects}
    return frozenset(kind for kind, postures in _BRINGS.items() if doing & postures)


def _draw_front(page: Canvas, ground: Ground, look: SceneLook, request: PictureRequest) -> Mask:
    """Foreground decoration and weather; answers where the decoration hides what is behind."""
    layer = page.layer()
    ground.foreground(layer)
    page.stamp(layer)
    draw_before(page, look, random.Random(f"before {request.seed}"))
    return layer.rgba()[..., 3] >= _SOLID


def _light_on_subjects(look: SceneLook) -> tuple[float, float, float]:
    """The tint that the hour and the weather lay on people and things; places are painted in it already."""
    if look.indoor:
        return (1.0, 0.96, 0.9) if look.lit else (1.0, 1.0, 1.0)
    if look.night:
        return (1.0, 0.97, 0.92)  # as by a lamp: faces and clothes are to be read
    if look.time_of_day == "evening":
        return (1.0, 0.93, 0.86)
    return (0.95, 0.97, 1.0) if look.grey else (1.0, 1.0, 1.0)


def _draw_spots(
    page: Canvas, plan: Arrangement, request: PictureRequest, light: tuple[float, float, float]
) -> tuple[dict[str, Mask], dict[str, Region]]:
    """Draw everything from far to near, each in a layer of its own, and keep what stays visible."""
    drawing = _Spots(page, plan, request, light)
    for spot in plan.spots:
        drawing.add(spot)
    regions = {key: _box(mask, drawing.planned[key]) for key, mask in drawing.masks.items()}
    return drawing.masks, regions


class _Spots:
    """The spots of one page while they are drawn."""

    def __init__(
        self, page: Canvas, plan: Arrangement, request: PictureRequest, light: tuple[float, float, float]
    ) -> None:
        self.page, self.request, self.light = page, request, light
        onlookers = replace(request.setting, place="park")  # in their own clothes, not in those of a team
        self.setting = onlookers if _only_watched(request) else request.setting
        self.subjects = {subject.key: subject for subject in request.subjects}
        self.planned = plan.layout().regions
        self.masks: dict[str, Mask] = {}
        self.company: Company = company(plan.spots, self.subjects, self.setting)
        order = {spot.key: i for i, spot in enumerate(plan.spots)}
        self.over = {
            held: holder for held, holder in self.company.over.items() if order[holder] < order[held]
        }
        self.holders = frozenset(self.over.values())
        self.moved: dict[str, Spot] = {}

    def add(self, spot: Spot) -> None:
        """Draw one spot, and over it the arm of whoever holds it."""
        layer, spot = self._whole(spot)
        self._stamp(layer, spot.key)
        if spot.key in self.over:
            holder = self.over[spot.key]
            layer = self.page.layer()
            self._person(layer, self.moved[holder], "near_arm")
            self._stamp(layer, holder)
        child = self.company.astride.get(spot.key or "")
        if child in self.moved:
            self._over(child, "limbs")
            self._over(spot.key or "", "arms")
        by = self.company.tended.get(spot.key or "")
        if by in self.moved:
            self._over(by, "arms")
        for animal, rope in self.company.leads.items():
            if spot.key in (animal, rope.by) and animal in self.moved and rope.by in self.moved:
                layer = self.page.layer()
                layer.line([rope.hand, rope.sag, rope.neck], _ROPE, _ROPE_WIDTH, smooth=True)
                self._stamp(layer, None)

        for rope in self.company.ropes:
            if spot.key in rope.by and all(key in self.moved for key in rope.by):
                layer = self.page.layer()
                layer.line(list(rope.points), _ROPE, _ROPE_WIDTH, smooth=True)
                self._stamp(layer, None)

    def _over(self, key: str, part: Part) -> None:
        """A part of somebody once more, over what was drawn since."""
        layer = self.page.layer()
        self._person(layer, self.moved[key], part)
        self._stamp(layer, key)

    def _stamp(self, layer: Canvas, key: str | None) -> None:
        box = self.page.stamp(layer, layer.tone(self.light, _FALL_OF_LIGHT))
        solid = layer.rgba()[..., 3][box] >= _SOLID
        for mask in self.masks.values():
            mask[box] &= ~solid
        if key is not None:
            shape = (self.page.height, self.page.width)
            self.masks.setdefault(key, np.zeros(shape, np.bool_))[box] |= solid

    def _whole(self, spot: Spot) -> tuple[Canvas, Spot]:
        """The spot on a layer of its own, moved inwards while an edge of the page would cut it."""
        layer = self.page.layer()
        self._draw(layer, spot)
        for _ in range(_MOST_MOVES):
            alpha = layer.rgba()[..., 3]
            cut_left, cut_right = alpha[:, 0].max() >= _SOLID, alpha[:, -1].max() >= _SOLID
            cut_top, cut_bottom = alpha[0].max() >= _SOLID, alpha[-1].max() >= _SOLID
            if spot.key is None or (cut_left == cut_right and cut_top == cut_bottom):
                break
            spot = replace(
                spot,
                x=spot.x + _MOVE * (int(cut_left) - int(cut_right)),
                y=spot.y + _MOVE * (int(cut_top) - int(cut_bottom)),
            )
            layer = self.page.layer()
            self._draw(layer, spot)
        if spot.key is not None:
            self.moved[spot.key] = spot
        return layer, spot

    def _draw(self, layer: Canvas, spot: Spot) -> None:
        subject = self.subjects.get(spot.key or "")
        if subject is not None and isinstance(subject.looks, PersonLooks):
            self._person(layer, spot, "without_near_arm" if subject.key in self.holders else "whole")
        elif subject is not None and isinstance(subject.looks, AnimalLooks):
            carried = next(iter(subject.holding), None)
            at = (spot.x, spot.y, spot.scale, spot.facing, spot.posture)
            draw_animal(layer, subject.looks, subject.key, *at, carried)
        elif spot.kind in WORKPLACES or spot.kind in COLOURED:
            colour = _told_colour(spot, self.request)
            draw_workplace(layer, spot.kind, spot.x, spot.y, spot.scale, spot.facing, colour)
        elif spot.kind in known_things():
            _draw_thing(layer, spot, self.request)
        elif spot.kind in SIZES:
            looks = AnimalLooks(spot.kind)
            draw_animal(layer, looks, spot.kind, spot.x, spot.y, spot.scale, spot.facing, spot.posture)
        else:
            draw_furniture(layer, spot.kind, spot.x, spot.y, spot.scale, spot.height, spot.width)

    def _person(self, layer: Canvas, spot: Spot, part: Part) -> None:
        subject = self.subjects[spot.key or ""]
        if isinstance(subject.looks, PersonLooks):
            stance = replace(self.company.stances[subject.key], x=spot.x, y=spot.y)
            setting = self.setting
            colours = {kind: COLOURS[colour] for kind, colour in subject.colours}
            draw_person(
                layer,
                subject.looks,
                subject.key,
                stance,
                subject.holding,
                subject.feeling,
                setting,
                part,
                colours,
            )


def _box(solid: Mask, planned: Region) -> Region:
    """The tight box of what was drawn, with the planned depth."""
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    if rows.size == 0:
        return planned
    height, width = solid.shape
    return Region(
        float(columns[0]) / width,
        float(rows[0]) / height,
        float(columns[-1] + 1) / width,
        float(rows[-1] + 1) / height,
        planned.depth,
    )


def _told_colour(spot: Spot, request: PictureRequest) -> Colour | None:
    wanted = request.things[int(spot.key.removeprefix("thing-"))].colour if spot.key is not None else None
    return COLOURS[wanted] if wanted is not None else None


def _draw_thing(layer: Canvas, spot: Spot, request: PictureRequest) -> None:
    colour = _told_colour(spot, request)
    born = spot.x if spot.born is None else spot.born
    rng = random.Random(f"thing {request.seed} {spot.kind} {round(born)}")
    with layer.group(spot.x, spot.y, flip=spot.facing < 0):
        find_thing(spot.kind).draw(layer, 0, 0, spot.scale, colour, rng)


def _opaque(page: Canvas) -> Pixels:
    return np.ascontiguousarray(page.rgba()[..., :3])
