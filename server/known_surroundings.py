"""Places and dear things with trained weights: a page is painted with its place's, a thing in its region.

Subjects are painted again afterwards with their own weights alone, so that a place's never reach a face.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from sqlmodel import Session

from imaging.engine.catalogue import model_named
from imaging.errors import ImagingError
from imaging.request import (
    Adapter,
    Inpainting,
    Mask,
    PaintStep,
    Picture,
    PictureRequest,
    Pixels,
    Sketch,
    Start,
)
from narrative.entities import Entity
from narrative.photo_captions import class_words
from narrative.script import Script
from server.drawing import request_of
from server.fitting_adapters import fits
from server.look_words import drawn_as, lexicon
from server.plans import Plan
from server.preparation import dear_things_of
from server.settings import Settings

EMBEDDED: Final = "evoca"
PADDING: Final = 24  # pixels around a thing that are painted with it and left as they were
REDRAWN: Final = 0.8  # of the steps, for models that do not begin at a sketch
_ANY: Final = "any"


@dataclass(frozen=True)
class KnownThing:
    """A dear thing in a page's sketch: the key of its mask, what it is called, its words and its weights."""

    key: str
    label: str
    prompt: str
    file: Path


def with_place_weights(request: PictureRequest, plan: Plan, settings: Settings) -> PictureRequest:
    """The request of a page with the weights of the place where it plays."""
    return replace(request, adapters=(*request.adapters, *place_weights(plan, settings)))


def place_weights(plan: Plan, settings: Settings) -> tuple[Adapter, ...]:
    """The weights of the place where a page plays, as far as they fit its model."""
    family = _family(settings, plan)
    places = (each for each in (plan.script.subjects if plan.script else ()) if each.kind == "place")
    files = (Path(each.adapter) for each in places if each.adapter)
    return tuple(Adapter(file, place=True) for file in files if family and fits(file, family))


def known_things(db: Session, settings: Settings, patient_id: str, plan: Plan) -> tuple[KnownThing, ...]:
    """The dear things that a page shows and that have weights fitting its model."""
    return known_among(dear_things_of(db, patient_id), settings, plan)


def known_among(things: Sequence[Entity], settings: Settings, plan: Plan) -> tuple[KnownThing, ...]:
    """Those of these dear things that a page shows and that have weights fitting its model."""
    family = _family(settings, plan)
    if plan.script is None or not family:
        return ()
    kinds = [thing.kind for thing in request_of(plan).things]
    return tuple(_known(things, plan.script, kinds, family))


def things_painted(
    things: Sequence[KnownThing],
    request: PictureRequest,
    sketch: Sketch,
    canvas: Pixels,
    paint: Callable[[PictureRequest, None], Generator[PaintStep, None, Picture]],
    *,
    sketching: bool,
) -> Generator[PaintStep, None, Pixels]:
    """The page with each of these things painted anew by ``paint`` in its own region, in its own colours."""
    for thing in things:
        mask = sketch.masks.get(thing.key)
        if mask is not None and mask.any():
            wanted = thing_request(request, thing, canvas, mask, sketching=sketching)
            made = yield from paint(wanted, None)
            canvas = thing_coloured(wanted, thing, sketch, made.pixels)
    return canvas


def _known(things: Sequence[Entity], script: Script, kinds: list[str], family: str) -> Iterator[KnownThing]:
    told = {element.text for element in script.picture.prompt if element.role == "token"}
    for entity in things:
        phase = script.phase if script.phase in entity.adapters else _ANY
        token, file = entity.tokens.get(phase), entity.adapters.get(phase)
        kind = drawn_as("objects", entity.species or "")
        if token in told and file and kind in kinds and fits(Path(file), family):
            words = class_words(entity, phase, lexicon())
            yield KnownThing(f"thing-{kinds.index(kind)}", entity.name, f"a {token} {words}", Path(file))


def thing_request(
    request: PictureRequest, thing: KnownThing, canvas: Pixels, mask: Mask, *, sketching: bool
) -> PictureRequest:
    """What paints a thing anew in its region of a painted page, and nothing else of it.

    ``sketching``: the model paints over sketches; it is shown the thing's lines, and its words tell the rest.
    """
    hole = Inpainting(mask, content="original", only_masked=True, padding=PADDING)
    return replace(
        request,
        prompt=thing.prompt,
        subjects=(),
        things=(),
        adapters=(Adapter(thing.file),),
        controls=(),
        start=Start(canvas, hole),
        strength=1.0 if sketching else REDRAWN,
    )


def thing_coloured(request: PictureRequest, thing: KnownThing, sketch: Sketch, canvas: Pixels) -> Pixels:
    """The page with a thing that was painted anew in the colours of its photos, where its weights have them.

    Raises ModelBrokenError when they cannot be read.
    """
    # They come with torch, which whoever only answers pages does without.
    from imaging.painting.canvas import crop_box
    from imaging.painting.known import SUBJECT_MARGIN
    from imaging.painting.own_colours import colours_in, own_coloured, shown_in

    colours = colours_in(thing.file)
    if colours is None:
        return canvas
    mask = sketch.masks[thing.key]
    left, top, right, bottom = crop_box(mask, SUBJECT_MARGIN)
    part = np.s_[top:bottom, left:right]
    own = shown_in(colours, request.setting, request.style)
    coloured = canvas.copy()
    coloured[part] = own_coloured(canvas[part], sketch.pixels[part], mask[part], own)
    return coloured


def paints_over_sketches(settings: Settings, plan: Plan) -> bool:
    """Whether the page's model is the embedded one."""
    return _family(settings, plan) == EMBEDDED


def _family(settings: Settings, plan: Plan) -> str:
    with suppress(ImagingError):
        return model_named(plan.model, settings.model_folders).family
    return ""
