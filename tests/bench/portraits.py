"""How well looks are proposed of drawn people, whose looks are known: in all styles, several pictures each.

``python -m tests.bench.portraits [--people N] [--pictures N] [--first N]``

dlib finds no drawn faces; where a drawn face and its points are is the renderer's own truth. What a person's
pictures agree on is held against their looks: "right" of "said", and of how many people it could be said.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Iterator
from typing import Final

from imaging import vocabulary
from imaging.photos import Box, Face, Look, agreed_looks
from imaging.photos.colours import lab_of, neutral
from imaging.photos.face_chart import chart_of
from imaging.photos.face_looks import looks_of_face, one_tint
from imaging.photos.measures import resized
from imaging.request import PersonLooks, PictureRequest, SettingRequest, Sketch, SubjectRequest
from imaging.seeing.truths import figures_of
from imaging.sketching import draw_sketch
from imaging.sketching.bodies import body_of
from imaging.sketching.company import company
from imaging.sketching.looks import complete_looks
from imaging.sketching.people import posture_of
from imaging.sketching.turning import Turn

SIDE: Final = 768
PLACES: Final = ("park", "kitchen", "plain", "living_room", "beach", "village_street")
QUESTIONS: Final = (
    *((field, "yes") for field in ("glasses", "beard", "moustache")),
    *(("hair_style", style) for style in ("long", "bald")),
)
_FRONT: Final = 12.0  # degrees


def drawn_face(request: PictureRequest, sketch: Sketch) -> Face:
    """Where the face of the request's only person is drawn, who looks at nobody, as if it had been found."""
    (subject,) = request.subjects
    assert isinstance(subject.looks, PersonLooks)
    stance = company(sketch.layout.spots, {subject.key: subject}, request.setting).stances[subject.key]
    body = body_of(complete_looks(subject.looks, subject.key, request.setting))
    posture = posture_of(stance, (), subject.key)
    middle = figures_of(request, sketch)[0].at
    unit = body.head * stance.scale / 1000  # of the page
    nod, turn = math.radians(posture.nod), Turn(posture.turn)

    def on_page(x: float, y: float) -> tuple[float, float]:
        turned = (x * math.cos(nod) - y * math.sin(nod), x * math.sin(nod) + y * math.cos(nod))
        return middle[0] + unit * turned[0] * stance.facing, middle[1] + unit * turned[1]

    left, right, chin = middle[0] - unit, middle[0] + unit, middle[1] + unit * body.skull / body.head
    box = Box(left, middle[1] - 0.45 * unit, right, chin)
    view = "front" if turn.degrees < _FRONT else "three_quarter"
    points = tuple(on_page(*point) for point in _points(turn, subject.looks.age))
    return Face(box, None, view, box.width * box.height, 1.0, points)


def _points(turn: Turn, age: str) -> Iterator[tuple[float, float]]:
    """The corners of the eyes and the base of the nose, in half widths of the head."""
    young = age in ("child", "baby")
    eyes = 0.16 if young else 0.08
    for side in (1, -1):
        yield from ((turn.x(side * 0.385) + corner, eyes) for corner in (0.15, -0.15))
    yield turn.x(0.06) + 0.02, 0.42 if young else 0.44


def seen_in(looks: PersonLooks, key: str, style: str, number: int) -> tuple[Look, ...]:
    """What one picture of somebody shows of their face and hair."""
    request = PictureRequest(
        setting=SettingRequest(PLACES[number % len(PLACES)]),
        subjects=(SubjectRequest(key, looks, central=True),),
        style=style, seed=number, width=SIDE, height=SIDE,
    )  # fmt: skip
    sketch = draw_sketch(request)
    coloured = not one_tint(lab_of(resized(sketch.pixels, 288)))
    pixels = neutral(sketch.pixels) if coloured else sketch.pixels
    chart = chart_of(pixels, drawn_face(request, sketch))
    return () if chart is None else tuple(looks_of_face(chart, coloured=coloured))


def person_of(rng: random.Random) -> PersonLooks:
    """Somebody with all looks given."""
    gender = rng.choice(("male", "male", "female"))
    bearded = gender == "male" and rng.random() < 0.6
    return PersonLooks(
        age=rng.choice(("young", "adult", "elder")),
        gender=gender,
        hair_colour=rng.choice(vocabulary.HAIR_COLOURS),
        hair_style=rng.choice(vocabulary.HAIR_STYLES),
        skin=rng.choice(vocabulary.SKINS),
        beard=bearded and rng.random() < 0.6,
        moustache=bearded and rng.random() < 0.5,
        glasses=rng.random() < 0.5,
    )


def said_of(looks: PersonLooks, key: str, style: str, pictures: int) -> tuple[Look, ...]:
    """What this many pictures of somebody agree on."""
    return agreed_looks([seen_in(looks, key, style, number) for number in range(pictures)])


def truth(looks: PersonLooks, field: str) -> str:
    """The word that is right for a field."""
    value: str | bool = getattr(looks, field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def main() -> None:
    """Draws, looks and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=6)
    parser.add_argument("--pictures", type=int, default=3)
    parser.add_argument("--first", type=int, default=0, help="others than before")
    options = parser.parse_args()
    every: Counter[tuple[str, str, str]] = Counter()
    for style in vocabulary.STYLES:
        own: Counter[tuple[str, str, str]] = Counter()
        for number in range(options.first, options.first + options.people):
            looks = person_of(random.Random(f"{style} {number}"))
            said = {
                look.field: look.value
                for look in said_of(looks, f"{style}-{number}", style, options.pictures)
            }
            for field, value in QUESTIONS:
                right = truth(looks, field)
                own[field, value, "there"] += right == value
                own[field, value, "said"] += said.get(field) == value
                own[field, value, "right"] += said.get(field) == value == right
                if said.get(field) == value != right:
                    print(f"  {style} {number}: {field} {value}, and it is {right}; {looks}")
        print(style, *(_line(own, *question) for question in QUESTIONS), sep="; ", flush=True)
        every += own
    print("all", *(_line(every, *question) for question in QUESTIONS), sep="; ")


def _line(counts: Counter[tuple[str, str, str]], field: str, value: str) -> str:
    right, said, there = (counts[field, value, each] for each in ("right", "said", "there"))
    return f"{field} {value} {right}/{said} of {there}"


if __name__ == "__main__":
    main()
