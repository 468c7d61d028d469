"""The words that prompts are read with, from installed packages: no single file of weights holds them.

``clip-anytorch`` (MIT) carries ``bpe_simple_vocab_16e6.txt.gz`` of github.com/openai/CLIP. That vocabulary
is, in this order: the 256 bytes, the 256 bytes that end a word, the first 48,894 merges, and the marks of
start and end. ``diffsynth`` (Apache-2.0) carries the tokenizer of T5 1.1 (Apache-2.0). Nothing of the
packages' code is run.
"""

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from imaging.engine.faults import broken

CLIP: Final = ("clip", "bpe_simple_vocab_16e6.txt.gz")
T5: Final = ("diffsynth", "tokenizer_configs/flux/tokenizer_2")
WORDS: Final = 49408
MERGES: Final = WORDS - 2 * 256 - 2
LENGTH: Final = 77  # tokens that CLIP reads, both marks among them
END: Final = "<|endoftext|>"
START: Final = "<|startoftext|>"

Merges = tuple[tuple[str, str], ...]


@cache
def clip_vocabulary() -> tuple[dict[str, int], Merges]:
    """Numbers of all tokens, and the merges in their order. Raises ModelBrokenError without the package."""
    path = _carried(*CLIP)
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()[1 : MERGES + 1]
    merges = tuple((first, second) for first, second in (line.split() for line in lines))
    letters = _byte_letters()
    words = [*letters, *(f"{letter}</w>" for letter in letters), *map("".join, merges), START, END]
    return {word: number for number, word in enumerate(words)}, merges


def _carried(package: str, inside: str) -> Path:
    """A file or folder within an installed package, which is not imported."""
    spec = find_spec(package)
    path = None if spec is None or spec.origin is None else Path(spec.origin).parent / inside
    if path is None or not path.exists():
        raise broken("no_words", package)
    return path


def _byte_letters() -> list[str]:
    """A printable letter for each byte: those that are printable stand for themselves and come first."""
    printable = [
        *range(ord("!"), ord("~") + 1),
        *range(ord("¡"), ord("¬") + 1),
        *range(ord("®"), ord("ÿ") + 1),
    ]
    rest = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + place) for place in range(len(rest))]


def clip_tokenizer(pad: str = END) -> Any:
    """A ``CLIPTokenizer`` of transformers; ``pad`` fills up short prompts (OpenCLIP's models want "!")."""
    from transformers import CLIPTokenizer

    words, merges = clip_vocabulary()
    pairs: Any = list(merges)  # transformers' hint says strings, its code wants pairs
    return CLIPTokenizer(vocab=dict(words), merges=pairs, pad_token=pad, model_max_length=LENGTH)


def t5_folder() -> Path:
    """The files of T5's tokenizer. Raises ModelBrokenError without the package."""
    return _carried(*T5)


def t5_tokenizer() -> Any:
    """T5's tokenizer of transformers."""
    from transformers import T5Tokenizer

    return T5Tokenizer.from_pretrained(str(t5_folder()), local_files_only=True)
