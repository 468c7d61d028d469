"""The voice over HTTP: bare facts for the page's script, sound in ranges, forms that work without script."""

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from narrative.listening import Transcript, Word
from server.reading_aloud import find_voice
from server.records import Page, PatientRecord, Recording, Utterance
from server.voice_files import PIECE

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

JSON = {"Accept": "application/json"}
MEMORY = "De niño iba con mi madre a la cocina y hacíamos rosquillas con mi abuela."


class Recorder:
    """The page's script, as the server sees it."""

    def __init__(self, house: "House", visitor: TestClient) -> None:
        self.house, self.visitor, self.id = house, visitor, str(uuid4())
        text = visitor.get("/personas/juan/contar").text
        self.address = text.partition('data-record="')[2].partition('"')[0]

    def begin(self) -> Response:
        return self.visitor.post(f"{self.address}/{self.id}", headers=JSON)

    def piece(self, number: int, data: bytes = b"\1\2" * (PIECE // 2)) -> Response:
        where = f"{self.address}/{self.id}/trozos/{number}"
        return self.visitor.put(where, content=data, headers=JSON)

    def end(self, pieces: int) -> Response:
        return self.visitor.post(f"/grabaciones/{self.id}/fin?trozos={pieces}", headers=JSON)

    def record(self, pieces: int = 2) -> None:
        assert self.begin().status_code == 200
        for number in range(pieces):
            assert self.piece(number).json()["next"] == number + 1
        self.end(pieces)

    def understood(self) -> None:
        """As when the listening has found words; the real one, which finds none, must not end after it."""
        self.house.studio.hearing.close()
        with self.house.db() as db:
            row = db.get_one(Recording, self.id)
            words = (Word("Celia", 0.1, 0.5, 0.2), Word("vino", 0.5, 0.9, 0.95))
            row.state, row.transcript = "heard", Transcript(words, 1.0).to_json()
            db.add(row)
            db.commit()

    def throw_away(self) -> None:
        self.visitor.post(f"/grabaciones/{self.id}/descartar", headers=JSON)

    def row(self) -> Recording:
        with self.house.db() as db:
            return db.get_one(Recording, self.id)

    def tell(self, text: str = MEMORY) -> str:
        turn = str(uuid4())
        data = {"turno": turn, "texto": text, "grabaciones": self.id}
        assert self.visitor.post("/personas/juan/charla", data=data).status_code == 303
        return turn


@pytest.fixture
def recorder(house: "House", therapist: TestClient) -> Recorder:
    return Recorder(house, therapist)


def test_answers_are_bare_facts(recorder: Recorder) -> None:
    begun = recorder.begin().json()
    assert (begun["id"], begun["state"]) == (recorder.id, "open")
    assert recorder.piece(1).json()["next"] == 0
    assert recorder.piece(0).json()["next"] == 1
    refused = recorder.piece(1, b"\0" * (PIECE + 2))
    assert (refused.status_code, list(refused.json())) == (422, ["problem"])
    assert recorder.end(2).json()["next"] == 1
    recorder.throw_away()
    assert recorder.row().path is None


def test_a_second_window_is_told_so(house: "House", recorder: Recorder, patient: TestClient) -> None:
    recorder.begin()
    second = Recorder(house, patient).begin()
    assert second.status_code == 409
    assert "otra ventana" in second.json()["problem"]
    assert f'data-going-on="{recorder.id}"' in patient.get("/personas/juan/contar").text
    recorder.end(0)
    recorder.throw_away()


def test_who_is_not_signed_in_or_not_allowed_records_nothing(
    house: "House", recorder: Recorder, relative: TestClient
) -> None:
    address = f"{recorder.address}/{uuid4()}/trozos/0"
    answer = house.visitor().put(address, content=b"\0" * 100, headers=JSON)
    assert (answer.status_code, list(answer.json())) == (401, ["problem"])
    assert relative.put(address, content=b"\0" * 100, headers=JSON).status_code == 403
    assert house.sign_in("otra").put(address, content=b"\0" * 100, headers=JSON).status_code == 403


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("", 200, 0, 32043),
        ("bytes=0-", 200, 0, 32043),
        ("bytes=0-9", 206, 0, 9),
        ("bytes=40-59", 206, 40, 59),
        ("bytes=100-199", 206, 100, 199),
        ("bytes=-10", 206, 32034, 32043),
        ("bytes=32000-99999", 206, 32000, 32043),
        ("bytes=99999-", 416, 0, -1),
        ("bytes=9-3", 416, 0, -1),
        ("furlongs=1-2", 200, 0, 32043),
    ],
)
def test_sound_is_given_in_the_ranges_asked_for(
    recorder: Recorder, asked: str, status: int, first: int, last: int
) -> None:
    recorder.record()
    whole = recorder.visitor.get(f"/grabaciones/{recorder.id}/sonido").content
    answer = recorder.visitor.get(f"/grabaciones/{recorder.id}/sonido", headers={"Range": asked})
    recorder.throw_away()
    assert answer.status_code == status
    assert answer.content == whole[first : last + 1]
    if status == 206:
        assert answer.headers["content-range"] == f"bytes {first}-{last}/32044"


