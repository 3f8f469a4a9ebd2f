"""Links and backlinks of the thing selected, and the first words of making one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout

from fieldnotes.domain.memos import LINK_TYPES, Neighbour
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.dialogs.link_form import ask_link
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

_LINKABLE = (
    *("note", "passage", "code", "actor", "site", "event", "memo", "visit"),
    *("contributor", "team", "strand", "phase"),
)
_BACKWARDS = {
    "about": "about this",
    "supports": "supports this",
    "contradicts": "contradicts this",
    "revises": "revises this",
    "follows from": "follows from this",
    "compares": "compares",
    "negative case": "negative case of this",
    "adapts": "adapts this",
    "asks for data": "asks for data here",
    "answers": "answers this",
    "mentions": "mentions this",
}
_TITLES = {"passage": "Links of this passage", "note": "Links of this note", "memo": "Linked to this memo"}


def add_links(context: Context, column: QVBoxLayout, ref: Ref) -> None:
    """Add everything that is linked to or from a thing."""
    if ref.noun not in _LINKABLE:
        return
    neighbours = [one for one in context.project.links.of(ref) if not _is_headnote(one, ref)]
    header = SectionHeader(context.theme, _TITLES.get(ref.noun, "Links"))
    header.set_count(len(neighbours) or None)
    if not context.session.readonly:
        header.add_action("memo", "Write a memo about this", partial(_add_memo, context, ref))
        header.add_action("link", "Link this to something…", partial(_add_link, context, ref))
    column.addWidget(header)
    if not neighbours:
        hint = QLabel("Nothing is linked here yet.")
        hint.setProperty("role", "muted")
        column.addWidget(hint)
    for neighbour in neighbours:
        column.addWidget(_card(context, neighbour))


def _is_headnote(neighbour: Neighbour, ref: Ref) -> bool:
    """Later readings of a note stand in a part of their own."""
    about = neighbour.via == "link" and neighbour.type == "about" and not neighbour.outgoing
    return about and ref.noun in ("note", "passage") and neighbour.detail == "headnote memo"


def _card(context: Context, neighbour: Neighbour) -> Card:
    card = Card(context.theme, clickable=True)
    row = QHBoxLayout()
    row.setSpacing(6)
    words = neighbour.type if neighbour.outgoing else _BACKWARDS.get(neighbour.type, neighbour.type)
    badge = QLabel(words)
    badge.setProperty("role", "badge")
    row.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    if neighbour.via == "link" and not context.session.readonly:
        row.addWidget(_menu_button(context, neighbour))
    card.column.addLayout(row)
    title = neighbour.title if len(neighbour.title) <= 140 else neighbour.title[:139] + "…"
    card.add_label(f"“{title}”" if neighbour.ref.noun == "passage" else title)
    detail = f"{neighbour.detail} · “{neighbour.reason}”" if neighbour.reason else neighbour.detail
    card.add_label(detail, "muted")
    card.setAccessibleName(f"{words}: {title}")
    card.pressed.connect(partial(context.open, neighbour.ref))
    return card


def _menu_button(context: Context, neighbour: Neighbour) -> QToolButton:
    button = QToolButton()
    button.setIcon(context.theme.icon("menu"))
    button.setAccessibleName(f"Change the link to {neighbour.title[:60]}")
    button.setToolTip("Type, reason, remove")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    types = menu.addMenu("Type")
    for kind in LINK_TYPES:
        action = types.addAction(kind)
        action.setCheckable(True)
        action.setChecked(kind == neighbour.type)
        action.triggered.connect(partial(_retype, context, neighbour, kind))
    menu.addAction("Reason…", partial(_reason, context, neighbour))
    menu.addSeparator()
    menu.addAction(context.theme.icon("delete"), "Remove link", partial(_remove, context, neighbour))
    button.setMenu(menu)
    return button


def _retype(context: Context, neighbour: Neighbour, kind: str) -> None:
    context.project.links.retype(neighbour.link, kind, neighbour.reason)


def _reason(context: Context, neighbour: Neighbour) -> None:
    reason = context.prompts.ask("Reason", "Why are these two linked?", neighbour.reason)
    if reason is not None:
        context.project.links.retype(neighbour.link, neighbour.type, reason)


def _remove(context: Context, neighbour: Neighbour) -> None:
    context.project.links.remove(neighbour.link)
    context.say("Removed the link", "Undo", context.project.store.undo)


def _add_memo(context: Context, ref: Ref) -> None:
    memo = context.project.memos.add("", about=[ref])
    context.open(Ref("memo", memo.id), keep=True)


def _add_link(context: Context, ref: Ref) -> None:
    title = context.project.titles.title(ref)
    answer = ask_link(title, LINK_TYPES, context.project.mentions.complete, context.theme, None)
    if answer is not None:
        target, kind, reason = answer
        context.project.links.add(ref, target, kind, reason)
