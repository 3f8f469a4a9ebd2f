"""Compares two texts word by word, and letter by letter where a word was only corrected."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from diff_match_patch import diff_match_patch

from fieldnotes.text.counting import WORD_PATTERN
from fieldnotes.text.graphemes import TOKEN, clusters

REMOVED, SAME, ADDED = -1, 0, 1
Part = tuple[int, str]
"""One of REMOVED, SAME, ADDED and the text it is about."""

_TOKEN = re.compile(TOKEN)
_FIRST_CODE = 0x4E00  # tokens are compared as single characters, the first of them an ordinary letter
_AT_ONCE = 250_000  # pairs of tokens compared exactly; more are first cut at words that occur once
_DEPTH = 12
_FEW = 1000  # words that are compared each with its counterpart


def compare(old: str, new: str) -> list[Part]:
    """What to keep, take out and put in to make ``new`` of ``old``.

    Words are compared first, so that two different sentences share no chance letters; a word or phrase that
    kept at least half of its letters is then compared letter by letter. The same input always gives the same
    answer: there is no time limit, long texts are first cut at words that both hold exactly once.
    """
    parts: list[Part] = []
    for removed, same, added in _steps(words_compared(old, new)):
        if same:
            parts.append((SAME, same))
        elif removed and added:
            parts.extend(_corrected(removed, added))
        else:
            parts.append((REMOVED, removed) if removed else (ADDED, added))
    return parts


def words_compared(old: str, new: str) -> list[Part]:
    """The differences in whole words; never part of a word, never half a character."""
    return _compared(_TOKEN.findall(old), _TOKEN.findall(new))


def lines_compared(old: Sequence[str], new: Sequence[str]) -> list[Part]:
    """The differences in whole lines, each of which ends in its line feed; the last one may lack it."""
    return _compared(old, new, tidy=False)


def _compared(old: Sequence[str], new: Sequence[str], tidy: bool = True) -> list[Part]:
    codes: dict[str, str] = {}
    for token in (*old, *new):
        codes.setdefault(token, chr(_FIRST_CODE + len(codes)))
    tokens = {code: token for token, code in codes.items()}
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    parts = _diff(differ, "".join(map(codes.__getitem__, old)), "".join(map(codes.__getitem__, new)), _DEPTH)
    differ.diff_cleanupMerge(parts)
    if tidy:
        differ.diff_cleanupSemantic(parts)
    return [(kind, "".join(map(tokens.__getitem__, encoded))) for kind, encoded in parts]


def _diff(differ: diff_match_patch, old: str, new: str, depth: int) -> list[Part]:
    start = differ.diff_commonPrefix(old, new)
    end = differ.diff_commonSuffix(old[start:], new[start:])
    parts = [(SAME, old[:start])]
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    if len(middle_old) * len(middle_new) <= _AT_ONCE:
        parts.extend(differ.diff_main(middle_old, middle_new, False))
    else:
        parts.extend(_diff_between_anchors(differ, middle_old, middle_new, depth))
    parts.append((SAME, old[len(old) - end :]))
    return [(kind, text) for kind, text in parts if text]


def _diff_between_anchors(differ: diff_match_patch, old: str, new: str, depth: int) -> list[Part]:
    anchors = _anchors(old, new) if depth else []
    if not anchors:
        return [(REMOVED, old), (ADDED, new)]
    parts: list[Part] = []
    at_old = at_new = 0
    for in_old, in_new in [*anchors, (len(old), len(new))]:
        parts.extend(_diff(differ, old[at_old:in_old], new[at_new:in_new], depth - 1))
        parts.append((SAME, old[in_old : in_old + 1]))
        at_old, at_new = in_old + 1, in_new + 1
    return [(kind, text) for kind, text in parts if text]


def _anchors(old: str, new: str) -> list[tuple[int, int]]:
    """Positions of tokens that stand exactly once in both, as many as keep their order (patience diff)."""
    once_old = {token for token, count in Counter(old).items() if count == 1}
    once = {token for token, count in Counter(new).items() if count == 1} & once_old
    place = {token: index for index, token in enumerate(old) if token in once}
    pairs = [(place[token], index) for index, token in enumerate(new) if token in once]
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (in_old, _) in enumerate(pairs):
        length = bisect_left(tails, in_old)
        before.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [in_old]
        last[length : length + 1] = [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _steps(parts: Sequence[Part]) -> list[tuple[str, str, str]]:
    """Parts as (removed, same, added), a removal and an addition side by side joined."""
    steps: list[tuple[str, str, str]] = []
    removed = added = ""
    for kind, text in [*parts, (SAME, "")]:
        if kind == REMOVED:
            removed += text
        elif kind == ADDED:
            added += text
        else:
            if removed or added:
                steps.append((removed, "", added))
                removed = added = ""
            if text:
                steps.append(("", text, ""))
    return steps


def _corrected(removed: str, added: str) -> list[Part]:
    """A replacement in letters, if at least half of them stayed; else as a whole."""
    old, new = _TOKEN.findall(removed), _TOKEN.findall(added)
    longest = max(_letters(removed), _letters(added))
    for parts in (_word_for_word(old, new), _letter_by_letter(removed, added)):
        if parts and sum(_letters(text) for kind, text in parts if kind == SAME) * 2 >= longest:
            return parts
    return [(REMOVED, removed), (ADDED, added)]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _word_for_word(old: Sequence[str], new: Sequence[str]) -> list[Part]:
    """Each word against its counterpart, when only words differ and not what stands between them."""
    parts: list[Part] = []
    changed = sum(before != after for before, after in zip(old, new, strict=False))
    if len(old) != len(new) or changed > _FEW:
        return parts
    for before, after in zip(old, new, strict=True):
        if before == after:
            parts.append((SAME, before))
        elif WORD_PATTERN.fullmatch(before) and WORD_PATTERN.fullmatch(after):
            parts.extend(_compared(clusters(before), clusters(after), tidy=False))
        else:
            return []
    return parts


def _letter_by_letter(removed: str, added: str) -> list[Part]:
    old, new = clusters(removed), clusters(added)
    return _compared(old, new) if len(old) * len(new) <= _AT_ONCE else []
