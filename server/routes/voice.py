"""The teller's voice: pieces of sound in, words out; listening to it; agreeing to keep it; reading aloud.

The pages' scripts are answered with bare facts in JSON; forms work without them.
"""

import re
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import JSONResponse

from narrative.listening import Transcript, Word
from server.errors import NotFoundError
from server.patients import patient_for
from server.reading_aloud import NoVoiceError, read_aloud
from server.recordings import (
    LIVE_WITHIN,
    add_piece,
    ask_again,
    begin,
    close,
    discard,
    pending,
    quiet_for,
    recording_for,
    sound_for,
)
from server.records import Recording
from server.routes import addresses
from server.routes.answers import block, lead_back, notice
from server.routes.talks import interview_view
from server.routes.visit import SignedIn, Visit
from server.voice_consent import give_consent, set_silence, withdraw_consent
from server.voice_files import RATE, SAMPLE, wav_header

router = APIRouter()

AROUND: Final = 0.15  # seconds before and after a word, whose times are a little unsure
# Of 311 words of real conversation 42 were below 0.6 and 25 below 0.5, where most of the wrong ones were.
# The rest there were mostly short words of assent, from which nothing is drawn.
DOUBTFUL: Final = 0.5
FILLERS: Final = frozenset(
    (
        "sí",
        "ya",
        "pues",
        "y",
        "ah",
        "eh",
        "oh",
        "oye",
        "bueno",
        "bien",
        "hombre",
        "vale",
        "claro",
        "mira",
        "o",
    )
)
WAV: Final = "audio/wav"


async def _body(request: Request) -> bytes:
    return await request.body()


def _words(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words]


def _is_doubtful(word: Word) -> bool:
    return word.probability < DOUBTFUL and word.text.strip("¿?¡!.,;:…").lower() not in FILLERS


def _heard_words(transcript: Transcript) -> list[dict[str, Any]]:
    return [
        {"text": word.text, "start": word.start, "end": word.end, "doubtful": _is_doubtful(word)}
        for word in transcript.words
    ]


def _facts(visit: Visit, recording: Recording, known: int, wanted: int | None = None) -> Response:
    """What the page needs to know of a recording; of its settled words only those after ``known``."""
    facts: dict[str, Any] = {
        "id": recording.id,
        "state": recording.state,
        "sent": recording.utterance_id is not None,
        "problem": recording.problem or visit.studio.hearing.problem(),
    }
    if wanted is not None:
        facts["next"] = wanted
    listening = visit.studio.hearing.heard(recording.id)
    if listening is not None and recording.state in ("open", "closed"):
        facts |= {
            "known": known,
            "settled": _words(listening.settled[known:]),
            "tentative": _words(listening.tentative),
            "silence": round(listening.silence, 2),
            "heard": round(listening.seconds, 2),
        }
    if recording.state == "heard":
        facts["words"] = _heard_words(Transcript.from_json(recording.transcript))
    return JSONResponse(facts)


@router.post("/charlas/{interview_id}/grabaciones/{recording_id}")
def begin_recording(visit: SignedIn, interview_id: str, recording_id: str) -> Response:
    """Begin a recording, unless another window is recording."""
    visit.staff_or_patient()
    recording = begin(visit.db, visit.studio.voices, visit.account, interview_id, recording_id)
    visit.studio.hearing.attend(recording.id)
    return _facts(visit, recording, 0)


@router.put("/charlas/{interview_id}/grabaciones/{recording_id}/trozos/{number}")
def take_piece(
    visit: SignedIn,
    interview_id: str,
    recording_id: str,
    number: int,
    data: Annotated[bytes, Depends(_body)],
    sabe: int = Query(default=0, ge=0),
) -> Response:
    """Store a piece of sound; the answer says which is wanted next and what is understood so far."""
    visit.staff_or_patient()
    recording, wanted = add_piece(
        visit.db, visit.studio.voices, visit.account, interview_id, recording_id, number, data
    )
    visit.studio.hearing.attend(recording.id)
    return _facts(visit, recording, sabe, wanted)


@router.post("/grabaciones/{recording_id}/fin")
def end_recording(
    visit: SignedIn, recording_id: str, trozos: int = Query(ge=0), sabe: int = Query(default=0, ge=0)
) -> Response:
    """End a recording of which so many pieces were made; the answer asks for missing ones."""
    recording, wanted = close(visit.db, visit.studio.voices, visit.account, recording_id, trozos)
    visit.studio.hearing.attend(recording.id)
    return _facts(visit, recording, sabe, wanted)


@router.get("/grabaciones/{recording_id}")
def show_recording(visit: SignedIn, recording_id: str, sabe: int = Query(default=0, ge=0)) -> Response:
    """What is understood of a recording by now."""
    return _facts(visit, recording_for(visit.db, visit.account, recording_id), sabe)


