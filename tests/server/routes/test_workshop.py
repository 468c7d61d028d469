"""The workshop's pages and forms: whose they are, what they answer, and that nothing typed is lost."""

import html
import io
import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from PIL import Image
from sqlmodel import select

from server.guard import LARGEST_BODY, LARGEST_UPLOAD
from server.marked_pictures import PAINTED, marked_png, read_pixels
from server.page_files import Revision, write_file
from server.records import FrameMaking, Page, PictureBatch, PictureCandidate, PictureUpload
from server.texts import DOT
from server.workshop_settings import wanted_from_json

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

TYPED = {
    "instruccion": "a dog in the park",
    "evitar": "rain",
    "modelo": "evoca-cuento",
    "antes": "evoca-cuento",
    "pasos": "6",
    "cfg": "1",
    "azar": "si",
    "ancho": "256",
    "alto": "256",
    "cuantas": "2",
}
HX = {"HX-Request": "true"}
MEMORY = "De niño iba con mi madre a la cocina y hacíamos rosquillas. El perro nos miraba desde la puerta."


def png(width: int = 200, height: int = 200, colour: str = "red") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def begun(house: "House", therapist: TestClient, **more: str) -> str:
    turn = str(uuid4())
    answer = therapist.post("/personas/juan/taller", data=TYPED | {"turno": turn} | more)
    assert answer.status_code == 303, answer.text
    return turn


def finished(house: "House", batch_id: str) -> str:
    """One picture of a batch, as the worker leaves it."""
    with house.db() as db:
        batch = db.get_one(PictureBatch, batch_id)
        pixels = read_pixels(png(256, 256))
        path = house.studio.files.name(batch_id, 1, "candidate", "", ".png")
        house.studio.files.write(path, marked_png(pixels, PAINTED))
        seed = wanted_from_json(batch.settings).seed
        row = PictureCandidate(
            batch_id=batch_id, number=1, seed=seed, path=path, width=256, height=256, seconds=1.5
        )
        batch.state = "done"
        db.add(row)
        db.add(batch)
        db.commit()
        return row.id


@pytest.fixture(autouse=True)
def stopped(house: "House") -> "None":
    """Batches of the tests before are out of the line."""
    with house.db() as db:
        for batch in db.exec(select(PictureBatch)).all():
            batch.state = "cancelled" if batch.state in ("waiting", "painting") else batch.state
            db.add(batch)
        db.commit()


def test_a_page_that_was_made_before_a_picture_was_finished_hears_of_it(
    house: "House", therapist: TestClient
) -> None:
    batch = begun(house, therapist)
    finished(house, batch)
    with house.db() as db:
        db.get_one(PictureBatch, batch).state = "painting"
        db.commit()
    assert f"/tandas/{batch}/progreso?sello=1" in therapist.get("/personas/juan/taller").text
    therapist.post(f"/tandas/{batch}/parar")
    assert "event: cambio" in therapist.get(f"/tandas/{batch}/progreso?sello=0").text
    assert "event: cambio" not in therapist.get(f"/tandas/{batch}/progreso?sello=1").text


def test_the_workshop_is_for_staff_of_this_person(
    house: "House", therapist: TestClient, relative: TestClient, patient: TestClient
) -> None:
    batch = begun(house, therapist)
    picture = finished(house, batch)
    gets = [
        "/personas/juan/taller",
        f"/tandas/{batch}",
        f"/tandas/{batch}/progreso",
        f"/tandas/{batch}/vista-previa",
        f"/taller/imagenes/{picture}",
        f"/taller/imagenes/{picture}/descargar",
        f"/taller/imagenes/{picture}/libro",
        f"/taller/imagenes/{picture}/imprimir",
        f"/taller/imagenes/{picture}/imprimir/archivo",
    ]
    posts = [
        "/personas/juan/taller",
        "/personas/juan/taller/mirar",
        *(f"/tandas/{batch}/{act}" for act in ("parar", "quitar", "recuperar")),
        *(
            f"/taller/imagenes/{picture}/{act}"
            for act in ("misma-semilla", "otra-semilla", "libro", "imprimir")
        ),
    ]
    for visitor in (relative, patient, house.sign_in("otra")):
        assert {address: visitor.get(address).status_code for address in gets} == dict.fromkeys(gets, 403)
        found = {address: visitor.post(address, data=TYPED).status_code for address in posts}
        assert found == dict.fromkeys(posts, 403)
    nobody = house.visitor()
    assert nobody.get("/personas/juan/taller").status_code == 303
    answer = therapist.post(f"/taller/imagenes/{picture}/imprimir", data={"turno": str(uuid4())})
    assert "La estoy agrandando" in therapist.get(answer.headers["location"]).text
    with house.db() as db:
        assert db.get_one(PictureBatch, batch).removed_at is None


