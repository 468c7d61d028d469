"""Trainings of every method on every family: what they leave, and that they do learn."""

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from imaging.engine.adapters import adapted, adapter_kind
from imaging.engine.catalogue import check_model
from imaging.engine.devices import Device, computes_short
from imaging.engine.headers import read_header
from imaging.engine.loading import load
from imaging.engine.taught_words import words_in
from imaging.errors import is_memory_short
from imaging.personalising import OtherSubject, Recipe, Trainee, TrainingError, TrainingPhoto, TrainingStep
from imaging.personalising.earlier import going_on
from imaging.personalising.learners import Learner, Noised, learner_of
from imaging.personalising.training import train
from imaging.request import Adapter

from .conftest import FAMILIES_TRAINED, TRAINEE, followed, photo

HELD_UP = 2.0  # seconds that others take between two photos that are prepared
Making = Callable[..., Recipe]
QUICK = ("evoca", "sd1")
EACH_FAMILY = [
    family if family in QUICK else pytest.param(family, marks=pytest.mark.slow) for family in FAMILIES_TRAINED
]
PLAIN = Device("cpu", "float32", 8 * 2**30)


def _loaded(models: Path, family: str) -> Any:
    return load(check_model(models / family), PLAIN)


def _weights(pipeline: Any) -> dict[str, torch.Tensor]:
    net = getattr(pipeline, "unet", None) or pipeline.transformer
    return {name: weight.clone() for name, weight in net.state_dict().items()}


