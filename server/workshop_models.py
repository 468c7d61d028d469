"""What the workshop can choose from: the models and trained weights of this machine, samplers, sizes.

Only the models' small files are read here; nothing of diffusion is loaded by the process that answers pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from sqlmodel import Session

from imaging.engine.catalogue import Model, find_models
from imaging.engine.families import FAMILIES, PAINTING_TASKS, Defaults
from imaging.engine.nets import followed_by_name, nets_for
from narrative.prompting import FAMILIES as RULES
from narrative.prompting import Family, PromptRules
from server.patients import entities_of
from server.settings import Settings

LEAST_SIDE: Final = 256
MOST_SIDE: Final = 2048
_DIFFUSION: Final = (
    "ddim", "euler", "euler_ancestral", "dpm_2m", "dpm_2m_karras", "unipc", "heun", "lcm",
)  # fmt: skip
# As imaging.engine.samplers has them, which cannot be asked without loading torch; a test compares.
SAMPLERS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "evoca": _DIFFUSION,
    "sd1": _DIFFUSION,
    "sd2": _DIFFUSION,
    "sdxl": _DIFFUSION,
    "sd3": ("dpm_2m", "unipc", "heun", "lcm", "flow_euler"),
    "flux": ("dpm_2m", "unipc", "heun", "lcm", "flow_euler"),
}


@dataclass(frozen=True)
class NetChoice:
    """A ControlNet; ``follows`` is what its name tells that it follows, "" when that is not clear."""

    name: str
    follows: str


@dataclass(frozen=True)
class ModelChoice:
    """A model that can be chosen, with how it is usually used. ``step`` is what sides are multiples of.

    ``nets`` and ``refiners`` are what of this machine works with it.
    """

    name: str
    family: str
    size: int
    defaults: Defaults
    side: int
    step: int
    rules: PromptRules
    nets: tuple[NetChoice, ...] = ()
    refiners: tuple[str, ...] = ()

    @property
    def samplers(self) -> tuple[str, ...]:
        """The samplers that fit it."""
        return SAMPLERS_OF[self.family]


@dataclass(frozen=True)
class AdapterChoice:
    """Trained weights that can be put on: a card's, for a phase of life, or a file of the adapters' folder.

    ``key`` is stable; ``label`` names it to the therapist; ``token`` is the word it was trained with, or "".
    """

    key: str
    label: str
    file: Path
    token: str = ""


def model_choices(settings: Settings) -> tuple[ModelChoice, ...]:
    """The models that make pictures, the setting's own first."""
    there = find_models(settings.model_folders)
    found = [each for each in there if each.task in PAINTING_TASKS]
    found.sort(key=lambda each: (each.name != settings.model, each.name))
    return tuple(_choice(each, there, settings) for each in found)


def _choice(model: Model, there: Sequence[Model], settings: Settings) -> ModelChoice:
    family = FAMILIES[model.family]
    defaults = family.few_steps if model.few_steps else family.defaults
    rules = RULES[cast(Family, family.prompt_family)]
    own = family.name == "evoca"  # it works at a size of its own and is enlarged to the one asked for
    side = settings.picture_size if own else family.native_size
    return ModelChoice(
        name=model.name,
        family=family.name,
        size=model.size,
        defaults=defaults,
        side=side,
        step=8 if own else family.pixel_step,
        rules=rules,
        nets=tuple(
            NetChoice(net.name, followed_by_name(net.name) or "") for net in nets_for(there, family.name)
        ),
        refiners=tuple(each.name for each in there if each.task == "refiner" and family.name == "sdxl"),
    )


def adapters_folder(settings: Settings) -> Path:
    """Where files of trained weights are looked for."""
    return settings.home / "adapters"


def adapter_choices(db: Session, settings: Settings, patient_id: str) -> tuple[AdapterChoice, ...]:
    """The trained weights of a patient's cards, then those of the adapters' folder."""
    found = [
        AdapterChoice(f"{row.key}.{phase}", f"{row.name}, {phase}", Path(path), row.tokens.get(phase, ""))
        for row in entities_of(db, patient_id)
        for phase, path in sorted(row.adapters.items())
    ]
    folder = adapters_folder(settings)
    files = sorted(folder.glob("*.safetensors")) if folder.is_dir() else []
    found += [AdapterChoice(f"file.{path.stem}", path.stem, path) for path in files]
    return tuple(each for each in found if each.file.is_file())


def named(choices: Sequence[ModelChoice], name: str) -> ModelChoice | None:
    """The model of this name."""
    return next((each for each in choices if each.name == name), None)
