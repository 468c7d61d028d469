"""One training at work: views drawn, weights updated, epochs measured, and all of it kept to go on from."""

import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor

from imaging.engine.devices import computed_in
from imaging.engine.taught_words import taught
from imaging.errors import is_memory_short
from imaging.painting.own_colours import METADATA
from imaging.personalising import storage, verdicts
from imaging.personalising.adapter_files import metadata_of, write_layers, write_network, write_word
from imaging.personalising.faults import TrainingError
from imaging.personalising.learners import Learner, Words
from imaging.personalising.looks import own_looks
from imaging.personalising.measuring import FixedBatch, Shown, gained, shown, weighted_error
from imaging.personalising.photo_colours import photo_colours
from imaging.personalising.pupil import Pupil
from imaging.personalising.recipes import Recipe
from imaging.personalising.resembling import face_likeness, seen_likeness
from imaging.personalising.samples import Sampler, sheet_of
from imaging.personalising.stepping_down import Effort, smaller
from imaging.personalising.values import (
    Epoch,
    Likeness,
    OtherSubject,
    Trainee,
    TrainingPhoto,
    TrainingResult,
    TrainingStep,
)
from imaging.personalising.verdicts import Measured
from imaging.personalising.views import view_of, views_of
from imaging.request import Mask, Pixels
from imaging.seeing import Seer, looks_as_text
from imaging.seeing.known_looks import METADATA as LOOKS

MOST_VIEWS: Final = 8  # of one photo: each is encoded once and kept
FIXED_VIEWS: Final = 4
MEASURED_PER_EPOCH: Final = 3  # looks at the fixed batch
WARM_UP: Final = 0.03  # of all updates, in which the rates rise
CLIPPED: Final = 1.0  # norm of the gradients
WARMING: Final = 2  # updates of a process that take longer than any later one
PACED_FROM: Final = 5  # updates after these, before anything is said of the time left
PACED_BY: Final = 60  # the last updates: what the machine does besides changes


