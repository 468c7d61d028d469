"""Tiny single files under the makers' own names of tensors, from the true settings scaled down.

``scaled`` makes the settings of ``data/models/families`` narrow and shallow; ``write_file`` builds the
networks of such settings with random weights and writes them as CompVis, Stability AI and the authors of
ControlNet name theirs: the way back of what diffusers does when it loads them.
"""

import json
import re
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, ControlNetModel, SD3Transformer2DModel, UNet2DConditionModel
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, T5Config, T5EncoderModel

from imaging.engine.single_files import CONFIGURATIONS

State = dict[str, torch.Tensor]
SMALL_WORDS, LARGE_WORDS = 32, 48  # widths of the two text encoders, where there are two
SENTENCES = 96  # width of T5
WIDTHS = {
    "sd1": SMALL_WORDS,
    "sd2": LARGE_WORDS,
    "sdxl": SMALL_WORDS + LARGE_WORDS,
    "sdxl-refiner": LARGE_WORDS,
}
VARIANTS = ("sd1", "sd1-inpaint", "sd2", "sd2-inpaint", "sdxl", "sdxl-inpaint", "sdxl-refiner", "sd3",
            "sd3.5-medium", "sd3.5-large")  # fmt: skip


def scaled(target: Path) -> Path:
    """A folder like ``data/models/families`` whose networks have some thousand values."""
    for path in sorted(CONFIGURATIONS.rglob("*.json")):
        settings = json.loads(path.read_text())
        here = path.relative_to(CONFIGURATIONS)
        copy = target / here
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(json.dumps(_small(settings, here.parts[0])))
    return target


def _small(settings: dict[str, Any], variant: str) -> dict[str, Any]:
    small = dict(settings)
    if "block_out_channels" in small:
        small["block_out_channels"] = [32, 32, 64, 64][: len(small["block_out_channels"])]
    if "cross_attention_dim" in small:
        return _small_unet(small, variant)
    if small.get("_class_name") == "SD3Transformer2DModel":
        return _small_joint(small)
    if small.get("_class_name") == "FluxTransformer2DModel":
        # diffusers knows the true width alone when it reads such a file.
        return small | {
            "num_layers": 1,
            "num_single_layers": 1,
            "joint_attention_dim": SENTENCES,
            "pooled_projection_dim": SMALL_WORDS,
        }
    if small.get("model_type") == "t5":
        small |= {"d_model": SENTENCES, "d_ff": 128, "d_kv": 16, "num_heads": 4, "num_layers": 2}
    if small.get("model_type") == "clip_text_model":
        width = LARGE_WORDS if small["hidden_size"] in (1024, 1280) else SMALL_WORDS
        small |= {"hidden_size": width, "projection_dim": width, "intermediate_size": 64}
        small |= {"num_hidden_layers": 2, "num_attention_heads": 4}
    return small


def _small_unet(small: dict[str, Any], variant: str) -> dict[str, Any]:
    kind = variant.removesuffix("-inpaint").removesuffix("-control")
    small["attention_head_dim"] = 2
    if small["_class_name"] == "UNet2DConditionModel":  # a ControlNet is known by this width alone
        small |= {"cross_attention_dim": WIDTHS[kind], "sample_size": 16}
    if isinstance(small.get("transformer_layers_per_block"), list):
        small["transformer_layers_per_block"] = [1, 1, 2]
    if "addition_embed_type" in small:
        ids = 5 if kind == "sdxl-refiner" else 6
        wide = LARGE_WORDS + ids * small["addition_time_embed_dim"]
        small["projection_class_embeddings_input_dim"] = wide
    return small


def _small_joint(small: dict[str, Any]) -> dict[str, Any]:
    small |= {
        "num_layers": 3,
        "attention_head_dim": 16,
        "num_attention_heads": 2,
        "caption_projection_dim": 32,
        "pooled_projection_dim": SMALL_WORDS + LARGE_WORDS,
        "joint_attention_dim": SENTENCES,
        "pos_embed_max_size": 32,
        "sample_size": 16,
    }
    if small.get("dual_attention_layers"):
        small["dual_attention_layers"] = [0, 1]
    return small


