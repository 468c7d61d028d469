"""Layers of trained weights that work in a part of the picture alone, all subjects in one pass.

What a layer (LoRA) adds is multiplied by the part's mask at each token or pixel of the feature map ("masked
delta", as in FreeFuse, arXiv 2510.23515). Where a layer reads words it has no place in the picture, so there
a regional one adds nothing.
"""

# peft's layers have no stubs.
# pyright: reportAttributeAccessIssue=false

from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from imaging.request import Mask

_WORDS_ENTER = ("attn2.to_k", "attn2.to_v", "add_k_proj", "add_v_proj", "add_q_proj")


@contextmanager
def kept_to(network: nn.Module, places: Mapping[str, Mask]) -> Generator[None]:
    """Within it the network's layers of each adapter (by its name) add only where its mask is."""
    with ExitStack() as undone:
        for path, module in network.named_modules():
            grown: Any = getattr(module, "lora_B", None)
            if grown is None:
                continue
            for name in grown:
                if name in places:
                    reads_words = path.endswith(_WORDS_ENTER)
                    hook = _nothing if reads_words else _masked(places[name])
                    undone.callback(grown[name].register_forward_hook(hook).remove)
        yield


def _nothing(_module: nn.Module, _inputs: object, added: Tensor) -> Tensor:
    return torch.zeros_like(added)


def _masked(mask: Mask) -> Callable[[nn.Module, object, Tensor], Tensor]:
    whole = torch.from_numpy(mask.astype(np.float32))[None, None]

    def hook(_module: nn.Module, _inputs: object, added: Tensor) -> Tensor:
        if added.dim() == 4:
            return added * _at(whole, *added.shape[2:]).to(added)
        grid = _grid(added.shape[1], mask.shape) if added.dim() == 3 else None
        if grid is None:
            return torch.zeros_like(added)  # of time or words: nowhere in the picture
        return added * _at(whole, *grid).reshape(1, -1, 1).to(added)

    return hook


def _at(whole: Tensor, height: int, width: int) -> Tensor:
    """How much of each cell of a feature map the mask covers, (1, 1, height, width)."""
    return nn.functional.adaptive_avg_pool2d(whole, (height, width))


def _grid(tokens: int, shape: tuple[int, ...]) -> tuple[int, int] | None:
    """The height and width of a feature map of so many tokens, in the proportions of the page."""
    wanted = shape[0] / shape[1]
    height = round((tokens * wanted) ** 0.5)
    near = [h for h in range(max(1, height - 2), height + 3) if tokens % h == 0]
    best = min(near, key=lambda h: abs(h * h / tokens - wanted), default=None)
    return None if best is None else (best, tokens // best)
