"""Keyword in context: every occurrence on a line of its own."""

from collections.abc import Iterator, Sequence

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.search.results import Line, Span


def lines(row: IndexRow, spans: Sequence[Span], width: int) -> Iterator[Line]:
    """The lines of one note: each occurrence with at most ``width`` code points on either side."""
    observed = row.observed.iso if row.observed else None
    for start, end in spans:
        yield Line(
            note=row.id,
            observed=observed,
            left=row.text[max(0, start - width) : start],
            match=row.text[start:end],
            right=row.text[end : end + width],
            start=start,
            end=end,
            title=row.title,
        )
