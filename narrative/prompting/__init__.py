"""Prompts fit for the model at hand: its family's rules, its style words, and what it has room for."""

from narrative.prompting.counting import TokenBound
from narrative.prompting.fitting import fit, fit_script
from narrative.prompting.rules import FAMILIES, Family, PromptRules
from narrative.prompting.styles import StylePreset, Styles

__all__ = [
    "FAMILIES",
    "Family",
    "PromptRules",
    "StylePreset",
    "Styles",
    "TokenBound",
    "fit",
    "fit_script",
]
