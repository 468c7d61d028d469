"""Models that enlarge pictures, told by the names and shapes of their tensors."""

from imaging.engine.cards import card_of_file
from imaging.engine.recognised import Recognised
from imaging.engine.weight_file import WeightFile

MARKS = ("conv_first.weight", "RRDB_trunk.0.", "model.1.sub.0.RDB1.", "body.0.weight")


def enlarger(file: WeightFile) -> Recognised | None:
    """ESRGAN, Real-ESRGAN and the compact kind."""
    if not any(file.any(mark) for mark in MARKS):
        return None
    # Imported here: it comes with torch, which is not to be loaded to look at other files.
    import torch

    from imaging.engine.enlargers import built_for, plain_names

    tensors = plain_names(file.header.tensors)
    with torch.device("meta"):
        made = built_for({name: tensor.shape for name, tensor in tensors.items()})
    if made is None or made.scale < 2:
        return None
    return Recognised(
        family="esrgan",
        task="upscaler",
        dtype=file.header.dtype(),
        licence=card_of_file(file.header.metadata).licence,
        variant=f"x{made.scale}",
        parts=(("denoiser", file.header.count),),
        largest=file.header.count,
    )
