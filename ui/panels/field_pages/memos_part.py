"""The memos that are about somebody or something, or mention it."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.models.dates import day_words
from ui.models.result_list import ResultDelegate, ResultList, ResultRow
from ui.widgets.full_list import FullList
from ui.widgets.page_area import PageArea
from ui.widgets.section_header import SectionHeader


class MemosPart(QWidget):
    """A heading with their number, and the list; Enter or a click opens a memo."""

    def __init__(self, context: Context, area: PageArea, subject: Ref) -> None:
        super().__init__()
        self._context, self._subject = context, subject
        self._head = SectionHeader(context.theme, "Memos")
        self._nothing = QLabel("No memo is about them yet. Ctrl+M writes one, linked with what is selected.")
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "muted")
        self.model = ResultList(self)
        self.list = FullList("Memos about them")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(context.theme, self.list))
        self.list.opened.connect(self._open)
        self.list.reached.connect(partial(area.keep_in_sight, self.list))
        context.theme.changed.connect(self.list.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        for widget in (self._head, self._nothing, self.list):
            column.addWidget(widget)

    def reload(self) -> None:
        """Read the memos anew."""
        memos = self._context.project.trails.memos(self._subject)
        self.model.set_rows(
            [
                ResultRow(
                    Ref("memo", memo.id),
                    memo.title,
                    day_words(memo.at),
                    detail=f"{memo.kind} memo · {', '.join(memo.how)}",
                    icon="memo",
                )
                for memo in memos
            ]
        )
        self._head.set_count(len(memos) or None)
        self._nothing.setVisible(not memos)
        self.list.setVisible(bool(memos))

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None:
            self._context.open(row.ref)
