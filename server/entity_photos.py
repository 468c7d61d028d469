"""Family photos on a card: brought, kept without what their files tell, sorted by life phase, taken away.

What is kept is a JPEG of the upright picture alone, with nothing of place or camera. Each file is judged by
itself: a bad one is told in one sentence and the good ones stay.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final, Literal
from uuid import uuid4

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from imaging.photos import PhotoError, PhotoKind, count_in, is_archive, unpack
from imaging.request import Pixels
from server.entity_cards import card_to_change, needs_consent, require_writer
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.life_phases import ANY, PHASES, phase_of
from server.look_words import drawn_as
from server.marked_pictures import read_pixels
from server.moments import in_utc
from server.patients import patient_for
from server.photo_verdicts import verdict_of
from server.photo_words import fault_sentence
from server.picture_files import PictureFiles
from server.records import Account, EntityPhoto, EntityRecord
from server.studio import Studio
from server.texts import gettext as _

MOST_PHOTOS: Final = 200  # on one card
LONGEST_NAME: Final = 120
LONGEST_NOTE: Final = 200
LONGEST_BRINGING: Final = 64
TAKEN_BACK_FOR: Final = timedelta(days=1)  # after bringing
OTHERS: Final = ("", "mask", "crop", "agreed")
NOT_IN_IT: Final = -1  # instead of a face's number: none of them is the card's
Outcome = Literal["kept", "again", "known", "restored", "refused"]


@dataclass(frozen=True)
class Brought:
    """What came of one file: ``sentence`` says it to whoever brought it. "again" is what this very bringing
    has kept already, as when it was stopped and gone on with.
    """

    name: str
    outcome: Outcome
    sentence: str
    photo: EntityPhoto | None = None


class CardFullError(BadInputError):
    """A card has as many photos as it can take; of a whole bringing that is said once."""

    def __init__(self) -> None:
        super().__init__(
            _("La ficha ya tiene %d fotos y no caben más. Quite las que sobren y siga.") % MOST_PHOTOS
        )


def photos_of(db: Session, card_id: str) -> list[EntityPhoto]:
    """The photos of a card, the oldest picture first; those of no known day last."""
    query = select(EntityPhoto).where(EntityPhoto.entity_id == card_id, col(EntityPhoto.removed_at).is_(None))
    rows = db.exec(query).all()
    return sorted(rows, key=lambda row: (row.taken or date.max, row.added_at, row.id))


def count_photos(db: Session, card_id: str) -> int:
    """How many photos a card has."""
    query = select(func.count()).where(
        EntityPhoto.entity_id == card_id, col(EntityPhoto.removed_at).is_(None)
    )
    return db.exec(query).one()


def photo_for(
    db: Session, account: Account, photo_id: str, *, action: str = "saw photo"
) -> tuple[EntityPhoto, EntityRecord]:
    """A photo and its card, when this account may see them. Raises NotFoundError or NotAllowedError."""
    photo, card = _any_photo(db, account, photo_id, action)
    if photo.removed_at is not None:
        raise NotFoundError
    return photo, card


def bring_files(
    db: Session, studio: Studio, account: Account, card_id: str, name: str, data: bytes, bringing: str = ""
) -> Iterator[Brought]:
    """Keeps a photo, or every photo of a ZIP, on a card; one outcome for each file as it is done. What is
    brought under one ``bringing`` can be taken back together.

    Raises BadInputError before consent is noted, CardFullError and StorageFullError when there is no room:
    what was kept until then stays.
    """
    card = card_to_change(db, account, card_id, "brought photos")
    if needs_consent(card):
        raise BadInputError(_("Antes de traer fotos, anote quién ha dicho que sí."))
    for inner, content in _files_in(name, data):
        if isinstance(content, PhotoError):
            yield Brought(inner, "refused", fault_sentence(content))
        else:
            yield _keep(db, studio, account, card, inner, content, bringing[:LONGEST_BRINGING])


def files_in(data: bytes) -> int:
    """How many files a ZIP holds; 0 of what is none."""
    return count_in(data) if is_archive(data) else 0


def room_on(db: Session, card_id: str, bringing: str) -> int:
    """How many photos a card takes beside those that it had before this bringing."""
    before = [row for row in photos_of(db, card_id) if not bringing or row.bringing != bringing]
    return max(0, MOST_PHOTOS - len(before))


def _files_in(name: str, data: bytes) -> Iterator[tuple[str, bytes | PhotoError]]:
    label = _label(name)
    if not is_archive(data):
        yield label, data
        return
    try:
        for inner, content in unpack(data, label):
            yield inner if inner == label else f"{label}/{inner}", content
    except PhotoError as error:
        yield label, error


def _label(name: str) -> str:
    """A file's name without its folders."""
    return PurePosixPath(name.replace("\\", "/")).name[-LONGEST_NAME:] or name[-LONGEST_NAME:]


