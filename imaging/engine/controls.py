"""The pictures that ControlNets follow, made of the sketch: what is drawn is known, so nothing is guessed.

Edges and scribble come from the sketch's pixels and masks, depth and segmentation from its masks and
layout, poses from how its people were planned (``imaging.engine.poses``). A picture that the user
brings is followed as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from imaging.engine.poses import pose_picture
from imaging.errors import BadRequestError
from imaging.painting.canvas import LUMA, resized
from imaging.request import AnimalLooks, Control, Mask, PictureRequest, Pixels, Sketch
from imaging.vocabulary import INDOOR_PLACES

Numbers = npt.NDArray[np.floating[Any]]

# Canny's thresholds are shares of the strongest usual edge (Canny 1986 wants them 2 or 3 to 1).
EDGE_LOW: Final = 0.10
EDGE_HIGH: Final = 0.24
EDGE_BLUR: Final = 1.2
SCRIBBLE_BLUR: Final = 2.6
FARTHEST: Final = 0.10  # brightness of what is far behind, where the nearest is 1
GROUND_FROM: Final = 0.52  # of the page's height, where nobody's feet tell better
RELIEF: Final = 0.06  # how much nearer the middle of a body is than its rim
DESIGN: Final = 1000.0  # the layout's units to a page's shorter side

# The colours of ADE20K's classes (Zhou et al. 2017), which segmentation ControlNets were trained with.
ADE20K: Final[Mapping[str, tuple[int, int, int]]] = {
    "wall": (120, 120, 120),
    "building": (180, 120, 120),
    "sky": (6, 230, 230),
    "floor": (80, 50, 50),
    "tree": (4, 200, 3),
    "road": (140, 140, 140),
    "bed": (204, 5, 255),
    "grass": (4, 250, 7),
    "sidewalk": (235, 255, 7),
    "person": (150, 5, 61),
    "earth": (120, 120, 70),
    "table": (255, 6, 82),
    "plant": (204, 255, 4),
    "chair": (204, 70, 3),
    "car": (0, 102, 200),
    "water": (61, 230, 250),
    "painting": (255, 6, 51),
    "sofa": (11, 102, 255),
    "sea": (9, 7, 230),
    "field": (112, 9, 255),
    "armchair": (8, 255, 214),
    "lamp": (224, 255, 8),
    "flower": (255, 0, 0),
    "book": (255, 163, 0),
    "bench": (194, 255, 0),
    "boat": (173, 255, 0),
    "animal": (255, 0, 122),
}
_CLASS_OF_THING: Final[Mapping[str, str]] = {
    "table": "table", "chair": "chair", "armchair": "armchair", "sofa": "sofa", "bench": "bench",
    "bed": "bed", "lamp": "lamp", "book": "book", "car": "car", "boat": "boat", "flowers": "flower",
    "flower_pot": "plant", "christmas_tree": "tree", "photo_frame": "painting",
}  # fmt: skip
_GROUND_OF_PLACE: Final[Mapping[str, str]] = {
    "beach": "earth", "harbour": "road", "river": "grass", "countryside": "field", "farm": "earth",
    "vineyard": "earth", "olive_grove": "earth", "forest": "earth", "mountains": "grass",
    "park": "grass", "garden": "grass", "city_street": "road", "leaning_towers": "road",
    "village_street": "sidewalk", "church_square": "sidewalk", "market": "sidewalk", "patio": "floor",
    "running_track": "road", "train_station": "sidewalk", "arcaded_square": "sidewalk", "zocalo": "sidewalk",
    "monument": "sidewalk", "seafront": "sidewalk", "ship_deck": "floor", "fairground": "earth",
    "bullring": "earth", "threshing_floor": "earth", "cornfield": "earth", "wheat_field": "field",
    "andean_village": "earth", "desert": "earth", "jungle": "earth", "lookout": "sidewalk",
    "school_yard": "earth", "tenement_yard": "floor", "cloister": "sidewalk", "corral": "earth",
    "swimming_pool": "sidewalk", "rooftop": "floor", "building_site": "earth", "bus_stop": "sidewalk",
    "hut": "earth", "balcony": "floor", "veranda": "floor", "playground": "earth", "pyramid": "earth",
    "windmills": "field", "frozen_pond": "water",
}  # fmt: skip
_BACK_OF_PLACE: Final[Mapping[str, str]] = {
    "city_street": "building", "leaning_towers": "building", "village_street": "building",
    "church_square": "building", "market": "building", "patio": "building", "train_station": "building",
    "forest": "tree", "beach": "sea", "harbour": "sea", "river": "water", "arcaded_square": "building",
    "zocalo": "building", "monument": "building", "seafront": "sea", "ship_deck": "sea", "canal": "water",
    "fairground": "tree", "bullring": "building", "football_pitch": "building", "jungle": "tree",
    "lake": "water", "waterfall": "water", "lighthouse": "sea", "school_yard": "building",
    "tenement_yard": "building", "cloister": "building", "corral": "wall", "swimming_pool": "water",
    "rooftop": "building", "building_site": "building", "bus_stop": "building", "balcony": "building",
    "playground": "tree", "castle": "building", "pyramid": "building", "andean_village": "building",
    "frozen_pond": "tree",
}  # fmt: skip


def control_picture(control: Control, sketch: Sketch | None, request: PictureRequest) -> Pixels:
    """(H, W, 3) of the request's size: the user's own picture, else one made of the sketch."""
    if control.pixels is not None:
        return resized(control.pixels, request.width, request.height)
    if sketch is None:
        raise BadRequestError(f"without a sketch the control {control.kind!r} needs a picture to follow")
    return _MAKERS[control.kind](sketch, request)


def edges(pixels: Pixels) -> Pixels:
    """White edges of one pixel on black, as Canny's detector finds them."""
    return _grey(_canny(pixels, EDGE_BLUR, EDGE_LOW, EDGE_HIGH) * 255.0)


