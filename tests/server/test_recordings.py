"""Recordings: pieces as they come, whatever goes wrong; who may hear them; when the sound goes or stays."""

import os
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import pytest
from sqlmodel import Session

from narrative.listening import Transcript, Word
from server.errors import BadInputError, NotAllowedError, NotFoundError, TakenError
from server.interviews import make_page
from server.pages import keep
from server.patients import STAFF
from server.reading_aloud import NoVoiceError, find_voice, read_aloud
from server.recordings import (
    accept,
    add_piece,
    ask_again,
    begin,
    close,
    discard,
    pending,
    recording_for,
    settle_sent,
    sound_for,
    voices_of,
)
from server.records import Account, Page, PatientRecord, Recording
from server.speech_parts import missing_packages
from server.voice_consent import consent_of, give_consent, set_silence, withdraw_consent
from server.voice_files import LONGEST, PIECE, RATE, VoiceFiles, wav_header

if TYPE_CHECKING:
    from tests.server.conftest import CareHome

SPEECH = Path(__file__).resolve().parents[3] / "shared" / "speech" / "es-ES_Broadband_sample1.wav"


def sound(number: int, size: int = PIECE) -> bytes:
    """A piece that is unlike every other."""
    return bytes([number % 251]) * size


@dataclass
class Desk:
    """Recording in the care home: what the browser does."""

    care: "CareHome"

    @property
    def db(self) -> Session:
        return self.care.db

    @property
    def files(self) -> VoiceFiles:
        return self.care.studio.voices

    def begin(self, account: Account | None = None) -> Recording:
        return begin(self.db, self.files, account or self.care.therapist, self.care.interview(), str(uuid4()))

    def piece(
        self, recording_id: str, number: int, data: bytes | None = None, account: Account | None = None
    ) -> int:
        account = account or self.care.therapist
        data = sound(number) if data is None else data
        where = self.care.interview()
        return add_piece(self.db, self.files, account, where, recording_id, number, data)[1]

    def spoken(self, pieces: int = 3, account: Account | None = None) -> Recording:
        recording = self.begin(account)
        for number in range(pieces):
            self.piece(recording.id, number, account=account)
        return close(self.db, self.files, account or self.care.therapist, recording.id, pieces)[0]

    def heard(self, text: str, account: Account | None = None) -> Recording:
        recording = self.spoken(account=account)
        words = tuple(Word(word, at, at + 0.5, 0.9) for at, word in enumerate(text.split()))
        recording.state, recording.transcript = "heard", Transcript(words, 1.5).to_json()
        self.db.add(recording)
        self.db.commit()
        return recording

    def file(self, recording: Recording) -> Path:
        assert recording.path is not None
        return self.files.folder / recording.path

    def tell(self, recording: Recording, text: str) -> str:
        turn = f"v{uuid4()}"
        self.care.tell(text, turn)
        accept(self.db, self.files, self.care.therapist, [recording.id], turn, understood=True)
        return turn


@pytest.fixture
def desk(care: "CareHome") -> Iterator[Desk]:
    yield Desk(care)
    for account in (care.therapist, care.patient):
        for left in pending(care.db, account, "juan"):
            discard(care.db, care.studio.voices, account, left.id)
    if care.db.get_one(PatientRecord, "juan").voice_consent_at:
        withdraw_consent(care.db, care.studio.voices, care.therapist, "juan")


def test_pieces_come_together_whatever_order_and_however_often(desk: Desk) -> None:
    recording = desk.begin()
    assert desk.piece(recording.id, 0) == 1
    assert desk.piece(recording.id, 2) == 1, "a piece too early is asked for again"
    assert desk.piece(recording.id, 1) == 2
    assert desk.piece(recording.id, 1, sound(99)) == 2, "what is stored is not written over"
    assert desk.piece(recording.id, 0) == 2
    assert desk.piece(recording.id, 2) == 3
    assert desk.piece(recording.id, 3, sound(3, 1000)) == 3, "the last piece may be short"
    closed, _ = close(desk.db, desk.files, desk.care.therapist, recording.id, 4)
    assert (closed.state, closed.pieces) == ("closed", 4)
    assert desk.file(recording).read_bytes() == sound(0) + sound(1) + sound(2) + sound(3, 1000)


def test_a_recording_stays_open_while_a_piece_is_missing(desk: Desk) -> None:
    recording = desk.begin()
    desk.piece(recording.id, 0)
    still, wanted = close(desk.db, desk.files, desk.care.therapist, recording.id, 3)
    assert (still.state, wanted) == ("open", 1)
    desk.piece(recording.id, 1)
    desk.piece(recording.id, 2, sound(2, 10))
    assert close(desk.db, desk.files, desk.care.therapist, recording.id, 3)[0].state == "closed"
    assert close(desk.db, desk.files, desk.care.therapist, recording.id, 3)[0].state == "closed"


