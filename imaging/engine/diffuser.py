"""A loaded model of one of diffusers' families, and the pictures that it makes.

Text-to-image, image-to-image, inpainting, the page from its sketch and each subject in its region are
all one ``_Job``: where it begins, what may change, and how strongly.
"""

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor

from imaging.engine.adapters import adapted
from imaging.engine.catalogue import Model
from imaging.engine.controls import control_picture
from imaging.engine.denoisers import Asked, Denoiser, Steering, denoiser_of
from imaging.engine.denoising import Kept, Relay, denoised
from imaging.engine.families import FAMILIES
from imaging.engine.latents import LatentSpace, as_tensor
from imaging.engine.samplers import Course, course_of, evaluations, sampler_of, steps_at
from imaging.engine.shelf import Shelf
from imaging.painting.canvas import crop_box, greyed, pasted, resized, work_size
from imaging.painting.inpainting import Hole, hole_in, hole_of, prefilled
from imaging.painting.stages import (
    BASE,
    Plan,
    own_seed,
    painted_in_stages,
    plan_of,
    soft_mask,
    subject_named,
)
from imaging.request import (
    Adapter,
    Control,
    PaintStep,
    Picture,
    PictureRequest,
    Pixels,
    Repaint,
    Sketch,
    SubjectRequest,
)
from imaging.vocabulary import GREY_STYLES

FROM_SKETCH: Final = 0.75  # of the asked strength: more forgets the sketch, less stays flat as it is
FROM_CONTROL: Final = 0.95  # with a ControlNet, which holds the shapes
IN_REGION: Final = 0.5  # a subject, which stands on the page already
SUBJECT_MARGIN: Final = 0.12
WORKED_AREAS: Final = (0.6, 1.5)  # of the native area: sizes that these models still paint well
REFINED_FROM: Final = 0.8  # of the noise schedule's way (Podell et al. 2023, section 2.5)
PREVIEW_EVERY: Final = 2


@dataclass(frozen=True)
class _Job:
    """One run of the model. ``start`` is the whole picture to begin from, ``hole`` the part to change,
    which is put back onto ``canvas``.
    """

    stage: str
    prompt: str
    negative_prompt: str
    seed: int
    strength: float
    start: Pixels | None = None
    hole: Hole | None = None
    canvas: Pixels | None = None
    adapters: tuple[Adapter, ...] = ()
    refined: bool = False


