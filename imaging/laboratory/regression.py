"""Multinomial logistic regression with an L2 penalty, fitted by L-BFGS (Bishop 2006, section 4.3.4).

The penalty is scikit-learn's: 1 / (2 C) of the squared weights, beside the sum of the losses; the offsets are
free. A test compares the two.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import log_softmax

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.intp]

USUAL_C: Final = 100.0  # for features of unit length
MOST_ROUNDS: Final = 500


@dataclass(frozen=True, eq=False)
class Classifier:
    """``weights`` (classes, features) and ``offsets`` (classes,)."""

    weights: Floats
    offsets: Floats

    def predicted(self, features: Floats) -> Labels:
        """The likeliest class of each row of (n, features)."""
        return np.asarray((features @ self.weights.T + self.offsets).argmax(axis=1), dtype=np.intp)


def fitted(features: Floats, labels: Labels, classes: int, c: float = USUAL_C) -> Classifier:
    """The classifier of rows (n, features) and their labels 0 to ``classes`` - 1.

    A class without rows is never predicted before another. Raises ValueError for no rows.
    """
    if not len(features):
        raise ValueError("there is nothing to fit")
    count, wide = features.shape
    wanted = np.zeros((count, classes))
    wanted[np.arange(count), labels] = 1.0

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, offsets = flat[: classes * wide].reshape(classes, wide), flat[classes * wide :]
        likely = np.asarray(log_softmax(features @ weights.T + offsets, axis=1))
        away = np.exp(likely) - wanted
        value = -float((likely * wanted).sum()) + float(np.square(weights).sum()) / (2 * c)
        slope = away.T @ features + weights / c
        return value, np.concatenate([slope.ravel(), away.sum(axis=0)])

    found = minimize(
        loss,
        np.zeros(classes * wide + classes),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": MOST_ROUNDS},
    )
    flat = np.asarray(found.x)
    return Classifier(flat[: classes * wide].reshape(classes, wide), flat[classes * wide :])


def recalls(truth: Labels, told: Labels, classes: int) -> Floats:
    """The share of each class's rows that were told right; 0 for a class without rows."""
    right = np.bincount(truth[truth == told], minlength=classes)
    return right / np.maximum(np.bincount(truth, minlength=classes), 1)


def macro_f1(truth: Labels, told: Labels, classes: int) -> float:
    """The mean over the classes of the harmonic mean of precision and recall (0: never right)."""
    right = np.bincount(truth[truth == told], minlength=classes)
    either = np.bincount(truth, minlength=classes) + np.bincount(told, minlength=classes)
    return float(np.mean(2 * right / np.maximum(either, 1)))
