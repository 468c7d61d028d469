"""torch.compile, for those who want it: slow to begin, quicker in every picture afterwards.

A compiled network is compiled anew whenever its layers change. So the first trained weights (LoRA) get a
place of their own that others are put into afterwards ("hot swapping", diffusers and peft).
"""

from typing import Any, Final, Literal
from weakref import WeakKeyDictionary

from imaging.engine.devices import Device

Compiling = Literal["off", "on", "always"]
LARGEST_RANK: Final = 128  # of layers that are put in later; smaller ones are filled up with zeros
_PLACES: WeakKeyDictionary[Any, list[str]] = WeakKeyDictionary()


def is_compiled_on(wanted: Compiling, device: Device) -> bool:
    """Whether models are compiled: on CUDA when it is "on", on processors only when it is "always".

    Where layers come and go to save memory, compiling gains nothing.
    """
    if device.memory_mode not in ("whole", "sliced") or device.kind == "mps":
        return False
    return wanted == "always" or (wanted == "on" and device.kind == "cuda")


def compiled(pipeline: Any, backend: str = "inductor") -> Any:
    """The pipeline with its denoiser to be compiled when it first works, ready to swap trained layers."""
    network = getattr(pipeline, "unet", None) or pipeline.transformer
    if hasattr(pipeline, "enable_lora_hotswap"):
        _make_place(pipeline)
        _PLACES[pipeline] = []
    if getattr(network, "_repeated_blocks", None):
        network.compile_repeated_blocks(backend=backend, dynamic=True)
    else:
        network.compile(backend=backend, dynamic=True)
    return pipeline


def places_of(pipeline: Any) -> list[str] | None:
    """The names under which layers lie that others can be put into; None for a pipeline without swapping."""
    return _PLACES.get(pipeline)


def clear_places(pipeline: Any) -> None:
    """Takes all layers off, so that others of any shape can be laid on."""
    pipeline.unload_lora_weights()
    if pipeline in _PLACES:
        _PLACES[pipeline].clear()
        _make_place(pipeline)


def _make_place(pipeline: Any) -> None:
    # The network may be compiled by parts already; peft looks only for one compiled as a whole.
    pipeline.enable_lora_hotswap(target_rank=LARGEST_RANK, check_compiled="ignore")
