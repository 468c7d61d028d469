"""Family photos on cards: what is kept, refused, corrected, covered, taken away and erased."""

import io
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import psutil
import pytest
from PIL import Image

from imaging.photos.photo import Box, Face, Fingerprint, Look, PhotoVerdict
from server.entity_cards import Identity, add_card, change_identity, deny_look, note_consent, remove_card
from server.entity_erasing import purge_cards
from server.entity_photos import (
    Brought,
    PhotoChange,
    bring_files,
    change_photo,
    photo_for,
    photos_of,
    remove_photo,
    restore_photo,
    shared_with,
)
from server.errors import BadInputError, NotAllowedError, NotFoundError, StorageFullError
from server.learning_photos import classroom, fit_photos
from server.look_words import lexicon
from server.photo_coaching import coach, photos_elsewhere
from server.photo_judging import PhotoJudge
from server.photo_looks import SeenLook, seen_looks
from server.photo_showing import best_view, face_picture, shown_photo, treated
from server.photo_verdicts import verdict_of, verdict_to_json
from server.picture_files import PictureFiles
from server.records import AccessRecord, EntityPhoto, EntityRecord
from tests.server.conftest import CareHome
from tests.server.photo_samples import PLACES, photo_file, zipped


def card(care: CareHome, card_id: str, kind: str = "place") -> EntityRecord:
    identity = Identity("El pueblo") if kind == "place" else Identity("Ana", birth_year=1930)
    return add_card(care.db, care.relative, "juan", card_id, kind, identity)


def bring(care: CareHome, card_id: str, name: str, data: bytes) -> list[Brought]:
    return list(bring_files(care.db, care.studio, care.relative, card_id, name, data))


def pictured(care: CareHome, card_id: str, photo_id: str, faces: int, **more: Any) -> EntityPhoto:
    """A photo of a white wall with a striped square for each face, judged as the photo room would."""
    pixels = np.full((400, 600, 3), 250, np.uint8)
    boxes = [Box(0.1 + 0.3 * number, 0.2, 0.25 + 0.3 * number, 0.45) for number in range(faces)]
    for box in boxes:
        rows = slice(round(box.top * 400), round(box.bottom * 400))
        pixels[rows, round(box.left * 600) : round(box.right * 600) : 2] = 0
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG")
    path = care.studio.files.name(photo_id, 0, "family photo", "", ".jpg")
    care.studio.files.write(path, file.getvalue())
    found = tuple(Face(box, (0.5,) * 128, "front", 0.02) for box in boxes)
    verdict = PhotoVerdict(photo_id, (), found, usable=True, fingerprint=Fingerprint(photo_id, ()))
    values: dict[str, Any] = {"sha256": photo_id, **more}
    row = EntityPhoto(
        id=photo_id, entity_id=card_id, patient_id="juan", name=f"{photo_id}.jpg", path=path, width=600,
        height=400, verdict=verdict_to_json(verdict), **values,
    )  # fmt: skip
    care.db.add(row)
    care.db.commit()
    return row


