"""What the head of the results lets a person narrow: kinds, times, facets, who asks, restricted notes."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from fieldnotes.domain.errors import UserError
from fieldnotes.text.dates import parse_when
from ui.base.asking import Asking, at_time
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.base.undoing import attempt
from ui.panels.search_results.head import Head, dates_words

_HOW = "Observed when? Such as 2012, May 2013 – June 2014 or winter 2011."


class NarrowingDesk(QObject):
    """Turns what is picked in the head into the scope of a search."""

    def __init__(self, context: Context, asking: Asking, head: Head, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asking = asking
        head.year_picked.connect(self.pick_time)
        head.kind_picked.connect(self.pick_kind)
        head.dates_asked.connect(self.ask_dates)
        head.dates_dropped.connect(self.drop_dates)
        head.bound_dropped.connect(lambda facet, value: asking.narrow(asking.scope.toggled(facet, value)))
        head.questions_left_out.connect(lambda out: asking.narrow(replace(asking.scope, answers_only=out)))
        head.restricted_left_out.connect(lambda out: asking.narrow(replace(asking.scope, unrestricted=out)))
        head.widened.connect(asking.widen)

    def pick_time(self, key: str) -> None:
        """Narrow to a year or a month; the same one again widens."""
        self._asking.narrow(at_time(self._asking.scope, key))

    def pick_kind(self, kind: str) -> None:
        """Narrow to a kind of note or a noun; "" widens."""
        self._asking.narrow(self._asking.scope.narrowed("kind", (kind,) if kind else ()))

    def drop_dates(self) -> None:
        """Widen to all dates."""
        self._asking.narrow(replace(self._asking.scope, since="", until=""))

    def ask_dates(self) -> None:
        """Ask between which dates, in the person's words."""
        now = self._asking.scope
        words = self._context.prompts.ask("Dates", _HOW, dates_words(now) * now.dated)
        if words is None:
            return
        if not words.strip():
            self.drop_dates()
            return
        attempt(self._context, lambda: self._between(words.strip()))

    def _between(self, words: str) -> None:
        when = parse_when(words, date.today(), self._context.settings.get(DATE_ORDER))
        scope = replace(self._asking.scope, since=when.first, until=when.last)
        if not self._asking.reaches(scope):
            raise UserError("This lies outside the time that lists keep to. Widen it first.")
        self._asking.narrow(scope)
