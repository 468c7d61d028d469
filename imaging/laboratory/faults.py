"""What can be wrong with what the laboratory is given; users are told by the fault's name."""

from typing import Final

from imaging.errors import ImagingError

LABORATORY_FAULTS: Final = {
    "no_folder": "{folder} is no folder",
    "no_epochs": "{folder} holds no weights of a training",
    "not_ours": "{file} does not say what it was trained for: it was not made by this program",
    "no_such_epoch": "none of the trainings has epoch {number}",
    "other_family": "{folder} was learnt by a model of family {found}; {model} is of family {wanted}",
    "too_many": "{count} pictures are too many; {most} are the most",
    "nothing": "nothing is left to paint",
    "one_class": "{folder} holds {count} classes; at least two are needed",
    "few_pictures": "{name} has {count} pictures; at least {least} are needed",
    "no_recogniser": "the recogniser's weights are not installed",
    "nothing_generated": "{folder} holds no generated pictures",
}


class LaboratoryError(ImagingError):
    """An experiment cannot begin. ``fault`` is one of LABORATORY_FAULTS, ``about`` what it speaks of."""

    def __init__(self, fault: str, **about: str) -> None:
        super().__init__(LABORATORY_FAULTS[fault].format(**about))
        self.fault = fault
        self.about = about
