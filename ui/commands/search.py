"""Commands on searching: from hit to hit, and coding what was found."""

from collections.abc import Sequence
from itertools import groupby

from fieldnotes.analysis.units import code_spans
from fieldnotes.search.results import Line
from ui.base.context import Context
from ui.base.undoing import say_done
from ui.commands.command import Command


def commands(context: Context) -> tuple[Command, ...]:
    """To the next and to the previous hit of the last search."""

    def has_hits() -> bool:
        return bool(len(context.search.hits))

    return (
        Command(
            id="search.next_hit",
            words="Next hit",
            icon="down",
            keys=("F4",),
            group="Search",
            when=has_hits,
            run=lambda: go_to_hit(context, 1),
        ),
        Command(
            id="search.previous_hit",
            words="Previous hit",
            icon="up",
            keys=("Shift+F4",),
            group="Search",
            when=has_hits,
            run=lambda: go_to_hit(context, -1),
        ),
    )


def go_to_hit(context: Context, by: int) -> None:
    """Open the next (1) or the previous (-1) place that the last search found."""
    place = context.search.hits.step(by)
    if place is not None:
        context.open(place.ref, place.at)


def code_found(context: Context, code: str, unit: str, lines: Sequence[Line]) -> None:
    """Code what a search found, in one step, and offer the way back.

    Args:
        context: where.
        code: a code's name or id; a missing one is made.
        unit: "match", "sentence" or "paragraph".
        lines: the occurrences, those of one note together.

    Raises:
        UserError: nothing was found, or the project is open for reading only.
    """
    found = [(note, [(line.start, line.end) for line in here]) for note, here in groupby(lines, lambda line: line.note)]
    known = context.project.codes.find(code)
    name = known.name if known else code
    with context.project.store.step(f"Code what was found with “{name}”") as step:
        made = code_spans(context.project, known.id if known else code, found, unit)
    words = f"Coded {made:,} passage{'s' * (made != 1)} with “{name}”."
    if not made:
        context.say(f"All of these passages bear “{name}” already.")
        return
    say_done(context, words, step.id)
