"""The bar at the top of an open project: the way back and forward, first actions, the search, looks, the menu."""

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.base.context import Context
from ui.commands.catalogue import Actions
from ui.commands.command import GROUPS
from ui.widgets.top_bar import TopBar

_NEW = (
    "notes.new_interview",
    "notes.new_focus_group",
    "dialogues.new",
    "notes.new_diary",
    "notes.new_jotting",
    "templates.begin",
)


class ProjectBar(TopBar):
    """Offers the commands that are at hand everywhere.

    Args:
        context: the theme.
        commands: actions and menus of all commands.
        search: the field in the middle.
    """

    def __init__(self, context: Context, commands: Actions, search: QWidget) -> None:
        super().__init__(context.theme, search)
        self._context = context
        self._commands = commands
        catalogue = commands.catalogue
        for name in ("go.back", "go.forward"):
            self.add_left(self.quiet_button(commands.action(name)))
        if "notes.new_fieldnote" in catalogue:
            kinds = commands.menu("", [name for name in _NEW if name in catalogue], self)
            self.add_left(self.first_button("Note", commands.action("notes.new_fieldnote"), kinds))
            self.add_left(self.quiet_button(commands.action("notes.jot"), "Jot"))
        self._look = self.quiet_button(commands.action("view.toggle"))
        self.add_right(self._look)
        self.add_right(self._menu_button())
        context.theme.changed.connect(self._dye)
        self._dye()

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._context.theme.icon("menu"))
        button.setIconSize(self._look.iconSize())
        button.setToolTip("Menu (F10)")
        button.setAccessibleName("Menu")
        button.setShortcut("F10")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._menu())
        return button

    def _menu(self) -> QMenu:
        """One menu of menus."""
        menu = QMenu(self)
        for group in GROUPS:
            names = [command.id for command in self._commands.catalogue.of_group(group)]
            if names:
                menu.addMenu(self._commands.menu(group, names, menu))
        return menu

    def _dye(self) -> None:
        self._look.setIcon(self._context.theme.icon("light" if self._context.theme.tokens.dark else "dark"))
