"""What signs typed by hand stand for: headings, lists, emphasis, links, and quotation marks of a language."""

import re
from dataclasses import dataclass

from fieldnotes.text.html_styles import link_address


@dataclass(frozen=True, slots=True)
class Sign:
    """Signs that were typed for formatting.

    Attributes:
        kind, value: the mark they stand for.
        start, end: where they and the words between them lie in the paragraph (code points).
        inner_start, inner_end: where the words lie; equal for a sign that stands for its whole paragraph.
    """

    kind: str
    value: str
    start: int
    end: int
    inner_start: int
    inner_end: int


_HEADINGS = {"#": "heading1", "##": "heading2", "###": "heading3"}
_ITEMS = {"-": "bullet", "*": "bullet", "•": "bullet", ">": "quote"}
_NUMBER = re.compile(r"([0-9]{1,3})[.)]")
# The opening sign stands before a word and after none, the closing one after a word: 2*3*4 and file_name_x stay.
_INLINE = (
    ("*", "bold", re.compile(r"(?<![\w*\\])\*\*(?![\s*])([^*\n]*[^\s*])\*\*$")),
    ("*", "italic", re.compile(r"(?<![\w*\\])\*(?![\s*])([^*\n]*[^\s*])\*$")),
    ("_", "italic", re.compile(r"(?<![\w\\])_(?![\s_])([^_\n]*[^\s_])_$")),
    ("~", "strike", re.compile(r"(?<![\w~\\])~~(?![\s~])([^~\n]*[^\s~])~~$")),
)
_LINK = re.compile(r"(?<![\[\\!])\[([^\[\]\n]*[^\[\]\s])\]\((\S+)\)$")
_BARE = re.compile(r"(?:^|(?<=[\s(\[“„«\"'‘]))((?:https?://|mailto:|www\.)[^\s<>\"“”«»]+)$", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[:/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
CLOSING = frozenset("*_~)")
"""Signs after which words may turn out to be formatted."""


def paragraph_sign(before: str) -> Sign | None:
    """What a paragraph becomes that begins with signs and a space.

    Args:
        before: the paragraph up to where a space was just typed, the space included.
    """
    if not before.endswith(" ") or len(before) > 5:
        return None
    sign, length = before[:-1], len(before)
    kind = _HEADINGS.get(sign) or _ITEMS.get(sign, "")
    number = _NUMBER.fullmatch(sign)
    if number:
        return Sign("numbered", str(int(number[1])), 0, length, length, length)
    return Sign(kind, "", 0, length, length, length) if kind else None


def inline_sign(before: str) -> Sign | None:
    """What words become that were just closed by a sign: ``**bold**``, ``_italic_``, ``[words](address)``.

    Args:
        before: the paragraph up to and with the closing sign.
    """
    last = before[-1:]
    if last not in CLOSING:
        return None
    if last == ")":
        return _linked(before)
    for sign, kind, pattern in _INLINE:
        found = pattern.search(before) if sign == last else None
        if found:
            return Sign(kind, "", found.start(), len(before), found.start(1), found.end(1))
    return None


def _linked(before: str) -> Sign | None:
    found = _LINK.search(before)
    address = address_of(found[2]) if found else ""
    if not found or not address:
        return None
    return Sign("link", address, found.start(), len(before), found.start(1), found.end(1))


def bare_address(before: str) -> Sign | None:
    """An address that stands in the text as it is, just before the end of ``before``; its last full stop is none."""
    found = _BARE.search(before)
    if not found:
        return None
    words = found[1].rstrip(".,;:!?…)]}'’")
    if words.count("(") > words.count(")") and found[1][len(words) :].startswith(")"):
        words += ")"
    address = address_of(words)
    start = found.start(1)
    return Sign("link", address, start, start + len(words), start, start + len(words)) if address else None


def address_of(words: str) -> str:
    """The address that words mean, "" if they mean none; "example.org" is taken for https, a@b.org for mail."""
    words = words.strip()
    if not words or any(letter.isspace() for letter in words):
        return ""
    address = link_address(words)
    if address:
        return address if len(address) > len(address.split(":", 1)[0]) + 3 else ""
    if _MAIL.fullmatch(words):
        return f"mailto:{words}"
    return f"https://{words}" if _HOST.fullmatch(words) else ""


# Opening and closing marks, outer and inner, as they are set in a language (Duden; Imprimerie nationale; RAE).
_QUOTES = {
    "en": "“”‘’", "de": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "is": "„“‚‘", "bg": "„“‚‘", "lt": "„“‚‘",
    "pl": "„”‚’", "hu": "„”»«", "ro": "„”«»", "hr": "„”‚’", "nl": "“”‘’", "sv": "””’’", "fi": "””’’", "da": "“”‘’",
    "nb": "«»‘’", "no": "«»‘’", "nn": "«»‘’", "es": "«»“”", "pt": "“”‘’", "it": "«»“”", "el": "«»“”", "ru": "«»„“",
    "uk": "«»„“", "fr": "«»“”", "ar": "«»“”", "fa": "«»“”", "he": "””’’", "tr": "“”‘’",
}  # fmt: skip
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{<–—/\-“„«‘‚»\ufffc])$")
_NO_BREAK = "\u202f"


def typographic(before: str, typed: str, language: str = "en") -> tuple[int, str] | None:
    """What a straight sign is set as: quotation marks, apostrophes, dashes, an ellipsis.

    Args:
        before: the paragraph up to where it is typed.
        typed: the sign.
        language: ISO code of the text; "" counts as English.

    Returns:
        how many characters before it go with it, and what takes their place; None leaves it as typed.
    """
    if typed in ('"', "'"):
        return 0, _quote(before, typed, language.partition("-")[0].partition("_")[0].casefold())
    if typed == "-" and before.endswith("–"):
        return 1, "—"
    if typed == "-" and before.endswith("-") and not before.endswith("--") and before.strip("- "):
        return 1, "–"
    if typed == "." and before.endswith("..") and not before.endswith("..."):
        return 2, "…"
    return None


def _quote(before: str, typed: str, language: str) -> str:
    outer, outer_end, inner, inner_end = tuple(_QUOTES.get(language, _QUOTES["en"]))
    opens = bool(_OPENS_AFTER.search(before))
    if typed == "'" and before[-1:].isalnum():
        # An apostrophe, unless words stand open in inner quotation marks that it could close.
        unclosed = inner != inner_end and before.rfind(inner) > max(before.rfind(inner_end), before.rfind("\n"))
        return inner_end if unclosed else "’"
    if typed == "'":
        return inner if opens else inner_end
    if language == "fr":
        return outer + _NO_BREAK if opens else _NO_BREAK + outer_end
    return outer if opens else outer_end
