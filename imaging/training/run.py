"""The whole training of the embedded model, one stage after the other: ``make train``.

``python -m imaging.training.run [--work DIR] [--out DIR]``

Pairs, autoencoder, UNet with text encoder, export. Every stage goes on from where it was
stopped, and a finished stage is passed over, so the command may be stopped and given again.
"""

import argparse
import json
from pathlib import Path
from typing import Final

from diffusers import AutoencoderDC, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from imaging.training.dataset import DatasetRecipe, render_shard
from imaging.training.export import export
from imaging.training.train_unet import UnetRecipe
from imaging.training.train_unet import train as train_unet
from imaging.training.train_vae import VaeRecipe
from imaging.training.train_vae import train as train_vae

ROOT: Final = Path(__file__).parents[2]


def run(
    work: Path,
    out: Path,
    pairs: DatasetRecipe | None = None,
    vae: VaeRecipe | None = None,
    unet: UnetRecipe | None = None,
) -> None:
    """All stages with their recipes (by default the shipped model's); ``work`` keeps what resuming needs."""
    pairs = pairs or DatasetRecipe()
    for number in range(pairs.shards):
        render_shard(number, pairs, work / "pairs")
    train_vae([work / "pairs"], work / "vae", vae or VaeRecipe())
    train_unet([work / "pairs"], work / "vae" / "vae", work / "unet", unet or UnetRecipe())
    trained = work / "unet"
    export(
        AutoencoderDC.from_pretrained(work / "vae" / "vae"),
        UNet2DConditionModel.from_pretrained(trained / "unet"),
        CLIPTextModel.from_pretrained(trained / "text_encoder"),
        CLIPTokenizer.from_pretrained(trained / "tokenizer"),
        out,
        json.loads((trained / "latents.json").read_text(encoding="utf-8"))["scale"],
    )


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "models" / "evoca-cuento")
    asked = parser.parse_args()
    run(asked.work, asked.out)


if __name__ == "__main__":
    main()
