"""How a subject is trained: every choice in one frozen value, and the defaults of each family and method.

Where the numbers come from:

- Photos and steps: the thesis behind Evoca found 10 photos and 2400 steps of batch 1 best for Stable
  Diffusion 1.5; half of it with a masked loss and pivotal tuning is the aim here. Places and things need
  about half as many steps as faces.
- DreamBooth: 5e-6, 2e-6 for faces, 200 pictures of the class, weight 1 (diffusers, examples/dreambooth;
  huggingface.co/blog/dreambooth).
- LoRA: 1e-4 (the same), rank 16 and alpha equal to it.
- Pivotal tuning: two words of their own, embeddings at 5e-4 for SD (cloneofsimo/lora), 3e-4 for SDXL
  (diffusers, examples/advanced_diffusion_training), which also gives min-SNR 5 (Hang et al. 2023,
  arXiv 2303.09556).
- Textual inversion: 5e-4, 3000 steps (diffusers, examples/textual_inversion).
- Seg-Mix with probability 0.3 (MuDI, arXiv 2404.04243). No flips for faces: they are not symmetric.
- SD 3 and Flux: rank 4 to 16, 1e-4, 700 steps (huggingface.co/blog/flux-qlora).
- The embedded model is small and its layers are narrow: it takes and needs larger rates, in few steps;
  these are our own measurements (docs/training.md).
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from imaging.errors import BadRequestError
from imaging.personalising.values import SubjectKind

METHODS: Final = ("lora", "dreambooth", "textual-inversion")
OPTIMISERS: Final = ("adamw", "muon")
PRECISIONS: Final = ("float32", "bfloat16", "float16")
FEWEST_PHOTOS: Final = 1
MOST_PHOTOS: Final = 200
USUAL_PHOTOS: Final = 10


@dataclass(frozen=True)
class Recipe:
    """Every choice of one training.

    An epoch shows each photo ``repeats`` times, ``batch`` at once, and makes one update of the weights for
    every ``accumulation`` batches. ``rate`` is the learning rate of the model's layers (or whole model),
    ``word_rate`` that of the token's embeddings. ``pivotal`` trains the token's ``words`` embeddings beside
    the layers. ``prior`` pictures of the class, made by the model itself, keep it from forgetting the class
    (0: none). ``masks`` weighs the loss by the photos' softness.
    ``seg_mix`` is how often another entity is put beside the subject, ``jitter`` how strongly colours
    vary. ``nearest`` is how near views go to the subject: the smallest share of its crop's side that
    they show. ``told`` is how often a part of the subject is shown in another colour that is to stay, as told
    clothes are.
    ``min_snr`` caps the weight of easy noise levels, None for none. ``precision`` is what the model
    computes in, ``optimiser`` one of OPTIMISERS, ``cooldown`` the share of the training in which the rates
    sink to nothing, ``eight_bit`` asks for an 8-bit optimiser where there is one. ``onto`` is an earlier file
    of the same method to go on from. ``early_stop`` ends when held-out photos or the fixed batch's
    loss say so. ``samples`` pictures make a sheet.
    """

    method: str
    model: str
    family: str
    epochs: int
    repeats: int
    resolution: int
    rate: float
    word_rate: float
    batch: int = 1
    accumulation: int = 1
    rank: int = 16
    alpha: float = 16.0
    pivotal: bool = True
    words: int = 2
    prior: int = 0
    prior_weight: float = 1.0
    masks: bool = True
    seg_mix: float = 0.3
    jitter: float = 0.1
    flip: bool = False
    nearest: float = 1.0
    told: float = 0.0
    min_snr: float | None = 5.0
    precision: str = "float32"
    checkpointing: bool = False
    eight_bit: bool = False
    optimiser: str = "adamw"
    cooldown: float = 0.0
    weight_decay: float = 0.01
    samples: int = 4
    seed: int = 0
    early_stop: bool = True
    onto: Path | None = None

    @classmethod
    def for_(
        cls,
        family: str,
        kind: SubjectKind,
        photos: int,
        model: str,
        method: str = "lora",
    ) -> "Recipe":
        """The defaults for a model of this family and so many photos; sources are in the module.

        Raises BadRequestError for a family or method that is not known.
        """
        if method not in METHODS:
            raise BadRequestError(f"there is no method {method!r}; there are: {', '.join(METHODS)}")
        if family not in _BASES:
            raise BadRequestError(f"models of family {family!r} cannot be trained; {', '.join(_BASES)} can")
        base = replace(_BASES[family], model=model, method=method, flip=kind in ("place", "thing"))
        base = replace(base, told=_TOLD if family == "evoca" and kind == "person" else 0.0)
        base = _of_method(base, kind)
        return replace(base, repeats=_repeats(base, kind, max(1, photos)))

    def updates_per_epoch(self, photos: int) -> int:
        """How often the weights change in one epoch of so many photos."""
        shown = max(1, photos) * self.repeats
        return max(1, -(-shown // (self.batch * self.accumulation)))


def check_recipe(recipe: Recipe) -> None:
    """Raises BadRequestError for what no training can do."""
    if recipe.method not in METHODS:
        raise BadRequestError(f"there is no method {recipe.method!r}; there are: {', '.join(METHODS)}")
    if recipe.optimiser not in OPTIMISERS:
        raise BadRequestError(f"optimiser is one of {', '.join(OPTIMISERS)}, not {recipe.optimiser!r}")
    if recipe.precision not in PRECISIONS:
        raise BadRequestError(f"precision is one of {', '.join(PRECISIONS)}, not {recipe.precision!r}")
    whole = (
        ("epochs", recipe.epochs, 1, 200),
        ("repeats", recipe.repeats, 1, 1000),
        ("batch", recipe.batch, 1, 64),
        ("accumulation", recipe.accumulation, 1, 64),
        ("rank", recipe.rank, 1, 256),
        ("words", recipe.words, 1, 8),
        ("samples", recipe.samples, 1, 12),
        ("prior", recipe.prior, 0, 1000),
        ("resolution", recipe.resolution, 64, 2048),
    )
    for name, value, least, most in whole:
        if not least <= value <= most:
            raise BadRequestError(f"{name} must be from {least} to {most}, not {value}")
    shares = (
        ("rate", recipe.rate, 1.0),
        ("word_rate", recipe.word_rate, 1.0),
        ("seg_mix", recipe.seg_mix, 1.0),
        ("jitter", recipe.jitter, 1.0),
        ("nearest", recipe.nearest, 1.0),
        ("told", recipe.told, 1.0),
        ("cooldown", recipe.cooldown, 1.0),
    )
    for name, share, largest in shares:
        if not 0 <= share <= largest:
            raise BadRequestError(f"{name} must be from 0 to {largest}, not {share}")
    if recipe.alpha <= 0:
        raise BadRequestError(f"alpha must be above 0, not {recipe.alpha}")


_BASES: Final = {
    "evoca": Recipe(
        "", "", "evoca", 5, 0, 224, 4e-3, 5e-3, batch=4, min_snr=None, precision="bfloat16",
        optimiser="muon", cooldown=0.4, nearest=0.8,
    ),
    "sd1": Recipe("", "", "sd1", 10, 0, 512, 1e-4, 5e-4),
    "sd2": Recipe("", "", "sd2", 10, 0, 768, 1e-4, 5e-4),
    "sdxl": Recipe("", "", "sdxl", 10, 0, 1024, 1e-4, 3e-4, checkpointing=True),
    "sd3": Recipe("", "", "sd3", 10, 0, 1024, 1e-4, 3e-4, min_snr=None, checkpointing=True),
    "flux": Recipe("", "", "flux", 10, 0, 1024, 1e-4, 3e-4, min_snr=None, checkpointing=True),
}  # fmt: skip
# Pictures shown in a whole training of ten photos, and how many fewer objects and places need.
_SHOWN: Final = {"evoca": 1200, "sd1": 1200, "sd2": 1200, "sdxl": 1000, "sd3": 1000, "flux": 700}
_SHOWN_FOR_WORDS: Final = {"evoca": 1200, "sd1": 3000, "sd2": 3000, "sdxl": 2000, "sd3": 2000, "flux": 2000}
_THINGS: Final = 0.6
_PRIOR_PICTURES: Final = 200
_TOLD: Final = 0.2


def _of_method(base: Recipe, kind: SubjectKind) -> Recipe:
    if base.method == "dreambooth":
        rate = 6e-4 if base.family == "evoca" else 2e-6 if kind in ("person", "pet") else 5e-6
        # The prior is for what has many others of its class in the same picture: people above all.
        prior = 0 if kind != "person" else 24 if base.family == "evoca" else _PRIOR_PICTURES
        return replace(base, rate=rate, pivotal=False, prior=prior)
    if base.method == "textual-inversion":
        return replace(base, rate=0.0, word_rate=2e-2 if base.family == "evoca" else 5e-4, pivotal=True)
    return base


def _repeats(base: Recipe, kind: SubjectKind, photos: int) -> int:
    """So that a whole training shows as many pictures, however many photos there are (within reason)."""
    shown = (_SHOWN_FOR_WORDS if base.method == "textual-inversion" else _SHOWN)[base.family]
    if kind in ("place", "thing"):
        shown = round(shown * _THINGS)
    # Five photos need a shorter training than ten and forty a longer one, but not in proportion.
    total = shown * (photos / USUAL_PHOTOS) ** 0.5
    return max(1, round(total / (photos * base.epochs)))
