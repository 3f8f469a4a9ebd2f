"""Commands on kept searches: keep one, open one, change, rename, order and delete them."""

from collections.abc import Callable, Mapping
from functools import partial

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import SavedSearch, Scope
from ui.base.context import Context
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.commands.texts import Front
from ui.dialogs.palette import Entry, choose_entry
from ui.models.search_words import scope_words

KEEP_KEY = "Ctrl+D"
"""The page of results answers it while it has the keyboard; elsewhere the key is that of pins."""

KEEP, RENAME, PIN, DELETE = "keep_search", "rename_search", "pin_search", "delete_search"
"""The names under which a page of results tells what can be done with its search."""

_OF_PAGES = (
    ("searches.keep", "Keep this search…", "bookmark", KEEP),
    ("searches.rename", "Rename this kept search…", "edit", RENAME),
    ("searches.pin", "Pin or unpin this kept search", "pin", PIN),
    ("searches.delete", "Delete this kept search", "delete", DELETE),
)


def commands(context: Context, front: Front) -> tuple[Command, ...]:
    """The commands; most are of the search whose results are in front."""

    def deeds() -> Mapping[str, Callable[[], object]]:
        page = front.page()
        return page.deeds() if page is not None else {}

    def can(name: str) -> bool:
        return name in deeds()

    def run(name: str) -> None:
        deed = deeds().get(name)
        if deed is not None:
            deed()

    of_pages = (
        Command(id=ident, words=words, icon=icon, group="Search", when=partial(can, name), run=partial(run, name))
        for ident, words, icon, name in _OF_PAGES
    )
    choose = Command(
        id="searches.open",
        words="Open a kept search…",
        icon="bookmark",
        group="Search",
        when=lambda: bool(context.project.searches.all()),
        run=partial(choose_search, context),
    )
    return (*of_pages, choose)


def choose_search(context: Context) -> None:
    """Let the person choose a kept search by its name, and open its results."""
    entries = [
        Entry(search.id, f"Open search “{search.name}”", "", "pinned" if search.pinned else "bookmark")
        for search in context.project.searches.all()
    ]
    chosen = choose_entry(entries, context.theme)
    if chosen is not None:
        open_search(context, chosen)


def open_search(context: Context, ident: str, keep: bool = False) -> None:
    """Open the results of a kept search."""
    context.open(Ref("kept_search", ident), None, keep)


def keep_search(context: Context, query: str, scope: Scope, face: str, name: str = "") -> SavedSearch | None:
    """Ask for a name and keep a search; None if the person thought better of it.

    Args:
        context: where.
        query: as typed.
        scope: what it is narrowed to.
        face: how its results are shown.
        name: the name that is offered; the query by default.

    Raises:
        UserError: no name, another search bears it, or nothing is asked.
    """
    offered = context.project.searches.free_name(name or query or scope_words(scope))
    answer = context.prompts.ask("Keep this search", "What shall it be called?", offered)
    if answer is None:
        return None
    made = context.project.searches.add(answer, query, scope, face)
    offer_undo(context, f"“{made.name}” is among the kept searches now.")
    return made


def keep_change(context: Context, ident: str, scope: Scope, face: str) -> None:
    """Let a kept search be narrowed and shown as it is now.

    Raises:
        UserError: it is gone, or the project is open for reading only.
    """
    context.project.searches.change(ident, scope=scope, face=face)
    offer_undo(context, f"Changed “{context.project.searches.get(ident).name}”")


def rename_search(context: Context, ident: str) -> None:
    """Ask for another name.

    Raises:
        UserError: the search is gone, no name, or another search bears it.
    """
    before = context.project.searches.get(ident)
    name = context.prompts.ask("Rename search", "What shall it be called?", before.name)
    if name is not None and name.strip() != before.name:
        context.project.searches.rename(ident, name)
        offer_undo(context, f"Renamed “{before.name}”")


def change_query(context: Context, ident: str) -> None:
    """Ask for another query; the search is not looked at yet then.

    Raises:
        UserError: the search is gone, or nothing would be asked.
    """
    before = context.project.searches.get(ident)
    query = context.prompts.ask("Change search", f"What shall “{before.name}” look for?", before.query)
    if query is not None and query.strip() != before.query:
        context.project.searches.change(ident, query=query)
        offer_undo(context, f"Changed “{before.name}”")


def switch_pin(context: Context, ident: str) -> None:
    """Pin a search that is not pinned, or the other way round.

    Raises:
        UserError: it is gone.
    """
    search = context.project.searches.get(ident)
    context.project.searches.pin(ident, not search.pinned)


def move_search(context: Context, ident: str, by: int) -> None:
    """Move a search up (-1) or down (1) among its like.

    Raises:
        UserError: it is gone.
    """
    context.project.searches.move(ident, by)


def drop_search(context: Context, ident: str, place: int) -> None:
    """Put a search where it was dropped: before the one at a place of the whole list; among pinned ones it is pinned.

    Raises:
        UserError: it is gone.
    """
    searches = context.project.searches
    order = searches.all()
    pinned = [search.id for search in order if search.pinned]
    was = searches.get(ident)
    pin = place < len(pinned) or (was.pinned and place == len(pinned))
    ahead = [search.id for search in order[:place] if search.id != ident and search.pinned == pin]
    with context.project.store.step(f"Move search “{was.name}”"):
        searches.pin(ident, pin)
        searches.place(ident, len(ahead))


def delete_search(context: Context, ident: str) -> None:
    """Keep a search no longer; the toast brings it back.

    Raises:
        UserError: it is gone already.
    """
    name = context.project.searches.get(ident).name
    context.project.searches.delete(ident)
    offer_undo(context, f"Deleted the search “{name}”")
