"""Painting: a sketch becomes a painted picture by diffusion, then each subject is painted again by itself."""

from imaging.painting.catalogue import ModelEntry, find_models, model_named
from imaging.painting.painter import Painter

__all__ = ["ModelEntry", "Painter", "find_models", "model_named"]
