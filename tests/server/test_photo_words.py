"""Every fault and every finding has its sentence: what is seen, and what to do next."""

import re

import pytest

from imaging.photos import FAULTS, Finding, PhotoError
from imaging.photos.findings import PHOTO_KINDS, SET_KINDS
from server.photo_words import fault_sentence, finding_sentence, judged_less_sentence

EXAMPLES: dict[str, str | int | float] = {
    "species": "dog",
    "other": "cat",
    "expected": "cat",
    "view": "profile",
    "setting": "indoors",
    "judges": "faces,things",
    "entity": "Carmen",
    "certainty": 0.9,
}


@pytest.mark.parametrize("kind", [*PHOTO_KINDS, *SET_KINDS])
def test_every_finding_has_a_sentence(kind: str) -> None:
    names = {**PHOTO_KINDS, **SET_KINDS}[kind]
    sentence = finding_sentence(Finding(kind, "advice", {name: EXAMPLES.get(name, 7) for name in names}))
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert not re.search(r"\b(dog|cat|indoors|profile)\b", sentence)


@pytest.mark.parametrize("view", ["front", "three_quarter", "profile"])
def test_every_view_has_its_own_sentence(view: str) -> None:
    assert finding_sentence(Finding("face", "good", {"view": view}))
    assert finding_sentence(Finding("one_view", "advice", {"view": view}))


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_a_sentence_with_the_files_name(fault: str) -> None:
    names = re.findall(r"{(\w+)}", FAULTS[fault])
    sentence = fault_sentence(PhotoError(fault, dict.fromkeys(names, "1") | {"file": "boda.jpg"}))
    assert "«boda.jpg»" in sentence
    assert sentence.endswith(".")
    assert len(re.findall(r"\.(?: |$)", sentence)) == 2, "what is wrong, and what to do"


def test_what_cannot_be_judged_is_said_in_one_sentence() -> None:
    sentence = judged_less_sentence(["faces", "things"])
    assert sentence.startswith("Puedo juzgar menos: ")
    assert "caras" in sentence
    assert "animales" in sentence
