"""The weights that a training changes: layers beside the network (LoRA), the whole network, taught words."""

# peft's and diffusers' parts have no stubs.
# pyright: reportAttributeAccessIssue=false

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

import torch
from peft import LoraConfig, get_peft_model_state_dict, set_peft_model_state_dict
from peft.tuners.lora import LoraLayer
from safetensors.torch import load_file
from torch import Tensor, nn

from imaging.engine.adapters import adapter_kind
from imaging.engine.taught_words import TaughtWord, clip_parts, words_in
from imaging.personalising.faults import TrainingError
from imaging.personalising.learners import LAYERS, Learner
from imaging.personalising.recipes import Recipe
from imaging.personalising.values import Trainee
from imaging.request import Adapter

Layers = dict[str, tuple[Tensor, Tensor]]  # of each module its halves (rank, in), (out, rank), scaled
NAME: Final = "subject"
EARLIER: Final = "earlier"
APART: Final = 0.1  # of an embedding's spread: how far the words of one token begin from each other


class Pupil:
    """What changes, by method. ``words`` are to be taught to the pipeline while it is used."""

    def __init__(self, learner: Learner, trainee: Trainee, recipe: Recipe) -> None:
        self._learner = learner
        self._method = recipe.method
        self._scale = recipe.alpha / recipe.rank
        self._earlier: tuple[TaughtWord, ...] = ()
        self._reading: dict[str, Layers] = {}
        if recipe.onto is not None:
            _check_kind(recipe.onto, recipe.method)
        brought = self._layers_of(recipe.onto) if recipe.method == "lora" and recipe.onto is not None else {}
        torch.manual_seed(recipe.seed)
        if recipe.method == "lora":
            self._add_layers(recipe)
        elif recipe.method == "dreambooth":
            learner.denoiser.requires_grad_(True)
        self._embeddings = _begun_words(learner, trainee, recipe) if recipe.pivotal else {}
        if recipe.method == "textual-inversion" and not self._embeddings:
            raise TrainingError("no_words", family=recipe.family)
        self._trainee = trainee
        if recipe.onto is not None:
            self._go_on_from(recipe.onto, brought)

    @property
    def words(self) -> tuple[TaughtWord, ...]:
        """The token, with the words that an earlier training had taught."""
        own = (TaughtWord(self._trainee.token, self._embeddings),) if self._embeddings else ()
        return (*self._earlier, *own)

    @property
    def weights(self) -> list[nn.Parameter]:
        """The network's changing weights."""
        return [weight for weight in self._learner.denoiser.parameters() if weight.requires_grad]

    @property
    def embeddings(self) -> list[nn.Parameter]:
        """The token's."""
        return list(self._embeddings.values())

    def layers(self) -> dict[str, Tensor]:
        """The LoRA layers as peft names them."""
        return get_peft_model_state_dict(self._learner.denoiser, adapter_name=NAME)

    def reading(self) -> dict[str, Layers]:
        """Layers of the text encoders that an earlier file brought, by the encoder; they never change."""
        return self._reading

    def network(self) -> dict[str, Tensor]:
        """The whole network, without what is computed from its settings."""
        return dict(self._learner.denoiser.named_parameters())

    def state(self) -> dict[str, Any]:
        """What going on needs."""
        weights: Mapping[str, Tensor] = {}
        if self._method == "lora":
            weights = self.layers()
        elif self._method == "dreambooth":
            weights = self.network()
        return {
            "weights": {name: weight.detach().cpu() for name, weight in weights.items()},
            "embeddings": {part: rows.detach().cpu() for part, rows in self._embeddings.items()},
        }

    def load_state(self, state: Mapping[str, Any]) -> None:
        """Takes up what ``state`` gave."""
        if self._method == "lora":
            set_peft_model_state_dict(self._learner.denoiser, state["weights"], adapter_name=NAME)
        elif self._method == "dreambooth":
            self._learner.denoiser.load_state_dict(state["weights"], strict=False)
        with torch.no_grad():
            for part, rows in self._embeddings.items():
                rows.copy_(state["embeddings"][part])

    def _add_layers(self, recipe: Recipe) -> None:
        self._learner.denoiser.add_adapter(
            LoraConfig(
                r=recipe.rank,
                lora_alpha=recipe.alpha,  # pyright: ignore[reportArgumentType]  # kohya's may be no whole number
                init_lora_weights="gaussian",
                target_modules=list(LAYERS[recipe.family]),
            ),
            adapter_name=NAME,
        )
        for weight in self.weights:
            weight.data = weight.data.float()  # updates are too small for half precision

    def _go_on_from(self, file: Path, layers: Layers) -> None:
        """The weights of an earlier file of the same method; its words stay known."""
        try:
            if self._method == "lora":
                self._take_layers(layers)
            elif self._method == "dreambooth":
                self._take_network(file)
        except (RuntimeError, KeyError, ValueError) as error:
            raise _unfit(file, error) from error
        for word in words_in(file):
            if word.word == self._trainee.token or self._method == "textual-inversion":
                self._take_word(file, word)
            else:
                self._earlier += (word,)

    def _layers_of(self, file: Path) -> Layers:
        """The network's layers in a file, as the pipeline itself reads them, whoever made it. Those of the
        text encoders stay where they are, and go into the files that are written.
        """
        pipeline, net = self._learner.pipeline, self._learner.denoiser
        try:
            pipeline.load_lora_weights(str(file), adapter_name=EARLIER)
        except (OSError, RuntimeError, KeyError, ValueError, AttributeError, TypeError) as error:
            raise _unfit(file, error) from error
        found = _layers_in(net)
        if found:
            net.delete_adapters(EARLIER)
        for part in clip_parts(pipeline):
            encoder = getattr(pipeline, part)
            encoder.requires_grad_(False)
            if layers := _layers_in(encoder):
                self._reading[part] = layers
        if not found and not self._reading:
            raise _unfit(file, "no part of the model takes its layers")
        return found

    def _take_layers(self, layers: Layers) -> None:
        own = self.layers()
        for module, (down, up) in layers.items():
            names = f"{module}.lora_A.weight", f"{module}.lora_B.weight"
            own[names[0]], own[names[1]] = _widened(down, up / self._scale, own[names[0]], own[names[1]])
        set_peft_model_state_dict(self._learner.denoiser, own, adapter_name=NAME)

    def _take_network(self, file: Path) -> None:
        start = f"{self._learner.part}."
        state = {name.removeprefix(start): weight for name, weight in load_file(file).items()}
        if state.keys() != self.network().keys():
            raise ValueError("it is another network")
        self._learner.denoiser.load_state_dict(state, strict=False)

    def _take_word(self, file: Path, word: TaughtWord) -> None:
        with torch.no_grad():
            for part, rows in self._embeddings.items():
                given = word.vectors.get(part)
                if given is None or given.shape != rows.shape:
                    raise TrainingError("unfit", file=file.name, why="its word has other embeddings")
                rows.copy_(given)


