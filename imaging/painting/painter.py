"""The painter: a loaded model that paints a sketch, first the whole page, then each subject by itself.

Everything is a generator that yields a ``PaintStep`` after each denoising step; closing it
cancels. The page is painted at about 512 x 512 pixels, the model's own size, and resized
to the request's; subjects are painted again from the full-size sketch, enlarged to a
comfortable size for the model, which gives back their faces. Same request, sketch, model
and machine: same pixels.
"""

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from imaging.errors import BadRequestError, ModelBrokenError
from imaging.painting import canvas as canvases
from imaging.painting.canvas import Box, LatentColours
from imaging.engine.catalogue import check_model
from imaging.painting.pipeline import PIXEL_STEP, PIXELS_PER_LATENT, Known, SketchPaintingPipeline, steps_at
from imaging.request import Mask, PaintStep, Picture, PictureRequest, Pixels, Repaint, Sketch, SubjectRequest
from imaging.vocabulary import GREY_STYLES

PAGE_AREA: Final = 512 * 512
SUBJECT_AREAS: Final = (256 * 256, 384 * 384)  # a subject's crop is enlarged or reduced into this range
WORDS_AREA: Final = 256 * 256  # without a sketch: large pictures would fall apart
SUBJECT_MARGIN: Final = 0.12
SUBJECT_FEATHER: Final = 0.006  # of the page's longer side
PREVIEW_EVERY: Final = 2
MAX_STEPS: Final = 100
MAX_SIDE: Final = 2048
ADAPTER_NAME: Final = "subject"


@dataclass(frozen=True)
class _Plan:
    """Where each stage's steps lie in the whole: "base" first, then the subjects in the request's order."""

    starts: dict[str, int]
    total: int


