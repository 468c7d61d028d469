"""Many photos at once, and the same card in two windows: nothing twice, nothing lost, nothing left over."""

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import partial
from threading import Barrier

import pytest
from PIL import Image

from imaging.photos import PhotoError
from imaging.photos.photo import Fingerprint, PhotoVerdict
from server.accounts import account_named
from server.database import session
from server.entity_cards import Identity, add_card
from server.entity_photos import (
    MOST_PHOTOS,
    Brought,
    CardFullError,
    bring_files,
    count_photos,
    files_in,
    photos_of,
    remove_photo,
    room_on,
)
from server.photo_judging import Judged
from server.photo_verdicts import verdict_to_json
from server.studio import Studio
from tests.server.conftest import CareHome
from tests.server.photo_samples import zipped


class QuickJudge:
    """Judges without recognisers: every photo serves. With a barrier both windows are at it at once."""

    def __init__(self, barrier: Barrier | None = None) -> None:
        self._barrier = barrier

    def judge(self, data: bytes, name: str, photo_id: str, kind: str, species: str | None) -> Judged:
        if not data.startswith(b"\xff\xd8"):
            raise PhotoError("pdf", {"file": name})
        if self._barrier is not None:
            self._barrier.wait(30)
        digest = hashlib.sha256(data).hexdigest()
        verdict = PhotoVerdict(photo_id, (), (), usable=True, fingerprint=Fingerprint(digest, ()))
        return Judged(data, None, digest, 8, 8, 0, verdict_to_json(verdict))


def picture(number: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (number % 256, number // 256, 90)).save(file, "JPEG", quality=100)
    return file.getvalue() + number.to_bytes(4, "big")


def studio_with(care: CareHome, judge: QuickJudge) -> Studio:
    studio = copy(care.studio)
    studio.photo_judge = judge  # type: ignore[assignment]
    return studio


def place(care: CareHome, card_id: str) -> str:
    return add_card(care.db, care.relative, "juan", card_id, "thing", Identity(card_id, species="reloj")).id


def test_of_five_hundred_photos_those_that_fit_are_kept_and_the_rest_is_said_once(care: CareHome) -> None:
    card_id = place(care, "many-500")
    files = {"verano/carta.pdf": b"%PDF-1.4"}
    files |= {f"verano/{number:03d}.jpg": picture(number) for number in range(500)}
    studio = studio_with(care, QuickJudge())
    archive = zipped(files)
    assert files_in(archive) == 501 > room_on(care.db, card_id, "today") == MOST_PHOTOS
    steps = bring_files(care.db, studio, care.relative, card_id, "todas.zip", archive, "today")
    assert [next(steps).outcome for _ in range(1 + MOST_PHOTOS)] == ["refused"] + ["kept"] * MOST_PHOTOS
    with pytest.raises(CardFullError, match="ya tiene 200 fotos"):
        next(steps)
    care.db.expire_all()
    rows = photos_of(care.db, card_id)
    assert len(rows) == MOST_PHOTOS
    assert (room_on(care.db, card_id, "today"), room_on(care.db, card_id, "later")) == (MOST_PHOTOS, 0)
    assert all(care.studio.files.read(row.path) for row in rows)


def test_a_zip_that_was_stopped_and_gone_on_with_does_not_find_its_own_photos(care: CareHome) -> None:
    card_id = place(care, "many-stopped")
    studio = studio_with(care, QuickJudge())
    bring_files_now = partial(bring_files, care.db, studio, care.relative, card_id)
    assert [one.outcome for one in bring_files_now("a.jpg", picture(0), "before")] == ["kept"]
    data = zipped({f"{number}.jpg": picture(number) for number in range(4)})
    stopped = bring_files_now("todas.zip", data, "today")
    assert [next(stopped).outcome for _ in range(2)] == ["known", "kept"]
    gone_on = list(bring_files_now("todas.zip", data, "today"))
    assert [one.outcome for one in gone_on] == ["known", "again", "kept", "kept"]
    assert "de esta misma vez" in gone_on[1].sentence
    assert [one.outcome for one in bring_files_now("todas.zip", data, "later")] == ["known"] * 4
    assert [one.outcome for one in bring_files_now("todas.zip", data)] == ["known"] * 4


def bring_in_a_window(care: CareHome, studio: Studio, card_id: str, data: bytes) -> list[Brought]:
    with session(care.studio.engine) as db:
        account = account_named(db, "marta")
        assert account is not None
        return list(bring_files(db, studio, account, card_id, "a.jpg", data))


def test_the_same_photo_in_two_windows_is_kept_once(care: CareHome) -> None:
    card_id = place(care, "many-two")
    studio = studio_with(care, QuickJudge(Barrier(2)))
    written = set(stored(care))
    with ThreadPoolExecutor(2) as windows:
        asked = [windows.submit(bring_in_a_window, care, studio, card_id, picture(7)) for _ in range(2)]
        outcomes = sorted(one.outcome for each in asked for one in each.result(60))
    assert outcomes == ["kept", "known"]
    care.db.expire_all()
    assert count_photos(care.db, card_id) == 1
    assert len(set(stored(care)) - written) == 1, "the other window's file is gone"


def stored(care: CareHome) -> list[str]:
    return [str(path) for path in care.studio.settings.home.rglob("*.jpg")]


def test_one_window_takes_away_while_the_other_brings(care: CareHome) -> None:
    card_id = place(care, "many-both")
    studio = studio_with(care, QuickJudge())
    (first,) = bring_in_a_window(care, studio, card_id, picture(1))
    assert first.photo is not None

    def take_away() -> None:
        with session(care.studio.engine) as db:
            account = account_named(db, "carmen")
            assert account is not None
            assert first.photo is not None
            remove_photo(db, account, first.photo.id)

    with ThreadPoolExecutor(2) as windows:
        gone = windows.submit(take_away)
        more = [windows.submit(bring_in_a_window, care, studio, card_id, picture(n)) for n in range(2, 8)]
        gone.result(60)
        outcomes = [one.outcome for each in more for one in each.result(60)]
    assert outcomes == ["kept"] * 6
    care.db.expire_all()
    assert count_photos(care.db, card_id) == 6
    (back,) = bring_in_a_window(care, studio, card_id, picture(1))
    assert back.outcome == "restored", "brought again, what was taken away comes back"
    care.db.expire_all()
    assert count_photos(care.db, card_id) == 7