@pytest.mark.parametrize(
    ("number", "data"),
    [(0, sound(0, PIECE + 2)), (0, b""), (0, b"odd"), (-1, sound(0)), (2 * LONGEST, sound(0))],
    ids=["huge", "empty", "half a sample", "before the first", "beyond the longest"],
)
def test_what_is_no_piece_is_refused_in_a_sentence(desk: Desk, number: int, data: bytes) -> None:
    recording = desk.begin()
    with pytest.raises(BadInputError, match="trozo de sonido"):
        desk.piece(recording.id, number, data)
    assert desk.files.size(recording.path or "") == 0


@pytest.mark.parametrize("wrong", ["../../etc/passwd", "uno", "", "A" * 36])
def test_an_id_that_is_none_is_refused(desk: Desk, wrong: str) -> None:
    with pytest.raises(BadInputError):
        begin(desk.db, desk.files, desk.care.therapist, desk.care.interview(), wrong)


def test_late_sound_begins_its_recording_by_itself(desk: Desk) -> None:
    """The connection was lost before the recording could be announced."""
    late = str(uuid4())
    assert desk.piece(late, 0) == 1
    assert recording_for(desk.db, desk.care.therapist, late).state == "open"
    close(desk.db, desk.files, desk.care.therapist, late, 1)
    assert desk.piece(late, 1) == 2, "more came after the server had ended it"
    assert recording_for(desk.db, desk.care.therapist, late).state == "open"


def test_another_persons_recording_is_nobodys(desk: Desk) -> None:
    recording = desk.spoken(account=desk.care.patient)
    for account in (desk.care.stranger, desk.care.relative):
        for refused in (
            lambda who: recording_for(desk.db, who, recording.id),
            lambda who: sound_for(desk.db, who, recording.id),
            lambda who: close(desk.db, desk.files, who, recording.id, 3),
            lambda who: discard(desk.db, desk.files, who, recording.id),
            lambda who: desk.piece(recording.id, 3, account=who),
            lambda who: pending(desk.db, who, "juan"),
            lambda who: desk.begin(who),
        ):
            with pytest.raises(NotAllowedError):
                refused(account)
    assert recording_for(desk.db, desk.care.therapist, recording.id).id == recording.id
    own = desk.spoken()
    with pytest.raises(NotAllowedError):
        recording_for(desk.db, desk.care.patient, own.id)
    with pytest.raises(NotFoundError):
        recording_for(desk.db, desk.care.therapist, str(uuid4()))


def test_only_one_window_records_a_person(desk: Desk) -> None:
    going_on = desk.begin()
    with pytest.raises(TakenError, match="otra ventana"):
        desk.begin(desk.care.patient)
    again = begin(desk.db, desk.files, desk.care.therapist, desk.care.interview(), going_on.id)
    assert again.id == going_on.id
    desk.piece(going_on.id, 0)
    close(desk.db, desk.files, desk.care.therapist, going_on.id, 1)
    assert desk.begin(desk.care.patient).state == "open"


def test_a_recording_without_sound_leaves_nothing(desk: Desk) -> None:
    recording = desk.begin()
    ended, _ = close(desk.db, desk.files, desk.care.therapist, recording.id, 0)
    assert (ended.state, ended.path) == ("discarded", None)


def test_files_are_for_evocas_own_user_and_their_names_say_nothing(desk: Desk) -> None:
    recording = desk.spoken()
    file = desk.file(recording)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert not any(known in file.name for known in ("juan", "Juan", recording.id, recording.interview_id))


def test_words_accepted_without_consent_take_the_sound_with_them(desk: Desk) -> None:
    recording = desk.heard("De niño jugaba con Hachi en el parque")
    file = desk.file(recording)
    desk.tell(recording, "De niño jugaba con mi perro Hachi en el parque.")
    assert (recording.state, recording.path, recording.transcript) == ("accepted", None, {})
    assert not file.exists()
    assert not pending(desk.db, desk.care.therapist, "juan")
    assert desk.piece(recording.id, 3) == 0, "what comes later is not kept"
    assert not file.exists()
    with pytest.raises(NotFoundError):
        sound_for(desk.db, desk.care.therapist, recording.id)


def kept_page(desk: Desk, recording: Recording) -> Page:
    turn = desk.tell(recording, "De niño jugaba con mi perro Hachi en el parque de mi barrio.")
    page = make_page(desk.db, desk.care.studio, desk.care.therapist, turn)
    return keep(desk.db, desk.care.therapist, page.id, "El parque", "Jugaba con Hachi.")


