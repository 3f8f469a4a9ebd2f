"""The people of a note in the inspector, with what was true of them when it was observed."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from ui.base.context import Context
from ui.models.as_at_words import at_words, days_of, truth_words
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

_MOST = 8
"""People shown; a note of a meeting may have forty."""


def add_people(context: Context, column: QVBoxLayout, note: str) -> None:
    """Add the people of a note, each a card that opens their page; nothing where nobody is named."""
    project = context.project
    people = project.as_at.people_of(note)
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
        words = truth_words(told.of(ref.id, days), told.teams_of(ref.id, days), told.standing_of(ref.id, days))
        if words:
            card.add_label(words, "muted")
        card.setAccessibleName(f"{name}: {words}" if words else name)
        card.pressed.connect(partial(context.open, ref))
        column.addWidget(card)
    if len(people) > _MOST:
        column.addWidget(SectionHeader(context.theme, f"and {len(people) - _MOST} more"))
