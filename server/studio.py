"""What a process holds ready to understand memories and sketch them: loaded once, shared by all requests."""

import logging
import threading
from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine

from narrative import Correction, Understanding, apply_correction, write_script
from narrative.entities import Entity, Patient
from narrative.errors import CorrectionError, NarrativeError
from narrative.scene import Refusal, Scene
from narrative.script import Script
from narrative.spoken_corrections import (
    NO_PICTURE,
    ShownPicture,
    SpokenCorrection,
    UnclearCorrection,
    read_correction,
)
from server.database import open_database
from server.errors import BadInputError, NotReadyError
from server.hearing import Hearing
from server.jobs import JobQueue
from server.language_parts import language_parts
from server.photo_judging import PhotoJudge
from server.picture_files import PictureFiles
from server.prompting import Prompting, check_style, usable_style
from server.settings import Settings
from server.texts import gettext as _
from server.voice_files import VoiceFiles

LONGEST_WAIT: Final = 60.0  # seconds for the language parts to load
STYLE: Final = "style"  # the target of a stored correction that chooses the picture's style
PICTURE: Final = "picture"  # the target of one of somebody whom a repair by hand put into the picture
_CORRECTION: Final = TypeAdapter(Correction)
_log = logging.getLogger(__name__)


class Studio:
    """The parts of one Evoca process. The language parts load in a thread of their own."""

    def __init__(self, settings: Settings, engine: Engine, files: PictureFiles, jobs: JobQueue) -> None:
        self.settings = settings
        self.engine = engine
        self.files = files
        self.jobs = jobs
        self.prompting = Prompting(settings)
        self.voices = VoiceFiles(settings.home / "recordings")
        self.hearing = Hearing(settings, engine, self.voices)
        self.photo_judge = PhotoJudge()
        self._loading = threading.Lock()
        self._understanding: Understanding | None = None
        self._problem: str | None = None

    @classmethod
    def open(cls, settings: Settings, engine: Engine | None = None) -> "Studio":
        """Opens what is quick to open; the language parts load when they are first needed.

        Raises StartError.
        """
        check_style(settings)
        engine = engine or open_database(settings)
        return cls(settings, engine, PictureFiles.open(settings), JobQueue.open(settings))

    @classmethod
    def load(cls, settings: Settings, engine: Engine | None = None) -> "Studio":
        """As ``open``, and starts loading the language parts behind it."""
        studio = cls.open(settings, engine)
        threading.Thread(target=studio._load_understanding, name="understanding", daemon=True).start()
        return studio

    @property
    def ready(self) -> bool:
        """Whether memories can be understood without waiting."""
        return self._understanding is not None

    def wait_until_ready(self) -> Understanding:
        """The language parts, waited for while they load; raises NotReadyError when they cannot be had."""
        if self._understanding is None:
            self._load_understanding()
        if self._understanding is None:
            raise NotReadyError(
                self._problem
                or _("Evoca todavía se está preparando. Espere unos segundos y vuelva a enviarlo.")
            )
        return self._understanding

    def read(
        self,
        text: str,
        patient: Patient,
        entities: tuple[Entity, ...],
        corrections: Iterable[Mapping[str, Any]] = (),
    ) -> Scene | Refusal:
        """What a memory shows, with the therapist's corrections made in order.

        Raises BadInputError for a correction that does not fit the scene.
        """
        scene = self.wait_until_ready().understand(text, patient, entities)
        if isinstance(scene, Refusal):
            return scene
        # What is of the picture is not of what was told.
        return corrected_scene(scene, (each for each in corrections if each.get("target") != PICTURE))

    def script(
        self, scene: Scene, patient: Patient, entities: tuple[Entity, ...], style: str, model: str
    ) -> Script:
        """The script of a scene in the words of the model's family, without edits and not yet fitted."""
        lexicon, family = self.wait_until_ready().lexicon, self.prompting.family(model)
        return write_script(scene, patient, entities, lexicon, usable_style(style), family)

    def fitted(self, script: Script, model: str) -> Script:
        """The script as the model reads it."""
        return self.prompting.fitted(script, model)

    def read_correction(
        self,
        text: str,
        scene: Scene,
        patient: Patient,
        entities: tuple[Entity, ...],
        shown: ShownPicture = NO_PICTURE,
    ) -> SpokenCorrection | UnclearCorrection | None:
        """What an utterance corrects in the scene shown last; None when it tells something of its own."""
        return read_correction(text, scene, patient, entities, self.wait_until_ready().knowledge, shown)

    def prepare_guesses(self) -> None:
        """Loads the meaning model, by which words that the lexicon lacks are mapped to the nearest concept,
        so that the first such word waits for nothing.
        """
        try:
            self.wait_until_ready().prepare()
        except (NarrativeError, NotReadyError, OSError, ImportError):
            _log.exception("the meaning model cannot be loaded; words that the lexicon lacks are left out")

    def close(self) -> None:
        """Ends the listening and the judging of photos, and lets go of the databases."""
        self.hearing.close()
        self.photo_judge.close()
        self.jobs.close()
        self.engine.dispose()

    def _load_understanding(self) -> None:
        if not self._loading.acquire(timeout=LONGEST_WAIT):
            return
        try:
            if self._understanding is None:
                self._understanding = language_parts(self.settings)
        except (NarrativeError, OSError) as error:
            _log.exception("the language parts cannot be loaded")
            self._problem = _(
                "Falta una parte del idioma y Evoca no puede entender recuerdos: {reason}"
            ).format(reason=error)
        finally:
            self._loading.release()


def corrected(scene: Scene, correction: Correction) -> Scene:
    """The scene after one correction; raises BadInputError for a value that makes no sense."""
    try:
        return apply_correction(scene, correction)
    except CorrectionError as error:
        raise BadInputError(
            _("Esa corrección no encaja con lo contado. Pruebe con otras palabras.")
        ) from error


def corrected_scene(scene: Scene, corrections: Iterable[Mapping[str, Any]]) -> Scene:
    """The scene after corrections as they are stored. Raises BadInputError for one that makes no sense."""
    for values in corrections:
        if values.get("target") != STYLE:
            scene = corrected(scene, correction_from_json(values))
    return scene


def correction_to_json(correction: Correction) -> dict[str, Any]:
    """A correction as it is stored with its memory."""
    return _CORRECTION.dump_python(correction, mode="json")


def correction_from_json(values: Mapping[str, Any]) -> Correction:
    """A stored correction; raises BadInputError when it is none."""
    try:
        return _CORRECTION.validate_python(dict(values))
    except ValidationError as error:
        raise BadInputError(_("Esa corrección no se entiende.")) from error
