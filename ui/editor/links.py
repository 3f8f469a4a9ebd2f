"""Links in a note: an address is asked for in place, shown under the mouse, and opened only when a person says so."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolTip, QWidget

from fieldnotes.text.typed_signs import address_of
from ui.editor.sheet import Sheet
from ui.widgets.floating import Floating

_WIDTH = 400
OPENABLE = ("http", "https", "mailto")
"""The kinds of address that may be given to the system; only by a deliberate act."""


def openable(address: str) -> bool:
    """Whether an address may be handed to the system's browser or mail program."""
    return QUrl(address).scheme().lower() in OPENABLE


class LinkCard(Floating):
    """A line with an address beside the words it belongs to.

    Signals:
        chosen: the address (str), "" to take the link away.
        opened: the address is to be opened.
        closed: the person is done.
    """

    chosen = Signal(str)
    opened = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Link")
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Address: https://…, or a mail address")
        self.line.setAccessibleName("Address of the link")
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._agree)
        self.line.textEdited.connect(self._edited)
        self.hint = QLabel(self)
        self.hint.setProperty("role", "muted")
        self.open_button = self._button("Open", "Open this address in the browser or mail program")
        self.open_button.clicked.connect(lambda: self.opened.emit(self.line.text().strip()))
        self.remove_button = self._button("Remove link", "Leave the words, without the link")
        self.remove_button.clicked.connect(lambda: self.chosen.emit(""))
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        row.addWidget(self.remove_button)
        row.addWidget(self.open_button)
        self.column.addWidget(self.line)
        self.column.addLayout(row)
        self._showing = False

    def begin(self, line: QRectF, address: str, writable: bool, showing: bool = False) -> None:
        """Open beside a line; with ``showing`` the address is there to be read and opened, else to be changed."""
        self._showing = showing
        self.line.setText(address)
        self.line.setCursorPosition(0)
        self.line.setReadOnly(not writable)
        self.open_button.setVisible(openable(address))
        self.remove_button.setVisible(bool(address) and writable)
        self._hint("Nothing is opened until you press Open." if showing else "Enter links · Esc ends")
        self.place(line, min(_WIDTH, self.page.width() - 16))
        self.show()
        if showing and openable(address):
            self.open_button.setFocus()
        else:
            self.line.setFocus()
            self.line.selectAll()

    def refuse(self) -> None:
        """Say that what was typed is no address."""
        self._hint("This is no address of the web or of mail.", "danger")

    def end(self) -> None:
        """Close."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the card closes it."""
        if event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(self.window().focusWidget() or self):
            self.end()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Escape is the card's own."""
        overrides = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Enter on a button presses it."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open_button.hasFocus():
            self.open_button.click()
        else:
            super().keyPressEvent(event)

    def _agree(self) -> None:
        if not self.line.isReadOnly():
            self.chosen.emit(self.line.text().strip())

    def _edited(self, words: str) -> None:
        self.open_button.setVisible(openable(address_of(words)))
        self._hint("Enter links · Esc ends")

    def _hint(self, words: str, role: str = "muted") -> None:
        self.hint.setText(words)
        if self.hint.property("role") != role:
            self.hint.setProperty("role", role)
            self.hint.style().unpolish(self.hint)
            self.hint.style().polish(self.hint)

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "link")
        button.setToolTip(tip)
        return button


class Links(QObject):
    """Joins the link card with one sheet.

    Args:
        sheet: text, marks and view.
        page: over which the card floats.
    """

    def __init__(self, sheet: Sheet, page: QWidget) -> None:
        super().__init__(page)
        self._sheet = sheet
        self._view = sheet.view
        self._page = page
        self._span = (0, 0)
        self.card = LinkCard(page)
        self.card.chosen.connect(self._set)
        self.card.opened.connect(self.open)
        self.card.closed.connect(self._view.setFocus)
        self._view.hovered.connect(self._tell)
        self._view.pressed.connect(self.show_at)

    def ask(self) -> None:
        """Ask for the address of what is selected, of the link at the cursor, or of the word there."""
        start, end = self._view.selection()
        found = self._sheet.marks.link_at(start) or (self._sheet.marks.link_at(start - 1) if start else None)
        if found and start == end:
            start, end = found[:2]
        elif start == end:
            start, end = self._word(start)
        if "\n" in self._sheet.document.text[start:end]:
            end = self._sheet.document.text.index("\n", start)
        self._span = (start, end)
        address = found[2] if found else address_of(self._sheet.document.text[start:end])
        self._begin(start, address, showing=False)

    def show_at(self, position: int) -> bool:
        """Show the address of the link at a position (code points); False if there is none."""
        found = self._sheet.marks.link_at(position) if position >= 0 else None
        if found is None:
            return False
        self._span = found[:2]
        self._begin(found[0], found[2], showing=True)
        return True

    def open(self, address: str) -> None:
        """Hand an address to the system; what is neither of the web nor of mail is not opened."""
        known = address_of(address)
        if openable(known):
            self.card.end()
            QDesktopServices.openUrl(QUrl(known))

    def _begin(self, at: int, address: str, showing: bool) -> None:
        line = self._view.line_in(self._page, at)
        self.card.begin(line, address, not self._view.isReadOnly(), showing)

    def _word(self, position: int) -> tuple[int, int]:
        text = self._sheet.document.text
        start = end = position
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return start, end

    def _set(self, words: str) -> None:
        start, end = self._span
        address = address_of(words)
        if words and not address:
            self.card.refuse()
            return
        if not address:
            self._sheet.marks.take_off(start, end, "link")
        elif start == end:
            self._write(start, words, address)
        else:
            self._sheet.marks.take_off(start, end, "link")
            self._sheet.marks.put(start, end, "link", address)
        self.card.end()

    def _write(self, at: int, words: str, address: str) -> None:
        """Where there is no word yet the address itself is put in."""
        cursor = self._sheet.document.cursor(at)
        self._sheet.document.remember_cursor(cursor)
        cursor.insertText(words)
        self._sheet.marks.put(at, at + len(words), "link", address)
        self._view.setTextCursor(self._sheet.document.cursor(at + len(words)))

    def _tell(self, position: int) -> None:
        found = self._sheet.marks.link_at(position) if position >= 0 else None
        if found is None:
            if QToolTip.isVisible() and self._view.underMouse():
                QToolTip.hideText()
            return
        line = self._view.line_rect(position)
        where = self._view.viewport().mapToGlobal(QPoint(int(line.left()), int(line.bottom())))
        QToolTip.showText(where, f"{found[2]}\nCtrl+click shows the way there", self._view)
