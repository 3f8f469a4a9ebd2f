"""What stands in the margins of a note: its registers, turns and codings as entries that follow the text."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from fieldnotes.domain.codes import COLOURS, CodedPassage
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.headnotes import Headnote
from fieldnotes.domain.notes import REGISTER_MEANINGS, Turn
from ui.editor.coding_layer import CodingLayer
from ui.editor.document import NoteDocument
from ui.editor.gutters import MarginEntry
from ui.editor.page_look import PageLook
from ui.editor.spans import SpanSet

HEADNOTE = "headnote:"
"""Begins the key of a later reading in the margin; its memo's id follows."""
_MOST = 400
"""Characters of a later reading that are told under the mouse."""
_SPEAKERS = (*COLOURS[1:], COLOURS[0])


class Margins:
    """Makes the entries of both margins from what is shown on the page.

    Args:
        document: tells edits, so that turns follow them.
        look: holds the registers.
        layer: holds the codings.
        register: the colour of a register.
    """

    def __init__(
        self, document: NoteDocument, look: PageLook, layer: CodingLayer, register: Callable[[str], str]
    ) -> None:
        self._document = document
        self._look = look
        self._layer = layer
        self._register = register
        self._turns: SpanSet[Turn] = SpanSet()
        self._headnotes: SpanSet[Headnote] = SpanSet()
        self._reading = COLOURS[1]
        self._colours: dict[str, str] = {}
        document.edited.connect(self._follow)
        document.applied.connect(self._follow)

    def set_turns(self, turns: Iterable[Turn]) -> None:
        """Show these turns; each speaker keeps a colour, in the order in which they first speak."""
        self._turns = SpanSet((turn.start, turn.end, turn) for turn in turns)
        speakers = dict.fromkeys(_speaker(turn) for _, _, turn in self._turns.all())
        self._colours = {name: _SPEAKERS[index % len(_SPEAKERS)] for index, name in enumerate(speakers)}

    def set_headnotes(self, headnotes: Iterable[Headnote], colour: str) -> None:
        """Mark the passages that bear these later readings, each once for a headnote, in a colour."""
        latest = {one.memo: one for one in headnotes if one.span is not None}
        self._headnotes = SpanSet((*one.span, one) for one in latest.values() if one.span is not None)
        self._reading = colour

    def left(self, start: int, end: int) -> Sequence[MarginEntry]:
        """Registers, and the speakers of turns, that touch a stretch (code points)."""
        entries = [
            MarginEntry(low, high, self._turn_words(low, turn), self._colours[_speaker(turn)], strong=True)
            for low, high, turn in self._turns.overlapping(start, end)
        ]
        entries += [
            MarginEntry(low, high, kind, self._register(kind), detail=f"{kind.capitalize()}. {REGISTER_MEANINGS[kind]}")
            for low, high, kind in self._look.registers.overlapping(start, end)
        ]
        return entries

    def right(self, start: int, end: int) -> Sequence[MarginEntry]:
        """Codings and later readings that touch a stretch (code points)."""
        readings = [
            MarginEntry(low, high, _reading(one), self._reading, HEADNOTE + one.memo, detail=one.text[:_MOST])
            for low, high, one in self._headnotes.overlapping(start, end)
        ]
        return readings + [
            MarginEntry(
                low,
                high,
                coded.code.name,
                coded.code.colour,
                key=coded.coding.id,
                strong=coded.coding.id == self._layer.emphasised,
                detail=_detail(coded),
            )
            for low, high, coded in _once(self._layer.codings.overlapping(start, end))
        ]

    def _turn_words(self, start: int, turn: Turn) -> str:
        """The speaker, unless the text itself names them there; then the time code, if there is one."""
        text = self._document.text
        name = _speaker(turn)
        if not turn.speaker_name and turn.time is not None:
            return _clock(turn.time)
        begin = text.rfind("\n", 0, start) + 1
        named = name in text[begin : start + len(name) + 4]
        return _clock(turn.time) if named else name

    def _follow(self, edits: list[Edit]) -> None:
        self._turns.carry(edits)
        self._headnotes.carry(edits)


def _reading(one: Headnote) -> str:
    return f"Later reading, {datetime.fromtimestamp(one.at / 1000).astimezone().year}"


def _once(codings: Iterable[tuple[int, int, CodedPassage]]) -> list[tuple[int, int, CodedPassage]]:
    """Of several parts of one picture with the same code, the first: the margin tells which codes it bears."""
    first: dict[object, tuple[int, int, CodedPassage]] = {}
    for span in codings:
        part = span[2].passage.region
        first.setdefault((span[0], span[2].code.id) if part else span[2].coding.id, span)
    return list(first.values())


def _speaker(turn: Turn) -> str:
    return turn.speaker_name or "speaker"


def _clock(time: int | None) -> str:
    """Milliseconds as hours, minutes and seconds."""
    if time is None:
        return ""
    minutes, seconds = divmod(time // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _detail(coded: CodedPassage) -> str:
    parts = (coded.code.definition, coded.coding.comment)
    return "\n".join(part for part in parts if part)
