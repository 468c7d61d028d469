"""Seeing Evoca's own pictures: how many people and animals are in one, and who a figure looks like.

It judges drawn and painted pictures alone. Photographs, and models that paint like a camera, are not for it.
"""

from imaging.seeing.known_looks import looks_as_text, looks_in, references_for
from imaging.seeing.looking import Found, Seer, identity, load_seeing

__all__ = [
    "Found",
    "Seer",
    "identity",
    "load_seeing",
    "looks_as_text",
    "looks_in",
    "references_for",
]
