"""Finding and replacing at the page: the bar over the text, what it or a search found, and its edits carried out."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.editor.autosave import Autosave
from ui.editor.find_bar import FindBar
from ui.editor.hit_desk import HitDesk
from ui.editor.sheet import Sheet


class Finding(QObject):
    """Joins the find bar with one sheet; what a search found there is shown by ``hits`` while the bar is closed.

    Args:
        context: says what was done.
        ref: the note.
        sheet: where is looked.
        autosave: keeps what is typed before words are replaced.
        undo: takes the last step of the note back.
        bar: the bar; its owner owns this too.
    """

    def __init__(
        self,
        context: Context,
        ref: Ref,
        sheet: Sheet,
        autosave: Autosave,
        undo: Callable[[], object],
        bar: FindBar,
    ) -> None:
        super().__init__(bar)
        self._context = context
        self._sheet = sheet
        self._autosave = autosave
        self._undo = undo
        self._bar = bar
        self.hits = HitDesk(context, ref, sheet, bar)
        bar.found.connect(self._show_hits)
        bar.replaced.connect(self._carry_out)
        bar.closed.connect(sheet.view.setFocus)
        bar.closed.connect(self.hits.show)
        autosave.saved.connect(self._follow)

    def find(self) -> None:
        """Open the bar for finding."""
        self._open(False)

    def replace(self) -> None:
        """Open the bar for finding and replacing."""
        self._open(True)

    def _open(self, replace: bool) -> None:
        start, end = self._sheet.view.selection()
        text = self._sheet.document.text
        self.hits.strip.hide()
        self._bar.open(text, text[start:end], start, replace, not self._sheet.view.isReadOnly())

    def _follow(self) -> None:
        self._bar.follow(self._sheet.document.text)

    def _show_hits(self, places: list[tuple[int, int]], current: int, go: bool) -> None:
        self._sheet.layer.set_hits(places, current)
        if go and current >= 0:
            self._sheet.view.select(*places[current])

    def _carry_out(self, edits: list[Edit]) -> None:
        self._autosave.seal()
        self._sheet.document.replace(edits)
        self._autosave.seal()
        if len(edits) > 1:
            self._context.say(f"Replaced in {len(edits)} places.", "Undo", self._undo)