class Painter:
    """One resident model. Not for two paintings at a time: torch's threads are shared by the process."""

    def __init__(self, pipeline: SketchPaintingPipeline, name: str) -> None:
        self._pipeline = pipeline
        self.name = name

    @classmethod
    def load(cls, model_dir: Path, threads: int) -> "Painter":
        """The model of a diffusers folder, ready to paint with this many threads.

        Raises ModelMissingError or ModelBrokenError. It runs in bfloat16 where the processor
        computes in it, else in float32.
        """
        check_model(model_dir)
        torch.set_num_threads(threads)
        try:
            pipeline = SketchPaintingPipeline.from_pretrained(
                model_dir, dtype=_precision(), local_files_only=True, use_safetensors=True
            )
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, AttributeError) as error:
            raise ModelBrokenError(f"the model {model_dir.name} cannot be loaded: {error}") from error
        pipeline.text_encoder.float()
        for part in (pipeline.unet, pipeline.vae):
            part.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
            part.eval().requires_grad_(False)
        pipeline.text_encoder.eval().requires_grad_(False)
        return cls(pipeline, model_dir.name)

    def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
        """Paints the whole page; returns it in the request's size."""
        check(request, sketch)
        width, height = canvases.work_size(request.width, request.height, PAGE_AREA, PIXEL_STEP)
        small = canvases.resized(sketch.pixels, width, height)
        with torch.inference_mode():
            guide = self._pipeline.encode_pixels(small)
        latents = yield from self._denoised(
            request, "base", request.prompt, request.negative_prompt, small, guide, request.seed, known=None
        )
        with torch.inference_mode():
            painted = self._pipeline.decode_latents(latents)
        painted = canvases.resized(_true_to(request.style, painted), request.width, request.height)
        return canvases.grained(painted)

    def from_words(self, request: PictureRequest) -> Generator[PaintStep, None, Pixels]:
        """A picture from the prompt alone, without a sketch, in the request's size; no previews."""
        width, height = canvases.work_size(request.width, request.height, WORDS_AREA, PIXEL_STEP)
        channels = self._pipeline.unet.config["out_channels"]
        nothing = torch.zeros(1, channels, height // PIXELS_PER_LATENT, width // PIXELS_PER_LATENT)
        latents = yield from self._denoised(
            request,
            "base",
            request.prompt,
            request.negative_prompt,
            None,
            nothing,
            request.seed,
            None,
            anchored=False,
        )
        with torch.inference_mode():
            painted = _true_to(request.style, self._pipeline.decode_latents(latents))
        return canvases.grained(canvases.resized(painted, request.width, request.height))

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, from_words: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """Paints one subject again with its own words (and adapter, if it has one) in its own region.

        Returns the new page, in which every pixel outside the soft mask is what it was, and what
        was done. A subject that is nowhere visible leaves the page as it is. ``from_words`` shows the
        model the subject's lines without its colours: these the words must tell.
        """
        check(request, sketch)
        subject = _subject(request, key)
        if canvas.shape != sketch.pixels.shape:
            raise BadRequestError(
                f"the canvas is {canvas.shape[:2]} and the sketch {sketch.pixels.shape[:2]}"
            )
        began = time.monotonic()
        seed = _seed(request.seed, key)
        mask = sketch.masks[key]
        if not mask.any():
            nothing = np.zeros((0, 0), np.uint8)
            return canvas, Repaint(key, (0, 0, 0, 0), nothing, seed, request.strength, 0.0)
        box = canvases.crop_box(mask, SUBJECT_MARGIN)
        left, top, right, bottom = box
        soft = _soft_mask(sketch, key, box)
        patch = yield from self._patch(request, subject, sketch, canvas, box, soft, seed, from_words)
        patch = canvases.grained(canvases.resized(patch, right - left, bottom - top), left, top)
        page = canvases.pasted(canvas, patch, box, soft)
        return page, Repaint(key, box, soft, seed, request.strength, time.monotonic() - began)

    def paint(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Picture]:
        """The whole way: the page, then every subject of the request in its own region."""
        began = time.monotonic()
        base = yield from self.base(request, sketch)
        seconds = {"base": time.monotonic() - began}
        page, repaints = base, []
        for subject in request.subjects:
            page, repaint = yield from self.repaint(request, sketch, page, subject.key)
            repaints.append(repaint)
            seconds[subject.key] = repaint.seconds
        return Picture(page, base, tuple(repaints), request.seed, self.name, seconds)

    def _patch(
        self,
        request: PictureRequest,
        subject: SubjectRequest,
        sketch: Sketch,
        canvas: Pixels,
        box: Box,
        soft: Pixels,
        seed: int,
        from_words: bool,
    ) -> Generator[PaintStep, None, Pixels]:
        """The subject's crop painted anew, at the model's working size."""
        left, top, right, bottom = box
        wide, tall = right - left, bottom - top
        area = int(np.clip(wide * tall * 1.5, *SUBJECT_AREAS))
        width, height = canvases.work_size(wide, tall, area, PIXEL_STEP)
        drawn = canvases.resized(sketch.pixels[top:bottom, left:right], width, height)
        before = canvases.resized(canvas[top:bottom, left:right], width, height)
        mask = sketch.masks[subject.key][top:bottom, left:right].astype(np.uint8) * 255
        inside = canvases.resized(mask, width, height) > 127
        new = canvases.resized(soft, width // PIXELS_PER_LATENT, height // PIXELS_PER_LATENT)
        with torch.inference_mode():
            guide = self._pipeline.encode_pixels(
                canvases.line_drawing(drawn, inside) if from_words else drawn
            )
            kept = self._pipeline.encode_pixels(before)
        # Latents near the soft mask's rim are new as well: the paste, not the diffusion, draws the border.
        open_ = torch.from_numpy(np.clip(new.astype(np.float32) / 64, 0, 1))[None, None]
        prompt = subject.prompt or request.prompt
        negative = subject.negative_prompt or request.negative_prompt
        with self._adapted(subject.adapter):
            latents = yield from self._denoised(
                request,
                subject.key,
                prompt,
                negative,
                drawn,
                guide,
                seed,
                Known(kept, open_),
                anchored=not from_words,
            )
        with torch.inference_mode():
            return _true_to(request.style, self._pipeline.decode_latents(latents))

    def _denoised(
        self,
        request: PictureRequest,
        stage: str,
        prompt: str,
        negative_prompt: str,
        drawn: Pixels | None,
        guide: Tensor,
        seed: int,
        known: Known | None,
        anchored: bool = True,
    ) -> Generator[PaintStep, None, Tensor]:
        """Runs the diffusion of one stage, turning its steps into PaintSteps; returns finished latents.

        ``anchored`` where the sketch shows the truth; not where words alone must tell.
        """
        plan = _planned(request)
        colours = None if drawn is None else LatentColours.fitted(_array(guide), drawn)
        noise = torch.randn(guide.shape, generator=torch.Generator().manual_seed(seed))
        strength = 1.0 if known is None else request.strength
        with torch.inference_mode():
            words = self._pipeline.encode_prompts([negative_prompt, prompt])
        steps = self._pipeline.denoise(
            words,
            guide,
            noise,
            request.steps,
            request.guidance,
            strength=strength,
            known=known,
            anchored=anchored,
        )
        done = 0
        try:
            while True:
                # Inference mode must not stay on while the caller runs, between two steps.
                with torch.inference_mode():
                    estimate = next(steps)
                done += 1
                preview = None
                if colours is not None and done % PREVIEW_EVERY == 0:
                    preview = colours.preview(_array(estimate))
                yield PaintStep(stage, plan.starts[stage] + done, plan.total, preview)
        except StopIteration as end:
            return end.value
        finally:
            steps.close()

    @contextmanager
    def _adapted(self, adapter: Path | None) -> Generator[None]:
        """Within it the subject's own trained weights work; afterwards the model is as before."""
        if adapter is None:
            yield
            return
        try:
            self._pipeline.load_lora_weights(str(adapter), adapter_name=ADAPTER_NAME)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelBrokenError(f"the trained weights {adapter.name} cannot be loaded: {error}") from error
        try:
            yield
        finally:
            self._pipeline.unload_lora_weights()


def check(request: PictureRequest, sketch: Sketch) -> None:
    """Refuses, before any heavy work, what cannot be painted; raises BadRequestError."""
    if not 1 <= request.steps <= MAX_STEPS:
        raise BadRequestError(f"steps must be from 1 to {MAX_STEPS}, not {request.steps}")
    if not 0 < request.strength <= 1:
        raise BadRequestError(f"strength must be above 0 and at most 1, not {request.strength}")
    if not 0 <= request.guidance <= 30:
        raise BadRequestError(f"guidance must be from 0 to 30, not {request.guidance}")
    if not all(64 <= side <= MAX_SIDE for side in (request.width, request.height)):
        raise BadRequestError(
            f"sides must be from 64 to {MAX_SIDE} pixels, not {request.width} x {request.height}"
        )
    if sketch.pixels.shape != (request.height, request.width, 3):
        raise BadRequestError(
            f"the sketch is {sketch.pixels.shape}, the request {request.width} x {request.height}"
        )
    keys = [subject.key for subject in request.subjects]
    if len(set(keys)) != len(keys) or "base" in keys:
        raise BadRequestError(f"subjects need keys of their own, other than 'base': {keys}")
    if missing := [key for key in keys if key not in sketch.masks]:
        raise BadRequestError(f"the sketch has no mask for {', '.join(missing)}")


def _subject(request: PictureRequest, key: str) -> SubjectRequest:
    for subject in request.subjects:
        if subject.key == key:
            return subject
    known = ", ".join(subject.key for subject in request.subjects) or "none"
    raise BadRequestError(f"the request has no subject {key!r}; it has: {known}")


def _planned(request: PictureRequest) -> _Plan:
    starts, at = {"base": 0}, request.steps
    for subject in request.subjects:
        starts[subject.key] = at
        at += steps_at(request.strength, request.steps)
    return _Plan(starts, at)


def _seed(seed: int, key: str) -> int:
    """A subject's own seed, stable under changes of the other subjects."""
    return int(np.random.SeedSequence([seed & 0xFFFFFFFF, *key.encode()]).generate_state(1)[0])


def _soft_mask(sketch: Sketch, key: str, box: Box) -> Pixels:
    """The subject's feathered mask within its box, kept off every other subject."""
    left, top, right, bottom = box
    mask: Mask = sketch.masks[key][top:bottom, left:right]
    others = np.zeros_like(mask)
    for other, theirs in sketch.masks.items():
        if other != key:
            others |= theirs[top:bottom, left:right]
    softness = max(1.5, SUBJECT_FEATHER * max(sketch.pixels.shape[:2]))
    return canvases.feathered(mask, others, softness)


def _true_to(style: str, pixels: Pixels) -> Pixels:
    """The picture; in a style without colour the slight casts of the decoder are taken out."""
    return canvases.greyed(pixels) if style in GREY_STYLES else pixels


def _array(latents: Tensor) -> npt.NDArray[np.float32]:
    return latents[0].numpy()


def _precision() -> torch.dtype:
    # torch has no public question for this.
    fast = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()  # pyright: ignore[reportPrivateUsage]
    return torch.bfloat16 if fast else torch.float32
