"""What stands in the margins of a note: its registers, turns and codings as entries that follow the text."""

from collections.abc import Callable, Sequence

from fieldnotes.domain.codes import CodedPassage
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.notes import Turn
from ui.editor.coding_layer import CodingLayer
from ui.editor.document import NoteDocument
from ui.editor.gutters import REGISTER_COLOURS, MarginEntry
from ui.editor.page_look import PageLook
from ui.editor.spans import SpanSet


class Margins:
    """Makes the entries of both margins from what is shown on the page.

    Args:
        document: tells edits, so that turns follow them.
        look: holds the registers.
        layer: holds the codings.
        accent: gives the colour for turns, "#RRGGBB".
    """

    def __init__(
        self, document: NoteDocument, look: PageLook, layer: CodingLayer, accent: Callable[[], str]
    ) -> None:
        self._look = look
        self._layer = layer
        self._accent = accent
        self.turns: SpanSet[Turn] = SpanSet()
        document.edited.connect(self._follow)
        document.applied.connect(self._follow)

    def left(self, start: int, end: int) -> Sequence[MarginEntry]:
        """Registers, and the speakers of turns, that touch a stretch (code points)."""
        entries = [
            MarginEntry(low, high, _speaker(turn), self._accent(), strong=True)
            for low, high, turn in self.turns.overlapping(start, end)
        ]
        entries += [
            MarginEntry(low, high, kind, REGISTER_COLOURS.get(kind, ""))
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

    def _follow(self, edits: list[Edit]) -> None:
        self.turns.carry(edits)


def _speaker(turn: Turn) -> str:
    return turn.speaker_name or "speaker"


def _detail(coded: CodedPassage) -> str:
    parts = (coded.code.definition, coded.coding.comment)
    return "\n".join(part for part in parts if part)