def _keep(
    db: Session, studio: Studio, account: Account, card: EntityRecord, name: str, data: bytes, bringing: str
) -> Brought:
    label = _label(name)
    known = _same_file(db, card.id, hashlib.sha256(data).hexdigest())
    if known is not None:
        return _known(db, known, label, bringing)
    if count_photos(db, card.id) >= MOST_PHOTOS:
        raise CardFullError
    photo_id = str(uuid4())
    db.rollback()  # judging takes seconds: nobody waits for this session meanwhile
    try:
        judged = studio.photo_judge.judge(data, name, photo_id, photo_kind(card), _species(card))
    except PhotoError as error:
        return Brought(name, "refused", fault_sentence(error))
    row = EntityPhoto(
        id=photo_id, entity_id=card.id, patient_id=card.patient_id, account_id=account.id, name=label,
        path=studio.files.name(photo_id, 0, "family photo", "", ".jpg"), sha256=judged.sha256,
        width=judged.width, height=judged.height, taken=judged.taken,
        phase=phase_of_photo(card, judged.taken), verdict=judged.verdict, bringing=bringing,
        chosen_face=0 if card.kind == "person" and judged.faces == 1 else None,
    )  # fmt: skip
    kept = _keep_row(db, studio.files, row, judged.jpeg)
    if kept is None:
        return Brought(label, "known", _already_there(label))
    return Brought(label, "kept", _("«%s» está guardada.") % label, kept)


def _keep_row(db: Session, files: PictureFiles, row: EntityPhoto, data: bytes) -> EntityPhoto | None:
    """File and row together, or neither; None when the same file came at this moment in another window."""
    files.write(row.path, data)
    try:
        db.add(row)
        db.commit()
    except IntegrityError:
        db.rollback()
        files.remove(row.path)
        return None
    except Exception:
        db.rollback()
        files.remove(row.path)
        raise
    return row


def _same_file(db: Session, card_id: str, sha256: str) -> EntityPhoto | None:
    query = select(EntityPhoto).where(EntityPhoto.entity_id == card_id, EntityPhoto.sha256 == sha256)
    return db.exec(query).first()


def _known(db: Session, known: EntityPhoto, label: str, bringing: str) -> Brought:
    if known.removed_at is None and bringing and known.bringing == bringing:
        return Brought(label, "again", _("«%s» ya está guardada de esta misma vez.") % label, known)
    if known.removed_at is None:
        return Brought(label, "known", _already_there(label), known)
    known.removed_at, known.bringing, known.added_at = None, bringing, datetime.now(UTC)
    db.add(known)
    db.commit()
    return Brought(label, "restored", _("«%s» se había quitado: ha vuelto.") % label, known)


def _already_there(label: str) -> str:
    return _("«%s» ya estaba en la ficha: no la guardo dos veces.") % label


def _species(card: EntityRecord) -> str | None:
    return drawn_as("animals", card.species or "") if card.kind == "pet" else None


def photo_kind(card: EntityRecord) -> PhotoKind:
    """What the photo room is to look for on a card's photos."""
    kinds: dict[str, PhotoKind] = {"person": "person", "pet": "pet", "place": "place"}
    return kinds.get(card.kind, "thing")


def phase_of_photo(card: EntityRecord, taken: date | None) -> str:
    """The life phase of a photo of that day; people alone have phases."""
    return phase_of(taken, card.birth_year) if card.kind == "person" else ANY


@dataclass(frozen=True)
class PhotoChange:
    """What a person says of a photo; None leaves it as it is."""

    taken: str | None = None
    phase: str | None = None
    face: int | None = None
    others: str | None = None
    others_note: str = ""


def change_photo(
    db: Session, account: Account, photo_id: str, change: PhotoChange
) -> tuple[EntityPhoto, EntityRecord]:
    """Corrects the day, the phase, whose face it is, or what is done with others. Raises BadInputError."""
    require_writer(account)
    row, card = photo_for(db, account, photo_id, action="changed photo")
    shown = row.phase  # the page's form sends it beside a new year, untouched
    if change.taken is not None:
        _give_day(row, card, change.taken)
    if change.phase not in (None, shown) and card.kind == "person":
        _give_phase(row, card, change.phase)
    if change.face is not None:
        _give_face(row, change.face)
    if change.others is not None:
        _give_others(row, change.others, change.others_note)
    db.add(row)
    db.commit()
    return row, card


def _give_day(row: EntityPhoto, card: EntityRecord, typed: str) -> None:
    """The day or only the year that a photo was taken; "" when nobody knows."""
    typed = typed.strip()
    if typed == _shown_day(row):
        return
    try:
        year_alone = typed.isdecimal() and len(typed) == 4
        day = date(int(typed), 7, 1) if year_alone else date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise BadInputError(_("Escriba el año de la foto con cuatro cifras: 1965.")) from error
    if day is not None and not 1840 <= day.year <= datetime.now(UTC).year:
        raise BadInputError(_("Ese año no puede ser el de una foto."))
    row.taken, row.taken_typed = day, True
    if not row.phase_typed:
        row.phase = phase_of_photo(card, day)


