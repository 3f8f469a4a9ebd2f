"""The search field of the window: suggests titles as one types, searches on Enter."""

from itertools import islice

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.models.dates import detail_words
from ui.widgets.search_field import SearchField, Suggestion

_ICONS = {"note": "note", "memo": "memo", "code": "code", "actor": "actor", "site": "site", "event": "event"}

KEPT = 3
"""How many kept searches are offered at most."""


class SearchBar(SearchField):
    """Knows the project's titles and opens what was picked."""

    def __init__(self, context: Context, key: str, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "Search notes, memos, codes, people …", key, parent)
        self._context = context
        self.typed.connect(self._suggest)
        self.asked.connect(lambda words: context.open(Ref("search", words)))
        self.picked.connect(lambda ref: context.open(ref))

    def _suggest(self, words: str) -> None:
        everywhere = Suggestion(f"Search for “{words}”", "", "search", Ref("search", words))
        found = self._context.project.mentions.complete(words, limit=9)
        titles = [
            Suggestion(title or "Untitled", detail_words(detail), _ICONS.get(ref.noun, "note"), ref)
            for ref, title, detail in found
        ]
        self.suggest(words, [everywhere, *self._kept(words), *titles])

    def _kept(self, words: str) -> list[Suggestion]:
        """Kept searches in whose names the words stand."""
        named = (one for one in self._context.project.searches.all() if words.casefold() in one.name.casefold())
        return [
            Suggestion(search.name, "kept search", "bookmark", Ref("kept_search", search.id))
            for search in islice(named, KEPT)
        ]
