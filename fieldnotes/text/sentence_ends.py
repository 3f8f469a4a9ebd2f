"""Decides where a sentence ends, and where a full stop only ends an abbreviation, an initial or a number."""

import re

from fieldnotes.text.dates_words import month_number

_CLOSING = "\"'”’»›)\\]}」』）】〉》"
_END = re.compile(rf"(?:[.!?…‽؟۔।॥։።។။]+[{_CLOSING}]*(?=\s|$)|[。！？｡．]+[{_CLOSING}]*)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“”„‚‘«]+$")
_NEXT_WORD = re.compile(r"\s+[\"'“„‚‘«‹(\[¿¡]*([^\s.,;:]*)")
_ABBREVIATIONS = (
    "dr mr mrs ms mx prof st mt sr jr rev hon capt col gen lt sgt maj adm gov pres sen rep messrs mme mlle m mm "
    "vs cf ca approx viz fig figs no nos nr p pp vol vols ed eds ch sec art al op cit ibid esp inc ltd dept univ "
    "hr fr hrn bd bzw evtl ggf inkl exkl sog str tel vgl usf geb gest jh s abb abs kap mio mrd dipl ing "
    "sra srta dn dna ud uds pag av apdo jan feb mar apr jun jul aug sep sept oct nov dec okt dez"
)
_NEVER_LAST = frozenset(_ABBREVIATIONS.split())
_LOOKBACK = 40


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Where sentences end inside one paragraph (code points, after the closing sign), the paragraph's end last."""
    ends = [
        found.end()
        for found in _END.finditer(text, start, end)
        if found[0][0] in "。！？｡．" or _ends_here(text, found, start, end)
    ]
    return ends if ends and ends[-1] == end else [*ends, end]


def _ends_here(text: str, sign: re.Match[str], start: int, end: int) -> bool:
    following = _NEXT_WORD.match(text, sign.end(), end)
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    return sign[0] != "." or not _only_shortens(text[max(start, sign.start() - _LOOKBACK) : sign.start()], word)


def _only_shortens(before: str, following: str) -> bool:
    """Whether the full stop after ``before`` belongs to its last word."""
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    if word.isdecimal():
        return len(word) <= 2 and month_number(following) is not None
    if len(word) == 1:
        initial = word if word.isupper() else following  # J. Ward; z. B.
        return len(initial) == 1 and initial.isupper() and initial != "I"
    inner_stops = "." in word and word.lower() not in ("a.m", "p.m", "u.s", "u.k")
    return inner_stops or word.lower() in _NEVER_LAST
