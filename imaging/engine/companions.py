"""What a single file lacks and finds beside it: text encoders and VAE in files of their own.

The makers of SD 3.5 and FLUX.1 publish the denoiser by itself, and the encoders, which several models
share, each in a file. They are told apart by their tensors and fitted by the widths that the denoiser takes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from imaging.engine.faults import broken
from imaging.engine.headers import PICKLED, SAFETENSORS, Header, read_header
from imaging.errors import ModelBrokenError

Companions = tuple[tuple[str, Path], ...]

CLIP: Final = "text_model.embeddings.token_embedding.weight"
T5: Final = "shared.weight"
T5_FIRST: Final = "encoder.block.0.layer.0.SelfAttention.q.weight"
VAE: Final = "decoder.conv_in.weight"
LATENTS: Final = 16  # channels of both families
FOLDERS: Final = ("", "text_encoders", "clip", "vae", "text_encoder", "encoders")


@dataclass(frozen=True)
class Beside:
    """A part that lies beside: its width (for a VAE its latents), its path and its tensors."""

    width: int
    path: Path
    header: Header


def beside(file: Path) -> dict[str, list[Beside]]:
    """The text encoders ("clip", "t5") and VAEs ("vae") in the file's folder and the usual ones within it."""
    found: dict[str, list[Beside]] = {"clip": [], "t5": [], "vae": []}
    for path in _neighbours(file):
        try:
            header = read_header(path)
        except ModelBrokenError:
            continue
        kind, width = _kind(header)
        if kind:
            found[kind].append(Beside(width, path, header))
    return found


def folders_beside(file: Path) -> tuple[Path, ...]:
    """Where parts of a single file are looked for; most of these folders are not there."""
    return tuple(file.parent / name for name in FOLDERS)


def _neighbours(file: Path) -> Iterator[Path]:
    for folder in folders_beside(file):
        if folder.is_dir():
            paths = sorted(folder.iterdir())
            yield from (path for path in paths if path.suffix in (SAFETENSORS, *PICKLED) and path != file)


def _kind(header: Header) -> tuple[str, int]:
    tensors = header.tensors
    if T5 in tensors and T5_FIRST in tensors:
        return "t5", tensors[T5].shape[-1]
    if CLIP in tensors:
        return "clip", tensors[CLIP].shape[-1]
    if VAE in tensors and len(tensors[VAE].shape) == 4:
        return "vae", tensors[VAE].shape[1]
    return "", 0


def for_flux(file: Path, pooled: int, words: int) -> list[tuple[str, Beside]]:
    """CLIP of width ``pooled``, T5 of width ``words`` and a VAE. Raises ModelBrokenError ("alone")."""
    there = beside(file)
    return [
        ("text_encoder", _fitting(file, "CLIP", there["clip"], pooled)),
        ("text_encoder_2", _fitting(file, "T5", there["t5"], words)),
        ("vae", _fitting(file, "VAE", there["vae"], LATENTS)),
    ]


def for_stable_diffusion_3(file: Path, pooled: int, words: int, has_vae: bool) -> list[tuple[str, Beside]]:
    """Two CLIPs whose widths make ``pooled`` together, T5 where it is there, a VAE where it is needed."""
    there = beside(file)
    pairs = [(a, b) for a in there["clip"] for b in there["clip"] if a.width < b.width]
    pair = next((pair for pair in pairs if pair[0].width + pair[1].width == pooled), None)
    if pair is None:
        raise broken("alone", file, part="CLIP-L, CLIP-G")
    found = [("text_encoder", pair[0]), ("text_encoder_2", pair[1])]
    found += [("text_encoder_3", each) for each in there["t5"] if each.width == words][:1]
    if not has_vae:
        found.append(("vae", _fitting(file, "VAE", there["vae"], LATENTS)))
    return found


def _fitting(file: Path, part: str, there: Iterable[Beside], width: int) -> Beside:
    found = next((each for each in there if each.width == width), None)
    if found is None:
        raise broken("alone", file, part=part)
    return found


def tensors_of(path: Path) -> Mapping[str, object]:
    """All tensors of a companion, mapped from its file."""
    from safetensors.torch import load_file

    from imaging.engine.headers import open_pickled

    return load_file(path) if path.suffix == SAFETENSORS else open_pickled(path, "cpu")
