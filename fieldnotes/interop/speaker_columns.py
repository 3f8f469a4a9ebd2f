"""Tables of speech: which column says who speaks, which one when, which one holds the words."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from fieldnotes.interop.plan import PlannedHint, PlannedTurn
from fieldnotes.interop.stamps import ALONE, milliseconds_or_none

Cell = tuple[int, int]
"""Where the words of a cell lie (code points)."""
LEAST = 4
"""Rows a table must have before it is taken for a conversation."""
_LONGEST = 40
"""Code points that a name in a cell of its own may have."""


def column_turns(text: str, spans: Sequence[Cell], hints: Sequence[PlannedHint]) -> list[PlannedTurn]:
    """The turns of a conversation that stands in columns; none where the columns hold something else.

    Args:
        text: of the note.
        spans: its paragraphs that hold words.
        hints: among them the cells of tables where the file has any; else lines with tabs are taken for rows.
    """
    rows = _rows_of_cells(hints) or _rows_of_tabs(text, spans)
    width = Counter(len(row) for row in rows).most_common(1)
    if not width or not 2 <= width[0][0] <= 5 or width[0][1] < LEAST:
        return []
    rows = [row for row in rows if len(row) == width[0][0]]
    columns = [[_words(text, row[at]) for row in rows] for at in range(width[0][0])]
    speaking = _speaking(columns)
    if speaking is None:
        return []
    words = max((at for at in range(len(columns)) if at != speaking), key=lambda at: sum(map(len, columns[at])))
    times = next((at for at in range(len(columns)) if at not in (speaking, words) and _holds_times(columns[at])), None)
    if sum(map(len, columns[words])) < 2 * sum(map(len, columns[speaking])):
        return []
    return _turns(text, rows, columns, speaking, words, times)


def _rows_of_cells(hints: Sequence[PlannedHint]) -> list[list[Cell]]:
    """The rows of the file's tables: a row begins where the number of the column does not rise."""
    rows: list[list[Cell]] = []
    last = -1
    for hint in hints:
        if hint.kind == "cell":
            if int(hint.name) <= last or not rows:
                rows.append([])
            rows[-1].append((hint.start, hint.end))
            last = int(hint.name)
    return rows


def _rows_of_tabs(text: str, spans: Sequence[Cell]) -> list[list[Cell]]:
    """Lines with two tabs and more; one tab alone is a layout of speech by itself."""
    rows = []
    for start, end in spans:
        tabs = [start - 1, *(at for at in range(start, end) if text[at] == "\t"), end]
        if len(tabs) > 3:
            rows.append([(one + 1, other) for one, other in pairwise(tabs)])
    return rows if len(rows) >= 0.6 * len(spans) else []


def _words(text: str, cell: Cell) -> str:
    return " ".join(text[slice(*cell)].split())


def _speaking(columns: Sequence[Sequence[str]]) -> int | None:
    """The column of names: short words that come back, most of them, and no times or numbers."""
    for at, cells in enumerate(columns):
        told = [cell for cell in cells if cell]
        if not told or any(len(cell) > _LONGEST or cell[0].isdigit() for cell in told):
            continue
        counts = Counter(told)
        again = sum(count for count in counts.values() if count > 1)
        if 2 <= len(counts) <= max(2, len(told) // 2) and again >= 0.8 * len(told) and not _holds_times(told):
            return at
    return None


def _holds_times(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if cell]
    return bool(told) and sum(bool(ALONE.match(cell)) for cell in told) >= 0.6 * len(told)


def _turns(
    text: str, rows: list[list[Cell]], columns: list[list[str]], speaking: int, words: int, times: int | None
) -> list[PlannedTurn]:
    """A turn for each row that names somebody; rows without a name go on with the turn above."""
    turns: list[PlannedTurn] = []
    for at, row in enumerate(rows):
        start, end = row[words]
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        name = columns[speaking][at].rstrip(":：").strip()
        if start == end:
            continue
        if not name and turns:
            last = turns.pop()
            turns.append(PlannedTurn(last.start, end, last.speaker, last.time, last.end_time))
            continue
        said = ALONE.match(columns[times][at]) if times is not None else None
        clock = [milliseconds_or_none(said[group]) if said else None for group in ("at", "at_end")]
        turns.append(PlannedTurn(start, end, name, clock[0], clock[1]))
    return turns