def write_file(variant: str, configurations: Path, target: Path, **how: Any) -> dict[str, torch.nn.Module]:
    """Writes a tiny file of this variant and gives the networks in it, by part.

    ``how``: ``dtype`` of the weights, ``metadata`` of a safetensors file, ``extra`` tensors, ``without`` the
    tensors that start so, ``nested`` under "state_dict" as trainers write a .ckpt.
    """
    torch.manual_seed(7)
    networks = build_networks(configurations / variant)
    state = _original(variant, networks)
    state |= how.get("extra", {})
    state = {name: each for name, each in state.items() if not name.startswith(how.get("without", "-"))}
    dtype = how.get("dtype", torch.float16)
    state = {name: each.to(dtype).contiguous() for name, each in state.items()}
    if target.suffix == ".safetensors":
        save_file(state, target, metadata=how.get("metadata"))
    else:
        torch.save({"state_dict": state, "global_step": 470000} if how.get("nested") else state, target)
    return networks


def write_flux(configurations: Path, target: Path, guided: bool = True, alone: bool = False) -> State:
    """Writes a FLUX.1 of one block of each kind as a .ckpt, and gives its tensors.

    ``alone``: the transformer as its makers publish it, its encoders and VAE in files beside it. Blocks
    keep their true width, a gigabyte of them; but all columns of a matrix are one and the same, which a
    .ckpt keeps only once.
    """
    torch.manual_seed(7)
    variant = "flux" if guided else "flux-schnell"
    state = {name: _of_columns(shape) for name, shape in _flux_shapes(guided).items()}
    small = [
        path for path in (configurations / variant).glob("*/config.json") if "transformer" not in path.parts
    ]
    networks = {path.parent.name: _built(json.loads(path.read_text())) for path in small}
    if alone:
        write_parts(networks, target.parent, vae=True)
        torch.save(state, target)
        return state
    state = _prefixed("model.diffusion_model.", state)
    state |= _prefixed("vae.", _vae(dict(networks["vae"].state_dict())))
    state |= _prefixed(
        "text_encoders.clip_l.transformer.", _clip(dict(networks["text_encoder"].state_dict()))
    )
    state |= _prefixed("text_encoders.t5xxl.transformer.", _t5(dict(networks["text_encoder_2"].state_dict())))
    torch.save(state, target)
    return state


def write_parts(networks: dict[str, torch.nn.Module], folder: Path, vae: bool) -> None:
    """Writes the text encoders and the VAE each into a file of its own, as they are shared among models."""
    folder.mkdir(exist_ok=True)
    for part, network in networks.items():
        state = dict(network.state_dict())
        if part.startswith("text_encoder"):
            state = _t5(state) if "shared.weight" in state else _clip(state)
        elif part == "vae" and vae:
            state = _vae(state)
        else:
            continue
        save_file({name: each.contiguous() for name, each in state.items()}, folder / f"{part}.safetensors")


def _of_columns(shape: tuple[int, ...]) -> torch.Tensor:
    first = torch.randn(shape[0], dtype=torch.bfloat16) / 64
    return first if len(shape) == 1 else first[:, None].expand(shape)


def _flux_shapes(guided: bool) -> dict[str, tuple[int, ...]]:
    wide = 3072
    shapes: dict[str, tuple[int, ...]] = {
        "img_in": (wide, 64), "txt_in": (wide, SENTENCES), "time_in.in_layer": (wide, 256),
        "time_in.out_layer": (wide, wide), "vector_in.in_layer": (wide, SMALL_WORDS),
        "vector_in.out_layer": (wide, wide), "final_layer.linear": (64, wide),
        "final_layer.adaLN_modulation.1": (2 * wide, wide), "single_blocks.0.linear1": (7 * wide, wide),
        "single_blocks.0.linear2": (wide, 5 * wide), "single_blocks.0.modulation.lin": (3 * wide, wide),
    }  # fmt: skip
    if guided:
        shapes |= {"guidance_in.in_layer": (wide, 256), "guidance_in.out_layer": (wide, wide)}
    for side in ("img", "txt"):
        block = f"double_blocks.0.{side}_"
        shapes |= {
            f"{block}mod.lin": (6 * wide, wide), f"{block}attn.qkv": (3 * wide, wide),
            f"{block}attn.proj": (wide, wide), f"{block}mlp.0": (4 * wide, wide),
            f"{block}mlp.2": (wide, 4 * wide),
        }  # fmt: skip
    named = {f"{name}.weight": shape for name, shape in shapes.items()}
    named |= {f"{name}.bias": shape[:1] for name, shape in shapes.items()}
    norms = ("double_blocks.0.img_attn", "double_blocks.0.txt_attn", "single_blocks.0")
    return named | {f"{at}.norm.{which}_norm.scale": (128,) for at in norms for which in ("query", "key")}


