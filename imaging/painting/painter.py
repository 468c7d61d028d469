"""The painter: a loaded model that paints a sketch, first the whole page, then each subject by itself.

Everything is a generator that yields a ``PaintStep`` after each denoising step; closing it
cancels. The page is painted at about 512 x 512 pixels, the model's own size, and resized
to the request's; subjects are painted again from the full-size sketch, enlarged to a
comfortable size for the model, which gives back their faces. Same request, sketch, model
and machine: same pixels.
"""

import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from imaging.engine.adapters import adapted
from imaging.engine.catalogue import check_model
from imaging.engine.denoising import Kept
from imaging.engine.loading_alone import loading_alone
from imaging.engine.samplers import evaluations, sampler_of
from imaging.errors import ModelBrokenError
from imaging.painting import canvas as canvases
from imaging.painting.canvas import Box, LatentColours
from imaging.painting.inpainting import Hole, hole_of, prefilled
from imaging.painting.known import (
    SUBJECT_MARGIN,
    Known,
    faintly_shown,
    held_elsewhere,
    known_at_once,
    known_place,
    known_subject,
)
from imaging.painting.own_colours import OwnColours, colours_in
from imaging.painting.pipeline import PIXEL_STEP, PIXELS_PER_LATENT, SketchPaintingPipeline
from imaging.painting.stages import (
    BASE,
    Plan,
    check,
    check_canvas,
    check_settings,
    own_seed,
    painted_in_stages,
    plan_of,
    soft_mask,
    subject_named,
)
from imaging.request import (
    Adapter,
    PaintStep,
    Picture,
    PictureRequest,
    Pixels,
    Repaint,
    Sketch,
    Start,
    SubjectRequest,
)
from imaging.vocabulary import GREY_STYLES

PAGE_AREA: Final = 512 * 512
SUBJECT_AREAS: Final = (256 * 256, 384 * 384)  # a subject's crop is enlarged or reduced into this range
WORDS_AREA: Final = 256 * 256  # without a sketch: large pictures would fall apart
KNOWN_AREA: Final = 208 * 208  # so subjects are as large as trained weights saw them
PREVIEW_EVERY: Final = 2


@dataclass(frozen=True)
class _Stage:
    """One run of the model: ``drawn`` is what it paints over, ``guide`` that as latents."""

    name: str
    prompt: str
    negative_prompt: str
    seed: int
    guide: Tensor
    drawn: Pixels | None = None
    kept: Kept | None = None
    begin: Tensor | None = None  # latents to start from at less than full strength; None: those kept
    strength: float = 1.0
    anchored: bool = True  # the sketch shows the truth; not where words alone must tell
    plan: Plan | None = None


