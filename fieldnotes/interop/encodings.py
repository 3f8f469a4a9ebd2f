"""In which characters a file is written: read what it says of itself, try the strict ones, judge the rest."""

import codecs
import re

from charset_normalizer import from_bytes

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plausibility import EAST_ASIAN, plausibility, script_of

SAMPLE = 200_000
"""Bytes looked at when an encoding has to be judged; the whole file is then read with the winner."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE = ("shift_jis", "cp932", "euc_jp", "gb18030", "big5", "big5hkscs", "euc_kr", "cp949")
_LATIN = ("cp1252", "mac_roman", "cp850", "cp1250", "iso8859_2", "cp1254", "cp1257")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic")
_SINGLE = (*_LATIN, *_CYRILLIC, "cp1253", "iso8859_7", "cp1255", "cp1256", "cp874")
_LATIN_1 = {"iso8859-1", "latin-1", "ascii", "iso-8859-1", "us-ascii"}
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']"""
    rb"""|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "shift_jis": "Shift_JIS",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP",
    "gb18030": "GB18030",
    "big5": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "euc_kr": "EUC-KR",
    "cp949": "EUC-KR",
    "mac_roman": "Mac Roman",
    "mac_cyrillic": "Mac Cyrillic",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "cp874": "Windows-874",
    "cp850": "DOS 850",
    "cp866": "DOS 866",
}


def decode(data: bytes, wanted: str = "", declared: bool = False) -> tuple[str, str, bool]:
    """Read bytes as text.

    Args:
        data: the whole file.
        wanted: an encoding the person named, which then rules; "" to find out.
        declared: whether a declaration in the file (``<?xml encoding``, ``<meta charset``) is to be heeded.

    Returns:
        the text, the name of its encoding as people know it, and whether that is certain.

    Raises:
        UserError: the named encoding is unknown or does not fit; the bytes are no text at all.
    """
    if wanted:
        return _as_told(data, wanted)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _despite_damage(data, name)
    wide = _wide(data)
    if wide:
        return _despite_damage(data, wide)
    if data.count(0, 0, SAMPLE) and not _strays(data):
        raise UserError("This is not a text file: it holds zero bytes.")
    return _utf8(data) or _by_declaration(data, declared) or _judged(data)


def encoding_label(name: str) -> str:
    """An encoding's name as people know it: "cp1252" is "Windows-1252"."""
    try:
        name = codecs.lookup(name).name
    except LookupError:
        return name
    key = name.replace("-", "_") if name.replace("-", "_") in _NAMES else name
    if key in _NAMES:
        return _NAMES[key]
    if name.startswith("cp125"):
        return f"Windows-{name[2:]}"
    return name.upper()


def _as_told(data: bytes, wanted: str) -> tuple[str, str, bool]:
    try:
        codec = codecs.lookup(wanted.strip())
        text = data.decode(codec.name)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeError):
            raise UserError(f"This file cannot be read as {encoding_label(wanted)}; leave the encoding open.") from None
        raise UserError(f"“{wanted}” is not an encoding this program knows.") from None
    if not isinstance(text, str):
        raise UserError(f"“{wanted}” is not an encoding this program knows.")
    return text, encoding_label(codec.name), True


def _despite_damage(data: bytes, name: str) -> tuple[str, str, bool]:
    text = data.decode(name, "replace")
    return text, encoding_label(name), "\ufffd" not in text


def _wide(data: bytes) -> str:
    """UTF-16 without a mark at its beginning: every other byte of western text is zero."""
    sample = data[: min(len(data), SAMPLE) // 2 * 2]
    if len(sample) < 4:
        return ""
    even, odd = sample[::2], sample[1::2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) >= len(high) * 0.2 and low.count(0) <= len(low) * 0.01:
            return name
    if sample.count(0) and not _utf8_valid(sample):
        return _wide_by_plausibility(sample)
    return ""


def _wide_by_plausibility(sample: bytes) -> str:
    """East Asian UTF-16 has hardly any zero byte but its line ends."""
    for name in ("utf-16-le", "utf-16-be"):
        text = sample[: 20_000 // 2 * 2].decode(name, "replace")
        if "\x00" not in text and plausibility(text) > 0.6:
            return name
    return ""


def _utf8_valid(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _strays(data: bytes) -> bool:
    """Whether the zero bytes are a few that strayed into a text, which leaves them out; of a picture they are many."""
    sample = data[:SAMPLE]
    controls = sum(sample.count(code) for code in range(9))
    return controls <= max(1, len(sample) // 10) and _utf8_valid(sample)


def _utf8(data: bytes) -> tuple[str, str, bool] | None:
    """UTF-8, forgiving a few broken characters in a file that otherwise holds many whole ones."""
    if b"\x1b$" in data[:SAMPLE] and data.isascii():
        try:
            return data.decode("iso2022_jp"), encoding_label("iso2022_jp"), True
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), "UTF-8", True
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(ord(char) > 0x7F for char in text) - broken
    if (broken <= 2 and whole >= 2) or whole >= broken * 20:
        return text, "UTF-8", False
    return None


def _by_declaration(data: bytes, heed: bool) -> tuple[str, str, bool] | None:
    found = _DECLARED.search(data[:2000]) if heed else None
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii").lower()
    try:
        codec = "cp1252" if name in _LATIN_1 else codecs.lookup(name).name
        codec = {"shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030"}.get(codec, codec)
        return data.decode(codec), encoding_label(codec), True
    except (LookupError, ValueError, AssertionError):
        return None


def _judged(data: bytes) -> tuple[str, str, bool]:
    """The most plausible reading among those that fit, of which charset-normalizer may name one more."""
    sample = _whole_lines(data)
    readings = _readings(sample)
    for name, (score, read) in sorted(readings.items(), key=lambda each: -each[1][0]):
        try:
            text = data.decode(name)
        except ValueError:
            continue
        rivals = [rival for rival, other in readings.values() if other != read]
        return text, encoding_label(name), score > 0.75 and score - max(rivals, default=0.0) > 0.08
    return data.decode("cp1252", "replace"), "Windows-1252", False


def _readings(sample: bytes) -> dict[str, tuple[float, str]]:
    """How plausible each encoding's reading of a sample is; the common ones come first and win a tie."""
    readings: dict[str, tuple[float, str]] = {}
    for name in dict.fromkeys((*_SINGLE, *_MULTIBYTE, *_advised(sample))):
        try:
            text = sample.decode(name)
        except (LookupError, ValueError):
            continue
        score = plausibility(text)
        if name in _MULTIBYTE and not any(script_of(char) in EAST_ASIAN for char in set(text)):
            score = min(score, 0.4)
        readings[name] = (score, text)
    return readings


def _whole_lines(data: bytes) -> bytes:
    """The lines with characters beyond ASCII, up to a sample's length: the others say nothing."""
    lines, length = [], 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            length += len(line)
        if length >= SAMPLE // 4:
            break
    return b"".join(lines)


def _advised(sample: bytes) -> list[str]:
    best = from_bytes(sample[:20_000]).best()
    return [best.encoding] if best and best.encoding not in ("utf_8", "ascii") else []
