"""The pages in the middle: tabs, which of them keep their tab, and the trail of places visited."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.places import place_of
from ui.base.rooms import Page, PageKind
from ui.base.trail import Place, Trail
from ui.widgets.tabs import Tabs

_SHOWN_AS = {"dialogue": "note", "kept_search": "search"}
"""Nouns that are another view of a noun and share its tab: the threads of a note that is a dialogue, kept searches."""


class Pages(QStackedWidget):
    """Opens pages in tabs; shows a welcome while there is none.

    A page that was only looked at gives its tab to the next page of its noun, so that walking through a list does not
    pile up tabs; a change to it, or a double click on its tab, keeps it.

    Signals:
        fronted: another page is in front, or its title changed.
        counted: the number of words of the page in front, -1 for none, and what is told beside it.
        stated: the state of a page that is being written in ("saving", "saved" or a sentence).
        walked: the trail changed, or the page in front shows something else.
    """

    fronted = Signal()
    counted = Signal(int, str)
    stated = Signal(str)
    walked = Signal()

    def __init__(
        self, context: Context, kinds: Sequence[PageKind], welcome: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._context = context
        self._kinds = {kind.noun: kind for kind in kinds}
        context.navigation.learn((*self._kinds, "passage", "coding", "memo_entry"))
        self._passing: dict[str, Page] = {}
        self._settled = True
        self.trail = Trail()
        self.tabs = Tabs(context.theme)
        self.tabs.close_asked.connect(self.close_page)
        self.tabs.keep_asked.connect(self.keep)
        self.tabs.currentChanged.connect(self._front)
        self.addWidget(welcome)
        self.addWidget(self.tabs)

    def page(self) -> Page | None:
        """The page in front."""
        page = self.tabs.currentWidget()
        return page if isinstance(page, Page) else None

    def pages(self) -> list[Page]:
        """All pages, from left to right."""
        return [page for page in self.tabs.pages() if isinstance(page, Page)]

    def page_of(self, ref: Ref) -> Page | None:
        """The page that shows a row, if it is open."""
        return next((page for page in self.pages() if page.ref() == ref), None)

    def open(self, place: Place, keep: bool = False) -> None:
        """Bring the page of a place to the front, made if it is not open.

        Raises:
            UserError: there is no such row, or no page for its noun.
        """
        self._bring(place, keep)
        self.trail.visit(place)
        self.walked.emit()

    def step(self, forward: bool) -> None:
        """Along the trail; places that are gone are passed over.

        Raises:
            UserError: the place can no longer be opened.
        """
        place = self.trail.forward() if forward else self.trail.back()
        if place is None:
            return
        try:
            self._bring(place, keep=False)
        except UserError:
            self.trail.forget(place.ref)
            raise
        finally:
            self.walked.emit()

    def front(self, index: int) -> None:
        """Bring a tab to the front by its number; a number too high does nothing."""
        if index < self.tabs.count():
            self.tabs.setCurrentIndex(index)

    def keep(self, page: QWidget) -> None:
        """A page keeps its tab from now on."""
        self._passing = {noun: passing for noun, passing in self._passing.items() if passing is not page}

    def close_page(self, page: QWidget | None = None) -> None:
        """Close a page, the one in front if none is named, unless it must stay."""
        page = page or self.page()
        if isinstance(page, Page) and page.close_page():
            self._drop(page)

    def close_all(self) -> bool:
        """Let every page save what is pending; False if one of them must stay."""
        return all(page.close_page() for page in self.pages())

    def entries(self) -> list[str]:
        """The open pages as "noun:id", the one in front last."""
        front = self.page()
        pages = [page for page in self.pages() if page is not front] + ([front] if front else [])
        return [f"{page.ref().noun}:{page.ref().id}" for page in pages]

    def reopen(self, entries: Sequence[str]) -> None:
        """Open pages of the last time again, as far as what they showed is still there."""
        self._settled = False
        for entry in entries:
            noun, _, ident = entry.partition(":")
            try:
                self._bring(place_of(self._context.project, Ref(noun, ident)), keep=True)
            except UserError:
                continue
        self._settled = True
        self._front()

    def _bring(self, place: Place, keep: bool) -> None:
        page = self.page_of(place.ref)
        fresh = page is None
        if page is None:
            page = self._make(place.ref)
        if page is self.page():
            self._front()
        else:
            self.tabs.setCurrentWidget(page)
        other = self._other_view(page) if fresh else None
        if other is not None:
            self._replace(other, page)
        elif fresh and not keep:
            self._take_over(page)
        if keep:
            self.keep(page)
        if place.at is not None:
            page.show_place(place.at)

    def _make(self, ref: Ref) -> Page:
        kind = self._kinds.get(ref.noun)
        if kind is None:
            raise UserError(f"There is no page that could show this ({ref.noun}).")
        page = kind.make(self._context, ref.id)
        page.titleChanged.connect(partial(self._retitle, page))
        page.wordCountChanged.connect(partial(self._count, page))
        page.stateChanged.connect(partial(self._state, page))
        page.gone.connect(partial(self._drop, page))
        self.setCurrentIndex(1)
        self.tabs.add_page(page, page.icon(), page.title())
        return page

    def _take_over(self, page: Page) -> None:
        """Let a page take the tab of the one of its noun that was only looked at."""
        noun = _SHOWN_AS.get(page.ref().noun, page.ref().noun)
        before = self._passing.get(noun)
        self._passing[noun] = page
        if before is not None and before in self.pages():
            self._replace(before, page)

    def _other_view(self, page: Page) -> Page | None:
        """The page that shows the same row in another way, if it is open."""
        ref = page.ref()
        alike = (one for one in self.pages() if one is not page and one.ref().id == ref.id)
        nouns = {_SHOWN_AS.get(ref.noun, ref.noun), ref.noun}
        return next((one for one in alike if _SHOWN_AS.get(one.ref().noun, one.ref().noun) in nouns), None)

    def _replace(self, before: Page, page: Page) -> None:
        """Give the tab of one page to another, unless the first must stay; whether it keeps its tab is as before."""
        if not before.close_page():
            return
        for noun, passing in self._passing.items():
            if passing is before:
                self._passing[noun] = page
        self.tabs.tabBar().moveTab(self.tabs.indexOf(page), self.tabs.indexOf(before))
        self._drop(before, forget=False)

    def _drop(self, page: Page, forget: bool = True) -> None:
        """Take a page out of its tab."""
        self.keep(page)
        if forget:
            self.trail.forget(page.ref())
        self.tabs.removeTab(self.tabs.indexOf(page))
        page.deleteLater()
        self.setCurrentIndex(1 if self.tabs.count() else 0)
        self.walked.emit()

    def _front(self) -> None:
        page = self.page()
        self.counted.emit(page.word_count() if page else -1, page.count_note() if page else "")
        self.fronted.emit()
        if not self._settled:
            return
        if page is None:
            self._context.select(None)
            return
        self.trail.visit(Place(page.ref()))
        page.arrive()
        self.walked.emit()

    def _retitle(self, page: Page) -> None:
        self.tabs.set_title(page, page.title())
        if page is self.page():
            self.fronted.emit()
            if self._settled:
                self.walked.emit()

    def _count(self, page: Page, count: int) -> None:
        if page is self.page():
            self.counted.emit(count, page.count_note())

    def _state(self, page: Page, state: str) -> None:
        self.keep(page)
        self.stated.emit(state)
