"""Reads the lines of a concordance slice by slice, so that a hundred thousand hold neither window nor search up."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.errors import UserError
from fieldnotes.search.results import Lines, LinesQuestion
from ui.base.searching import Searching

FIRST, NEXT = 200, 1_500
"""How many lines the first slice holds at least, which is waited for, and how many each one after it."""

MOST = 100_000
"""After so many lines no more are read."""


class LineReading(QObject):
    """One reading at a time; a new one ends the one before.

    Signals:
        read: a Lines, and whether it is the first; told from the earliest observed note on.
        refused: a UserError; nothing more will come.
    """

    read = Signal(object, bool)
    refused = Signal(object)

    def __init__(self, search: Searching, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._waiting = -1
        self._count = 0

    def start(self, question: LinesQuestion) -> None:
        """Read all lines that a question asks for, from the beginning."""
        self.stop()
        self._count = 0
        self._ask(replace(question, offset=0, least=FIRST))

    def stop(self) -> None:
        """Nothing more is wanted."""
        if self._waiting >= 0:
            self._search.forget(self._waiting)
            self._waiting = -1

    @property
    def under_way(self) -> bool:
        """Whether more is to come."""
        return self._waiting >= 0

    @property
    def full(self) -> bool:
        """Whether there are more lines than are read."""
        return self._count >= MOST

    def _ask(self, question: LinesQuestion) -> None:
        self._waiting = self._search.ask(question, partial(self._take, question), self._refuse)

    def _take(self, question: LinesQuestion, answer: object) -> None:
        self._waiting = -1
        if not isinstance(answer, Lines):
            return
        self._count += len(answer.lines)
        if answer.passed < answer.notes and not self.full:
            self._ask(replace(question, offset=answer.passed, least=NEXT))
        self.read.emit(answer, question.offset == 0)

    def _refuse(self, error: UserError) -> None:
        self._waiting = -1
        self.refused.emit(error)
