"""What may be wished for in a repair: words, somebody, nothing; how it is read, what is said of the rest."""

import html
import json
import re
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING

import numpy as np
import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from server.marked_pictures import mask_png
from server.page_files import Revision, write_file
from server.records import EntityRecord, Page, PageRepair
from server.repair_masks import mask_from_png
from tests.server.routes.repairs.conftest import (
    HX,
    SIDE,
    ask,
    base,
    corner_file,
    drawing,
    drawn,
    left_side_file,
    mask_file,
    row_of,
    subjects,
)

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


def test_words_are_read_and_said_and_kept_with_the_mask(
    house: "House", therapist: TestClient, page: Page
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, palabras="un gato negro", sujeto=[dog])
    assert asked.status == 303, asked.text
    row, wanted = row_of(house, asked.turn)
    assert (row.page_id, row.revision, row.state) == (page.id, 1, "waiting")
    assert "cat" in wanted.prompt
    assert "black" in wanted.prompt
    assert wanted.covered == (dog,)
    assert "gato" in wanted.understood
    assert mask_from_png(house.studio.files.read(row.mask)).any()
    shown = html.unescape(therapist.get(asked.location.partition("#")[0]).text)
    assert "un gato negro" in shown
    assert wanted.understood in shown
    assert house.studio.jobs.status_of(f"{asked.turn}-repair") == "ENQUEUED"
    # The page is as it was.
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 1


@pytest.mark.parametrize(
    ("what", "words"), [("nada", ""), ("palabras", "Quítalo."), ("palabras", "quita el perro")]
)
def test_nothing_leaves_out_who_is_marked_and_says_what_must_not_be_seen(
    house: "House", therapist: TestClient, page: Page, what: str, words: str
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, que=what, palabras=words, sujeto=[dog])
    wanted = row_of(house, asked.turn)[1]
    assert "dog" not in wanted.prompt
    assert "kitchen" in wanted.prompt
    assert "dog" in wanted.negative
    assert wanted.covered == (dog,)


def weights(path: Path, family: str) -> str:
    """A file that says of itself by which family of models it was learned."""
    header = json.dumps({"__metadata__": {"evoca_family": family}}).encode()
    path.write_bytes(pack("<Q", len(header)) + header)
    return str(path)


def test_a_subject_or_a_card_brings_its_own_words_and_weights(
    house: "House", therapist: TestClient, page: Page, tmp_path: Path
) -> None:
    mother = next(key for label, key in subjects(house, page).items() if "madre" in label.lower())
    asked = ask(therapist, page, que="ficha", ficha=f"sujeto:{mother}", sujeto=[mother])
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert wanted.prompt.startswith("a woman")
    assert wanted.covered == ()
    own = weights(tmp_path / "own.safetensors", "evoca")
    with house.db() as db:
        card = EntityRecord(
            patient_id="juan", key="nube", kind="pet", name="Nube", species="gato",
            tokens={"any": "nubep"}, adapters={"any": own},
        )  # fmt: skip
        db.add(card)
        db.commit()
    asked = ask(therapist, page, que="ficha", ficha="ficha:nube", mask=mask_file())
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert "nubep" in wanted.prompt
    assert wanted.adapter == own
    weights(tmp_path / "own.safetensors", "sdxl")
    asked = ask(therapist, page, que="ficha", ficha="ficha:nube", mask=mask_file())
    wanted = row_of(house, asked.turn)[1]
    assert wanted.adapter == ""
    assert "no sirve para el modelo de esta página" in wanted.understood


def test_looks_of_who_is_marked_change_without_taking_them_away(
    house: "House", therapist: TestClient, page: Page
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, palabras="el perro era blanco", sujeto=[dog])
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert wanted.covered == ()
    assert "white" in wanted.prompt


def test_what_is_not_on_the_page_or_not_understood_is_said(
    house: "House", therapist: TestClient, page: Page
) -> None:
    cases = {
        "Algo de lo marcado ya no está": {"palabras": "un gato", "sujeto": ["nobody"]},
        "No hay nada marcado": {"palabras": "un gato"},
        "Ya no está en esta página": {"que": "ficha", "ficha": "sujeto:nobody"},
        "Elija a quién": {"que": "ficha", "ficha": ""},
        "Diga qué se tiene que ver": {"palabras": " "},
        "No sé dibujar eso aquí": {"palabras": "blorp zumbado"},
        "entre 1 y 4": {"palabras": "un gato", "cuantas": "9"},
        "entre 0,05 y 1": {"palabras": "un gato", "fuerza": "7"},
        "entre 0 y 64": {"palabras": "un gato", "borde": "nada"},
    }
    for sentence, typed in cases.items():
        mask = None if "marcado" in sentence else mask_file()
        asked = ask(therapist, page, mask=mask, **typed)
        assert asked.status == 422, sentence
        assert sentence in asked.text


