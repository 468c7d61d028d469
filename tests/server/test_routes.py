"""The web pages through their entrance: who may see what, and what forms do. Real parts, no browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session, select

from server.accounts import create_account
from server.app import join
from server.database import session
from server.records import Caption, Memory, Page, PageFile, PatientRecord, Utterance
from server.settings import Settings
from server.studio import Studio

PASSWORD = "una-clave-larga"
MEMORY = "De niño iba con mi madre a la cocina y hacíamos rosquillas. El perro nos miraba desde la puerta."


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    home = tmp_path_factory.mktemp("home")
    studio = Studio.load(Settings(home=home, worker="off", picture_size=256))
    with session(studio.engine) as db:
        for key, name in (("juan", "Juan Pacheco"), ("remedios", "Remedios Alba")):
            db.add(PatientRecord(id=key, name=name, birth_year=1942))
        db.commit()
        for name, role, whom in (
            ("terapeuta", "therapist", ("juan",)),
            ("otra", "therapist", ("remedios",)),
            ("ambas", "therapist", ("juan", "remedios")),
            ("familia", "relative", ("juan",)),
            ("prima", "relative", ("juan",)),
            ("nueva", "therapist", ()),
        ):
            create_account(
                db, sign_in=name, name=name.title(), role=role, password=PASSWORD, patient_ids=whom
            )
        create_account(db, sign_in="juan", name="Juan", role="patient", password=PASSWORD, patient_id="juan")
    yield studio
    studio.close()


@dataclass
class House:
    """An app and its database, with ways to come in."""

    studio: Studio

    def visitor(self) -> TestClient:
        return TestClient(join(self.studio), follow_redirects=False, raise_server_exceptions=False)

    def sign_in(self, name: str) -> TestClient:
        visitor = self.visitor()
        answer = visitor.post("/entrar", data={"usuario": name, "clave": PASSWORD})
        assert answer.status_code == 303, answer.text
        return visitor

    def db(self) -> Session:
        return Session(self.studio.engine)

    def told(self, visitor: TestClient, text: str = MEMORY) -> Page:
        turn = str(uuid4())
        answer = visitor.post("/personas/juan/charla", data={"turno": turn, "texto": text})
        assert answer.status_code == 303, answer.text
        with self.db() as db:
            return db.exec(select(Page).where(Page.memory_id == turn)).one()

    def kept(self, visitor: TestClient) -> Page:
        page = self.told(visitor)
        data = {"titulo": "Las rosquillas", "descripcion": "Hacíamos rosquillas."}
        assert visitor.post(f"/paginas/{page.id}/guardar", data=data).status_code == 303
        with self.db() as db:
            return db.get_one(Page, page.id)


@pytest.fixture
def house(studio: Studio) -> House:
    return House(studio)


@pytest.fixture
def therapist(house: House) -> TestClient:
    return house.sign_in("terapeuta")


@pytest.fixture
def relative(house: House) -> TestClient:
    return house.sign_in("familia")


@pytest.fixture
def patient(house: House) -> TestClient:
    return house.sign_in("juan")


def _csrf(site: str) -> dict[str, str]:
    return {"Sec-Fetch-Site": site}


# --- coming in ---------------------------------------------------------------------------------------


def test_nobody_is_led_to_sign_in_and_back(house: House) -> None:
    answer = house.visitor().get("/personas/juan/libro")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/entrar?siguiente=%2Fpersonas%2Fjuan%2Flibro"


def test_a_fragment_asked_for_after_signing_out_leads_the_whole_page_away(house: House) -> None:
    answer = house.visitor().post("/personas/juan/charla", headers={"HX-Request": "true"})
    assert answer.headers["hx-redirect"] == "/entrar"


def test_a_wrong_password_is_said_kindly(house: House) -> None:
    answer = house.visitor().post("/entrar", data={"usuario": "nadie", "clave": "no"})
    assert answer.status_code == 401
    assert "no van juntos" in answer.text


@pytest.mark.parametrize(
    "elsewhere", ["https://mal.example", "//mal.example", "/\\mal.example", "javascript:1"]
)
def test_signing_in_leads_nowhere_else(house: House, elsewhere: str) -> None:
    data = {"usuario": "terapeuta", "clave": PASSWORD, "siguiente": elsewhere}
    assert house.visitor().post("/entrar", data=data).headers["location"] == "/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(house: House) -> None:
    answer = house.visitor().post("/entrar", data={"usuario": "terapeuta", "clave": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_signing_out_ends_the_session(house: House, therapist: TestClient) -> None:
    secret = therapist.cookies["evoca"]
    therapist.post("/salir")
    visitor = house.visitor()
    visitor.cookies.set("evoca", secret)
    assert visitor.get("/personas").status_code == 303


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("terapeuta", "/personas/juan/charla"),
        ("familia", "/personas/juan/libro"),
        ("juan", "/personas/juan/contar"),
        ("ambas", "/personas"),
        ("nueva", "/personas"),
    ],
)
def test_everyone_starts_where_they_belong(house: House, name: str, first: str) -> None:
    assert house.sign_in(name).get("/").headers["location"] == first


def test_a_therapist_without_patients_is_told_what_to_do(house: House) -> None:
    assert "Todavía no acompaña a nadie" in house.sign_in("nueva").get("/personas").text


def test_english_is_the_second_language(therapist: TestClient) -> None:
    therapist.post("/idioma", data={"idioma": "en", "volver": "/personas"})
    answer = therapist.get("/personas")
    assert '<html lang="en"' in answer.text
    assert "Sign out" in answer.text


def test_health_answers_anyone(house: House) -> None:
    assert house.visitor().get("/salud").json()["estado"] == "bien"


# --- who may see what --------------------------------------------------------------------------------

STAFF_PAGES = ["/personas/juan/charla", "/personas/juan/por-revisar", "/paginas/{page}"]
STAFF_FORMS = [
    "/personas/juan/charla",
    "/personas/juan/charla/terminar",
    *(
        f"/paginas/{{page}}/{act}"
        for act in (
            "corregir",
            "deshacer",
            "instrucciones",
            "otra-vez",
            "cancelar",
            "mostrar",
            "guardar",
            "retirar",
            "recuperar",
        )
    ),
]


@pytest.mark.parametrize("address", [*STAFF_PAGES, "/personas/juan/contar"])
def test_a_relative_sees_neither_talk_nor_drafts(
    house: House, therapist: TestClient, relative: TestClient, address: str
) -> None:
    page = house.told(therapist)
    assert relative.get(address.format(page=page.id)).status_code == 403


@pytest.mark.parametrize("address", [*STAFF_FORMS, "/personas/juan/contar"])
def test_a_relative_changes_nothing(
    house: House, therapist: TestClient, relative: TestClient, address: str
) -> None:
    page = house.kept(therapist)
    data = {"texto": "hola", "acto": "quitar", "sobre": "era", "cual": "sketch", "titulo": "x"}
    assert relative.post(address.format(page=page.id), data=data).status_code == 403
    with house.db() as db:
        assert db.get_one(Page, page.id).title == "Las rosquillas"


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_the_person_sees_no_staff_pages(
    house: House, therapist: TestClient, patient: TestClient, address: str
) -> None:
    page = house.told(therapist)
    assert patient.get(address.format(page=page.id)).status_code == 403


@pytest.mark.parametrize("address", STAFF_FORMS)
def test_the_person_gives_no_staff_orders(
    house: House, therapist: TestClient, patient: TestClient, address: str
) -> None:
    page = house.told(therapist)
    data = {"texto": MEMORY, "acto": "quitar", "sobre": "era", "cual": "sketch", "titulo": "x"}
    assert patient.post(address.format(page=page.id), data=data).status_code == 403


def test_the_persons_own_screen_has_no_staff_controls(house: House, patient: TestClient) -> None:
    answer = patient.post("/personas/juan/contar", data={"turno": str(uuid4()), "texto": MEMORY})
    assert answer.status_code == 303
    text = patient.get("/personas/juan/contar").text
    assert "hacíamos rosquillas" in text
    assert "Recreación, no es una fotografía" in text
    for control in ("Lo que he entendido", "Por revisar", "Guardar en el libro", "Parar"):
        assert control not in text


@pytest.mark.parametrize("address", ["charla", "contar", "por-revisar", "libro", "libro/1"])
def test_another_patient_is_nobodys_business(therapist: TestClient, address: str) -> None:
    assert therapist.get(f"/personas/remedios/{address}").status_code in (403, 404)
    assert therapist.get(f"/personas/no-existe/{address}").status_code in (403, 404)


def test_another_patients_page_and_picture_are_closed(house: House, therapist: TestClient) -> None:
    page = house.told(therapist)
    other = house.sign_in("otra")
    assert other.get(f"/paginas/{page.id}").status_code == 403
    assert other.get(f"/paginas/{page.id}/progreso").status_code == 403
    with house.db() as db:
        file = db.exec(select(PageFile).where(PageFile.page_id == page.id, PageFile.kind == "sketch")).one()
    assert other.get(f"/dibujos/{file.path}").status_code == 403
    assert therapist.get(f"/dibujos/{file.path}").headers["content-type"] == "image/png"


def test_a_relative_sees_a_picture_once_it_is_in_the_book(
    house: House, therapist: TestClient, relative: TestClient
) -> None:
    page = house.told(therapist)
    with house.db() as db:
        file = db.exec(select(PageFile).where(PageFile.page_id == page.id, PageFile.kind == "sketch")).one()
    assert relative.get(f"/dibujos/{file.path}").status_code == 403
    therapist.post(f"/paginas/{page.id}/guardar", data={"titulo": "Rosquillas", "descripcion": ""})
    assert relative.get(f"/dibujos/{file.path}").status_code == 200


@pytest.mark.parametrize("path", ["../evoca.db", "%2e%2e/evoca.db", "plan.json", "nada.png"])
def test_no_other_file_is_served(therapist: TestClient, path: str) -> None:
    assert therapist.get(f"/dibujos/{path}").status_code == 404


# --- telling -----------------------------------------------------------------------------------------


def test_a_told_memory_has_its_sketch_at_once(house: House, therapist: TestClient) -> None:
    page = house.told(therapist)
    text = therapist.get("/personas/juan/charla").text
    assert "Lo que he entendido" in text
    assert re.search(r'<img src="/dibujos/[^"]+\.png"', text)
    assert page.title in text


def test_htmx_is_answered_with_the_inside_alone(therapist: TestClient) -> None:
    data = {"turno": str(uuid4()), "texto": MEMORY}
    answer = therapist.post("/personas/juan/charla", data=data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="content"')
    assert "<html" not in answer.text
    assert '<hx-partial hx-target="#notices"' in answer.text


def test_the_way_to_undo_outlives_a_refresh(therapist: TestClient) -> None:
    answer = therapist.get("/personas/juan/charla", headers={"HX-Request": "true"})
    assert answer.text.lstrip().startswith('<div id="content"')
    assert "#notices" not in answer.text


def test_the_same_form_twice_is_one_turn_and_one_page(house: House, therapist: TestClient) -> None:
    data = {"turno": str(uuid4()), "texto": MEMORY}
    for _ in range(2):
        assert therapist.post("/personas/juan/charla", data=data).status_code == 303
    with house.db() as db:
        assert len(db.exec(select(Utterance).where(Utterance.id == data["turno"])).all()) == 1
        assert len(db.exec(select(Page).where(Page.memory_id == data["turno"])).all()) == 1


NASTY = '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ 7*7 }}'


def test_what_is_told_is_only_ever_text(house: House, therapist: TestClient) -> None:
    page = house.told(therapist, f"{MEMORY} {NASTY}")
    data = {"titulo": NASTY, "descripcion": f"Hacíamos rosquillas. {NASTY}"}
    therapist.post(f"/paginas/{page.id}/guardar", data=data)
    therapist.post(f"/paginas/{page.id}/notas", data={"turno": str(uuid4()), "texto": NASTY})
    addresses = [
        f"/paginas/{page.id}",
        "/personas/juan/charla",
        "/personas/juan/libro",
        "/personas/juan/contar",
    ]
    with house.db() as db:
        number = _number_in_book(therapist, db.get_one(Page, page.id))
    for address in [*addresses, f"/personas/juan/libro/{number}"]:
        text = therapist.get(address).text
        assert "<script>alert" not in text, address
        assert "<img src=x" not in text, address
    assert "{{ 7*7 }}" in therapist.get(f"/paginas/{page.id}").text
    therapist.post(f"/paginas/{page.id}/retirar")


def _number_in_book(visitor: TestClient, page: Page) -> int:
    for number in range(1, 100):
        answer = visitor.get(f"/personas/juan/libro/{number}")
        assert answer.status_code == 200, "the page is not in the book"
        if f"/paginas/{page.id}" in answer.text:
            return number
    raise AssertionError


@pytest.mark.parametrize(
    "text",
    ["", "   ", "hola", "no me acuerdo", "🌷🌷", "We used to go to the sea with my mother.", "bla " * 12_500],
)
def test_what_cannot_be_drawn_gets_a_kind_answer_and_is_kept(
    house: House, therapist: TestClient, text: str
) -> None:
    turn = str(uuid4())
    answer = therapist.post("/personas/juan/charla", data={"turno": turn, "texto": text})
    assert answer.status_code == 303
    with house.db() as db:
        assert db.get_one(Utterance, turn).text == text
        assert db.exec(select(Page).where(Page.memory_id == turn)).first() is None
        said = db.exec(select(Utterance).where(Utterance.speaker == "evoca")).all()
    assert said, "there must be an answer"


def test_a_text_beyond_all_measure_is_refused_in_a_sentence(therapist: TestClient) -> None:
    answer = therapist.post("/personas/juan/charla", data={"turno": str(uuid4()), "texto": "a" * 1_100_000})
    assert answer.status_code == 413
    assert "por partes" in answer.text


def test_a_sad_memory_waits_for_the_therapist(house: House, therapist: TestClient) -> None:
    turn = str(uuid4())
    sad = "El día que murió mi madre estábamos todos en la cocina y mi padre lloraba con mi hermana."
    therapist.post("/personas/juan/charla", data={"turno": turn, "texto": sad})
    with house.db() as db:
        assert db.get(Memory, turn) is not None
        assert db.exec(select(Page).where(Page.memory_id == turn)).first() is None
    assert f'action="/recuerdos/{turn}/pagina"' in therapist.get("/personas/juan/charla").text
    assert therapist.post(f"/recuerdos/{turn}/pagina").status_code == 303
    with house.db() as db:
        assert db.exec(select(Page).where(Page.memory_id == turn)).one()


# --- a page in the therapist's hands -----------------------------------------------------------------


def _chips(text: str) -> list[str]:
    return re.findall(r'<input type="hidden" name="sobre" value="([^"]+)">', text)


def test_a_chip_is_removed_and_the_removal_undone(house: House, therapist: TestClient) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}"
    before = set(_chips(therapist.get(address).text))
    dog = next(chip for chip in before if chip.startswith("pet:"))
    answer = therapist.post(
        f"{address}/corregir", data={"sobre": dog, "acto": "quitar"}, headers={"HX-Request": "true"}
    )
    assert answer.text.lstrip().startswith("<section")
    assert dog not in _chips(answer.text)
    assert f'action="{address}/deshacer"' in answer.text
    assert f'value="{address}/corregir"' not in answer.text, "that is no page to come back to"
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 2
    therapist.post(f"{address}/deshacer")
    assert set(_chips(therapist.get(address).text)) == before


def test_someone_can_be_marked_as_not_there(house: House, therapist: TestClient) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}"
    mother = next(
        chip
        for chip in _chips(therapist.get(address).text)
        if chip.startswith("person:") and "yo" not in chip
    )
    therapist.post(f"{address}/corregir", data={"sobre": mother, "acto": "ausente"})
    assert "no estaba allí" in therapist.get(address).text


@pytest.mark.parametrize(
    "data", [{}, {"acto": "romper"}, {"acto": "cambiar", "sobre": "nada:x", "valor": "y"}]
)
def test_a_senseless_correction_changes_nothing(
    house: House, therapist: TestClient, data: dict[str, str]
) -> None:
    page = house.told(therapist)
    assert therapist.post(f"/paginas/{page.id}/corregir", data=data).status_code == 422
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 1


def test_prompts_are_shown_with_their_sources_and_can_be_edited(house: House, therapist: TestClient) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}"
    text = therapist.get(address).text
    assert "dicho" in text
    assert "añadido" in text
    data = {"parte": "picture", "instruccion": "kitchen, three cats", "evitar": "dogs"}
    therapist.post(f"{address}/instrucciones", data=data)
    edited = therapist.get(address).text
    assert "kitchen, three cats" in edited
    assert "cambiado a mano" in edited


def test_keeping_withdrawing_and_bringing_back(house: House, therapist: TestClient) -> None:
    page = house.kept(therapist)
    assert "Las rosquillas" in therapist.get("/personas/juan/libro").text
    answer = therapist.post(f"/paginas/{page.id}/retirar", headers={"HX-Request": "true"})
    assert f'action="/paginas/{page.id}/recuperar"' in answer.text
    with house.db() as db:
        assert db.get_one(Page, page.id).status == "withdrawn"
    assert (
        "páginas quitadas" in (text := therapist.get("/personas/juan/por-revisar").text)
        or "página quitada" in text
    )
    therapist.post(f"/paginas/{page.id}/recuperar")
    with house.db() as db:
        assert db.get_one(Page, page.id).status == "kept"


def test_a_page_needs_a_title(house: House, therapist: TestClient) -> None:
    page = house.told(therapist)
    answer = therapist.post(
        f"/paginas/{page.id}/guardar", data={"titulo": "  "}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 422
    assert answer.headers["hx-retarget"] == "#notices"
    assert "título" in answer.text


def test_a_stopped_making_streams_its_end(house: House, therapist: TestClient) -> None:
    page = house.told(therapist)
    therapist.post(f"/paginas/{page.id}/cancelar")
    answer = therapist.get(f"/paginas/{page.id}/progreso")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "event: fin" in answer.text
    assert "<progress" in answer.text


def test_forms_lead_back_to_the_page_they_were_on_and_nowhere_else(
    house: House, therapist: TestClient
) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}/mostrar"
    on_talk = therapist.post(address, data={"cual": "sketch", "volver": "/personas/juan/charla"})
    assert on_talk.headers["location"].startswith("/personas/juan/charla?")
    with_query = f"/personas/juan/charla?pagina={page.id}"
    on_page = therapist.post(address, data={"cual": "sketch", "volver": with_query})
    assert on_page.headers["location"] == f"{with_query}&hecho=elegido&de={page.id}"
    assert "Ese irá en el libro" in therapist.get(on_page.headers["location"]).text
    elsewhere = therapist.post(address, data={"cual": "sketch", "volver": "//mal.example"})
    assert elsewhere.headers["location"].startswith(f"/paginas/{page.id}?")


# --- notes -------------------------------------------------------------------------------------------


def test_a_relative_writes_a_note_once_and_takes_it_back(
    house: House, therapist: TestClient, relative: TestClient
) -> None:
    page = house.kept(therapist)
    data = {"turno": str(uuid4()), "texto": "¡Qué ricas estaban!"}
    for _ in range(2):
        assert relative.post(f"/paginas/{page.id}/notas", data=data).status_code == 303
    number = _number_in_book(therapist, page)
    leaf = f"/personas/juan/libro/{number}"
    assert relative.get(leaf).text.count("¡Qué ricas estaban!</blockquote>") == 1
    gone = relative.post(f"/notas/{data['turno']}/quitar")
    after = relative.get(gone.headers["location"]).text
    assert "¡Qué ricas estaban!" not in after
    assert f'action="/notas/{data["turno"]}/recuperar"' in after
    relative.post(f"/notas/{data['turno']}/recuperar")
    assert "¡Qué ricas estaban!" in relative.get(leaf).text


def test_nobody_takes_away_the_note_of_another(
    house: House, therapist: TestClient, relative: TestClient, patient: TestClient
) -> None:
    page = house.kept(therapist)
    note = str(uuid4())
    relative.post(f"/paginas/{page.id}/notas", data={"turno": note, "texto": "Mía"})
    for other in (house.sign_in("prima"), patient, house.sign_in("otra")):
        assert other.post(f"/notas/{note}/quitar").status_code == 403
    with house.db() as db:
        assert db.get_one(Caption, note).removed_at is None


# --- from elsewhere ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [_csrf("cross-site"), _csrf("same-site"), {"Origin": "https://mal.example"}, {"Origin": "null"}],
)
def test_forms_of_other_sites_are_refused(
    house: House, therapist: TestClient, headers: dict[str, str]
) -> None:
    turn = str(uuid4())
    answer = therapist.post("/personas/juan/charla", data={"turno": turn, "texto": MEMORY}, headers=headers)
    assert answer.status_code == 403
    with house.db() as db:
        assert db.get(Utterance, turn) is None


@pytest.mark.parametrize("headers", [_csrf("same-origin"), _csrf("none"), {"Origin": "http://testserver"}])
def test_our_own_forms_are_taken(therapist: TestClient, headers: dict[str, str]) -> None:
    data = {"turno": str(uuid4()), "texto": "hola"}
    assert therapist.post("/personas/juan/charla", data=data, headers=headers).status_code == 303


def test_every_answer_forbids_what_is_not_ours(house: House, therapist: TestClient) -> None:
    visitor = house.visitor()
    for answer in (
        visitor.get("/entrar"),
        visitor.get("/"),
        visitor.get("/nada"),
        therapist.get("/personas"),
    ):
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_an_accident_is_said_kindly_and_guarded_too(studio: Studio) -> None:
    app = join(studio)

    @app.get("/accidente")
    def accident() -> None:
        raise RuntimeError("secret detail")

    answer = TestClient(app, raise_server_exceptions=False).get("/accidente")
    assert answer.status_code == 500
    assert "No es culpa suya" in answer.text
    assert "secret detail" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")


def test_no_page_carries_script_or_style_in_its_text(house: House, therapist: TestClient) -> None:
    page = house.kept(therapist)
    addresses = [
        "/entrar",
        "/ayuda",
        "/personas",
        "/personas/juan/charla",
        "/personas/juan/contar",
        "/personas/juan/por-revisar",
        "/personas/juan/libro",
        "/personas/juan/libro/1",
        f"/paginas/{page.id}",
        "/sin-conexion",
        "/nada",
    ]
    for address in addresses:
        text = therapist.get(address).text
        assert "<!doctype html>" in text, address
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), address
        assert not re.search(r"<style|<[^<>]*\s(style=|on[a-z]+=|href=.javascript:)", text), address


def test_what_pages_load_is_there(therapist: TestClient) -> None:
    text = therapist.get("/personas").text
    loaded = re.findall(r'(?:src|href)="(/(?:web|vendor)/[^"#]+)', text)
    assert len(loaded) >= 6
    for address in loaded:
        answer = therapist.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"]
    scripts = Path(__file__).parents[2] / "web" / "scripts"
    for script in scripts.glob("*.js"):
        for name in re.findall(r'from "\./([^"]+)"', script.read_text()):
            assert therapist.get(f"/web/scripts/{name}").status_code == 200


def test_what_is_not_there_is_said_kindly(therapist: TestClient) -> None:
    for address in ("/nada", "/paginas/nada", "/personas/juan/libro/999", "/personas/juan/libro/x"):
        answer = therapist.get(address)
        assert answer.status_code == 404, address
        assert "Ir al principio" in answer.text, address
