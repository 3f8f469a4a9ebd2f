"""What a Word report is to hold: which codes, how people are named, how much stands around each quotation."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.export.choices import Choices
from ui.models.code_tree import CodeRow
from ui.theme.drawing import draw_dot
from ui.theme.theme import Theme
from ui.widgets.boxes import answer_buttons

LABELS = (
    ("pseudonym", "Pseudonym", "“Wilma”, in the texts too; who has no pseudonym stays named there."),
    ("team", "Team", "“Practice team member”, as at the date observed."),
    ("role", "Role", "“Ferry hand”, as at the date observed."),
    ("name", "Real name", "Real names stand in the report: for the team's own eyes."),
    ("none", "Nobody", "Quotations bear no name; in the texts pseudonyms stand for names."),
)
"""How people are named: the choice, its words, and what it means for the reader."""

CONTEXTS = ((0, "Nothing"), (80, "About a line"), (200, "About two lines"), (500, "About a paragraph"))
"""How much stands around a quotation, in code points on each side."""

_ID = int(Qt.ItemDataRole.UserRole)
_OWN = _ID + 1


class ReportOptions(QDialog):
    """The codebook with ticks at the left, choices at the right.

    Args:
        title: the report's title to begin with.
        codes: the codebook, in tree order; ``own`` counts the passages of each.

    Signals:
        agreed: Choices.
    """

    agreed = Signal(object)

    def __init__(self, theme: Theme, title: str, codes: Sequence[CodeRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Word report")
        self._theme = theme
        self._items: dict[str, QTreeWidgetItem] = {}
        self.tree = self._tree()
        self._fill(codes)
        self.count = QLabel("", self)
        self.count.setProperty("role", "muted")
        self.title = QLineEdit(title, self)
        self.title.setAccessibleName("Title")
        self.label = QComboBox(self)
        self.label.setAccessibleName("How people are named")
        for key, words, _ in LABELS:
            self.label.addItem(words, key)
        self.meaning = QLabel("", self)
        self.meaning.setProperty("role", "muted")
        self.meaning.setWordWrap(True)
        self.context = QComboBox(self)
        self.context.setAccessibleName("Text around each quotation")
        for points, words in CONTEXTS:
            self.context.addItem(words, points)
        self.memos = QCheckBox("Memos on these codes and passages", self)
        self.codebook = QCheckBox("The codebook, with definitions", self)
        self.pictures = QCheckBox("Pictures in the passages quoted", self)
        self.registers = QCheckBox("How each is to be read: verbatim, recalled …", self)
        for box in (self.memos, self.codebook, self.pictures, self.registers):
            box.setChecked(True)
        self._lay_out()
        self.label.currentIndexChanged.connect(self._tell_meaning)
        self.tree.itemChanged.connect(self._ticked)
        self._tell_meaning()
        self._tell_count()
        self.resize(theme.fonts.scaled(62), theme.fonts.scaled(42))

    def choices(self) -> Choices:
        """What was chosen; all codes ticked means all there are."""
        chosen = [ident for ident, item in self._items.items() if _is_ticked(item)]
        return Choices(
            codes=None if len(chosen) == len(self._items) else chosen,
            include_children=False,
            label=self.label.currentData(),
            context=self.context.currentData(),
            title=self.title.text().strip(),
            memos=self.memos.isChecked(),
            codebook=self.codebook.isChecked(),
            pictures=self.pictures.isChecked(),
            registers=self.registers.isChecked(),
        )

    def tick(self, codes: Sequence[str]) -> None:
        """Tick these codes (ids) and no others."""
        for ident, item in self._items.items():
            item.setCheckState(0, _state(ident in codes))

    def done(self, result: int) -> None:
        """Hand the choices over if they were agreed to."""
        if result == QDialog.DialogCode.Accepted:
            self.agreed.emit(self.choices())
        super().done(result)

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName("Codes in the report")
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIconSize(QSize(self._theme.fonts.scaled(1), self._theme.fonts.scaled(1)))
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _fill(self, codes: Sequence[CodeRow]) -> None:
        for code in codes:
            above = self._items.get(code.parent or "")
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self.tree)
            item.setText(0, code.name)
            item.setIcon(0, self._dot(code.colour))
            item.setText(1, f"{code.own:,}" if code.own else "")
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            item.setData(0, _ID, code.id)
            item.setData(0, _OWN, code.own)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            self._items[code.id] = item
        self.tree.expandAll()
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _dot(self, colour: str) -> QIcon:
        side = self._theme.fonts.scaled(1)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_dot(painter, QPointF(side / 2, side / 2), side * 0.38, colour)
        painter.end()
        return QIcon(pixmap)

    def _lay_out(self) -> None:
        heading = QLabel("A Word report of coded passages", self)
        heading.setProperty("role", "heading")
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(12)
        form.addRow("Title", self.title)
        form.addRow("People by", self.label)
        form.addRow("", self.meaning)
        form.addRow("Around them", self.context)
        form.addRow("With", self.memos)
        form.addRow("", self.codebook)
        form.addRow("", self.pictures)
        form.addRow("", self.registers)
        left = QVBoxLayout()
        left.setSpacing(6)
        ticks = QHBoxLayout()
        ticks.addWidget(self.count, 1)
        for words, state in (("All", Qt.CheckState.Checked), ("None", Qt.CheckState.Unchecked)):
            button = QPushButton(words, self)
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.setAccessibleName(f"Tick {words.lower()}")
            button.clicked.connect(lambda _=False, state=state: self._tick_all(state))
            ticks.addWidget(button)
        left.addLayout(ticks)
        left.addWidget(self.tree, 1)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left, 5)
        both.addLayout(right, 6)
        buttons, self._go = answer_buttons(self, "Choose where…")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(both, 1)
        column.addWidget(buttons)

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        """A tick on a code is a tick on all below it."""
        if column == 0:
            for child in map(item.child, range(item.childCount())):
                if child is not None:
                    child.setCheckState(0, item.checkState(0))
            self._tell_count()

    def _tick_all(self, state: Qt.CheckState) -> None:
        for item in self._items.values():
            item.setCheckState(0, state)

    def _tell_count(self) -> None:
        ticked = [item for item in self._items.values() if _is_ticked(item)]
        quotations = sum(int(item.data(0, _OWN)) for item in ticked)
        codes = f"{len(ticked):,} code{'s' * (len(ticked) != 1)}"
        self.count.setText(f"{codes} · {quotations:,} quotation{'s' * (quotations != 1)}")
        self._go.setEnabled(bool(ticked))

    def _tell_meaning(self) -> None:
        self.meaning.setText(LABELS[self.label.currentIndex()][2])


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return bool(item.checkState(0) == Qt.CheckState.Checked)


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