def test_with_consent_the_voice_stays_with_its_page_until_it_is_withdrawn(desk: Desk) -> None:
    give_consent(desk.db, desk.care.therapist, "juan")
    consent = consent_of(desk.db, desk.care.therapist, "juan")
    assert (consent.given_at is not None, consent.written_by) == (True, "Carmen")
    recording = desk.heard("De niño jugaba con Hachi")
    file = desk.file(recording)
    page = kept_page(desk, recording)
    assert recording.state == "kept"
    assert [one.id for one in voices_of(desk.db, desk.files, page)] == [recording.id]
    for account in (desk.care.therapist, desk.care.relative, desk.care.patient):
        assert sound_for(desk.db, account, recording.id).id == recording.id
    with pytest.raises(NotAllowedError):
        sound_for(desk.db, desk.care.stranger, recording.id)
    assert consent_of(desk.db, desk.care.therapist, "juan").kept == 1
    assert withdraw_consent(desk.db, desk.files, desk.care.therapist, "juan") == 1
    assert not file.exists()
    assert voices_of(desk.db, desk.files, page) == []
    assert consent_of(desk.db, desk.care.therapist, "juan").given_at is None
    later = desk.heard("Y luego fuimos a casa")
    desk.tell(later, "Y luego fuimos a casa de mi abuela con mi perro Hachi.")
    assert later.state == "accepted"


def test_a_page_out_of_the_book_is_not_heard_by_the_family(desk: Desk) -> None:
    give_consent(desk.db, desk.care.therapist, "juan")
    recording = desk.heard("De niño jugaba con Hachi")
    page = kept_page(desk, recording)
    page.status = "withdrawn"
    desk.db.add(page)
    desk.db.commit()
    with pytest.raises(NotAllowedError):
        sound_for(desk.db, desk.care.relative, recording.id)
    assert sound_for(desk.db, desk.care.therapist, recording.id).id == recording.id


def test_words_that_make_no_memory_keep_no_voice(desk: Desk) -> None:
    give_consent(desk.db, desk.care.therapist, "juan")
    recording = desk.heard("no me acuerdo")
    desk.tell(recording, "no me acuerdo")
    assert (recording.state, recording.path) == ("accepted", None)


def test_a_recording_without_words_waits_a_day_and_is_never_kept_with_a_page(desk: Desk) -> None:
    give_consent(desk.db, desk.care.therapist, "juan")
    silent = desk.heard("")
    desk.tell(silent, "De niño jugaba con mi perro Hachi en el parque.")
    assert (silent.state, silent.path) == ("accepted", None)
    silent, spoken = desk.heard(""), desk.heard("jugaba con Hachi")
    settle_sent(desk.db, desk.files)
    assert silent.state == "heard"
    for recording in (silent, spoken):
        recording.begun_at -= timedelta(days=2)
        desk.db.add(recording)
    desk.db.commit()
    settle_sent(desk.db, desk.files)
    assert (silent.state, spoken.state) == ("discarded", "heard")


def test_words_sent_before_they_are_understood_are_settled_later(desk: Desk) -> None:
    give_consent(desk.db, desk.care.therapist, "juan")
    recording = desk.heard("jugaba con Hachi")
    turn = f"v{uuid4()}"
    # As after a kill: the turn is kept, nothing came of it yet.
    accept(desk.db, desk.files, desk.care.therapist, [recording.id], turn, understood=False)
    assert recording.utterance_id is None, "an unknown turn accepts nothing"
    desk.care.tell("De joven jugaba con mi perro Hachi en el parque.", turn)
    accept(desk.db, desk.files, desk.care.therapist, [recording.id], turn, understood=False)
    assert recording.state == "kept", "the memory is there already"
    assert settle_sent(desk.db, desk.files) == 0


def test_recordings_of_others_are_not_accepted_along(desk: Desk) -> None:
    mine = desk.heard("uno dos")
    turn = f"v{uuid4()}"
    desk.care.tell("De niño jugaba con mi perro Hachi en el parque.", turn)
    accept(desk.db, desk.files, desk.care.patient, [mine.id, "nada"], turn, understood=True)
    assert mine.state == "heard"


def test_only_staff_sets_the_wait_and_the_consent(desk: Desk) -> None:
    assert desk.care.relative.role not in STAFF
    for account in (desk.care.relative, desk.care.patient, desk.care.stranger):
        with pytest.raises(NotAllowedError):
            give_consent(desk.db, account, "juan")
        with pytest.raises(NotAllowedError):
            set_silence(desk.db, account, "juan", 10)
    for seconds in (1.9, 30.1, float("nan")):
        with pytest.raises(BadInputError, match="2 a 30"):
            set_silence(desk.db, desk.care.therapist, "juan", seconds)
    set_silence(desk.db, desk.care.therapist, "juan", 12)
    assert desk.db.get_one(PatientRecord, "juan").silence_seconds == 12


