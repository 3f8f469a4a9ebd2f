"""Completes what is mentioned: ``[[`` names notes, memos, codes, people and places, ``@`` names people."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from fieldnotes.text.standoff import settle
from ui.editor.chooser import Choice, ChoiceList, Floating
from ui.editor.text_view import TextView

_LONGEST = 60
_LINK = re.compile(r"\[\[([^\[\]\n]*)$")
_PERSON = re.compile(r"(?:^|[\s(“\"'])@((?:[^\W_][\w.'’-]*)?(?: [^\W_][\w.'’-]*)?)$")

Suggest = Callable[[str, bool], list[tuple[Ref, str, str]]]
"""What might be meant by the words typed, people only if told: reference, name, detail."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Something that is being named: where it begins (code points), the words so far, whether it is a person."""

    start: int
    words: str
    person: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was completed: where it stands, and what it names; None is somebody or something new."""

    start: int
    end: int
    target: Ref | None
    name: str
    person: bool


def opening_at(text: str, position: int) -> Opening | None:
    """What is being named just before ``position`` (code points), if anything."""
    begin = max(text.rfind("\n", 0, position) + 1, position - _LONGEST)
    before = text[begin:position]
    link = _LINK.search(before)
    if link:
        return Opening(begin + link.start(), link[1], False)
    person = _PERSON.search(before)
    if person:
        return Opening(begin + person.start(1) - 1, person[1], True)
    return None


class Completion(QObject):
    """Watches the typing in a view and offers names.

    Signals:
        named: a Named, after its words were put into the text.
    """

    named = Signal(object)

    def __init__(self, view: TextView, suggest: Suggest, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._suggest = suggest
        self._opening: Opening | None = None
        self.card = Floating(parent)
        self.list = ChoiceList(self.card)
        self.card.column.addWidget(self.list)
        self.list.taken.connect(self._take)
        view.note.edited.connect(self._edited)
        view.cursorPositionChanged.connect(self._moved)

    @property
    def active(self) -> bool:
        """Whether names are being offered."""
        return self._opening is not None

    def close(self) -> None:
        """Offer nothing any more."""
        if self._opening is not None:
            self._opening = None
            self.card.hide()
            self._view.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While names are offered, arrows, Enter, Tab and Escape belong to the list."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            return self.list.answers(event)
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def _edited(self, edits: list[Edit]) -> None:
        edit = edits[-1]
        position = edit.position + len(edit.inserted)
        if len(edits) > 1 or "\n" in edit.inserted or (not self.active and not edit.inserted):
            self.close()
            return
        opening = opening_at(self._view.note.text, position)
        if opening is None:
            self.close()
        else:
            self._offer(opening, position)

    def _offer(self, opening: Opening, position: int) -> None:
        found = self._suggest(opening.words, opening.person)
        choices = [Choice(name, detail, (ref, name)) for ref, name, detail in found]
        words = opening.words.strip()
        if words and not any(name.casefold() == words.casefold() for _, name, _ in found):
            choices.append(
                Choice(f"New {'person' if opening.person else 'note'} “{words}”", "", (None, words))
            )
        if not choices or (opening.person and not words and not found):
            self.close()
            return
        if self._opening is None:
            self._view.installEventFilter(self)
        self._opening = opening
        self.list.offer(choices)
        self.card.place(self._view.line_in(self.card.page, position), 340)
        self.card.show()

    def _moved(self) -> None:
        opening = self._opening
        if opening is None:
            return
        position = self._view.note.position(self._view.textCursor())
        if not opening.start < position <= opening.start + _LONGEST:
            self.close()

    def _take(self, value: object) -> None:
        opening = self._opening
        if opening is None or not isinstance(value, tuple):
            return
        target, name = value[0], " ".join(settle(str(value[1])).split())
        note = self._view.note
        end = note.position(self._view.textCursor())
        self.close()
        words = f"@{name}" if opening.person else f"[[{name}]]"
        if not opening.person and note.text.startswith("]]", end):
            end += 2
        note.replace([Edit(opening.start, note.text[opening.start : end], words)])
        after = opening.start + len(words)
        self._view.setTextCursor(note.cursor(after))
        self.named.emit(Named(opening.start, after, target, name, opening.person))
