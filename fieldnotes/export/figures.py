"""The pictures that quotations show: cropped to their rectangles, made small, bare of what their files say."""

from collections.abc import Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import spoken
from fieldnotes.export.naming import Naming
from fieldnotes.export.outline import Figure
from fieldnotes.project.media_data import MediaData
from fieldnotes.project.pictures import Box, bare_copy, facts_of
from fieldnotes.project.reporting import CodedSpan, MediaSpan, NoteBody

_EDGE = 1400
"""Pixels of the longer edge in a report: sharp in print at the width of a quotation."""


class FigureMaker:
    """Makes the figures of one report; each copy is made once.

    Args:
        data: where the pictures lie.
        naming: how people are shown, in captions too.
        wanted: whether the report is to show pictures at all; else they are only named.
    """

    def __init__(self, data: MediaData, naming: Naming, wanted: bool = True) -> None:
        self._data = data
        self._naming = naming
        self._wanted = wanted
        self._made: dict[tuple[str, Box | None], tuple[bytes, int, int] | None] = {}

    def of(self, body: NoteBody, span: CodedSpan) -> tuple[Figure, ...]:
        """The figures of a passage in their order: its pictures, or the part of one that it stands for."""
        box = body.boxes.get(span.passage)
        shown = (self._figure(media, box) for media in _within(body.media, span))
        return tuple(figure for figure in shown if figure is not None)

    def words(self, body: NoteBody, span: CodedSpan, veiled: str, figures: Sequence[Figure]) -> str:
        """The words of a passage where its pictures cannot be shown: they are named then."""
        within = _within(body.media, span)
        if len(figures) == len(within) and figures:
            return veiled
        titles = tuple(self._naming.veil(media.caption or media.alt) for media in within)
        return spoken(veiled, titles)

    def _figure(self, media: MediaSpan, box: Box | None) -> Figure | None:
        if not self._wanted or not media.width:
            return None
        key = media.hash, box
        if key not in self._made:
            self._made[key] = self._copied(*key)
        made = self._made[key]
        if made is None:
            return None
        veil = self._naming.veil
        return Figure(*made, veil(media.caption), veil(media.alt))

    def _copied(self, hash_: str, box: Box | None) -> tuple[bytes, int, int] | None:
        """A copy with its size; a picture that cannot be read is named in words, and the report goes on."""
        try:
            copy = bare_copy(self._data.read(hash_), edge=_EDGE, box=box)
            facts = facts_of(copy)
        except UserError:
            return None
        return copy, facts.width, facts.height


def _within(media: Sequence[MediaSpan], span: CodedSpan) -> list[MediaSpan]:
    return [one for one in media if span.start <= one.start and one.end <= span.end]
