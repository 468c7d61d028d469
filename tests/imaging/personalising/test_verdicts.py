"""Which epoch is proposed, when one has learnt by heart, and when a training may end."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from imaging.personalising.verdicts import (
    NEAR,
    PATIENCE,
    WAVERING,
    Measured,
    enough,
    judged,
    loss_variance,
)

EPOCHS = 5
COOLDOWN = 0.4
# A real training's epochs (docs/training.md): held-out and trained likeness of the odd characters.
TURQUOISE = ((0.389, 0.418), (0.365, 0.395), (0.595, 0.614), (0.587, 0.595), (0.620, 0.611))
MAGENTA = ((0.454, 0.478), (0.404, 0.497), (0.509, 0.611), (0.527, 0.646), (0.450, 0.693))
shares = st.floats(0.05, 0.95)


def measured(
    likeness: Sequence[float], trained: Sequence[float] | None = None, cooldown: float = COOLDOWN, of: int = 0
) -> list[Measured]:
    """Epochs of a training of ``of`` epochs whose rates sink over the last ``cooldown``."""
    every = of or len(likeness)
    rising = trained or [max(likeness) * (1 + (i + 1) / every) / 2 for i in range(len(likeness))]
    return [
        Measured(told, (), rising[i], min(1.0, (every - i - 1) / max(1e-9, cooldown * every)))
        for i, told in enumerate(likeness)
    ]


def verdicts_of(epochs: Sequence[Measured]) -> list[str]:
    return [verdict for verdict, _ in judged(epochs)[0]]


def test_wavering_at_high_rates_is_not_learning_by_heart() -> None:
    for known in (TURQUOISE, MAGENTA):
        for many in range(1, EPOCHS + 1):
            epochs = measured([a for a, _ in known[:many]], [b for _, b in known[:many]], of=EPOCHS)
            assert "over" not in verdicts_of(epochs)[:4]
            assert enough(epochs) is None


def test_a_fall_after_the_rates_have_sunk_is() -> None:
    epochs = measured([a for a, _ in MAGENTA], [b for _, b in MAGENTA])
    assert verdicts_of(epochs)[-1] == "over"
    assert judged(epochs)[1] == 2  # the first that cannot be told from the best


@given(shares, st.floats(0.0, 1.0), st.floats(0.0, 0.99))
def test_one_fall_counts_only_beyond_what_the_rates_make_waver(best: float, fall: float, pace: float) -> None:
    epochs = [Measured(best, (), best, 1.0), Measured(best * (1 - fall), (), 1.1 * best, pace)]
    asked = NEAR + WAVERING * pace
    if abs(fall - asked) > 1e-6:
        assert (verdicts_of(epochs)[1] == "over") == (fall > asked)


@given(st.lists(shares, min_size=1, max_size=12), st.data())
def test_who_forgets_its_own_photos_too_has_not_learnt_them_by_heart(
    likeness: list[float], data: st.DataObject
) -> None:
    some = st.lists(shares, min_size=12, max_size=12, unique=True)
    falling = [max(likeness) * share for share in sorted(data.draw(some), reverse=True)]
    epochs = measured(likeness, falling, cooldown=0.0)
    assert "over" not in verdicts_of(epochs)
    assert enough(epochs) is None


@given(st.lists(shares, min_size=1, max_size=15), st.floats(0.0, 1.0))
def test_the_proposed_epoch_and_those_before_the_best_are_never_over(
    likeness: list[float], cooldown: float
) -> None:
    epochs = measured(likeness, cooldown=cooldown)
    found, chosen, _ = judged(epochs)
    assert found[chosen][0] != "over"
    assert all(verdict != "over" for verdict, _ in found[: int(np.argmax(likeness)) + 1])
    assert likeness[chosen] >= (1 - NEAR) * max(likeness) - 1e-9


@given(shares, st.floats(0.21, 0.9), st.integers(3, 30))
def test_a_long_training_that_learns_by_heart_ends_early(best: float, fall: float, many: int) -> None:
    likeness = [best, *[best * (1 - fall)] * PATIENCE]
    assert enough(measured(likeness, cooldown=0.0, of=many + PATIENCE)) == "learned_by_heart"


def test_a_slow_fall_ends_a_long_training_though_each_step_is_within_wavering() -> None:
    likeness = [0.3, 0.5, 0.6, *[0.6 - 0.012 * i for i in range(1, 18)]]
    ended = [many for many in range(1, 21) if enough(measured(likeness[:many], of=40)) is not None]
    assert ended
    assert 7 <= ended[0] <= 15


def test_a_training_that_only_wavers_hardly_ever_ends_early() -> None:
    rng = np.random.default_rng(0)
    stopped = 0
    for _ in range(300):
        level = 0.6 * (1 - np.exp(-np.arange(1, 21) / 2))
        likeness = list(level * (1 + WAVERING / 4 * rng.standard_normal(20)))
        stopped += any(enough(measured(likeness[:many], of=20)) is not None for many in range(1, 12))
    assert stopped <= 0.03 * 300


def test_held_out_photos_that_tell_nothing_of_what_was_learnt_do_not_judge() -> None:
    still = [0.5, 0.45, 0.41, 0.4, 0.38, 0.36, 0.355]
    settled = (*still, 0.35, 0.34, 0.335, 0.333, 0.332)
    # A real dog's training: one photo held out, in a blue light.
    told, trained = (0.0, 0.045, 0.0, 0.0, 0.0), (0.11, 0.28, 0.28, 0.35, 0.36)
    losses = [tuple(still), tuple(still), tuple(still), settled, settled]
    dog = [Measured(a, c, b) for a, b, c in zip(told, trained, losses, strict=True)]
    found, chosen, why = judged(dog)
    assert (chosen, why) == (3, "settled")
    assert {verdict for verdict, _ in found} == {"under", "good"}
    assert judged([Measured(0.0, tuple(still), 0.01)])[2] == "nothing_learned"


def test_without_held_out_photos_the_fixed_losses_decide() -> None:
    still = tuple(1.0 - 0.1 * i for i in range(6))
    settled = (*still, *[0.4] * 6)
    assert loss_variance(settled) < loss_variance(still)
    assert verdicts_of([Measured(None, still), Measured(None, settled)]) == ["under", "good"]
    assert enough([Measured(None, still)] * 3) is None
    assert enough([Measured(None, still), Measured(None, settled), Measured(None, settled)]) == "settled"
