"""Painting: a sketch becomes a painted picture by diffusion, then each subject is painted again by itself."""

from imaging.painting.painter import Painter

__all__ = ["Painter"]
