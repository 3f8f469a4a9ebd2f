"""All that an index says, turned round to say it row by row, beside the same read from the rows themselves."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from whoosh.filedb.filestore import RamStorage

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.project.project import Project
from fieldnotes.search import words
from fieldnotes.search.cards import KEY, TEXT, TITLE, WRITTEN, Cards, key_of, written_term
from fieldnotes.search.engine import Engine
from fieldnotes.search.evaluate import View
from fieldnotes.search.fields import names_of
from fieldnotes.search.following import Follower, is_of, touched
from fieldnotes.search.index import Index
from fieldnotes.search.regions import FIELD as REGISTER
from fieldnotes.search.regions import bounds_in
from fieldnotes.search.segments import Leaf
from fieldnotes.search.stems import tongue_of

Said = dict[str, Any]
"""Field → term → positions; "card" → what stands on the card."""

CARD = ("nouns", "lengths", "first", "last", "written_first", "written_last", "lag")


def said_by_index(leaves: Sequence[Leaf]) -> dict[str, Said]:
    """Key of a row → all that the index says of it."""
    said: dict[str, Said] = {}
    for leaf in leaves:
        cards = leaf.cards
        for document, key in enumerate(cards.keys):
            if document not in leaf.deleted:
                assert key not in said, f"{key} stands in the index twice"
                said[key] = {"card": card_of(cards, document)}
        for name, table in leaf.terms.tables.items():
            for term in table.terms:
                posting = leaf.terms.posting(name, term)
                assert posting is not None
                bounds = pairwise(posting.offsets()) if posting.counts else [(0, 0)] * len(posting.docs)
                for document, (begin, end) in zip(posting.docs, bounds, strict=True):
                    if document not in leaf.deleted:
                        places = posting.positions[begin:end].tolist()
                        said[cards.keys[document]].setdefault(name, {})[term] = places
    return said


def said_by_rows(rows: Iterable[IndexRow]) -> dict[str, Said]:
    """The same from the rows, read word by word."""
    return {key_of(row.noun, row.id): said_by_row(row) for row in rows}


def said_by_row(row: IndexRow) -> Said:
    """What an index should say of a row."""
    cards = Cards()
    body, _ = words.folded_and_written(row.text)
    cards.add(row, tongue_of(row.language), len(body))
    said: Said = {
        "card": card_of(cards, 0),
        TEXT: places_of(body),
        TITLE: places_of(words.folded_and_written(row.title)[0]),
        KEY: {key_of(row.noun, row.id): []},
        REGISTER: bounds_in(words.tokens(row.text), row.stretches),
    }
    for name, text in ((TEXT, row.text), (TITLE, row.title)):
        said[WRITTEN[name]] = places_as_written(text)
    for name, values in names_of(row).items():
        said[name] = {value: [] for value in values}
    return {name: of_field for name, of_field in said.items() if of_field}


def places_of(found: Sequence[str]) -> dict[str, list[int]]:
    """Word → its places."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(found):
        places.setdefault(word, []).append(place)
    return places


def places_as_written(text: str) -> dict[str, list[int]]:
    """The places of the words that are written otherwise than they are folded."""
    places: dict[str, list[int]] = {}
    for place, (folded, written) in enumerate(zip(*words.folded_and_written(text), strict=True)):
        if written != folded:
            places.setdefault(written_term(folded, written), []).append(place)
    return places


def card_of(cards: Cards, document: int) -> dict[str, Any]:
    """What stands on a card, as it means, not as it is numbered."""
    card: dict[str, Any] = {name: getattr(cards, name)[document] for name in CARD}
    return {**card, "tongue": cards.tongues[cards.languages[document]]}


def rows_of(project: Project) -> list[IndexRow]:
    """All rows of a project that are to be found."""
    return [row for rows in project.indexing.everything() for row in rows]


def assert_index_is(project: Project, index: Index) -> None:
    """The index on disk follows the project to its last commit and says what its rows say, no more and no less."""
    contents = index.contents()
    assert contents is not None
    assert is_of(project, contents.stamp)
    assert touched(project, contents.stamp) == []
    leaves = index.leaves(contents)
    try:
        assert said_by_index(leaves) == said_by_rows(rows_of(project))
    finally:
        for leaf in leaves:
            leaf.close()


def fresh_engine(project: Project) -> Engine:
    """Answers from an index made in memory this moment."""
    index = Index(RamStorage())
    contents = Follower(project, index, lambda: None).build()
    indexing = project.indexing
    return Engine(View(index.leaves(contents)), indexing.rows, indexing.names, project.phases.all)
