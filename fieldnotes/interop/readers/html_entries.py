"""The entries of a page that holds many: an article or section each, dated by its time or its heading."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from fieldnotes.domain.marks import Marked
from fieldnotes.domain.when import When
from fieldnotes.interop.date_forms import find_date
from fieldnotes.interop.plan import PlannedNote
from fieldnotes.interop.readers.html_flat import moment, wrap_flat_entries
from fieldnotes.interop.readers.html_tree import Element, marked_of, primary_tag, words_of
from fieldnotes.interop.readers.titles import title_of
from fieldnotes.text.marked import join, slice_marked

_CONTAINERS = ("article", "section", "li", "div")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PLACE = "\ue000"
_EARLY = 400
"""Code points of an element within which its own date must stand."""


def moments_of(root: Element) -> list[When]:
    """The moments of a page's own entries, or of all its times where it has no entries."""
    owners = _owners(root)
    times = list(owners.values()) if owners else [time for time in root.iter("time") if _leads(time, root)]
    return [when for when in map(moment, times) if when]


def entries_of(root: Element, base: PlannedNote, name: str) -> list[PlannedNote]:
    """A note per dated article or section, and an undated one for each other stretch of words.

    Headings over the entries go into the titles of those that say no month themselves. Returns nothing where no
    element is an entry.
    """
    owners = _owners(root)
    if not owners and wrap_flat_entries(root):
        owners = _owners(root)
    if not owners:
        return []
    parts = [_Part(owner, marked_of(owner), owners.get(owner)) for owner in _with_brothers(owners, root)]
    for part in parts:
        _take_out(part.owner)
    pieces = _between(marked_of(root))
    notes: list[PlannedNote] = []
    over, opening, first = "", Marked(""), 0
    for index, piece in enumerate(pieces):
        if _headings(piece):
            notes[first:] = _with_headings(opening, notes[first:])
            over, first = _heading(piece), len(notes)
            opening = piece if _only_headings(piece) else Marked("")
        if piece.text.strip() and not _only_headings(piece):
            notes.append(_undated(piece, base, name))
        if index < len(parts):
            notes.append(_entry(parts[index], base, over, name))
    notes[first:] = _with_headings(opening, notes[first:])
    if notes and base.warnings:
        notes[0] = replace(notes[0], warnings=base.warnings)
    return notes


def _with_headings(opening: Marked, notes: list[PlannedNote]) -> list[PlannedNote]:
    """Headings over some entries that none of their titles bears go to the top of the first, so that they stay."""
    titles = " ".join(note.title for note in notes)
    lines = [(start, end) for start, end in _headings(opening) if opening.text[start:end].strip()]
    kept = [slice_marked(opening, start, end) for start, end in lines if _line(opening, start, end) not in titles]
    if not notes or not kept:
        return notes
    whole = join([*kept, Marked(notes[0].text, notes[0].marks)])
    return [replace(notes[0], text=whole.text, marks=whole.marks), *notes[1:]]


def _line(marked: Marked, start: int, end: int) -> str:
    return " ".join(marked.text[start:end].split())


@dataclass(frozen=True, slots=True)
class _Part:
    owner: Element
    marked: Marked
    time: Element | None


def _owners(root: Element) -> dict[Element, Element]:
    """Each element that is an entry, with the time that dates it, in order."""
    owners: dict[Element, Element] = {}
    for time in root.iter("time"):
        if moment(time) is None:
            continue
        owner = _owner(time)
        if owner is not None and owner not in owners and not any(up in owners for up in owner.iterancestors()):
            owners[owner] = time
    inner = {up for owner in owners for up in owner.iterancestors()}
    return {owner: time for owner, time in owners.items() if owner not in inner}