@pytest.mark.parametrize("family", EACH_FAMILY)
def test_layers_of_every_family_are_files_that_diffusers_loads(
    family: str, models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    steps, result = followed(
        train(TRAINEE, photos[:3], photos[3:], recipe(family), tmp_path, [models], threads=1)
    )

    assert [step.event for step in steps if step.event in ("epoch", "sheet")] == ["epoch", "sheet"] * 2
    assert [epoch.number for epoch in result.epochs] == [1, 2]
    for epoch in result.epochs:
        with Image.open(epoch.sheet) as sheet:
            assert sheet.size == (256, 256)
        assert epoch.likeness is not None
    pipeline = _loaded(models, family)
    before = _weights(pipeline)
    file = result.epochs[-1].file
    pipeline.load_lora_weights(str(file), adapter_name="subject")
    loaded = {name for each in pipeline.get_list_adapters().values() for name in each}
    assert loaded == {"subject"}
    net = getattr(pipeline, "unet", None) or pipeline.transformer
    ups = [w.detach() for name, w in net.named_parameters() if "lora_B" in name]
    assert ups
    assert any(float(weight.abs().max()) > 0 for weight in ups)
    pipeline.unload_lora_weights()
    assert all(torch.equal(weight, before[name]) for name, weight in _weights(pipeline).items())


@pytest.mark.parametrize("family", EACH_FAMILY[:4])
def test_layers_of_unets_have_the_names_of_kohya(
    family: str, models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    _, result = followed(train(TRAINEE, photos, (), recipe(family, epochs=1), tmp_path, [models], threads=1))

    with safe_open(result.epochs[0].file, "pt") as opened:
        names, about = list(opened.keys()), opened.metadata()
    assert all(name.startswith("lora_unet_") for name in names)
    ends = {name.split(".", 1)[1] for name in names}
    assert ends == {"lora_down.weight", "lora_up.weight", "alpha"}
    assert about["ss_network_module"] == "networks.lora"
    assert (about["ss_network_dim"], about["ss_network_alpha"]) == ("4", "4.0")
    assert about["ss_epoch"] == "1"


@pytest.mark.parametrize("family", EACH_FAMILY)
@pytest.mark.parametrize("method", ["dreambooth", "textual-inversion"])
def test_the_other_methods_too(
    family: str, method: str, models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    wanted = recipe(family, method, epochs=1)

    steps, result = followed(train(TRAINEE, photos, (), wanted, tmp_path, [models], threads=1))

    file = Adapter(result.epochs[0].file)
    assert adapter_kind(file) == {"dreambooth": "network", "textual-inversion": "word"}[method]
    assert sum(step.event == "prior" for step in steps) == wanted.prior
    pipeline = _loaded(models, family)
    before, ids = _weights(pipeline), pipeline.tokenizer("sudelpo").input_ids
    with adapted(pipeline, [file]):
        changed = any(not torch.equal(w, before[name]) for name, w in _weights(pipeline).items())
        assert changed == (method == "dreambooth")
        known = pipeline.tokenizer("sudelpo").input_ids
        assert (known != ids) == (method == "textual-inversion")
    assert all(torch.equal(weight, before[name]) for name, weight in _weights(pipeline).items())
    assert pipeline.tokenizer("sudelpo").input_ids == ids


def test_a_textual_inversion_is_read_by_diffusers_itself(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    wanted = recipe("sd1", "textual-inversion", epochs=1)
    _, result = followed(train(TRAINEE, photos, (), wanted, tmp_path, [models], threads=1))

    pipeline = _loaded(models, "sd1")
    rows = load_file(result.epochs[0].file)["clip_l"]
    pipeline.load_textual_inversion(rows, token="sudelpo")
    learnt = pipeline.text_encoder.get_input_embeddings().weight[pipeline.tokenizer("sudelpo").input_ids[1]]
    assert torch.allclose(learnt, rows[0])


@pytest.mark.slow
def test_training_foretells_held_out_photos_better(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    wanted = recipe("evoca", epochs=3, repeats=8, rate=2e-2)

    _, result = followed(train(TRAINEE, photos[:3], photos[3:], wanted, tmp_path, [models], threads=1))

    likeness = [epoch.likeness or 0.0 for epoch in result.epochs]
    assert max(likeness) > 0.02
    assert result.epochs[-1].fixed_loss < result.epochs[0].loss
    told = json.loads((tmp_path / "result.json").read_text())
    assert told["proposed"] == result.proposed
    lines = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert [line["epoch"] for line in lines if "epoch" in line] == [1, 2, 3]


@pytest.mark.slow
def test_words_are_learnt_beside_the_layers_and_come_with_their_file(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    _, result = followed(train(TRAINEE, photos, (), recipe("sd1"), tmp_path, [models], threads=1))

    first, second = (words_in(epoch.file)[0] for epoch in result.epochs)
    assert first.word == "sudelpo"
    assert first.vectors["text_encoder"].shape == (2, 48)
    assert not torch.equal(first.vectors["text_encoder"], second.vectors["text_encoder"])
    assert not torch.equal(second.vectors["text_encoder"][0], second.vectors["text_encoder"][1])


@pytest.mark.slow
def test_the_same_seed_gives_the_same_weights_and_another_others(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    files = [
        followed(
            train(TRAINEE, photos, (), recipe("evoca", seed=seed), tmp_path / name, [models], threads=1)
        )[1].epochs[-1].file
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    ]  # fmt: skip

    one, same, other = (load_file(file) for file in files)
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert any(not torch.equal(one[name], other[name]) for name in one)


@pytest.mark.slow
def test_a_training_can_be_left_while_its_photos_are_prepared(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    steps = train(TRAINEE, photos, (), recipe("evoca"), tmp_path, [models], threads=1)
    seen = [next(steps) for _ in range(3)]
    steps.close()
    assert [(step.event, step.about.get("done"), step.about.get("of")) for step in seen] == [
        ("loading", None, None), ("views", "1", "4"), ("views", "2", "4"),
    ]  # fmt: skip
    steps = train(TRAINEE, photos, (), recipe("evoca"), tmp_path, [models], threads=1)
    while next(steps).about.get("done") != "4":
        sleep(HELD_UP)
    _, result = followed(steps)
    assert len(result.epochs) == 2


@pytest.mark.slow
def test_the_time_left_is_told_once_a_few_updates_were_timed_and_others_are_not_counted(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    wanted = recipe("evoca", repeats=12, epochs=3, early_stop=False)
    told: list[tuple[TrainingStep, float]] = []
    for step in train(TRAINEE, photos, (), wanted, tmp_path, [models], threads=1):
        told.append((step, monotonic()))
        if step.event == "step" and step.step < 4:
            sleep(HELD_UP)
    ended = monotonic()
    updates = [(step, at) for step, at in told if step.event == "step"]
    unknown = [step.step for step, _ in updates if step.seconds_left is None]
    assert unknown == list(range(1, len(unknown) + 1))
    assert 1 <= len(unknown) < wanted.updates_per_epoch(len(photos))
    first, at = updates[len(unknown)]
    assert first.seconds_left is not None
    assert first.seconds_left < 3 * (ended - at) + 1, "nor is what the first update alone takes"
    last, at = next((step, at) for step, at in told if step.event == "sheet" and step.epoch == 2)
    assert last.seconds_left is not None
    assert (ended - at) / 4 < last.seconds_left < 4 * (ended - at), "with the epoch's pictures and measures"


def test_short_numbers_are_only_computed_in_where_the_processor_has_them(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    wanted = recipe("evoca", epochs=1, precision="bfloat16")
    _, result = followed(train(TRAINEE, photos, (), wanted, tmp_path, [models], threads=1))
    with safe_open(result.epochs[0].file, "pt") as opened:
        told = opened.metadata()["ss_mixed_precision"]
    assert told == ("bfloat16" if computes_short(torch) else "float32")


@pytest.mark.slow
def test_a_closed_training_goes_on_and_ends_as_if_it_had_never_stopped(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    wanted = recipe("evoca", repeats=4)
    whole = followed(train(TRAINEE, photos, (), wanted, tmp_path / "whole", [models], threads=1))[1]
    steps = train(TRAINEE, photos, (), wanted, tmp_path / "parts", [models], threads=1)
    while next(steps).step < 3:
        pass
    steps.close()

    seen, parts = followed(train(TRAINEE, photos, (), wanted, tmp_path / "parts", [models], threads=1))

    resumed = next(step for step in seen if step.event == "resumed")
    assert resumed.step == 3
    for one, other in zip(whole.epochs, parts.epochs, strict=True):
        left, right = load_file(one.file), load_file(other.file)
        assert all(torch.equal(left[name], right[name]) for name in left)
        assert one.likeness == other.likeness


@pytest.mark.slow
def test_a_training_goes_on_from_an_earlier_one(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    first = followed(train(TRAINEE, photos, (), recipe("evoca"), tmp_path / "a", [models], threads=1))[1]
    earlier = first.epochs[-1].file
    second = Trainee("bonafi", "man")
    theirs = [replace(each, caption="bonafi man") for each in photos]
    wanted = recipe("evoca", onto=earlier, epochs=1)

    made = followed(train(second, theirs, (), wanted, tmp_path / "b", [models], threads=1))[1].epochs[0].file

    assert {word.word for word in words_in(made)} == {"sudelpo", "bonafi"}
    before, after = load_file(earlier), load_file(made)
    changes = [float((after[n] - before[n]).abs().max()) for n in before if n.endswith("lora_down.weight")]
    assert 0 < max(changes) < 0.1


def _painted_alike(models: Path, family: str, left: Path, right: Path) -> bool:
    """Whether a prompt with the token is read, and the network answers, alike with either file."""
    answers: list[torch.Tensor] = []
    for file in (left, right):
        pipeline = _loaded(models, family)
        learner = learner_of(pipeline, family, None)
        with adapted(pipeline, [Adapter(file)]), torch.no_grad():
            words = learner.read(["photo of jovenalp woman"])
            noisy = torch.ones(1, pipeline.unet.config.in_channels, 8, 8)
            noised = Noised(noisy, torch.tensor([500]), noisy, torch.ones(1))
            answers.append(learner.predicted(noised, None, words))
    return torch.allclose(answers[0], answers[1], atol=2e-3) and bool((answers[0] != answers[1]).any())


def _made_elsewhere(models: Path, family: str, file: Path, form: str, rank: int) -> Path:
    """Layers of attention as kohya's tools or diffusers write them, of the text encoder too."""
    pipeline, tensors = _loaded(models, family), dict[str, torch.Tensor]()
    generator = torch.Generator().manual_seed(1)
    for part, net in (("unet", pipeline.unet), ("text_encoder", pipeline.text_encoder)):
        for name, module in net.named_modules():
            if not name.endswith(
                ("to_q", "to_k", "to_v", "to_out.0", "q_proj", "k_proj", "v_proj", "out_proj")
            ):
                continue
            down = 0.3 * torch.randn(rank, module.in_features, generator=generator)
            up = 0.3 * torch.randn(module.out_features, rank, generator=generator)
            told = name if part == "unet" else f"text_model.{name.removeprefix('text_model.')}"
            if form == "kohya":
                start = f"lora_{'unet' if part == 'unet' else 'te'}_{told.replace('.', '_')}"
                tensors |= {f"{start}.lora_down.weight": down, f"{start}.lora_up.weight": up}
                tensors[f"{start}.alpha"] = torch.tensor(rank / 2)
            else:
                tensors |= {f"{part}.{told}.lora_A.weight": down, f"{part}.{told}.lora_B.weight": up}
    save_file(tensors, file)
    return file


@pytest.mark.parametrize(
    ("form", "rank"),
    [
        ("kohya", 2),
        pytest.param("kohya", 6, marks=pytest.mark.slow),
        pytest.param("diffusers", 4, marks=pytest.mark.slow),
    ],
)
def test_a_training_begins_with_what_a_file_from_elsewhere_paints(
    form: str, rank: int, models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    elsewhere = _made_elsewhere(models, "sd1", tmp_path / "x.safetensors", form, rank)
    trainee = Trainee("jovenalp", "woman")
    theirs = [replace(each, caption="jovenalp woman") for each in photos]
    still = recipe("sd1", epochs=1, rate=1e-9, word_rate=1e-9)
    wanted = going_on(still, elsewhere, "jovenalp", known=True)
    assert (wanted.rank, wanted.pivotal) == (max(4, rank), False)

    made = followed(train(trainee, theirs, (), wanted, tmp_path / "a", [models], threads=1))[1].epochs[0].file

    assert _painted_alike(models, "sd1", elsewhere, made)
    names = read_header(made).tensors
    assert any(name.startswith("lora_te_text_model_encoder_layers_0") for name in names)


def test_a_file_that_a_training_cannot_go_on_from_says_why(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    layers = _made_elsewhere(models, "sd1", tmp_path / "x.safetensors", "kohya", 4)
    told = {"evoca_family": "sdxl"}
    save_file(load_file(layers), tmp_path / "xl.safetensors", told)
    for wanted, file, rank, fault in (
        (recipe("sd1", "dreambooth"), layers, None, "onto_method"),
        (recipe("sd1", "textual-inversion"), layers, None, "onto_method"),
        (recipe("sd1"), tmp_path / "xl.safetensors", None, "onto_family"),
        (recipe("sd1"), layers, 2, "onto_rank"),
        (recipe("sd1"), tmp_path / "none.safetensors", None, "onto_gone"),
    ):
        with pytest.raises(TrainingError) as refused:
            going_on(wanted, file, "jovenalp", known=True, rank=rank)
        assert refused.value.fault == fault
    # What only its layers tell is found when they are laid beside the network.
    other = replace(recipe("evoca"), onto=layers)
    with pytest.raises(TrainingError) as refused:
        followed(train(TRAINEE, photos, (), other, tmp_path / "b", [models], threads=1))
    assert refused.value.fault == "unfit"


@pytest.mark.slow
@pytest.mark.parametrize("method", ["lora", "dreambooth", "textual-inversion"])
def test_a_training_that_goes_on_from_an_earlier_one_is_resumed_where_the_file_was_moved(
    method: str, models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    first = recipe("sd1", method, epochs=1)
    earlier = (
        followed(train(TRAINEE, photos, (), first, tmp_path / "a", [models], threads=1))[1].epochs[0].file
    )
    wanted = going_on(recipe("sd1", method), earlier, TRAINEE.token, known=True)
    whole = followed(train(TRAINEE, photos, (), wanted, tmp_path / "b", [models], threads=1))[1]

    steps = train(TRAINEE, photos, (), wanted, tmp_path / "c", [models], threads=1)
    while next(steps).event != "sheet":
        pass
    steps.close()
    moved = earlier.rename(tmp_path / "moved.safetensors")
    wanted = going_on(recipe("sd1", method), moved, TRAINEE.token, known=True)
    resumed = followed(train(TRAINEE, photos, (), wanted, tmp_path / "c", [models], threads=1))[1]

    left, right = load_file(whole.epochs[-1].file), load_file(resumed.epochs[-1].file)
    assert all(torch.equal(left[name], right[name]) for name in left)


@pytest.mark.slow
def test_another_training_in_the_folder_is_left_alone(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    followed(train(TRAINEE, photos, (), recipe("evoca", epochs=1), tmp_path, [models], threads=1))

    with pytest.raises(TrainingError) as raised:
        followed(train(TRAINEE, photos[:2], (), recipe("evoca", epochs=1), tmp_path, [models], threads=1))
    assert raised.value.fault == "other_training"


@pytest.mark.slow
def test_other_entities_are_put_beside_the_subject(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Making, tmp_path: Path
) -> None:
    other = OtherSubject(Trainee("", "man"), (replace(photo(9), caption="man"),))
    wanted = recipe("evoca", epochs=1, seg_mix=1.0)

    mixed = followed(
        train(TRAINEE, photos, (), wanted, tmp_path / "mixed", [models], [other], threads=1)
    )[1]  # fmt: skip
    alone = followed(train(TRAINEE, photos, (), wanted, tmp_path / "alone", [models], threads=1))[1]

    assert mixed.epochs[0].loss != alone.epochs[0].loss


@pytest.mark.parametrize("count", [0, 1, 201])
def test_no_photos_one_and_far_too_many(count: int, models: Path, recipe: Making, tmp_path: Path) -> None:
    steps = train(TRAINEE, [photo(0)] * count, (), recipe("evoca", epochs=1), tmp_path, [models], threads=1)

    if count == 1:
        _, result = followed(steps)
        assert result.epochs[0].likeness is None
        return
    with pytest.raises(TrainingError) as raised:
        followed(steps)
    assert raised.value.fault == ("no_photos" if count == 0 else "too_many")


def test_where_memory_is_short_less_is_done_at_once(
    models: Path,
    photos: tuple[TrainingPhoto, ...],
    recipe: Making,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = Learner.predicted

    def short(self: Learner, noised: Any, guide: Any, words: Any) -> Any:
        training = torch.is_grad_enabled()
        if training and (len(noised.t) > 1 or not self.denoiser.is_gradient_checkpointing):
            raise torch.OutOfMemoryError("CUDA out of memory")
        return answer(self, noised, guide, words)

    monkeypatch.setattr(Learner, "predicted", short)
    wanted = recipe("sd1", epochs=1, repeats=2, batch=4)

    steps, result = followed(train(TRAINEE, photos, (), wanted, tmp_path, [models], threads=1))

    downs = [step.about["what"] for step in steps if step.event == "stepped_down"]
    assert downs == ["checkpointing", "smaller_batch", "smaller_batch"]
    assert len(result.epochs) == 1


def test_where_not_even_measuring_has_room_it_is_said(
    models: Path,
    photos: tuple[TrainingPhoto, ...],
    recipe: Making,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def short(self: Learner, noised: Any, guide: Any, words: Any) -> Any:
        raise RuntimeError("could not create a primitive")

    monkeypatch.setattr(Learner, "predicted", short)

    with pytest.raises(TrainingError) as raised:
        followed(train(TRAINEE, photos, (), recipe("sd1", epochs=1), tmp_path, [models], threads=1))

    assert raised.value.fault == "memory_full"


def test_errors_that_say_that_memory_is_short() -> None:
    assert is_memory_short(MemoryError())
    assert is_memory_short(
        RuntimeError("[enforce fail at alloc_cpu.cpp:124] DefaultCPUAllocator: can't allocate")
    )
    assert is_memory_short(RuntimeError("could not create a primitive"))
    assert is_memory_short(RuntimeError("std::bad_alloc"))
    assert is_memory_short(OSError(errno.ENOMEM, "Cannot allocate memory"))
    assert is_memory_short(ImportError("libssl.so: failed to map segment from shared object"))
    assert not is_memory_short(RuntimeError("shapes cannot be multiplied"))
    told_anew = RuntimeError("Failed to import diffusers.models")
    told_anew.__cause__ = MemoryError()
    assert is_memory_short(told_anew)


def test_photos_of_all_sizes_can_be_learnt_from(models: Path, recipe: Making, tmp_path: Path) -> None:
    wide = TrainingPhoto(np.full((40, 900, 3), 90, np.uint8), "a wide one")
    small = TrainingPhoto(np.full((1, 1, 3), 90, np.uint8), "", softness=np.full((1, 1), 255, np.uint8))
    nobody = TrainingPhoto(np.full((70, 50, 3), 90, np.uint8), "", softness=np.zeros((70, 50), np.uint8))

    _, result = followed(
        train(TRAINEE, (wide, small, nobody), (), recipe("evoca", epochs=1), tmp_path, [models], threads=1)
    )

    assert np.isfinite(result.epochs[0].loss)
