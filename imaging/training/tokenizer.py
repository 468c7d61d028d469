"""Builds the embedded model's tokenizer: CLIP's byte-pair encoding over our own prompt language.

Words of the prompts become single tokens; any other word, a made-up token like "jovenalp"
among them, is spelled from the byte alphabet, so no text is refused.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import CLIPTokenizer

from imaging import vocabulary

WORD = Regex(r"[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+")
END = "</w>"
START_OF_TEXT, END_OF_TEXT = "<|startoftext|>", "<|endoftext|>"
REPEATS = 20  # so that rare words of the vocabulary become tokens as well


def vocabulary_words() -> list[str]:
    """Every name that can be drawn, as words."""
    lists = [value for name, value in vars(vocabulary).items() if name.isupper() and isinstance(value, tuple)]
    return [word.replace("_", " ") for names in lists for word in names]


def build_tokenizer(prompts: Iterable[str], folder: Path, size: int, prompt_tokens: int) -> CLIPTokenizer:
    """Learns the merges and writes the tokenizer to ``folder``, as transformers reads it."""
    alphabet = _byte_alphabet()
    learner = Tokenizer(models.BPE(end_of_word_suffix=END))
    learner.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    learner.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(WORD, "removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        end_of_word_suffix=END,
        initial_alphabet=alphabet,
        special_tokens=[],
        show_progress=False,
    )
    learner.train_from_iterator([*prompts, *vocabulary_words() * REPEATS], trainer)
    merges = [tuple(merge) for merge in json.loads(learner.to_str())["model"]["merges"]]
    words = dict.fromkeys(
        [*alphabet, *(sign + END for sign in alphabet), *("".join(pair) for pair in merges)]
    )
    ids = {word: i for i, word in enumerate([*words, START_OF_TEXT, END_OF_TEXT])}
    folder.mkdir(parents=True, exist_ok=True)
    vocab, merged = folder / "vocab.json", folder / "merges.txt"
    vocab.write_text(json.dumps(ids, ensure_ascii=False), encoding="utf-8")
    merged.write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges), encoding="utf-8")
    tokenizer = CLIPTokenizer(vocab=str(vocab), merges=str(merged), model_max_length=prompt_tokens)
    tokenizer.save_pretrained(folder)
    return CLIPTokenizer.from_pretrained(folder)


def _byte_alphabet() -> list[str]:
    """The 256 printable stand-ins of bytes, in CLIP's order."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + i) for i in range(len(rest))]