class Run:
    """The state of a training. ``mark`` tells it from other ones in its folder."""

    def __init__(
        self,
        learner: Learner,
        sampler: Sampler,
        trainee: Trainee,
        photos: Sequence[TrainingPhoto],
        held_out: Sequence[TrainingPhoto],
        others: Sequence[OtherSubject],
        recipe: Recipe,
        folder: Path,
        mark: str,
        seer: Seer | None = None,
    ) -> None:
        self._learner, self._sampler, self._trainee = learner, sampler, trainee
        self._seer = seer
        self._photos, self._held_out, self._others = photos, held_out, others
        self._recipe, self._folder, self._mark = recipe, folder, mark
        self._precision = computed_in(recipe.precision, learner.device.type)
        self._effort = Effort(recipe.batch, recipe.accumulation, recipe.checkpointing, recipe.eight_bit)
        self._per_epoch = recipe.updates_per_epoch(len(photos))
        self._update = 0
        self._losses: list[float] = []
        self._fixed_losses: list[float] = []
        self._measured: list[tuple[Likeness, Measured, float, float]] = []
        self._lines: list[dict[str, Any]] = []
        self._seconds, self._began = 0.0, time.monotonic()
        self._updates_took: list[float] = []  # seconds, of this process
        self._closings_took: list[float] = []
        self._stopped: str | None = None
        self._taught = ExitStack()
        self._views: list[list[Shown]] = []
        self._prior: list[Shown] = []

    # --- what the generator asks --------------------------------------------------------------------------

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self._stopped is not None or len(self._measured) == self._recipe.epochs

    @property
    def at_epoch_end(self) -> bool:
        """Whether an epoch's updates are all made and it is not yet measured."""
        return self._update == (len(self._measured) + 1) * self._per_epoch

    def prepared(self, state: Mapping[str, Any] | None) -> Generator[TrainingStep]:
        """Makes views and, for a training that begins, measures the model as it is.

        On a busy machine that takes minutes: after each photo whoever follows can stop or let others go.
        """
        learner, recipe = self._learner, self._recipe
        for index, photo in enumerate(self._photos):
            rng = np.random.default_rng((recipe.seed, 1, index))
            count = min(MOST_VIEWS, recipe.repeats * recipe.epochs)
            found = views_of(photo, self._others, recipe, count, rng)
            self._views.append([shown(learner, v, learner.guided(v.pixels, v.subject, rng)) for v in found])
            about = {"done": str(index + 1), "of": str(len(self._photos))}
            yield TrainingStep("views", 1, recipe.epochs, 0, 0, about=about)
        yield from self._with_prior()
        self._fixed = FixedBatch(learner, self._plain(self._photos[:FIXED_VIEWS]), recipe.seed + 1)
        self._held = FixedBatch(learner, self._plain(self._held_out), recipe.seed + 2)
        if state is None:
            self._before = self._held.errors(self._trainee.token) if self._held_out else torch.zeros(0)
            self._before_fixed = self._fixed.errors(self._trainee.token)
        self._pupil = Pupil(learner, self._trainee, recipe)
        self._taught.enter_context(taught(learner.pipeline, self._pupil.words))
        self._set_up(self._effort)
        if state is None:
            self._fixed_losses.append(float(self._fixed.errors().mean()))
            self.save()
        else:
            self._take_up(state)
        if state is not None:
            yield self._step("resumed")

    def updated(self) -> Generator[TrainingStep]:
        """One update of the weights; where memory is short, first steps down."""
        began = time.monotonic()
        while True:
            try:
                loss = self._updated_once()
                break
            except (RuntimeError, MemoryError) as error:
                if not is_memory_short(error):
                    raise
            yield self._stepped_down()
            began = time.monotonic()
        if not np.isfinite(loss):
            raise TrainingError("diverged", step=str(self._update))
        self._losses.append(loss)
        part = max(1, self._per_epoch // MEASURED_PER_EPOCH)
        if self._update % part == 0:
            self._fixed_losses.append(float(self._fixed.errors().mean()))
        self._lines.append({"update": self._update, "loss": loss})
        self._updates_took.append(time.monotonic() - began)
        yield self._step("step", loss=loss)

    def close_epoch(self) -> Generator[TrainingStep]:
        """Writes the epoch's file and sheet, and measures it."""
        began = time.monotonic()
        number = len(self._measured) + 1
        file, sheet = self._file(number), self._sheet(number)
        pictures = [self._sampler.picture(i, self._trainee.token) for i in range(self._recipe.samples)]
        self._write(file, number, pictures)
        took = time.monotonic() - began
        yield self._step("epoch", about={"file": file.name})
        began = time.monotonic()
        image = sheet_of(pictures)
        storage.write_whole(sheet, lambda fresh: image.save(fresh, "PNG"))
        likeness = self._likeness(pictures)
        figure = likeness.told
        losses = self._losses[-self._per_epoch :]
        measured = Measured(
            figure, tuple(self._fixed_losses), likeness.told_trained, self._sunk(self._update)
        )
        fixed = float(self._fixed.errors().mean())
        self._measured.append((likeness, measured, float(np.mean(losses)), fixed))
        self._lines.append(
            {
                "epoch": number,
                "loss": float(np.mean(losses)),
                "fixed_loss": fixed,
                "loss_variance": verdicts.loss_variance(measured.fixed_losses),
                **{f"likeness_{name}": value for name, value in asdict(likeness).items()},
            }
        )
        self.save()
        storage.write_curve(self._folder, self._lines)
        made = self._judged()[0][-1]
        self._closings_took.append(took + time.monotonic() - began)
        yield self._step("sheet", about={"file": sheet.name}, made=made)
        why = verdicts.enough([each[1] for each in self._measured]) if self._recipe.early_stop else None
        if why is not None and number < self._recipe.epochs:
            self._stopped = why
            self.save()
            yield self._step("stopped_early", about={"why": why})

    def result(self) -> TrainingResult:
        """All epochs judged; written beside them."""
        epochs, proposed, why = self._judged()
        found = TrainingResult(epochs, proposed, why, self._spent(), self._stopped is not None)
        told = asdict(found)
        for each in told["epochs"]:
            each["file"], each["sheet"] = each["file"].name, each["sheet"].name
        storage.write_json(self._folder / storage.RESULT, told)
        return found

    def save(self) -> None:
        """Keeps everything to go on from."""
        if not hasattr(self, "_optimisers"):
            return  # closed before anything was learnt
        storage.save_state(
            self._folder,
            {
                "mark": self._mark,
                "update": self._update,
                "pupil": self._pupil.state(),
                "optimisers": [optimiser.state_dict() for optimiser in self._optimisers],
                "effort": asdict(self._effort),
                "losses": self._losses,
                "fixed_losses": self._fixed_losses,
                "before": self._before,
                "before_fixed": self._before_fixed,
                "measured": [
                    [asdict(likeness), measured.likeness, list(measured.fixed_losses), loss, fixed]
                    for likeness, measured, loss, fixed in self._measured
                ],
                "lines": self._lines,
                "seconds": self._spent(),
                "stopped": self._stopped,
            },
        )

    def put_down(self) -> None:
        """Takes the token out of the model again."""
        self._taught.close()

    # --- learning -----------------------------------------------------------------------------------------

    def _updated_once(self) -> float:
        """One update from ``batch`` x ``accumulation`` views; a failing one leaves everything as it was."""
        effort, recipe = self._effort, self._recipe
        rng = np.random.default_rng((recipe.seed, 2, self._update))
        generator = torch.Generator().manual_seed(int(rng.integers(2**62)))
        picks = self._picked(effort.batch * effort.accumulation, rng)
        for optimiser in self._optimisers:
            optimiser.zero_grad(set_to_none=True)
        total = 0.0
        for start in range(0, len(picks), effort.batch):
            part = picks[start : start + effort.batch]
            loss = self._loss(part, generator) * len(part) / len(picks)
            self._scaler.scale(loss).backward()
            total += float(loss.detach())
        if not np.isfinite(total):
            return total
        for optimiser in self._optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * self._pace()
            self._scaler.unscale_(optimiser)
        torch.nn.utils.clip_grad_norm_([*self._pupil.weights, *self._pupil.embeddings], CLIPPED)
        for optimiser in self._optimisers:
            self._scaler.step(optimiser)
        self._scaler.update()
        self._update += 1
        return total

    def _pace(self) -> float:
        """The share of the rates that this update takes: rising first, sinking at the end."""
        every = self._recipe.epochs * self._per_epoch
        rising = (self._update + 1) / max(1.0, WARM_UP * every)
        return min(1.0, rising, self._sunk(self._update))

    def _sunk(self, update: int) -> float:
        """The share of the rates that is left at this update in a training whose rates sink at its end."""
        every = self._recipe.epochs * self._per_epoch
        return min(1.0, (every - update) / max(1.0, self._recipe.cooldown * every))

    def _picked(self, count: int, rng: np.random.Generator) -> list[tuple[Shown, float]]:
        """Views of every photo in turn, in an order of each round's own; with each a picture of the class."""
        photos = len(self._views)
        first = (self._update % self._per_epoch) * count
        found: list[tuple[Shown, float]] = []
        for at in range(first, first + count):
            order = np.random.default_rng(
                (self._recipe.seed, 3, self._update // self._per_epoch, at // photos)
            )
            views = self._views[int(order.permutation(photos)[at % photos])]
            found.append((views[int(rng.integers(len(views)))], 1.0))
        if self._prior:
            prior = [self._prior[int(i)] for i in rng.integers(len(self._prior), size=count)]
            found += [(view, self._recipe.prior_weight) for view in prior]
        return found

    def _loss(self, picks: Sequence[tuple[Shown, float]], generator: torch.Generator) -> Tensor:
        views = [view for view, _ in picks]
        clean = torch.cat([view.latents for view in views])
        guide = (
            torch.cat([v.guide for v in views if v.guide is not None]) if views[0].guide is not None else None
        )
        weights = torch.cat([view.weights for view in views])
        learner = self._learner
        noised = learner.noised(clean, guide, learner.times(len(views), generator), generator)
        dtype = getattr(torch, self._precision)
        with torch.autocast(learner.device.type, dtype=dtype, enabled=dtype != torch.float32):
            words = self._words([view.caption for view in views])
            predicted = learner.predicted(noised, guide, words)
        share = torch.tensor([weight for _, weight in picks])
        return (weighted_error(predicted, noised, weights) * share).mean()

    def _words(self, captions: Sequence[str]) -> Words:
        """The captions' readings; kept where nothing of them is learnt."""
        if self._pupil.embeddings:
            return self._learner.read(captions)
        with torch.no_grad():
            for caption in captions:
                if caption not in self._read:
                    self._read[caption] = self._learner.read([caption])
        found = [self._read[caption] for caption in captions]
        return {name: torch.cat([each[name] for each in found]) for name in found[0]}

    def _set_up(self, effort: Effort) -> None:
        """The optimiser and the network's way of working for this effort."""
        self._effort = effort
        self._read: dict[str, Words] = {}
        recipe = self._recipe
        weights, words = self._pupil.weights, self._pupil.embeddings
        layers = {"params": weights, "rate": recipe.rate, "weight_decay": recipe.weight_decay, "words": False}
        token = {"params": words, "rate": recipe.word_rate, "weight_decay": 0.0, "words": True}
        groups = [group for group in (layers, token) if group["params"]]
        self._optimisers = effort.optimisers(recipe.optimiser, groups)
        kind = self._learner.device.type
        self._scaler = torch.amp.GradScaler(kind, enabled=self._precision == "float16")
        self._learner.denoiser.train()  # torch's checkpointing works in training alone
        if effort.checkpointing:
            self._learner.denoiser.enable_gradient_checkpointing()

    def _stepped_down(self) -> TrainingStep:
        effort, what = smaller(self._effort, self._learner.device.type)
        states = [optimiser.state_dict() for optimiser in self._optimisers]
        same = effort.eight_bit == self._effort.eight_bit
        self._set_up(effort)
        if same:
            self._take_up_averages(states)
        return self._step("stepped_down", about={"what": what, "batch": str(effort.batch)})

    def _take_up(self, state: Mapping[str, Any]) -> None:
        self._set_up(Effort(**state["effort"]))
        self._pupil.load_state(state["pupil"])
        self._take_up_averages(state["optimisers"])
        self._update, self._losses = state["update"], state["losses"]
        self._fixed_losses, self._lines = state["fixed_losses"], state["lines"]
        self._before, self._before_fixed = state["before"], state["before_fixed"]
        self._measured = [
            (Likeness(**likeness), self._measured_then(number, likeness, figure, fixed_losses), loss, fixed)
            for number, (likeness, figure, fixed_losses, loss, fixed) in enumerate(state["measured"], start=1)
        ]
        self._seconds, self._stopped = state["seconds"], state["stopped"]
        self._began = time.monotonic()

    def _measured_then(
        self, number: int, likeness: Mapping[str, Any], figure: float | None, fixed_losses: Sequence[float]
    ) -> Measured:
        """What an epoch that is over was judged by."""
        pace = self._sunk(number * self._per_epoch)
        return Measured(figure, tuple(fixed_losses), likeness["told_trained"], pace)

    def _take_up_averages(self, states: Sequence[dict[str, Any]]) -> None:
        for optimiser, state in zip(self._optimisers, states, strict=True):
            optimiser.load_state_dict(state)

    # --- measuring ----------------------------------------------------------------------------------------

    def _plain(self, photos: Sequence[TrainingPhoto]) -> list[Shown]:
        views = [view_of(photo, self._recipe, None) for photo in photos]
        return [shown(self._learner, v, self._learner.guided(v.pixels, v.subject, None)) for v in views]

    def _with_prior(self) -> Generator[TrainingStep]:
        """Pictures of the class by the model as it is, kept in the folder for a training that goes on."""
        recipe = self._recipe
        if recipe.method != "dreambooth" or not recipe.prior:
            return
        from imaging.personalising.priors import prior_photo

        for number in range(recipe.prior):
            photo = prior_photo(self._sampler, self._trainee, number, self._folder)
            view = view_of(photo, recipe, None)
            guide = self._learner.guided(view.pixels, view.subject, None)
            self._prior.append(shown(self._learner, view, guide))
            yield self._step("prior", about={"done": str(number + 1), "of": str(recipe.prior)})

    def _likeness(self, pictures: Sequence[Pixels]) -> Likeness:
        trained = gained(self._before_fixed, self._fixed.errors())
        if not self._held_out:
            return Likeness(told_trained=trained)
        made = [self._crop(pixels, self._sampler.subject(i)) for i, pixels in enumerate(pictures)]
        photos = [view_of(photo, self._recipe, None).pixels for photo in self._held_out]
        face = face_likeness(made, photos) if self._trainee.kind == "person" else None
        held = gained(self._before, self._held.errors())
        return Likeness(held, trained, seen_likeness(made, photos), face)

    def _crop(self, pixels: Pixels, subject: Mask | None) -> Pixels:
        """A made picture's subject as photos are cropped."""
        softness = None if subject is None else subject.astype(np.uint8) * 255
        return view_of(TrainingPhoto(pixels, "", softness=softness), self._recipe, None).pixels

    def _judged(self) -> tuple[tuple[Epoch, ...], int, str]:
        found, proposed, why = verdicts.judged([each[1] for each in self._measured])
        epochs = tuple(
            Epoch(
                number=number,
                file=self._file(number),
                sheet=self._sheet(number),
                likeness=measured.likeness,
                loss=loss,
                fixed_loss=fixed,
                loss_variance=verdicts.loss_variance(measured.fixed_losses),
                verdict=verdict,
                reason=reason,
                measured=likeness,
            )
            for number, ((likeness, measured, loss, fixed), (verdict, reason)) in enumerate(
                zip(self._measured, found, strict=True), start=1
            )
        )
        return epochs, proposed + 1, why

    # --- files --------------------------------------------------------------------------------------------

    def _file(self, number: int) -> Path:
        return self._folder / f"epoch-{number:02d}.safetensors"

    def _sheet(self, number: int) -> Path:
        return self._folder / f"sheet-{number:02d}.png"

    def _write(self, file: Path, number: int, pictures: Sequence[Pixels]) -> None:
        recipe, pupil = self._recipe, self._pupil
        about = metadata_of(
            recipe.family,
            recipe.model,
            recipe.method,
            self._trainee.token,
            self._trainee.class_words,
            ss_network_dim=recipe.rank,
            ss_network_alpha=recipe.alpha,
            ss_learning_rate=recipe.rate,
            ss_text_encoder_lr=recipe.word_rate,
            ss_num_epochs=recipe.epochs,
            ss_epoch=number,
            ss_steps=self._update,
            ss_batch_size_per_device=self._effort.batch,
            ss_gradient_accumulation_steps=self._effort.accumulation,
            ss_num_train_images=len(self._photos) * recipe.repeats,
            ss_resolution=f"({recipe.resolution}, {recipe.resolution})",
            ss_seed=recipe.seed,
            ss_mixed_precision=self._precision,
            **self._own_colours(),
            **self._looks(pictures),
        )
        if recipe.method == "lora":
            write_layers(
                file, pupil.layers(), self._learner.part, recipe.alpha, pupil.words, about, pupil.reading()
            )
        elif recipe.method == "dreambooth":
            write_network(file, pupil.network(), self._learner.part, pupil.words, about)
        else:
            write_word(file, pupil.words[-1], about)

    def _own_colours(self) -> dict[str, str]:
        """What the embedded model's painter takes from the photos themselves."""
        own = photo_colours(self._photos, self._recipe.seed) if self._recipe.family == "evoca" else None
        return {} if own is None else {METADATA: own.as_text()}

    def _looks(self, pictures: Sequence[Pixels]) -> dict[str, str]:
        """What these pictures' subject looks like to the seer, if it can tell it from an ordinary drawing."""
        if self._seer is None or self._trainee.kind not in ("person", "pet"):
            return {}
        found = own_looks(self._seer, self._sampler, pictures)
        return {} if found is None else {LOOKS: looks_as_text(self._seer, found)}

    def _spent(self) -> float:
        return self._seconds + time.monotonic() - self._began

    def _seconds_left(self) -> float | None:
        """What the updates and closings of epochs that are still to come take; None until enough were timed.

        Time in which others were let go before is not counted.
        """
        timed = self._updates_took[WARMING:][-PACED_BY:]
        if len(timed) < PACED_FROM:
            return None
        updates = self._recipe.epochs * self._per_epoch - self._update
        closings = self._recipe.epochs - len(self._measured)
        closing = float(np.mean(self._closings_took)) if self._closings_took else 0.0
        return float(np.mean(timed)) * updates + closing * closings

    def _step(
        self,
        event: str,
        loss: float | None = None,
        about: Mapping[str, str] | None = None,
        made: Epoch | None = None,
    ) -> TrainingStep:
        steps = self._recipe.epochs * self._per_epoch
        epoch = min(self._recipe.epochs, self._update // self._per_epoch + (not self.at_epoch_end))
        if made is not None:
            made = replace(made, seconds=self._spent())
        left = self._seconds_left()
        return TrainingStep(
            event, max(1, epoch), self._recipe.epochs, self._update, steps, loss, left, about or {}, made
        )