def build_networks(folder: Path) -> dict[str, torch.nn.Module]:
    """The networks of a folder of settings, with random weights."""
    paths = [*folder.glob("*/config.json"), *folder.glob("config.json")]
    return {
        "controlnet" if path.parent == folder else path.parent.name: _built(json.loads(path.read_text()))
        for path in paths
    }


def _built(settings: dict[str, Any]) -> torch.nn.Module:
    classes: dict[str, Any] = {
        "UNet2DConditionModel": UNet2DConditionModel,
        "AutoencoderKL": AutoencoderKL,
        "SD3Transformer2DModel": SD3Transformer2DModel,
        "ControlNetModel": ControlNetModel,
        "CLIPTextModel": CLIPTextModel,
        "CLIPTextModelWithProjection": CLIPTextModelWithProjection,
    }
    if settings.get("model_type") == "t5":
        return T5EncoderModel(T5Config(**settings)).eval()
    if "architectures" in settings:
        return classes[settings["architectures"][0]](CLIPTextConfig(**settings)).eval()
    return classes[settings["_class_name"]].from_config(settings).eval()


def _original(variant: str, networks: dict[str, torch.nn.Module]) -> State:
    states = {part: dict(network.state_dict()) for part, network in networks.items()}
    if variant == "sdxl-control":  # these are published under diffusers' own names alone
        return states["controlnet"]
    if "controlnet" in states:
        return _prefixed("control_model.", _controlnet(states["controlnet"], networks["controlnet"].config))
    state = _prefixed("first_stage_model.", _vae(states["vae"]))
    if "transformer" in states:
        state |= _prefixed("model.diffusion_model.", _joint(states["transformer"]))
        state |= _prefixed("text_encoders.clip_l.transformer.", _clip(states["text_encoder"]))
        state |= _prefixed("text_encoders.clip_g.transformer.", _clip(states["text_encoder_2"]))
        return state | _prefixed("text_encoders.t5xxl.transformer.", _t5(states["text_encoder_3"]))
    state |= _prefixed("model.diffusion_model.", _unet(states["unet"], networks["unet"].config))
    if variant.startswith("sd1"):
        return state | _prefixed("cond_stage_model.transformer.", _clip(states["text_encoder"]))
    if variant.startswith("sd2"):
        words = _open_clip(states["text_encoder"]) | {
            "text_projection": torch.zeros(LARGE_WORDS, LARGE_WORDS)
        }
        return state | _prefixed("cond_stage_model.model.", words)
    if variant == "sdxl-refiner":
        return state | _prefixed("conditioner.embedders.0.model.", _open_clip(states["text_encoder_2"]))
    state |= _prefixed("conditioner.embedders.0.transformer.", _clip(states["text_encoder"]))
    return state | _prefixed("conditioner.embedders.1.model.", _open_clip(states["text_encoder_2"]))


def _prefixed(prefix: str, state: State) -> State:
    return {prefix + name: value for name, value in state.items()}


_RESNET = {
    "norm1": "in_layers.0", "conv1": "in_layers.2", "time_emb_proj": "emb_layers.1", "norm2": "out_layers.0",
    "conv2": "out_layers.3", "conv_shortcut": "skip_connection",
}  # fmt: skip
_ENDS = {
    "time_embedding.linear_1": "time_embed.0", "time_embedding.linear_2": "time_embed.2",
    "conv_in": "input_blocks.0.0", "conv_norm_out": "out.0", "conv_out": "out.2",
    "add_embedding.linear_1": "label_emb.0.0", "add_embedding.linear_2": "label_emb.0.2",
}  # fmt: skip


def _unet(state: State, config: Any) -> State:
    return {_unet_name(name, config): value for name, value in state.items()}


