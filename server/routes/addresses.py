"""Where everything is: one function per address, so that none is spelled twice."""

from urllib.parse import quote, urlencode


def interview(patient_id: str) -> str:
    """The talk with a patient, for staff."""
    return f"/personas/{quote(patient_id)}/charla"


def person(patient_id: str) -> str:
    """The talk as the patient sees it."""
    return f"/personas/{quote(patient_id)}/contar"


def book(patient_id: str) -> str:
    """The life book's cover and contents."""
    return f"/personas/{quote(patient_id)}/libro"


def leaf(patient_id: str, number: int) -> str:
    """One page of the life book, by its number."""
    return f"{book(patient_id)}/{number}"


def drafts(patient_id: str) -> str:
    """The pages that wait for a look."""
    return f"/personas/{quote(patient_id)}/por-revisar"


def sittings(patient_id: str) -> str:
    """The sittings with a person."""
    return f"/personas/{quote(patient_id)}/charlas"


def sitting(interview_id: str, part: str = "resumen") -> str:
    """A sitting's record, or what can be done in it."""
    return f"/charlas/{quote(interview_id)}/{part}"


def topics(patient_id: str) -> str:
    """The topics that a person does not come back to."""
    return f"/personas/{quote(patient_id)}/temas"


def page(page_id: str) -> str:
    """A page in the hands of the therapist."""
    return f"/paginas/{quote(page_id)}"


def version(page_id: str, number: int, part: str) -> str:
    """A version of a page: going back to it, or its small picture."""
    return f"{page(page_id)}/versiones/{number}/{part}"


def version_comparison(page_id: str, one: int, other: int) -> str:
    """Two versions of a page beside each other."""
    return f"{page(page_id)}/comparar?una={one}&otra={other}"


def repairs(page_id: str) -> str:
    """Where a page's picture is repaired."""
    return f"{page(page_id)}/arreglar"


def repair_mask(page_id: str, number: int, key: str) -> str:
    """The mask of somebody in a version of a page."""
    return f"{repairs(page_id)}/{number}/mascara/{quote(key)}"


def repair(repair_id: str, part: str = "") -> str:
    """A repair of a page's picture, or what can be done with it."""
    return f"/arreglos/{quote(repair_id)}{part and '/'}{part}"


def queue(part: str = "") -> str:
    """What is being made and what waits."""
    return f"/espera{part and '/'}{part}"


def queue_stop(kind: str, work_id: str) -> str:
    """Where it is asked whether a piece of work is to be stopped."""
    return queue(f"{quote(kind)}/{quote(work_id)}/parar")


def picture(path: str) -> str:
    """A file of the picture store, for those who may see its page."""
    return f"/dibujos/{quote(path)}"


def recordings(patient_id: str) -> str:
    """What was recorded of a patient and not sent yet."""
    return f"/personas/{quote(patient_id)}/grabaciones"


def sound(recording_id: str) -> str:
    """The sound of a recording."""
    return f"/grabaciones/{quote(recording_id)}/sonido"


def voice(patient_id: str, setting: str) -> str:
    """A setting of a patient's voice: "espera", "acuerdo" or "retirar"."""
    return f"/personas/{quote(patient_id)}/voz/{setting}"


def reading(patient_id: str) -> str:
    """A text of a patient's pages, read aloud."""
    return f"/personas/{quote(patient_id)}/leer"


def forms_of_address(patient_id: str) -> str:
    """Where it is said whether a person is spoken to with "tú" or with "usted"."""
    return f"/personas/{quote(patient_id)}/trato"


def workshop(patient_id: str, part: str = "") -> str:
    """The workshop of a patient's pictures, or what can be done in it."""
    return f"/personas/{quote(patient_id)}/taller{part and '/'}{part}"


def batch(batch_id: str, part: str = "") -> str:
    """A batch of candidates, or what can be done with it."""
    return f"/tandas/{quote(batch_id)}{part and '/'}{part}"


def candidate(candidate_id: str, part: str = "") -> str:
    """A finished picture of the workshop, or what can be done with it."""
    return f"/taller/imagenes/{quote(candidate_id)}{part and '/'}{part}"


def upload(upload_id: str) -> str:
    """A picture brought to the workshop."""
    return f"/taller/subidas/{quote(upload_id)}"


def print_of_page(page_id: str, part: str = "") -> str:
    """A page's picture in the size of print, or what can be done there."""
    return f"{page(page_id)}/imprimir{part and '/'}{part}"


def making_of_page(page_id: str, part: str = "") -> str:
    """How a page's picture was made, or what can be done there."""
    return f"{page(page_id)}/como-se-hizo{part and '/'}{part}"


def cards(patient_id: str, part: str = "") -> str:
    """The cards of a person's life, or what can be done there."""
    return f"/personas/{quote(patient_id)}/su-gente{part and '/'}{part}"


def card(card_id: str, part: str = "") -> str:
    """A card, or what can be done with it."""
    return f"/fichas/{quote(card_id)}{part and '/'}{part}"


def photo(photo_id: str, part: str = "") -> str:
    """A family photo, or what can be done with it."""
    return f"/fotos/{quote(photo_id)}{part and '/'}{part}"


def training(training_id: str, part: str = "") -> str:
    """The learning of a card, or what can be done with it."""
    return f"/aprendizajes/{quote(training_id)}{part and '/'}{part}"


def comparison(comparison_id: str, part: str = "") -> str:
    """Trainings of a card side by side, or what can be done with that."""
    return f"/comparaciones/{quote(comparison_id)}{part and '/'}{part}"


def sample(trait: str, value: str) -> str:
    """A small drawing of a look that can be chosen."""
    return f"/muestras/{quote(trait)}/{quote(value)}"


def is_ours(address: str) -> bool:
    """Whether this is a path on this server, and nothing that a browser would take elsewhere."""
    return address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()


def with_query(address: str, **values: str) -> str:
    """An address with these values added to its query."""
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{urlencode(values)}" if values else address
