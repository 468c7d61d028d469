"""The judge's network in torch, how it learns, and how it is written down for the product."""

import json
import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from narrative.judging.network import KINDS
from narrative.judging.pieces import MOST_PIECES
from tests.bench.judging.encoder import Encoder
from tests.bench.judging.examples import Asked, Example, varied
from tests.bench.judging.graph import FAR_BELOW, write_graph

LAYERS: Final = 12  # all of the encoder's: six read 92 of 176 held-out scenes where twelve read 99
EPOCHS: Final = 8
BATCH: Final = 16
ENCODER_RATE: Final = 1e-4
HEAD_RATE: Final = 1e-3
WARM_UP: Final = 20  # steps
KEPT: Final = 0.98  # of the running mean of the weights at each step
SOFT: Final = 0.02  # taken from each label's certainty: some labels are wrong
FACTS: Final = 32  # width of what is known of a candidate
HIDDEN: Final = 128
OF_THE_WHOLE: Final = (0.07, 0.3, 0.07)  # weights: teller there, hard, nothing told; the hard ones are few
_PAD: Final = 1

Batch = tuple[torch.Tensor, ...]


class Network(nn.Module):
    """BERT layers over pieces, kinds and opinions; a head for each candidate, another for the whole text."""

    def __init__(self, encoder: Encoder) -> None:
        from transformers import BertConfig, BertModel

        super().__init__()
        config = BertConfig(
            vocab_size=len(encoder.pieces), hidden_size=encoder.width, num_hidden_layers=LAYERS,
            num_attention_heads=encoder.heads, intermediate_size=encoder.inner,
            max_position_embeddings=encoder.positions, layer_norm_eps=1e-12,
        )  # fmt: skip
        self.b = BertModel(config, add_pooling_layer=False)
        self.b.load_state_dict(_weights(encoder), strict=True)
        width = encoder.width
        self.kind, self.opinion = nn.Embedding(4, width), nn.Embedding(3, width)
        nn.init.zeros_(self.kind.weight)
        nn.init.zeros_(self.opinion.weight)
        self.told = nn.Embedding(4 * 3 * 2, FACTS)
        self.head = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(3 * width + FACTS + 2, HIDDEN), nn.GELU(), nn.Dropout(0.1),
            nn.Linear(HIDDEN, 1),
        )  # fmt: skip
        self.aux = nn.Sequential(nn.Dropout(0.1), nn.Linear(width, 6))
        for weight in self.b.embeddings.parameters():
            weight.requires_grad = False

    def forward(self, ids: torch.Tensor, real: torch.Tensor, kind: torch.Tensor, opinion: torch.Tensor,
                marks: torch.Tensor, known: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:  # fmt: skip
        """Logits (texts, candidates) and (texts, 6)."""
        start = self.b.embeddings.word_embeddings(ids) + self.kind(kind) + self.opinion(opinion)
        value = self.b(inputs_embeds=start, attention_mask=real).last_hidden_state
        pooled = (value * real[..., None]).sum(1) / real.sum(1, keepdim=True)
        mean = torch.einsum("bct,bth->bch", marks, value) / marks.sum(-1, keepdim=True).clamp(min=1)
        most = (value[:, None] + (marks[..., None] - 1) * FAR_BELOW).amax(2)
        told = self.told((known[..., 0] * 3 + known[..., 1]) * 2 + known[..., 2])
        rest = torch.stack([known[..., 3].float(), (known[..., 4].float() - 1).clamp(max=4) / 4], -1)
        seen = torch.cat([mean, most, pooled[:, None].expand_as(mean), told, rest], -1)
        return self.head(seen).squeeze(-1), self.aux(pooled)


def _weights(encoder: Encoder) -> dict[str, torch.Tensor]:
    named = {
        "embeddings.word_embeddings.weight": encoder.vectors(),
        "embeddings.position_embeddings.weight": encoder.tensors["emb.pos"].reshape(-1, encoder.width),
        "embeddings.token_type_embeddings.weight": encoder.tensors["emb.type"].reshape(-1, encoder.width),
        "embeddings.LayerNorm.weight": encoder.tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": encoder.tensors["emb.ln.b"],
    }
    for number in range(LAYERS):
        named |= {f"encoder.layer.{number}.{k}": v for k, v in encoder.layer(number).items()}
    return {name: torch.from_numpy(np.array(value)) for name, value in named.items()}


class Reader:
    """Makes batches of examples."""

    def __init__(self, encoder: Encoder) -> None:
        self.tokenizer = encoder.tokenizer()

    def batch(self, examples: Sequence[Example]) -> Batch:
        """The network's six inputs, then truth and weights of candidates, indoors, whole and its weights."""
        encoded = [self.tokenizer.encode(e.text) for e in examples]
        length = max(min(len(e.ids), MOST_PIECES) for e in encoded) + 2
        most = max(1, *(len(e.asked) for e in examples))
        count = len(examples)
        ids = torch.full((count, length), _PAD)
        real, indoor = torch.zeros(count, length), torch.tensor([e.indoor for e in examples])
        kind, opinion = (
            torch.zeros(count, length, dtype=torch.long),
            torch.zeros(count, length, dtype=torch.long),
        )
        marks, known = torch.zeros(count, most, length), torch.zeros(count, most, 5, dtype=torch.long)
        truth, weight = torch.zeros(count, most), torch.zeros(count, most)
        whole, has = torch.zeros(count, 3), torch.zeros(count)
        marks[:, :, 0] = 1
        for row, (example, found) in enumerate(zip(examples, encoded, strict=True)):
            line = [0, *found.ids[:MOST_PIECES], 2]
            spans = [(0, 0), *found.offsets[:MOST_PIECES], (0, 0)]
            ids[row, : len(line)], real[row, : len(line)] = torch.tensor(line), 1
            if example.whole is not None:
                whole[row], has[row] = torch.tensor([float(v) for v in example.whole]), 1
            for column, asked in enumerate(example.asked):
                inside = [
                    i for i, s in enumerate(spans) if any(s[0] < e and b < s[1] for b, e in asked.spans)
                ]
                if inside:
                    marks[row, column, 0] = 0
                    marks[row, column, inside] = 1
                kind[row, inside], opinion[row, inside] = KINDS[asked.kind], asked.opinion
                known[row, column] = _known(asked)
                truth[row, column], weight[row, column] = float(asked.there), 1
        return ids, real, kind, opinion, marks, known, truth, weight, indoor, whole, has


def _known(asked: Asked) -> torch.Tensor:
    return torch.tensor(
        [KINDS[asked.kind], asked.opinion, int(asked.linked), int(asked.later), len(asked.spans)]
    )


def _loss(network: Network, batch: Batch) -> torch.Tensor:
    *inputs, truth, weight, indoor, whole, has = batch
    with torch.autocast("cpu", torch.bfloat16):
        there, text = network(*inputs)
    there, text = there.float(), text.float()
    soft = truth * (1 - 2 * SOFT) + SOFT
    presence = functional.binary_cross_entropy_with_logits(there, soft, reduction="none")
    sides = functional.cross_entropy(text[:, 3:], indoor, reduction="none")
    rest = functional.binary_cross_entropy_with_logits(text[:, :3], whole, reduction="none")
    told = has.sum().clamp(min=1)
    of_the_whole = 0.1 * sides + (rest * torch.tensor(OF_THE_WHOLE)).sum(1)
    return (presence * weight).sum() / weight.sum() + (of_the_whole * has).sum() / told


def learn(
    network: Network,
    reader: Reader,
    examples: Sequence[Example],
    seed: int,
    tell: Callable[[str], None] = print,
) -> None:
    """Teach the network; it ends with the running mean of its weights."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    encoder = [w for w in network.b.parameters() if w.requires_grad]
    head = [w for name, w in network.named_parameters() if not name.startswith("b.")]
    rates = (ENCODER_RATE, HEAD_RATE)
    optimizer = torch.optim.AdamW(
        [{"params": p, "lr": r, "weight_decay": 0.01} for p, r in zip((encoder, head), rates, strict=True)]
    )
    learned = {name: w for name, w in network.named_parameters() if w.requires_grad}
    mean = {name: w.detach().clone() for name, w in learned.items()}
    steps, step = EPOCHS * math.ceil(len(examples) / BATCH), 0
    network.train()
    for epoch in range(EPOCHS):
        lost = 0.0
        for part in _batches(examples, chance):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
            loss = _loss(network, reader.batch([varied(e, chance) for e in part]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            lost += float(loss.detach())
            kept = min(KEPT, step / (step + 10))
            for name, weight in learned.items():
                mean[name].mul_(kept).add_(weight.detach(), alpha=1 - kept)
        tell(f"epoch {epoch + 1} of {EPOCHS}: loss {lost * BATCH / len(examples):.3f}")
    with torch.no_grad():
        for name, weight in learned.items():
            weight.copy_(mean[name])
    network.eval()


def _batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Of texts of about one length, in no order."""
    mixed = list(examples)
    chance.shuffle(mixed)
    near: list[Example] = []
    for first in range(0, len(mixed), BATCH * 8):
        near += sorted(mixed[first : first + BATCH * 8], key=lambda e: len(e.text))
    parts = [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    chance.shuffle(parts)
    return parts


def write(network: Network, encoder: Encoder, folder: Path, name: str) -> None:
    """The network as NAME.onnx and NAME.npz into ``folder``, with pieces.json and vectors.npz of them all."""
    weights: dict[str, Any] = {k: v.detach().float().numpy() for k, v in network.state_dict().items()}
    places = weights["b.embeddings.position_embeddings.weight"][: MOST_PIECES + 2]
    places = places + weights["b.embeddings.token_type_embeddings.weight"][0]
    np.savez_compressed(
        folder / "vectors.npz", scales=encoder.scales, packed=encoder.packed, places=places.astype(np.float16)
    )
    np.savez_compressed(
        folder / f"{name}.npz", kinds=weights["kind.weight"], opinions=weights["opinion.weight"],
        told=weights["told.weight"],
    )  # fmt: skip
    pieces = json.loads(encoder.tokenizer().to_str())
    (folder / "pieces.json").write_text(
        json.dumps(pieces, ensure_ascii=False, separators=(",", ":")), "utf-8"
    )
    write_graph(weights, LAYERS, encoder.heads, folder / f"{name}.onnx")