def test_good_photos_are_kept_bad_ones_are_told_and_nothing_of_the_camera_stays(care: CareHome) -> None:
    row = card(care, "p-1")
    taken = photo_file("kitchen", "2006:05:03 10:00:00")
    assert b"SECRETCAMERA" in taken
    (kept,) = bring(care, row.id, "C:\\fotos\\cocina.jpg", taken)
    assert (kept.outcome, kept.name) == ("kept", "cocina.jpg")
    assert kept.photo is not None
    assert kept.photo.taken == date(2006, 5, 3)
    stored = care.studio.files.read(kept.photo.path)
    assert b"SECRETCAMERA" not in stored
    assert not Image.open(io.BytesIO(stored)).getexif()
    (again,) = bring(care, row.id, "otro nombre.jpg", taken)
    assert again.outcome == "known"
    assert "ya estaba" in again.sentence
    archive = zipped(
        {
            "verano/playa.jpg": photo_file("beach"),
            "verano/carta.pdf": b"%PDF-1.4 a letter",
            "verano/rota.jpg": photo_file("park")[:4000],
            "__MACOSX/._playa.jpg": b"litter",
        }
    )
    outcomes = {one.name: one for one in bring(care, row.id, "verano.zip", archive)}
    assert {name: one.outcome for name, one in outcomes.items()} == {
        "playa.jpg": "kept",
        "verano.zip/verano/carta.pdf": "refused",
        "verano.zip/verano/rota.jpg": "refused",
    }
    assert all(name in one.sentence for name, one in outcomes.items()), "and the ZIP that it lies in"
    (bad,) = bring(care, row.id, "roto.zip", b"PK\x03\x04 and nothing more")
    assert bad.outcome == "refused"
    assert len(photos_of(care.db, row.id)) == 2
    # Killed, the process that judges is started anew with the next photo.
    process = care.studio.photo_judge._process
    os.kill(process.pid, signal.SIGKILL)
    (after,) = bring(care, row.id, "bosque.jpg", photo_file("forest"))
    assert after.outcome == "kept"
    assert "brought photos" in set(care.db.exec(_actions()))


def _actions() -> Any:
    from sqlmodel import select

    return select(AccessRecord.action).where(AccessRecord.patient_id == "juan")


def test_no_photo_of_a_person_without_a_yes(care: CareHome) -> None:
    row = card(care, "p-2", "person")
    with pytest.raises(BadInputError, match="dicho que sí"):
        bring(care, row.id, "a.jpg", photo_file("kitchen"))
    note_consent(care.db, care.relative, row.id, "su hija")
    with pytest.raises(NotAllowedError):
        list(bring_files(care.db, care.studio, care.patient, row.id, "a.jpg", photo_file("kitchen")))
    with pytest.raises(NotAllowedError):
        list(bring_files(care.db, care.studio, care.stranger, row.id, "a.jpg", photo_file("kitchen")))
    assert photos_of(care.db, row.id) == []


def test_a_full_disk_keeps_nothing_by_half(care: CareHome, monkeypatch: pytest.MonkeyPatch) -> None:
    row = card(care, "p-3")

    def full(self: PictureFiles, path: str, data: bytes) -> None:
        raise StorageFullError

    monkeypatch.setattr(PictureFiles, "write", full)
    with pytest.raises(StorageFullError):
        bring(care, row.id, "a.jpg", photo_file("beach"))
    care.db.rollback()
    assert photos_of(care.db, row.id) == []


def test_a_year_gives_the_phase_until_a_person_chooses_one(care: CareHome) -> None:
    row = card(care, "p-4", "person")
    photo = pictured(care, row.id, "photo-4", 1)
    as_shown = photo.phase  # the page's form sends it with the year
    change_photo(care.db, care.relative, photo.id, PhotoChange(taken="1936", phase=as_shown))
    assert (photo.taken, photo.phase, photo.taken_typed) == (date(1936, 7, 1), "childhood", True)
    change_photo(care.db, care.relative, photo.id, PhotoChange(phase="youth"))
    change_photo(care.db, care.relative, photo.id, PhotoChange(taken="1970"))
    assert (photo.phase, photo.phase_typed) == ("youth", True)
    for wrong in ("hace mucho", "1400", "2999"):
        with pytest.raises(BadInputError):
            change_photo(care.db, care.relative, photo.id, PhotoChange(taken=wrong))
    with pytest.raises(NotAllowedError):
        change_photo(care.db, care.patient, photo.id, PhotoChange(phase="youth"))