def _check_kind(file: Path, method: str) -> None:
    kind = {"lora": "layers", "dreambooth": "network", "textual-inversion": "word"}[method]
    if adapter_kind(Adapter(file)) != kind:
        raise _unfit(file, f"it holds no {kind}")


def _unfit(file: Path, why: object) -> TrainingError:
    return TrainingError("unfit", file=file.name, why=str(why).strip().split("\n")[0][:200])


def _layers_in(part: nn.Module) -> Layers:
    """What lies beside a network's modules of the earlier file."""
    found: Layers = {}
    for name, module in part.named_modules():
        if isinstance(module, LoraLayer) and EARLIER in module.lora_A:
            ways = module.lora_A, module.lora_B
            down, up = (cast(Tensor, way[EARLIER].weight).detach().float() for way in ways)
            found[name] = down, up * module.scaling[EARLIER]
    return found


def _widened(down: Tensor, up: Tensor, own_down: Tensor, own_up: Tensor) -> tuple[Tensor, Tensor]:
    """Layers of a lower rank within those of a higher: what they add to the network stays the same."""
    rank = len(down)
    if down.shape[1:] != own_down.shape[1:] or len(up) != len(own_up) or rank > len(own_down):
        raise ValueError("its layers have other sizes")
    wide_down, wide_up = own_down.detach().clone().float(), torch.zeros_like(own_up, dtype=torch.float32)
    wide_down[:rank] = down
    wide_up[:, :rank] = up
    return wide_down, wide_up


def _begun_words(learner: Learner, trainee: Trainee, recipe: Recipe) -> dict[str, nn.Parameter]:
    """Embeddings that begin as the class's: (words, width) by the encoder."""
    generator = torch.Generator().manual_seed(recipe.seed)
    begun: dict[str, nn.Parameter] = {}
    for part, tokenizer_name in clip_parts(learner.pipeline).items():
        tokenizer = getattr(learner.pipeline, tokenizer_name)
        if trainee.token in tokenizer.get_vocab():
            raise TrainingError("word_known", word=trainee.token)
        table = getattr(learner.pipeline, part).get_input_embeddings().weight.detach().float().cpu()
        ids = tokenizer(trainee.class_words, add_special_tokens=False).input_ids
        middle = table[ids].mean(dim=0)
        spread = float(table.std()) * APART
        noise = torch.randn(recipe.words, table.shape[1], generator=generator)
        begun[part] = nn.Parameter((middle + spread * noise).to(learner.device))
    return begun
