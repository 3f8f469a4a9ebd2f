"""Completes what is mentioned: ``[[`` names notes, memos, codes, people and places, ``@`` names people."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from fieldnotes.text.standoff import settle
from ui.editor.text_view import TextView
from ui.theme.theme import Theme
from ui.widgets.name_card import Name, NameCard

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

    def __init__(self, theme: Theme, view: TextView, suggest: Suggest, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._suggest = suggest
        self._opening: Opening | None = None
        self.card = NameCard(theme, view, parent)
        self.card.taken.connect(self._take)
        view.note.edited.connect(self._edited)
        view.cursorPositionChanged.connect(self._moved)

    @property
    def active(self) -> bool:
        """Whether names are being offered."""
        return not self.card.isHidden()

    def close(self) -> None:
        """Offer nothing any more."""
        self.card.close_card()

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
        if opening.person and not opening.words.strip() and not found:
            self.close()
            return
        self._opening = opening
        names = [Name(ref, name, detail, ref.noun) for ref, name, detail in found]
        line = self._view.line_in(self.card.page, position)
        self.card.offer(names, opening.words, "person" if opening.person else "note", line)

    def _moved(self) -> None:
        opening = self._opening
        if opening is None or not self.active:
            return
        position = self._view.note.position(self._view.textCursor())
        if not opening.start < position <= opening.start + _LONGEST:
            self.close()

    def _take(self, taken: Name) -> None:
        opening = self._opening
        if opening is None:
            return
        target, name = taken.target, " ".join(settle(taken.name).split())
        note = self._view.note
        end = note.position(self._view.textCursor())
        self.close()
        words = f"@{name}" if opening.person else f"[[{name}]]"
        if not opening.person and note.text.startswith("]]", end):
            end += 2
        note.replace([Edit(opening.start, note.text[opening.start : end], words)])
        after = opening.start + len(words)
        self._view.setTextCursor(note.cursor(after))
        self.close()  # the words put in look like a name that is being typed
        self.named.emit(Named(opening.start, after, target if isinstance(target, Ref) else None, name, opening.person))
