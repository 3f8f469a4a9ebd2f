"""The page of templates and prompt sheets: the project's own, in their order, and those that come with the program."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.notes import Template
from fieldnotes.domain.refs import Ref
from fieldnotes.interop.templates import BuiltIn, built_in
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands.templates import TEMPLATES, adopt, begin_from, begin_from_built_in, delete_template
from ui.widgets.card import Card, cards_in
from ui.widgets.clearing import clear
from ui.widgets.page_area import PageArea
from ui.widgets.section_header import SectionHeader

_WORDS = (
    "A template is a page that notes begin from. Open one to change it as you would any note; notes begun from it are "
    "copies and stay as they are. Any note can be saved as a template from its menu."
)


def page_kind() -> PageKind:
    """How the window makes this page; there is one for the whole project."""
    return PageKind(TEMPLATES.noun, lambda context, _: TemplatesPage(context))


class TemplatesPage(Page):
    """A card for each template."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._writable = not context.session.readonly
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area = PageArea(context.theme.fonts.scaled(54))
        title = QLabel("Templates and prompt sheets")
        title.setProperty("role", "title")
        words = QLabel(_WORDS)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self._own, self._others = QVBoxLayout(), QVBoxLayout()
        self._own_head = SectionHeader(context.theme, "In this project")
        self._others_head = SectionHeader(context.theme, "Come with the program")
        column = self.area.column
        column.addWidget(title)
        column.addWidget(words)
        for head, cards in ((self._own_head, self._own), (self._others_head, self._others)):
            cards.setSpacing(8)
            column.addWidget(head)
            column.addLayout(cards)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        KeepingUp(self, context.bus, self.reload, touches("note"))
        self.reload()

    def ref(self) -> Ref:
        """All templates."""
        return TEMPLATES

    def title(self) -> str:
        """What they are."""
        return "Templates"

    def icon(self) -> str:
        """A clipboard."""
        return "template"

    def own(self) -> list[Card]:
        """The cards of the project's own templates."""
        return cards_in(self._own)

    def others(self) -> list[Card]:
        """The cards of those that come with the program and are not in the project yet."""
        return cards_in(self._others)

    def arrive(self) -> None:
        """The keyboard goes to the first."""
        self._context.select(None)
        cards = self.own() or self.others()
        if cards:
            cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Show the templates as they are now."""
        own = self._context.project.templates.all()
        taken = {each.title.casefold() for each in own}
        others = [each for each in built_in() if each.title.casefold() not in taken]
        for column in (self._own, self._others):
            clear(column)
        for each in own:
            self._own.addWidget(self._own_card(each))
        for ours in others:
            self._others.addWidget(self._other_card(ours))
        self._own_head.setVisible(bool(own))
        self._others_head.setVisible(bool(others))

    def _own_card(self, each: Template) -> Card:
        card = Card(self._context.theme, clickable=True)
        card.setAccessibleName(f"Template {each.title}")
        card.pressed.connect(partial(self._context.open, Ref("note", each.id), None, True))
        begin = partial(begin_from, self._context, each.id)
        self._fill(card, each.title, f"{each.kind.capitalize()} · {each.words:,} words", begin)
        if self._writable:
            head = card.column.itemAt(0)
            layout = head.layout() if head is not None else None
            if isinstance(layout, QHBoxLayout):
                layout.addWidget(self._menu_button(each))
        return card

    def _other_card(self, each: BuiltIn) -> Card:
        card = Card(self._context.theme, clickable=self._writable)
        card.setAccessibleName(f"Template {each.title}")
        card.setToolTip("Copy it into the project and change it there")
        card.pressed.connect(lambda: attempt(self._context, partial(adopt, self._context, each)))
        first = next((line for line in each.words.text.split("\n") if line.strip()), "")
        begin = partial(begin_from_built_in, self._context, each)
        self._fill(card, each.title, f"{each.kind.capitalize()} · {first}", begin)
        return card

    def _fill(self, card: Card, title: str, detail: str, begin: partial[str]) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        name = QLabel(title)
        name.setProperty("role", "strong")
        name.setWordWrap(True)
        head.addWidget(name, 1)
        if self._writable:
            button = QPushButton("Begin a note")
            button.clicked.connect(lambda: attempt(self._context, begin))
            head.addWidget(button)
        card.column.addLayout(head)
        card.add_label(detail, "muted")

    def _menu_button(self, each: Template) -> QWidget:
        context, templates = self._context, self._context.project.templates
        button = QToolButton()
        button.setIcon(context.theme.icon("menu"))
        button.setAccessibleName(f"What can be done to the template {each.title}")
        button.setToolTip("Rename, order, delete")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(context.theme.icon("edit"), "Rename…", partial(self._rename, each))
        menu.addAction(
            context.theme.icon("up"), "Move up", partial(attempt, context, partial(templates.move, each.id, -1))
        )
        menu.addAction(
            context.theme.icon("down"), "Move down", partial(attempt, context, partial(templates.move, each.id, 1))
        )
        menu.addSeparator()
        menu.addAction(
            context.theme.icon("delete"), "Delete", lambda: attempt(context, partial(delete_template, context, each.id))
        )
        button.setMenu(menu)
        return button

    def _rename(self, each: Template) -> None:
        title = self._context.prompts.ask("Rename template", "What shall it be called?", each.title)
        if title is not None:
            attempt(self._context, partial(self._context.project.templates.rename, each.id, title))
