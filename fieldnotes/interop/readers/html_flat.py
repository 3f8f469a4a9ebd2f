"""The moments a page states, and entries that merely follow one another without an element around each."""

import re

from lxml import etree

from fieldnotes.domain.when import When
from fieldnotes.interop.readers.html_tree import Element

_STAMP = re.compile(
    r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?)?)?\s*"
)
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "dt")
_HEADINGS = _BLOCKS[:6]


def moment(time: Element) -> When | None:
    """The moment that a ``<time datetime>`` names, or None."""
    match = _STAMP.fullmatch(time.get("datetime") or "")
    if not match:
        return None
    year, month, day, clock = match.groups()
    iso = "-".join(part for part in (year, month, day) if part)
    try:
        return When(f"{iso}T{clock}", None, "exact") if clock else When.of(iso)
    except ValueError:
        return None


def wrap_flat_entries(root: Element) -> bool:
    """Put each dated heading or paragraph, with all that follows to the next, into an article of its own.

    Returns whether anything was dated so.
    """
    dated = {block for time in root.iter("time") if moment(time) and (block := _block_begun_by(time)) is not None}
    for parent in {block.getparent() for block in dated}:
        if parent is not None:
            _wrap_children(parent, dated)
    return bool(dated)


def _block_begun_by(time: Element) -> Element | None:
    """The heading or paragraph whose first word a time is, or None."""
    element = time
    for up in time.iterancestors():
        if (up.text or "").strip(" \t\n([*") or up[0] is not element:
            return None
        if up.tag in _BLOCKS:
            return up
        element = up
    return None


def _wrap_children(parent: Element, dated: set[Element]) -> None:
    article: Element | None = None
    rank = 9
    for each in list(parent):
        own = _HEADINGS.index(str(each.tag)) if each.tag in _HEADINGS else 9
        if each in dated:
            article = etree.Element("article")
            rank = own
            each.addprevious(article)
        elif own < rank and own < 9 and rank < 9:
            article = None
        if article is not None and each is not article:
            article.append(each)
