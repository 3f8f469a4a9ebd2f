"""What is known of a person: facts with the time they were true."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader


def add_person(context: Context, column: QVBoxLayout, ident: str) -> None:
    """Add the facts about an actor."""
    facts = context.project.facts.of(ident)
    header = SectionHeader(context.theme, "Facts")
    header.set_count(len(facts) or None)
    column.addWidget(header)
    for fact in facts:
        column.addWidget(_card(context, fact))
    if not facts:
        hint = QLabel("Nothing is entered about this person yet.")
        hint.setProperty("role", "muted")
        column.addWidget(hint)


def _card(context: Context, fact: Fact) -> Card:
    card = Card(context.theme)
    row = QHBoxLayout()
    words = QLabel(f"{fact.key}: {fact.value}")
    words.setWordWrap(True)
    row.addWidget(words, 1)
    remove = QToolButton()
    remove.setIcon(context.theme.icon("close"))
    remove.setAccessibleName(f"Remove {fact.key}")
    remove.setToolTip("Remove this fact")
    remove.clicked.connect(partial(_remove, context, fact))
    row.addWidget(remove)
    card.column.addLayout(row)
    start = When.of(fact.start).label() if fact.start else "…"
    end = When.of(fact.end).label() if fact.end else "now"
    if fact.start or fact.end:
        card.add_label(f"{start} – {end}", "muted")
    return card


def _remove(context: Context, fact: Fact) -> None:
    context.project.facts.remove(fact.id)
    context.say(f"Removed “{fact.key}”", "Undo", context.project.store.undo)
