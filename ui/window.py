"""The window: the frame around rooms, pages and the inspector, and the way about in it."""

import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.asking import Asking
from ui.base.context import Context
from ui.base.navigation import Message
from ui.base.places import place_of
from ui.base.rooms import House, Pad, Page
from ui.base.settings import GEOMETRY, INSPECTOR, ROOM, SPLITTER, THEME, tabs_of
from ui.commands import found, frame, mentions, recordings, registers, searches, texts, turns
from ui.commands.catalogue import Actions, Catalogue, shown_key
from ui.commands.command import GROUPS, Command
from ui.commands.first_steps import FIRST
from ui.dialogs.palette import Entry, choose_entry
from ui.dialogs.shortcuts import show_keys
from ui.panels.pages import Pages
from ui.panels.search_bar import SearchBar
from ui.panels.status import ProjectStatus
from ui.panels.top import ProjectBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.hairline import hairline
from ui.widgets.quiet import Quiet
from ui.widgets.rail import Rail
from ui.widgets.toast import Toast

NARROW = 1_120
"""Under this width, in pixels, the inspector hides."""

MOST_TABS = 12
"""How many tabs are opened again at the next start."""

_OF_PAGES = (texts, registers, mentions, turns, recordings, searches, found)
"""Nouns whose commands are carried out by the page in front."""


