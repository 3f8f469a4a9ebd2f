"""Two sides to be compared by their words, and the asking until the count is done."""

import json
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search.results import Distinct, DistinctQuestion
from ui.base.searching import Searching


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is held against what.

    Attributes:
        scope, text: one side: what a search is narrowed to, and its query.
        against: the other side; None for everything else.
        language: a short code ("de") to which both sides keep; "" for all languages.
        gathered: inflected forms count as one word.
    """

    scope: Scope = EVERYTHING
    text: str = ""
    against: Scope | None = None
    language: str = ""
    gathered: bool = True

    @property
    def begun(self) -> bool:
        """Is there anything to compare?"""
        return bool(self.text.strip()) or self.scope != EVERYTHING

    def question(self) -> DistinctQuestion:
        """As the index is asked."""
        return DistinctQuestion(self.scope, self.text, self.against, self.within, gathered=self.gathered)

    @property
    def within(self) -> str:
        """The query to which both sides keep."""
        return f"language:{self.language}" if self.language else ""

    def plain(self) -> str:
        """As JSON, to name a page by."""
        against = self.against.plain() if self.against is not None else ""
        told = {"scope": self.scope.plain(), "text": self.text, "against": against, "language": self.language}
        kept: dict[str, object] = {name: value for name, value in told.items() if value}
        return json.dumps(kept if self.gathered else kept | {"apart": True}, ensure_ascii=False)

    @classmethod
    def of(cls, plain: str) -> "Comparison":
        """The comparison that ``plain`` gave.

        Raises:
            UserError: it is not such JSON.
        """
        try:
            told: dict[str, Any] = json.loads(plain)
            against = Scope.of(str(told["against"])) if told.get("against") else None
            scope = Scope.of(str(told.get("scope", "")))
            return cls(scope, str(told.get("text", "")), against, str(told.get("language", "")), not told.get("apart"))
        except (ValueError, AttributeError, TypeError) as error:
            raise UserError("What was compared here cannot be read.") from error


class Comparing(QObject):
    """Asks the index again and again until the words are counted; others' questions pass between.

    Signals:
        progressed: how much is done, from 0 to 1 (float).
        told: the whole answer, a Distinct.
        refused: a UserError.
    """

    progressed = Signal(float)
    told = Signal(object)
    refused = Signal(object)

    def __init__(self, search: Searching, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._number = -1
        self._question: DistinctQuestion | None = None

    @property
    def busy(self) -> bool:
        """Is there still an answer to come?"""
        return self._question is not None

    def ask(self, comparison: Comparison) -> None:
        """Ask anew; an answer to an earlier question is no longer wanted."""
        self.stop()
        self._question = comparison.question()
        self._go_on()

    def stop(self) -> None:
        """Want no more answers."""
        self._search.forget(self._number)
        self._question = None

    def _go_on(self) -> None:
        assert self._question is not None
        self._number = self._search.ask(self._question, self._take, self._refuse)

    def _take(self, answer: object) -> None:
        assert isinstance(answer, Distinct)
        self.progressed.emit(answer.progress)
        if answer.progress < 1:
            if self._question is not None:
                self._go_on()
            return
        self._question = None
        self.told.emit(answer)

    def _refuse(self, error: object) -> None:
        self._question = None
        self.refused.emit(error)
