"""The coded passages under the cursor, each coding a card with what can be done to it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout

from fieldnotes.domain.codes import CodedPassage, Passage
from fieldnotes.domain.edits import Span
from fieldnotes.domain.media import PICTURE
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.models.as_at_words import days_of, truth_words
from ui.models.dates import day_words
from ui.panels.inspector.picture_part import add_picture
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

_LONGEST = 220
"""How many code points of a passage the card quotes."""


def add_passages(
    context: Context, column: QVBoxLayout, note: str, span: Span | None, only: Passage | None = None
) -> list[str]:
    """Add the passages that a selection touches, the shortest first, with their codings, and the lost ones.

    Returns:
        The ids of the passages touched.
    """
    passages = context.project.passages.of_note(note)
    touched = [] if span is None else [passage for passage in passages if _touches(passage, span)]
    if only is not None and only.region:
        touched = [only]  # not the other parts of the same picture, which lie on the same character
    touched.sort(key=lambda passage: (passage.end - passage.start, passage.start))
    for passage in touched:
        header = SectionHeader(context.theme, "Passage")
        header.add_action("find", "Similar passages", partial(context.open, Ref("similar", passage.id)))
        column.addWidget(header)
        column.addWidget(_quotation(context, passage))
        for coded in context.project.codings.of_passage(passage.id):
            column.addWidget(_coding(context, coded))
    _add_lost(context, column, [passage for passage in passages if passage.state == "lost"])
    return [passage.id for passage in touched]


def _touches(passage: Passage, span: Span) -> bool:
    if passage.state != "live":
        return False
    if span.start == span.end:
        return passage.start <= span.start <= passage.end
    return passage.start < span.end and passage.end > span.start


def _quotation(context: Context, passage: Passage) -> Card:
    card = Card(context.theme, clickable=PICTURE in passage.words)
    words = passage.said
    card.add_label(f"“{words[:_LONGEST].rstrip()}…”" if len(words) > _LONGEST else f"“{words}”", "quote")
    add_picture(context, card, passage)
    turn = context.project.turns.at(passage.note, passage.start)
    paragraph = context.project.notes.text(passage.note).count("\n", 0, passage.start) + 1
    details = [_speaker(context, turn)] if turn else []
    card.add_label(" · ".join(filter(None, [*details, f"¶ {paragraph}"])), "muted")
    return card


def _speaker(context: Context, turn: Turn) -> str:
    """Who speaks, and what was true of them then."""
    project, person = context.project, turn.speaker or turn.contributor
    if person is None:
        return turn.speaker_name
    names = {ref.id: name for ref, name in project.as_at.people_of(turn.note)}
    when = When.of(turn.date) if turn.date else project.notes.get(turn.note).observed
    told = project.as_at.told([person])
    words = truth_words(told.of(person, days_of(when)), told.teams_of(person, days_of(when)))
    name = names.get(person, turn.speaker_name)
    return f"{name} ({words})" if words else name


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
    if not context.session.readonly:
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


def _add_lost(context: Context, column: QVBoxLayout, lost: list[Passage]) -> None:
    if not lost:
        return
    header = SectionHeader(context.theme, "Passages whose words were deleted")
    header.set_count(len(lost))
    column.addWidget(header)
    for passage in lost:
        card = Card(context.theme)
        card.add_label(f"“{passage.said[:_LONGEST]}”", "quote")
        codes = ", ".join(coded.code.name for coded in context.project.codings.of_passage(passage.id))
        card.add_label(codes or "no code", "muted")
        if not context.session.readonly:
            card.column.addWidget(_put_back_button(context, passage))
        column.addWidget(card)


def _put_back_button(context: Context, passage: Passage) -> QPushButton:
    button = QPushButton("Lay it over the words selected")
    button.setProperty("role", "link")
    button.setToolTip("Select in the text the words that this passage shall hold now")
    button.clicked.connect(lambda: _put_back(context, passage))
    return button


def _put_back(context: Context, passage: Passage) -> None:
    span, ref = context.selection.span, context.selection.ref
    if span is None or ref != Ref("note", passage.note):
        context.say("Select in the text the words that this passage shall hold now.")
        return
    context.project.passages.put_back(passage.id, span.start, span.end)
    context.say("Put the passage back", "Undo", context.project.store.undo)