def scribble(pixels: Pixels, masks: Mapping[str, Mask]) -> Pixels:
    """Few thick white strokes on black: the outlines of everyone and everything, and the strongest edges."""
    lines = _canny(pixels, SCRIBBLE_BLUR, EDGE_LOW * 1.4, EDGE_HIGH * 1.6)
    for mask in masks.values():
        lines |= mask ^ np.asarray(ndimage.binary_erosion(mask), np.bool_)
    thick = max(1.0, min(lines.shape) / 256)
    stroke = ndimage.gaussian_filter(lines.astype(np.float32), thick) * thick * 2.4
    return _grey(np.clip((stroke - 0.35) * 4, 0, 1) * 255)


def depth(sketch: Sketch, request: PictureRequest) -> Pixels:
    """Near is bright: ground that comes nearer downwards, everyone as near as the ground they stand on."""
    height, width = sketch.pixels.shape[:2]
    grounds: dict[str, float] = {
        spot.key: _row(spot.depth, width, height) for spot in sketch.layout.spots if spot.key
    }
    horizon = _horizon(grounds.values())
    rows = (np.arange(height, dtype=np.float32) + 0.5) / height
    plane = FARTHEST + (1 - FARTHEST) * np.clip((rows - horizon) / (1 - horizon), 0, 1)
    if request.setting.place in INDOOR_PLACES:
        plane = np.maximum(plane, FARTHEST * 2.5)
    out = np.repeat(plane[:, None], width, axis=1)
    for key, mask in sketch.masks.items():
        if not mask.any():
            continue
        foot = grounds.get(key)
        if foot is None:
            foot = float(np.flatnonzero(mask.any(axis=1))[-1] + 1) / height
        near = FARTHEST + (1 - FARTHEST) * np.clip((foot - horizon) / (1 - horizon), 0.08, 1)
        inside: Any = ndimage.distance_transform_edt(mask)
        deep = np.asarray(inside, np.float32)
        bulge: Numbers = np.sqrt(deep / max(1.0, float(deep.max())))
        out[mask] = (near + RELIEF * (bulge - 1))[mask]
    return _grey(np.clip(ndimage.gaussian_filter(out, 0.8), 0, 1) * 255)


