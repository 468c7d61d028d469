"""A card's photos made ready to learn from: with masks, captions, and some held out to measure by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from sqlmodel import Session

from imaging.personalising import OtherSubject, Trainee, TrainingPhoto
from imaging.photos import KnowsDrawings, Photo, subject_mask
from imaging.request import Pixels
from narrative import Lexicon
from narrative.photo_captions import caption, class_words
from server.entity_cards import needs_consent
from server.entity_photos import photo_kind, photo_pixels, photos_of
from server.life_phases import ANY
from server.patients import entities_of, to_entities
from server.photo_coaching import coach_phase
from server.photo_showing import crop_box
from server.photo_verdicts import verdict_of
from server.picture_files import PictureFiles
from server.records import EntityPhoto, EntityRecord

HELD_OUT_FROM: Final = 7  # photos; of fewer all are needed to learn from
HELD_OUT_SHARE: Final = 0.2
MOST_OTHERS: Final = 3  # entities that are put beside the subject while it is learned
MOST_OF_OTHER: Final = 4  # photos of each


@dataclass(frozen=True)
class Classroom:
    """All that one training learns from."""

    trainee: Trainee
    photos: tuple[TrainingPhoto, ...]
    held_out: tuple[TrainingPhoto, ...]
    others: tuple[OtherSubject, ...]


@dataclass(frozen=True)
class FitPhoto:
    """A photo that is fit to learn from. ``face`` is the number of the own face, ticked or proposed; None
    where there is none.
    """

    row: EntityPhoto
    face: int | None


def fit_photos(db: Session, card: EntityRecord, phase: str) -> tuple[FitPhoto, ...]:
    """The photos of a phase that are fit to learn from, in a stable order."""
    return _fit(card, phase, [row for row in photos_of(db, card.id) if row.phase == phase])


def _fit(card: EntityRecord, phase: str, rows: Sequence[EntityPhoto]) -> tuple[FitPhoto, ...]:
    of_set = coach_phase(card, phase, rows).of_set
    return tuple(FitPhoto(row, of_set.proposed.get(row.id)) for row in rows if row.id in of_set.usable)


def held_out_of(photo_ids: Sequence[str]) -> tuple[str, ...]:
    """Which photos are kept back to measure likeness by: every fifth, once there are enough."""
    if len(photo_ids) < HELD_OUT_FROM:
        return ()
    count = max(1, round(len(photo_ids) * HELD_OUT_SHARE))
    step = len(photo_ids) / count
    return tuple(photo_ids[int((number + 0.5) * step)] for number in range(count))


def classroom(
    db: Session,
    files: PictureFiles,
    lexicon: Lexicon,
    card: EntityRecord,
    phase: str,
    token: str,
    drawings: KnowsDrawings | None,
) -> Classroom:
    """The photos of a card's phase, ready to learn from; ``drawings`` shows where a drawn animal is. Raises
    FileNotFoundError.
    """
    fit = fit_photos(db, card, phase)
    words = _class_words(card, phase, lexicon)
    held = set(held_out_of([one.row.id for one in fit]))
    ready = {one.row.id: _training_photo(files, card, one, token, words, drawings) for one in fit}
    return Classroom(
        Trainee(token, words, photo_kind(card)),
        tuple(photo for name, photo in ready.items() if name not in held),
        tuple(photo for name, photo in ready.items() if name in held),
        _others(db, files, lexicon, card, drawings),
    )


def _class_words(card: EntityRecord, phase: str, lexicon: Lexicon) -> str:
    return class_words(to_entities([card])[0], phase, lexicon)


def _training_photo(
    files: PictureFiles,
    card: EntityRecord,
    fit: FitPhoto,
    token: str,
    words: str,
    drawings: KnowsDrawings | None,
) -> TrainingPhoto:
    row = fit.row
    pixels, verdict = photo_pixels(files, row), verdict_of(row)
    if verdict is None:
        return TrainingPhoto(pixels, caption(token, words), row.id)
    photo = Photo(row.id, pixels, row.taken, row.sha256, (row.width, row.height))
    softness = subject_mask(photo, verdict, photo_kind(card), fit.face, drawings)
    box = crop_box(verdict, fit.face) if row.others == "crop" else None
    if box is not None:
        height, width = pixels.shape[:2]
        part = np.s_[
            round(box.top * height) : max(1, round(box.bottom * height)),
            round(box.left * width) : max(1, round(box.right * width)),
        ]
        pixels, softness = _whole(pixels[part]), _whole(softness[part])
    said = caption(token, words, verdict.framing, verdict.setting)
    return TrainingPhoto(pixels, said, row.id, softness)


def _whole(part: Pixels) -> Pixels:
    return np.ascontiguousarray(part)


def _others(
    db: Session, files: PictureFiles, lexicon: Lexicon, card: EntityRecord, drawings: KnowsDrawings | None
) -> tuple[OtherSubject, ...]:
    """People and animals of the same life who are put beside the subject, so that they are told apart."""
    found: list[OtherSubject] = []
    for other in entities_of(db, card.patient_id):
        if other.id == card.id or other.kind not in ("person", "pet") or needs_consent(other):
            continue
        words = _class_words(other, ANY, lexicon)
        fit = _fit(other, ANY, photos_of(db, other.id))
        photos = tuple(_training_photo(files, other, one, "", words, drawings) for one in fit[:MOST_OF_OTHER])
        if photos:
            said = tuple(replace(photo, caption=words) for photo in photos)
            found.append(OtherSubject(Trainee("", words, photo_kind(other)), said))
        if len(found) == MOST_OTHERS:
            break
    return tuple(found)
