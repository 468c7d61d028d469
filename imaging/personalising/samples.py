"""Pictures that a model in training makes: the same scenes and seeds at every epoch, to be compared by eye.

The embedded model repaints a drawn scene's subject from its lines, as a page's subject is; the others paint
from words.
"""

import random
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, TypeVar

from PIL import Image

from imaging.engine.catalogue import Model
from imaging.engine.devices import Device
from imaging.engine.diffuser import Diffuser
from imaging.engine.families import FAMILIES
from imaging.engine.shelf import Shelf
from imaging.painting import Painter
from imaging.painting.canvas import resized
from imaging.painting.own_colours import OwnColours
from imaging.personalising.recipes import Recipe
from imaging.personalising.values import Trainee
from imaging.request import (
    AnimalLooks,
    Inpainting,
    Mask,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    Sketch,
    Start,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from imaging.vocabulary import ANIMALS, OBJECTS, PLACES

PLACES_SHOWN: Final = (
    ("park", "in a park"),
    ("kitchen", "in a kitchen"),
    ("beach", "on a beach"),
    ("village_street", "in a village street"),
    ("garden", "in a garden"),
    ("living_room", "in a living room"),
)
POSTURES_SHOWN: Final = ("standing", "sitting", "walking", "waving")
NOBODYS: Final = {  # what is drawn where the class is no drawn one
    "woman": ("adult", "female"), "man": ("adult", "male"), "girl": ("child", "female"),
    "boy": ("child", "male"), "lady": ("adult", "female"), "grandmother": ("elder", "female"),
    "grandfather": ("elder", "male"),
}  # fmt: skip
SHEET_SIDE: Final = 256  # pixels of one picture on the sheet
STEPS: Final = 25
GUIDANCE_OF_EVOCA: Final = 1.0
KEY: Final = "subject"
THING: Final = "thing-0"  # the mask of a scene's first thing
PADDING: Final = 24  # pixels around a thing that are painted with it and left as they were

T = TypeVar("T")


class Sampler(Protocol):
    """Makes one of the fixed pictures, told with or without the token."""

    def picture(self, number: int, token: str) -> Pixels:
        """The picture of this number, as large as the model is trained on."""
        ...

    def subject(self, number: int) -> Mask | None:
        """Where its subject is, if that is known."""
        ...

    def drawn(self, number: int) -> Pixels | None:
        """What it was painted over, if anything: a drawing of somebody of the class."""
        ...


@dataclass(frozen=True)
class Scene:
    """A drawn scene with one subject of the trainee's class and looks of nobody."""

    request: PictureRequest
    sketch: Sketch


class EvocaSampler:
    """Scenes of the embedded model. ``seed`` chooses them, ``colours`` are the subject's own."""

    def __init__(
        self, pipeline: Any, trainee: Trainee, seed: int, colours: OwnColours | None = None, steps: int = 6
    ) -> None:
        self._painter = Painter(
            pipeline, "in training", taught=True, colours=colours, place=trainee.kind == "place"
        )
        self._ordinary = Painter(pipeline, "in training")  # for pictures of the class, without the token
        self._trainee = trainee
        self.seed = seed
        self._steps = steps

    def picture(self, number: int, token: str) -> Pixels:
        """The scene with its subject painted."""
        scene = scene_of(self._trainee, number, self.seed)
        name = f"{token} {self._trainee.class_words}".strip()
        place = PLACES_SHOWN[number % len(PLACES_SHOWN)][1]
        request = replace(scene.request, prompt=f"{name}, {place}", steps=self._steps)
        painter = self._painter if token else self._ordinary
        thing = scene.sketch.masks.get(THING)
        if thing is not None and thing.any():
            hole = Inpainting(thing, content="original", only_masked=True, padding=PADDING)
            start = Start(scene.sketch.pixels, hole)
            return finished(painter.paint(replace(request, things=(), start=start), None)).pixels
        if not request.subjects:
            return finished(painter.base(request, scene.sketch))
        subject = replace(request.subjects[0], prompt=f"a {name}, {place}")
        request = replace(request, subjects=(subject,))
        pixels, _ = finished(painter.repaint(request, scene.sketch, scene.sketch.pixels, KEY))
        return pixels

    def subject(self, number: int) -> Mask | None:
        """Where the drawn scene's subject is."""
        masks = scene_of(self._trainee, number, self.seed).sketch.masks
        return masks.get(KEY, masks.get(THING))

    def drawn(self, number: int) -> Pixels | None:
        """The drawn scene."""
        return scene_of(self._trainee, number, self.seed).sketch.pixels


class DiffusionSampler:
    """Pictures from words alone, by a model of diffusers' families."""

    def __init__(self, pipeline: Any, model: Model, trainee: Trainee, recipe: Recipe) -> None:
        self._diffuser = Diffuser(pipeline, model, Shelf([], model, lambda _: Device("cpu", "float32", 0)))
        self._defaults = FAMILIES[model.family].defaults
        self._trainee = trainee
        self._recipe = recipe

    def picture(self, number: int, token: str) -> Pixels:
        """The picture, at the training's resolution."""
        place = PLACES_SHOWN[number % len(PLACES_SHOWN)][1]
        name = f"{token} {self._trainee.class_words}".strip()
        request = PictureRequest(
            prompt=f"photo of {name}, {place}" if self._trainee.kind != "place" else f"photo of {name}",
            seed=self._recipe.seed + number,
            width=self._recipe.resolution,
            height=self._recipe.resolution,
            model="in training",
            steps=min(STEPS, self._defaults.steps),
            guidance=self._defaults.guidance,
            style="digital",
        )
        return finished(self._diffuser.paint(request, None)).pixels

    def subject(self, number: int) -> Mask | None:
        """Nobody knows: it was painted from words."""
        del number

    def drawn(self, number: int) -> Pixels | None:
        """Nothing: it was painted from words."""
        del number


def scene_of(trainee: Trainee, number: int, seed: int) -> Scene:
    """The scene of this number, always the same."""
    rng = random.Random(f"{seed} {number}")
    place = PLACES_SHOWN[number % len(PLACES_SHOWN)][0]
    request = PictureRequest(
        setting=SettingRequest(_place_of(trainee.class_words) or place, "summer", "midday"),
        subjects=_nobody(trainee, number, rng),
        things=_thing_of(trainee),
        seed=rng.getrandbits(31),
        width=512,
        height=512,
        guidance=GUIDANCE_OF_EVOCA,
    )
    return Scene(request, draw_sketch(request))


def _nobody(trainee: Trainee, number: int, rng: random.Random) -> tuple[SubjectRequest, ...]:
    if trainee.kind == "pet":
        species = next((word for word in trainee.class_words.split() if word in ANIMALS), "dog")
        return (SubjectRequest(KEY, AnimalLooks(species), central=True),)
    if trainee.kind != "person":
        return ()
    words = trainee.class_words.split()
    age, gender = next((NOBODYS[word] for word in reversed(words) if word in NOBODYS), ("adult", None))
    age = "elder" if {"old", "elderly"} & set(words) else "young" if "young" in words else age
    looks = PersonLooks(age, gender or rng.choice(("female", "male")))
    return (SubjectRequest(KEY, looks, POSTURES_SHOWN[number % len(POSTURES_SHOWN)], central=True),)


def _thing_of(trainee: Trainee) -> tuple[ThingRequest, ...]:
    """The thing that is drawn, where there is one of this name."""
    kinds = [word for word in trainee.class_words.split() if word in OBJECTS]
    return (ThingRequest(kinds[-1]),) if trainee.kind == "thing" and kinds else ()


def _place_of(class_words: str) -> str | None:
    name = class_words.replace(" ", "_")
    return name if name in PLACES else None


def finished(steps: Generator[Any, None, T]) -> T:
    """What a generator returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def sheet_of(pictures: Sequence[Pixels]) -> Image.Image:
    """The pictures side by side, two rows where there are many."""
    columns = len(pictures) if len(pictures) <= 4 else (len(pictures) + 1) // 2
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * SHEET_SIDE, rows * SHEET_SIDE), "white")
    for number, pixels in enumerate(pictures):
        small = resized(pixels, SHEET_SIDE, SHEET_SIDE)
        place = (number % columns * SHEET_SIDE, number // columns * SHEET_SIDE)
        sheet.paste(Image.fromarray(small), place)
    return sheet
