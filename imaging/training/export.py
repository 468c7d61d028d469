"""Puts trained parts together as the diffusers folder that the painter loads: fp16 safetensors.

``python -m imaging.training.export --vae DIR --unet DIR --out data/models/evoca-cuento``
"""

import argparse
import json
import shutil
from pathlib import Path

import torch
from diffusers import AutoencoderDC, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from imaging.painting.pipeline import SketchPaintingPipeline
from imaging.training.parts import build_scheduler


def export(
    vae: AutoencoderDC,
    unet: UNet2DConditionModel,
    text_encoder: CLIPTextModel,
    tokenizer: CLIPTokenizer,
    out: Path,
    latent_scale: float = 1.0,
) -> None:
    """Writes the model folder anew; ``latent_scale`` brings the latents to unit variance."""
    if out.exists():
        shutil.rmtree(out)
    vae.register_to_config(scaling_factor=latent_scale)
    pipeline = SketchPaintingPipeline(vae, text_encoder, tokenizer, unet, build_scheduler())
    pipeline.to(torch.float16)
    pipeline.save_pretrained(out, safe_serialization=True)
    for settings in (out / "model_index.json", *out.glob("*/config.json")):
        _forget_origin(settings)


def _forget_origin(path: Path) -> None:
    """Takes the folder that a part was read from out of its settings: it is of this machine alone."""
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings.pop("_name_or_path", None)
    path.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--vae", type=Path, required=True, help="the folder that train_vae wrote")
    parser.add_argument("--unet", type=Path, required=True, help="the work folder of train_unet")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    export(
        AutoencoderDC.from_pretrained(asked.vae),
        UNet2DConditionModel.from_pretrained(asked.unet / "unet"),
        CLIPTextModel.from_pretrained(asked.unet / "text_encoder"),
        CLIPTokenizer.from_pretrained(asked.unet / "tokenizer"),
        asked.out,
        json.loads((asked.unet / "latents.json").read_text(encoding="utf-8"))["scale"],
    )


if __name__ == "__main__":
    main()