class Painter:
    """One resident model. Not for two paintings at a time: torch's threads are shared by the process."""

    def __init__(
        self,
        pipeline: SketchPaintingPipeline,
        name: str,
        taught: bool = False,
        colours: OwnColours | None = None,
        place: bool = False,
    ) -> None:
        """``taught``: its weights themselves have learnt the subjects, without adapters, or with ``place``
        the place; ``colours`` are then the subject's or place's own.
        """
        self._pipeline = pipeline
        self._taught, self._colours, self._place = taught, colours, place
        self.name = name

    @property
    def pipeline(self) -> SketchPaintingPipeline:
        """The loaded model."""
        return self._pipeline

    @classmethod
    def load(cls, model_dir: Path, threads: int) -> "Painter":
        """The model of a diffusers folder, ready to paint with this many threads.

        Raises ModelMissingError or ModelBrokenError. It runs in bfloat16 where the processor
        computes in it, else in float32.
        """
        check_model(model_dir)
        torch.set_num_threads(threads)
        try:
            with loading_alone():
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
        """Paints the whole page; returns it in the request's size.

        Of subjects, and of a place, whose trained weights are among the request's the model sees a faint
        drawing, as in ``repaint``. The place, and subjects that their weights are kept to, are given their
        own colours.
        """
        check(request, sketch)
        known = known_at_once(request, sketch)
        if self._place:
            known = (known_place(request, sketch, self._colours), *known)
        width, height = canvases.work_size(request.width, request.height, PAGE_AREA, PIXEL_STEP)
        drawn = faintly_shown(canvases.resized(sketch.pixels, width, height), known)
        with torch.inference_mode():
            guide = self._pipeline.encode_pixels(drawn)
        stage = _Stage(
            BASE,
            request.prompt,
            request.negative_prompt,
            request.seed,
            guide,
            drawn,
            held_elsewhere(guide, known) if known else None,
            anchored=not known,
        )
        with adapted(self._pipeline, request.adapters):
            painted = yield from self._painted(request, stage)
        page = canvases.resized(painted, request.width, request.height)
        for each in known:
            box = canvases.crop_box(each.inside, SUBJECT_MARGIN)
            left, top, right, bottom = box
            page[top:bottom, left:right] = each.coloured(page[top:bottom, left:right], sketch, box)
        return canvases.grained(page)

    def from_words(self, request: PictureRequest) -> Generator[PaintStep, None, Pixels]:
        """A picture from the prompt alone, without a sketch, in the request's size; no previews."""
        check_settings(request)
        width, height = canvases.work_size(request.width, request.height, WORDS_AREA, PIXEL_STEP)
        stage = _Stage(
            BASE,
            request.prompt,
            request.negative_prompt,
            request.seed,
            self._no_sketch(width, height),
            anchored=False,
            plan=self._alone(request, 1.0),
        )
        with adapted(self._pipeline, request.adapters):
            painted = yield from self._painted(request, stage)
        return canvases.grained(canvases.resized(painted, request.width, request.height))

    def from_start(
        self, request: PictureRequest, start: Start, sketch: Sketch | None = None
    ) -> Generator[PaintStep, None, Pixels]:
        """The start picture painted over, or a part of it made anew; in the request's size.

        What is painted over is the sketch, where there is one, whatever a part's content is to be; else
        the start picture itself. Of a part that keeps its content the model then sees the lines, whose
        colours the words must tell.
        """
        check_settings(request)
        pixels = canvases.resized(start.pixels, request.width, request.height)
        if start.inpainting is None:
            width, height = canvases.work_size(request.width, request.height, PAGE_AREA, PIXEL_STEP)
            before = canvases.resized(pixels, width, height)
            drawn = before if sketch is None else canvases.resized(sketch.pixels, width, height)
            with torch.inference_mode():
                guide, kept = self._pipeline.encode_pixels(drawn), self._pipeline.encode_pixels(before)
            everywhere = Kept(kept, torch.ones_like(kept[:, :1]), soft=False)
            painted = yield from self._started(request, guide, drawn, everywhere, kept, anchored=True)
            return canvases.grained(canvases.resized(painted, request.width, request.height))
        hole = hole_of(start.inpainting, request.width, request.height, SUBJECT_AREAS[1], PIXEL_STEP)
        guide, drawn, kept = self._hole_seen(hole, pixels, sketch)
        begin = kept.latents if hole.content == "original" else guide
        if hole.content == "latent_noise":
            other = torch.Generator().manual_seed(own_seed(request.seed, hole.content))
            begin = begin + torch.randn(begin.shape, generator=other) * (kept.change > 0)
        painted = yield from self._started(request, guide, drawn, kept, begin, anchored=sketch is not None)
        left, top, right, bottom = hole.box
        patch = canvases.grained(canvases.resized(painted, right - left, bottom - top), left, top)
        return canvases.pasted(pixels, patch, hole.box, hole.paste)

    def repaint(
        self,
        request: PictureRequest,
        sketch: Sketch,
        canvas: Pixels,
        key: str,
        from_words: bool = False,
        *,
        anew: bool = False,  # noqa: ARG002  # every repainting begins at the sketch here
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """Paints one subject again with its own words (and adapter, if it has one) in its own region.

        Returns the new page, in which every pixel outside the soft mask is what it was, and what
        was done. A subject that is nowhere visible leaves the page as it is. ``from_words`` shows the
        model the subject's lines without its colours: these the words must tell. Of a subject with trained
        weights it sees a faint drawing, and told garments as they are drawn; what it paints is given the
        colours that were measured in the photos, where the weights' file has them.
        """
        check(request, sketch)
        subject = subject_named(request, key)
        check_canvas(canvas, sketch)
        began = time.monotonic()
        seed = own_seed(request.seed, key)
        mask = sketch.masks[key]
        if not mask.any():
            nothing = np.zeros((0, 0), np.uint8)
            return canvas, Repaint(key, (0, 0, 0, 0), nothing, seed, request.strength, 0.0)
        box = canvases.crop_box(mask, SUBJECT_MARGIN)
        left, top, right, bottom = box
        soft = soft_mask(sketch, key, box)
        known = self._known(request, subject, sketch)
        patch = yield from self._patch(request, subject, sketch, canvas, box, soft, seed, known, from_words)
        patch = canvases.resized(patch, right - left, bottom - top)
        if known is not None:
            patch = known.coloured(patch, sketch, box)
        patch = canvases.grained(patch, left, top)
        page = canvases.pasted(canvas, patch, box, soft)
        return page, Repaint(key, box, soft, seed, request.strength, time.monotonic() - began)

    def paint(self, request: PictureRequest, sketch: Sketch | None) -> Generator[PaintStep, None, Picture]:
        """The whole way: the page, then every subject of the request in its own region.

        With a start picture that one painted over or mended, and without any picture the words alone.
        """
        began = time.monotonic()
        if request.start is not None or sketch is None:
            made = (
                self.from_words(request)
                if request.start is None
                else self.from_start(request, request.start, sketch)
            )
            pixels = yield from made
            return Picture(pixels, pixels, (), request.seed, self.name, {BASE: time.monotonic() - began})
        return (yield from painted_in_stages(self, request, sketch))

    def _known(self, request: PictureRequest, subject: SubjectRequest, sketch: Sketch) -> Known | None:
        """What trained weights know of the subject; None without such weights."""
        if not self._taught and subject.adapter is None:
            return None
        own = self._colours if subject.adapter is None else colours_in(subject.adapter)
        return known_subject(request, subject, sketch, own)

    def _patch(
        self,
        request: PictureRequest,
        subject: SubjectRequest,
        sketch: Sketch,
        canvas: Pixels,
        box: Box,
        soft: Pixels,
        seed: int,
        known: Known | None,
        from_words: bool,
    ) -> Generator[PaintStep, None, Pixels]:
        """The subject's crop painted anew, at the model's working size."""
        left, top, right, bottom = box
        wide, tall = right - left, bottom - top
        area = KNOWN_AREA if known is not None else int(np.clip(wide * tall * 1.5, *SUBJECT_AREAS))
        width, height = canvases.work_size(wide, tall, area, PIXEL_STEP)
        drawn = canvases.resized(sketch.pixels[top:bottom, left:right], width, height)
        before = canvases.resized(canvas[top:bottom, left:right], width, height)
        told = sketch.masks[subject.key] if known is None or from_words else known.inside
        mask = told[top:bottom, left:right].astype(np.uint8) * 255
        inside = canvases.resized(mask, width, height) > 127
        new = canvases.resized(soft, width // PIXELS_PER_LATENT, height // PIXELS_PER_LATENT)
        with torch.inference_mode():
            if from_words:
                drawn = canvases.line_drawing(drawn, inside)
            elif known is not None:  # it has colours of its own, whatever the sketch shows
                drawn = canvases.faint_drawing(drawn, inside)
            guide = self._pipeline.encode_pixels(drawn)
            kept = self._pipeline.encode_pixels(before)
        # Latents near the soft mask's rim are new as well: the paste, not the diffusion, draws the border.
        open_ = torch.from_numpy(np.clip(new.astype(np.float32) / 64, 0, 1))[None, None]
        stage = _Stage(
            subject.key,
            subject.prompt or request.prompt,
            subject.negative_prompt or request.negative_prompt,
            seed,
            guide,
            drawn,
            Kept(kept, open_, soft=False),
            strength=request.strength,
            anchored=not from_words and known is None,
        )
        own = () if subject.adapter is None else (Adapter(subject.adapter),)
        with adapted(self._pipeline, (*request.adapters, *own)):
            return (yield from self._painted(request, stage))

    def _started(
        self,
        request: PictureRequest,
        guide: Tensor,
        drawn: Pixels,
        kept: Kept,
        begin: Tensor,
        anchored: bool,
    ) -> Generator[PaintStep, None, Pixels]:
        stage = _Stage(
            BASE,
            request.prompt,
            request.negative_prompt,
            request.seed,
            guide,
            drawn,
            kept,
            begin,
            request.strength,
            anchored,
            self._alone(request, request.strength),
        )
        with adapted(self._pipeline, request.adapters):
            return (yield from self._painted(request, stage))

    def _hole_seen(self, hole: Hole, pixels: Pixels, sketch: Sketch | None) -> tuple[Tensor, Pixels, Kept]:
        """What a hole is painted over, as latents and pixels, and what around it is kept."""
        before, inside = hole.cropped(pixels), hole.large_inside()
        if sketch is not None:
            drawn = hole.cropped(sketch.pixels)
        elif hole.content == "fill":
            drawn = prefilled(before, inside)
        else:
            drawn = canvases.line_drawing(before, inside) if hole.content == "original" else before
        change = torch.from_numpy(hole.latent_change(PIXELS_PER_LATENT))[None, None]
        with torch.inference_mode():
            guide, kept = self._pipeline.encode_pixels(drawn), self._pipeline.encode_pixels(before)
        if hole.content in ("latent_noise", "latent_nothing") and sketch is None:
            guide = guide * (change == 0)  # no sketch there: the words alone decide
        return guide, drawn, Kept(kept, change, hole.soft)

    def _no_sketch(self, width: int, height: int) -> Tensor:
        channels = self._pipeline.unet.config["out_channels"]
        return torch.zeros(1, channels, height // PIXELS_PER_LATENT, width // PIXELS_PER_LATENT)

    def _painted(self, request: PictureRequest, stage: _Stage) -> Generator[PaintStep, None, Pixels]:
        """One stage at the model's working size, its steps as PaintSteps."""
        sampler = sampler_of(self._pipeline.scheduler, request.sampler, "evoca")
        plan = stage.plan or plan_of(
            request,
            evaluations(sampler, request.steps),
            evaluations(sampler, request.steps, request.strength),
        )
        colours = None if stage.drawn is None else LatentColours.fitted(_array(stage.guide), stage.drawn)
        generator = torch.Generator().manual_seed(stage.seed)
        noise = torch.randn(stage.guide.shape, generator=generator)
        with torch.inference_mode():
            words = self._pipeline.encode_prompts([stage.negative_prompt, stage.prompt])
        steps = self._pipeline.denoise(
            words,
            stage.guide,
            noise,
            generator,
            request.steps,
            request.guidance,
            sampler,
            strength=stage.strength,
            kept=stage.kept,
            begin=stage.begin,
            anchored=stage.anchored,
        )
        latents = yield from _told(steps, stage.name, plan, colours, stage.drawn)
        with torch.inference_mode():
            return _true_to(request.style, self._pipeline.decode_latents(latents))

    def _alone(self, request: PictureRequest, strength: float) -> Plan:
        sampler = sampler_of(self._pipeline.scheduler, request.sampler, "evoca")
        return Plan({BASE: 0}, evaluations(sampler, request.steps, strength))


def _told(
    steps: Generator[Tensor, None, Tensor],
    stage: str,
    plan: Plan,
    colours: LatentColours | None,
    drawn: Pixels | None,
) -> Generator[PaintStep, None, Tensor]:
    """Turns a stage's steps into PaintSteps; returns the finished latents."""
    done = 0
    try:
        while True:
            # Inference mode must not stay on while the caller runs, between two steps.
            with torch.inference_mode():
                estimate = next(steps)
            done += 1
            preview = None
            if colours is not None and drawn is not None and done % PREVIEW_EVERY == 0:
                preview = canvases.tinted(drawn, colours.preview(_array(estimate)))
            yield PaintStep(stage, plan.starts[stage] + done, plan.total, preview)
    except StopIteration as end:
        return end.value
    finally:
        steps.close()


def _true_to(style: str, pixels: Pixels) -> Pixels:
    """The picture; in a style without colour the slight casts of the decoder are taken out."""
    return canvases.greyed(pixels) if style in GREY_STYLES else pixels


def _array(latents: Tensor) -> npt.NDArray[np.float32]:
    return latents[0].numpy()


def _precision() -> torch.dtype:
    # torch has no public question for this.
    fast = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()  # pyright: ignore[reportPrivateUsage]
    return torch.bfloat16 if fast else torch.float32
