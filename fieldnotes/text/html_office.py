"""What word processors put into HTML beyond HTML: lists as paragraphs, tracked changes, comments; made plain here."""

import re

from lxml import etree

from fieldnotes.text.html_styles import declarations

_NUMBER = re.compile(r"\(?([0-9]{1,4}|[a-zA-Z]|[ivxIVX]{1,5})[.)]?")
_PARAGRAPHS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6")
_APART = ("comment-list", "comment", "annotation")


def make_plain(root: "etree._Element") -> None:
    """Change a parsed page so that its lists are lists and nothing is left of changes that were struck out.

    A paragraph of Word that belongs to a list becomes an item, its typed sign is taken out; what a tracked change
    deleted and the comments at the end go, what it inserted is plain text.
    """
    dropped: list[etree._Element] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        style = element.get("style") or ""
        if "mso-" in style:
            _plain_style(element, declarations(style), dropped)
        if element.tag in ("ins", "del") and (element.get("datetime") or element.get("cite") or _is_word(element)):
            if element.tag == "del":
                dropped.append(element)
            else:
                element.tag = "span"
        elif "MsoCommentReference" in (element.get("class") or ""):
            dropped.append(element)
    for element in dropped:
        _drop(element)


def _plain_style(element: "etree._Element", style: dict[str, str], dropped: "list[etree._Element]") -> None:
    if (
        style.get("mso-list", "").startswith("ignore")
        or style.get("mso-hide") == "all"
        or style.get("mso-element") in _APART
    ):
        dropped.append(element)
    elif element.tag in _PARAGRAPHS and style.get("mso-list", "none") != "none":
        _make_item(element)


def _make_item(element: "etree._Element") -> None:
    """Make a paragraph an item: numbered if its sign is a number, the number kept."""
    sign = ""
    for inside in element.iter():
        if isinstance(inside.tag, str) and declarations(inside.get("style") or "").get("mso-list", "") == "ignore":
            sign = "".join(inside.itertext()).replace("\xa0", " ").strip()
            break
    number = _NUMBER.fullmatch(sign)
    element.tag = "li"
    if number and (number[1].isdigit() or len(sign) > 1):
        element.set("value", str(_counted(number[1])))


def _counted(sign: str) -> int:
    """The number that a sign of a list means; letters count from a, and i, v, x as Roman numbers."""
    if sign.isdigit():
        return int(sign)
    low = sign.lower()
    if set(low) <= set("ivx") and low not in ("v", "x"):
        values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in low]
        after = [*values[1:], 0]
        return sum(-value if value < following else value for value, following in zip(values, after, strict=True))
    return ord(low[0]) - ord("a") + 1


def _is_word(element: "etree._Element") -> bool:
    around = element.getparent()
    return around is not None and (around.get("class") or "").startswith(("MsoIns", "MsoDel", "msoIns", "msoDel"))


def _drop(element: "etree._Element") -> None:
    """Take an element out; the text behind it stays."""
    around = element.getparent()
    if around is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            around.text = (around.text or "") + element.tail
    around.remove(element)
