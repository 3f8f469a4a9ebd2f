"""Words that set notes apart as a table (CSV, Excel) and as a picture of the most telling."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fieldnotes.domain.keyness import difference, level_of, per_ten_thousand, sure_from
from fieldnotes.export.shapes import Boxes, Figure, Lines, Shape, Words
from fieldnotes.export.tables import write_table
from fieldnotes.search.results import Distinct, DistinctWord

HEAD = (
    *("word", "forms", "here", "there", "per 10,000 here", "per 10,000 there", "log ratio", "%DIFF", "G2"),
    *("level", "holds after Bonferroni", "notes here", "notes there"),
)
MOST = 20
"""So many words stand in the picture."""

_CELLS = 10
"""So wide are the workbook's columns of figures at least, in digits."""
_WIDTH, _ROW, _TOP, _LEFT = 760, 24, 84, 190
_INK, _MUTED, _OVER, _UNDER, _LINE = "#24211C", "#706A5F", "#2E6E68", "#8A5A0B", "#E5DFD4"


def write_csv(path: Path, found: Distinct, words: Sequence[DistinctWord]) -> None:
    """Write words as CSV in UTF-8; a file that is there is replaced only by a whole one.

    Raises:
        UserError: the file cannot be written.
    """
    write_table(path, HEAD, (tuple(map(_written, row)) for row in _rows(found, words)))


def write_workbook(path: Path, found: Distinct, words: Sequence[DistinctWord], about: Mapping[str, str]) -> None:
    """Write words as an Excel workbook, on a second sheet what was compared; no cell is a formula or a link.

    Raises:
        UserError: the file cannot be written.
    """
    from fieldnotes.export.workbook import Column, write_workbook  # only who writes a workbook needs its library

    columns = {name: Column(max(_CELLS, len(name) + 3)) for name in HEAD} | dict.fromkeys(HEAD[:2], Column(28))
    write_workbook(path, "Words", HEAD, _rows(found, words), about, columns, still=1)


def figure_of(found: Distinct, words: Sequence[DistinctWord], title: str, family: str) -> Figure:
    """The most telling words as bars of their log ratios, the surest above; its table holds the same words."""
    chosen = sorted(words, key=lambda word: -word.likelihood)[:MOST]
    height = _TOP + _ROW * len(chosen) + 40
    shapes = tuple(_drawn(found, chosen, title))
    table = tuple(tuple(map(_written, row)) for row in _rows(found, chosen))
    leading = ", ".join(word.word for word in chosen[:5])
    told = f"Bars show by how many doublings each word is more frequent (right) or rarer (left). First come {leading}."
    return Figure(_WIDTH, height, "#FFFFFF", family, title, told, shapes, (HEAD, *table))


def _drawn(found: Distinct, words: Sequence[DistinctWord], title: str) -> Iterator[Shape]:
    yield Words(24, 34, _short(title, 76), 17, _INK, bold=True)
    sizes = f"{found.words_here:,} words against {found.words_there:,} · log ratio, the surest difference first"
    yield Words(24, 56, sizes, 12, _MUTED)
    most = max((abs(word.ratio) for word in words), default=1.0) or 1.0
    leans = {word.ratio < 0 for word in words}
    right = _WIDTH - 150
    zero = (_LEFT + right) / 2 if len(leans) > 1 else right if True in leans else _LEFT
    reach = (right - _LEFT) / 2 if len(leans) > 1 else right - _LEFT
    for over, dye in ((True, _OVER), (False, _UNDER)):
        boxes = []
        for place, word in enumerate(words):
            length = abs(word.ratio) / most * reach
            if (word.ratio >= 0) == over:
                boxes.append((zero if over else zero - length, _TOP + place * _ROW + 5.0, length, 14.0))
        yield Boxes(tuple(boxes), dye)
    yield Lines(((zero, _TOP, zero, _TOP + _ROW * len(words)),), _LINE)
    for place, word in enumerate(words):
        foot = _TOP + place * _ROW + 17
        yield Words(24, foot, _short(word.word, 20), 13, _INK)
        yield Words(right + 12, foot, f"{word.ratio:+.1f} · {word.here:,} : {word.there:,}", 12, _MUTED)


def _rows(found: Distinct, words: Sequence[DistinctWord]) -> Iterator[tuple[str | float | None, ...]]:
    sure = sure_from(found.tested)
    for word in words:
        sizes = word.here, word.there, found.words_here, found.words_there
        per_cent = difference(*sizes)
        yield (
            word.word,
            " ".join(word.forms),
            word.here,
            word.there,
            round(per_ten_thousand(word.here, found.words_here), 3),
            round(per_ten_thousand(word.there, found.words_there), 3),
            round(word.ratio, 3),
            round(per_cent, 1) if per_cent is not None else None,
            round(word.likelihood, 2),
            level_of(word.likelihood),
            "yes" if word.likelihood >= sure else "no",
            word.notes_here,
            word.notes_there,
        )


def _written(cell: str | float | None) -> str:
    return "" if cell is None else str(cell)


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
