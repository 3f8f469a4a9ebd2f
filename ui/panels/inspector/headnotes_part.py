"""The later readings of the note or the passage selected, each with its first words."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from fieldnotes.domain.headnotes import Headnote
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.models.dates import day_words
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

_MOST = 180


def add_headnotes(context: Context, column: QVBoxLayout, note: str) -> None:
    """Add the later readings of a note and of its passages, oldest first; nothing where there are none."""
    headnotes = [one for one in context.project.headnotes.of_note(note) if one.text.strip()]
    if not headnotes:
        return
    names = {person.id: person.initials or person.name for person in context.project.contributors.all()}
    header = SectionHeader(context.theme, "Later readings")
    header.set_count(len(headnotes))
    column.addWidget(header)
    for one in headnotes:
        column.addWidget(_card(context, one, names.get(one.author or "", "")))


def _card(context: Context, one: Headnote, by: str) -> Card:
    card = Card(context.theme, clickable=True)
    words = " ".join(one.text.split())
    card.add_label(words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…")
    part = "of a passage" if one.passage else ""
    private = "private" if one.visibility == "private" else ""
    card.add_label(" · ".join(filter(None, (day_words(one.at), by, part, private))), "muted")
    card.setAccessibleName(f"Later reading of {day_words(one.at)}: {words[:60]}")
    card.pressed.connect(partial(context.open, Ref("memo", one.memo)))
    return card
