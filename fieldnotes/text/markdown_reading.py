"""Markdown as a page: what the library renders, with the numbers of lists as they were written."""

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token


def html_of(
    markdown: str,
    keep_breaks: bool,
    prepare: Callable[[MarkdownIt], None] | None = None,
    change: Callable[[Sequence[Token]], None] | None = None,
) -> str:
    """CommonMark with tables and ~~strike~~ as HTML; HTML inside it is taken as words.

    Args:
        markdown: a settled text.
        keep_breaks: whether a line break inside a paragraph begins a new one.
        prepare: teaches the reader signs of its own.
        change: changes what was read before it becomes HTML.
    """
    reader = MarkdownIt("commonmark", {"html": False, "breaks": keep_breaks}).enable(["table", "strikethrough"])
    if prepare:
        prepare(reader)
    links: dict[str, object] = {}
    tokens = reader.parse(markdown, links)
    _keep_numbers(tokens)
    if change:
        change(tokens)
    return str(reader.renderer.render(tokens, reader.options, links))


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """Let the items of "12. … 15. …" keep their rising numbers, which may be days; "1. 1. 1." is counted."""
    opened: list[list[Token]] = []
    for token in tokens:
        if token.type.endswith("_list_open"):
            opened.append([])
        elif token.type == "list_item_open":
            opened[-1].append(token)
        elif token.type.endswith("_list_close"):
            items = opened.pop()
            numbers = [int(item.info or 0) for item in items]
            if token.type == "ordered_list_close" and numbers == sorted(set(numbers)):
                for item, number in zip(items, numbers, strict=True):
                    item.attrSet("value", str(number))
