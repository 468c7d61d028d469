"""Views become HTML: templates, addresses of what they load, whole pages and fragments.

A fragment is a block of a whole page's template, or a template of its own where two pages share it;
the routes choose it, never the browser.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar, Final, Protocol, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from server.texts import translations

WEB: Final = Path(__file__).resolve().parent.parent / "web"
_ARTICLE: Final = re.compile(r"\b([Dd]e|[Aa]) el (?=\w)")  # of names: "El Escorial" keeps its own
VENDOR: Final = Path(str(files("django_htmx"))) / "static" / "django_htmx"


class View(Protocol):
    """A dataclass of ``server.views`` that names its template."""

    template: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def asset(path: str) -> str:
    """The address of a file of ``web/``, new whenever its content is."""
    return f"/web/{path}?v={_digest(WEB / path)}"


def vendor(path: str) -> str:
    """The address of a file of the installed htmx."""
    return f"/vendor/{path}?v={_digest(VENDOR / path)}"


def icon(name: str) -> Markup:
    """A line drawing that repeats in a sign what the words beside it say."""
    address = escape(f"{asset('drawings/icons.svg')}#{name}")
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>').format(address)


@cache
def environment(locale: str) -> Environment:
    """The templates in one language. Names that a view does not give are errors, never blanks."""
    made = Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = translations(locale)
    made.install_gettext_callables(catalogue.gettext, catalogue.ngettext, newstyle=True)  # type: ignore[attr-defined]
    tools: dict[str, Any] = {"asset": asset, "vendor": vendor, "icon": icon}
    made.globals.update(tools)
    if locale == "es":
        made.globals["gettext"] = _contracting(cast(Callable[..., str], made.globals["gettext"]))
    return made


def _contracting(spoken: Callable[..., str]) -> Callable[..., str]:
    """A gettext that says "del jarrón" and "al pueblo" where a name that begins with "el" was put in."""

    @pass_context
    def gettext(context: Context, message: str, **values: object) -> str:
        told = spoken(context, message, **values)
        return type(told)(_ARTICLE.sub(lambda found: f"{found[1]}l ", told)) if values else told

    return gettext


def _values(view: View) -> dict[str, Any]:
    return {field.name: getattr(view, field.name) for field in fields(view)}


def render(view: View) -> str:
    """The whole page."""
    values = _values(view)
    return environment(values["frame"].locale).get_template(view.template).render(values)


def render_block(view: View, block: str) -> str:
    """One block of the page."""
    values = _values(view)
    template = environment(values["frame"].locale).get_template(view.template)
    return "".join(template.blocks[block](template.new_context(values)))


def render_part(view: View, part: str) -> str:
    """A template that pages share, with the values of one of them."""
    values = _values(view)
    return environment(values["frame"].locale).get_template(part).render(values)


def render_notices(view: View) -> str:
    """The notice of a view, to go along with a fragment of its page; none takes away the one before."""
    frame = _values(view)["frame"]
    inner = environment(frame.locale).get_template("_notices.html").render(frame=frame)
    return f'<hx-partial hx-target="#notices" hx-swap="innerHTML">{inner}</hx-partial>'
