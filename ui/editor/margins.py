"""What stands in the margins of a note: its registers, turns and codings as entries that follow the text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from fieldnotes.domain.codes import COLOURS, CodedPassage
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.headnotes import Headnote
from fieldnotes.domain.notes import REGISTER_MEANINGS, Turn
from fieldnotes.domain.turns import Voice, clock, speaker_key
from ui.editor.coding_layer import CodingLayer
from ui.editor.document import NoteDocument
from ui.editor.gutters import MarginEntry
from ui.editor.page_look import PageLook
from ui.editor.spans import SpanSet
from ui.editor.turn_gutter import TURN
from ui.editor.turn_spans import TurnSpans

HEADNOTE = "headnote:"
"""Begins the key of a later reading in the margin; its memo's id follows."""
_MOST = 400
"""Characters of a later reading that are told under the mouse."""


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
        self.turns = TurnSpans()
        self.voices: dict[str, Voice] = {}
        self.tints: Mapping[str, str] = {}
        self.shows_speakers = True
        self._headnotes: SpanSet[Headnote] = SpanSet()
        self._reading = COLOURS[1]
        document.edited.connect(self._follow)
        document.applied.connect(self._follow)

    def set_turns(self, turns: Iterable[Turn], voices: Iterable[Voice], tints: Mapping[str, str]) -> None:
        """Show these turns; the tints of their speakers go by `Voice.key`."""
        self.turns = TurnSpans(turns)
        self.voices = {voice.key: voice for voice in voices}
        self.tints = tints

    def set_headnotes(self, headnotes: Iterable[Headnote], colour: str) -> None:
        """Mark the passages that bear these later readings, each once for a headnote, in a colour."""
        latest = {one.memo: one for one in headnotes if one.span is not None}
        self._headnotes = SpanSet((*one.span, one) for one in latest.values() if one.span is not None)
        self._reading = colour

    def left(self, start: int, end: int) -> Sequence[MarginEntry]:
        """Registers, and the speakers of turns, that touch a stretch (code points)."""
        entries = self.speakers(start, end)
        entries += [
            MarginEntry(low, high, kind, self._register(kind), detail=f"{kind.capitalize()}. {REGISTER_MEANINGS[kind]}")
            for low, high, kind in self._look.registers.overlapping(start, end)
        ]
        return entries

    def speakers(self, start: int, end: int) -> list[MarginEntry]:
        """The speakers of turns that touch a stretch (code points), if they are to be shown."""
        turns = self.turns.overlapping(start, end) if self.shows_speakers else ()
        return [self._turn_entry(low, high, turn) for low, high, turn in turns]

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

    def named_in_text(self, start: int, turn: Turn) -> bool:
        """Whether the text itself says before a turn, in its line, who speaks."""
        text = self._document.text
        begin = text.rfind("\n", 0, start) + 1
        return self.name_of(turn).casefold() in text[begin:start].casefold()

    def name_of(self, turn: Turn) -> str:
        """What the speaker of a turn is called now."""
        voice = self.voices.get(speaker_key(turn))
        return (voice.name if voice else turn.speaker_name) or "speaker"

    def _turn_entry(self, low: int, high: int, turn: Turn) -> MarginEntry:
        """The speaker, unless the text itself names them there, and the time code, if there is one."""
        name, time = self.name_of(turn), clock(turn.time)
        told = " · ".join(part for part in (name, "asks" if turn.asks else "", time, turn.mode) if part)
        return MarginEntry(
            low,
            high,
            "" if self.named_in_text(low, turn) else name,
            self.tints.get(speaker_key(turn), ""),
            key=TURN + turn.id,
            detail=told,
            note=time,
        )

    def _follow(self, edits: list[Edit]) -> None:
        self.turns.carry(edits)
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


def _detail(coded: CodedPassage) -> str:
    parts = (coded.code.definition, coded.coding.comment)
    return "\n".join(part for part in parts if part)
