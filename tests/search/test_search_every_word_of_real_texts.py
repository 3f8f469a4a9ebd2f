"""Over three hundred searches of diaries, a voyage and a text in twelve languages, counted again by a plain scan."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from random import Random

import pytest
from agreement import assert_same, library_of
from plain_scan import (
    Library,
    Page,
    Scan,
    both,
    called,
    either,
    folded,
    is_lettered,
    is_unspaced,
    near,
    neither,
    phrase,
    titled,
)
from shelf import Shelf, note

from fieldnotes.domain.index_rows import IndexName, IndexRow

pytestmark = pytest.mark.timeout(300)

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
LANGUAGES = {
    "arb": "ar",
    "cmn_hans": "zh",
    "deu_1996": "de",
    "ell_monotonic": "el",
    "eng": "en",
    "fra": "fr",
    "heb": "he",
    "hin": "hi",
    "jpn": "ja",
    "rus": "ru",
    "spa": "es",
    "tha": "th",
}

Query = tuple[str, Scan]


def entries(path: Path, text: str, language: str, prefix: str) -> Iterator[IndexRow]:
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        told = json.loads(line)[text]
        yield note(f"{prefix}{number:04}", told, language=language, title=" ".join(told.split()[:6]))


def paragraphs(text: str, language: str, prefix: str, most: int = 400) -> Iterator[IndexRow]:
    parts = re.split(r"\n\s*\n", text)
    for start in range(0, min(len(parts), most), 4):
        told = "\n\n".join(parts[start : start + 4])
        yield note(f"{prefix}{start:05}", told, language=language, title=told[:40])


def english_rows() -> list[IndexRow]:
    darwin = (DATA / "darwin" / "944.txt").read_text("utf-8")
    diary = list(entries(DATA / "pepys_1660_1661" / "entries.jsonl", "text", "en", "p"))
    return diary[:400] + list(paragraphs(darwin, "", "d"))


def mixed_rows() -> list[IndexRow]:
    rows = list(entries(DATA / "luxun_1912_1914" / "entries.jsonl", "content", "zh", "l"))[:300]
    japanese = (DATA / "miyamoto_1926" / "46244_ruby_54461.txt").read_bytes().decode("shift_jis", "replace")
    rows += paragraphs(japanese, "ja", "m")
    travels = json.loads((DATA / "xuxiake" / "xuxiake_travel_common_diary.json").read_text("utf-8"))
    rows += [note(f"x{number:03}", item["content"], language="zh") for number, item in enumerate(travels["items"])]
    for name, language in LANGUAGES.items():
        page = unescape(re.sub(r"<[^>]+>", "\n", (DATA / "udhr" / f"{name}.html").read_text("utf-8")))
        rows += paragraphs(page, language, name)
    return rows


class Maker:
    """Makes queries out of the texts' own words; the same numbers give the same ones."""

    def __init__(self, library: Library, usable: Callable[[Page], bool] = bool) -> None:
        self._library = library
        self._random = Random(19)
        self._pages = [page for page in library.pages if len(page.words) > 8 and usable(page)]
        times = Counter(word for page in self._pages for word in page.words)
        self._rare = {word for word, count in times.items() if count <= 40}

    def _spot(self, length: int = 1, least: int = 1) -> tuple[Page, int]:
        """A place where so many words stand that are letters only."""
        while True:
            page = self._random.choice(self._pages)
            at = self._random.randrange(len(page.words) - length)
            chosen = page.words[at : at + length]
            if all(is_lettered(word) and len(word) >= least for word in chosen):
                return page, at

    def word(self, least: int = 1) -> str:
        page, at = self._spot(1, least)
        return page.written[at]

    def scarce(self, least: int = 3) -> str:
        while folded(word := self.word(least)) not in self._rare:
            pass
        return word

    def row(self, length: int, least: int = 1) -> list[str]:
        page, at = self._spot(length, least)
        return page.written[at : at + length]

    def atoms(self) -> list[Query]:
        lib, random = self._library, self._random
        word, spelt, quoted, begun = self.word(2), self.word(2), self.word(), self.word(4)
        pair, three, capital = self.row(2), self.row(3), self.row(2)
        one, other = self.row(5)[:: random.choice((2, 4))][:2]
        distance = random.randint(2, 9)
        rare, wrong = self.scarce(4), self.scarce(5)
        missing = random.randrange(1, len(wrong))
        misspelt = wrong[:missing] + wrong[missing + 1 :]
        cut = random.randint(1, len(rare) - 2)
        tail, middle, hole = f"*{rare[cut:]}", f"{rare[:1]}*{rare[-1:]}", f"{rare[:cut]}?{rare[cut + 1 :]}"
        return [
            (word, lib.inflected(word)),
            (f'"{quoted}"', lib.exact(quoted)),
            (f"={spelt}", lib.written(spelt)),
            (f"={folded(spelt)}", lib.written(folded(spelt))),
            (f"{begun[:3]}*", lib.like(f"{folded(begun[:3])}*")),
            (tail, lib.like(tail)),
            (middle, lib.like(middle)),
            (hole, lib.like(hole)),
            (f'"{" ".join(pair)}"', phrase([lib.exact(one) for one in pair])),
            (f'"{"; ".join(three)}"', phrase([lib.exact(one) for one in three])),
            (f'="{" ".join(capital)}"', phrase([lib.written(one) for one in capital])),
            (f'"{one} {other}"~{distance}', near([lib.inflected(one), lib.inflected(other)], distance)),
            (f'"{one} {other}"~>{distance}', near([lib.inflected(one), lib.inflected(other)], distance, ordered=True)),
            (f"{misspelt}~", lib.near_in_letters(misspelt, 1)),
            (f"{misspelt}~2", lib.near_in_letters(misspelt, 2)),
            (f"title:{word}", titled(lib.inflected(word))),
            (f"title:={spelt}", titled(lib.written(spelt))),
        ]

    def combined(self, atoms: list[Query]) -> list[Query]:
        (one, left), (other, right), (third, last) = self._random.sample(atoms, 3)
        return [
            (f"{one} {other}", both(left, right)),
            (f"{one} OR {other}", either(left, right)),
            (f"{one} NOT {other}", both(left, neither(right))),
            (f"({one} OR {other}) AND {third}", both(either(left, right), last)),
        ]