def test_a_batch_is_begun_once_and_shown_with_every_setting(house: "House", therapist: TestClient) -> None:
    turn = str(uuid4())
    for _ in range(2):
        answer = therapist.post("/personas/juan/taller", data=TYPED | {"turno": turn, "estilo": "oil"})
        assert answer.status_code == 303
    page = html.unescape(therapist.get(answer.headers["location"]).text)
    assert page.count(f'id="batch-{turn}"') == 1
    assert "Empiezo a pintar" in page
    for words in ("a dog in the park", "Óleo", "256 × 256", "6 pasos", "Semilla", "Muestreador"):
        assert words in page
    with house.db() as db:
        assert wanted_from_json(db.get_one(PictureBatch, turn).settings).count == 2


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("instruccion", "", "Escriba qué tiene que verse en la imagen."),
        ("pasos", "0", "Escriba un número entero entre 1 y 100."),
        ("alto", "100", "Escriba un número entero entre 256 y 2048."),
        ("cuantas", "", "Escriba un número entero entre 1 y 8."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HX], ids=["plain", "htmx"])
def test_what_cannot_be_used_is_said_beside_its_field_and_the_rest_stays(
    house: "House", therapist: TestClient, field: str, value: str, sentence: str, headers: dict[str, str]
) -> None:
    turn = str(uuid4())
    data = TYPED | {"evitar": "rain, my own words", "pasos": "17", "turno": turn, field: value}
    answer = therapist.post("/personas/juan/taller", data=data, headers=headers)
    assert answer.status_code == (200 if headers else 422)
    page = html.unescape(answer.text)
    place = re.search(rf'id="problem-{field}">.*?</svg>([^<]+)<', page, re.DOTALL)
    assert place is not None
    assert place[1] == sentence
    described = re.search(
        rf'name="{field}"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*problem-{field}"', page
    )
    assert described is not None
    assert "rain, my own words" in page
    if field != "pasos":
        assert 'name="pasos" value="17"' in page
    assert turn in page, "the form sent again is the same batch"
    with house.db() as db:
        assert db.get(PictureBatch, turn) is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"this is no picture", "no es una imagen"),
        (png(1, 1), "demasiado pequeña"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * (21 * 2**20), "no pase de 20 MB"),
    ],
    ids=["text", "dot", "huge"],
)
def test_a_file_that_is_no_picture_is_said_beside_its_field(
    therapist: TestClient, data: bytes, sentence: str
) -> None:
    sent = TYPED | {"partida": "subida", "instruccion": "kept words"}
    answer = therapist.post("/personas/juan/taller", data=sent, files={"imagen": ("foto.png", data)})
    page = html.unescape(answer.text)
    assert answer.status_code == 422
    place = re.search(r'id="problem-imagen">.*?</svg>([^<]+)<', page, re.DOTALL)
    assert place is not None
    assert sentence in place[1]
    assert "kept words" in page


def test_a_brought_picture_stays_when_something_else_was_wrong(house: "House", therapist: TestClient) -> None:
    sent = TYPED | {"partida": "subida", "pasos": "0"}
    page = therapist.post("/personas/juan/taller", data=sent, files={"imagen": ("foto.png", png())}).text
    found = re.search(r'name="subida" value="([^"]+)"', page)
    assert found is not None
    upload = found[1]
    assert therapist.get(f"/taller/subidas/{upload}").headers["content-type"] == "image/png"
    assert house.sign_in("otra").get(f"/taller/subidas/{upload}").status_code == 403
    turn = begun(house, therapist, partida="subida", subida=upload, fuerza="0,5", zona="centro")
    with house.db() as db:
        wanted = wanted_from_json(db.get_one(PictureBatch, turn).settings)
        assert db.get(PictureUpload, upload) is not None
    assert (wanted.start, wanted.start_of, wanted.strength, wanted.region) == (
        "subida",
        upload,
        0.5,
        "centro",
    )


