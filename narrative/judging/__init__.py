"""The learned judge of presence: who and what of a memory is bodily in its scene."""

from narrative.judging.judge import Judge
from narrative.judging.surroundings import Candidate

__all__ = ["Candidate", "Judge"]
