"""What stands in the margins of a note: its registers, turns and codings as entries that follow the text."""

from collections.abc import Callable, Iterable, Sequence

from fieldnotes.domain.codes import COLOURS, CodedPassage
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.notes import REGISTER_MEANINGS, Turn
from ui.editor.coding_layer import CodingLayer
from ui.editor.document import NoteDocument
from ui.editor.gutters import MarginEntry
from ui.editor.page_look import PageLook
from ui.editor.spans import SpanSet

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
        self._colours: dict[str, str] = {}
        document.edited.connect(self._follow)
        document.applied.connect(self._follow)

    def set_turns(self, turns: Iterable[Turn]) -> None:
        """Show these turns; each speaker keeps a colour, in the order in which they first speak."""
        self._turns = SpanSet((turn.start, turn.end, turn) for turn in turns)
        speakers = dict.fromkeys(_speaker(turn) for _, _, turn in self._turns.all())
        self._colours = {name: _SPEAKERS[index % len(_SPEAKERS)] for index, name in enumerate(speakers)}

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
        """Codings that touch a stretch (code points)."""
        return [
            MarginEntry(
                low,
                high,
                coded.code.name,
                coded.code.colour,
                key=coded.coding.id,
                strong=coded.coding.id == self._layer.emphasised,
                detail=_detail(coded),
            )
            for low, high, coded in self._layer.codings.overlapping(start, end)
        ]

    def _turn_words(self, start: int, turn: Turn) -> str:
        """The speaker, unless the text itself names them there; then the time code, if there is one."""
        text = self._document.text
        name = _speaker(turn)
        begin = text.rfind("\n", 0, start) + 1
        named = name in text[begin : start + len(name) + 4]
        return _clock(turn.time) if named else name

    def _follow(self, edits: list[Edit]) -> None:
        self._turns.carry(edits)


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
