"""Word files (.docx): text in reading order with formats, lists, tables, notes, and comments on their exact words."""

import re
from calendar import timegm
from datetime import datetime

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Marked
from fieldnotes.interop.plan import ImportOptions, PlannedComment, PlannedNote, Reading
from fieldnotes.interop.readers.docx_looks import Lists, Styles
from fieldnotes.interop.readers.docx_package import Element, Package, attribute, child, children, local, open_package
from fieldnotes.interop.readers.docx_text import Page
from fieldnotes.interop.readers.docx_walk import Note, Walker
from fieldnotes.interop.readers.finishing import finished
from fieldnotes.interop.readers.titles import title_of
from fieldnotes.text.marked import tidy

_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_MOST_TOLD = 8


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read a Word file as one note, or as one a dated entry.

    Words inserted with tracking are kept; deleted ones are left out and listed in a warning.

    Raises:
        UserError: the file is locked, old, damaged, swollen, or holds no words.
    """
    package, part = open_package(data)
    document = package.xml(part)
    body = child(document, "body")
    if document is None or body is None:
        raise UserError("This file holds no Word document.")
    related = package.related(part)
    targets = {kind: target for _, kind, target in related}
    walker = Walker(
        Styles(_part(package, targets, "styles")),
        Lists(_part(package, targets, "numbering")),
        _links(related),
        _notes(package, targets),
        notes_in_place=options.split == "dated",
    )
    walker.blocks(body)
    if not options.split:
        walker.remaining_notes()
    comments = _comments(_part(package, targets, "comments"), walker.page)
    note = _note(walker, comments, name)
    return finished(note, name, options)


def _part(package: Package, targets: dict[str, str], kind: str) -> Element | None:
    return package.xml(targets[kind]) if kind in targets else None


def _links(related: list[tuple[str, str, str]]) -> dict[str, str]:
    """The addresses a part links to, by id; only those of the web and of mail."""
    return {ident: target for ident, kind, target in related if kind == "hyperlink" and _WEB.match(target)}


def _notes(package: Package, targets: dict[str, str]) -> dict[tuple[str, str], Note]:
    found: dict[tuple[str, str], Note] = {}
    for kind in ("footnote", "endnote"):
        root = _part(package, targets, f"{kind}s")
        links = _links(package.related(targets[f"{kind}s"])) if root is not None else {}
        for each in children(root) if root is not None else ():
            if local(each) == kind and (attribute(each, "type") or "normal") == "normal":
                found[(kind, attribute(each, "id") or "")] = (each, links)
    return found


def _note(walker: Walker, comments: tuple[PlannedComment, ...], name: str) -> PlannedNote:
    whole = walker.page.text
    text = whole.rstrip()
    lead = len(text) - len(text.lstrip("\n"))
    if not text:
        raise UserError("There are no words in this file.")
    marked = tidy(Marked(whole, tuple(walker.page.marks)))
    note = PlannedNote(title="", text=whole, marks=marked.marks, comments=comments, warnings=_warnings(walker))
    note = note.part(lead, len(text))
    return note.part(0, len(note.text), title=title_of(note.text, note.marks, name))


def _warnings(walker: Walker) -> tuple[str, ...]:
    told = []
    for author, words in walker.deleted[:_MOST_TOLD]:
        by = f" by {author}" if author else ""
        told.append(f"Words deleted with tracking{by} were left out: “{_short(words)}”")
    if len(walker.deleted) > _MOST_TOLD:
        told.append(f"{len(walker.deleted) - _MOST_TOLD} more tracked deletions were left out.")
    if walker.pictures:
        told.append(f"{_count(walker.pictures, 'picture was', 'pictures were')} left out.")
    if walker.left_out:
        told.append(f"{_count(walker.left_out, 'embedded document was', 'embedded documents were')} left out.")
    return tuple(told)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 120 else words[:119] + "…"


def _comments(root: Element | None, page: Page) -> tuple[PlannedComment, ...]:
    """The comments with the words they were laid on; without a range, the line their sign stands in."""
    text = page.text
    comments = []
    for each in children(root) if root is not None else ():
        words = _plain(each)
        ident = attribute(each, "id") or ""
        place = _place(text, page, ident)
        if local(each) == "comment" and words and place:
            author = attribute(each, "author") or ""
            comments.append(PlannedComment(*place, " ".join(author.split()), _moment(attribute(each, "date")), words))
    return tuple(sorted(comments, key=lambda comment: (comment.start, comment.end, comment.at or 0)))


def _plain(comment: Element) -> str:
    """A comment's paragraphs as lines."""
    walker = Walker(Styles(None), Lists(None), {}, {}, notes_in_place=False)
    walker.blocks(comment)
    return walker.page.text.strip()


def _place(text: str, page: Page, ident: str) -> tuple[int, int] | None:
    start, end = page.ranges.get(ident, (0, 0))
    if text[start:end].strip():
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        return start, end
    at = page.ranges[ident][0] if ident in page.ranges else page.references.get(ident, page.opened.get(ident))
    if at is None:
        return None
    return _line_around(text, min(at, max(0, len(text) - 1)))


def _line_around(text: str, at: int) -> tuple[int, int] | None:
    """The line at a position, or the nearest one above or else below it that has words."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    if text[start:end].strip():
        return start, end
    above = text[:start].rstrip()
    if above:
        return above.rfind("\n") + 1, len(above)
    below = text[end:]
    start = end + len(below) - len(below.lstrip())
    line = text[start:].split("\n", 1)[0]
    return (start, start + len(line)) if line else None


def _moment(stamp: str | None) -> int | None:
    """Milliseconds since 1970 of a comment's date; Word writes local time with or without a zone."""
    try:
        moment = datetime.fromisoformat((stamp or "").strip())
    except ValueError:
        return None
    return timegm(moment.utctimetuple()) * 1000