def test_a_stretch_of_sound_is_just_that(recorder: Recorder) -> None:
    recorder.record(4)
    answer = recorder.visitor.get(f"/grabaciones/{recorder.id}/sonido?desde=0.5&hasta=1.0")
    beyond = recorder.visitor.get(f"/grabaciones/{recorder.id}/sonido?desde=90&hasta=91")
    recorder.throw_away()
    assert answer.headers["content-type"] == "audio/wav"
    assert len(answer.content) == 44 + int(0.8 * 16000) * 2
    assert (beyond.status_code, len(beyond.content)) == (200, 44)


def test_what_was_recorded_and_not_sent_is_found_again(recorder: Recorder) -> None:
    recorder.record()
    found = recorder.visitor.get("/personas/juan/grabaciones", headers=JSON).json()
    assert [(one["id"], one["going_on"]) for one in found] == [(recorder.id, False)]
    recorder.throw_away()
    assert recorder.visitor.get("/personas/juan/grabaciones", headers=JSON).json() == []


def test_heard_words_come_with_their_times_and_doubts(recorder: Recorder) -> None:
    recorder.record()
    recorder.understood()
    facts = recorder.visitor.get(f"/grabaciones/{recorder.id}", headers=JSON).json()
    recorder.throw_away()
    assert [(one["text"], one["doubtful"]) for one in facts["words"]] == [("Celia", True), ("vino", False)]


def test_the_voice_is_in_the_book_only_with_consent_and_for_who_sees_the_page(
    house: "House", therapist: TestClient, relative: TestClient, patient: TestClient
) -> None:
    assert therapist.post("/personas/juan/voz/acuerdo").status_code == 303
    assert "lo anotó Terapeuta" in therapist.get("/personas/juan/charla").text
    recorder = Recorder(house, therapist)
    recorder.record()
    recorder.understood()
    turn = recorder.tell()
    assert recorder.row().state == "kept"
    with house.db() as db:
        assert db.get_one(Utterance, turn).memory_id == turn
        page = db.exec(Page.__table__.select().where(Page.memory_id == turn)).one()  # type: ignore[attr-defined]
    sound = f"/grabaciones/{recorder.id}/sonido"
    assert relative.get(sound).status_code == 403, "a draft is not the family's to hear"
    data = {"titulo": "Las rosquillas", "descripcion": "Hacíamos rosquillas."}
    therapist.post(f"/paginas/{page.id}/guardar", data=data)
    for visitor in (therapist, relative, patient):
        assert visitor.get(sound).status_code == 200
    assert house.sign_in("otra").get(sound).status_code == 403
    texts = [relative.get(f"/personas/juan/libro/{number}").text for number in range(1, 9)]
    assert sum(f'src="{sound}"' in text for text in texts) == 1
    assert therapist.post("/personas/juan/voz/retirar").status_code == 303
    assert relative.get(sound).status_code == 404
    assert recorder.row().path is None


def test_the_wait_is_the_therapists_to_set(
    house: "House", therapist: TestClient, relative: TestClient
) -> None:
    address = "/personas/juan/voz/espera"
    assert therapist.post(address, data={"segundos": "11"}).status_code == 303
    assert 'data-silence="11.0"' in therapist.get("/personas/juan/contar").text
    assert therapist.post(address, data={"segundos": "31"}).status_code == 422
    assert relative.post(address, data={"segundos": "5"}).status_code == 403
    with house.db() as db:
        assert db.get_one(PatientRecord, "juan").silence_seconds == 11


def test_reading_aloud_is_sound_or_says_why_not(house: "House", relative: TestClient) -> None:
    data = {"texto": "Hacíamos rosquillas."}
    answer = relative.post("/personas/juan/leer", data=data, headers=JSON)
    if find_voice(house.studio.settings.home):
        assert answer.headers["content-type"] == "audio/wav"
    else:
        assert answer.json()["remote"] is False
        assert "voz en español" in answer.json()["problem"]
    assert house.sign_in("otra").post("/personas/juan/leer", data=data, headers=JSON).status_code == 403
    assert relative.post("/personas/juan/leer", data={"texto": "a" * 4000}, headers=JSON).status_code == 422
