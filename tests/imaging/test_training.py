"""A short real training: pairs, tokenizer, autoencoder, UNet, export; stopped and resumed on the way."""

import dataclasses
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import CLIPTokenizer

from imaging.painting import Painter
from imaging.training import checkpoint
from imaging.training.dataset import DatasetRecipe, render_shard
from imaging.training.examples import Examples, Shares
from imaging.training.latents import encode_shards, read_latents
from imaging.training.optimiser import orthogonalised
from imaging.training.parts import Shape
from imaging.training.run import run
from imaging.training.shards import finished, read_shard
from imaging.training.tokenizer import build_tokenizer
from imaging.training.train_unet import UnetRecipe
from imaging.training.train_unet import train as train_unet
from imaging.training.train_vae import VaeRecipe, build_vae
from imaging.training.train_vae import train as train_vae

PAIRS = DatasetRecipe(shards=2, pairs=4, size=512, seed=5)
VAE = VaeRecipe(
    latent_channels=4,
    encoder_widths=(8, 8, 16, 32),
    encoder_blocks=(0, 1, 1, 1),
    widths=(8, 8, 16, 32),
    blocks=(0, 1, 1, 1),
    size=64,
    batch=4,
    crops=24,
    save_every=3,
)
UNET = UnetRecipe(
    shape=Shape(latent_channels=4, widths=(16, 16, 32), heads=2, groups=4, words_width=32, words_layers=1),
    vocabulary=700,
    words_steps=2,
    words_batch=4,
    images=16,
    batch=4,
    full_every=2,
    save_every=2,
)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pairs")
    for number in range(PAIRS.shards):
        render_shard(number, PAIRS, folder)
    return folder


@pytest.fixture(scope="module")
def vae_dir(pairs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("vae")
    train_vae([pairs], work, VAE)
    return work / "vae"


def test_pairs_know_what_they_show(pairs: Path) -> None:
    shards = [read_shard(path) for path in finished(pairs)]
    assert len(shards) == PAIRS.shards
    for shard in shards:
        assert shard.sketch.shape == shard.painted.shape == (PAIRS.pairs, 512, 512, 3)
        for label, record in zip(shard.labels, shard.records, strict=True):
            assert record.prompt
            assert set(np.unique(label)) <= set(range(len(record.subjects) + 1))
            for number, subject in enumerate(record.subjects, start=1):
                left, top, right, bottom = subject.box
                rows, columns = np.nonzero(label == number)
                assert left <= columns.min()
                assert top <= rows.min()
                assert columns.max() < right
                assert rows.max() < bottom


def test_a_shard_is_rendered_once_and_always_the_same(pairs: Path, tmp_path: Path) -> None:
    before = (pairs / "shard-00000" / "sketch.npy").stat().st_mtime_ns
    render_shard(0, PAIRS, pairs)
    assert (pairs / "shard-00000" / "sketch.npy").stat().st_mtime_ns == before
    render_shard(0, dataclasses.replace(PAIRS, pairs=1), tmp_path)
    again, first = read_shard(tmp_path / "shard-00000"), read_shard(pairs / "shard-00000")
    assert np.array_equal(again.sketch[0], first.sketch[0])
    assert np.array_equal(again.painted[0], first.painted[0])


def test_the_tokenizer_keeps_made_up_words_apart(tmp_path: Path) -> None:
    tokenizer = build_tokenizer(["a woman with brown hair in the kitchen"] * 60, tmp_path, 1500, 77)
    assert len(tokenizer("a woman").input_ids) == 4
    spelled = [
        tuple(tokenizer(word).input_ids) for word in ("jovenalp", "adultalp", "80alp", "niño", "😀", "")
    ]
    assert len(set(spelled)) == len(spelled)
    assert tokenizer.unk_token_id not in spelled[3][1:-1]
    assert len(tokenizer("a dog " * 200, truncation=True).input_ids) == 77


def test_orthogonalised_momentum_has_even_singular_values() -> None:
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalised(torch.randn(12, 40)))
    assert values.min() > 0.5
    assert values.max() < 1.4


def test_the_autoencoder_learns_and_goes_on_after_a_stop(pairs: Path, tmp_path: Path) -> None:
    whole, halves = tmp_path / "whole", tmp_path / "halves"
    longer = dataclasses.replace(VAE, cooldown=1e-9)
    train_vae([pairs], whole, longer)
    train_vae([pairs], halves, dataclasses.replace(longer, crops=12))
    train_vae([pairs], halves, longer)
    first, second = checkpoint.load(whole), checkpoint.load(halves)
    assert first
    assert second
    assert first["step"] == second["step"] == 6
    assert all(torch.equal(first["vae"][name], second["vae"][name]) for name in first["vae"])
    curve = [json.loads(line) for line in (whole / "curve.jsonl").read_text().splitlines()]
    assert all(np.isfinite(line["l1"]) and np.isfinite(line["psnr"]) for line in curve)


