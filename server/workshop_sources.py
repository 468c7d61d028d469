"""What a batch starts from: the picture it goes on from and the part of it that is made anew."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image
from sqlmodel import Session

from imaging.request import Adapter, Inpainting, Mask, PictureRequest, Pixels, Start
from server.errors import BadInputError, NotFoundError
from server.marked_pictures import read_mask, read_pixels
from server.page_files import find_file, revision_of
from server.picture_files import PictureFiles
from server.prompting import usable_style
from server.records import Page, PictureCandidate
from server.settings import Settings
from server.texts import gettext as _
from server.workshop import start_page
from server.workshop_models import ModelChoice, adapter_choices
from server.workshop_settings import HALVES, SUBJECT, Wanted, model_prompts
from server.workshop_settings import MASK as DRAWN_MASK
from server.workshop_steering import check_guide, controls_for, cropped
from server.workshop_uploads import MASK, START, WHITE_FROM, upload_of, upload_softness

VEIL: Final = (122, 34, 51, 130)  # red, green, blue, how dense
SAME_SHAPE: Final = 0.03  # how much the shapes of picture and mask may differ


def request_for(
    db: Session,
    files: PictureFiles,
    settings: Settings,
    patient_id: str,
    wanted: Wanted,
    model: ModelChoice,
    number: int,
) -> PictureRequest:
    """What the imaging room is asked for one candidate. Raises BadInputError when a source is gone."""
    prompt, negative = model_prompts(wanted, model)
    start = _start(db, files, patient_id, wanted)
    followed = None if start is None else start.pixels
    return PictureRequest(
        style=usable_style(wanted.style).at(None).look if wanted.style else "storybook",
        prompt=prompt,
        negative_prompt=negative,
        seed=wanted.seed_of(number),
        width=wanted.width,
        height=wanted.height,
        model=wanted.model,
        steps=wanted.steps,
        guidance=wanted.guidance,
        strength=wanted.strength if wanted.start else 1.0,
        sampler=wanted.sampler or None,
        start=start,
        controls=controls_for(db, files, settings, patient_id, wanted, followed),
        refiner=wanted.refiner or None,
        adapters=_adapters(db, settings, patient_id, wanted),
    )


def start_pixels(db: Session, files: PictureFiles, patient_id: str, wanted: Wanted) -> Pixels:
    """The picture that is gone on from, as it is kept. Raises BadInputError when it is gone."""
    try:
        return read_pixels(files.read(_start_path(db, patient_id, wanted)))
    except (FileNotFoundError, NotFoundError) as error:
        raise BadInputError(_("La imagen de partida ya no está.")) from error


def zone_picture(db: Session, files: PictureFiles, patient_id: str, wanted: Wanted) -> bytes:
    """The part that is made anew as a veil to lay over the start picture, a PNG file.

    Raises BadInputError when the picture or its part is not there.
    """
    pixels = start_pixels(db, files, patient_id, wanted)
    mask = _mask(db, files, patient_id, wanted, pixels)
    if mask is None:
        mask = np.ones(pixels.shape[:2], np.bool_)
    veil = np.zeros((*mask.shape, 4), np.uint8)
    veil[mask ^ wanted.inverted] = VEIL
    if wanted.soft and wanted.region == DRAWN_MASK:
        greys = _greys(db, files, patient_id, wanted, pixels)
        change = (255 - greys if wanted.inverted else greys).astype(np.float32) / 255
        veil[...] = VEIL
        veil[..., 3] = np.round(change * VEIL[3])
    file = BytesIO()
    Image.fromarray(veil).save(file, "PNG", compress_level=1)
    return file.getvalue()


def is_of_brought_picture(db: Session, wanted: Wanted) -> bool:
    """Whether something brought from outside, a photograph perhaps, is at the bottom of the picture."""
    if wanted.start != "candidata":
        return wanted.start == "subida"
    candidate = db.get(PictureCandidate, wanted.start_of)
    return candidate is not None and candidate.from_picture


def check_sources(db: Session, files: PictureFiles, patient_id: str, wanted: Wanted) -> dict[str, str]:
    """A sentence for each field that names a picture which is not there or does not fit."""
    if problems := check_guide(db, patient_id, wanted):
        return problems
    if not wanted.start:
        return {}
    try:
        pixels = start_pixels(db, files, patient_id, wanted)
    except BadInputError as error:
        return {wanted.start: error.sentence}
    try:
        _mask(db, files, patient_id, wanted, pixels)
    except BadInputError as error:
        return {"mascara" if wanted.region == DRAWN_MASK else "zona": error.sentence}
    return {}


def _start(db: Session, files: PictureFiles, patient_id: str, wanted: Wanted) -> Start | None:
    if not wanted.start:
        return None
    pixels = start_pixels(db, files, patient_id, wanted)
    mask = _mask(db, files, patient_id, wanted, pixels)
    if mask is None:
        return Start(cropped(pixels, wanted))
    inpainting = Inpainting(
        cropped(mask, wanted),
        inverted=wanted.inverted,
        content=wanted.content,
        blur=float(wanted.blur),
        only_masked=wanted.only_masked,
        padding=wanted.padding,
        soft=wanted.soft,
    )
    if wanted.soft and wanted.region == DRAWN_MASK:
        inpainting = _by_greys(inpainting, _greys(db, files, patient_id, wanted, pixels), wanted)
    return Start(cropped(pixels, wanted), inpainting)


def _by_greys(inpainting: Inpainting, greys: Pixels, wanted: Wanted) -> Inpainting:
    """How much may change is what the mask's greys say; where that is nothing at all, the hole ends."""
    change = cropped(255 - greys if wanted.inverted else greys, wanted)
    return replace(inpainting, mask=change > 0, inverted=False, softness=change)