def test_the_right_face_is_ticked_and_others_are_covered_or_cut_off(care: CareHome) -> None:
    row = card(care, "p-5", "person")
    photo = pictured(care, row.id, "photo-5", 2)
    assert photo.chosen_face is None
    change_photo(care.db, care.relative, photo.id, PhotoChange(face=0, others="mask"))
    pixels = np.asarray(Image.open(io.BytesIO(care.studio.files.read(photo.path))))
    shown = treated(pixels, photo)
    own, other = (slice(100, 160), slice(70, 140)), (slice(100, 160), slice(260, 320))
    assert np.array_equal(shown[own], pixels[own])
    assert pixels[other].std() > 50
    assert shown[other].std() < 5, "the other face is no longer to be made out"
    change_photo(care.db, care.relative, photo.id, PhotoChange(others="crop"))
    cut = Image.open(io.BytesIO(shown_photo(care.studio.files, photo)))
    assert cut.width < 300, "the other person stands outside of what is shown"
    with pytest.raises(BadInputError, match="quién más sale"):
        change_photo(care.db, care.relative, photo.id, PhotoChange(others="agreed"))
    change_photo(care.db, care.relative, photo.id, PhotoChange(others="agreed", others_note="su hermano"))
    assert np.array_equal(treated(pixels, photo), pixels)
    assert face_picture(care.studio.files, photo, 1) is not None
    assert face_picture(care.studio.files, photo, 2) is None
    assert Image.open(io.BytesIO(best_view(care.studio.files, photo))).size == (256, 256)


def of_two(care: CareHome, card_id: str) -> tuple[EntityPhoto, list[EntityPhoto]]:
    """A photo in which the card's person comes second, nobody has ticked who, and five of them alone."""
    own, stranger = (0.5,) * 128, (-0.5,) * 128
    alone = [pictured(care, card_id, f"{card_id}-{n}", 1, chosen_face=0) for n in range(5)]
    both = pictured(care, card_id, f"{card_id}-both", 2)
    verdict = verdict_of(both)
    assert verdict is not None
    faces = tuple(
        replace(face, embedding=whose) for face, whose in zip(verdict.faces, (stranger, own), strict=True)
    )
    both.verdict = verdict_to_json(replace(verdict, faces=faces))
    care.db.add(both)
    care.db.commit()
    care.db.expire_all()
    return both, alone


def test_of_a_photo_of_two_the_proposed_face_is_learned_and_never_the_other(care: CareHome) -> None:
    row = card(care, "p-17", "person")
    note_consent(care.db, care.relative, row.id, "su hija")
    both, _alone = of_two(care, row.id)
    learned = classroom(care.db, care.studio.files, lexicon(), row, "any", "analp", None)
    softness = next(one.softness for one in learned.photos if one.name == both.id)
    assert softness is not None
    assert softness[130, 285] == 255, "the middle of the second face"
    assert softness[130, 105] == 0, "the middle of the first"


def test_of_a_photo_that_somebody_is_not_in_nothing_is_learned(care: CareHome) -> None:
    row = card(care, "p-18", "person")
    both, alone = of_two(care, row.id)
    assert {one.row.id for one in fit_photos(care.db, row, "any")} == {both.id, *(one.id for one in alone)}
    change_photo(care.db, care.relative, both.id, PhotoChange(face=-1))
    assert {one.row.id for one in fit_photos(care.db, row, "any")} == {one.id for one in alone}
    (coached,) = coach(row, photos_of(care.db, row.id))
    told = {found.kind: found.photos for found in coached.of_set.findings}
    assert told["several_people"] == (both.id,)
    assert "whose_face" not in told, "it has been said"
    for treatment in ("mask", "crop"):
        change_photo(care.db, care.relative, both.id, PhotoChange(others=treatment))
        assert shown_photo(care.studio.files, both)
    assert best_view(care.studio.files, both)


def test_the_same_photo_on_two_cards_is_told(care: CareHome) -> None:
    first, second = card(care, "p-6", "person"), card(care, "p-7", "person")
    change_identity(care.db, care.relative, second.id, Identity("Marta"))
    pictured(care, first.id, "photo-6", 2, sha256="same")
    pictured(care, second.id, "photo-7", 2, sha256="same")
    assert shared_with(care.db, first) == {"photo-6": "Marta"}


