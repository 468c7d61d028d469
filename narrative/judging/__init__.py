"""The learned judge of presence: who and what of a memory is bodily in its scene."""

from narrative.judging.judge import Candidate, Judge

__all__ = ["Candidate", "Judge"]