def _start_path(db: Session, patient_id: str, wanted: Wanted) -> str:
    if wanted.start == "subida":
        return upload_of(db, patient_id, wanted.start_of, START).path
    if wanted.start == "pagina":
        page = start_page(db, patient_id, wanted.start_of)
        if page is None:
            raise NotFoundError
        return page.path
    candidate = db.get(PictureCandidate, wanted.start_of)
    if candidate is None:
        raise NotFoundError
    return candidate.path


def _mask(db: Session, files: PictureFiles, patient_id: str, wanted: Wanted, pixels: Pixels) -> Mask | None:
    """The part that is made anew, in the start picture's shape; None for all of it."""
    if not wanted.region:
        return None
    if wanted.region in HALVES:
        return half(wanted.region, pixels.shape[0], pixels.shape[1])
    if wanted.region == DRAWN_MASK:
        return _greys(db, files, patient_id, wanted, pixels) >= WHITE_FROM
    return _fitted(_subject_mask(db, files, wanted).astype(np.uint8) * 255, pixels) >= WHITE_FROM


def _greys(db: Session, files: PictureFiles, patient_id: str, wanted: Wanted, pixels: Pixels) -> Pixels:
    """The painted or brought mask's grey values, in the start picture's shape."""
    try:
        greys = upload_softness(files, upload_of(db, patient_id, wanted.mask, MASK))
    except (NotFoundError, FileNotFoundError) as error:
        raise BadInputError(_("La máscara ya no está: píntela o súbala otra vez.")) from error
    return _fitted(greys, pixels)


def _subject_mask(db: Session, files: PictureFiles, wanted: Wanted) -> Mask:
    page = db.get(Page, wanted.start_of.partition("/")[0])
    key = wanted.region.removeprefix(SUBJECT)
    row = find_file(db, revision_of(page), "mask", key) if page else None
    if row is None:
        raise BadInputError(_("Esa zona no está en esta imagen: elija otra."))
    return read_mask(files.read(row.path))


def half(region: str, height: int, width: int) -> Mask:
    """A mask of one of HALVES."""
    left, top, right, bottom = HALVES[region]
    mask = np.zeros((height, width), np.bool_)
    mask[round(top * height) : round(bottom * height), round(left * width) : round(right * width)] = True
    return mask


def _fitted(greys: Pixels, pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    if abs(greys.shape[1] / greys.shape[0] / (width / height) - 1) > SAME_SHAPE:
        raise BadInputError(
            _("La máscara no tiene la misma forma que la imagen: esta mide %(width)d × %(height)d puntos.")
            % {"width": width, "height": height}
        )
    return np.asarray(Image.fromarray(greys).resize((width, height), Image.Resampling.NEAREST), np.uint8)


def _adapters(db: Session, settings: Settings, patient_id: str, wanted: Wanted) -> tuple[Adapter, ...]:
    there = {each.key: each.file for each in adapter_choices(db, settings, patient_id)}
    for worn in wanted.adapters:
        if worn.key not in there:
            raise BadInputError(_("El adaptador «%s» ya no está.") % worn.label)
    return tuple(Adapter(Path(there[worn.key]), worn.weight) for worn in wanted.adapters)
