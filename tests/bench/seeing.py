"""What the product's own networks see, held against what is known to the pixel.

``python -m tests.bench.seeing count [--scenes 60]``
``python -m tests.bench.seeing odd [--scenes 12]``
``python -m tests.bench.seeing looks --adapters DIR [--scenes 6]``

``count`` draws and paints scenes of other seeds than were learnt from and counts their people and animals.
``odd`` asks whether an odd character is there, by the vectors and by the share of colours, in drawings and
paintings of the character, of the same figure in ordinary colours, and in another character's.
``looks`` asks whether the identity gate can go by the photos of learned characters (here: renders) or by
what their weights (``DIR/<token>.safetensors``) paint of them: how often it doubts a page of the character,
and how often one with another's weights.
"""

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch

from imaging.composing.values import Composing, Numbers, References, Seeing, Seen
from imaging.painting import Painter
from imaging.personalising import Trainee
from imaging.personalising.samples import finished, scene_of
from imaging.request import Mask, PictureRequest, Pixels, Sketch
from imaging.seeing import identity, load_seeing
from imaging.seeing.truths import figures_of
from imaging.sketching import draw_sketch
from imaging.sketching.sampling import sample_request
from tests.bench.odd_character import (
    LIME_GIRL,
    MAGENTA_MAN,
    TURQUOISE_WOMAN,
    Odd,
    OddScene,
    odd_scene,
    seen,
)

ROOT: Final = Path(__file__).resolve().parents[2]
MODELS: Final = ROOT / "data" / "models"
SIGHT: Final = MODELS / "evoca-mirada"
MODEL: Final = MODELS / "evoca-cuento"
SHOWN: Final = ("plain", "room", "church_square", "market", "forest", "classroom")
ELSEWHERE: Final = ("park", "kitchen", "beach", "village_street", "garden", "living_room")
REFERENCES: Final = 6
PLAIN: Final = "plain"  # the key of the same figure in ordinary colours
STEPS: Final = 4
MOST: Final = 6
SHEET: Final = 4  # pictures of a training's sheet
WHO: Final = (TURQUOISE_WOMAN, MAGENTA_MAN, LIME_GIRL)


def references_of(seeing: Seeing, odd: Odd, count: int = REFERENCES) -> tuple[References, References]:
    """A character's references, and those of the same figure in ordinary colours (key ``PLAIN``)."""
    rng = random.Random(f"references {odd.token}")
    scenes = [odd_scene((odd,), rng, SHOWN, 384) for _ in range(count)]
    true = [seeing.vector(scene.truth, scene.sketch.masks[odd.token]) for scene in scenes]
    plain = [seeing.vector(scene.sketch.pixels, scene.sketch.masks[odd.token]) for scene in scenes]
    return References(odd.token, np.stack(true)), References(PLAIN, np.stack(plain))


def is_there(
    seeing: Seeing, pixels: Pixels, mask: Mask, key: str, references: Sequence[References], least: float = 0.0
) -> bool:
    """Whether the figure in the mask is this one: by ``least`` nearer to it than to all other references."""
    likeness = dict(identity(seeing.vector(pixels, mask), references))
    own = likeness.pop(key)
    return own - max(likeness.values(), default=-1.0) > least


# --- counting ---------------------------------------------------------------------------------------------


@dataclass
class Tally:
    """Pictures and of how many people, animals and both were right; processor seconds of a look."""

    pictures: int = 0
    people: int = 0
    animals: int = 0
    both: int = 0
    seconds: float = 0.0

    def note(self, found: Seen, true: Seen, seconds: float) -> None:
        """One more picture."""
        self.pictures += 1
        self.people += found.people == true.people
        self.animals += found.animals == true.animals
        self.both += found == true
        self.seconds += seconds

    def line(self, name: str) -> str:
        """The shares, as a line of a table."""
        n = max(1, self.pictures)
        return (
            f"| {name} | {self.pictures} | {self.people / n:.1%} | {self.animals / n:.1%} "
            f"| {self.both / n:.1%} | {self.seconds / n:.3f} s |"
        )


def count(asked: argparse.Namespace) -> str:
    """Drawings and paintings with 1 to 6 figures, counted."""
    seeing, painter = load_seeing(asked.sight, 1), Painter.load(MODEL, 1)
    rng, drawn, painted = random.Random("counted by the bench"), Tally(), Tally()
    while drawn.pictures < asked.scenes:
        request = replace(sample_request(rng, 512), steps=STEPS)
        sketch = draw_sketch(request)
        figures = figures_of(request, sketch)
        if not 1 <= len(figures) <= MOST:
            continue
        people = sum(figure.kind == "person" for figure in figures)
        true = Seen(people, len(figures) - people)
        for tally, pixels in ((drawn, sketch.pixels), (painted, finished(painter.base(request, sketch)))):
            began = time.process_time()
            found = seeing.count(pixels)
            tally.note(found, true, time.process_time() - began)
    head = "| pictures | number | people | animals | both | a look |\n|---|---|---|---|---|---|"
    return "\n".join([head, drawn.line("drawn"), painted.line("painted")])


# --- odd characters ---------------------------------------------------------------------------------------


