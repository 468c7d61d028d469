"""Models from the Hugging Face hub, only when a user asks for one by name.

Evoca is offline otherwise; here, for one command, it is not. What was downloaded before a break is kept
and gone on with by the same command.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from imaging.engine.cards import Card
from imaging.engine.catalogue import SUFFIXES, Model, check_model
from imaging.errors import ModelBrokenError
from server.errors import BadInputError, EvocaError
from server.file_faults import why
from server.model_words import said_of, size_said
from server.own_models import OwnModels, wanted_names

# Names that need not be looked up; any other model is asked for as its author's and its own name.
KNOWN: Final = {
    "sd1.5": "stable-diffusion-v1-5/stable-diffusion-v1-5",
    "sd1.5-inpaint": "stable-diffusion-v1-5/stable-diffusion-inpainting",
    "sdxl": "stabilityai/stable-diffusion-xl-base-1.0",
    "sdxl-refiner": "stabilityai/stable-diffusion-xl-refiner-1.0",
    "sdxl-turbo": "stabilityai/sdxl-turbo",
    "lcm": "SimianLuo/LCM_Dreamshaper_v7",
    "sd3.5-medium": "stabilityai/stable-diffusion-3.5-medium",
    "flux-schnell": "black-forest-labs/FLUX.1-schnell",
}
ENVIRONMENT: Final = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


@dataclass(frozen=True)
class Offer:
    """What the hub has under a name: its repository, the files to fetch, their bytes, its licence."""

    repository: str
    revision: str
    files: tuple[str, ...]
    size: int
    licence: str | None


def offer_of(name: str) -> Offer:
    """Asks the hub for a model, "sd1.5", "author/model" or "author/model/file.safetensors"."""
    repository, file = _split(KNOWN.get(name, name))
    hub = _hub()
    found = _asked(repository, lambda: hub.HfApi().model_info(repository, files_metadata=True))
    sizes = {each.rfilename: each.size or 0 for each in found.siblings or ()}
    if file and file not in sizes:
        raise BadInputError(f"En «{repository}» no hay ningún archivo «{file}».")
    files = [file] if file else wanted_names(sizes, short=True)
    if not any(each.endswith(SUFFIXES) for each in files):
        raise BadInputError(f"En «{repository}» no hay pesos safetensors; Evoca no lee otros en carpetas.")
    card = found.card_data or {}
    licence = card.get("license_name") or card.get("license")
    return Offer(repository, found.sha or "main", tuple(files), sum(sizes[each] for each in files), licence)


def fetch(offer: Offer, name: str, own: OwnModels, progress: Callable[[int, int], None]) -> Model:
    """Downloads an offer into the user's models under this name; the model is whole or not there."""
    single = len(offer.files) == 1
    place = own.place_for(name, Path(offer.files[0]).suffix if single else "")
    half = own.half_of(place)
    own.check_room(offer.size)
    hub = _hub()
    done = 0
    folder = half.with_name(f"{half.name}.d") if single else half
    for file in offer.files:
        _asked(
            offer.repository,
            lambda file=file: hub.hf_hub_download(
                offer.repository, file, revision=offer.revision, local_dir=str(folder)
            ),
        )
        done += (folder / file).stat().st_size
        progress(done, offer.size)
    return _checked(own, folder, folder / offer.files[0] if single else folder, place, Card(offer.licence))


def _checked(own: OwnModels, folder: Path, come: Path, place: Path, note: Card) -> Model:
    try:
        check_model(come)
    except ModelBrokenError as error:
        raise BadInputError(f"Se ha descargado, pero no sirve. {said_of(error)}") from error
    own.forget(folder / ".cache")
    model = own.settle(come, place, note if come != folder else Card())
    if come != folder:
        own.forget(folder)
    return model


def _split(name: str) -> tuple[str, str]:
    parts = name.split("/")
    if len(parts) < 2 or not all(parts):
        known = ", ".join(KNOWN)
        raise BadInputError(f"«{name}» no es un modelo conocido ({known}) ni tiene la forma autor/modelo.")
    return "/".join(parts[:2]), "/".join(parts[2:])


def _hub() -> Any:
    """The hub's library, let out of the offline mode that the rest of Evoca keeps it in."""
    for name in ENVIRONMENT:
        os.environ.pop(name, None)
    import huggingface_hub
    from huggingface_hub import constants

    constants.HF_HUB_OFFLINE = False
    return huggingface_hub


def _asked(repository: str, ask: Callable[[], Any]) -> Any:
    """The hub's answer; whatever goes wrong becomes one sentence."""
    from httpx2 import TransportError
    from huggingface_hub import errors

    try:
        return ask()
    except errors.GatedRepoError as error:
        raise EvocaError(
            f"Para «{repository}» hay que aceptar antes su licencia en huggingface.co/{repository} "
            "y poner la clave de acceso en HF_TOKEN."
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise BadInputError(f"En huggingface.co no hay ningún modelo público «{repository}».") from error
    except errors.HFValidationError as error:
        raise BadInputError(f"«{repository}» no es el nombre de un modelo de huggingface.co.") from error
    except (TransportError, errors.LocalEntryNotFoundError, ConnectionError) as error:
        raise EvocaError(
            "No hay conexión con huggingface.co. Puede descargar el modelo en otro equipo y añadirlo "
            "con «evoca models add CARPETA»."
        ) from error
    except errors.HfHubHTTPError as error:
        raise EvocaError(f"huggingface.co no lo da ahora ({_status(error)}); pruebe más tarde.") from error
    except OSError as error:
        raise EvocaError(f"No se puede guardar lo descargado: {why(error)}.") from error


def _status(error: Any) -> str:
    response = getattr(error, "response", None)
    return f"HTTP {response.status_code}" if response is not None else type(error).__name__


def size_and_licence(offer: Offer) -> str:
    """What a user should know before the download."""
    licence = offer.licence or f"no dicha; léala en huggingface.co/{offer.repository}"
    return f"{offer.repository}: {size_said(offer.size)}, licencia {licence}."