def _unet_name(name: str, config: Any) -> str:
    head, _, tail = name.rpartition(".")
    if head in _ENDS:
        return f"{_ENDS[head]}.{tail}"
    per_block = config["layers_per_block"] + 1
    if found := re.match(r"down_blocks\.(\d+)\.(resnets|attentions|downsamplers)\.(\d+)\.(.*)", name):
        block, kind, layer, rest = int(found[1]), found[2], int(found[3]), found[4]
        if kind == "downsamplers":
            return f"input_blocks.{(block + 1) * per_block}.0.{rest.replace('conv', 'op')}"
        return f"input_blocks.{1 + block * per_block + layer}.{_layer(kind, rest)}"
    if found := re.match(r"up_blocks\.(\d+)\.(resnets|attentions|upsamplers)\.(\d+)\.(.*)", name):
        block, kind, layer, rest = int(found[1]), found[2], int(found[3]), found[4]
        if kind == "upsamplers":
            attends = config["up_block_types"][block].startswith("CrossAttn")
            return f"output_blocks.{(block + 1) * per_block - 1}.{2 if attends else 1}.{rest}"
        return f"output_blocks.{block * per_block + layer}.{_layer(kind, rest)}"
    found = re.match(r"mid_block\.(resnets|attentions)\.(\d+)\.(.*)", name)
    assert found, name
    place = 1 if found[1] == "attentions" else 2 * int(found[2])
    return f"middle_block.{place}.{_layer(found[1], found[3])[2:]}"


def _layer(kind: str, rest: str) -> str:
    if kind == "attentions":
        return f"1.{rest}"
    part, _, tail = rest.partition(".")
    return f"0.{_RESNET[part]}.{tail}"


def _controlnet(state: State, config: Any) -> State:
    named: State = {}
    for name, value in state.items():
        if found := re.match(r"controlnet_cond_embedding\.(conv_in|blocks\.(\d+)|conv_out)\.(.*)", name):
            place = {"conv_in": 0, "conv_out": 14}.get(found[1], 2 * (1 + int(found[2] or 0)))
            named[f"input_hint_block.{place}.{found[3]}"] = value
        elif name.startswith("controlnet_down_blocks."):
            named[re.sub(r"controlnet_down_blocks\.(\d+)", r"zero_convs.\1.0", name)] = value
        elif name.startswith("controlnet_mid_block."):
            named[name.replace("controlnet_mid_block", "middle_block_out.0")] = value
        else:
            named[_unet_name(name, config)] = value
    return named


def _vae(state: State) -> State:
    blocks = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("decoder.up_blocks"))
    named: State = {}
    for name, value in state.items():
        new = re.sub(r"down_blocks\.(\d+)\.resnets\.(\d+)", r"down.\1.block.\2", name)
        new = re.sub(r"down_blocks\.(\d+)\.downsamplers\.0", r"down.\1.downsample", new)
        new = re.sub(
            r"up_blocks\.(\d+)\.resnets\.(\d+)", lambda at: f"up.{blocks - 1 - int(at[1])}.block.{at[2]}", new
        )
        new = re.sub(
            r"up_blocks\.(\d+)\.upsamplers\.0", lambda at: f"up.{blocks - 1 - int(at[1])}.upsample", new
        )
        new = re.sub(r"mid_block\.resnets\.(\d+)", lambda at: f"mid.block_{int(at[1]) + 1}", new)
        new = new.replace("mid_block.attentions.0", "mid.attn_1").replace("conv_shortcut", "nin_shortcut")
        new = new.replace("conv_norm_out", "norm_out")
        if "attn_1" in new:
            new = new.replace("group_norm", "norm").replace("to_out.0", "proj_out")
            new = re.sub(r"to_([qkv])", r"\1", new)
            value = value[:, :, None, None] if value.dim() == 2 else value
        named[new] = value
    return named


def _clip(state: State) -> State:
    """As transformers named them for years: all but the projection below "text_model"."""
    return {
        name if name.startswith(("text_model.", "text_projection.")) else f"text_model.{name}": value
        for name, value in state.items()
    }


def _t5(state: State) -> State:
    """Without the second name of the words' table."""
    return {name: value for name, value in state.items() if name != "encoder.embed_tokens.weight"}


_OPEN_CLIP = {
    "layer_norm1": "ln_1", "layer_norm2": "ln_2", "mlp.fc1": "mlp.c_fc", "mlp.fc2": "mlp.c_proj",
    "self_attn.out_proj": "attn.out_proj",
}  # fmt: skip
_OPEN_CLIP_ENDS = {
    "embeddings.token_embedding.weight": "token_embedding.weight",
    "embeddings.position_embedding.weight": "positional_embedding",
    "final_layer_norm.weight": "ln_final.weight",
    "final_layer_norm.bias": "ln_final.bias",
}


