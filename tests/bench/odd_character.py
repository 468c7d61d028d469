"""Characters that nothing here was ever trained on: hair and cloth of colours that the palette does not have.

The renderer draws them with its palette changed, and their cloth twice, in stripes of two colours. The same
scene drawn with the ordinary palette is what Evoca would sketch of them; where the two drawings differ is, to
the pixel, where hair and cloth are.
"""

import random
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from imaging.request import (
    Garment,
    Mask,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    Sketch,
    SubjectRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.describing import describe_place
from imaging.sketching.palette import COLOURS, HAIRS, Colour

HAIR_NAME: Final = "brown"  # the palette's entries that are changed for a moment
CLOTH_NAME: Final = "brown"
STRIPES: Final = 9  # of a figure's height
CHANGED: Final = 24  # levels in one channel: less is the same pixel
NEARER: Final = 0.5  # share of a region's pixels that must look like the character
LEAST_REGION: Final = 60  # pixels: less cannot be judged


@dataclass(frozen=True)
class Odd:
    """A character: colours of the hair and of the two stripes of the cloth, age and gender, how called."""

    token: str
    class_words: str
    hair: Colour
    stripes: tuple[Colour, Colour]
    age: str
    gender: str
    hair_style: str
    garment: str


TURQUOISE_WOMAN: Final = Odd(
    "sudelp", "woman", (32, 190, 186), ((150, 214, 40), (122, 30, 150)), "adult", "female", "long", "poncho"
)
MAGENTA_MAN: Final = Odd(
    "bonafi", "man", (226, 40, 150), ((20, 60, 220), (255, 170, 0)), "adult", "male", "short", "sweater"
)
LIME_GIRL: Final = Odd(
    "tirego", "girl", (150, 224, 40), ((250, 90, 60), (60, 220, 230)), "child", "female", "braids", "dress"
)
BLUE_ELDER: Final = Odd(
    "novaci", "old man", (50, 90, 250), ((250, 225, 30), (20, 130, 120)), "elder", "male", "short", "cardigan"
)


@dataclass(frozen=True)
class OddScene:
    """One scene: as Evoca would sketch it, as it truly is, and by key where hair and cloth can be seen."""

    request: PictureRequest
    sketch: Sketch
    truth: Pixels
    hair: dict[str, Mask]
    cloth: dict[str, Mask]


def odd_scene(
    odds: tuple[Odd, ...], rng: random.Random, places: tuple[str, ...], size: int = 512
) -> OddScene:
    """A random scene with these characters, each its own subject whose key is the token."""
    place = rng.choice(places)
    subjects = tuple(_subject(odd, rng, place, first=odd is odds[0]) for odd in odds)
    request = PictureRequest(
        setting=SettingRequest(place, rng.choice(("spring", "summer", "autumn")), "midday"),
        subjects=subjects,
        seed=rng.getrandbits(31),
        width=size,
        height=size,
        prompt=", ".join(subject.prompt for subject in subjects),
    )
    plain = draw_sketch(request)
    truth, hair, cloth = plain.pixels.copy(), {}, {}
    for odd in odds:
        mask = plain.masks[odd.token]
        with _palette(odd.hair, COLOURS[CLOTH_NAME]):
            haired = draw_sketch(request).pixels
        clothed = []
        for colour in odd.stripes:
            with _palette(odd.hair, colour):
                clothed.append(draw_sketch(request).pixels)
        hair[odd.token] = _differs(plain.pixels, haired) & mask
        cloth[odd.token] = _differs(clothed[0], clothed[1]) & mask & ~hair[odd.token]
        truth[mask] = _striped(clothed[0], clothed[1], mask)[mask]
    return OddScene(request, plain, truth, hair, cloth)


def _subject(odd: Odd, rng: random.Random, place: str, first: bool) -> SubjectRequest:
    looks = PersonLooks(
        age=odd.age,
        gender=odd.gender,
        hair_colour=HAIR_NAME,
        hair_style=odd.hair_style,
        skin="light",
        garments=(Garment(odd.garment, CLOTH_NAME),),
    )
    posture = rng.choice(("standing", "walking", "sitting", "waving", "standing"))
    prompt = f"a {odd.token} {odd.class_words}, {posture}, {describe_place(place)}"
    return SubjectRequest(odd.token, looks, posture, central=first, prompt=prompt)


@contextmanager
def _palette(hair: Colour, cloth: Colour) -> Generator[None]:
    before = HAIRS[HAIR_NAME], COLOURS[CLOTH_NAME]
    HAIRS[HAIR_NAME], COLOURS[CLOTH_NAME] = hair, cloth
    try:
        yield
    finally:
        HAIRS[HAIR_NAME], COLOURS[CLOTH_NAME] = before


def _striped(first: Pixels, second: Pixels, mask: Mask) -> Pixels:
    rows = np.flatnonzero(mask.any(axis=1))
    tall = max(1, (rows[-1] - rows[0] + 1) // (2 * STRIPES)) if len(rows) else 1
    band = (np.arange(first.shape[0]) // tall) % 2 == 0
    return np.where(band[:, None, None], first, second)


def _differs(one: Pixels, other: Pixels) -> Mask:
    return np.abs(one.astype(np.int16) - other.astype(np.int16)).max(axis=-1) > CHANGED


@dataclass(frozen=True)
class Seen:
    """Shares of hair and cloth that look like the character; None where too little of it can be seen.

    ``both`` is the smaller share of the two stripes' colours among the cloth.
    """

    hair: float | None
    cloth: float | None
    both: float | None

    @property
    def there(self) -> bool:
        """Whether the character is seen: what can be judged is theirs by more than half."""
        known = [share for share in (self.hair, self.cloth) if share is not None]
        return bool(known) and min(known) > NEARER


def seen(pixels: Pixels, scene: OddScene, odd: Odd) -> Seen:
    """What can be seen of a character in a painted scene: pixels nearer to theirs than to the sketch's."""
    hair, cloth = scene.hair[odd.token], scene.cloth[odd.token]
    hair_share = _share(pixels, hair, (odd.hair,), HAIRS[HAIR_NAME])
    cloth_share = _share(pixels, cloth, odd.stripes, COLOURS[CLOTH_NAME])
    each = [_share(pixels, cloth, (stripe,), COLOURS[CLOTH_NAME], odd.stripes) for stripe in odd.stripes]
    both = None if None in each else min(share for share in each if share is not None)
    return Seen(hair_share, cloth_share, both)


def like(pixels: Pixels, scene: OddScene, where: Odd, who: Odd) -> float:
    """How like one character the region of another is, 0 to 1: for the matrix of bleeding."""
    parts = [
        _share(pixels, scene.hair[where.token], (who.hair,), HAIRS[HAIR_NAME]),
        _share(pixels, scene.cloth[where.token], who.stripes, COLOURS[CLOTH_NAME]),
    ]
    known = [share for share in parts if share is not None]
    return float(np.mean(known)) if known else 0.0


def share_of(pixels: Pixels, region: Mask, wanted: Colour, rivals: tuple[Colour, ...]) -> float:
    """How many of the region's pixels have a hue nearer to the wanted colour than to the rivals'."""
    return _share(pixels, region, (wanted,), (128.0, 128.0, 128.0), rivals) or 0.0


def _share(
    pixels: Pixels,
    region: Mask,
    wanted: tuple[Colour, ...],
    plain: Colour,
    rivals: tuple[Colour, ...] = (),
) -> float | None:
    """How many of the region's pixels have a hue nearer to a wanted colour than to any other."""
    if int(region.sum()) < LEAST_REGION:
        return None
    others = [plain, (128.0, 128.0, 128.0), *(each for each in rivals if each not in wanted)]
    found = _hue(pixels[region].astype(np.float32))
    near = np.min([np.linalg.norm(found - _hue(np.array(c, np.float32)), axis=-1) for c in wanted], axis=0)
    far = np.min([np.linalg.norm(found - _hue(np.array(c, np.float32)), axis=-1) for c in others], axis=0)
    return float((near < far).mean())


def _hue(colours: np.ndarray) -> np.ndarray:
    """Two opponent channels without brightness, which light and shadow change: (…, 2)."""
    light = np.maximum(colours.sum(axis=-1, keepdims=True), 60.0) / 3
    r, g, b = np.moveaxis(colours / light, -1, 0)
    return np.stack([r - g, (r + g) / 2 - b], axis=-1)


def as_told(scene: OddScene, garment: str, colour: str) -> OddScene:
    """The scene with the first character's clothes changed, as a memory may tell it."""
    first = scene.request.subjects[0]
    assert isinstance(first.looks, PersonLooks)
    looks = replace(first.looks, garments=(Garment(garment, colour),))
    words = f"{first.prompt}, in a {colour.replace('_', ' ')} {garment.replace('_', ' ')}"
    changed = replace(first, looks=looks, prompt=words, dressed=True)
    request = replace(scene.request, subjects=(changed, *scene.request.subjects[1:]))
    return replace(scene, request=request, sketch=draw_sketch(request))
