"""What can go wrong with a training, and with a file of trained weights that was brought: one sentence each.

Whoever speaks to users says the same in their language, by the fault's name and the names in ``about``.
"""

from typing import Final

from imaging.errors import ImagingError

TRAINING_FAULTS: Final = {
    "no_photos": "there are no photos to learn from",
    "too_many": "{count} photos are too many; {most} are the most",
    "other_training": "{folder} holds another training, with other photos or another recipe",
    "disk_full": "the disk is full: {file} could not be written",
    "unwritable": "{file} cannot be written: {why}",
    "memory_full": "memory is not enough even for the smallest steps on the {why}",
    "diverged": "the loss is no number any more at step {step}: the learning rate is too high",
    "no_words": "models of family {family} read no words that could be taught",
    "word_known": "the model knows the word {word} already",
    "unfit": "{file} does not fit this model: {why}",
    "onto_gone": "the earlier weights {file} are not there any more",
    "onto_suffix": "{file} is no .safetensors file; others are imported first",
    "onto_method": "{file} was made by {found}, not by {wanted}: only the same method goes on from it",
    "onto_family": "{file} was trained on a model of family {found}, not {wanted}",
    "onto_rank": "{file} has layers of rank {found}, which do not fit into {wanted}",
    "checkpoint": "the checkpoint in {folder} cannot be read: {why}",
}
ADAPTER_FAULTS: Final = {
    "suffix": "{file} is no file of trained weights: these are .safetensors, .ckpt or .pt files",
    "whole_model": "{file} is a whole model, no adapter: it belongs among the models",
    "lycoris": "{file} is a LyCORIS adapter ({why}); LoRA and textual inversions can be used",
    "dora": "{file} is a DoRA, whose magnitudes would be lost; a plain LoRA is needed",
    "part": "{file} is a {why}, no adapter",
    "empty": "{file} holds no weights",
    "unknown": "{file} holds nothing that is known as trained weights",
    "half": "{file} is incomplete: {why} has no counterpart",
    "not_numbers": "{file} is spoilt: {why} holds values that are no numbers",
    "swollen": "{file} says that it holds far more than it is large",
    "other_family": "{file} was trained on a model of family {found}, not {wanted}",
    "strange": "{file} was trained on a model of a family that is not run here",
}


class TrainingError(ImagingError):
    """A training cannot begin or go on; what is finished of it stays. ``fault`` is one of TRAINING_FAULTS."""

    def __init__(self, fault: str, **about: str) -> None:
        super().__init__(TRAINING_FAULTS[fault].format(**about))
        self.fault = fault
        self.about = about


class AdapterError(ImagingError):
    """A file that was brought as trained weights cannot be used. ``fault`` is one of ADAPTER_FAULTS."""

    def __init__(self, fault: str, **about: str) -> None:
        super().__init__(ADAPTER_FAULTS[fault].format(**about))
        self.fault = fault
        self.about = about