def _with_brothers(owners: dict[Element, Element], root: Element) -> list[Element]:
    """The dated entries, and the articles beside them that bear no date, in order."""
    families = {owner.getparent() for owner in owners}
    inner = {up for owner in owners for up in owner.iterancestors()}
    return [
        element
        for element in root.iter("article", *{str(owner.tag) for owner in owners})
        if element in owners or (element.tag == "article" and element.getparent() in families and element not in inner)
    ]


def _owner(time: Element) -> Element | None:
    """The nearest article around a time that it dates, or else section, item or block with brothers alike."""
    for name in _CONTAINERS:
        for up in time.iterancestors(name):
            if not _leads(time, up):
                break
            if name in ("article", "section") or _has_dated_brothers(up):
                return up
    return None


def _leads(time: Element, owner: Element) -> bool:
    """Whether a time stands at the beginning of an element, before any other."""
    first = next(iter(each for each in owner.iter("time") if moment(each)), None)
    if first is not time:
        return False
    before = 0
    for event, element in etree.iterwalk(owner, events=("start", "end")):
        if element is time:
            return before <= _EARLY
        before += len(((element.text if event == "start" else element.tail) or "").strip())
    return False


def _has_dated_brothers(element: Element) -> bool:
    parent = element.getparent()
    alike = [each for each in parent if each.tag == element.tag] if parent is not None else []
    return sum(next(each.iter("time"), None) is not None for each in alike) >= 2


def _take_out(owner: Element) -> None:
    """Leave a sign where an entry was, so that what stands between entries can be told apart."""
    parent = owner.getparent()
    if parent is None:
        return
    sign = etree.Element("p")
    sign.text = _PLACE
    sign.tail = owner.tail
    parent.replace(owner, sign)


def _between(marked: Marked) -> list[Marked]:
    pieces = []
    start = 0
    for line in re.finditer(f"(?m)^{_PLACE}$", marked.text):
        pieces.append(slice_marked(marked, start, line.start()))
        start = line.end()
    pieces.append(slice_marked(marked, start, len(marked.text)))
    return pieces


def _headings(piece: Marked) -> list[tuple[int, int]]:
    return sorted((mark.start, mark.end) for mark in piece.marks if mark.kind.startswith("heading"))


def _heading(piece: Marked) -> str:
    """The last heading of a stretch of words."""
    spans = _headings(piece)
    return _line(piece, *spans[-1]) if spans else ""


def _only_headings(piece: Marked) -> bool:
    rest = list(piece.text)
    for start, end in _headings(piece):
        rest[start:end] = " " * (end - start)
    return not "".join(rest).strip()


def _undated(piece: Marked, base: PlannedNote, name: str) -> PlannedNote:
    text = piece.text.strip("\n")
    lead = len(piece.text) - len(piece.text.lstrip("\n"))
    cut = slice_marked(piece, lead, lead + len(text))
    return replace(base, title=title_of(text, cut.marks, name), text=text, marks=cut.marks, warnings=())


def _entry(part: _Part, base: PlannedNote, over: str, name: str) -> PlannedNote:
    text = part.marked.text.strip("\n")
    lead = len(part.marked.text) - len(part.marked.text.lstrip("\n"))
    cut = slice_marked(part.marked, lead, lead + len(text))
    title = _title(part, over) or title_of(text, cut.marks, name)
    return replace(
        base,
        title=title,
        text=text,
        marks=cut.marks,
        observed=None if part.time is None else moment(part.time),
        source=f"{name} · {title}",
        language=primary_tag(part.owner.get("lang") or "") or base.language,
        warnings=(),
    )


def _title(part: _Part, over: str) -> str:
    """An entry's own heading, or the words of its date; a day alone takes the heading over it."""
    own = words_of(next((each for each in part.owner.iter(*_HEADINGS)), None))
    dated = words_of(part.time)
    if own and own != dated:
        return own[:160]
    if part.time is None:
        return over
    stated = find_date(dated)
    if dated and stated is None and over and not re.search(r"\d{4}-\d{2}", dated):
        return f"{dated}, {over}"
    return dated
