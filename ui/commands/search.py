"""Commands on searching: from hit to hit."""

from ui.base.context import Context
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