class Window(QMainWindow):
    """Top bar, rail, side panel, tabs, inspector, status line.

    Args:
        context: what every view is handed.
        house: rooms, pages and inspector.
        commands: the commands of the nouns; those of the frame are added to them.

    Signals:
        closed: the window was closed, everything in it saved and remembered.
    """

    closed = Signal()

    def __init__(self, context: Context, house: House, commands: Sequence[Command]) -> None:
        super().__init__()
        self.context = context
        self._house = house
        self._panels: dict[str, QWidget] = {}
        self._pad: Pad | None = None
        self.catalogue = Catalogue(
            (
                *commands,
                *(one for noun in _OF_PAGES for one in noun.commands(context, self)),
                *frame.commands(context, self, house.rooms),
            )
        )
        self.commands = Actions(self.catalogue, context.theme, self, context.say)
        if sys.platform == "darwin":  # where one looks for the same menus at the top of the screen
            self.commands.fill(self.menuBar())
        self._build()
        self._listen()
        self._restore()

    # What the commands of the frame ask for

    def go_back(self) -> None:
        """To the place before."""
        self.pages.step(forward=False)

    def go_forward(self) -> None:
        """To the place after."""
        self.pages.step(forward=True)

    def can_go_back(self) -> bool:
        """Is there a place before?"""
        return self.pages.trail.can_go_back()

    def can_go_forward(self) -> bool:
        """Is there a place after?"""
        return self.pages.trail.can_go_forward()

    def has_page(self) -> bool:
        """Is a tab open?"""
        return self.pages.page() is not None

    def close_page(self) -> None:
        """Close the page in front, unless it must stay."""
        self.pages.close_page()

    def step_tab(self, by: int) -> None:
        """Bring the tab beside to the front."""
        self.pages.tabs.step(by)

    def enter(self, room: str) -> None:
        """Show a room in the side panel, which takes the keyboard; made when it is first entered."""
        self._show_room(room)
        self._give_keyboard(self._panels[room])

    def _show_room(self, room: str) -> None:
        if room not in self._panels:
            made = next(known for known in self._house.rooms if known.id == room).make(self.context)
            self._panels[room] = made
            self.side.addWidget(made)
        self.side.setCurrentWidget(self._panels[room])
        self.rail.choose(room)
        self.context.settings.set(ROOM, room)

    def _give_keyboard(self, panel: QWidget) -> None:
        """To the list of a room; to what an empty one offers."""
        panel.setFocus()
        holder = self.focusWidget()
        if holder is None or not panel.isAncestorOf(holder) or not holder.isVisibleTo(panel):
            offered = (button for button in panel.findChildren(QPushButton) if button.isVisibleTo(panel))
            first = next(offered, None)
            if first is not None:
                first.setFocus()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_palette(self) -> None:
        """Let the person choose a command by its words."""
        entries = [
            Entry(
                command.id,
                command.words_now(),
                shown_key(command.keys[0]) if command.keys else "",
                command.icon,
            )
            for command in self.catalogue.possible()
        ]
        chosen = choose_entry(entries, self.context.theme, self)
        if chosen is not None:
            self.commands.run(chosen)

    def show_keys(self) -> None:
        """List all keys."""
        show_keys(self.keys_by_menu(), self.context.theme, self)

    def keys_by_menu(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each menu with its commands that have keys, then lists, as (words, keys)."""
        groups = []
        for group in GROUPS:
            lines = [
                (command.words.rstrip("…"), " or ".join(map(shown_key, command.keys)))
                for command in self.catalogue.of_group(group)
                if command.keys
            ]
            if lines:
                groups.append((group, lines))
        groups.append(("Lists", [(words, " or ".join(map(shown_key, keys))) for words, keys in frame.LIST_KEYS]))
        return groups

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.context.settings.set(INSPECTOR, not self.has_inspector())
        self._fit_inspector()

    def has_inspector(self) -> bool:
        """Does the person want the inspector?"""
        return self.context.settings.get(INSPECTOR)

    def jot(self) -> None:
        """Bring the pad for a quick jotting to the front; made when it is first asked for."""
        if self._pad is None and self._house.pad is not None:
            self._pad = self._house.pad(self.context, self)
        if self._pad is not None:
            self._pad.appear()

    def toggle_focus(self) -> None:
        """Show nothing but the page in front, or everything again."""
        self.quiet.toggle()

    def has_focus_mode(self) -> bool:
        """Is nothing but the page in front shown?"""
        return self.quiet.on

    def toggle_theme(self) -> None:
        """From light to dark or back."""
        self.context.settings.set(THEME, self.context.theme.toggle())

    def set_look(self, mode: str) -> None:
        """Go light, dark, or with the system."""
        self.context.theme.set_mode(mode)
        self.context.settings.set(THEME, mode)

    # Going about

    def page(self) -> Page | None:
        """The page in front."""
        return self.pages.page()

    def panel(self, room: str) -> QWidget | None:
        """The side panel of a room, if it was entered."""
        return self._panels.get(room)

    def open(self, ref: Ref, at: Span | None = None, keep: bool = False) -> None:
        """Bring the page of a row to the front, at a place of its text; a toast says why it cannot be."""
        try:
            self.pages.open(place_of(self.context.project, ref, at), keep)
        except UserError as error:
            self.context.say(error.message)

    # Building

    def _build(self) -> None:
        context, theme = self.context, self.context.theme
        self.search = SearchBar(context, shown_key("Ctrl+K"))
        self.rail = Rail(theme, [(room.id, room.words, room.icon) for room in self._house.rooms])
        self.side = QStackedWidget()
        self.side.setMinimumWidth(theme.fonts.scaled(15))
        self.pages = Pages(context, self._house.pages, self._welcome())
        self.inspector = self._house.inspector(context) if self._house.inspector else None
        self.status = ProjectStatus(context)
        self._lay_out()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setMinimumWidth(self.context.theme.fonts.scaled(36))  # or the inspector could never give way
        scaled = self.context.theme.fonts.scaled
        for widget in filter(None, (self.side, self.pages, self.inspector)):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([scaled(21.8), 900, scaled(22)][: self.splitter.count()])
        bar = ProjectBar(self.context, self.commands, self.search)
        lines = (hairline(), hairline(), hairline(upright=True))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(lines[2])
        middle.addWidget(self.splitter, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(lines[0])
        column.addLayout(middle, 1)
        column.addWidget(lines[1])
        column.addWidget(self.status)
        around = (bar, *lines, self.rail, self.side, self.status, self.pages.tabs.tabBar())
        self.quiet = Quiet(self, lambda: (*around, *filter(None, (self.inspector,))), self._tell_focus)
        self.setCentralWidget(central)
        self.toast = Toast(central)

    def _welcome(self) -> EmptyState:
        words = "A project is years of notes. Begin with what you saw today, or bring what you have already written."
        state = EmptyState(self.context.theme, "fieldnote", words)
        for name in FIRST:
            if name in self.catalogue:
                command = self.catalogue.get(name)
                state.add_action(command.words, partial(self.commands.run, name), name == "notes.new_fieldnote")
        return state

    def _listen(self) -> None:
        navigation = self.context.navigation
        navigation.opened.connect(self.open)
        navigation.said.connect(self._say)
        navigation.traced.connect(self._trace)
        navigation.worked.connect(self.status.show_work)
        self.context.search.fronted.connect(self._show_facets)
        self.rail.chosen.connect(self.enter)
        self.pages.fronted.connect(self._tell_title)
        self.pages.counted.connect(self.status.tell_words)
        self.pages.stated.connect(self.status.tell_state)
        self.pages.walked.connect(lambda: self.commands.refresh(("go.back", "go.forward")))
        self.pages.walked.connect(self._remember_tabs)
        for number in range(1, 10):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(partial(self.pages.front, number - 1))

    # Following

    def _tell_title(self) -> None:
        page = self.page()
        title = self.context.project.title
        self.setWindowTitle(f"{page.title()} – {title}" if page else title)

    def _say(self, message: Message) -> None:
        self.toast.show_words(message.words, message.action, message.run)

    def _show_facets(self, asking: Asking) -> None:
        """A search that was just made finds what it can be narrowed to beside it; the page keeps the keyboard."""
        if asking.fresh and any(room.id == "search" for room in self._house.rooms):
            self._show_room("search")
        asking.fresh = False

    def _trace(self) -> None:
        """The inspector shows the course of words through time: bring it into sight."""
        self.context.settings.set(INSPECTOR, True)
        self._fit_inspector()
        if self.inspector is not None and self.inspector.isHidden():
            self.context.say("The window is too narrow for the inspector, where the course is drawn; make it wider.")

    def _tell_focus(self, on: bool) -> None:
        for page in self.pages.pages():
            page.set_focus_mode(on)
        if on:
            self.context.say("Only the page is left. Esc brings the rest back.")
        self._fit_inspector()

    def _fit_inspector(self) -> None:
        if self.inspector is not None and not self.quiet.on:
            self.inspector.setVisible(self.has_inspector() and self.width() >= NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the inspector."""
        super().resizeEvent(event)
        self._fit_inspector()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Every page must agree; then all is remembered for the next time."""
        if (self._pad is not None and not self._pad.close()) or not self.pages.close_all():
            event.ignore()
            return
        self.status.stop_work()
        if self.quiet.on:
            self.quiet.toggle()
        self._remember()
        super().closeEvent(event)
        self.closed.emit()

    # Remembering

    def _restore(self) -> None:
        settings = self.context.settings
        self.resize(1_400, 860)
        geometry = settings.get(GEOMETRY)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        sizes = settings.get(SPLITTER)
        if len(sizes) == self.splitter.count():
            self.splitter.setSizes(sizes)
        rooms = [room.id for room in self._house.rooms]
        if rooms:
            room = settings.get(ROOM)
            self.enter(room if room in rooms else rooms[0])
        self.pages.reopen(settings.get(tabs_of(self.context.project.id)))
        self._fit_inspector()
        if not self.has_page():
            self.pages.setFocus()
        self._tell_title()
        self.commands.refresh(("go.back", "go.forward"))

    def _remember(self) -> None:
        settings = self.context.settings
        settings.set(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        if self.inspector is None or self.inspector.isVisible():
            settings.set(SPLITTER, self.splitter.sizes())
        self._remember_tabs()
        settings.flush()

    def _remember_tabs(self) -> None:
        """Now and at each change, against power cuts; a sealed project's queries stay in its file."""
        entries = self.pages.entries()
        if self.context.session.key is not None:
            entries = [entry for entry in entries if not entry.startswith(("search:", "distinct:"))]
        self.context.settings.set(tabs_of(self.context.project.id), entries[-MOST_TABS:])
