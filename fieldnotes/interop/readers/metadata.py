"""What files say about themselves: who wrote them, when, in which language, and under which title."""

import re
from collections.abc import Sequence

from fieldnotes.domain.when import When
from fieldnotes.interop.readers.titles import LONGEST
from fieldnotes.text.standoff import settle

_NOBODY = frozenset([
    "", "user", "owner", "admin", "administrator", "author", "unknown", "default", "guest", "root", "me", "pc", "home",
    "microsoft", "microsoft office user", "windows user", "office user", "test", "none", "anonymous", "unknown author",
    "default user", "valued customer", "customer", "laptop", "computer",
])  # fmt: skip
_NO_TITLE = re.compile(
    r"|untitled.*|unbenannt.*|sans titre.*|document ?\d*|dokument ?\d*|microsoft word - .*|powerpoint presentation|"
    r"\S+\.(?:docx?|odt|rtf|pdf|tex|dvi|indd|qxd|wpd|txt|pages|pptx?|xlsx?|html?)",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"\s*(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d).*)?)?)?", re.DOTALL)
_LANGUAGES = {
    0x01: "ar", 0x02: "bg", 0x03: "ca", 0x04: "zh", 0x05: "cs", 0x06: "da", 0x07: "de", 0x08: "el", 0x09: "en",
    0x0A: "es", 0x0B: "fi", 0x0C: "fr", 0x0D: "he", 0x0E: "hu", 0x0F: "is", 0x10: "it", 0x11: "ja", 0x12: "ko",
    0x13: "nl", 0x14: "no", 0x15: "pl", 0x16: "pt", 0x18: "ro", 0x19: "ru", 0x1A: "hr", 0x1B: "sk", 0x1D: "sv",
    0x1E: "th", 0x1F: "tr", 0x20: "ur", 0x21: "id", 0x22: "uk", 0x24: "sl", 0x25: "et", 0x26: "lv", 0x27: "lt",
    0x29: "fa", 0x2A: "vi", 0x2D: "eu", 0x36: "af", 0x39: "hi", 0x3E: "ms", 0x41: "sw", 0x45: "bn", 0x49: "ta",
}  # fmt: skip


def author_of(*names: str) -> str:
    """The people named, joined by commas; what programs put there for want of a name is left out."""
    bare = [" ".join(settle(name).split()) for name in names]
    return ", ".join(dict.fromkeys(name for name in bare if name.casefold() not in _NOBODY and len(name) <= 120))


def titled(words: str) -> str:
    """A title as a file states it; "" where it is only what a program puts there."""
    words = " ".join(settle(words).split())
    return "" if _NO_TITLE.fullmatch(words) or len(words) > LONGEST else words


def written_at(moment: str) -> str | None:
    """The day or minute an ISO moment names, as a partial ISO date; None where there is no such moment."""
    match = _MOMENT.match(moment)
    if not match:
        return None
    year, month, day, hour, minute = match.groups()
    iso = "-".join(part for part in (year, month, day) if part)
    if hour:
        iso = f"{iso}T{hour}:{minute}"
    try:
        return (When(iso, None, "exact") if hour else When.of(iso)).start
    except ValueError:
        return None


def language_of_number(number: int) -> str:
    """The short name of a language that Windows numbers; "" for one unknown or none."""
    return "" if number == 0x400 else _LANGUAGES.get(number & 0x3FF, "")


def first_language(tags: Sequence[str]) -> str:
    """The first tag that names a language, without its country."""
    bare = (tag.strip().replace("_", "-").partition("-")[0].lower() for tag in tags)
    return next((tag for tag in bare if 2 <= len(tag) <= 3 and tag.isalpha() and tag not in ("zxx", "und", "mul")), "")
