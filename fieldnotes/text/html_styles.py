"""What HTML elements and their style attributes mean for the text inside them."""

import re

from fieldnotes.text.html_lines import Format

_DROPPED = (
    "script style head title template noscript iframe object embed svg math canvas audio video select textarea "
    "button rp map datalist"
)
DROPPED = frozenset(_DROPPED.split())
"""Elements whose content is not part of the text."""
_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary "
    "table tbody tfoot thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin and end a line."""
HEADINGS = {"h1": "heading1", "h2": "heading2", "h3": "heading3"} | dict.fromkeys(("h4", "h5", "h6"), "heading4")

_INLINE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "u": "underline", "ins": "underline", "s": "strike", "strike": "strike", "del": "strike",
    "sup": "superscript", "sub": "subscript",
}  # fmt: skip
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]*)")
_ADDRESS = re.compile(r"(?:https?|mailto|ftp|tel):", re.IGNORECASE)


def declarations(style: str) -> dict[str, str]:
    """A style attribute as property and value, in lower case."""
    return {name: value.strip() for name, value in _DECLARATION.findall(style.lower())}


def link_address(href: str) -> str:
    """An address that may be kept; "" for scripts, embedded data and addresses that lead nowhere alone."""
    address = "".join(sign for sign in href.strip() if sign.isprintable())
    return address if _ADDRESS.match(address) else ""


def formats_inside(tag: str, href: str, style: dict[str, str], around: frozenset[Format]) -> frozenset[Format]:
    """The inline formats of the text in an element, given those around it."""
    formats = set(around)
    if tag in _INLINE:
        formats.add((_INLINE[tag], ""))
    if tag == "a" and (address := link_address(href)):
        formats = {entry for entry in formats if entry[0] != "link"} | {("link", address)}
    for kind, is_on in _styled(style):
        (formats.add if is_on else formats.discard)((kind, ""))
    return frozenset(formats)


def _styled(style: dict[str, str]) -> list[tuple[str, bool]]:
    """Which formats a style turns on or off."""
    found: list[tuple[str, bool]] = []
    if weight := style.get("font-weight"):
        found.append(("bold", weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600)))
    if slant := style.get("font-style"):
        found.append(("italic", slant.startswith(("italic", "oblique"))))
    line = style.get("text-decoration", "") + " " + style.get("text-decoration-line", "")
    found += [(kind, True) for word, kind in (("underline", "underline"), ("line-through", "strike")) if word in line]
    if "none" in line:
        found += [("underline", False), ("strike", False)]
    raised = style.get("vertical-align")
    if raised in ("super", "sub"):
        found.append(("superscript" if raised == "super" else "subscript", True))
    return found
