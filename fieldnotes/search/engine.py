"""Answers questions over an open view of the index, with the texts fetched as they are needed."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import Scope
from fieldnotes.search import concordance, distinct
from fieldnotes.search.distinct import Nodes
from fieldnotes.search.evaluate import Evaluation, Place, View
from fieldnotes.search.marking import places as places_of
from fieldnotes.search.query import parse
from fieldnotes.search.regions import scoped
from fieldnotes.search.results import (
    Asked,
    ConcordanceQuestion,
    Course,
    CourseQuestion,
    Distinct,
    DistinctQuestion,
    Found,
    Hit,
    Line,
    Question,
    Results,
    Span,
)
from fieldnotes.search.scoping import Phases, narrowed
from fieldnotes.search.snippets import snippet
from fieldnotes.search.speakers import with_speakers
from fieldnotes.search.stems import tongue_of
from fieldnotes.search.suggestions import suggestion
from fieldnotes.search.syntax import Everything, Node
from fieldnotes.search.widening import Names

BATCH = 50
"""Rows read in one transaction, at most."""

Rows = Callable[[Sequence[Ref]], Sequence[IndexRow]]
"""Reads rows; those that are gone are left out."""


class Engine:
    """Answers over one view.

    Args:
        view: the index as it stands.
        rows: reads the rows that are shown.
        names: the names by which rows of a noun may be called.
        phases: reads the phases of the study.
    """

    def __init__(self, view: View, rows: Rows, names: Names, phases: Phases) -> None:
        self._view = view
        self._rows = rows
        self._names = names
        self._phases = phases

    def answer(self, question: Asked) -> Found | list[Line]:
        """The answer to any question.

        Raises:
            UserError: the query is not written as the language asks; ``at`` is the place.
        """
        match question:
            case Question():
                return self.search(question)
            case ConcordanceQuestion():
                return self.concordance(question)
            case CourseQuestion():
                return self.course(question)
            case DistinctQuestion():
                return self.distinct(question)

    def search(self, question: Question) -> Results:
        """The answer to a question.

        Raises:
            UserError: as for ``answer``.
        """
        node = parse(question.text)
        evaluation = self._evaluated(node, question.scope)
        notes = evaluation.notes()
        first, last = evaluation.extent()
        return Results(
            query=question.text,
            notes=notes,
            occurrences=evaluation.occurrences(),
            others=evaluation.others(),
            by_year=evaluation.by_year(),
            hits=tuple(self._hits(evaluation, self._page(evaluation, question))),
            suggestion=suggestion(question.text, node, self._view.leaves),
            searched=self._view.notes(),
            first=_day(first),
            last=_day(last),
        )

    def concordance(self, question: ConcordanceQuestion) -> list[Line]:
        """Every occurrence in matching notes, from the earliest observed to the latest.

        Raises:
            UserError: as for ``answer``.
        """
        evaluation = self._evaluated(parse(question.text), question.scope)
        found = (
            line
            for row, row_spans in self._shown(evaluation, evaluation.in_time(evaluation.notes()))
            for line in concordance.lines(row, row_spans, question.width)
        )
        return list(islice(found, question.limit))

    def course(self, question: CourseQuestion) -> Course:
        """How a query comes and goes through time.

        Raises:
            UserError: as for ``answer``.
        """
        evaluation = self._evaluated(parse(question.text), question.scope)
        months = evaluation.by_month()
        dated = sum(notes for month, (notes, _) in months.items() if month)
        places = evaluation.in_time(dated)
        ends = list(self._hits(evaluation, list(dict.fromkeys((places[0], places[-1]))))) if dated else []
        return Course(
            query=question.text,
            notes=evaluation.notes(),
            occurrences=evaluation.occurrences(),
            months=months,
            words=self._view.words_by_month(),
            first=ends[0] if ends else None,
            last=ends[-1] if ends else None,
        )

    def distinct(self, question: DistinctQuestion) -> Distinct:
        """Which words set two sides apart; to be asked again until its ``progress`` is 1.

        Raises:
            UserError: as for ``answer``, or nothing is said of what is to be compared.
        """
        return distinct.counted(self._view, question, lambda: self.sides(question), self._names)

    def sides(self, question: DistinctQuestion) -> Nodes:
        """The queries for the notes here, for those there (None for the rest), and for those that count at all.

        Raises:
            UserError: as for ``answer``, or nothing is said of what is to be compared.
        """
        distinct.refuse_nothing(question)
        here = self._narrowed(parse(question.text), question.scope)
        there = self._narrowed(Everything(), question.against) if question.against is not None else None
        return here, there, parse(question.within)

    def _narrowed(self, node: Node, scope: Scope) -> Node:
        leaves = self._view.leaves
        return with_speakers(narrowed(node, scope, leaves, self._phases), leaves, self._names)

    def _evaluated(self, node: Node, scope: Scope) -> Evaluation:
        return Evaluation(self._view, scoped(self._narrowed(node, scope)), self._names)

    def _page(self, evaluation: Evaluation, question: Question) -> list[Place]:
        end = None if question.limit is None else question.offset + question.limit
        places = evaluation.in_time(end) if question.order == "time" else evaluation.by_rank(end)
        return places[question.offset :]

    def _hits(self, evaluation: Evaluation, places: Sequence[Place]) -> Iterator[Hit]:
        for row, row_spans in self._shown(evaluation, places):
            shown, highlights = snippet(row.text, row_spans)
            yield Hit(
                type=row.noun,
                id=row.id,
                title=row.title,
                observed=row.observed.iso if row.observed else None,
                snippet=shown,
                occurrences=tuple(row_spans),
                highlights=highlights,
                kind=row.kind,
            )

    def _shown(self, evaluation: Evaluation, places: Sequence[Place]) -> Iterator[tuple[IndexRow, list[Span]]]:
        """The rows at these places with their occurrences, cut afresh from the text as it is now."""
        for start in range(0, len(places), BATCH):
            batch = {evaluation.key(place): place for place in places[start : start + BATCH]}
            rows = self._rows([Ref(*key.split(":", 1)) for key in batch])
            found = {f"{row.noun}:{row.id}": row for row in rows}
            for key, place in batch.items():
                row = found.get(key)
                if row is not None:
                    looked, tongue = evaluation.wanted_at(place), tongue_of(row.language)
                    yield row, places_of(row.text, looked, tongue, row.stretches)


def _day(number: int) -> str:
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}" if number else ""
