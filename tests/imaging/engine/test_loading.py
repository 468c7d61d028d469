"""Loading leaves nothing behind, does with little, and never runs what a model brings along."""

import gc
import json
import shutil
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
import torch

from imaging.engine.catalogue import check_model
from imaging.engine.devices import Device
from imaging.engine.loading import load
from imaging.errors import ModelBrokenError

from .tiny_files import scaled, write_file

CPU = Device("cpu", "float32", 2**33)
TIMES = 20
MIB = 2**20


@pytest.mark.slow
@pytest.mark.parametrize("form", ["folder", "safetensors"])
def test_twenty_loads_leave_no_memory_behind(form: str, models: Path, tmp_path: Path) -> None:
    path, settings = models / "sd2", scaled(tmp_path / "settings")
    if form != "folder":
        path = tmp_path / f"m.{form}"
        write_file("sd2", settings, path, dtype=torch.float32)
    model, process = check_model(path), psutil.Process()
    taken: list[int] = []
    for _ in range(TIMES):
        pipeline = load(model, CPU, settings)
        gone = weakref.ref(pipeline.unet)
        del pipeline
        gc.collect()
        assert gone() is None
        taken.append(process.memory_info().rss)
    # The first loads import and warm up; each later one would add the model's size if it stayed.
    assert taken[-1] - taken[4] < 2 * model.size, [round(each / MIB) for each in taken]


@pytest.mark.parametrize("name", ["sd1", "sdxl", "sd3", "flux"])
def test_tiles_paint_nearly_the_same_picture(name: str, models: Path) -> None:
    model = check_model(models / name)

    def painted(mode: str) -> np.ndarray:
        pipeline = load(model, Device("cpu", "float32", 2**33, mode))
        seed = torch.Generator().manual_seed(1)
        made = pipeline(
            prompt="a white dog",
            num_inference_steps=1,
            width=640,
            height=128,
            generator=seed,
            output_type="np",
        )
        assert pipeline.vae.use_tiling == (mode == "sliced")
        return made.images[0]

    whole, sliced = painted("whole"), painted("sliced")
    assert not np.array_equal(whole, sliced)  # wider than a tile: it was cut
    assert np.abs(whole - sliced).mean() < 0.1


def test_half_weights_alone_are_found(models: Path, tmp_path: Path) -> None:
    shutil.copytree(models / "sd1", tmp_path / "m")
    for path in (tmp_path / "m").glob("*/*.safetensors"):
        path.rename(path.with_name(f"{path.stem}.fp16.safetensors"))
    assert load(check_model(tmp_path / "m"), CPU).unet is not None


def test_half_weights_of_some_parts_are_found(models: Path, tmp_path: Path) -> None:
    shutil.copytree(models / "sdxl", tmp_path / "m")
    for part in ("unet", "text_encoder"):
        path = next((tmp_path / "m" / part).glob("*.safetensors"))
        path.rename(path.with_name(f"{path.stem}.fp16.safetensors"))
    pipeline = load(check_model(tmp_path / "m"), CPU)
    assert None not in (pipeline.unet, pipeline.vae, pipeline.text_encoder, pipeline.text_encoder_2)


def test_a_latent_consistency_model_loads(models: Path, tmp_path: Path) -> None:
    from diffusers import UNet2DConditionModel

    shutil.copytree(models / "sd1", tmp_path / "m")
    unet = UNet2DConditionModel.from_pretrained(models / "sd1" / "unet")
    UNet2DConditionModel.from_config(unet.config, time_cond_proj_dim=16).save_pretrained(
        tmp_path / "m" / "unet"
    )
    index = tmp_path / "m" / "model_index.json"
    named = {"_class_name": "LatentConsistencyModelPipeline", "scheduler": ["diffusers", "LCMScheduler"]}
    index.write_text(json.dumps(json.loads(index.read_text()) | named))
    model = check_model(tmp_path / "m")
    assert (model.family, model.few_steps) == ("sd1", True)
    assert load(model, CPU).unet.config.time_cond_proj_dim == 16


def test_an_upscaler_is_known_and_loads(models: Path, tmp_path: Path) -> None:
    from diffusers import UNet2DConditionModel

    shutil.copytree(models / "sd2", tmp_path / "m")
    config = UNet2DConditionModel.from_pretrained(models / "sd2" / "unet").config
    larger = UNet2DConditionModel.from_config(config, in_channels=7, num_class_embeds=1000)
    larger.save_pretrained(tmp_path / "m" / "unet")
    shutil.copytree(tmp_path / "m" / "scheduler", tmp_path / "m" / "low_res_scheduler")
    index = tmp_path / "m" / "model_index.json"
    named = json.loads(index.read_text()) | {"_class_name": "StableDiffusionUpscalePipeline"}
    index.write_text(json.dumps(named | {"low_res_scheduler": ["diffusers", "DDPMScheduler"]}))
    model = check_model(tmp_path / "m")
    assert (model.family, model.task) == ("sd2", "upscaler")
    assert type(load(model, CPU)).__name__ == "StableDiffusionUpscalePipeline"


def test_the_safety_checker_of_old_folders_is_left_out(models: Path, tmp_path: Path) -> None:
    shutil.copytree(models / "sd1", tmp_path / "m")
    index = tmp_path / "m" / "model_index.json"
    named = {
        "safety_checker": ["stable_diffusion", "StableDiffusionSafetyChecker"],
        "feature_extractor": ["transformers", "CLIPFeatureExtractor"],
    }
    index.write_text(json.dumps(json.loads(index.read_text()) | named))
    assert load(check_model(tmp_path / "m"), CPU).safety_checker is None


def test_a_folder_that_lacks_weights_is_refused(models: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    shutil.copytree(models / "sd1", tmp_path / "m")
    path = next((tmp_path / "m" / "unet").glob("*.safetensors"))
    tensors = load_file(path)
    tensors.pop("conv_out.weight")
    save_file(tensors, path)
    with pytest.raises(ModelBrokenError) as said:
        load(check_model(tmp_path / "m"), CPU)
    assert said.value.fault == "incomplete"


def test_settings_that_do_not_fit_the_weights_are_refused(models: Path, tmp_path: Path) -> None:
    shutil.copytree(models / "sd1", tmp_path / "m")
    config = tmp_path / "m" / "unet" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"block_out_channels": [24, 48]}))
    with pytest.raises(ModelBrokenError) as said:
        load(check_model(tmp_path / "m"), replace(CPU, dtype="float16"))
    assert said.value.fault == "does_not_fit"
    assert torch.get_default_dtype() == torch.float32, "what is computed next would be coarse"
