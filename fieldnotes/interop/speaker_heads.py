"""What the top of a transcript tells of its speakers: "Interviewee: Paul Thompson (PT)", "PT = Paul Thompson"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fieldnotes.text.counting import MARKS

TITLES = frozenset(
    ["prof", "professor", "dr", "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "m", "mme", "dott", "rev"]
)
"""Words before a name that are no part of it."""
ASKING = frozenset([
    "q", "interviewer", "interviewers", "int", "iv", "i", "interviewerin", "moderator", "moderatorin", "mod",
    "facilitator", "frage", "question", "enquêteur", "enquêtrice", "intervieweur", "entrevistador", "entrevistadora",
    "intervistatore", "intervistatrice", "fragesteller", "host", "researcher",
])  # fmt: skip
"""What the one who asks is called where nobody's name is written."""
ANSWERING = frozenset([
    "a", "r", "b", "interviewee", "interviewees", "respondent", "respondents", "participant", "participants",
    "narrator", "informant", "answer", "befragter", "befragte", "réponse", "enquêté", "enquêtée",
    "entrevistado", "entrevistada", "intervistato", "intervistata", "guest", "subject",
])  # fmt: skip
_NUMBERED = re.compile(
    r"(?:speaker|participant|respondent|interviewee|interviewer|sprecher|sprecherin|voice|person|guest|unknown|male|"
    r"female|man|woman|student|moderator|[a-z])\s*#?\d*"
)
_TOP, _LINES = 4_000, 40
_WORD = rf"[^\W\d_][\w{MARKS}’'-]*\.?"
_ROLE = re.compile(r"\s*([^\W\d_]{1,20})(?:\(s\))?\s*[:=–—-]\s*(\S.*)")
_SHORT = re.compile(r"\s*([^\W\d_]{1,5})\s*(?:[:=–—-]|\bis\b)\s*(\S.*)")
_BRACKETED = re.compile(rf"((?:{_WORD}\s+){{0,4}}{_WORD})\s*\(([^\W\d_]{{1,5}})\)")
_BETWEEN = re.compile(r"\s*(?:[,;&/]|\band\b|\bwith\b|\bund\b|\bet\b|\by\b)\s*")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody a transcript's top tells of: the full name, the letters that stand for it, "asks", "answers" or ""."""

    name: str
    short: str = ""
    role: str = ""


def known_at_top(top: str) -> list[Known]:
    """Everybody told of in the lines above the first turn."""
    found: list[Known] = []
    for line in top[:_TOP].split("\n")[:_LINES]:
        role = _ROLE.match(line)
        told = role[1].casefold() if role else ""
        if role and (told in ASKING or told in ANSWERING) and len(told) > 1:
            found += [_known(each, "asks" if told in ASKING else "answers") for each in _BETWEEN.split(role[2])]
            continue
        told_short = _SHORT.match(line)
        if told_short and _stands_for(told_short[1], told_short[2].split("(")[0]):
            found.append(Known(bare_name(told_short[2]), told_short[1], _role_in(told_short[2])))
            continue
        found += [
            Known(bare_name(each[1]), each[2]) for each in _BRACKETED.finditer(line) if _stands_for(each[2], each[1])
        ]
    return [each for each in found if _is_full(each.name)]


def full_name(label: str, known: Sequence[Known], title: str, top: str) -> str:
    """The full name that the top or the title of a transcript gives for a label; "" where they tell none, or several.

    Args:
        label: how the speaker is called.
        known: what `known_at_top` found.
        title: of the note.
        top: the text before the first turn.
    """
    fold = label.casefold()
    by_letters = {each.name for each in known if each.short.casefold() == fold or _stands_for(label, each.name)}
    by_word = {each.name for each in known if fold in each.name.casefold().split()}
    role = "asks" if fold in ASKING else "answers" if fold in ANSWERING else ""
    by_role = {each.name for each in known if role and each.role == role}
    for names in (by_letters, by_word, by_role):
        if names:
            return names.pop() if len(names) == 1 else ""
    if is_generic(label) or len(label) < 3 or " " in label:
        return ""
    around = re.compile(rf"\b{re.escape(label)}(?:\s[^\W\d_]\.)?\s([^\W\d_a-z][\w{MARKS}’'-]+)")
    names = {bare_name(match[0]) for where in (title, top[:_TOP]) for match in around.finditer(where)}
    return names.pop() if len(names) == 1 else ""


def is_asking(label: str) -> bool:
    """Whether a label is what the one who asks is called: "Q", "Interviewer 2"."""
    return label.casefold().rstrip("0123456789 #.") in ASKING


def is_generic(label: str) -> bool:
    """Whether a label says nothing of who it is: "Q", "Speaker 1", "Interviewee"."""
    fold = label.casefold().strip(". ")
    return fold in ASKING or fold in ANSWERING or bool(_NUMBERED.fullmatch(fold))


def bare_name(words: str) -> str:
    """A name without "Prof." and its like, and without what stands in brackets behind it."""
    parts = words.split("(")[0].strip(" ,.;:").split()
    while parts and parts[0].rstrip(".").casefold() in TITLES:
        parts.pop(0)
    return " ".join(parts)


def initials(name: str) -> str:
    """The first letters of a name, as its abbreviation would be."""
    return "".join(word[0] for word in re.split(r"[\s-]+", bare_name(name)) if word and word[0].isalpha()).upper()


def _known(words: str, role: str) -> Known:
    match = _BRACKETED.search(words)
    return Known(bare_name(match[1] if match else words), match[2] if match else "", role)


def _stands_for(short: str, name: str) -> bool:
    """Whether letters are the initials of a full name, or the first and the last of them."""
    letters = initials(name)
    return len(letters) > 1 and short.isupper() and short in (letters, letters[0] + letters[-1])


def _role_in(words: str) -> str:
    said = {word.casefold() for word in re.findall(r"[^\W\d_]+", words)}
    return "asks" if said & ASKING - {"i", "q"} else "answers" if said & ANSWERING - {"a", "b", "r"} else ""


def _is_full(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= 5 and all(word[0].isupper() or word in ("de", "van", "von", "la", "der") for word in words)
