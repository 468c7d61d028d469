"""Speech and text in, Scene and Script out. Pure functions and frozen dataclasses."""

from narrative.chips import COMPANY, COUPLE, Chip, chips
from narrative.corrections import (
    Correction,
    apply_correction,
    change_fact,
    in_lexicon_words,
    remove_fact,
    set_presence,
)
from narrative.errors import CorrectionError, LanguageError, LexiconError, NarrativeError
from narrative.gold import entities_from_gold, looks_from_json, patient_from_gold, scene_to_gold
from narrative.lexicon import Lexicon
from narrative.script_writing import write_script
from narrative.titles import describe_in_own_words, propose_title
from narrative.understanding import Understanding

__all__ = [
    "COMPANY",
    "COUPLE",
    "Chip",
    "Correction",
    "CorrectionError",
    "LanguageError",
    "Lexicon",
    "LexiconError",
    "NarrativeError",
    "Understanding",
    "apply_correction",
    "change_fact",
    "chips",
    "describe_in_own_words",
    "entities_from_gold",
    "in_lexicon_words",
    "looks_from_json",
    "patient_from_gold",
    "propose_title",
    "remove_fact",
    "scene_to_gold",
    "set_presence",
    "write_script",
]