def test_the_part_that_changes_is_shown_as_a_veil(house: "House", therapist: TestClient) -> None:
    sent = TYPED | {"partida": "subida", "zona": "izquierda"}
    page = therapist.post(
        "/personas/juan/taller/mirar", data=sent, files={"imagen": ("foto.png", png())}
    ).text
    found = re.search(r'class="mask" src="([^"]+)"', page)
    assert found is not None
    address = html.unescape(found[1])
    veil = Image.open(io.BytesIO(therapist.get(address).content))
    assert veil.size == (200, 200)
    assert (veil.getpixel((10, 10))[3], veil.getpixel((190, 10))[3]) == (130, 0)  # type: ignore[index]
    turned = Image.open(io.BytesIO(therapist.get(f"{address}&al_reves=si").content))
    assert turned.getpixel((10, 10))[3] == 0  # type: ignore[index]
    assert therapist.get(address.replace("zona=izquierda", "zona=sujeto%3Anadie")).status_code == 404
    assert house.sign_in("otra").get(address).status_code == 403


def test_only_the_workshop_takes_large_bodies(therapist: TestClient) -> None:
    assert LARGEST_UPLOAD > LARGEST_BODY
    large = b"x" * (LARGEST_BODY + 1)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert therapist.post("/personas/juan/charla", content=large, headers=headers).status_code == 413
    answer = therapist.post("/personas/juan/taller", data=TYPED, files={"imagen": ("x.png", large)})
    assert answer.status_code == 422


def test_looking_at_the_form_begins_nothing_and_offers_what_fits(
    house: "House", therapist: TestClient
) -> None:
    page_of_book = house.told(therapist)
    with house.db() as db:
        before = len(db.exec(select(PictureBatch)).all())
    sent = TYPED | {"partida": "pagina", "pagina": f"{page_of_book.id}/sketch", "cfg": "1"}
    answer = therapist.post("/personas/juan/taller/mirar", data=sent, headers=HX)
    text = html.unescape(answer.text)
    assert answer.status_code == 200
    assert "<!doctype" not in text
    assert 'value="sujeto:yo"' in text
    assert "aún no lo sé" in text
    assert "no lee esta lista" in text
    with house.db() as db:
        assert len(db.exec(select(PictureBatch)).all()) == before


def test_settings_can_be_asked_for_again_and_a_picture_gone_on_from(
    house: "House", therapist: TestClient
) -> None:
    batch = begun(house, therapist, cfg="3,5", instruccion="a very special prompt")
    picture = finished(house, batch)
    again = html.unescape(therapist.get(f"/personas/juan/taller?de={batch}").text)
    assert "a very special prompt</textarea>" in again
    assert 'name="cfg" value="3,5"' in again
    onward = html.unescape(therapist.get(f"/personas/juan/taller?desde={picture}").text)
    assert f'name="candidata" value="{picture}"' in onward
    # Another person's batch fills no form.
    both = house.sign_in("ambas")
    assert "a very special prompt</textarea>" not in both.get(f"/personas/remedios/taller?de={batch}").text


def test_again_with_the_same_seed_or_another(house: "House", therapist: TestClient) -> None:
    batch = begun(house, therapist)
    picture = finished(house, batch)
    seeds = {}
    for act in ("misma-semilla", "otra-semilla"):
        turn = str(uuid4())
        answer = therapist.post(f"/taller/imagenes/{picture}/{act}", data={"turno": turn})
        assert answer.status_code == 303
        with house.db() as db:
            wanted = wanted_from_json(db.get_one(PictureBatch, turn).settings)
            seeds[act] = wanted.seed
            assert wanted.count == 1
            first = wanted_from_json(db.get_one(PictureBatch, batch).settings).seed
    assert seeds["misma-semilla"] == first
    assert seeds["otra-semilla"] != first


def test_a_download_has_the_chosen_name_and_both_marks(house: "House", therapist: TestClient) -> None:
    picture = finished(house, begun(house, therapist))
    answer = therapist.get(
        f"/taller/imagenes/{picture}/descargar", params={"nombre": 'El  día/de "Reyes" ñ\n'}
    )
    assert "filename*=UTF-8''El%20d%C3%ADa%20de%20Reyes%20%C3%B1.png" in answer.headers["content-disposition"]
    assert b"digitalsourcetype/trainedAlgorithmicMedia" in answer.content
    assert read_pixels(answer.content).shape[0] > 256, "the words stand below the picture"
    nameless = therapist.get(f"/taller/imagenes/{picture}/descargar", params={"nombre": "../.."})
    assert "UTF-8''imagen.png" in nameless.headers["content-disposition"]


