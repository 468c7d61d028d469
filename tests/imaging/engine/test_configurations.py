"""The shipped settings are the published architectures: networks built of them have the published sizes."""

import json

import diffusers
import pytest
import torch
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, T5Config, T5EncoderModel

from imaging.engine.prompt_words import clip_tokenizer, clip_vocabulary, t5_tokenizer
from imaging.engine.single_files import CONFIGURATIONS

# Published: Rombach et al. 2022, Podell et al. 2023, Esser et al. 2024, OpenCLIP's and the makers' cards.
PUBLISHED = {
    "sd1/unet": 859_520_964,
    "sd1/vae": 83_653_863,
    "sd1/text_encoder": 123_060_480,
    "sd1-inpaint/unet": 859_520_964 + 5 * 320 * 9,
    "sd2/unet": 865_910_724,
    "sd2/text_encoder": 340_387_840,
    "sd2-inpaint/unet": 865_910_724 + 5 * 320 * 9,
    "sdxl/unet": 2_567_463_684,
    "sdxl/text_encoder": 123_060_480,
    "sdxl/text_encoder_2": 694_659_840,
    "sdxl-inpaint/unet": 2_567_463_684 + 5 * 320 * 9,
    "sdxl-refiner/unet": 2_259_526_660,
    "sd3/transformer": 2_028_328_000,
    "sd3/vae": 83_819_683,
    "sd3.5-medium/transformer": 2_243_171_520,
    "sd3.5-large/transformer": 8_056_627_520,
    "sd3/text_encoder_3": 4_762_310_656,
    "flux/transformer": 11_901_408_320,
    "flux-schnell/transformer": 11_891_178_560,
    "flux/vae": 83_819_683,
    "sd1-control": 361_279_120,
    "sd2-control": 364_228_240,
    "sdxl-control": 1_251_014_160,
}


@pytest.mark.parametrize("part", PUBLISHED)
def test_a_network_has_its_published_size(part: str) -> None:
    settings = json.loads((CONFIGURATIONS / part / "config.json").read_text())
    with torch.device("meta"):
        network = _network(settings)
    assert sum(weight.numel() for weight in network.parameters()) == PUBLISHED[part]


def _network(settings: dict[str, object]) -> torch.nn.Module:
    if settings.get("model_type") == "t5":
        encoder = T5EncoderModel(T5Config(**settings))
        encoder.tie_weights()
        return encoder
    if settings.get("architectures") == ["CLIPTextModel"]:
        return CLIPTextModel(CLIPTextConfig(**settings))
    if settings.get("architectures") == ["CLIPTextModelWithProjection"]:
        return CLIPTextModelWithProjection(CLIPTextConfig(**settings))
    return getattr(diffusers, str(settings["_class_name"])).from_config(settings)


def test_every_folder_is_whole() -> None:
    for index in CONFIGURATIONS.glob("*/model_index.json"):
        parts = json.loads(index.read_text())
        for part, origin in parts.items():
            if isinstance(origin, list) and origin[0] and not part.startswith("tokenizer"):
                name = "scheduler_config.json" if part == "scheduler" else "config.json"
                assert (index.parent / part / name).is_file(), (index, part)
        assert hasattr(diffusers, parts["_class_name"])


def test_clip_reads_as_openai_made_it() -> None:
    words, merges = clip_vocabulary()
    assert (len(words), len(merges)) == (49408, 48894)
    tokenizer = clip_tokenizer()
    # The numbers that CLIP's own demonstrations print.
    assert tokenizer("a photo of a cat").input_ids == [49406, 320, 1125, 539, 320, 2368, 49407]
    assert tokenizer("a diagram").input_ids == [49406, 320, 22697, 49407]
    padded = clip_tokenizer("!")("a dog", padding="max_length").input_ids
    assert padded == [49406, 320, 1929, 49407] + [0] * 73


def test_t5_reads_as_google_made_it() -> None:
    # The example of T5's own paper, as its tokenizer numbers it.
    read = t5_tokenizer()("translate English to German: That is good.").input_ids
    assert read == [13959, 1566, 12, 2968, 10, 466, 19, 207, 5, 1]
