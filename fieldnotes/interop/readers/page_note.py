"""From a written page to a note: its text trimmed, its comments on their words, what was left out told."""

import re
from collections.abc import Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Marked
from fieldnotes.interop.plan import PlannedComment, PlannedNote
from fieldnotes.interop.readers.page import Page
from fieldnotes.interop.readers.titles import title_of
from fieldnotes.text.marked import tidy

_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_MOST_TOLD = 8


def is_link(target: str) -> bool:
    """Whether an address is one of the web or of mail."""
    return bool(_WEB.match(target))


def note_of(
    page: Page, name: str, comments: Sequence[PlannedComment] = (), warnings: Sequence[str] = (), title: str = ""
) -> PlannedNote:
    """The page as a note, without blank lines at its ends.

    Args:
        page: all that the file says.
        name: of the file, which is the title where the page has no heading.
        comments: on the page's words.
        warnings: what to say of the reading.
        title: what the file says it is called; "" to take the first heading or the name.

    Raises:
        UserError: there are no words on the page.
    """
    whole = page.text
    text = whole.rstrip()
    lead = len(text) - len(text.lstrip("\n"))
    if not text:
        raise UserError("There are no words in this file.")
    marked = tidy(Marked(whole, tuple(page.marks)))
    note = PlannedNote(
        title="",
        text=whole,
        marks=marked.marks,
        hints=tuple(page.hints),
        comments=tuple(comments),
        warnings=tuple(warnings),
    ).part(lead, len(text))
    return note.part(0, len(note.text), title=title or title_of(note.text, note.marks, name))


def deletions_told(deleted: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Sentences on words left out because they were deleted with tracking, given as (author, words)."""
    told = []
    for author, words in deleted[:_MOST_TOLD]:
        by = f" by {author}" if author else ""
        told.append(f"Words deleted with tracking{by} were left out: “{short(words)}”")
    if len(deleted) > _MOST_TOLD:
        told.append(f"{len(deleted) - _MOST_TOLD} more tracked deletions were left out.")
    return tuple(told)


def hidden_told(hidden: str) -> tuple[str, ...]:
    """A sentence on words left out because the document hides them."""
    return (f"Hidden words were left out: “{short(hidden)}”",) if hidden.strip() else ()


def left_out_told(pictures: int, documents: int = 0) -> tuple[str, ...]:
    """Sentences on pictures and embedded documents left out."""
    told = []
    if pictures:
        told.append(f"{_count(pictures, 'picture was', 'pictures were')} left out.")
    if documents:
        told.append(f"{_count(documents, 'embedded document was', 'embedded documents were')} left out.")
    return tuple(told)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def short(words: str) -> str:
    """Words on one line, cut where they are many."""
    words = " ".join(words.split())
    return words if len(words) <= 120 else words[:119] + "…"


def place_of(text: str, page: Page, ident: str) -> tuple[int, int] | None:
    """Where a comment lies: on its words, or else on the line its sign stands in; None where nothing is known."""
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
