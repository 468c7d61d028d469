"""What the recogniser learns from: drawn scenes whose every label is the truth, in files of some scenes each.

Most are drawn small, for their places, faces and animals. One in eight is drawn in the size of a page, where
hair and cloth are looked for as well: in its drawing, in half of them also in the picture that the painting
model was taught with, and in drawings of the same people in other colours and styles.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from imaging import vocabulary
from imaging.painting.canvas import crop_box, resized
from imaging.request import AnimalLooks, Mask, PersonLooks, PictureRequest, Pixels, SubjectRequest
from imaging.sketching.drawing import draw_unfinished
from imaging.sketching.finish import finish
from imaging.sketching.sampling import sample_request
from imaging.training.painted_look import painted
from tests.bench.visible import Visible, large, told_garment, visible, visible_faces

PAGE: Final = 256  # pixels to which whole pictures are reduced
FACES: Final = PAGE // 4  # the map of faces
CROP: Final = 64  # pixels of the crops of hair, cloth and animals
MARGIN: Final = 0.12
DOT: Final = 1.6  # squared cells over which the dot of a face fades
HAIR: Final = (*vocabulary.HAIR_COLOURS, "bald")
COLOURED: Final = ("storybook", "watercolour", "oil", "comic", "clear", "digital", "slide", "colour_print")
SCENES: Final = 80  # of one file
LARGE, SMALL = 512, 256  # pixels of a drawn page
KINDS: Final = 8  # of so many scenes the first is drawn large and
COUNTED: Final = 6  # in so many faces are looked for
RECOLOURED: Final = 5  # times that the people of a large drawing are drawn in other colours
Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]
Point = tuple[float, float]
LOOKS: Final = ("hair", "cloth", "animal")


@dataclass(frozen=True)
class Crops:
    """Parts of pictures (n, CROP, CROP, 4), the last channel telling where to look, and their truth (n,)."""

    pictures: Bytes
    truth: Numbers


@dataclass(frozen=True)
class Lessons:
    """Pages (n, PAGE, PAGE, 3) with their places (n,), maps of faces (n, FACES, FACES) 0-255 and whether
    faces were looked for (n,); and crops by the name of what is to be seen.
    """

    pages: Bytes
    places: Numbers
    maps: Bytes
    counted: npt.NDArray[np.bool_]
    crops: dict[str, Crops]

    @classmethod
    def read(cls, folder: Path, first: int = 0, last: int | None = None) -> Self:
        """From the files of a folder, perhaps only some of them."""
        files = [np.load(path) for path in sorted(folder.glob("*.npz"))[first:last]]

        def joined(name: str) -> Bytes:
            return np.concatenate([file[name] for file in files])

        return cls(
            joined("pages"),
            joined("places").astype(np.int64),
            joined("maps"),
            joined("counted").astype(np.bool_),
            {name: Crops(joined(name), joined(f"{name}_truth").astype(np.int64)) for name in LOOKS},
        )


class _Notebook:
    """The lessons of one file while they are drawn."""

    def __init__(self) -> None:
        self.pages: list[Pixels] = []
        self.places: list[int] = []
        self.maps: list[Pixels] = []
        self.counted: list[bool] = []
        self.crops: dict[str, list[Bytes]] = {name: [] for name in LOOKS}
        self.truth: dict[str, list[int]] = {name: [] for name in LOOKS}

    def page(self, request: PictureRequest, pixels: Pixels, faces: Sequence[Point] | None) -> None:
        self.pages.append(resized(pixels, PAGE, PAGE))
        self.places.append(vocabulary.TAUGHT_PLACES.index(request.setting.place))
        self.maps.append(face_map(faces or (), pixels.shape[0]))
        self.counted.append(faces is not None)

    def part(self, name: str, pixels: Pixels, where: Mask, truth: int) -> None:
        self.crops[name].append(crop_of(pixels, where))
        self.truth[name].append(truth)

    def write(self, path: Path) -> None:
        arrays = {
            "pages": np.stack(self.pages),
            "places": np.array(self.places),
            "maps": np.stack(self.maps),
            "counted": np.array(self.counted),
            **{name: np.stack(crops) for name, crops in self.crops.items()},
            **{f"{name}_truth": np.array(truth) for name, truth in self.truth.items()},
        }
        np.savez(path, allow_pickle=False, **arrays)


def draw_lessons(folder: Path, files: int) -> None:
    """Draws files of lessons; those that are there already are left as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        path = folder / f"{number:03d}.npz"
        if not path.exists():
            notebook = _Notebook()
            rng = random.Random(f"lessons {number}")
            for scene in range(SCENES):
                _draw(notebook, rng, scene)
            notebook.write(path)


