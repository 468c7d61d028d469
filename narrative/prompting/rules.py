"""How each family of picture models reads a prompt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Family = Literal["evoca", "clip", "sdxl", "t5", "flux"]
Wording = Literal["list", "sentences"]
QUALITY: Final = ("blurry", "deformed hands", "text", "watermark")  # kept out of every picture
_CLIP_QUALITY: Final = (*QUALITY, "extra fingers", "extra limbs", "bad anatomy", "low quality", "cropped")


@dataclass(frozen=True)
class PromptRules:
    """What a family's text encoder takes.

    ``max_tokens`` is the room for words, without the marks at start and end (the engine reads one
    window and knows no weights within a prompt). ``negative`` says whether a negative prompt is
    read. ``wording`` is a list with commas or English sentences; ``words`` names the column of the
    styles' file. ``quality`` is what its pictures are usually kept free of.
    """

    family: Family
    max_tokens: int
    negative: bool = True
    wording: Wording = "list"
    words: str = "clip"
    quality: tuple[str, ...] = QUALITY


FAMILIES: Final[Mapping[Family, PromptRules]] = {
    # The embedded model paints with guidance 1, which follows the prompt alone, and was taught the
    # sketch's own names of styles.
    "evoca": PromptRules("evoca", 75, negative=False, words="evoca"),
    # CLIP reads 77 tokens, two of them the marks (Radford et al. 2021): SD 1.4, 1.5, 2.0, 2.1.
    "clip": PromptRules("clip", 75, quality=_CLIP_QUALITY),
    # Two CLIP encoders of the same length read the same prompt (Podell et al. 2023).
    "sdxl": PromptRules("sdxl", 75, words="sdxl", quality=_CLIP_QUALITY),
    # SD 3 and 3.5: diffusers gives T5 256 tokens, one of them the end mark.
    "t5": PromptRules("t5", 255, wording="sentences", words="t5"),
    # Flux: 512 tokens for T5; its guidance is distilled, so by default no negative prompt is read.
    "flux": PromptRules("flux", 511, negative=False, wording="sentences", words="t5"),
}
