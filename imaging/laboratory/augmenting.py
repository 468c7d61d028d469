"""Does it help to recognise something when generated pictures are added to few photos?

The experiment of Sagers et al. 2023 (arXiv 2308.12453) and of the thesis on skin lesions, for any folder of
classes: photos are few, generated pictures fill the training set up to a share of it, or make up for a class
that has fewer photos than the others; what is held out are photos alone. Features come from
EfficientNet-Lite0 as it is, and a logistic regression tells the classes by them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from imaging.laboratory.faults import LaboratoryError
from imaging.laboratory.regression import fitted, macro_f1, recalls
from imaging.photos import PhotoError, read_photo_at
from imaging.photos.things import look_at, weights_file

Refused = Callable[[PhotoError], None]

Floats = npt.NDArray[np.float64]
Mixture = Literal["share", "rare", "repeated", "upsampled"]

GENERATED: Final = "generated"
TEST: Final = "test"
PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".avif", ".tif", ".tiff", ".bmp")
TENTHS: Final = tuple(range(0, 101, 10))
LEAST: Final = 2  # photos of a class to learn from
TESTED: Final = 0.4  # of a class's photos, where none are put aside
RARE: Final = 0.34  # of the others' photos is what a rare class is cut to where none is rare by itself


@dataclass(frozen=True, eq=False)
class ClassFolder:
    """The pictures of one class as features (n, 1280) of unit length. ``tested`` are photos put aside by a
    person; None where the experiment chooses them.
    """

    name: str
    photos: Floats
    generated: Floats
    tested: Floats | None = None


@dataclass(frozen=True)
class Plan:
    """What is tried. ``photos`` limits the photos of a class that are learnt from (None: all that are not
    held out); ``rare`` is the class to upsample (None: that with the fewest photos), ``rare_photos`` how many
    of it are learnt from then.
    """

    shares: tuple[int, ...] = TENTHS
    seeds: tuple[int, ...] = (1, 2, 3)
    photos: int | None = None
    rare: str | None = None
    rare_photos: int | None = None


@dataclass(frozen=True)
class Outcome:
    """One classifier's result. ``share`` is the wanted per cent of generated pictures and ``reached`` what
    there was; ``photos`` and ``pictures`` were learnt from, photos and generated ones.
    """

    mixture: Mixture
    share: int
    reached: float
    seed: int
    photos: int
    pictures: int
    macro_f1: float
    accuracy: float
    recalls: Mapping[str, float]


@dataclass(frozen=True)
class Summary:
    """The outcomes of all seeds together: mean and standard deviation."""

    mixture: Mixture
    share: int
    reached: float
    photos: float
    pictures: float
    macro_f1: float
    spread: float
    accuracy: float
    recalls: Mapping[str, float]


def files_in(folder: Path) -> list[Path]:
    """The pictures directly in a folder, by name; none where there is no folder."""
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if each.suffix.lower() in PICTURES and each.is_file())


def class_names(folder: Path) -> list[str]:
    """The classes of a folder: each of its folders. Raises LaboratoryError where they are fewer than two."""
    if not folder.is_dir():
        raise LaboratoryError("no_folder", folder=str(folder))
    found = sorted(each.name for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    if len(found) < 2:
        raise LaboratoryError("one_class", folder=str(folder), count=str(len(found)))
    return found


def class_in(folder: Path, more: Sequence[Path] = (), refused: Refused | None = None) -> ClassFolder:
    """One class's folder as features; ``more`` are generated pictures from elsewhere. ``refused`` is told of
    each picture that cannot be read; the others count.

    Raises LaboratoryError where there are too few photos or no recogniser.
    """
    photos = features_of(files_in(folder), refused)
    tested = features_of(files_in(folder / TEST), refused)
    least = LEAST if len(tested) else LEAST + 1
    if len(photos) < least:
        raise LaboratoryError("few_pictures", name=folder.name, count=str(len(photos)), least=str(least))
    generated = features_of([*files_in(folder / GENERATED), *more], refused)
    return ClassFolder(folder.name, photos, generated, tested if len(tested) else None)


def features_of(files: Sequence[Path], refused: Refused | None = None) -> Floats:
    """The features (n, 1280) of the pictures that can be opened; ``refused`` is told of the others.

    Raises LaboratoryError.
    """
    if weights_file() is None:
        raise LaboratoryError("no_recogniser")
    found: list[npt.NDArray[np.float32]] = []
    for file in files:
        try:
            pixels = read_photo_at(file).pixels
        except PhotoError as error:
            if refused is not None:
                refused(error)
            continue
        sight = look_at(pixels, parts=False)
        if sight is not None:
            found.append(sight.features)
    return np.asarray(found, dtype=np.float64).reshape(-1, 1280)


def augment(classes: Sequence[ClassFolder], plan: Plan) -> tuple[Outcome, ...]:
    """The whole experiment: every share and every way of upsampling, for each seed.

    Raises LaboratoryError when there is nothing generated.
    """
    if not any(len(each.generated) for each in classes):
        raise LaboratoryError("nothing_generated", folder=", ".join(each.name for each in classes))
    found: list[Outcome] = []
    for seed in plan.seeds:
        split = _split(classes, plan, seed)
        found += [_share(classes, split, share, seed) for share in plan.shares]
        found += _upsampling(classes, split, plan, seed)
    return tuple(found)


def summed_up(outcomes: Sequence[Outcome]) -> tuple[Summary, ...]:
    """Mean and spread over the seeds, in the order of the outcomes."""
    groups: dict[tuple[Mixture, int], list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault((one.mixture, one.share), []).append(one)
    return tuple(_summary(group) for group in groups.values())


def _summary(group: Sequence[Outcome]) -> Summary:
    first = group[0]
    return Summary(
        mixture=first.mixture,
        share=first.share,
        reached=_mean([each.reached for each in group]),
        photos=_mean([each.photos for each in group]),
        pictures=_mean([each.pictures for each in group]),
        macro_f1=_mean([each.macro_f1 for each in group]),
        spread=float(np.std([each.macro_f1 for each in group])),
        accuracy=_mean([each.accuracy for each in group]),
        recalls={name: _mean([each.recalls[name] for each in group]) for name in first.recalls},
    )


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


# --- what is learnt from ----------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Split:
    """By class: the photos to learn from, those to be tested by, and the generated ones in a random order."""

    learnt: tuple[Floats, ...]
    tested: tuple[Floats, ...]
    generated: tuple[Floats, ...]


def _split(classes: Sequence[ClassFolder], plan: Plan, seed: int) -> _Split:
    learnt: list[Floats] = []
    tested: list[Floats] = []
    generated: list[Floats] = []
    for number, each in enumerate(classes):
        rng = np.random.default_rng((seed, number))
        order = rng.permutation(len(each.photos))
        held = 0 if each.tested is not None else max(1, round(TESTED * len(order)))
        tested.append(each.photos[order[:held]] if each.tested is None else each.tested)
        learnt.append(each.photos[order[held:]][: plan.photos])
        generated.append(each.generated[rng.permutation(len(each.generated))])
    return _Split(tuple(learnt), tuple(tested), tuple(generated))


def _share(classes: Sequence[ClassFolder], split: _Split, share: int, seed: int) -> Outcome:
    """All photos, and so many generated pictures that they make up a share; at 100 these alone."""
    photos: list[Floats] = []
    pictures: list[Floats] = []
    for learnt, generated in zip(split.learnt, split.generated, strict=True):
        photos.append(learnt if share < 100 else learnt[:0])
        count = len(generated) if share == 100 else round(len(learnt) * share / (100 - share))
        pictures.append(generated[:count])
    return _outcome("share", share, seed, classes, split, photos, pictures)


def _upsampling(classes: Sequence[ClassFolder], split: _Split, plan: Plan, seed: int) -> tuple[Outcome, ...]:
    """One class with fewer photos than the others: as it is, repeated, and filled up with generated ones."""
    counts = [len(each) for each in split.learnt]
    names = [each.name for each in classes]
    rare = names.index(plan.rare) if plan.rare in names else int(np.argmin(counts))
    most = max(count for number, count in enumerate(counts) if number != rare)
    few = plan.rare_photos or (counts[rare] if counts[rare] < most else max(1, round(RARE * most)))
    kept = split.learnt[rare][:few]
    missing = max(0, most - len(kept))
    nothing = kept[:0]

    def with_rare(photos: Floats, pictures: Floats, mixture: Mixture) -> Outcome:
        every = [photos if number == rare else each for number, each in enumerate(split.learnt)]
        added = [pictures if number == rare else nothing for number in range(len(classes))]
        return _outcome(mixture, 0, seed, classes, split, every, added)

    repeated = kept[np.arange(len(kept) + missing) % len(kept)]
    return (
        with_rare(kept, nothing, "rare"),
        with_rare(repeated, nothing, "repeated"),
        with_rare(kept, split.generated[rare][:missing], "upsampled"),
    )


def _outcome(
    mixture: Mixture,
    share: int,
    seed: int,
    classes: Sequence[ClassFolder],
    split: _Split,
    photos: Sequence[Floats],
    pictures: Sequence[Floats],
) -> Outcome:
    count = len(classes)
    parts = [*photos, *pictures]
    labels = np.concatenate(
        [np.full(len(part), number % count, np.intp) for number, part in enumerate(parts)]
    )
    truth = np.concatenate([np.full(len(part), number, np.intp) for number, part in enumerate(split.tested)])
    told = fitted(np.concatenate(parts), labels, count).predicted(np.concatenate(split.tested))
    own, made = sum(map(len, photos)), sum(map(len, pictures))
    return Outcome(
        mixture=mixture,
        share=share,
        reached=100 * made / max(1, own + made),
        seed=seed,
        photos=own,
        pictures=made,
        macro_f1=macro_f1(truth, told, count),
        accuracy=float(np.mean(truth == told)),
        recalls={
            each.name: float(value) for each, value in zip(classes, recalls(truth, told, count), strict=True)
        },
    )
