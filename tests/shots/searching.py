"""Draws searches: results in their three orders, narrowed, compared, kept; passages like one."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.panels.search_results.page import SearchResults
from ui.window import Window

Draw = Callable[[QWidget, str], None]


def searching(window: Window, draw: Draw, settle: Callable[[], None], size: tuple[int, int]) -> None:
    """The search's pages at a size in pixels; the one in context is the README's."""
    before = window.size()
    window.resize(*size)
    while window.has_page():
        window.close_page()
    page = _search(window, settle, "ferry")
    draw(window, "search-rank")
    page.asking.compared = ("tea",)
    page.head.orders.choose("context")
    page.head.ordered.emit("context")
    settle()
    draw(window, "search-context")
    page.asking.narrow(page.asking.scope.toggled("kind", "interview").toggled("year", "2013"))
    draw(window, "search-narrowed")
    window.resize(900, 640)
    draw(window, "search-narrow-window")
    window.resize(*size)
    _search(window, settle, "fery")
    draw(window, "search-suggestion")
    _search(window, settle, '"never closed')
    draw(window, "search-malformed")
    code = max(
        window.context.project.codes.all(), key=lambda code: window.context.project.codes.counts().get(code.id, 0)
    )
    passage = window.context.project.passages.of_code(code.id)[0]
    window.context.open(Ref("similar", passage.passage.id), keep=True)
    draw(window, "similar")
    while window.has_page():
        window.close_page()
    window.resize(before)


def _search(window: Window, settle: Callable[[], None], query: str) -> SearchResults:
    window.context.open(Ref("search", query), keep=True)
    settle()
    page = window.pages.page()
    assert isinstance(page, SearchResults)
    return page