def _shown_day(row: EntityPhoto) -> str:
    return str(row.taken.year) if row.taken else ""


def _give_phase(row: EntityPhoto, card: EntityRecord, phase: str) -> None:
    if phase not in (*PHASES, ANY) or phase == row.phase:
        return
    row.phase = phase
    row.phase_typed = phase != phase_of_photo(card, row.taken)


def _give_face(row: EntityPhoto, face: int) -> None:
    verdict = verdict_of(row)
    count = len(verdict.faces) if verdict else 0
    row.chosen_face = face if 0 <= face < count else NOT_IN_IT


def _give_others(row: EntityPhoto, others: str, note: str) -> None:
    if others not in OTHERS:
        return
    note = " ".join(note.split())[:LONGEST_NOTE]
    if others == "agreed" and not note:
        raise BadInputError(_("Escriba quién más sale y que está de acuerdo."))
    row.others, row.others_note = others, note


def remove_photo(db: Session, account: Account, photo_id: str) -> EntityPhoto:
    """Takes a photo off its card; it can come back for a day."""
    require_writer(account)
    row, _card = photo_for(db, account, photo_id, action="removed photo")
    row.removed_at = datetime.now(UTC)
    db.add(row)
    db.commit()
    return row


def last_brought(db: Session, card_id: str) -> tuple[EntityPhoto, ...]:
    """What is left of the photos that were brought last, at one time; () when that is a day ago."""
    photos = photos_of(db, card_id)
    last = max(photos, key=lambda row: in_utc(row.added_at), default=None)
    if last is None or not last.bringing or datetime.now(UTC) - in_utc(last.added_at) > TAKEN_BACK_FOR:
        return ()
    return tuple(row for row in photos if row.bringing == last.bringing)


def remove_bringing(db: Session, account: Account, card_id: str, bringing: str) -> tuple[EntityPhoto, ...]:
    """Takes all photos that were brought at one time off their card; they can come back for a day. Raises
    NotFoundError where none of them is there.
    """
    card_to_change(db, account, card_id, "removed photos")
    rows = tuple(row for row in photos_of(db, card_id) if bringing and row.bringing == bringing)
    if not rows:
        raise NotFoundError
    at = datetime.now(UTC)
    for row in rows:
        row.removed_at = at
        db.add(row)
    db.commit()
    return rows


def restore_photo(db: Session, account: Account, photo_id: str) -> tuple[EntityPhoto, ...]:
    """Brings a photo back, and those that were taken away together with it. Raises NotFoundError once it is
    erased.
    """
    require_writer(account)
    row, card = _any_photo(db, account, photo_id, "restored photo")
    if needs_consent(card):
        raise NotAllowedError(_("Antes de que vuelva, anote quién ha dicho que sí."))
    if row.removed_at is None:
        return (row,)
    query = select(EntityPhoto).where(
        EntityPhoto.entity_id == card.id, EntityPhoto.removed_at == row.removed_at
    )
    rows = tuple(db.exec(query).all())
    for one in rows:
        one.removed_at = None
        db.add(one)
    db.commit()
    return rows


def taken_away(db: Session, card_id: str) -> tuple[tuple[EntityPhoto, ...], ...]:
    """The photos of a card that can still come back: those that went together, the last ones first."""
    removed = col(EntityPhoto.removed_at)
    query = select(EntityPhoto).where(EntityPhoto.entity_id == card_id, removed.is_not(None))
    rows = db.exec(query.order_by(removed.desc(), col(EntityPhoto.name))).all()
    return tuple(tuple(each) for _at, each in groupby(rows, lambda row: row.removed_at))


def shared_with(db: Session, card: EntityRecord) -> dict[str, str]:
    """By a photo's id, the name of another card of this patient that has the same file."""
    own = {row.sha256: row.id for row in photos_of(db, card.id)}
    if not own:
        return {}
    query = (
        select(EntityPhoto.sha256, EntityRecord.name)
        .join(EntityRecord, col(EntityRecord.id) == col(EntityPhoto.entity_id))
        .where(
            EntityPhoto.patient_id == card.patient_id,
            EntityPhoto.entity_id != card.id,
            col(EntityPhoto.removed_at).is_(None),
            col(EntityRecord.removed_at).is_(None),
        )
    )
    return {own[sha256]: name for sha256, name in db.exec(query) if sha256 in own}


def photo_pixels(files: PictureFiles, row: EntityPhoto) -> Pixels:
    """The whole photo (height, width, 3). Raises FileNotFoundError."""
    return read_pixels(files.read(row.path))


def _any_photo(db: Session, account: Account, photo_id: str, action: str) -> tuple[EntityPhoto, EntityRecord]:
    row = db.get(EntityPhoto, photo_id)
    if row is None:
        raise NotFoundError
    patient_for(db, account, row.patient_id, action=action)
    card = db.get(EntityRecord, row.entity_id)
    if card is None or card.removed_at is not None:
        raise NotFoundError
    return row, card