def _draw(notebook: _Notebook, rng: random.Random, scene: int) -> None:
    """Draws one scene, every other one with an animal, all in styles with colour."""
    kind = scene % KINDS
    request = sample_request(rng, LARGE if kind == 0 else SMALL)
    while scene % 2 and not any(isinstance(s.looks, AnimalLooks) for s in request.subjects):
        request = sample_request(rng, request.width)
    request = replace(request, style=rng.choice(COLOURED))
    drawn, look = draw_unfinished(request)
    sketch = finish(drawn.pixels, look, request.style, drawn.masks.values())
    seen = visible(request, drawn) if kind == 0 else Visible({}, {}, {})
    small = visible_faces(request, drawn) if 0 < kind < COUNTED else seen.faces
    faces = list(small.values()) if kind < COUNTED else None
    pictures = [sketch]
    if kind == 0 and scene % (2 * KINDS):
        pictures.append(painted(drawn.pixels, drawn.masks, look, request.style, request.seed))
    sizeable = large(request, drawn)
    for picture in pictures:
        notebook.page(request, picture, faces)
        for subject in request.subjects:
            for name, where, truth in asked(subject, seen, drawn.masks[subject.key], subject.key in sizeable):
                notebook.part(name, picture, where, truth)
    if seen.hair or seen.cloth:
        for _ in range(RECOLOURED):
            _draw_recoloured(notebook, recoloured(request, rng), seen)


def _draw_recoloured(notebook: _Notebook, request: PictureRequest, seen: Visible) -> None:
    """Draws people once more who stand where ``seen`` tells, for their hair and cloth alone."""
    drawn, look = draw_unfinished(request)
    picture = finish(drawn.pixels, look, request.style, drawn.masks.values())
    for subject in request.subjects:
        for name, where, truth in asked(subject, seen, drawn.masks[subject.key], sizeable=False):
            notebook.part(name, picture, where, truth)


def recoloured(request: PictureRequest, rng: random.Random) -> PictureRequest:
    """The same scene in another style, everybody's hair and garment of another colour."""
    subjects = tuple(
        replace(s, looks=_other_colours(s.looks, rng)) if isinstance(s.looks, PersonLooks) else s
        for s in request.subjects
    )
    return replace(request, subjects=subjects, style=rng.choice(COLOURED))


def _other_colours(looks: PersonLooks, rng: random.Random) -> PersonLooks:
    worn, colour = told_garment(looks), rng.choice(vocabulary.COLOURS)
    garments = tuple(replace(g, colour=colour) if g is worn else g for g in looks.garments)
    return replace(looks, hair_colour=rng.choice(vocabulary.HAIR_COLOURS), garments=garments)


def asked(
    subject: SubjectRequest, seen: Visible, mask: Mask, sizeable: bool
) -> Iterator[tuple[str, Mask, int]]:
    """What there is to be seen of a subject, where to look for it, and the truth."""
    looks = subject.looks
    if isinstance(looks, AnimalLooks):
        if sizeable:
            yield "animal", mask, vocabulary.TAUGHT_ANIMALS.index(looks.species)
        return
    hair = "bald" if looks.hair_style == "bald" else looks.hair_colour
    if hair is not None and subject.key in seen.hair:
        yield "hair", seen.hair[subject.key], HAIR.index(hair)
    worn = told_garment(looks)
    if worn is not None and worn.colour is not None and subject.key in seen.cloth:
        yield "cloth", seen.cloth[subject.key], vocabulary.COLOURS.index(worn.colour)


def crop_of(pixels: Pixels, where: Mask) -> Bytes:
    """(CROP, CROP, 4): this part of a picture with a little around it, and the mask."""
    left, top, right, bottom = crop_box(where, MARGIN)
    inside = np.repeat(where[top:bottom, left:right, None].astype(np.uint8) * 255, 3, axis=-1)
    seen = resized(np.ascontiguousarray(pixels[top:bottom, left:right]), CROP, CROP)
    return np.concatenate([seen, resized(inside, CROP, CROP)[..., :1]], axis=-1)


def face_map(faces: Sequence[Point], height: int) -> Bytes:
    """(FACES, FACES) 0-255: a soft dot at each face of a page so many pixels high."""
    y, x = np.mgrid[0:FACES, 0:FACES]
    dots = np.zeros((FACES, FACES), np.float32)
    for across, down in faces:
        column, row = int(across * FACES / height), int(down * FACES / height)
        dots = np.maximum(dots, np.exp(-((x - column) ** 2 + (y - row) ** 2) / DOT))
    return (dots * 255).astype(np.uint8)