def test_a_photo_comes_back_for_a_day_and_then_its_file_is_gone(care: CareHome) -> None:
    row = card(care, "p-8")
    photo = pictured(care, row.id, "photo-8", 0)
    remove_photo(care.db, care.relative, photo.id)
    assert photos_of(care.db, row.id) == []
    restore_photo(care.db, care.relative, photo.id)
    assert photo_for(care.db, care.patient, photo.id)[0].id == photo.id
    remove_photo(care.db, care.relative, photo.id)
    path = photo.path
    purge_cards(care.db, care.studio.files, care.studio.settings, datetime.now(UTC) + timedelta(days=2))
    with pytest.raises(FileNotFoundError):
        care.studio.files.read(path)
    with pytest.raises(NotFoundError):
        restore_photo(care.db, care.relative, "photo-8")


def test_the_photos_of_a_card_taken_away_are_seen_by_nobody(care: CareHome) -> None:
    row = card(care, "p-9")
    pictured(care, row.id, "photo-9", 0)
    remove_card(care.db, care.relative, row.id)
    with pytest.raises(NotFoundError):
        photo_for(care.db, care.therapist, "photo-9")


def test_the_coach_says_when_there_is_enough(care: CareHome) -> None:
    row = card(care, "p-10")
    for place in PLACES[:4]:
        bring(care, row.id, f"{place}.jpg", photo_file(place))
    (before,) = coach(row, photos_of(care.db, row.id))
    assert not before.ready
    for place in PLACES[4:]:
        bring(care, row.id, f"{place}.jpg", photo_file(place))
    (after,) = coach(row, photos_of(care.db, row.id))
    assert after.ready
    assert after.of_set.usable_count >= 5
    assert seen_looks(row, after.photos) == ()


def test_looks_that_were_noted_are_proposed_of_the_own_face(care: CareHome) -> None:
    row = card(care, "p-12", "person")
    fair, dark = (Look("hair_colour", "blond", 0.6),), (Look("hair_colour", "black", 0.6),)
    for number in range(3):
        photo = pictured(care, row.id, f"photo-12-{number}", 2, chosen_face=1)
        verdict = verdict_of(photo)
        assert verdict is not None
        photo.verdict = verdict_to_json(replace(verdict, looks=(dark, fair)))
        care.db.add(photo)
    care.db.commit()
    care.db.expire_all()
    photos = photos_of(care.db, row.id)
    assert seen_looks(row, photos) == (SeenLook("pelo", "blond"),)
    photos[0].chosen_face = None
    assert seen_looks(row, photos) == (SeenLook("pelo", "blond"),)
    photos[1].chosen_face = 0
    assert seen_looks(row, photos) == (), "one photo alone says too little"


def seen_on(care: CareHome, row: EntityRecord, *looks: Look, count: int = 3) -> list[EntityPhoto]:
    """Photos of a card that all show these looks."""
    for number in range(count):
        photo = pictured(care, row.id, f"{row.id}-{number}", 1, chosen_face=0)
        verdict = verdict_of(photo)
        assert verdict is not None
        photo.verdict = verdict_to_json(replace(verdict, looks=(looks,)))
        care.db.add(photo)
    care.db.commit()
    care.db.expire_all()
    return photos_of(care.db, row.id)


def test_what_a_person_chose_or_denied_is_not_proposed_otherwise(care: CareHome) -> None:
    row = card(care, "p-20", "person")
    photos = seen_on(
        care, row, Look("glasses", "yes", 0.8), Look("skin", "light", 0.6), Look("beard", "no", 0.7)
    )
    both = (SeenLook("gafas", "si"), SeenLook("piel", "light"))
    assert seen_looks(row, photos) == both
    assert seen_looks(row, photos, "any", {"piel": "olive", "gafas": ""}) == both[:1]
    assert seen_looks(row, photos, "any", {"piel": "light"}) == both
    deny_look(care.db, care.relative, row.id, "any", "gafas", "si")
    care.db.expire_all()
    assert seen_looks(row, photos) == both[1:]
    assert seen_looks(row, photos, "youth") == both, "it was denied of another age"
    with pytest.raises(NotAllowedError):
        deny_look(care.db, care.patient, row.id, "any", "piel", "light")


