"""The experiment on adding generated pictures: its classifier, its mixtures, and what it can tell apart."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging.laboratory import LaboratoryError
from imaging.laboratory.augmenting import (
    ClassFolder,
    Plan,
    augment,
    class_in,
    class_names,
    features_of,
    files_in,
    summed_up,
)
from imaging.laboratory.generating import drawn_class
from imaging.laboratory.regression import fitted, macro_f1, recalls

WIDE = 1280


def cloud(rng: np.random.Generator, middle: np.ndarray, count: int, wide: float) -> np.ndarray:
    points = middle + wide * rng.normal(size=(count, WIDE))
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def world(*, helpful: bool, counts: tuple[int, int] = (12, 12)) -> list[ClassFolder]:
    """Two classes that few photos tell apart badly; generated pictures of their own, or of the other one."""
    rng = np.random.default_rng(4)
    middles = rng.normal(size=(2, WIDE))
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    found: list[ClassFolder] = []
    for number in range(2):
        made = middles[number if helpful else 1 - number]
        found.append(
            ClassFolder(
                f"class {number}",
                cloud(rng, middles[number], counts[number], 0.25),
                cloud(rng, made, 60, 0.08),
                cloud(rng, middles[number], 60, 0.25),
            )
        )
    return found


def test_the_regression_is_scikit_learns() -> None:
    linear = pytest.importorskip("sklearn.linear_model")
    metrics = pytest.importorskip("sklearn.metrics")
    rng = np.random.default_rng(1)
    features = rng.normal(size=(90, 12))
    labels = (features[:, :3] + rng.normal(size=(90, 3))).argmax(axis=1).astype(np.intp)
    ours = fitted(features, labels, 3, c=2.0)
    theirs = linear.LogisticRegression(C=2.0, tol=1e-8, max_iter=2000).fit(features, labels)
    # Adding the same to all classes changes nothing: the two are compared up to that.
    assert np.allclose(ours.weights - ours.weights.mean(0), theirs.coef_ - theirs.coef_.mean(0), atol=2e-3)
    told = ours.predicted(features)
    assert (told == theirs.predict(features)).mean() > 0.98
    assert macro_f1(labels, told, 3) == pytest.approx(metrics.f1_score(labels, told, average="macro"))
    wanted = metrics.recall_score(labels, told, average=None)
    assert np.allclose(recalls(labels, told, 3), wanted)


def test_a_class_that_was_never_told_counts_as_nothing() -> None:
    truth, told = np.array([0, 0, 1, 1]), np.array([0, 0, 0, 0])
    assert macro_f1(truth, told, 2) == pytest.approx((2 * 2 / (2 + 4)) / 2)
    assert recalls(truth, told, 2).tolist() == [1.0, 0.0]


def test_generated_pictures_help_where_they_are_alike_and_harm_where_they_are_not() -> None:
    plan = Plan(shares=(0, 50, 100), photos=2)
    good = {
        each.share: each for each in summed_up(augment(world(helpful=True), plan)) if each.mixture == "share"
    }
    bad = {
        each.share: each for each in summed_up(augment(world(helpful=False), plan)) if each.mixture == "share"
    }
    assert good[0].macro_f1 == bad[0].macro_f1
    assert good[50].macro_f1 > good[0].macro_f1
    assert good[100].macro_f1 > 0.95
    assert bad[100].macro_f1 < 0.05


def test_shares_are_what_they_say_and_too_few_pictures_are_told() -> None:
    outcomes = augment(world(helpful=True), Plan(shares=(0, 20, 90, 100), seeds=(1,), photos=8))
    shares = {each.share: each for each in outcomes if each.mixture == "share"}
    assert (shares[0].photos, shares[0].pictures) == (16, 0)
    assert (shares[20].photos, shares[20].pictures) == (16, 4)
    assert shares[20].reached == pytest.approx(20)
    assert (shares[90].pictures, round(shares[90].reached)) == (120, 88), "there were only 60 of each"
    assert (shares[100].photos, shares[100].reached) == (0, 100.0)


def test_the_rare_class_is_left_repeated_or_filled_up() -> None:
    classes = world(helpful=True, counts=(12, 3))
    found = {each.mixture: each for each in augment(classes, Plan(shares=(0,), seeds=(1,)))}
    assert (found["rare"].photos, found["rare"].pictures) == (15, 0)
    assert (found["repeated"].photos, found["repeated"].pictures) == (24, 0)
    assert (found["upsampled"].photos, found["upsampled"].pictures) == (15, 9)
    assert found["upsampled"].recalls["class 1"] > found["rare"].recalls["class 1"]
    told = augment(world(helpful=True), Plan(shares=(0,), seeds=(1,), rare="class 0", rare_photos=2))
    assert next(each for each in told if each.mixture == "rare").photos == 14


def test_seeds_split_otherwise_and_the_same_seed_alike() -> None:
    classes = [ClassFolder(each.name, each.photos, each.generated) for each in world(helpful=True)]
    plan = Plan(shares=(0, 50), seeds=(1, 2, 3), photos=2)
    one, again = augment(classes, plan), augment(classes, plan)
    assert one == again
    assert len({each.macro_f1 for each in one}) > 1
    assert any(each.spread > 0 for each in summed_up(one))


def test_folders_are_read_and_wrong_ones_told(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    for name in ("perro", "gato"):
        for folder, count in (
            (tmp_path / name, 3),
            (tmp_path / name / "generated", 2),
            (tmp_path / name / "test", 1),
        ):
            folder.mkdir()
            for number in range(count):
                small = rng.integers(0, 255, (16, 16, 3), dtype=np.uint8)
                Image.fromarray(small).resize((240, 240)).save(folder / f"{number}.png")
    (tmp_path / "perro" / "carta.pdf").write_bytes(b"%PDF")
    (tmp_path / "perro" / "rota.jpg").write_bytes(b"\xff\xd8 cut off")
    assert class_names(tmp_path) == ["gato", "perro"]
    dog = class_in(tmp_path / "perro")
    assert dog.tested is not None
    assert (dog.photos.shape, len(dog.generated), len(dog.tested)) == ((3, WIDE), 2, 1)
    assert np.allclose(np.linalg.norm(dog.photos, axis=1), 1, atol=1e-5)
    assert len(files_in(tmp_path / "nowhere")) == 0
    with pytest.raises(LaboratoryError) as gone:
        class_names(tmp_path / "gone")
    with pytest.raises(LaboratoryError) as alone:
        class_names(tmp_path / "perro" / "test")
    with pytest.raises(LaboratoryError) as few:
        class_in(tmp_path / "perro" / "test")
    cats = ClassFolder("gato", features_of(files_in(tmp_path / "gato")), np.zeros((0, WIDE)))
    with pytest.raises(LaboratoryError) as nothing:
        augment([cats, cats], Plan())
    faults = [each.value.fault for each in (gone, alone, few, nothing)]
    assert faults == ["no_folder", "one_class", "few_pictures", "nothing_generated"]


def test_evoca_draws_what_it_knows_by_name(tmp_path: Path) -> None:
    dog = drawn_class("dog", "evoca-cuento", tmp_path)
    assert dog is not None
    assert dog.trainee.kind == "pet"
    kitchen = drawn_class("kitchen", "evoca-cuento", tmp_path)
    assert kitchen is not None
    assert kitchen.trainee.kind == "place"
    assert drawn_class("melanoma", "evoca-cuento", tmp_path) is None
