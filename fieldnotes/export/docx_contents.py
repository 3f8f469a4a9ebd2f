"""The contents list of a Word report: a real field with its entries already in it."""

from collections.abc import Sequence
from typing import NamedTuple

from fieldnotes.export.docx_template import field
from fieldnotes.export.wordml import Pen


class Entry(NamedTuple):
    """A heading as the contents list names it; ``page`` is where it will stand, as far as can be told."""

    title: str
    level: int
    bookmark: str
    page: int


def bookmark_name(number: int) -> str:
    """The bookmark of the n-th heading, named as Word itself names them."""
    return f"_Toc{100_000_000 + number}"


def contents(pen: Pen, entries: Sequence[Entry]) -> str:
    """The list, in the frame that makes Word offer to update it; "" where there is nothing to list."""
    if not entries:
        return ""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-4" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = [
        pen.paragraph(
            f"TOC{entry.level}",
            (begin if number == 0 else "")
            + pen.link(entry.bookmark, _line(pen, entry))
            + (end if number == len(entries) - 1 else ""),
        )
        for number, entry in enumerate(entries)
    ]
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{pen.paragraph('TOCHeading', pen.run('Contents'))}"
        f"{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _line(pen: Pen, entry: Entry) -> str:
    number = field(f"PAGEREF {entry.bookmark} \\h", pen.run(str(entry.page)))
    return f"{pen.run(' '.join(entry.title.split()))}<w:r><w:tab/></w:r>{number}"