def test_the_encoder_can_be_held_fast(pairs: Path, vae_dir: Path, tmp_path: Path) -> None:
    work = tmp_path / "decoder"
    shutil.copytree(vae_dir.parent, work)
    before = checkpoint.load(work)
    train_vae([pairs], work, dataclasses.replace(VAE, crops=36), decoder_only=True)
    after = checkpoint.load(work)
    assert before
    assert after
    same = {name: torch.equal(before["vae"][name], after["vae"][name]) for name in before["vae"]}
    assert all(same[name] for name in same if name.startswith("encoder."))
    assert not all(same[name] for name in same if name.startswith("decoder."))


@pytest.mark.slow
def test_examples_hide_parts_of_the_sketch(pairs: Path, vae_dir: Path, tmp_path: Path) -> None:
    vae = build_vae(VAE).eval()
    shards = [read_latents(file) for file in encode_shards([pairs], vae, tmp_path)]
    assert shards[0].full.painted.shape == (PAIRS.pairs, 4, 64, 64)
    assert shards[0].whole.painted.shape == (PAIRS.pairs, 4, 32, 32)
    tokenizer = build_tokenizer(["a dog"], tmp_path / "words", 700, 77)
    blind = Examples(shards, tokenizer, 1.0, Shares(no_sketch=1.0))
    batch = blind.batch(6, np.random.default_rng(0))
    assert not batch.sketch.any()
    assert batch.painted.any()
    assert batch.told.all()
    seeing = Examples(shards, tokenizer, 1.0, Shares(no_sketch=0, blanked_subject=0, blanked_box=0))
    shown = seeing.batch(6, np.random.default_rng(0))
    assert (shown.sketch != 0).float().mean() > 0.99
    lined = Examples(shards, tokenizer, 1.0, Shares(0, 0, 0, 1.0, 0, 0)).batch(6, np.random.default_rng(0))
    assert lined.hidden.all()
    assert lined.told.any(dim=-1).any(dim=-1).all()
    assert not lined.told.all()
    again = seeing.batch(6, np.random.default_rng(0))
    assert torch.equal(shown.painted, again.painted)
    assert torch.equal(shown.ids, again.ids)


@pytest.mark.slow
def test_the_unet_learns_goes_on_after_a_stop_and_paints(pairs: Path, vae_dir: Path, tmp_path: Path) -> None:
    whole, halves = tmp_path / "whole", tmp_path / "halves"
    steady = dataclasses.replace(UNET, cooldown=1e-9, full_from=0.0)
    train_unet([pairs], vae_dir, whole, steady)
    train_unet([pairs], vae_dir, halves, dataclasses.replace(steady, images=8))
    train_unet([pairs], vae_dir, halves, steady)
    first, second = checkpoint.load(whole), checkpoint.load(halves)
    assert first
    assert second
    assert first["step"] == second["step"] == 4
    for part in ("unet", "text_encoder"):
        assert all(torch.equal(first[part][name], second[part][name]) for name in first[part])
    curve = [json.loads(line) for line in (whole / "curve.jsonl").read_text().splitlines()]
    losses = [line["loss"] for line in curve if "loss" in line]
    assert losses
    assert np.isfinite(losses).all()
    assert isinstance(CLIPTokenizer.from_pretrained(whole / "tokenizer"), CLIPTokenizer)


def test_the_whole_training_runs_through_and_is_passed_over_when_done(tmp_path: Path) -> None:
    out = tmp_path / "models" / "little"
    pairs, unet = dataclasses.replace(PAIRS, pairs=2), dataclasses.replace(UNET, images=4)
    run(tmp_path / "work", out, pairs, dataclasses.replace(VAE, crops=4), unet)
    assert Painter.load(out, threads=1).name == "little"
    files = sorted(path.name for path in out.rglob("*") if path.suffix in {".bin", ".pt", ".ckpt"})
    assert files == []
    state = (tmp_path / "work" / "unet" / "state.pt").stat().st_mtime_ns
    run(tmp_path / "work", out, pairs, dataclasses.replace(VAE, crops=4), unet)
    assert (tmp_path / "work" / "unet" / "state.pt").stat().st_mtime_ns == state
