"""What a search is narrowed to, as parts of the query's tree."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.index_rows import SPEAKER, IndexName
from fieldnotes.domain.people import Phase
from fieldnotes.domain.phases import PhaseMap
from fieldnotes.domain.searches import Bound, Scope
from fieldnotes.search.fields import RESTRICTED, folded_name
from fieldnotes.search.query_fields import date_number
from fieldnotes.search.regions import FIELD as REGION
from fieldnotes.search.regions import key_of
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import Among, And, Begun, Dated, Everything, Named, Node, Not, Or, Spanning
from fieldnotes.search.widening import meant

Phases = Callable[[], Sequence[Phase]]
Days = tuple[int, int]
"""The first and the last day on which something was observed, as numbers 18040514."""


def narrowed(node: Node, scope: Scope, leaves: Sequence[Leaf], phases: Phases) -> Node:
    """The query with what it is narrowed to.

    Raises:
        UserError: there is neither a query nor a narrowing, or a date cannot be read.
    """
    parts = parts_of(scope, leaves, phases)
    if parts:
        return And((node, *parts))
    if isinstance(node, Everything):
        raise UserError("Type a word, a “phrase” or a field such as kind:interview.", 0)
    return node


def parts_of(scope: Scope, leaves: Sequence[Leaf], phases: Phases) -> list[Node]:
    """What must hold besides the query.

    Raises:
        UserError: a date cannot be read.
    """
    parts: list[Node] = []
    if scope.dated:
        since, until = _date(scope.since, end=False), _date(scope.until, end=True)
        if since and until and until < since:
            raise UserError("The stretch of time asked for ends before it begins.")
        parts.append(Dated("observed", since, until))
    if scope.answers_only:
        parts.append(Not(Named("speaker", "interviewer")))
    if scope.unrestricted:
        parts.append(Not(Among("restricted", frozenset((RESTRICTED,)))))
    return parts + [bound_node(bound, leaves, phases) for bound in scope.bounds]


def with_phases(node: Node, leaves: Sequence[Leaf], phases: Phases) -> Node:
    """The query with the phases it names as the days on which notes in them were observed."""
    match node:
        case Named() if node.field == "phase":
            known = phases()
            return _in_phases(meant(node, [IndexName(phase.id, phase.name) for phase in known]), leaves, known)
        case And():
            return And(tuple(with_phases(part, leaves, phases) for part in node.parts))
        case Or():
            return Or(tuple(with_phases(part, leaves, phases) for part in node.parts))
        case Not():
            return Not(with_phases(node.part, leaves, phases))
        case _:
            return node


def phases_of(days: Iterable[Days], phases: Sequence[Phase]) -> dict[Days, tuple[str, ...]]:
    """The ids of the phases that surely hold some days, or else of all that perhaps do; none for no date."""
    chart, known = _charted(tuple(phases))
    wanted = set(days)
    for first, last in wanted - known.keys():
        held = chart.at(_iso(first), _iso(last)) if first else None
        known[first, last] = tuple(phase.id for phase in held.sure or held.perhaps) if held else ()
    return {pair: known[pair] for pair in wanted}


@lru_cache(maxsize=2)
def _charted(phases: tuple[Phase, ...]) -> tuple[PhaseMap, dict[Days, tuple[str, ...]]]:
    """The chart of some phases, and what was looked up on it: every page of results asks for the same days again."""
    return PhaseMap(phases), {}


def bound_node(bound: Bound, leaves: Sequence[Leaf], phases: Phases) -> Node:
    """What one facet is narrowed to."""
    match bound.facet:
        case "phase":
            return _in_phases(bound.values, leaves, phases())
        case "year" | "month":
            return Begun(bound.facet, frozenset(int(value.replace("-", "") or 0) for value in bound.values))
        case "speaker" | "register":
            head = SPEAKER if bound.facet == "speaker" else ""
            named = tuple(Named(REGION, key_of(head + value)) for value in bound.values)
            return named[0] if len(named) == 1 else Or(named)
        case "kind":
            return Among("kind", frozenset(map(folded_name, bound.values)))
        case field:
            return Among(field, frozenset(bound.values))


def _in_phases(wanted: Sequence[str], leaves: Sequence[Leaf], phases: Sequence[Phase]) -> Spanning:
    days = {pair for leaf in leaves for pair in zip(leaf.cards.first, leaf.cards.last, strict=True)}
    held = phases_of(days, phases)
    return Spanning(
        frozenset(pair for pair, ids in held.items() if any(one in ids for one in wanted) or ("" in wanted and not ids))
    )


def _iso(number: int) -> str:
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def _date(partial: str, *, end: bool) -> int | None:
    if not partial:
        return None
    try:
        return date_number(partial, end=end)
    except ValueError as error:
        raise UserError(f"“{partial}” is not a date here; write 1804, 1804-05 or 1804-05-14.") from error
