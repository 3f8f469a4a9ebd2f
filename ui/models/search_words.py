"""What a search found, in words and rows that lists can show."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape

from fieldnotes.domain.media import PICTURE, spoken
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import Scope
from fieldnotes.domain.when import When
from fieldnotes.search.results import Hit, Line, Results
from ui.models.line_list import LineRow
from ui.models.result_list import ResultRow

NOUNS = {
    "memo": ("memo", "memos"),
    "code": ("code", "codes"),
    "actor": ("person", "people"),
    "site": ("place", "places"),
    "event": ("event", "events"),
    "media": ("picture", "pictures"),
    "visit": ("visit", "visits"),
}
"""What the other nouns are called, one of them and several."""

_ICONS = {
    "memo": "memo",
    "code": "code",
    "actor": "actor",
    "site": "site",
    "event": "event",
    "media": "media",
    "visit": "visit",
}

_PLAIN = ("kind", "register", "year", "month")
"""Facets whose values are words; those of the others are ids."""
_FEW = 4


def headline(found: Results) -> str:
    """How much was found, and between which days: "212 times in 97 of 192 notes · first 3 Nov 2008 · last …"."""
    if not found.notes:
        return "in no note"
    times = f"{found.occurrences:,} time{'s' * (found.occurrences != 1)} in " if found.occurrences else ""
    parts = [f"{times}{found.notes:,} of {counted(found.searched, 'note')}"]
    if found.first == found.last and found.first:
        parts.append(f"on {day_words(found.first)}")
    elif found.first:
        parts += [f"first {day_words(found.first)}", f"last {day_words(found.last)}"]
    return " · ".join(parts)


def searched_words(found: Results) -> str:
    """How much was looked through, and what the index does not know yet."""
    words = f"{counted(found.searched, 'note')} searched"
    if not found.unindexed:
        return f"{words} · all indexed"
    verb = "is" if found.unindexed == 1 else "are"
    return f"{words} · {found.unindexed:,} change{'s' * (found.unindexed != 1)} {verb} not indexed yet"


def others_words(noun: str, count: int) -> str:
    """So many of another noun: "3 memos", "1 person"."""
    one, several = NOUNS.get(noun, (noun, f"{noun}s"))
    return f"{count:,} {one if count == 1 else several}"


def result_row(hit: Hit, unfolded: bool = False) -> ResultRow:
    """A hit as the list of results shows it; ``unfolded`` with its places as lines under it."""
    if hit.type == "note":
        parts = [hit.kind]
        if hit.occurrences:
            parts.append(counted(len(hit.occurrences), "time"))
        icon = hit.kind or "note"
    else:
        parts = [f"{hit.kind} memo" if hit.type == "memo" and hit.kind else NOUNS.get(hit.type, (hit.type,))[0]]
        icon = _ICONS.get(hit.type, "note")
    return ResultRow(
        ref=Ref(hit.type, hit.id),
        title=hit.title,
        when=day_words(hit.observed),
        snippet=spoken(hit.snippet),
        hits=_moved(hit.highlights, hit.snippet),
        detail=" · ".join(filter(None, parts)),
        icon=icon,
        times=len(hit.occurrences) if hit.type == "note" else 0,
        unfolded=unfolded,
    )


def lines_of(hit: Hit, text: str, width: int) -> list[LineRow]:
    """The places in a note that was found, as lines with ``width`` code points a side; ``text`` is the note's."""
    return [
        LineRow(Line(hit.id, hit.observed, text[max(start - width, 0) : start], *cut, start, end, hit.title))
        for start, end in hit.occurrences
        for cut in ((text[start:end], text[end : end + width]),)
        if cut[0]
    ]


def _moved(spans: Sequence[tuple[int, int]], words: str) -> tuple[tuple[int, int], ...]:
    """Stretches of words (code points) where these stand once the pictures before them are said."""
    longer = len(spoken(PICTURE)) - len(PICTURE)
    return tuple(
        (start + longer * words.count(PICTURE, 0, start), end + longer * words.count(PICTURE, 0, end))
        for start, end in spans
    )


def line_row(line: Line, names: Mapping[str, str] | None = None) -> LineRow:
    """An occurrence as the concordance shows it; ``names`` are those of people, by id."""
    return LineRow(line, observed_words(line.observed), (names or {}).get(line.speaker, line.speaker))


@lru_cache(maxsize=20_000)
def observed_words(observed: str | None) -> str:
    """When a note was observed, the day alone; a range shows where it begins."""
    start, _, end = (observed or "").partition("/")
    return day_words(start.split("T")[0]) + (" –" if end else "")


def quoted(line: Line, width: int) -> str:
    """An occurrence in its context with where it stands: "… sang all morning … (Tea hut, 3 Nov 2008)".

    The context has at most ``width`` code points a side; where it breaks off inside a word, that is left out.
    """
    left, right = line.left, line.right
    if line.start > len(left):
        left = f"… {_after_blank(left)}"
    if len(right) >= width:
        right = f"{_after_blank(right[::-1])[::-1]} …"
    words = " ".join(spoken(left + line.match + right).split())
    source = ", ".join(filter(None, (line.title or "Untitled", day_words(line.observed))))
    return f"{words} ({source})"


def _after_blank(words: str) -> str:
    """What follows the first blank; all of it where there is none."""
    place = next((place for place, sign in enumerate(words) if sign.isspace()), -1)
    return words[place + 1 :]


def underlined(query: str, at: int | None, colour: str) -> str:
    """A query as rich text, the word at a place (code points) underlined in a colour."""
    if at is None or at >= len(query):
        return escape(query)
    end = at + 1
    while end < len(query) and not query[end].isspace():
        end += 1
    before, wrong, after = escape(query[:at]), escape(query[at:end]), escape(query[end:])
    return f'{before}<span style="color:{colour}; text-decoration:underline">{wrong}</span>{after}'


def scope_words(scope: Scope) -> str:
    """What a search is narrowed to, in few words: "only diary, 2013"; "" if nothing is left out."""
    parts = []
    if scope.dated:
        parts.append(f"observed {scope.since or '…'} to {scope.until or '…'}")
    if scope.answers_only:
        parts.append("without the interviewer’s words")
    for bound in scope.bounds:
        if bound.facet in _PLAIN:
            words = (" or ".join(value or "none" for value in bound.values)) if len(bound.values) < _FEW else ""
            parts.append(f"{bound.facet} {words or f'one of {len(bound.values)}'}")
        else:
            parts.append(f"one {bound.facet}" if len(bound.values) == 1 else f"{len(bound.values)} of {bound.facet}")
    return ", ".join(parts)


def counted(count: int, noun: str) -> str:
    """So many of something: "1 note", "97 notes"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


@lru_cache(maxsize=20_000)
def day_words(iso: str | None) -> str:
    """A date in words; "" for none."""
    return When.of(iso).label() if iso else ""
