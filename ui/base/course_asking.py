"""Asks the index for the courses of several queries through time; answers that have been overtaken are dropped."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import Scope
from fieldnotes.search.results import Course, CourseQuestion
from ui.base.searching import Searching


class CourseAsking(QObject):
    """Keeps what was answered last, by query.

    Signals:
        answered: every query that was asked for has its course, or its refusal.
    """

    answered = Signal()

    def __init__(self, search: Searching, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._waiting: dict[int, str] = {}
        self._alone = -1
        self.courses: dict[str, Course] = {}
        self.refused: dict[str, UserError] = {}

    def ask(self, queries: Sequence[str], scope: Scope) -> None:
        """Ask for all of them anew; what is known stays until then, of those that are no longer wanted nothing."""
        self._overtake()
        for known in (self.courses, self.refused):
            for gone in known.keys() - set(queries):
                del known[gone]
        for query in dict.fromkeys(queries):
            self._submit(query, scope)

    def ask_one(self, query: str, scope: Scope, done: Callable[[UserError | None], object]) -> None:
        """Ask for one more; told whether it was refused. Of several asked so at once only the last is answered."""
        self._search.forget(self._alone)

        def take(answer: object) -> None:
            if isinstance(answer, Course):
                self.courses[query] = answer
            done(None)

        self._alone = self._search.ask(CourseQuestion(query, scope), take, done)

    def forget(self) -> None:
        """No answer that is still to come is wanted."""
        self._search.forget(self._alone)
        self._overtake()

    def _overtake(self) -> None:
        for number in self._waiting:
            self._search.forget(number)
        self._waiting.clear()

    def _submit(self, query: str, scope: Scope) -> None:
        number = -1

        def take(answer: object) -> None:
            self.refused.pop(query, None)
            self.courses.pop(query, None)
            if isinstance(answer, Course):
                self.courses[query] = answer
            elif isinstance(answer, UserError):
                self.refused[query] = answer
            self._waiting.pop(number, None)
            if not self._waiting:
                self.answered.emit()

        number = self._search.ask(CourseQuestion(query, scope), take, take)
        self._waiting[number] = query
