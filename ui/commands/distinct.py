"""Commands on distinctive words: hold a phase, a place, a person, a code or what was found against the rest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import KINDS, REGISTERS
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from ui.base.asking import Asking
from ui.base.comparing import Comparison
from ui.base.context import Context
from ui.commands.command import Command
from ui.dialogs.palette import Entry

NOUN = "distinct"
"""The page's noun; its id is a comparison as JSON."""

FACET_OF = {"phase": "phase", "site": "site", "actor": "person", "code": "code", "contributor": "author"}
"""By which facet a row of a noun is a side."""

_ICONS = {
    "phase": "phase",
    "site": "site",
    "person": "actor",
    "speaker": "turn",
    "register": "register",
    "code": "code",
    "kind": "note",
    "author": "contributor",
    "year": "date",
}


@dataclass(frozen=True, slots=True)
class Side:
    """Something that can be a side: a facet with a value, in words, with an icon."""

    facet: str
    value: str
    words: str

    @property
    def entry(self) -> Entry:
        """As a list to choose from shows it."""
        return Entry(f"{self.facet}:{self.value}", self.words, icon=_ICONS[self.facet])


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


def commands(context: Context) -> tuple[Command, ...]:
    """The one command; it acts on what is selected, or else on the results looked at last."""
    last: list[Asking] = []

    def remember(asking: Asking) -> None:
        last[:] = [asking]

    context.search.fronted.connect(remember)
    return (
        Command(
            id="distinct.show",
            words="Distinctive words…",
            icon="chart",
            group="Search",
            run=lambda: open_distinct(context, _present(context, last)),
        ),
    )


def open_distinct(context: Context, comparison: Comparison) -> None:
    """Open the page of a comparison in a tab of its own."""
    context.open(Ref(NOUN, comparison.plain()), None, True)


def distinct_of(context: Context, ref: Ref) -> None:
    """Open the words that distinguish a phase, a place, a person, a code or a researcher from everything else."""
    open_distinct(context, Comparison(EVERYTHING.narrowed(FACET_OF[ref.noun], [ref.id])))


def open_within(context: Context, query: str, scope: Scope) -> None:
    """Open the results of a query, narrowed from the first."""
    context.search.wish(query, scope)
    context.open(Ref("search", query))


def sides(project: Project) -> Iterator[Side]:
    """All that can be a side, those of one facet together."""
    names: dict[str, Callable[[str], str]] = {
        "phase": lambda name: f"Phase “{name}”",
        "site": lambda name: f"Observed at {name}",
        "person": lambda name: f"Where {name} is present",
        "speaker": lambda name: f"What {name} says",
        "code": lambda name: f"Notes coded “{name}”",
        "author": lambda name: f"Written by {name}",
    }
    people = project.actors.all()
    rows: Mapping[str, Sequence[_Named]] = {
        "phase": project.phases.all(),
        "site": project.sites.all(),
        "person": people,
        "speaker": people,
        "code": project.codes.all(),
        "author": project.contributors.all(),
    }
    for facet, known in rows.items():
        for row in known:
            yield Side(facet, row.id, names[facet](row.name))
    for register in REGISTERS:
        yield Side("register", register, f"What stands as {register}")
    for kind in KINDS:
        yield Side("kind", kind, f"Notes of the kind {kind}")
    for year in sorted({day.first[:4] for day in project.notes.days() if day.first}):
        yield Side("year", year, f"Observed in {year}")


def side_words(project: Project, scope: Scope, text: str = "") -> str:
    """A side in words, however it was narrowed."""
    parts = [f"What “{text.strip()}” finds"] if text.strip() else []
    if scope.dated:
        parts.append(f"from {_day(scope.since) or 'the beginning'} until {_day(scope.until) or 'the end'}")
    if scope.answers_only:
        parts.append("without the interviewer’s words")
    known = {(side.facet, side.value): side.words for side in sides(project)} if scope.bounds else {}
    for bound in scope.bounds:
        words = (known.get((bound.facet, value), _unknown(bound.facet, value)) for value in bound.values)
        parts.append(" or ".join(words))
    return ", ".join(parts)


def _unknown(facet: str, value: str) -> str:
    """A value that is none of the project's: none at all, or one that is gone."""
    noun = "place" if facet == "site" else facet
    if facet in ("month", "speaker") and value:
        return When.of(value).label() if facet == "month" else f"What {value} says"
    return f"a {noun} that is gone" if value else f"no {noun} said"


def _day(partial: str) -> str:
    return When.of(partial).label() if partial else ""


def _present(context: Context, last: list[Asking]) -> Comparison:
    """What is selected as a side, or the last results; nothing if there is neither."""
    ref = context.selection.ref
    if ref is not None and ref.noun in FACET_OF:
        return Comparison(EVERYTHING.narrowed(FACET_OF[ref.noun], [ref.id]))
    if last:
        return of_results(last[0])
    return Comparison()


def of_results(asking: Asking) -> Comparison:
    """What was found against the rest, within the time that lists keep to."""
    scope, span = asking.scope, asking.span
    if span is not None:
        since, until = max(scope.since, span.since), min(scope.until or span.until, span.until)
        scope = replace(scope, since=since, until=until)
    return Comparison(scope, asking.query)


def with_side(comparison: Comparison, here: bool, chosen: str) -> Comparison:
    """A comparison with another side: "facet:value", "" for everything else.

    Raises:
        UserError: both sides would be the same.
    """
    facet, _, value = chosen.partition(":")
    scope = EVERYTHING.narrowed(facet, [value]) if facet else None
    first = replace(comparison, scope=scope or EVERYTHING, text="")
    changed = first if here else replace(comparison, against=scope)
    if changed.against == changed.scope and not changed.text:
        raise UserError("Both sides are the same. Choose another one.")
    return changed