def segmentation(sketch: Sketch, request: PictureRequest) -> Pixels:
    """Who and what is where, in the colours of ADE20K."""
    height, width = sketch.pixels.shape[:2]
    grounds = [_row(spot.depth, width, height) for spot in sketch.layout.spots if spot.key]
    line = round(_horizon(grounds) * height)
    place = request.setting.place
    indoors = place in INDOOR_PLACES
    out = np.empty((height, width, 3), np.uint8)
    out[:line] = ADE20K["wall" if indoors else "sky"]
    if not indoors and place in _BACK_OF_PLACE:
        out[line // 3 if _BACK_OF_PLACE[place] in ("building", "tree") else line - line // 5 : line] = ADE20K[
            _BACK_OF_PLACE[place]
        ]
    out[line:] = ADE20K["floor" if indoors else _GROUND_OF_PLACE.get(place, "grass")]
    classes = {subject.key: subject.looks for subject in request.subjects}
    for key, mask in sketch.masks.items():
        if key in classes:
            out[mask] = ADE20K["animal" if isinstance(classes[key], AnimalLooks) else "person"]
        elif (kind := _thing_class(key, request)) is not None:
            out[mask] = ADE20K[kind]
    return out


def _thing_class(key: str, request: PictureRequest) -> str | None:
    number = key.removeprefix("thing-")
    if not number.isdigit() or int(number) >= len(request.things):
        return None
    return _CLASS_OF_THING.get(request.things[int(number)].kind)


def _row(depth_units: float, width: int, height: int) -> float:
    """The row of a layout's y, as a share of the page's height: the bottom of every page is at 1000."""
    return 1 - (DESIGN - depth_units) / (DESIGN * max(1.0, height / width))


def _horizon(grounds: Iterable[float]) -> float:
    """Where the ground begins: well above whoever stands farthest."""
    return float(np.clip(min(grounds, default=1.0) - 0.14, 0.3, GROUND_FROM))


def _canny(pixels: Pixels, blur: float, low: float, high: float) -> Mask:
    """Canny's edge detector (1986): smoothed gradients, thinned across their direction, followed by
    hysteresis. ``low`` and ``high`` are shares of full contrast.
    """
    luma = ndimage.gaussian_filter((pixels.astype(np.float32) @ LUMA) / 255, blur)
    across, down = (np.asarray(ndimage.sobel(luma, axis=axis), np.float32) / 4 for axis in (1, 0))
    strength = np.asarray(np.hypot(across, down), np.float32)
    thin = _thinned(strength, across, down)
    strong, weak = thin > high * 0.25, thin > low * 0.25
    found: Any = ndimage.label(weak, structure=np.ones((3, 3)))
    labels, count = found
    alive = np.zeros(int(count) + 1, np.bool_)
    alive[np.unique(labels[strong])] = True
    alive[0] = False
    return alive[labels]


def _thinned(strength: Numbers, across: Numbers, down: Numbers) -> Numbers:
    """What is not strongest along its own gradient becomes 0."""
    turn = np.round(np.arctan2(down, across) / (np.pi / 4)).astype(int) % 4
    padded = np.pad(strength, 1)
    height, width = strength.shape
    out = np.zeros_like(strength)
    for direction, (dy, dx) in enumerate(((0, 1), (1, 1), (1, 0), (1, -1))):
        ahead = padded[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
        behind = padded[1 - dy : 1 - dy + height, 1 - dx : 1 - dx + width]
        keep = (turn == direction) & (strength >= ahead) & (strength > behind)
        out[keep] = strength[keep]
    return out


def _grey(values: Numbers | Mask) -> Pixels:
    return np.repeat(np.asarray(values + 0.5, np.uint8)[..., None], 3, axis=-1)


_MAKERS: Final[Mapping[str, Callable[[Sketch, PictureRequest], Pixels]]] = {
    "edges": lambda sketch, _: edges(sketch.pixels),
    "scribble": lambda sketch, _: scribble(sketch.pixels, sketch.masks),
    "depth": depth,
    "pose": pose_picture,
    "segmentation": segmentation,
}
