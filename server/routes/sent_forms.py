"""A form with files as it arrives: the fields' texts, what is ticked, and the bytes of what was brought."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import UploadFile

from server.workshop_uploads import LARGEST_FILE


@dataclass(frozen=True)
class SentForm:
    """``typed`` holds each field's text, ``ticked`` every value of the field that may come many times, and
    ``files`` what was brought, by field; an empty file is none.
    """

    typed: Mapping[str, str]
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    ticked: tuple[str, ...] = ()


async def sent_form(
    request: Request, *, files: Collection[str], most_fields: int, ticked: str = ""
) -> SentForm:
    """The form; of a file just so much is read that one that is too large is known to be."""
    form = await request.form(max_files=len(files) + 1, max_fields=most_fields)
    typed: dict[str, str] = {}
    brought: dict[str, bytes] = {}
    ticks: list[str] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read(LARGEST_FILE + 1) if name in files else b""
            brought |= {name: data} if data else {}
        elif name == ticked:
            ticks.append(value)
        else:
            typed[name] = value
    return SentForm(typed, brought, tuple(ticks))
