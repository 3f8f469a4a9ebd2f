"""Shows in an open note all that the search found there, from which the person came, until she turns elsewhere."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.search import go_to_hit
from ui.editor.find_bar import FindBar
from ui.editor.hit_strip import HitStrip
from ui.editor.sheet import Sheet


class HitDesk(QObject):
    """Joins the places of the last search with one sheet.

    Attributes:
        strip: which place it is, and the ways to the others.
    """

    def __init__(self, context: Context, ref: Ref, sheet: Sheet, bar: FindBar) -> None:
        super().__init__(bar)
        self._context = context
        self._ref = ref
        self._sheet = sheet
        self._bar = bar
        self._shown = False
        self.strip = HitStrip(context.theme, bar.parentWidget())
        self.strip.stepped.connect(lambda by: go_to_hit(context, by))
        self.strip.closed.connect(self._put_away)
        # Not one of the view's keys: there Esc unfolds registers first, if any are folded.
        self._escape = QShortcut(QKeySequence("Esc"), sheet.view, self._put_away)
        self._escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        context.search.hits.moved.connect(self.show)
        sheet.document.edited.connect(self._follow)
        sheet.document.applied.connect(self._follow)
        sheet.view.refitted.connect(self._fit)
        self._fit()
        self.show()

    def show(self) -> None:
        """Show what there is to show, or nothing any more."""
        if not self._bar.isHidden():
            return
        hits = self._context.search.hits
        shown = hits.stands_in(self._ref)
        if shown:
            places, at = hits.within(self._ref)
            self._sheet.layer.set_hits([(place.start, place.end) for place in places], at)
            self.strip.tell(at, len(places), len(hits))
        elif self._shown:
            self._sheet.layer.set_hits([])
        self._shown = shown
        self._escape.setEnabled(shown)
        self.strip.setVisible(shown)

    def _put_away(self) -> None:
        self._context.search.hits.put_away()
        self._sheet.view.setFocus()

    def _follow(self, edits: list[Edit]) -> None:
        """The places move with what is typed; one whose words are deleted is counted no longer."""
        if self._context.search.hits.carry(self._ref, edits) and self._shown:
            self.show()

    def _fit(self) -> None:
        self.strip.set_margins(*self._sheet.view.beside)
