"""A sheet: the text with everything painted on and beside it; it knows no project."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.headnotes import Headnote
from fieldnotes.domain.marks import Marked
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import Voice
from ui.editor.coding_layer import CodingLayer
from ui.editor.document import NoteDocument
from ui.editor.focus_look import FocusLook
from ui.editor.gutters import CodeGutter, GutterColours
from ui.editor.margins import HEADNOTE, Margins
from ui.editor.marks import DocumentMarks
from ui.editor.page_look import PageColours, PageLook
from ui.editor.signs import ParagraphSigns
from ui.editor.speaker_lines import SpeakerLines
from ui.editor.spelling_layer import SpellingLayer
from ui.editor.text_view import Blocks, TextView, measures_for
from ui.editor.turn_gutter import SpeechGutter
from ui.models.speakers import tints
from ui.theme.register_colours import register_colour
from ui.theme.theme import Theme

_TALLEST = 0.6
"""How much of the height of the page a picture may take."""


class Sheet(QWidget):
    """Puts document, view, layers and margins together and dresses them in the theme.

    Signals:
        coding_clicked: the id of a coding that was clicked in the margin.
        headnote_clicked: the id of the memo of a later reading that was clicked in the margin.
    """

    coding_clicked = Signal(str)
    headnote_clicked = Signal(str)

    def __init__(self, theme: Theme, marked: Marked, pixels: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        font = theme.fonts.serif(pixels or None)
        self.document = NoteDocument(marked.text, measures_for(font), self, laid_out=False)
        self.marks = DocumentMarks(self.document)
        self.marks.load(marked.marks)
        self.document.lay_out()
        self.view = TextView(self.document, self.marks, font, self)
        self.look = PageLook(self.document, self._page_colours())
        self._signs = ParagraphSigns(self.view)
        self.layer = CodingLayer(self.view)
        self.spelling = SpellingLayer(self.view)
        self.focus = FocusLook(self.view)
        self.margins = Margins(self.document, self.look, self.layer, lambda kind: register_colour(kind, theme.tokens))
        self._speakers = SpeakerLines(self.view, self.margins, theme.fonts.frame(0.76))
        self.registers = SpeechGutter(self.view, self.margins.left, theme.fonts.frame(0.82))
        self.codes = CodeGutter(self.view, self.margins.right, theme.fonts.frame(0.82, QFont.Weight.Medium))
        self.codes.clicked.connect(self._clicked)
        self.codes.hovered.connect(lambda key: self.layer.emphasise(key or None))
        self.view.hovered.connect(self._hovered)
        self.view.refitted.connect(self._place)
        self.view.resized.connect(self._refit)
        self.look.pictures.selection = self._selected
        self.view.veils.insert(0, self._frame_pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def small(self) -> QFont:
        """The face of small words beside the text."""
        return self._theme.fonts.frame(0.82)

    @property
    def muted(self) -> str:
        """The colour of small words beside the text, "#RRGGBB"."""
        return self._theme.tokens.muted

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margins go with the text."""
        super().resizeEvent(event)
        self._place()

    def show_margins(self) -> None:
        """Paint the margins and what lies under the words anew."""
        self._speakers.make_room()
        self.registers.update()
        self.codes.update()
        self.view.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Place the margins once the layout is known."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def _place(self) -> None:
        left, right = self.view.beside
        bar = self.view.verticalScrollBar().sizeHint().width()
        height = self.view.viewport().height()
        for gutter, x, room in (
            (self.registers, 0, left),
            (self.codes, self.view.width() - right, right - bar),
        ):
            if gutter.geometry().getRect() != (x, 0, room, height):
                gutter.setGeometry(x, 0, max(0, room), height)

    def _refit(self) -> None:
        self.look.refit_pictures(max(160.0, self.view.viewport().height() * _TALLEST))

    def _selected(self) -> tuple[int, int]:
        cursor = self.view.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _frame_pictures(self, painter: QPainter, _: Blocks) -> None:
        painter.save()
        painter.translate(0, -self.view.verticalScrollBar().value())
        self.look.pictures.draw_selected(painter)
        painter.restore()

    def set_turns(self, turns: Sequence[Turn], voices: Sequence[Voice]) -> None:
        """Show turns and who speaks in them beside the text."""
        self.margins.set_turns(turns, voices, tints(voices, self._theme.tokens))
        self._speakers.make_room()
        self.registers.update()

    def set_headnotes(self, headnotes: Sequence[Headnote]) -> None:
        """Mark the passages that bear later readings in the margin."""
        self.margins.set_headnotes(headnotes, self._theme.tokens.accent)
        self.codes.update()

    def _clicked(self, coding: str) -> None:
        if coding.startswith(HEADNOTE):
            self.headnote_clicked.emit(coding.removeprefix(HEADNOTE))
            return
        found = next((span for span in self.layer.codings.all() if span[2].coding.id == coding), None)
        if found:
            self.view.setTextCursor(self.document.cursor(found[0], found[1]))
            self.view.setFocus()
            self.coding_clicked.emit(coding)

    def _hovered(self, position: int) -> None:
        coded = self.layer.at(position) if position >= 0 else None
        self.layer.emphasise(coded.coding.id if coded else None)
        self.codes.update()

    def _page_colours(self) -> PageColours:
        tokens = self._theme.tokens
        return PageColours(tokens.text, tokens.muted, tokens.accent, tokens.hover, tokens.border)

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.look.set_colours(self._page_colours(), self._theme.fonts.frame(0.92))
        self.layer.set_look(tokens.dark, tokens.hit)
        self.spelling.set_look(tokens.danger)
        self.focus.set_ground(tokens.surface)
        self._signs.set_look(tokens.muted, tokens.border)
        voices = tuple(self.margins.voices.values())
        self.margins.tints = tints(voices, tokens)
        colours = GutterColours(tokens.text, tokens.muted, tokens.border, tokens.hover)
        self.registers.set_colours(colours)
        self.codes.set_colours(colours)
