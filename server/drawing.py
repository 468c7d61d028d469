"""From a script to a picture: the one place where the two rooms meet."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from imaging.request import (
    AnimalLooks,
    Garment,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    SubjectRequest,
    ThingRequest,
)
from narrative.script import Element, PromptPair, Script, Subject, SubjectLooks

EDITED = "escrito por la terapeuta"


def picture_request(
    script: Script, *, seed: int, width: int, height: int, model: str, style: str, steps: int = 12
) -> PictureRequest:
    """What the imaging room is asked for; known places are words of the picture, never subjects."""
    return PictureRequest(
        setting=SettingRequest(
            script.place, script.season, script.time_of_day, script.weather, script.occasion, script.year
        ),
        subjects=tuple(_subject(subject) for subject in script.subjects if subject.kind != "place"),
        things=tuple(ThingRequest(kind, colour) for kind, colour in script.things),
        style=style,
        prompt=script.picture.prompt_text,
        negative_prompt=script.picture.negative_text,
        seed=seed,
        width=width,
        height=height,
        model=model,
        steps=steps,
    )


def edited_script(script: Script, edits: Mapping[str, Mapping[str, str]]) -> Script:
    """The script with the prompts that the therapist wrote over: "picture" or a subject's key to
    {"prompt", "negative"}. An edit of a subject that is no longer there is left out.
    """
    picture = _edited(script.picture, edits.get("picture"))
    subjects = tuple(replace(each, pair=_edited(each.pair, edits.get(each.key))) for each in script.subjects)
    return replace(script, picture=picture, subjects=subjects)


def _edited(pair: PromptPair, edit: Mapping[str, str] | None) -> PromptPair:
    if edit is None:
        return pair
    return PromptPair(_kept(pair.prompt, edit["prompt"]), _kept(pair.negative, edit["negative"]))


def _kept(elements: tuple[Element, ...], text: str) -> tuple[Element, ...]:
    """The elements of an edited prompt: those that stayed keep their source."""
    before = {element.text: element for element in elements}
    words = [word.strip() for word in text.split(",")]
    return tuple(before.get(word) or Element(word, "added", f"añadido: {EDITED}") for word in words if word)


def _subject(subject: Subject) -> SubjectRequest:
    return SubjectRequest(
        key=subject.key,
        looks=_animal(subject.looks) if subject.kind == "pet" else _person(subject.looks),
        posture=subject.posture,
        holding=subject.holding,
        beside=subject.beside,
        central=subject.key == "yo",
        feeling=subject.feeling,
        prompt=subject.pair.prompt_text,
        negative_prompt=subject.pair.negative_text,
        adapter=Path(subject.adapter) if subject.adapter else None,
    )


def _animal(looks: SubjectLooks) -> AnimalLooks:
    return AnimalLooks(looks.species or "dog", looks.colour)


def _person(looks: SubjectLooks) -> PersonLooks:
    return PersonLooks(
        age=looks.age or "adult",
        gender=looks.gender,
        hair_colour=looks.hair_colour,
        hair_style=looks.hair_style,
        skin=looks.skin,
        build=looks.build or "average",
        beard=looks.beard,
        moustache=looks.moustache,
        glasses=looks.glasses,
        garments=tuple(Garment(kind, colour) for kind, colour in looks.garments),
    )
