"""Which paragraph became which, where a stretch of a text was rewritten."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldnotes.text.counting import words_of

_ALIKE = 0.4
"""Share of words that two paragraphs must have in common to be taken for the same one."""
_PART = 0.6
"""Share of its words that must come from a paragraph for another to be a part that was divided from it."""
_MOST = 10_000
"""Pairs of paragraphs looked at; of a longer stretch the first is set beside the first."""

Words = Counter[str]


def lines_of(text: str) -> list[str]:
    """The lines of a text with their line feeds, and divided nowhere else."""
    parts = text.split("\n")
    return [*(part + "\n" for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]


def corresponding(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Paragraphs side by side in their order: alike ones, one beside "" where it has none like it.

    A paragraph that was divided stands beside its parts, several that were joined beside the one they became.
    """
    olds, news = [_words(line) for line in old], [_words(line) for line in new]
    groups: list[_Group] = []
    at_old = at_new = 0
    for one, other in [*_pairs(olds, news), (len(old), len(new))]:
        groups += [_Group([index], [], gone=olds[index]) for index in range(at_old, one)]
        groups += [_Group([], [index], come=news[index]) for index in range(at_new, other)]
        if one < len(old):
            groups.append(_Group([one], [other], olds[one] - news[other], news[other] - olds[one]))
        at_old, at_new = one + 1, other + 1
    groups = _gathered(_gathered(groups)[::-1])[::-1]
    return [
        ("".join(old[i] for i in sorted(group.old)), "".join(new[i] for i in sorted(group.new))) for group in groups
    ]


@dataclass
class _Group:
    """Paragraphs that stand side by side, and the words of each side that the other lacks."""

    old: list[int]
    new: list[int]
    gone: Words = field(default_factory=Counter)
    come: Words = field(default_factory=Counter)

    def takes(self, other: "_Group") -> bool:
        """Whether a paragraph that stands alone is a part of what stands here side by side; then it belongs here."""
        if not self.old or not self.new or (other.old and other.new):
            return False
        if not (_is_part(other.come, self.gone) if other.new else _is_part(other.gone, self.come)):
            return False
        self.old += other.old
        self.new += other.new
        self.gone, self.come = self.gone - other.come, self.come - other.gone
        return True


def _gathered(groups: Sequence[_Group]) -> list[_Group]:
    """Groups with parts that follow them put in."""
    gathered: list[_Group] = []
    for group in groups:
        if not gathered or not gathered[-1].takes(group):
            gathered.append(group)
    return gathered


def _is_part(words: Words, whole: Words) -> bool:
    return bool(words) and (words & whole).total() >= _PART * words.total()


def _words(line: str) -> Words:
    return Counter(words_of(line.casefold()))


def _pairs(old: Sequence[Words], new: Sequence[Words]) -> list[tuple[int, int]]:
    """The paragraphs that are alike, in an order that both texts have, as much alike as can be."""
    straight = [(place, place) for place in range(min(len(old), len(new)))]
    corrected = len(old) == len(new) and all(_likeness(old[i], new[j]) >= _ALIKE for i, j in straight)
    if corrected or len(old) * len(new) > _MOST:
        return straight
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            alike = _likeness(old[i], new[j])
            together = best[i + 1][j + 1] + alike if alike >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    return _path(best, old, new)


def _path(best: list[list[float]], old: Sequence[Words], new: Sequence[Words]) -> list[tuple[int, int]]:
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        alike = _likeness(old[i], new[j])
        if alike >= _ALIKE and best[i][j] == best[i + 1][j + 1] + alike:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: Words, other: Words) -> float:
    """Share of words in common (Dice 1945); two paragraphs without words are alike."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
