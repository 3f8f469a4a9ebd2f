"""The small frozen context that is passed to every view; there is no other way to reach the project."""

from collections.abc import Callable
from dataclasses import dataclass

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from fieldnotes.session import Session
from ui.base.bus import Bus
from ui.base.navigation import Navigation, Selection
from ui.base.player import MakePlayer
from ui.base.playing import make_player
from ui.base.prompts import Prompts
from ui.base.searching import Searching
from ui.base.settings import Settings
from ui.base.spelling import Spelling
from ui.base.tasks import Task, Tasks
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """What a view may use: the open project, the bus, background tasks, prompts, settings, the theme, the way about,
    the index (``search``; nobody else polls the client of the session), the dictionaries (``spelling``), and what
    plays recordings (``player`` makes one).
    """

    session: Session
    bus: Bus
    tasks: Tasks
    prompts: Prompts
    settings: Settings
    theme: Theme
    navigation: Navigation
    search: Searching
    spelling: Spelling
    player: MakePlayer = make_player

    @property
    def project(self) -> Project:
        """The open project."""
        return self.session.project

    @property
    def selection(self) -> Selection:
        """What is selected now."""
        return self.navigation.selection

    def open(self, ref: Ref, at: Span | None = None, keep: bool = False) -> None:
        """Open a row in a tab, at a place of its text if one is given (code points).

        A page that was only looked at gives its tab to the next of its noun; ``keep`` gives it one of its own, as do
        a change to it and a double click on its tab. ``Ref("search", query)`` opens the results of a query; a passage
        opens its note at its words.
        """
        self.navigation.open(ref, at, keep)

    def select(self, ref: Ref | None, span: Span | None = None, turn: str = "") -> None:
        """Say what is selected, for the inspector and the commands; in a transcript also the turn (its id)."""
        self.navigation.select(ref, span, turn)

    def say(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a toast, with a button (such as "Undo") if ``action`` and ``run`` are given."""
        self.navigation.say(words, action, run)

    def show_work(self, task: Task) -> None:
        """Show long work in the status line, with a way to stop it, until it ends."""
        self.navigation.show_work(task)