def test_copies_of_one_picture_count_once(care: CareHome) -> None:
    row = card(care, "p-22", "person")
    photos = seen_on(care, row, Look("glasses", "yes", 0.8))
    assert seen_looks(row, photos) == (SeenLook("gafas", "si"),)
    for photo in photos[1:]:
        verdict = verdict_of(photo)
        assert verdict is not None
        photo.verdict = verdict_to_json(replace(verdict, fingerprint=Fingerprint("p-22-0", ())))
    assert seen_looks(row, photos) == ()


def test_no_beard_is_proposed_of_women_nor_of_children(care: CareHome) -> None:
    row = card(care, "p-21", "person")
    bald = Look("hair_style", "bald", 0.6)
    photos = seen_on(care, row, Look("beard", "yes", 0.7), Look("moustache", "yes", 0.7), bald)
    assert {look.field for look in seen_looks(row, photos)} == {"barba", "bigote", "peinado"}
    assert seen_looks(row, photos, "childhood") == ()
    row.gender = "f"
    assert {look.field for look in seen_looks(row, photos)} == {"peinado"}


def test_what_a_photo_shows_is_noted_when_it_is_judged(care: CareHome) -> None:
    judged = care.studio.photo_judge.judge(photo_file("beach"), "playa.jpg", "p-13", "place", None)
    assert judged.verdict["looks"] == [[]]


def test_the_recognisers_are_loaded_before_the_first_photo_and_their_end_is_noticed() -> None:
    judge = PhotoJudge()
    try:
        assert not judge.ready
        judge.warm()
        assert comes_true(lambda: judge.ready)
        loaded = processor_seconds(judge)
        judge.judge(photo_file("beach"), "playa.jpg", "p-16", "place", None)
        assert processor_seconds(judge) - loaded < loaded, "what is slow is loading, and it was done"
        os.kill(judge._process.pid, signal.SIGKILL)
        assert comes_true(lambda: not judge.ready)
        judge.warm()
        assert comes_true(lambda: judge.ready)
    finally:
        judge.close()


def comes_true(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 120
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


def processor_seconds(judge: PhotoJudge) -> float:
    user, system = psutil.Process(judge._process.pid).cpu_times()[:2]
    return user + system


def test_a_card_with_the_photos_of_another_is_told(care: CareHome) -> None:
    one, other = (
        add_card(care.db, care.relative, "juan", card_id, "thing", Identity(name, species="guitarra"))
        for card_id, name in (("p-14", "La gitana"), ("p-15", "La nueva"))
    )
    for place in PLACES[:5]:
        bring(care, one.id, f"{place}.jpg", photo_file(place))
        bring(care, other.id, f"{place}.jpg", photo_file(place))
    (coached,) = coach(other, photos_of(care.db, other.id), photos_elsewhere(care.db, other))
    shared = next(found for found in coached.of_set.findings if found.kind == "shared")
    assert (shared.grade, shared.about["entity"], shared.about["count"]) == ("bad", one.name, 5)
    assert not coached.ready
    remove_card(care.db, care.relative, one.id)
    (coached,) = coach(other, photos_of(care.db, other.id), photos_elsewhere(care.db, other))
    assert not [found for found in coached.of_set.findings if found.kind == "shared"]
    ana = card(care, "p-16", "person")
    assert other.name not in photos_elsewhere(care.db, ana), "somebody with a guitar is rightly on both"


def test_a_verdict_of_another_version_is_no_verdict(care: CareHome) -> None:
    row = card(care, "p-11")
    photo = pictured(care, row.id, "photo-11", 0)
    photo.verdict = {"from": "elsewhere"}
    assert verdict_of(photo) is None
