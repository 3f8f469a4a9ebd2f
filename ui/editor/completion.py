"""Completes what is mentioned: ``[[`` names notes, memos, codes, people and places, ``@`` who, where and what event."""

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
_WORD = r"[^\W_][^\s@()\[\]{}“”„\"«»,;:!?/\\|<>]*"
_FIELD = re.compile(rf"(?:^|[\s(“„«\"'‘])@((?:{_WORD})?(?: {_WORD}){{0,5}})$")
_PARTICLES = re.compile("a[flv]|bin(ti)?|d[aeiou]|d[eo][lnrs]|della|el|ibn|l[ae]|of|san|the|v[ao]n|y|zu")
"""Small words that names of people and places hold; other small words end the name that is being typed."""
_ARTICLES = ("the", "le", "la", "les", "el", "los", "las", "il", "der", "die", "das", "de", "het", "o", "os", "al")
"""Words that a name of a group, place or event begins with, however its other words are written."""
NEW = {"person": "actor", "group": "actors", "place": "site", "event": "event"}
"""What may be made after ``@``, each with its icon."""

Suggest = Callable[[str, bool], list[tuple[Ref, str, str]]]
"""What might be meant by the words typed, only what the field holds if told: reference, name, detail."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Something that is being named: where it begins (code points), the words so far, whether it is of the field."""

    start: int
    words: str
    field: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was completed: where it stands, and what it names; None is something new of a kind."""

    start: int
    end: int
    target: Ref | None
    name: str
    kind: str = ""


def opening_at(text: str, position: int) -> Opening | None:
    """What is being named just before ``position`` (code points), if anything."""
    begin = max(text.rfind("\n", 0, position) + 1, position - _LONGEST)
    before = text[begin:position]
    link = _LINK.search(before)
    if link:
        return Opening(begin + link.start(), link[1], False)
    named = _FIELD.search(before)
    if named:
        return Opening(begin + named.start(1) - 1, named[1], True)
    return None


def goes_on(words: str) -> bool:
    """Whether words after ``@`` that nothing is called may still become a name: “Ana de la Cruz”, not “Ana went”."""
    first, *others = words.split()
    if first[0].islower() or first.casefold() in _ARTICLES:
        return len(others) <= 1 or (len(others) == 2 and first.casefold() in _ARTICLES)
    return all(not word[0].islower() or _PARTICLES.fullmatch(word) for word in others)


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
        found = self._suggest(opening.words, opening.field)
        if opening.field and not found and not (opening.words.strip() and goes_on(opening.words)):
            self.close()
            return
        self._opening = opening
        names = [Name(ref, name, detail, _icon(ref, detail)) for ref, name, detail in found]
        line = self._view.line_in(self.card.page, position)
        self.card.offer(names, opening.words, NEW if opening.field else "note", line)

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
        words = f"@{name}" if opening.field else f"[[{name}]]"
        if not opening.field and note.text.startswith("]]", end):
            end += 2
        note.replace([Edit(opening.start, note.text[opening.start : end], words)])
        after = opening.start + len(words)
        self._view.setTextCursor(note.cursor(after))
        self.close()  # the words put in look like a name that is being typed
        self.named.emit(Named(opening.start, after, target if isinstance(target, Ref) else None, name, taken.kind))


def _icon(ref: Ref, detail: str) -> str:
    return "actors" if ref.noun == "actor" and detail == "group" else ref.noun
