"""The catalogue: all commands of the program, checked once; and the actions and menus built from it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from fieldnotes.domain.errors import UserError
from ui.commands.command import GROUPS, Command
from ui.theme.theme import Theme


class Catalogue:
    """Holds commands by id, in the order they were given.

    Raises:
        ValueError: two commands share an id or a key, a group is unknown, or words are missing.
    """

    def __init__(self, commands: Iterable[Command]) -> None:
        self._commands: dict[str, Command] = {}
        keys: dict[str, str] = {}
        for command in commands:
            if command.id in self._commands:
                raise ValueError(f"two commands are called {command.id}")
            if not command.words or (command.group and command.group not in GROUPS):
                raise ValueError(f"{command.id} needs words and a known group")
            for key in command.keys:
                portable = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
                if portable in keys:
                    raise ValueError(f"{command.id} and {keys[portable]} both want {portable}")
                keys[portable] = command.id
            self._commands[command.id] = command

    def __contains__(self, command_id: str) -> bool:
        return command_id in self._commands

    def all(self) -> tuple[Command, ...]:
        """Every command."""
        return tuple(self._commands.values())

    def get(self, command_id: str) -> Command:
        """A command by its id.

        Raises:
            KeyError: there is none.
        """
        return self._commands[command_id]

    def of_group(self, group: str) -> tuple[Command, ...]:
        """The commands of one menu."""
        return tuple(command for command in self._commands.values() if command.group == group)

    def possible(self) -> tuple[Command, ...]:
        """What can be done now: the palette's entries."""
        return tuple(command for command in self._commands.values() if command.when())


def tooltip(command: Command) -> str:
    """Words and first key, for a button that shows neither."""
    words = command.words.rstrip("…")
    if not command.keys:
        return words
    return f"{words} ({shown_key(command.keys[0])})"


def shown_key(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class Actions(QObject):
    """A QAction for each command of a catalogue, attached to a window so that the keys work in it.

    Args:
        catalogue: the commands.
        theme: dyes the icons.
        window: the widget in which the keys work.
        refuse: shows the sentence of a UserError.
    """

    def __init__(self, catalogue: Catalogue, theme: Theme, window: QWidget, refuse: Callable[[str], object]) -> None:
        super().__init__(window)
        self.catalogue = catalogue
        self._refuse = refuse
        self._actions: dict[str, QAction] = {}
        for command in catalogue.all():
            action = QAction(command.words, self)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setToolTip(tooltip(command))
            action.setCheckable(command.checked is not None)
            if command.icon:
                action.setIcon(theme.icon(command.icon))
            action.triggered.connect(lambda _=False, name=command.id: self.run(name))
            window.addAction(action)
            self._actions[command.id] = action

    def action(self, command_id: str) -> QAction:
        """The action of a command.

        Raises:
            KeyError: there is no such command.
        """
        return self._actions[command_id]

    def run(self, command_id: str) -> None:
        """Give a command, if it can be given now."""
        command = self.catalogue.get(command_id)
        if not command.when():
            return
        try:
            command.run()
        except UserError as error:
            self._refuse(error.message)

    def fill(self, bar: QMenuBar) -> None:
        """Put a menu for each group that has commands into a menu bar."""
        for group in GROUPS:
            commands = self.catalogue.of_group(group)
            if commands:
                bar.addMenu(self.menu(group, [command.id for command in commands], bar))

    def menu(self, title: str, command_ids: Iterable[str], parent: QWidget) -> QMenu:
        """A menu of commands, brought up to date each time it opens; "" makes a line."""
        menu = QMenu(title, parent)
        names = tuple(command_ids)
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        menu.aboutToShow.connect(lambda: self.refresh(names))
        menu.aboutToHide.connect(lambda: self._release(names))
        return menu

    def refresh(self, names: Iterable[str]) -> None:
        """Bring words, ticks and greyness of some commands up to date."""
        for name in filter(None, names):
            command, action = self.catalogue.get(name), self._actions[name]
            action.setEnabled(command.when())
            action.setText(command.words_now())
            if command.checked is not None:
                action.setChecked(command.checked())

    def _release(self, names: Iterable[str]) -> None:
        """A closed menu greys nothing: ``run`` asks again, so that a key never meets yesterday's answer."""
        for name in filter(None, names):
            if not self.catalogue.get(name).watched:
                self._actions[name].setEnabled(True)
