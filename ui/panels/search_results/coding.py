"""What is made of results: codes on them, a memo that quotes them; of all of them, or of those that were chosen."""

from collections.abc import Sequence
from functools import partial

from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Line, Results
from ui.base.asking import Asking
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import found as made
from ui.models.found_words import opening_words, scope_words
from ui.models.search_words import counted


def ask_code(context: Context, asking: Asking, found: Results, chosen: Sequence[Line]) -> None:
    """Ask with which code, and how much around each place; then code the chosen places, or all if none is."""
    places = len(chosen) or found.occurrences
    notes = len({line.note for line in chosen}) or found.notes
    what = f"{counted(places, 'place')} in {counted(notes, 'note')}"
    made.ask_code(context, what, partial(_fetch, context, asking, chosen))


def begin_memo(context: Context, asking: Asking, found: Results, chosen: Sequence[Line]) -> None:
    """Begin a memo that quotes the chosen places, or the first of all."""
    quoted = made.most_quoted(len(chosen) or found.occurrences)

    def title_of(ref: Ref) -> str | None:
        titles = context.project.titles
        return titles.title(ref) if titles.exists(ref) else None

    scope = scope_words(asking.scope, title_of)
    opening = opening_words(asking.query, scope, found, quoted, bool(chosen), made.today_words())
    title = asking.query.strip().strip('"') or asking.query
    take = partial(made.memo_found, context, title, opening)
    _fetch(context, asking, chosen, lambda spots: attempt(context, partial(take, spots)))


def _fetch(context: Context, asking: Asking, chosen: Sequence[Line], take: made.Take) -> None:
    """The chosen places as they stand, or all under the narrowing, asked for anew."""
    if chosen:
        take(made.spots_of(context, chosen))
    else:
        asking.ask_places(lambda lines: take(made.spots_of(context, lines)))