class Diffuser:
    """One resident model. Not for two pictures at a time."""

    def __init__(self, pipeline: Any, model: Model, shelf: Shelf) -> None:
        self._pipeline = pipeline
        self._model = model
        self._shelf = shelf
        self._family = FAMILIES[model.family]
        self._space = LatentSpace(pipeline)
        self._own_scheduler = pipeline.scheduler

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def pipeline(self) -> Any:
        """The loaded model."""
        return self._pipeline

    def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
        """The whole page from its sketch, in the request's size."""
        controlled = self._controlled(request)
        follow = self._pictures_to_follow(controlled, sketch)
        job = _Job(
            BASE,
            request.prompt,
            request.negative_prompt,
            request.seed,
            self._page_strength(controlled),
            start=sketch.pixels,
            adapters=request.adapters,
            refined=True,
        )
        return (yield from self._made(controlled, job, follow, self._planned(controlled)))

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, *, anew: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """One subject again in its own region, with its own words and adapter.

        It begins at what stands there, or ``anew`` at the sketch.
        """
        began = time.monotonic()
        subject, seed = subject_named(request, key), own_seed(request.seed, key)
        share = FROM_SKETCH if anew else IN_REGION
        strength = share * request.strength
        mask = sketch.masks[key]
        if not mask.any():
            nothing = np.zeros((0, 0), np.uint8)
            return canvas, Repaint(key, (0, 0, 0, 0), nothing, seed, strength, 0.0)
        controlled = self._controlled(request)
        box = crop_box(mask, SUBJECT_MARGIN)
        soft = soft_mask(sketch, key, box)
        job = self._subject_job(controlled, sketch, canvas, subject, box, strength)
        if anew:
            left, top, right, bottom = box
            job = replace(job, start=pasted(canvas, sketch.pixels[top:bottom, left:right], box, soft))
        follow = self._pictures_to_follow(controlled, sketch)
        page = yield from self._made(controlled, job, follow, self._planned(controlled, share))
        return page, Repaint(key, box, soft, seed, strength, time.monotonic() - began)

    def paint(self, request: PictureRequest, sketch: Sketch | None) -> Generator[PaintStep, None, Picture]:
        """The whole way: by the start picture or words alone, else the page and each of its subjects."""
        began = time.monotonic()
        if sketch is None or request.start is not None:
            pixels = yield from self._by_itself(request, sketch)
            return Picture(pixels, pixels, (), request.seed, self.name, {BASE: time.monotonic() - began})
        return (yield from painted_in_stages(self, request, sketch))

    # --- the jobs -----------------------------------------------------------------------------------------

    def _by_itself(
        self, request: PictureRequest, sketch: Sketch | None
    ) -> Generator[PaintStep, None, Pixels]:
        """Text-to-image, image-to-image or inpainting."""
        start, hole, strength = request.start, None, 1.0
        if start is not None:
            strength = request.strength
            start = replace(start, pixels=resized(start.pixels, request.width, request.height))
            if start.inpainting is not None:
                hole = hole_of(
                    start.inpainting, request.width, request.height, self._area, self._family.pixel_step
                )
        job = _Job(
            BASE,
            request.prompt,
            request.negative_prompt,
            request.seed,
            strength,
            start=None if start is None else start.pixels,
            hole=hole,
            canvas=None if start is None else start.pixels,
            adapters=request.adapters,
            refined=True,
        )
        follow = self._pictures_to_follow(request, sketch)
        plan = Plan({BASE: 0}, self._evaluations(request, strength))
        return (yield from self._made(request, job, follow, plan))

    def _subject_job(
        self,
        request: PictureRequest,
        sketch: Sketch,
        canvas: Pixels,
        subject: SubjectRequest,
        box: tuple[int, int, int, int],
        strength: float,
    ) -> _Job:
        left, top, right, bottom = box
        paste = np.zeros(canvas.shape[:2], np.uint8)
        paste[top:bottom, left:right] = soft_mask(sketch, subject.key, box)
        mask = sketch.masks[subject.key]
        step = self._family.pixel_step
        own = () if subject.adapter is None else (Adapter(subject.adapter),)
        return _Job(
            subject.key,
            subject.prompt or request.prompt,
            subject.negative_prompt or request.negative_prompt,
            own_seed(request.seed, subject.key),
            strength,
            start=canvas,
            hole=hole_in(box, mask, paste, None, "original", self._area, step),
            canvas=canvas,
            adapters=(*request.adapters, *own),
        )

    def _controlled(self, request: PictureRequest) -> PictureRequest:
        """The request of a page with a ControlNet, if one is at hand."""
        if request.controls or (found := self._shelf.at_hand()) is None:
            return request
        return replace(request, controls=(found,))

    def _page_strength(self, request: PictureRequest) -> float:
        return (FROM_CONTROL if request.controls else FROM_SKETCH) * request.strength

    def _planned(self, request: PictureRequest, share: float = IN_REGION) -> Plan:
        return plan_of(
            request,
            self._evaluations(request, self._page_strength(request)),
            self._evaluations(request, share * request.strength),
        )

    def _evaluations(self, request: PictureRequest, strength: float) -> int:
        return evaluations(self._sampler(request), request.steps, strength)

    def _sampler(self, request: PictureRequest) -> str:
        return sampler_of(self._own_scheduler, request.sampler, self._family.name)

    def _pictures_to_follow(
        self, request: PictureRequest, sketch: Sketch | None
    ) -> tuple[tuple[Control, Pixels], ...]:
        return tuple((control, control_picture(control, sketch, request)) for control in request.controls)

    # --- one run ------------------------------------------------------------------------------------------

    def _made(
        self, request: PictureRequest, job: _Job, follow: Sequence[tuple[Control, Pixels]], plan: Plan
    ) -> Generator[PaintStep, None, Pixels]:
        """Runs one job; returns the whole picture in the request's size."""
        with adapted(self._pipeline, job.adapters):
            try:
                latents = yield from self._run(request, job, follow, plan)
                made = self._space.decode(latents)
            finally:
                self._pipeline.maybe_free_model_hooks()
        if request.style in GREY_STYLES:
            made = greyed(made)
        if job.hole is not None and job.canvas is not None:
            return job.hole.put_back(job.canvas, made)
        return resized(made, request.width, request.height)

    def _run(
        self, request: PictureRequest, job: _Job, follow: Sequence[tuple[Control, Pixels]], plan: Plan
    ) -> Generator[PaintStep, None, Tensor]:
        width, height = self._work_size(request, job)
        generator = torch.Generator().manual_seed(job.seed)
        noise = self._noise(width, height, generator)
        course = self._course(request, job, width, height)
        with torch.inference_mode():
            steerings = tuple(
                self._steering(control, _placed(picture, job.hole, width, height))
                for control, picture in follow
            )
            start, kept, beside = self._beginning(job, width, height, noise)
            asked = Asked(job.prompt, job.negative_prompt, request.guidance, width, height, beside)
            denoiser = denoiser_of(self._pipeline, self._family.name, asked, steerings)
            relay = self._relay(request, job, asked, course)
        steps = denoised(denoiser, course, start, noise, generator, kept, relay)
        return (yield from self._told(job.stage, steps, plan))

    def _told(
        self, stage: str, steps: Generator[Tensor, None, Tensor], plan: Plan
    ) -> Generator[PaintStep, None, Tensor]:
        """The steps of a run as PaintSteps."""
        done = 0
        try:
            while True:
                estimate = next(steps)
                done += 1
                preview = self._space.preview(estimate) if done % PREVIEW_EVERY == 0 else None
                yield PaintStep(stage, plan.starts[stage] + done, plan.total, preview)
        except StopIteration as end:
            return end.value
        finally:
            steps.close()

    def _work_size(self, request: PictureRequest, job: _Job) -> tuple[int, int]:
        if job.hole is not None:
            return job.hole.width, job.hole.height
        least, most = (round(share * self._area) for share in WORKED_AREAS)
        area = int(np.clip(request.width * request.height, least, most))
        return work_size(request.width, request.height, area, self._family.pixel_step)

    @property
    def _area(self) -> int:
        """The pixels of the pictures that the model was trained on."""
        side = self._denoiser.config.get("sample_size")
        if isinstance(side, int):
            return (side * self._space.factor) ** 2
        return self._family.native_size**2

    def _noise(self, width: int, height: int, generator: torch.Generator) -> Tensor:
        """Drawn on the processor, so that a seed gives the same noise on every device."""
        shape = (1, self._space.channels, height // self._space.factor, width // self._space.factor)
        return torch.randn(shape, generator=generator).to(self._space.device)

    def _course(self, request: PictureRequest, job: _Job, width: int, height: int) -> Course:
        tokens = (width // (2 * self._space.factor)) * (height // (2 * self._space.factor))
        return course_of(
            self._own_scheduler,
            self._sampler(request),
            self._family.name,
            request.steps,
            steps_at(job.strength, request.steps),
            tokens,
            self._space.device,
        )

    def _beginning(
        self, job: _Job, width: int, height: int, noise: Tensor
    ) -> tuple[Tensor | None, Kept | None, Tensor | None]:
        """The latents to start from, those that are kept, and what an inpainting UNet sees beside them."""
        if job.start is None:
            return None, None, self._beside(None, None, width, height)
        if job.hole is None:
            picture = resized(job.start, width, height)
            return self._space.encode(picture), None, self._beside(None, None, width, height)
        hole, crop = job.hole, job.hole.cropped(job.start)
        latents = self._space.encode(crop)
        change = torch.from_numpy(hole.latent_change(self._space.factor))[None, None].to(latents)
        inside = hole.large_inside()
        kept = Kept(latents, change, hole.soft)
        return (
            self._content(hole, crop, latents, change, noise),
            kept,
            self._beside(crop, inside, width, height),
        )

    def _content(self, hole: Hole, crop: Pixels, latents: Tensor, change: Tensor, noise: Tensor) -> Tensor:
        """The latents with what is to lie under the mask before the first step."""
        if hole.content == "fill":
            return self._space.encode(prefilled(crop, hole.large_inside()))
        share = (change > 0).to(latents)
        if hole.content == "latent_nothing":
            return latents * (1 - share)
        if hole.content == "latent_noise":
            # Another noise than the first step's, which would only make it stronger.
            return latents * (1 - share) + torch.flip(noise, dims=(2, 3)) * share
        return latents

    def _beside(self, crop: Pixels | None, inside: Any, width: int, height: int) -> Tensor | None:
        """Mask and surroundings for a model made to inpaint; without a hole all is to be made."""
        seen, channels = self._denoiser.config.in_channels, self._space.channels
        if self._family.name == "flux":
            seen //= 4  # Flux counts the channels of its packed tokens
        if seen == channels:
            return None
        if crop is None:
            crop, inside = np.zeros((height, width, 3), np.uint8), np.ones((height, width), np.bool_)
        around = crop.copy()
        around[inside] = 127  # the middle of the VAE's range: 0
        latents = self._space.encode(around)
        mask = torch.from_numpy(inside.astype(np.float32))[None, None].to(latents)
        if self._family.name == "flux":
            # Every pixel of the mask is told, as so many channels of its latent.
            return torch.cat([latents, torch.nn.functional.pixel_unshuffle(mask, self._space.factor)], dim=1)
        small = torch.nn.functional.interpolate(mask, scale_factor=1 / self._space.factor)
        return torch.cat([small, latents], dim=1)

    @property
    def _denoiser(self) -> Any:
        return getattr(self._pipeline, "unet", None) or self._pipeline.transformer

    def _steering(self, control: Control, picture: Pixels) -> Steering:
        net = self._shelf.net(control.model)
        if self._family.name == "flux" and net.input_hint_block is not None:
            return Steering(net, as_tensor(picture).to(self._space.device) * 2 - 1, control.weight)
        if self._family.name not in ("sd3", "flux"):
            return Steering(net, as_tensor(picture).to(self._space.device), control.weight)
        latents = self._space.encode(picture)
        if net.config.get("force_zeros_for_pooled_projection"):
            # Such nets were trained on latents without the VAE's shift.
            config = self._pipeline.vae.config
            latents = latents + config.shift_factor * config.scaling_factor
        return Steering(net, latents, control.weight)

    def _relay(self, request: PictureRequest, job: _Job, asked: Asked, course: Course) -> Relay | None:
        if request.refiner is None or not job.refined:
            return None
        refiner = self._shelf.refiner(request.refiner)
        goes_on: Denoiser = denoiser_of(refiner, self._family.name, replace(asked, beside=None))
        schedule = self._own_scheduler.config.num_train_timesteps
        after = int((course.timesteps >= round((1 - REFINED_FROM) * schedule)).sum())
        return Relay(goes_on, after - after % course.scheduler.order)


def _placed(picture: Pixels, hole: Hole | None, width: int, height: int) -> Pixels:
    return resized(picture, width, height) if hole is None else hole.cropped(picture)