def odd(asked: argparse.Namespace) -> str:
    """How often both measures are right about a character being there."""
    seeing, painter = load_seeing(asked.sight, 1), Painter.load(MODEL, 1)
    rows: dict[str, list[tuple[bool, bool]]] = {}
    for place, one in enumerate(WHO):
        references = references_of(seeing, one)
        other = WHO[(place + 1) % len(WHO)]
        dressed_as = replace(one, hair=other.hair, stripes=other.stripes)
        references += (replace(references_of(seeing, dressed_as)[0], key="other"),)
        rng = random.Random(f"odd {one.token}")
        for _ in range(asked.scenes):
            seed = rng.getrandbits(30)
            own = odd_scene((one,), random.Random(seed), ELSEWHERE)
            others = odd_scene((dressed_as,), random.Random(seed), ELSEWHERE)
            for name, pixels, true in (
                ("the character", own.truth, True),
                ("ordinary colours", own.sketch.pixels, False),
                ("another's colours", others.truth, False),
            ):
                for look, picture in (
                    ("drawn", pixels),
                    ("painted", _painted(painter, own, pixels)),
                ):
                    by_vector = is_there(seeing, picture, own.sketch.masks[one.token], one.token, references)
                    by_colour = seen(picture, own, one).there
                    rows.setdefault(f"{name}, {look}", []).append((by_vector == true, by_colour == true))
    lines = ["| shown | pictures | right by vectors | right by colours |", "|---|---|---|---|"]
    for name, right in rows.items():
        vector, colour = np.mean(right, axis=0)
        lines.append(f"| {name} | {len(right)} | {vector:.0%} | {colour:.0%} |")
    return "\n".join(lines)


def _painted(painter: Painter, scene: OddScene, pixels: Pixels) -> Pixels:
    request = replace(scene.request, steps=STEPS)
    return finished(painter.base(request, replace(scene.sketch, pixels=pixels)))


# --- trained weights --------------------------------------------------------------------------------------


def looks(asked: argparse.Namespace) -> str:
    """How often the gate is wrong with either kind of references."""
    seeing, painter = load_seeing(asked.sight, 1), Painter.load(MODEL, 1)
    files = {one: asked.adapters / f"{one.token}.safetensors" for one in WHO}
    kinds: dict[str, dict[Odd, Numbers]] = {
        "photos": {one: references_of(seeing, one)[0].vectors for one in WHO},
        "as its weights paint it": {one: _sheet(seeing, painter, one, file) for one, file in files.items()},
    }
    pages: dict[tuple[Odd, Odd], list[Numbers]] = {}
    for one in WHO:
        rng = random.Random(f"looks {one.token}")
        for _ in range(asked.scenes):
            scene = odd_scene((one,), rng, ELSEWHERE)
            mask = scene.sketch.masks[one.token]
            for worn, file in files.items():
                page = _repainted(painter, scene.request, scene.sketch, file, worn)
                pages.setdefault((one, worn), []).append(seeing.vector(page, mask))
    lines = ["| references | own page doubted | with another's weights doubted |", "|---|---|---|"]
    for name, vectors in kinds.items():
        middles = {one: _middle(own) for one, own in vectors.items()}
        pairs = [(one, other) for one in WHO for other in WHO if one is not other]
        own = [_fails(v, middles[one], middles[other]) for one, other in pairs for v in pages[one, one]]
        swapped = [_fails(v, middles[one], middles[other]) for one, other in pairs for v in pages[one, other]]
        lines.append(f"| {name} | {sum(own)} of {len(own)} | {sum(swapped)} of {len(swapped)} |")
    return "\n".join(lines)


def _sheet(seeing: Seeing, painter: Painter, one: Odd, file: Path) -> Numbers:
    """Vectors of the pictures that a training paints of its subject."""
    found: list[Numbers] = []
    for number in range(SHEET):
        scene = scene_of(Trainee(one.token, one.class_words), number, 0)
        page = _repainted(painter, scene.request, scene.sketch, file, one)
        found.append(seeing.vector(page, scene.sketch.masks[scene.request.subjects[0].key]))
    return np.stack(found)


def _repainted(painter: Painter, request: PictureRequest, sketch: Sketch, file: Path, who: Odd) -> Pixels:
    """The drawing with its only subject painted by these weights."""
    subject = replace(request.subjects[0], adapter=file, prompt=f"a {who.token} {who.class_words}")
    wanted = replace(request, subjects=(subject,), steps=STEPS)
    return finished(painter.repaint(wanted, sketch, sketch.pixels, subject.key))[0]


def _middle(vectors: Numbers) -> Numbers:
    total = vectors.sum(axis=0)
    return total / np.linalg.norm(total)


def _fails(vector: Numbers, own: Numbers, other: Numbers) -> bool:
    return bool(vector @ own - vector @ other < Composing().margin * (1 - own @ other))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("count", "odd", "looks"))
    parser.add_argument("--scenes", type=int, default=12)
    parser.add_argument("--adapters", type=Path)
    parser.add_argument("--sight", type=Path, default=SIGHT)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    if asked.what == "looks" and asked.adapters is None:
        parser.error("looks needs --adapters")
    print({"count": count, "odd": odd, "looks": looks}[asked.what](asked))


if __name__ == "__main__":
    main()
