"""What a code goes together with."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

_MOST = 8


def add_code(context: Context, column: QVBoxLayout, ident: str) -> None:
    """Add the codes that lie on the same words, the most frequent first; in the time that lists keep to."""
    together = context.project.codes.together_with(ident, context.navigation.span)
    if not together:
        return
    column.addWidget(SectionHeader(context.theme, "Together with"))
    for code, count in together[:_MOST]:
        card = Card(context.theme, clickable=True, colour=code.colour)
        card.add_label(f"{code.name}  ·  {count}")
        card.pressed.connect(partial(context.open, Ref("code", code.id)))
        column.addWidget(card)
