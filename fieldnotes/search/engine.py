"""Answers questions over an open view of the index, with the texts fetched as they are needed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search import concordance, distinct
from fieldnotes.search.admitted import words_by_month
from fieldnotes.search.called import also_called, with_names
from fieldnotes.search.distinct import Nodes
from fieldnotes.search.evaluate import Evaluation, Place, View
from fieldnotes.search.facets import FacetCounting, whole_tree
from fieldnotes.search.fields import RESTRICTED
from fieldnotes.search.marking import places as places_of
from fieldnotes.search.matching_rows import matching
from fieldnotes.search.query import parse
from fieldnotes.search.results import (
    Asked,
    ConcordanceQuestion,
    Course,
    CourseQuestion,
    Distinct,
    DistinctQuestion,
    FacetQuestion,
    Facets,
    Found,
    Hit,
    Line,
    Lines,
    LinesQuestion,
    MatchingQuestion,
    Question,
    Results,
    Similar,
    SimilarQuestion,
    Span,
)
from fieldnotes.search.scoping import Phases, narrowed, parts_of, with_phases
from fieldnotes.search.similar import similar
from fieldnotes.search.snippets import snippet
from fieldnotes.search.speakers import with_speakers
from fieldnotes.search.stems import tongue_of
from fieldnotes.search.suggestions import suggestion
from fieldnotes.search.syntax import Among, And, Everything, Node
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
            case LinesQuestion():
                return self.lines(question)
            case CourseQuestion():
                return self.course(question)
            case MatchingQuestion():
                return matching(question, self._evaluated(parse(question.text), question.scope))
            case FacetQuestion():
                return self.facets(question)
            case SimilarQuestion():
                return self.similar(question)
            case DistinctQuestion():
                return self.distinct(question)

    def search(self, question: Question) -> Results:
        """The answer to a question.

        Raises:
            UserError: as for ``answer``.
        """
        node = parse(question.text)
        evaluation = self._evaluated(node, question.scope)
        notes, others = evaluation.notes(), evaluation.others()
        first, last = evaluation.extent()
        return Results(
            query=question.text,
            notes=notes,
            occurrences=evaluation.occurrences(),
            others=others,
            by_year=evaluation.by_year(),
            hits=tuple(self._hits(evaluation, self._page(evaluation, question))),
            suggestion=suggestion(question.text, node, self._view.leaves, self._names, nothing=not (notes or others)),
            called=also_called(question.text, self._names) if question.limit and not question.offset else None,
            searched=self._view.notes(),
            first=_day(first),
            last=_day(last),
            unnarrowed=self._unnarrowed(evaluation, node, question.scope),
            restricted=self._restricted(evaluation, node, question.scope),
        )

    def concordance(self, question: ConcordanceQuestion) -> list[Line]:
        """Every occurrence in matching notes, from the earliest observed to the latest.

        Raises:
            UserError: as for ``answer``.
        """
        evaluation = self._evaluated(parse(question.text), question.scope)
        found = (
            line
            for row, row_spans in self._shown(
                evaluation, evaluation.among(evaluation.in_time(evaluation.notes()), question.among)
            )
            for line in concordance.lines(row, row_spans, question.width)
        )
        return list(islice(found, question.limit))

    def lines(self, question: LinesQuestion) -> Lines:
        """A slice of the concordance.

        Raises:
            UserError: as for ``answer``.
        """
        evaluation = self._evaluated(parse(question.text), question.scope)
        places = evaluation.among(evaluation.in_time(evaluation.notes()), question.among)
        notes = len(places)
        starts = range(question.offset, notes, BATCH)
        shown = ((start + BATCH, self._shown(evaluation, places[start : start + BATCH])) for start in starts)
        return concordance.slice_of(shown, question.width, question.least, notes)

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
            words=self._admitted(question.scope),
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
        """A query within a scope, its speakers and registers still in it by name."""
        leaves = self._view.leaves
        node = with_phases(narrowed(node, scope, leaves, self._phases), leaves, self._phases)
        return with_names(with_speakers(node, leaves, self._names), self._names)

    def similar(self, question: SimilarQuestion) -> Similar:
        """The passages most like a given one; see ``similar``.

        Raises:
            UserError: the scope cannot be read.
        """
        within = None
        if question.scope != EVERYTHING:
            evaluation = self._evaluated(Everything(), question.scope)
            within = set(evaluation.in_time(evaluation.notes()))
        return similar(self._view, question, within, self._read)

    def _admitted(self, scope: Scope) -> dict[str, int]:
        """How many words the scope alone lets be looked through, by month."""
        leaves = self._view.leaves
        whole = Everything() if scope == EVERYTHING else narrowed(Everything(), scope, leaves, self._phases)
        return words_by_month(self._view, with_speakers(whole, leaves, self._names), self._names)

    def facets(self, question: FacetQuestion) -> Facets:
        """What the values of each facet would find.

        Raises:
            UserError: as for ``answer``.
        """
        return FacetCounting(self._view, self._names, self._phases).answer(question)

    def _unnarrowed(self, evaluation: Evaluation, node: Node, scope: Scope) -> int:
        if scope == EVERYTHING:
            return evaluation.notes()
        if isinstance(node, Everything):
            return self._view.notes()
        return sum(map(len, evaluation.notes_of(self._tree(node, EVERYTHING))))

    def _restricted(self, evaluation: Evaluation, node: Node, scope: Scope) -> int:
        """How many notes bear a restriction among those that match, whether they are left out or not."""
        if not any(leaf.terms.posting("restricted", RESTRICTED) for leaf in self._view.leaves):
            return 0
        restricted = Among("restricted", frozenset((RESTRICTED,)))
        parts = parts_of(replace(scope, unrestricted=False), self._view.leaves, self._phases)
        tree = whole_tree(And((node, restricted, *parts)), self._view.leaves, self._names, self._phases)
        return sum(map(len, evaluation.notes_of(tree)))

    def _tree(self, node: Node, scope: Scope) -> Node:
        leaves = self._view.leaves
        return whole_tree(narrowed(node, scope, leaves, self._phases), leaves, self._names, self._phases)

    def _evaluated(self, node: Node, scope: Scope) -> Evaluation:
        return Evaluation(self._view, self._tree(node, scope), self._names)

    def _page(self, evaluation: Evaluation, question: Question) -> Sequence[Place]:
        end = None if question.limit is None else question.offset + question.limit
        looked = end if question.among is None else None
        places = evaluation.in_time(looked) if question.order == "time" else evaluation.by_rank(looked)
        return evaluation.among(places, question.among)[question.offset : end]

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

    def _read(self, places: Sequence[Place]) -> Iterator[IndexRow]:
        """The rows of documents, a batch at a time."""
        for start in range(0, len(places), BATCH):
            keys = [self._view.leaves[leaf].cards.keys[document] for leaf, document in places[start : start + BATCH]]
            yield from self._rows([Ref(*key.split(":", 1)) for key in keys])


def _day(number: int) -> str:
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}" if number else ""
