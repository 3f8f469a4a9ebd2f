"""Word files (.docx): text in reading order with formats, lists, tables, notes, and comments on their exact words."""

from calendar import timegm
from datetime import datetime

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedComment, Reading
from fieldnotes.interop.readers.docx_looks import Lists, Styles
from fieldnotes.interop.readers.docx_package import Package, open_package
from fieldnotes.interop.readers.docx_walk import Note, Walker
from fieldnotes.interop.readers.finishing import finished
from fieldnotes.interop.readers.packed import Element, attribute, child, children, local
from fieldnotes.interop.readers.page import Page
from fieldnotes.interop.readers.page_note import deletions_told, is_link, left_out_told, note_of, place_of


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
    told = (*deletions_told(walker.deleted), *left_out_told(walker.pictures, walker.left_out))
    return finished(note_of(walker.page, name, comments, told), name, options)


def _part(package: Package, targets: dict[str, str], kind: str) -> Element | None:
    return package.xml(targets[kind]) if kind in targets else None


def _links(related: list[tuple[str, str, str]]) -> dict[str, str]:
    """The addresses a part links to, by id; only those of the web and of mail."""
    return {ident: target for ident, kind, target in related if kind == "hyperlink" and is_link(target)}


def _notes(package: Package, targets: dict[str, str]) -> dict[tuple[str, str], Note]:
    found: dict[tuple[str, str], Note] = {}
    for kind in ("footnote", "endnote"):
        root = _part(package, targets, f"{kind}s")
        links = _links(package.related(targets[f"{kind}s"])) if root is not None else {}
        for each in children(root) if root is not None else ():
            if local(each) == kind and (attribute(each, "type") or "normal") == "normal":
                found[(kind, attribute(each, "id") or "")] = (each, links)
    return found


def _comments(root: Element | None, page: Page) -> tuple[PlannedComment, ...]:
    """The comments with the words they were laid on; without a range, the line their sign stands in."""
    text = page.text
    comments = []
    for each in children(root) if root is not None else ():
        words = _plain(each)
        ident = attribute(each, "id") or ""
        place = place_of(text, page, ident)
        if local(each) == "comment" and words and place:
            author = attribute(each, "author") or ""
            comments.append(PlannedComment(*place, " ".join(author.split()), _moment(attribute(each, "date")), words))
    return tuple(sorted(comments, key=lambda comment: (comment.start, comment.end, comment.at or 0)))


def _plain(comment: Element) -> str:
    """A comment's paragraphs as lines."""
    walker = Walker(Styles(None), Lists(None), {}, {}, notes_in_place=False)
    walker.blocks(comment)
    return walker.page.text.strip()


def _moment(stamp: str | None) -> int | None:
    """Milliseconds since 1970 of a comment's date; Word writes local time with or without a zone."""
    try:
        moment = datetime.fromisoformat((stamp or "").strip())
    except ValueError:
        return None
    return timegm(moment.utctimetuple()) * 1000
