"""Turns on the clipboard: words that are cut out and put in elsewhere stay those of whoever says them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields, replace

from PySide6.QtCore import QMimeData

from fieldnotes.domain.notes import Turn
from fieldnotes.project.project import Project
from ui.editor.coding_desk import Attempt
from ui.editor.sheet import Sheet
from ui.editor.turn_spans import TurnSpans

TURNS = "application/x-fieldnotes-turns+json"
"""Under this name a copy tells its turns to whoever pastes it into a note."""
_NUMBERS = ("start", "end", "time", "end_time", "round", "asks")


class TurnCarrier:
    """Takes the turns of one page along with words that are copied, pasted and moved.

    Args:
        project, note: whose turns they are.
        sheet: where they lie now.
        attempt: does something to the project safely.
    """

    def __init__(self, project: Project, note: str, sheet: Sheet, attempt: Attempt) -> None:
        self._project = project
        self._note = note
        self._sheet = sheet
        self._try = attempt

    def held(self, start: int, end: int) -> list[Turn]:
        """The turns among some words (code points), counted from their beginning."""
        return held_turns(self._sheet.margins.turns, start, end)

    def tell(self, source: QMimeData, start: int, end: int) -> None:
        """Put the turns among words (code points) that are copied beside them."""
        tell_turns(source, self._project.id, end - start, self.held(start, end))

    def take(self, source: QMimeData, start: int, words: str) -> None:
        """Lay the turns of words that were just put in, if any came with them."""
        self.lay(turns_of(source, self._project.id, words), start, start + len(words))

    def lay(self, turns: Sequence[Turn], start: int, end: int) -> None:
        """Lay turns over words that were just put in; each is counted from ``start``."""
        placed = [replace(turn, start=start + turn.start, end=start + turn.end) for turn in turns]
        if placed:
            self._try(lambda: self._project.turn_writing.lay(self._note, placed, start, end))


def held_turns(spans: TurnSpans, start: int, end: int) -> list[Turn]:
    """The turns among words (code points), counted from ``start``; of words within a single turn none.

    Of a turn that is not there as a whole its part is told as a turn of its own.
    """
    found = []
    for low, high, turn in spans.overlapping(start, end):
        whole = start <= low and high <= end
        ident = turn.id if whole else ""
        found.append(replace(turn, id=ident, start=max(low, start) - start, end=min(high, end) - start))
    return [] if len(found) == 1 and not found[0].id else found


def tell_turns(source: QMimeData, project: str, length: int, turns: Sequence[Turn]) -> None:
    """Put turns beside words (``length`` code points) that are copied."""
    if turns:
        told = {"project": project, "length": length, "turns": [asdict(turn) for turn in turns]}
        source.setData(TURNS, json.dumps(told).encode())


def turns_of(source: QMimeData, project: str, text: str) -> list[Turn]:
    """The turns of something copied from a note, if it is just this text; what others put there is not trusted.

    From another project only names, times and places come along.
    """
    try:
        told = json.loads(bytes(source.data(TURNS).data()).decode())
        turns = [_turn(one) for one in told["turns"]]
        here, whole = told["project"] == project, told["length"] == len(text)
    except (ValueError, KeyError, TypeError):
        return []
    if not whole or any(not 0 <= turn.start <= turn.end <= len(text) for turn in turns):
        return []
    if here:
        return turns
    bare = {"id": "", "speaker": None, "contributor": None, "answers": None, "prompt": ""}
    return [replace(turn, **bare) for turn in turns]  # type: ignore[arg-type]  # fields of a turn


def _turn(told: dict[str, object]) -> Turn:
    """A turn as it was told.

    Raises:
        TypeError: it is not of the shape of one.
        KeyError: something is missing.
    """
    values = {field.name: told[field.name] for field in fields(Turn)}
    for name, value in values.items():
        wanted = int if name in _NUMBERS else str
        if value is not None and not isinstance(value, wanted):
            raise TypeError(name)
    if None in (values["id"], values["start"], values["end"], values["asks"], values["speaker_name"]):
        raise TypeError("a turn without a place")
    return Turn(**values)  # type: ignore[arg-type]  # looked at above