def test_a_full_disk_keeps_what_was_said_and_says_so(tmp_path: Path) -> None:
    files = VoiceFiles(tmp_path / "recordings")
    name = files.new_name()
    files.write_piece(name, 0, sound(0))
    script = textwrap.dedent("""
        import sys
        from pathlib import Path
        from server.voice_files import PIECE, VoiceFiles
        from server.errors import StorageFullError
        folder, name = Path(sys.argv[1]), sys.argv[2]
        try:
            print(VoiceFiles(folder).write_piece(name, 1, bytes([1]) * PIECE))
        except StorageFullError as error:
            print(error.sentence)
    """)
    full = tmp_path / "full"
    full.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20k", "tmpfs", str(full)], check=False)
    if mounted.returncode:
        pytest.skip("NOT RUN: this machine mounts no small file system")
    try:
        copy = full / "recordings"
        copy.mkdir()
        (copy / name).write_bytes(sound(0))
        said = subprocess.run(
            [sys.executable, "-c", script, str(copy), name], capture_output=True, text=True, check=True
        )
        assert "disco está lleno" in said.stdout
        assert (copy / name).read_bytes() == sound(0)
    finally:
        subprocess.run(["umount", str(full)], check=False)


KILLED = """
    import os, sys
    from pathlib import Path
    from server.accounts import account_named
    from server.database import session
    from server.interviews import open_interview
    from server.recordings import add_piece, begin
    from server.settings import Settings
    from server.studio import Studio
    studio = Studio.open(Settings(home=Path(sys.argv[1])))
    with session(studio.engine) as db:
        account = account_named(db, "carmen")
        interview = open_interview(db, account, "juan")
        data = Path(sys.argv[3]).read_bytes()[44:]
        begin(db, studio.voices, account, interview.id, sys.argv[2])
        for number in range(18):
            piece = data[number * 16000 : (number + 1) * 16000]
            add_piece(db, studio.voices, account, interview.id, sys.argv[2], number, piece)
        os._exit(9)
"""


@pytest.mark.slow
@pytest.mark.skipif(not SPEECH.exists(), reason="NOT RUN: ../shared/speech is not here")
@pytest.mark.skipif(bool(missing_packages()), reason="NOT RUN: the speech model's packages are missing")
def test_what_a_killed_process_recorded_is_heard_by_the_next(care: "CareHome") -> None:
    home, recording_id = care.studio.settings.home, str(uuid4())
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(home), recording_id, str(SPEECH)], check=False
    )
    assert killed.returncode == 9
    recording = recording_for(care.db, care.therapist, recording_id)
    assert recording.state == "open"
    file = care.studio.voices.folder / (recording.path or "")
    os.utime(file, (time.time() - 120, time.time() - 120))
    care.studio.hearing.start()
    deadline = time.monotonic() + 90
    while recording.state not in ("heard", "failed") and time.monotonic() < deadline:
        time.sleep(0.3)
        care.db.refresh(recording)
    assert recording.state == "heard", recording.problem
    assert (recording.pieces, recording.seconds) == (18, 9.0)
    assert "bien" in Transcript.from_json(recording.transcript).text.lower()
    discard(care.db, care.studio.voices, care.therapist, recording_id)
    assert not file.exists()


def test_what_cannot_be_heard_is_kept_and_asked_for_again(desk: Desk) -> None:
    recording = desk.spoken()
    recording.state, recording.problem = "failed", "No he podido entender esta grabación."
    desk.db.add(recording)
    desk.db.commit()
    assert desk.file(recording).exists()
    assert ask_again(desk.db, desk.care.therapist, recording.id).state == "closed"


def test_a_wav_header_is_one(tmp_path: Path) -> None:
    from narrative.listening import read_sound

    tone = (np.sin(np.arange(RATE) / 10) * 12000).astype("<i2").tobytes()
    path = tmp_path / "tone.wav"
    path.write_bytes(wav_header(len(tone)) + tone)
    assert len(read_sound(path)) == RATE


def test_reading_aloud_is_sound_or_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        read_aloud(tmp_path, " ")
    if find_voice(tmp_path) is None:
        with pytest.raises(NoVoiceError, match="no tiene una voz"):
            read_aloud(tmp_path, "Hola.")
        return
    spoken = read_aloud(tmp_path, "De niño iba con mi madre al río.")
    assert spoken[:4] == b"RIFF"
    assert int.from_bytes(spoken[40:44], "little") == len(spoken) - 44 > 20_000