def test_stopping_removing_and_bringing_back(house: "House", therapist: TestClient) -> None:
    batch = begun(house, therapist)
    card = therapist.post(f"/tandas/{batch}/parar", headers=HX)
    assert "Las imágenes terminadas se quedan" in html.unescape(card.text)
    assert therapist.get(f"/tandas/{batch}", headers=HX).text.count("<li") >= 1
    answer = therapist.post(f"/tandas/{batch}/quitar")
    page = html.unescape(therapist.get(answer.headers["location"]).text)
    assert f'id="batch-{batch}"' not in page
    assert f'action="/tandas/{batch}/recuperar"' in page
    answer = therapist.post(f"/tandas/{batch}/recuperar")
    assert f'id="batch-{batch}"' in therapist.get(answer.headers["location"]).text


def test_the_history_has_pages(house: "House", therapist: TestClient) -> None:
    for _ in range(7):
        batch = begun(house, therapist)
        therapist.post(f"/tandas/{batch}/parar")
    first = therapist.get("/personas/juan/taller").text
    assert first.count('class="sheet batch"') == 6
    assert 'rel="next"' in first
    second = therapist.get("/personas/juan/taller?pagina=2").text
    assert 'rel="prev"' in second
    assert therapist.get("/personas/juan/taller?pagina=99999").status_code == 200


def test_to_the_book_by_a_new_page_or_a_draft_and_back(house: "House", therapist: TestClient) -> None:
    picture = finished(house, begun(house, therapist))
    address = f"/taller/imagenes/{picture}/libro"
    assert "A una página nueva" in therapist.get(address).text
    empty = therapist.post(address, data={"a": "nueva", "recuerdo": " "})
    assert empty.status_code == 422
    assert "Escriba el recuerdo con sus palabras" in html.unescape(empty.text)
    wrong = therapist.post(address, data={"a": "pagina", "pagina": "nada", "recuerdo": "lo escrito"})
    assert wrong.status_code == 422
    assert "lo escrito" in wrong.text
    made = therapist.post(address, data={"a": "nueva", "recuerdo": MEMORY})
    assert made.status_code == 303
    page = html.unescape(therapist.get(made.headers["location"]).text)
    assert "Entrará en el libro cuando usted diga que sí" in page
    assert "Guardar en el libro" in page
    draft = house.told(therapist)
    answer = therapist.post(address, data={"a": "pagina", "pagina": draft.id})
    shown = html.unescape(therapist.get(answer.headers["location"]).text)
    assert f'action="/paginas/{draft.id}/taller/deshacer"' in shown
    assert therapist.post(f"/paginas/{draft.id}/taller/deshacer").status_code == 303
    with house.db() as db:
        assert db.get_one(Page, draft.id).shown == "sketch"


def test_how_a_picture_was_made_is_for_those_who_see_the_page(
    house: "House", therapist: TestClient, relative: TestClient, patient: TestClient
) -> None:
    page = house.kept(therapist)
    address = f"/paginas/{page.id}/como-se-hizo"
    assert "Esta imagen es un dibujo" in relative.get(address).text
    assert relative.post(address).status_code == 422
    with house.db() as db:
        revision = Revision(page.id, page.revision)
        write_file(db, house.studio.files, revision, "painting", marked_png(read_pixels(png()), PAINTED))
        db.commit()
    number = house.number_in_book(therapist, page)
    assert address in relative.get(f"/personas/juan/libro/{number}").text
    for visitor in (relative, patient):
        assert "Enseñarme cómo se hizo" in visitor.get(address).text or visitor is patient
        assert visitor.post(address).status_code == 303
    assert "Esperando turno" in relative.get(address).text
    assert house.sign_in("otra").get(address).status_code == 403
    assert house.sign_in("otra").post(address).status_code == 403
    with house.db() as db:
        row = db.get_one(FrameMaking, (page.id, page.revision))
        assert row.attempt == 1
        row.state = "done"
        db.add(row)
        for subject in ("01 picture 0", "02 noising 50", "03 drawn 0", "04 begin 100", "05 finished 0"):
            write_file(db, house.studio.files, revision, "frame", png(), subject=subject)
        db.commit()
    told = html.unescape(relative.get(address).text)
    for words in (
        f"Primero, se deshace{DOT}1 de 5",
        f"Después, se hace{DOT}5 de 5",
        "no una fotografía",
        "El dibujo",
    ):
        assert words in told
    for picture in re.findall(r'src="(/dibujos/[^"]+)"', told):
        assert relative.get(picture).status_code == 200
        assert house.sign_in("otra").get(picture).status_code == 403


def test_a_draft_is_no_relatives_business_here_either(
    house: "House", therapist: TestClient, relative: TestClient
) -> None:
    page = house.told(therapist)
    assert relative.get(f"/paginas/{page.id}/como-se-hizo").status_code == 403
    assert relative.get(f"/paginas/{page.id}/como-se-hizo/progreso").status_code == 403
