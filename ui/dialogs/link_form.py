"""Asks what to link to, how, and why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from fieldnotes.domain.refs import Ref
from ui.models.dates import detail_words
from ui.theme.theme import Theme
from ui.widgets.boxes import answer_buttons

Complete = Callable[[str], list[tuple[Ref, str, str]]]


class LinkForm(QDialog):
    """Type to find the other end, choose a type, give a reason."""

    def __init__(
        self, title: str, types: Sequence[str], complete: Complete, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._complete, self._theme = complete, theme
        self.setWindowTitle("Link")
        self.resize(460, 420)
        self.words = QLineEdit()
        self.words.setPlaceholderText("Type the name of a note, memo, code, person or place")
        self.words.setAccessibleName("What to link to")
        self.found = QListWidget()
        self.found.setAccessibleName("What was found")
        self.type = QComboBox()
        self.type.addItems(list(types))
        self.type.setAccessibleName("Type of link")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why? (may be left empty)")
        self.reason.setAccessibleName("Reason")
        self.found.setIconSize(QSize(theme.fonts.scaled(1.2), theme.fonts.scaled(1.2)))
        buttons, self._ok = answer_buttons(self, "Link")
        self._lay_out(title, buttons)
        self.words.textChanged.connect(self._search)
        self.found.currentItemChanged.connect(self._offer)
        self.found.itemDoubleClicked.connect(self.accept)
        self._search("")

    def _lay_out(self, title: str, buttons: QDialogButtonBox) -> None:
        heading = QLabel(f"Link “{title if len(title) <= 80 else title[:79] + '…'}” to")
        heading.setWordWrap(True)
        form = QFormLayout(self)
        form.addRow(heading)
        form.addRow(self.words)
        form.addRow(self.found)
        form.addRow("This one", self.type)
        form.addRow("Reason", self.reason)
        form.addRow(buttons)

    def answer(self) -> tuple[Ref, str, str] | None:
        """The other end, the type and the reason."""
        if self.found.currentRow() < 0:
            return None
        return self.found.currentItem().data(Qt.ItemDataRole.UserRole), self.type.currentText(), self.reason.text()

    def _search(self, words: str) -> None:
        self.found.clear()
        for ref, name, detail in self._complete(words):
            item = QListWidgetItem(self._theme.icon(ref.noun), f"{name}  ·  {detail_words(detail)}")
            item.setData(Qt.ItemDataRole.UserRole, ref)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self._offer()

    def _offer(self) -> None:
        self._ok.setEnabled(self.found.currentRow() >= 0)


def ask_link(
    title: str, types: Sequence[str], complete: Complete, theme: Theme, parent: QWidget | None
) -> tuple[Ref, str, str] | None:
    """Ask for a link from the thing called ``title``; (other end, type, reason), or None when called off."""
    form = LinkForm(title, types, complete, theme, parent)
    return form.answer() if form.exec() == QDialog.DialogCode.Accepted else None
