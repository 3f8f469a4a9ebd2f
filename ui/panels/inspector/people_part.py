"""The people of a note in the inspector, with what was true of them when it was observed."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from ui.base.context import Context
from ui.models.as_at_words import at_words, days_of, told_words
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

_MOST = 8
"""People shown; a note of a meeting may have forty."""


def add_people(context: Context, column: QVBoxLayout, note: str) -> None:
    """Add the people of a note who do not speak in it, each a card that opens their page; nothing without any."""
    project = context.project
    speak = {voice.key for voice in project.voices.of_note(note)}
    people = [(ref, name) for ref, name in project.as_at.people_of(note) if ref.id not in speak]
    if not people:
        return
    observed = project.notes.get(note).observed
    header = SectionHeader(context.theme, f"People, {at_words(observed)}")
    header.set_count(len(people))
    column.addWidget(header)
    days = days_of(observed)
    told = project.as_at.told(ref.id for ref, _ in people)
    for ref, name in people[:_MOST]:
        card = Card(context.theme, clickable=True)
        card.add_label(name)
        words = told_words(told, ref.id, days)
        if words:
            card.add_label(words, "muted")
        card.setAccessibleName(f"{name}: {words}" if words else name)
        card.pressed.connect(partial(context.open, ref))
        column.addWidget(card)
    if len(people) > _MOST:
        column.addWidget(SectionHeader(context.theme, f"and {len(people) - _MOST} more"))
