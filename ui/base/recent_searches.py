"""What was searched for lately in a project, for the room of searches."""

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.settings import Setting

MOST = 12


def searches_of(project: str) -> Setting[list[str]]:
    """The setting that holds a project's searches, the latest first."""
    return Setting(f"searches/{project}", [], "Searches made lately, newest first")


def recent_searches(context: Context) -> list[str]:
    """What was searched for, the latest first."""
    return context.settings.get(searches_of(context.project.id))


def remember_search(context: Context, query: str) -> None:
    """Put a query at the head of the recent ones; of a sealed project nothing is kept outside its file."""
    query = query.strip()
    if query and context.session.key is None:
        others = [known for known in recent_searches(context) if known != query]
        context.settings.set(searches_of(context.project.id), [query, *others][:MOST])


def forget_searches(context: Context) -> None:
    """Keep none of them."""
    context.settings.set(searches_of(context.project.id), [])


def run_search(context: Context, query: str) -> None:
    """Open the results of a query."""
    context.open(Ref("search", query))
