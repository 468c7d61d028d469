"""A page's rows and what was understood, made into what the therapist's panel shows."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from narrative import COMPANY, COUPLE, Chip, Lexicon
from narrative.script import PromptPair, Script
from server.doubt_words import anew_sentence, unseen_sentence
from server.jobs import ACTIVE_STATES
from server.page_files import find_file, revision_of, shown_file
from server.pages import PageDetails, page_details
from server.progress import progress_of
from server.prompting import styles, usable_style
from server.records import Page
from server.routes import addresses
from server.routes.live import making_of
from server.routes.version_panels import version_cards
from server.routes.visit import Visit
from server.texts import gettext as _
from server.views import (
    ChipChoice,
    ChipGroup,
    ChipView,
    KnownWords,
    LedgerRow,
    PagePanel,
    Picture,
    PromptView,
    Stretch,
    StyleChoice,
)

NARRATED: Final = ("person", "pet", "place")
# The chips that take any word, and the lexicon's kind of the words that can be drawn.
FREE_KINDS: Final = {"action": "activities", "object": "objects", "garment": "garments"}


def _headings() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return (
        (_("Personas"), "person", ("person",)),
        (_("Animales"), "pet", ("pet",)),
        (_("Lugar"), "place", ("place",)),
        (_("Cuándo"), "era", ("era", "season", "time_of_day", "occasion")),
        (_("Tiempo"), "setting", ("weather",)),
        (_("Qué pasa"), "action", ("action",)),
        (_("Cosas"), "thing", ("object",)),
        (_("Ropa"), "garment", ("garment",)),
        (_("Sentimiento"), "feeling", ("feeling",)),
    )


def _anchor(chip: Chip) -> str:
    # Chip ids hold spaces and accents, which anchors may not.
    return "chip-" + hashlib.sha256(chip.id.encode()).hexdigest()[:8]


def _ask(chip: Chip) -> str:
    if chip.kind == "era":
        return _("O el año")
    if chip.id in ("person:yo", COMPANY, COUPLE) or chip.kind not in (*NARRATED, *FREE_KINDS):
        return ""
    return _("Se llama") if chip.kind in NARRATED else _("Cambiar por")


def _chip_view(chip: Chip) -> ChipView:
    label, _open, detail = chip.label.partition(" (")
    options = tuple(ChipChoice(value, words) for value, words in chip.options)
    narrated = chip.kind in NARRATED
    return ChipView(
        id=_anchor(chip),
        target=chip.id,
        label=label[:1].upper() + label[1:],
        detail=detail.removesuffix(")"),
        absent=not chip.present,
        guess=chip.guess,
        can_be_absent=narrated,
        ask=_ask(chip),
        known=f"known-{chip.kind}" if chip.kind in FREE_KINDS else "",
        value="" if chip.kind == "era" else label,
        choices=() if narrated else _chosen(options, label),
        links=_chosen(options, chip.label) if narrated and len(options) > 1 else (),
    )


def _chosen(options: Sequence[ChipChoice], label: str) -> tuple[ChipChoice, ...]:
    return tuple(replace(one, chosen=_bare(one.label) == _bare(label)) for one in options)


def _bare(label: str) -> str:
    """A label without what was told of the looks: "Luna (perro" of "Luna (perro, blanco)"."""
    return label.partition(",")[0].removesuffix(")")


def chip_groups(chips: Sequence[Chip]) -> tuple[ChipGroup, ...]:
    """The chips by sort, only the sorts that there are."""
    groups: list[ChipGroup] = []
    for heading, icon, kinds in _headings():
        inside = tuple(_chip_view(chip) for chip in chips if chip.kind in kinds)
        if inside:
            groups.append(ChipGroup(heading, icon, inside))
    return tuple(groups)


def known_words(chips: Sequence[Chip], lexicon: Lexicon) -> tuple[KnownWords, ...]:
    """The words to choose from for the chips that there are, in the order of the alphabet."""
    there = {chip.kind for chip in chips}
    return tuple(
        KnownWords(f"known-{kind}", tuple(sorted({one.label for one in lexicon.concepts[group]})))
        for kind, group in FREE_KINDS.items()
        if kind in there
    )


def stretches(text: str, chips: Sequence[Chip]) -> tuple[Stretch, ...]:
    """The text cut wherever the words of a chip begin or end. Spans outside the text are left out."""
    spans = [
        (span.start, span.end, chip)
        for chip in chips
        for span in chip.spans
        if 0 <= span.start < span.end <= len(text)
    ]
    cuts = sorted({0, len(text), *(edge for start, end, _chip in spans for edge in (start, end))})
    found: list[Stretch] = []
    for start, end in pairwise(cuts):
        over = [chip for first, last, chip in spans if first <= start and end <= last]
        # The narrowest chip is the one that a click on these words means.
        over.sort(key=lambda chip: min(span.end - span.start for span in chip.spans))
        ids = tuple(dict.fromkeys(_anchor(chip) for chip in over))
        found.append(Stretch(text[start:end], ids, ", ".join(dict.fromkeys(chip.label for chip in over))))
    return tuple(found)


def _ledger(pair: PromptPair) -> tuple[LedgerRow, ...]:
    """What the model reads, what it has no room for, and what it is to keep out."""
    wanted = [LedgerRow(one.text, one.origin, one.source) for one in pair.prompt]
    avoided = [LedgerRow(one.text, one.origin, one.source, avoided=True) for one in pair.negative]
    crowded = [
        LedgerRow(one.element.text, one.element.origin, one.element.source, one.avoided, left_out=True)
        for one in pair.left_out
        if one.reason == "room"
    ]
    return (*wanted, *avoided, *crowded)


def prompt_views(script: Script, edits: Mapping[str, Mapping[str, str]]) -> tuple[PromptView, ...]:
    """The picture's prompt pair, then each subject's."""
    pairs = [("picture", _("Todo el dibujo"), script.picture)]
    pairs += [(subject.key, subject.label, subject.pair) for subject in script.subjects]
    return tuple(_prompt_view(key, label, pair, key in edits) for key, label, pair in pairs)


def _prompt_view(key: str, label: str, pair: PromptPair, edited: bool) -> PromptView:
    unread = [one.element.text for one in pair.left_out if one.reason == "negative"]
    negative = ", ".join(unread) or pair.negative_text
    return PromptView(key, label, pair.prompt_text, negative, _ledger(pair), edited, bool(unread))


def style_choices(style: str) -> tuple[StyleChoice, ...]:
    """The styles that a page can be drawn in."""
    chosen = usable_style(style)
    return tuple(
        StyleChoice(
            preset.id,
            _(preset.label),
            _(preset.description),
            f"drawings/styles/{preset.id}.webp",
            preset.id == chosen.id,
        )
        for preset in styles().presets
    )


def picture_words(chips: Sequence[Chip], title: str) -> str:
    """What the picture shows, for those who do not see it."""
    shown = [chip.label for chip in chips if chip.kind in NARRATED and chip.present]
    return _("Dibujo con %s") % ", ".join(shown) if shown else _("Dibujo de «%s»") % title


def _file_address(details: PageDetails, kind: str) -> str:
    file = details.files.get(kind)
    return addresses.picture(file.path) if file else ""


def page_panel(visit: Visit, page_id: str, back: str) -> PagePanel:
    """The panel of a page; ``back`` is the address of the page that it stands on."""
    details = page_details(visit.db, visit.studio, visit.account, page_id)
    row = details.page
    running = row.state in ACTIVE_STATES
    stream = f"{addresses.page(row.id)}/progreso"
    return PagePanel(
        id=row.id,
        address=addresses.page(row.id),
        back=back,
        status=row.status,
        title=row.title,
        description=row.description,
        text=stretches(details.memory.text, details.chips),
        chip_groups=chip_groups(details.chips),
        known_words=known_words(details.chips, visit.studio.wait_until_ready().lexicon),
        prompts=prompt_views(details.script, row.script_edits) if details.script else (),
        picture_words=picture_words(details.chips, row.title),
        styles=style_choices(row.style),
        style_label=_(usable_style(row.style).label),
        revision=row.revision,
        sketch_address=_file_address(details, "sketch"),
        painting_address=_file_address(details, "painting"),
        shown=row.shown,
        making=making_of(progress_of(visit.db, row.id, row.revision), row.id, stream) if running else None,
        problem=row.problem or "",
        can_make_again=not running,
        can_undo=details.can_undo,
        book_address=addresses.book(row.patient_id) if row.status == "kept" else "",
        made_address=addresses.making_of_page(row.id) if "painting" in details.files else "",
        repair_address=addresses.repairs(row.id) if "sketch" in details.files and not running else "",
        versions=version_cards(visit, row),
        doubts=details.doubts if row.shown == "painting" and not running else (),
        unseen=unseen_sentence(details.script),
        anew=anew_sentence(details.layout),
    )


def shown_picture(visit: Visit, row: Page) -> Picture | None:
    """The picture that a page shows now: the chosen one, else the sketch."""
    file = shown_file(visit.db, row)
    return Picture(addresses.picture(file.path), _("Dibujo de «%s»") % row.title) if file else None


def made_address(visit: Visit, row: Page) -> str:
    """Where it is told how a page's picture was made; "" for one that was not painted."""
    painted = find_file(visit.db, revision_of(row), "painting") is not None
    return addresses.making_of_page(row.id) if painted else ""


def state_words(row: Page) -> str:
    """Where a page is, in a few words."""
    if row.status == "withdrawn":
        return _("Quitada")
    if row.state == "failed":
        return _("La pintura no ha salido; el dibujo está")
    return _("Pintándose") if row.state in ACTIVE_STATES else _("Lista para revisar")
