"""The words of the workshop's settings, which its form and its history share."""

from typing import Final

from server.texts import gettext as _

SAMPLERS: Final = {
    "ddim": "DDIM",
    "euler": "Euler",
    "euler_ancestral": "Euler a",
    "dpm_2m": "DPM++ 2M",
    "dpm_2m_karras": "DPM++ 2M Karras",
    "unipc": "UniPC",
    "heun": "Heun",
    "lcm": "LCM",
    "flow_euler": "Euler (Flux, SD 3)",
}


def regions() -> dict[str, str]:
    """The parts of any picture."""
    return {
        "izquierda": _("La mitad izquierda"),
        "derecha": _("La mitad derecha"),
        "arriba": _("La mitad de arriba"),
        "abajo": _("La mitad de abajo"),
        "centro": _("El centro"),
    }


def contents() -> dict[str, str]:
    """What lies below a part that is made anew."""
    return {
        "original": _("Lo que ya hay"),
        "fill": _("Los colores de alrededor"),
        "latent_noise": _("Ruido"),
        "latent_nothing": _("Nada"),
    }


def sizes() -> tuple[tuple[str, int, int], ...]:
    """Shapes by name, with the parts of their width and height."""
    return (
        (_("Cuadrada"), 1, 1),
        (_("Vertical"), 2, 3),
        (_("Apaisada"), 3, 2),
    )


def works() -> dict[str, str]:
    """Whether a part is worked on by itself or with the whole picture, by ``Wanted.only_masked``'s field."""
    return {
        "zona": _("De cerca, solo la zona: más detalle"),
        "entera": _("Con la imagen entera a la vista"),
    }


def follows() -> dict[str, str]:
    """What of a picture a ControlNet follows."""
    return {
        "edges": _("Sus contornos finos"),
        "scribble": _("Sus trazos gruesos"),
        "depth": _("Lo cerca o lejos que está cada cosa"),
        "pose": _("La postura de las personas"),
        "segmentation": _("Qué hay en cada sitio"),
    }


def decimal(value: float) -> str:
    """A number as it is written in Spanish."""
    return f"{value:g}".replace(".", ",")


def duration(seconds: float) -> str:
    """A length of time as one would say it."""
    if seconds < 5:
        return _("unos segundos")
    if seconds < 90:
        rounded = max(5, round(seconds / 5) * 5)
        return _("unos %d segundos") % rounded
    minutes = round(seconds / 60)
    if minutes < 90:
        return _("unos %d minutos") % minutes
    return _("unas %s horas") % f"{seconds / 3600:.1f}".replace(".", ",")
