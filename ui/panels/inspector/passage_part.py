"""The coded passages under the cursor, each coding a card with what can be done to it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout

from fieldnotes.domain.codes import CodedPassage
from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from ui.base.context import Context
from ui.models.dates import day_words
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

_LONGEST = 220
"""How many code points of a passage the card quotes."""


def passage_at(project: Project, note: str, span: Span | None) -> str | None:
    """The id of the passage that the selection touches most closely, or None."""
    touched = _touched(project, note, span)
    return touched[0].passage.id if touched else None


def add_passages(context: Context, column: QVBoxLayout, note: str, span: Span | None) -> None:
    """Add the passages under the cursor with their codings, and those that have lost their words."""
    seen = set()
    for coded in _touched(context.project, note, span):
        if coded.passage.id not in seen:
            seen.add(coded.passage.id)
            column.addWidget(SectionHeader(context.theme, "Passage"))
            column.addWidget(_quotation(context, coded))
        column.addWidget(_coding(context, coded))
    _add_lost(context, column, note)


def _touched(project: Project, note: str, span: Span | None) -> list[CodedPassage]:
    if span is None:
        return []
    found = [
        coded
        for coded in project.codings.of_note(note)
        if coded.passage.state == "live" and coded.passage.start <= span.end and coded.passage.end >= span.start
    ]
    return sorted(found, key=lambda coded: (coded.passage.end - coded.passage.start, coded.passage.id))


def _quotation(context: Context, coded: CodedPassage) -> Card:
    card = Card(context.theme)
    words = coded.passage.words
    card.add_label(f"“{words[:_LONGEST].rstrip()}…”" if len(words) > _LONGEST else f"“{words}”", "quote")
    turn = context.project.turns.at(coded.passage.note, coded.passage.start)
    paragraph = context.project.notes.text(coded.passage.note).count("\n", 0, coded.passage.start) + 1
    details = [turn.speaker_name] if turn and turn.speaker_name else []
    card.add_label(" · ".join([*details, f"¶ {paragraph}"]), "muted")
    return card


def _coding(context: Context, coded: CodedPassage) -> Card:
    card = Card(context.theme, clickable=True, colour=coded.code.colour)
    card.setAccessibleName(f"Code {coded.code.name}")
    row = QHBoxLayout()
    row.setSpacing(6)
    name = QLabel(coded.code.name)
    name.setWordWrap(True)
    row.addWidget(name, 1)
    if coded.coding.exemplar:
        star = QLabel("★ exemplar")
        star.setProperty("role", "muted")
        row.addWidget(star)
    row.addWidget(_menu_button(context, coded))
    card.column.addLayout(row)
    coder = context.project.contributors.get(coded.coding.coder)
    by = f"{coder.initials or coder.name} · " if coder else ""
    comment = f" · “{coded.coding.comment}”" if coded.coding.comment else ""
    card.add_label(f"{by}{day_words(coded.coding.at)}{comment}", "muted")
    card.pressed.connect(partial(context.open, Ref("code", coded.code.id)))
    return card


def _menu_button(context: Context, coded: CodedPassage) -> QToolButton:
    button = QToolButton()
    button.setIcon(context.theme.icon("menu"))
    button.setAccessibleName(f"What can be done to this coding with {coded.code.name}")
    button.setToolTip("Comment, exemplar, remove")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    codings, coding = context.project.codings, coded.coding
    menu.addAction(context.theme.icon("comment"), "Comment…", partial(_comment, context, coded))
    words = "No exemplar any more" if coding.exemplar else "Mark as exemplar"
    menu.addAction(context.theme.icon("star"), words, partial(codings.set_exemplar, coding.id, not coding.exemplar))
    menu.addAction(context.theme.icon("open"), "Open code", partial(context.open, Ref("code", coded.code.id)))
    menu.addSeparator()
    menu.addAction(context.theme.icon("delete"), "Remove code from passage", partial(_remove, context, coded))
    button.setMenu(menu)
    return button


def _comment(context: Context, coded: CodedPassage) -> None:
    words = context.prompts.ask("Comment on this coding", "Why does this code fit here?", coded.coding.comment)
    if words is not None:
        context.project.codings.comment(coded.coding.id, words)


def _remove(context: Context, coded: CodedPassage) -> None:
    context.project.codings.remove(coded.coding.id)
    context.say(f"Removed “{coded.code.name}”", "Undo", context.project.store.undo)


def _add_lost(context: Context, column: QVBoxLayout, note: str) -> None:
    lost = [passage for passage in context.project.passages.of_note(note) if passage.state == "lost"]
    if not lost:
        return
    header = SectionHeader(context.theme, "Passages whose words were deleted")
    header.set_count(len(lost))
    column.addWidget(header)
    for passage in lost:
        card = Card(context.theme)
        card.add_label(f"“{passage.words[:_LONGEST]}”", "quote")
        codes = ", ".join(coded.code.name for coded in context.project.codings.of_passage(passage.id))
        card.add_label(f"{codes or 'no code'} · select words and choose “Put passage back”, or undo", "muted")
        column.addWidget(card)
