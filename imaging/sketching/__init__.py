"""The sketch: a finished storybook illustration, drawn at once from a PictureRequest."""

from imaging.sketching.checking import check_request
from imaging.sketching.drawing import draw_sketch, planned

__all__ = ["check_request", "draw_sketch", "planned"]
