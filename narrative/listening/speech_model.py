"""The Whisper model, one stretch of sound at a time: encode, read, say which language.

Whisper was trained on stretches filled up to 30 s. Its encoder also takes shorter ones, at a fraction of the
cost, as long as a second of silence follows the last word (without it the decoder does not find the end).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from narrative.listening.errors import ModelMissingError
from narrative.listening.sounds import RATE, Sound

LANGUAGE: Final = "es"
WHOLE: Final = 30 * RATE
TAIL: Final = 1.2  # seconds of silence after a short stretch
_HOP: Final = 160
_LONGEST_ANSWER: Final = 448
_MOST_TOKENS_A_SECOND: Final = 12  # quick Spanish has 8
_OPENING: Final = "\"'“¿¡([{-"
_CLOSING: Final = "\"'.。,，!！?？:：”)]}、…"


@dataclass(frozen=True)
class ReadWord:
    """A word in a stretch, times in seconds from its beginning; ``tokens`` are Whisper's own."""

    text: str
    start: float
    end: float
    probability: float
    tokens: tuple[int, ...]


@dataclass(frozen=True)
class Encoded:
    """What the encoder made of a stretch of ``seconds``."""

    features: Any
    frames: int
    seconds: float


@dataclass(frozen=True)
class Reading:
    """What the decoder makes of it. ``logprob`` is the mean of its tokens, natural logarithm."""

    words: tuple[ReadWord, ...]
    logprob: float
    no_speech: float
    ended: bool


class SpeechModel:
    """Whisper on the CPU, its weights as int8."""

    def __init__(self, whisper: Any) -> None:
        self._whisper = whisper
        self._tokenizers: dict[str, Any] = {}

    @classmethod
    def load(cls, folder: Path, threads: int) -> "SpeechModel":
        """The model of a CTranslate2 folder; raises ModelMissingError."""
        missing = [
            name for name in ("model.bin", "config.json", "tokenizer.json") if not (folder / name).is_file()
        ]
        if missing:
            raise ModelMissingError(folder, f"falta {', '.join(missing)}")
        from faster_whisper import WhisperModel

        try:
            whisper = WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except Exception as error:  # CTranslate2 and tokenizers raise bare Exception for a broken file
            raise ModelMissingError(folder, "el archivo está dañado") from error
        return cls(whisper)

    def encode(self, sound: Sound, *, short: bool) -> Encoded:
        """Up to 30 s of sound. ``short`` is quicker and a little less exact."""
        from faster_whisper.audio import pad_or_trim

        sound = sound[:WHOLE]
        features = self._whisper.feature_extractor(sound)[:, :-1]
        frames = min(features.shape[1], WHOLE // _HOP)
        wanted = min(frames + round(TAIL * RATE / _HOP), WHOLE // _HOP) if short else WHOLE // _HOP
        return Encoded(self._whisper.encode(pad_or_trim(features, wanted)), frames, len(sound) / RATE)

    def language(self, encoded: Encoded) -> tuple[str, float, float]:
        """The likeliest language, its chance, and the chance of Spanish."""
        chances = {
            token[2:-2]: chance for token, chance in self._whisper.model.detect_language(encoded.features)[0]
        }
        likeliest = max(chances, key=lambda code: chances[code])
        return likeliest, chances[likeliest], chances.get(LANGUAGE, 0.0)

    def read(
        self,
        encoded: Encoded,
        *,
        beam: int,
        begun: Sequence[ReadWord] = (),
        hotwords: str = "",
        language: str = LANGUAGE,
    ) -> Reading:
        """The words of a stretch, greedy or by beam search, never by chance.

        ``begun`` are words already settled at its beginning: they are kept and read on from.
        """
        tokenizer = self._tokenizer(language)
        prompt = self._whisper.get_prompt(tokenizer, [], without_timestamps=True, hotwords=hotwords or None)
        first = [token for word in begun for token in word.tokens]
        taken = len(prompt) + len(first)
        room = min(round(encoded.seconds * _MOST_TOKENS_A_SECOND) + 8, _LONGEST_ANSWER - taken)
        result = self._whisper.model.generate(
            encoded.features,
            [prompt + first],
            beam_size=beam,
            length_penalty=1,
            max_length=taken + room,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=not first,
            suppress_tokens=self._unsayable(tokenizer),
        )[0]
        # What was begun with is a part of the answer.
        said = [token for token in result.sequences_ids[0] if token < tokenizer.eot]
        count = len(result.sequences_ids[0])
        return Reading(
            words=self._timed(encoded, tokenizer, said),
            logprob=result.scores[0] * count / (count + 1),
            no_speech=result.no_speech_prob,
            ended=len(said) < len(first) + room,
        )

    def _timed(self, encoded: Encoded, tokenizer: Any, tokens: list[int]) -> tuple[ReadWord, ...]:
        if not tokens:
            return ()
        from faster_whisper.transcribe import merge_punctuations

        found = self._whisper.find_alignment(tokenizer, [tokens], encoded.features, encoded.frames)[0]
        merge_punctuations(found, _OPENING, _CLOSING)
        return tuple(
            ReadWord(
                text=word["word"].strip(),
                start=float(word["start"]),
                end=float(word["end"]),
                probability=float(word["probability"]),
                tokens=tuple(word["tokens"]),
            )
            for word in found
            if word["tokens"]
        )

    def _tokenizer(self, language: str) -> Any:
        from faster_whisper.tokenizer import Tokenizer

        if language not in self._tokenizers:
            self._tokenizers[language] = Tokenizer(
                self._whisper.hf_tokenizer, True, task="transcribe", language=language
            )
        return self._tokenizers[language]

    @staticmethod
    def _unsayable(tokenizer: Any) -> Any:
        from faster_whisper.transcribe import get_suppressed_tokens

        default: Any = [-1]
        return get_suppressed_tokens(tokenizer, default)
