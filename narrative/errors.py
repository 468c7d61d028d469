"""The error family of the narrative room.

NarrativeError
├── LexiconError       a lexicon file is missing or cannot be read as what it claims to be
├── StyleError         the styles' file is missing or wrong, or a style is not in it
├── LanguageError      the Spanish language model is not installed or cannot be loaded
├── QuestionBankError  the bank of questions is missing, or a line of it is wrong
├── JudgeError         the learned judge of presence cannot be read
├── MeaningModelError  a sentence-transformers folder cannot be loaded
├── CardError          a field of a patient or of an entity is not what it should be
└── CorrectionError    a correction names a fact or a value that the scene does not have
"""


class NarrativeError(Exception):
    """Something about understanding a memory failed; the message is for developers and logs."""


class LexiconError(NarrativeError):
    """A lexicon file is missing, or a line of it is not what it should be."""


class StyleError(NarrativeError):
    """The file of styles cannot be read, or there is no style of this name; names those that there are."""


class LanguageError(NarrativeError):
    """The language model cannot be loaded."""


class JudgeError(NarrativeError):
    """A file of the judge of presence is missing or cannot be read; names the folder."""


class MeaningModelError(NarrativeError):
    """A sentence-transformers model cannot be loaded; names its folder."""


class CardError(NarrativeError, ValueError):
    """``field`` of a patient's or an entity's JSON object is not ``wanted``: "text", "year", "texts",
    "list" or "object".
    """

    def __init__(self, field: str, wanted: str) -> None:
        super().__init__(f"{field} is no {wanted}")
        self.field = field
        self.wanted = wanted


class CorrectionError(NarrativeError):
    """A correction cannot be applied to this scene."""


class QuestionBankError(NarrativeError):
    """The bank of questions cannot be read; names the file and line, or the question."""
