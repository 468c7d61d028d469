"""What a subject looks like as its own weights paint it, to hold pages against (``imaging.composing``).

Its photos are no such thing: the seer knows Evoca's manner alone, and a painted subject has the pose and
outline of the drawing, not those of the photos (docs/training.md).
"""

from collections.abc import Sequence

import numpy as np

from imaging.composing.values import Numbers
from imaging.personalising.samples import Sampler
from imaging.request import Pixels
from imaging.seeing import Seer


def own_looks(seer: Seer, sampler: Sampler, pictures: Sequence[Pixels]) -> Numbers | None:
    """Vectors (k, n) of the subject in these pictures of the sampler, the first ones of it.

    None where they could not judge anybody: where there are fewer than two, and where any of them is no
    nearer to the others than the ordinary drawing that it was painted over.
    """
    painted: list[Numbers] = []
    drawn: list[Numbers] = []
    for number, pixels in enumerate(pictures):
        mask, before = sampler.subject(number), sampler.drawn(number)
        if mask is not None and before is not None and mask.any():
            painted.append(seer.vector(pixels, mask))
            drawn.append(seer.vector(before, mask))
    if len(painted) < 2:
        return None
    found = np.stack(painted)
    nearness = [
        (float(own @ rest), float(ordinary @ rest))
        for number, (own, ordinary) in enumerate(zip(painted, drawn, strict=True))
        for rest in [np.delete(found, number, axis=0).mean(axis=0)]
    ]
    return found if all(own > ordinary for own, ordinary in nearness) else None
