"""The page of a code: its head, its course through the years, its passages, scrolled as one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.rooms import Page, PageKind
from ui.commands.timeline import kept_line
from ui.models.kept_words import NONE_WITHIN, kept_words
from ui.panels.code_page.head import CodeHead
from ui.panels.code_page.passages import NOTHING, Passages
from ui.widgets.bar_chart import BarChart
from ui.widgets.page_area import PageArea

_RELATED = touches("code", "coding", "passage", "actor")


class CodePage(Page):
    """One code in a tab."""

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self._code = context.project.codes.get(ident)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = CodeHead(context, self._code)
        self.chart = BarChart(context.theme, "passages", 74, self._code.colour)
        self.passages = Passages(context, ident)
        self._lay_out()
        self._begin_scope()
        self.chart.picked.connect(self.passages.go_to_year)
        self.passages.scoped.connect(self.reload)
        self.passages.reached.connect(partial(self.area.keep_in_sight, self.passages))
        KeepingUp(self, context.bus, self.reload, _RELATED, self.ref(), context.navigation)
        self.reload()

    def ref(self) -> Ref:
        """The code."""
        return Ref("code", self._id)

    def title(self) -> str:
        """The code's name."""
        return self._code.name

    def icon(self) -> str:
        """A tag."""
        return "code"

    def arrive(self) -> None:
        """The code is what is selected now; the keyboard goes to its passages."""
        if self.head.editor is None:
            self.passages.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.select(self.ref())

    def close_page(self) -> bool:
        """Keep a definition that is being written."""
        return self.head.finish()

    def reload(self) -> None:
        """Read the code and its passages anew."""
        codes = self._context.project.codes
        try:
            code = codes.get(self._id)
        except UserError:
            self.gone.emit()
            return
        renamed, self._code = code.name != self._code.name, code
        self.head.show_code(code, codes.events(self._id))
        below, span = self.passages.below.isChecked(), self._context.navigation.span
        course = codes.course(self._id, below, span)
        self.chart.set_colour(code.colour)
        self.chart.show_counts({year: passages for year, (passages, _) in course.items()})
        self.chart.setVisible(bool(self.chart.bars()))
        self.passages.show_course(course, self._has_below())
        everywhere = codes.course(self._id, below) if span is not None else course
        outside = sum(passages for passages, _ in everywhere.values()) - sum(
            passages for passages, _ in course.values()
        )
        self.kept.tell(kept_words(span, {"passage": outside}))
        self.passages.nothing.setText(NONE_WITHIN if outside else NOTHING)
        self.passages.reload()
        if renamed:
            self.titleChanged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames."""
        if event.key() == Qt.Key.Key_F2 and not self._context.session.readonly:
            self.head.rename()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.area = PageArea()
        self.kept = kept_line(self._context)
        for widget in (self.head, self.kept, self.chart, self.passages):
            self.area.column.addWidget(widget)
        self.area.column.addStretch(1)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _begin_scope(self) -> None:
        """A code that only gathers others begins with the passages of those below it."""
        if self._has_below() and not self._context.project.passages.of_code(self._id, limit=1):
            self.passages.below.setChecked(True)

    def _has_below(self) -> bool:
        return any(code.parent == self._id for code in self._context.project.codes.all())

    def _scrolled(self, value: int) -> None:
        """More passages come before their end is reached."""
        if value > self.area.verticalScrollBar().maximum() - 2 * self.height():
            self.passages.extend()


def page_kind() -> PageKind:
    """How the window makes a page for a code."""
    return PageKind("code", CodePage)
