"""The public entrance: a memory's text in, its Scene (or a kind refusal) out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from narrative.entities import Entity, Patient
from narrative.judging import Judge
from narrative.language import load_language
from narrative.lexicon import Lexicon
from narrative.lexicon_vectors import read_vectors
from narrative.meaning import Meaning
from narrative.pipeline import Knowledge, read_scene
from narrative.refusal import LONGEST, NOTHING_TO_DRAW, refuse
from narrative.scene import Refusal, Scene
from narrative.verb_tables import COMMON
from narrative.verbs import Verbs


@dataclass(frozen=True)
class Understanding:
    """Reads memories with one lexicon."""

    lexicon: Lexicon
    knowledge: Knowledge

    @staticmethod
    def load(
        lexicon_dir: Path, cache_dir: Path | None = None, model_dir: Path | None = None
    ) -> "Understanding":
        """Load the lexicon of a folder, and the judge of presence in the folder ``judge`` beside it, if there
        is one. LexiconError, JudgeError name what cannot be read. ``model_dir`` is a sentence-transformers
        model that replaces the embedded encoder.
        """
        lexicon = Lexicon.load(lexicon_dir)
        infinitives = [form.split()[0] for c in lexicon.concepts["activities"] for form in c.forms]
        known = read_vectors(lexicon_dir) if model_dir is None else {}
        meaning = Meaning(lexicon, cache_dir, model_dir, known)
        beside = lexicon_dir.parent / "judge"
        judge = Judge.load(beside) if beside.is_dir() else None
        return Understanding(lexicon, Knowledge(lexicon, Verbs([*COMMON, *infinitives]), meaning, judge))

    def prepare(self) -> None:
        """Make the concept vectors for words that the lexicon lacks, and load the language model.

        Best called in the background: with another ``model_dir`` it takes half a minute the first time.
        Until then unknown words are left out instead of guessed.
        """
        self.knowledge.meaning.prepare()
        load_language()

    def understand(self, text: str, patient: Patient, entities: Sequence[Entity]) -> Scene | Refusal:
        """The Scene of a memory, or why there is none yet."""
        refusal = refuse(text)
        if refusal is not None:
            return refusal
        scene = self.read(text, patient, entities)
        return NOTHING_TO_DRAW if scene.needs_follow_up else scene

    def read(self, text: str, patient: Patient, entities: Sequence[Entity]) -> Scene:
        """The Scene of any text, also of one with nothing to draw. Only its first part is read when it
        is longer than the limit.
        """
        return read_scene(text[:LONGEST], patient, entities, self.knowledge)
