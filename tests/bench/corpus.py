"""Made-up notes for measuring: a vocabulary whose words are as unevenly used as those of a language.

The same numbers give the same notes. Words follow Zipf's law as Mandelbrot bent it (rank + 2.7) ** -1.05.
"""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

_HEADS = "bcdfghklmnprstvwz"
_HEARTS = "aeiou"
_TAILS = ("", "", "n", "s", "t", "r", "ing", "ed")


def vocabulary(size: int = 40_000, seed: int = 11) -> list[str]:
    """Words, the most used first."""
    random = Random(seed)
    words: dict[str, None] = {}
    while len(words) < size:
        syllables = (random.choice(_HEADS) + random.choice(_HEARTS) for _ in range(random.randint(1, 4)))
        words["".join(syllables) + random.choice(_TAILS)] = None
    return list(words)


def notes(count: int, words: int = 1000, seed: int = 11) -> Iterator[tuple[str, str]]:
    """Day observed and text of each note, over about thirty years."""
    known = vocabulary(seed=seed)
    weights = list(accumulate((rank + 2.7) ** -1.05 for rank in range(len(known))))
    random = Random(seed)
    for number in range(count):
        drawn = random.choices(known, cum_weights=weights, k=words)
        for place in range(12, words, 17):
            drawn[place] = drawn[place].capitalize() if place % 2 else drawn[place] + ","
        day = f"{1990 + number * 30 // count}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield day, " ".join(drawn) + "."


def queries(count: int, seed: int = 5) -> list[tuple[str, str, str]]:
    """Searches of every sort, common and rare words mixed: sort, our query, the same for SQLite FTS5."""
    known = vocabulary()
    random = Random(seed)
    common, middling, rare = known[:100], known[100:2000], known[2000:20000]
    found = []
    for _ in range(count // 7):
        a, b = random.choice(common), random.choice(middling)
        c, d = random.choice(middling), random.choice(rare)
        year = random.randint(1990, 2010)
        found += [
            ("word", f'"{random.choice((a, b, d))}"', ""),
            ("phrase", f'"{random.choice(common)} {a}"', ""),
            ("and", f'"{a}" "{c}"', f"{a} AND {c}"),
            ("or", f'"{a}" OR "{b}"', f"{a} OR {b}"),
            ("prefix", f"{d[:4]}*", ""),
            ("near", f'"{a} {c}"~5', f"NEAR({a} {c}, 4)"),
            ("field", f'"{a}" observed:[{year} TO {year + 5}]', f"{a}|{year}|{year + 6}"),
        ]
    return [(sort, ours, theirs or ours) for sort, ours, theirs in found]