@pytest.mark.parametrize(
    ("words", "there"),
    [("una perra", "dog"), ("una gata negra", "cat"), ("una yegua", "mare"),
     ("una vaca", "cow"), ("una lora", "parrot"), ("una perra y una gata", "dog")],
)  # fmt: skip
def test_a_female_animal_is_put_as_a_male_one_is(
    house: "House", therapist: TestClient, page: Page, words: str, there: str
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, palabras=words, sujeto=[dog])
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert there in wanted.prompt
    assert words.split()[1] in wanted.understood


@pytest.mark.parametrize("words", ["un perro blanco", "una perra blanca", "un perrito blanco"])
def test_the_marked_animal_called_what_it_is_stays_who_it_is(
    house: "House", therapist: TestClient, page: Page, words: str
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    asked = ask(therapist, page, palabras=words, sujeto=[dog])
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert "white" in wanted.prompt
    assert wanted.covered == (), "nobody goes"


@pytest.mark.parametrize(
    "words", ["otro perro", "otra perra negra", "una perra negra", "un perro blanco con manchas negras"]
)
def test_one_more_animal_is_put_beside_the_one_there_is(
    house: "House", therapist: TestClient, page: Page, words: str
) -> None:
    asked = ask(therapist, page, palabras=words, mask=corner_file())
    assert asked.status == 303, asked.text
    wanted = row_of(house, asked.turn)[1]
    assert "dog" in wanted.prompt
    assert wanted.corrections[0]["action"] == "add"
    there = set(drawn(house, page, asked.turn))
    assert there > set(subjects(house, page).values()) - {"lugar"}


def test_one_of_the_same_coat_is_there_already_until_another_is_asked_for(
    house: "House", therapist: TestClient
) -> None:
    made = house.told(therapist, "De niño estaba en el campo con mi madre y un perro blanco.")
    with house.db() as db:
        page = db.get_one(Page, made.id)
        page.state = "done"
        db.add(page)
        db.commit()
        db.refresh(page)
    assert ask(therapist, page, palabras="un perro blanco", mask=corner_file()).status == 422
    for words in ("un perro negro", "otro perro blanco"):
        asked = ask(therapist, page, palabras=words, mask=corner_file())
        assert asked.status == 303, asked.text
        assert len(drawn(house, page, asked.turn)) == len(subjects(house, page)) + 1, words


@pytest.mark.parametrize(
    ("words", "most", "least"),
    [
        ("un globo rojo", 0, 1), ("un coche azul", 2, 0), ("una silla verde", 1, 0), ("una flor roja", 0, 2),
        ("un paraguas azul", 2, 0), ("una pelota roja", 0, 2), ("una maleta verde", 1, 0),
        ("un pájaro azul", 2, 0), ("un loro verde", 1, 0), ("una bicicleta roja", 0, 2),
    ],
)  # fmt: skip
def test_what_is_put_has_the_colour_that_was_said_where_it_was_marked(
    house: "House", therapist: TestClient, words: str, most: int, least: int
) -> None:
    made = house.told(therapist, "De joven estaba en la plaza con mi abuela.")
    with house.db() as db:
        page = db.get_one(Page, made.id)
        page.state = "done"
        db.add(page)
        db.commit()
        db.refresh(page)
    there = base(house, page).masks
    asked = ask(therapist, page, palabras=words, mask=left_side_file())
    assert asked.status == 303, asked.text
    found = drawing(house, page, asked.turn)
    [came] = [mask for key, mask in found.sketch.masks.items() if mask.any() and key not in there]
    assert np.flatnonzero(came.any(axis=0))[-1] < SIDE // 2, "it stands in the marked part"
    seen = found.sketch.pixels[came].astype(int)
    tinted = seen.max(axis=1) - seen.min(axis=1) > 40
    assert (seen[tinted][:, most] > seen[tinted][:, least] + 20).mean() > 0.6
    assert words.split()[-1] in row_of(house, asked.turn)[1].understood


def test_who_is_put_wears_holds_and_looks_as_was_said(
    house: "House", therapist: TestClient, page: Page
) -> None:
    teller = subjects(house, page)
    asked = ask(
        therapist, page, palabras="un niño rubio con una camisa verde y un globo azul", mask=corner_file()
    )
    assert asked.status == 303, asked.text
    script = drawing(house, page, asked.turn).after
    assert script is not None
    [boy] = [each for each in script.subjects if each.key not in teller.values()]
    assert boy.looks.hair_colour == "blond"
    assert ("shirt", "green") in boy.looks.garments
    others = [each for each in script.subjects if each is not boy]
    assert all(("shirt", "green") not in each.looks.garments for each in others)


def test_clothes_alone_ask_for_who_wears_them(therapist: TestClient, page: Page) -> None:
    asked = ask(therapist, page, palabras="un sombrero rojo", mask=corner_file())
    assert asked.status == 422
    assert "Marque a quien lo lleva" in asked.text


def test_where_several_are_marked_and_nobody_is_named_it_is_asked_whose(
    house: "House", therapist: TestClient, page: Page
) -> None:
    people = [key for label, key in subjects(house, page).items() if "perro" not in label and key != "lugar"]
    for marked, where in ((people, "zona"), (people[:1], "fuera")):
        asked = ask(therapist, page, palabras="con un sombrero azul", sujeto=marked, donde=where)
        assert asked.status == 422, where
        assert "Diga de quién, por ejemplo «" in asked.text
    asked = ask(therapist, page, palabras="mi madre con un sombrero azul", sujeto=people)
    assert asked.status == 303, asked.text


def test_only_who_is_large_enough_to_be_seen_is_offered(
    house: "House", therapist: TestClient, page: Page
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    offered = f'value="{dog}"'
    assert offered in therapist.get(f"/paginas/{page.id}/arreglar").text
    with house.db() as db:
        speck = np.zeros((SIDE, SIDE), np.bool_)
        speck[10:16, 10:16] = True
        write_file(db, house.studio.files, Revision(page.id, 1), "mask", mask_png(speck), subject=dog)
        db.commit()
    shown = therapist.get(f"/paginas/{page.id}/arreglar").text
    assert offered not in shown
    assert f"sujeto:{dog}" not in shown


@pytest.mark.parametrize("words", ["un perro", "mi madre"])
def test_what_the_page_has_already_is_said_and_how_to_change_it(
    therapist: TestClient, page: Page, words: str
) -> None:
    asked = ask(therapist, page, palabras=words, mask=corner_file())
    assert asked.status == 422
    assert f"Ya hay algo así en la página: «{words}»" in asked.text
    assert "No sé dibujar" not in asked.text


def test_the_sentence_that_says_what_is_wrong_is_where_the_keyboard_is(
    therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="blorp zumbado", mask=mask_file())
    assert re.search(r'<p class="problem" role="alert" tabindex="-1" autofocus>', asked.text)
    assert re.search(r'id="repair-palabras"[^>]*aria-invalid="true"[^>]*problem-que', asked.text)


def test_two_of_one_name_are_told_apart(house: "House", therapist: TestClient, page: Page) -> None:
    teller = next(label for label, key in subjects(house, page).items() if key == "yo")
    with house.db() as db:
        card = EntityRecord(patient_id="juan", key="nieto", kind="person", name=teller, relation="nieto")
        db.add(card)
        db.commit()
    shown = html.unescape(therapist.get(f"/paginas/{page.id}/arreglar").text)
    assert re.findall(r'<option value="(?:sujeto:yo|ficha:nieto)">([^<]+)', shown) == [
        teller,
        f"{teller} (nieto)",
    ]


def test_words_are_looked_at_while_typing_and_nothing_is_begun(
    house: "House", therapist: TestClient, page: Page
) -> None:
    dog = next(key for label, key in subjects(house, page).items() if "perro" in label.lower())
    look = f"/paginas/{page.id}/arreglar/entender"
    typed = {"version": "1", "que": "palabras", "palabras": "un gato negro", "cubiertos": dog}
    answer = html.unescape(therapist.post(look, data=typed, headers=HX).text)
    assert "Entiendo:" in answer
    assert "gato negro" in answer
    wrong = html.unescape(therapist.post(look, data=typed | {"palabras": "blorp zumbado"}, headers=HX).text)
    assert "No sé dibujar eso aquí" in wrong
    little = {"version": "1", "que": "nada", "rozados": dog}
    staying = html.unescape(therapist.post(look, data=little, headers=HX).text)
    assert "hay marcada menos de la mitad" in staying
    with house.db() as db:
        assert db.exec(select(PageRepair).where(PageRepair.page_id == page.id)).first() is None