def _open_clip(state: State) -> State:
    plain = {name.removeprefix("text_model."): value for name, value in state.items()}
    named: State = {}
    for name, value in plain.items():
        if name == "text_projection.weight":
            named["text_projection"] = value.T
        elif name in _OPEN_CLIP_ENDS:
            named[_OPEN_CLIP_ENDS[name]] = value
        elif found := re.match(r"encoder\.layers\.(\d+)\.(.*)\.(weight|bias)", name):
            if found[2] in _OPEN_CLIP:
                named[f"transformer.resblocks.{found[1]}.{_OPEN_CLIP[found[2]]}.{found[3]}"] = value
            elif found[2].endswith("q_proj"):
                stem = f"encoder.layers.{found[1]}.self_attn."
                all_three = [plain[f"{stem}{which}_proj.{found[3]}"] for which in "qkv"]
                named[f"transformer.resblocks.{found[1]}.attn.in_proj_{found[3]}"] = torch.cat(all_three)
    return named


_JOINT = {
    "attn.to_out.0": "x_block.attn.proj", "attn.to_add_out": "context_block.attn.proj",
    "attn2.to_out.0": "x_block.attn2.proj", "attn.norm_q": "x_block.attn.ln_q",
    "attn.norm_k": "x_block.attn.ln_k", "attn.norm_added_q": "context_block.attn.ln_q",
    "attn.norm_added_k": "context_block.attn.ln_k", "attn2.norm_q": "x_block.attn2.ln_q",
    "attn2.norm_k": "x_block.attn2.ln_k", "norm1.linear": "x_block.adaLN_modulation.1",
    "norm1_context.linear": "context_block.adaLN_modulation.1", "ff.net.0.proj": "x_block.mlp.fc1",
    "ff.net.2": "x_block.mlp.fc2", "ff_context.net.0.proj": "context_block.mlp.fc1",
    "ff_context.net.2": "context_block.mlp.fc2",
}  # fmt: skip
_JOINT_ENDS = {
    "pos_embed.pos_embed": "pos_embed", "pos_embed.proj.": "x_embedder.proj.",
    "time_text_embed.timestep_embedder.linear_1.": "t_embedder.mlp.0.",
    "time_text_embed.timestep_embedder.linear_2.": "t_embedder.mlp.2.",
    "time_text_embed.text_embedder.linear_1.": "y_embedder.mlp.0.",
    "time_text_embed.text_embedder.linear_2.": "y_embedder.mlp.2.",
    "context_embedder.": "context_embedder.", "proj_out.": "final_layer.linear.",
    "norm_out.linear.": "final_layer.adaLN_modulation.1.",
}  # fmt: skip
_QKV = {"attn.to_q": ("x_block.attn", "attn.to_"), "attn.add_q_proj": ("context_block.attn", "attn.add_"),
        "attn2.to_q": ("x_block.attn2", "attn2.to_")}  # fmt: skip


def _joint(state: State) -> State:
    last = max(int(name.split(".")[1]) for name in state if name.startswith("transformer_blocks"))
    named: State = {}
    for name, value in state.items():
        found = re.match(r"transformer_blocks\.(\d+)\.(.*)\.(weight|bias)", name)
        if not found:
            start = next(each for each in _JOINT_ENDS if name.startswith(each))
            swaps = name.startswith("norm_out")
            named[_JOINT_ENDS[start] + name.removeprefix(start)] = _swapped(value) if swaps else value
        elif found[2] in _QKV:
            place, stem = _QKV[found[2]]
            end = "_proj" if "add_" in stem else ""
            block = f"transformer_blocks.{found[1]}.{stem}"
            parts = [state[f"{block}{which}{end}.{found[3]}"] for which in "qkv"]
            named[f"joint_blocks.{found[1]}.{place}.qkv.{found[3]}"] = torch.cat(parts)
        elif found[2] in _JOINT:
            swaps = int(found[1]) == last and found[2] == "norm1_context.linear"
            name = f"joint_blocks.{found[1]}.{_JOINT[found[2]]}.{found[3]}"
            named[name] = _swapped(value) if swaps else value
    return named


def _swapped(value: torch.Tensor) -> torch.Tensor:
    """Shift and scale change places between the two namings."""
    first, second = value.chunk(2, dim=0)
    return torch.cat([second, first])
