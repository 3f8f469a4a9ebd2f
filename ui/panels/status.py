"""The status line of an open project: saved, words, jottings to write up, how the index is."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.search.results import Status
from ui.base.context import Context
from ui.base.tasks import Task
from ui.commands.jottings import BACKLOG
from ui.widgets.status_line import StatusLine

REST = 400
"""How long the project must be quiet before counts are taken anew, in milliseconds."""


class ProjectStatus(StatusLine):
    """Follows the project; the window tells it about the page in front."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._under_way: list[Task] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.count)
        context.bus.changed.connect(self._changed)
        context.search.indexed.connect(self.tell_index)
        if context.project.store.readonly:
            self.tell_saved("Read only: open in another window", well=False)
        else:
            self.tell_saved("All saved")
        self.lead("jottings", partial(context.open, BACKLOG, None, True))
        self.lead("span", partial(context.navigation.keep_to, None))
        context.navigation.spanned.connect(self.tell_span)
        self.tell_words(-1)
        self.count()
        self.tell_project(context.project.title)

    def tell_words(self, count: int, note: str = "") -> None:
        """Show how many words the page in front has (-1 for none), and what is to be told beside it."""
        words = "" if count < 0 else "1 word" if count == 1 else f"{count:,} words"
        self.tell("words", f"{words} · {note}" if words and note else words)

    def tell_state(self, state: str) -> None:
        """Show the state of the page in front: "saved", "saving", or a sentence that says what is wrong."""
        if state == "saved":
            self.tell_saved(f"Saved {datetime.now().astimezone():%H:%M}")
        elif state == "saving":
            self.tell_saved("Saving …")
        else:
            self.tell_saved(state, well=False)

    def show_work(self, task: Task) -> None:
        """Show a piece of work until it ends."""
        if task.running:
            self._under_way.append(task)
            row = self.add_work(task.words)
            task.progressed.connect(lambda at: row.show_progress(at.done, at.total, at.words))
            task.ended.connect(partial(self.end_work, row))
            task.ended.connect(partial(self._under_way.remove, task))
            row.cancelled.connect(task.cancel)

    def stop_work(self) -> None:
        """Stop all that is under way: the project is about to be closed."""
        for task in tuple(self._under_way):
            task.cancel()

    def count(self) -> None:
        """Take the counts anew."""
        waiting = self._context.project.jottings.count_waiting()
        words = f"{waiting:,} jotting{'s' * (waiting > 1)} to write up" if waiting else ""
        self.tell("jottings", words, "good")

    def tell_span(self, span: TimeSpan | None) -> None:
        """Show to which stretch of time lists and searches keep; pressing it widens them again."""
        self.tell("span", f"Only {span.label()} ×" if span is not None else "", "good")

    def tell_index(self, status: Status) -> None:
        """Show how far the index is behind the project."""
        if status.building and status.unindexed:
            self.tell("index", f"Indexing {status.unindexed:,} …")
        elif status.unindexed:
            self.tell("index", "Search index catches up …")
        else:
            self.tell("index", "Search index up to date")

    def _changed(self, changes: Changes) -> None:
        self.tell_state("saved")
        if "note" in changes.nouns():
            self._rest.start()
