"""Where the person is: what to open next, what is selected, and what the window should say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from ui.base.tasks import Task


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: a row, and, where it is a text, the span of it (code points); in a transcript the turn (its id)
    in which the cursor stands, "" for none.
    """

    ref: Ref | None = None
    span: Span | None = None
    turn: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for a toast; ``action`` is the word on its button and ``run`` what the button does."""

    words: str
    action: str = ""
    run: Callable[[], object] | None = None


class Navigation(QObject):
    """Carries wishes from any view to the window: open this, select that, say so, show this work.

    Signals:
        opened: a Ref, a Span or None, and whether to keep the tab; the window brings the page to the front.
        selected: a Selection; the inspector shows what belongs to it.
        said: a Message; the window shows a toast.
        traced: words (str) whose course through time is wanted; the inspector shows it.
        worked: a Task; the window shows how far it is, and a way to stop it.
        sounding: somebody begins to play a recording (who); others stop.
        spanned: a TimeSpan that lists and searches keep to, or None for all of time.
    """

    opened = Signal(object, object, bool)
    selected = Signal(object)
    said = Signal(object)
    traced = Signal(str)
    worked = Signal(object)
    sounding = Signal(object)
    spanned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection()
        self._chosen: Callable[[], Sequence[Ref]] | None = None
        self._span: TimeSpan | None = None
        self._nouns: frozenset[str] = frozenset()

    @property
    def selection(self) -> Selection:
        """What was selected last."""
        return self._selection

    @property
    def span(self) -> TimeSpan | None:
        """The stretch of time that lists and searches keep to; None for all of time."""
        return self._span

    def keep_to(self, span: TimeSpan | None) -> None:
        """Let lists and searches keep to a stretch of time, or widen them to all of it again."""
        if span != self._span:
            self._span = span
            self.spanned.emit(span)

    def learn(self, nouns: Iterable[str]) -> None:
        """Be told which nouns the window has pages for."""
        self._nouns = frozenset(nouns)

    def can_open(self, noun: str) -> bool:
        """Whether the window has a page for a noun."""
        return noun in self._nouns

    def open(self, ref: Ref, at: Span | None = None, keep: bool = False) -> None:
        """Ask the window to open a row, at a place of its text if one is given."""
        self.opened.emit(ref, at, keep)

    def select(self, ref: Ref | None, span: Span | None = None, turn: str = "") -> None:
        """Say what is selected; the same selection twice is told once."""
        selection = Selection(ref, span, turn)
        self._chosen = None
        if selection != self._selection:
            self._selection = selection
            self.selected.emit(selection)

    def choose(self, which: Callable[[], Sequence[Ref]] | None) -> None:
        """Say that several rows are chosen together, for the commands; selecting a row ends it, as does None.

        ``which`` tells them when they are asked for: there may be thousands.
        """
        self._chosen = which

    def chosen(self, noun: str) -> list[str]:
        """The ids of the rows of a noun that commands act on: those chosen together, or the one selected."""
        selected = self._selection.ref
        one = (selected,) if selected is not None else ()
        refs = self._chosen() if self._chosen is not None else one
        return [ref.id for ref in refs if ref.noun == noun]

    def say(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a sentence in a toast, with a button if an action is given."""
        self.said.emit(Message(words, action, run))

    def trace(self, words: str) -> None:
        """Ask for the course of some words through time."""
        self.traced.emit(words)

    def show_work(self, task: Task) -> None:
        """Show a piece of work under way in the status line until it ends."""
        self.worked.emit(task)
