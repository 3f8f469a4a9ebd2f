"""What a reader sees as one character: letters with their marks, emoji sequences, flags."""

import re

from fieldnotes.text.counting import ALONE, MARKS

_PICTURES = "\u203c-\u3299\U0001f000-\U0001faff"
_FLAGS = "\U0001f1e6-\U0001f1ff"
# Marks of every script, vowel signs, joiners, skin tones, tags and the later parts of Korean syllables.
_THAI_AND_KIN_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d"
    "\u17b4-\u17d3\u17dd"
)
_JOINERS_AND_TONES = "\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u1160-\u11ff\ud7b0-\ud7ff"
_EXTENDING = MARKS + _THAI_AND_KIN_MARKS + _JOINERS_AND_TONES

CLUSTER = rf"(?:\r\n|[{_FLAGS}]{{2}}|[\s\S])(?:\u200d[{_PICTURES}]|[{_EXTENDING}])*"
"""One character as a reader sees it, as the source of a regular expression."""

TOKEN = rf"[^\W_{ALONE}](?:[^\W_{ALONE}]|[{_EXTENDING}])*|{CLUSTER}"
"""One whole word or one character as a reader sees it, as the source of a regular expression."""

_CLUSTER = re.compile(CLUSTER)
_EXTENDS = re.compile(f"[{_EXTENDING}]")
_PICTURE = re.compile(f"[{_PICTURES}]")
_FLAG = re.compile(f"[{_FLAGS}]")
_RUN_OF_FLAGS = re.compile(f"[{_FLAGS}]+$")
_WORDLY = re.compile(rf"[^\W{ALONE}]|[{MARKS}]")


def is_boundary(text: str, position: int) -> bool:
    """Whether a cut at ``position`` (code points) leaves every character whole as a reader sees it."""
    if position <= 0 or position >= len(text):
        return True
    before, after = text[position - 1], text[position]
    if after < "\u0300":
        return not (before == "\r" and after == "\n")
    if _EXTENDS.match(after):
        return False
    if before == "\u200d":
        return not _PICTURE.match(after)
    if _FLAG.match(after) and (flags := _RUN_OF_FLAGS.search(text[max(0, position - 200) : position])):
        return len(flags[0]) % 2 == 0
    return True


def is_inside_word(text: str, position: int) -> bool:
    """Whether a cut at ``position`` (code points) would part two characters of one word."""
    if position <= 0 or position >= len(text):
        return False
    return bool(_WORDLY.match(text[position - 1]) and _WORDLY.match(text[position]))


def clusters(text: str) -> list[str]:
    """The text cut into characters as a reader sees them; joined again they are the text."""
    return list(text) if text.isascii() and "\r" not in text else _CLUSTER.findall(text)