@router.get("/personas/{patient_id}/grabaciones")
def show_pending(visit: SignedIn, patient_id: str) -> Response:
    """What this account recorded of this person and has not sent, the oldest first.

    A page with a microphone asks this when it opens: the speech model begins to load.
    """
    rows = pending(visit.db, visit.account, patient_id)
    visit.studio.hearing.wake()
    files = visit.studio.voices
    return JSONResponse(
        [
            {
                "id": one.id,
                "state": one.state,
                "going_on": one.state == "open" and quiet_for(files, one) < LIVE_WITHIN,
            }
            for one in rows
        ]
    )


@router.post("/grabaciones/{recording_id}/otra-vez")
def hear_again(visit: SignedIn, recording_id: str) -> Response:
    """Have a recording heard once more."""
    recording = ask_again(visit.db, visit.account, recording_id)
    visit.studio.hearing.attend(recording.id)
    return _facts(visit, recording, 0)


@router.post("/grabaciones/{recording_id}/descartar")
def throw_away(visit: SignedIn, recording_id: str) -> Response:
    """Delete a recording that was not sent."""
    return _facts(visit, discard(visit.db, visit.studio.voices, visit.account, recording_id), 0)


@router.get("/grabaciones/{recording_id}/sonido")
def play(
    visit: SignedIn,
    recording_id: str,
    desde: float | None = Query(default=None, ge=0),
    hasta: float | None = Query(default=None, ge=0),
) -> Response:
    """The sound as a WAV file, whole or from second to second; a player may ask for a range of bytes."""
    recording = sound_for(visit.db, visit.account, recording_id)
    size = visit.studio.voices.size(recording.path or "")
    if not size:
        raise NotFoundError
    start, end = 0, size
    if desde is not None or hasta is not None:
        start = min(size, _place(max(0.0, (desde or 0.0) - AROUND)))
        end = max(start, min(size, _place((hasta or size / (RATE * SAMPLE)) + AROUND)))
    return _sound(visit, recording.path or "", start, end)


def _place(seconds: float) -> int:
    return int(seconds * RATE) * SAMPLE


def _sound(visit: Visit, name: str, start: int, end: int) -> Response:
    """The WAV file of a stretch of sound, or the bytes of it that the request's Range asks for."""
    header = wav_header(end - start)
    total = len(header) + end - start
    first, last = _asked_range(visit.request.headers.get("range", ""), total)
    headers = {"Accept-Ranges": "bytes", "Cache-Control": "private, no-store"}
    if first > last:
        return Response(status_code=416, headers=headers | {"Content-Range": f"bytes */{total}"})
    begin_at, stop_at = max(first, len(header)), last + 1
    sound = visit.studio.voices.read(name, start + begin_at - len(header), start + stop_at - len(header))
    content = header[first : last + 1] + (sound if stop_at > begin_at else b"")
    whole = last - first + 1 == total
    if not whole:
        headers["Content-Range"] = f"bytes {first}-{last}/{total}"
    return Response(content, 200 if whole else 206, headers=headers, media_type=WAV)


def _asked_range(asked: str, total: int) -> tuple[int, int]:
    """The first and last byte asked for; everything when nothing or something odd is asked for (RFC 9110),
    and a first beyond the last when there is nothing there.
    """
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", asked.strip())
    if found is None or found.groups() == ("", ""):
        return 0, total - 1
    first, last = found.groups()
    if not first:
        return max(0, total - int(last)), total - 1 if int(last) else -1
    if int(first) >= total:
        return total, total - 1
    return int(first), min(int(last), total - 1) if last else total - 1


@router.post("/personas/{patient_id}/voz/espera")
def change_silence(visit: SignedIn, patient_id: str, segundos: Annotated[float, Form()]) -> Response:
    """How long the person may pause before a recording ends by itself."""
    set_silence(visit.db, visit.account, patient_id, segundos)
    return _voice_changed(visit, patient_id, "espera")


@router.post("/personas/{patient_id}/voz/acuerdo")
def agree(visit: SignedIn, patient_id: str) -> Response:
    """The person agreed that their voice stays with the pages."""
    give_consent(visit.db, visit.account, patient_id)
    return _voice_changed(visit, patient_id, "voz-acordada")


@router.post("/personas/{patient_id}/voz/retirar")
def take_agreement_back(visit: SignedIn, patient_id: str) -> Response:
    """The person no longer agrees: every kept voice is deleted."""
    withdraw_consent(visit.db, visit.studio.voices, visit.account, patient_id)
    return _voice_changed(visit, patient_id, "voz-retirada")


def _voice_changed(visit: Visit, patient_id: str, done: str) -> Response:
    if visit.wants_fragment:
        return block(interview_view(visit, patient_id, done=notice(done)), "interview")
    return lead_back("", addresses.interview(patient_id), done)


@router.post("/personas/{patient_id}/leer")
def speak(visit: SignedIn, patient_id: str, texto: Annotated[str, Form()] = "") -> Response:
    """A text of this person's pages read by a voice of this machine, where the browser has none.

    The answer without such a voice says whether a voice from elsewhere may be used.
    """
    patient_for(visit.db, visit.account, patient_id, action="read aloud")
    settings = visit.studio.settings
    try:
        return Response(read_aloud(settings.home, texto), media_type=WAV)
    except NoVoiceError as error:
        return JSONResponse({"problem": error.sentence, "remote": settings.remote_voices == "on"})