def spaced(page: Page) -> bool:
    return sum(map(is_unspaced, "".join(page.words))) * 10 < len(page.words)


def asked(maker: Maker, rounds: int) -> Iterator[Query]:
    for _ in range(rounds):
        atoms = maker.atoms()
        yield from atoms
        yield from maker.combined(atoms)


def characters(library: Library, count: int) -> Iterator[Query]:
    """One and two characters of scripts without spaces, and three near each other."""
    random = Random(7)
    pages = [page for page in library.pages if not spaced(page) and len(page.words) > 8]
    for _ in range(count):
        page = random.choice(pages)
        at = random.randrange(len(page.words) - 4)
        chosen = page.words[at : at + 4]
        if not all(len(one) == 1 and is_unspaced(one) for one in chosen):
            continue
        exact = [library.exact(one) for one in chosen]
        run = "".join(chosen)
        yield run[0], exact[0]
        yield run[:2], phrase(exact[:2])
        yield f"{run[:2]} OR {run[3]}", either(phrase(exact[:2]), exact[3])
        yield f'"{run[0]} {run[2]}"~>4', near([exact[0], exact[2]], 4, ordered=True)
        yield f"{run[:2]} NOT {run[3]}", both(phrase(exact[:2]), neither(exact[3]))


def counted(rows: list[IndexRow], queries: Callable[[Library], Iterator[Query]], **fields: object) -> tuple[int, int]:
    """How many queries were the same in index and scan, and how many of them found something."""
    library = library_of(rows)
    shelf = Shelf(rows, 2, **fields)  # type: ignore[arg-type]
    found = [assert_same(shelf, library, query, scan) for query, scan in queries(library)]
    return len(found), sum(map(bool, found))


@pytest.fixture(scope="module", autouse=True)
def _material() -> None:
    if not (DATA / "udhr").is_dir():
        pytest.skip("the real material is not here")


def test_a_diary_and_a_voyage_in_english() -> None:
    names = {"actor": [IndexName("a", "Sir W. Batten"), IndexName("a", "Batten"), IndexName("a", "Sir W. Pen")]}

    def queries(library: Library) -> Iterator[Query]:
        yield from asked(Maker(library), 9)
        every = called(["Sir W. Batten", "Batten", "Sir W. Pen"])
        yield "name:Batten", every
        yield "name:Batten OR =Batten", either(every, library.written("Batten"))
        yield "dined name:Batten", both(library.inflected("dined"), every)

    asked_, found = counted(english_rows(), queries, names=names)
    assert asked_ >= 180
    assert found > asked_ * 0.6


def test_chinese_japanese_and_a_text_in_twelve_languages() -> None:
    def queries(library: Library) -> Iterator[Query]:
        yield from asked(Maker(library, spaced), 6)
        yield from characters(library, 24)

    asked_, found = counted(mixed_rows(), queries)
    assert asked_ >= 180
    assert found > asked_ * 0.6
