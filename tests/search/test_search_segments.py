"""Segments on disk: Whoosh itself reads them, merging keeps them whole, damage is noticed."""

from contextlib import suppress
from pathlib import Path

import pytest
from said_by_index import said_by_index
from shelf import Shelf, note
from whoosh import index as whoosh_index
from whoosh import query as whoosh_query
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.query.spans import SpanNear2

from fieldnotes.search.checksums import DamagedIndex
from fieldnotes.search.index import Index, Stamp
from fieldnotes.search.postings import Pool, packed, unpacked
from fieldnotes.search.segments import INDEX_NAME, Leaf, SegmentMaker, merged

TEXTS = [
    "The ferry lay at the quay.",
    "No ferry; the chain had slipped, the chain was slack.",
    "夜 the night boat. Ferry and ferry again.",
    "",
    "A long quiet day of chain and rust.",
]


def committed(storage: object) -> Index:
    """An index of the texts in two segments, one document deleted."""
    index = Index(storage)
    segments = []
    for part in (TEXTS[:2], TEXTS[2:]):
        maker = SegmentMaker(storage)
        for text in part:
            number = TEXTS.index(text)
            maker.add(note(f"n{number}", text, f"190{number}-05-04", kind="diary"))
        segments.append(maker.finish())
    segments[1].delete_document(2)
    index.commit(segments, Stamp(7, "step"))
    return index


def test_whoosh_opens_the_index_and_its_own_queries_find_the_same(tmp_path: Path) -> None:
    committed(FileStorage(str(tmp_path)))
    opened = whoosh_index.open_dir(str(tmp_path), indexname=INDEX_NAME)
    with opened.searcher() as searcher:
        queries = {
            "ferry": whoosh_query.Term("text", "ferry"),
            "ferry OR chain": whoosh_query.Or([whoosh_query.Term("text", word) for word in ("ferry", "chain")]),
            "ferry AND NOT chain": whoosh_query.AndNot(
                whoosh_query.Term("text", "ferry"), whoosh_query.Term("text", "chain")
            ),
            "cha*": whoosh_query.Prefix("text", "cha"),
            '"the chain"': SpanNear2([whoosh_query.Term("text", "the"), whoosh_query.Term("text", "chain")]),
            "kind:diary": whoosh_query.Term("kind", "diary"),
        }
        shelf = Shelf([note(f"n{number}", text, kind="diary") for number, text in enumerate(TEXTS) if number != 4])
        for ours, theirs in queries.items():
            found = {hit["key"].removeprefix("note:") for hit in searcher.search(theirs, limit=None)}
            assert found == {hit.id for hit in shelf.ask(ours).hits}, ours
        assert searcher.reader().doc_count() == 4


def test_postings_come_back_as_they_were_written() -> None:
    pool = Pool()
    pool.add_words(0, ["a", "b", "a"])
    pool.add_words(3, ["b"] * 300)
    pool.add_words(70_000, ["c"] * 70_000)
    pool.add_names(70_001, ["named"])
    found = {term: unpacked(packed(posting)) for term, posting in pool.drain()}
    assert found["a"].docs.tolist() == [0]
    assert found["a"].positions.tolist() == [0, 2]
    assert found["b"].docs.tolist() == [0, 3]
    assert found["b"].counts.tolist() == [1, 300]
    assert found["b"].positions.tolist() == [1, *range(300)]
    assert found["c"].positions.tolist() == list(range(70_000))
    assert found["named"].docs.tolist() == [70_001]
    assert found["named"].total() == 1


def test_merging_leaves_the_deleted_out_and_everything_else_as_it_was() -> None:
    storage = RamStorage()
    index = committed(storage)
    contents = index.contents()
    assert contents is not None
    leaves = index.leaves(contents)
    leaf = Leaf.open(storage, merged(storage, leaves, lambda: None))
    assert leaf.cards.keys == ["note:n0", "note:n1", "note:n2", "note:n3"]
    assert list(leaf.cards.first) == [19000504, 19010504, 19020504, 19030504]
    ferry = leaf.terms.posting("text", "ferry")
    assert ferry is not None
    assert ferry.docs.tolist() == [0, 1, 2]
    assert ferry.counts.tolist() == [1, 1, 2]
    assert leaf.terms.posting("text", "rust") is None
    assert leaf.document("note:n4") is None


def test_a_broken_off_merge_leaves_nothing_behind() -> None:
    storage = RamStorage()
    index = committed(storage)
    contents = index.contents()
    assert contents is not None
    before = set(storage.list())

    def broken_off() -> None:
        raise KeyboardInterrupt

    leaves = index.leaves(contents)
    with pytest.raises(KeyboardInterrupt):
        merged(storage, leaves, broken_off)
    assert set(storage.list()) == before


def test_a_commit_sweeps_what_it_replaces(tmp_path: Path) -> None:
    index = committed(FileStorage(str(tmp_path)))
    index.commit((), Stamp(8, "later"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["_search_1.stamp", "_search_1.toc"]


@pytest.mark.parametrize("suffix", ["toc", "stamp"])
def test_a_damaged_table_counts_as_no_index(tmp_path: Path, suffix: str) -> None:
    index = committed(FileStorage(str(tmp_path)))
    path = tmp_path / f"_search_0.{suffix}"
    path.write_bytes(path.read_bytes()[:-40] + b"x" * 40)
    assert index.contents() is None


@pytest.mark.parametrize("suffix", ["trm", "pst", "doc"])
def test_a_damaged_segment_is_noticed(tmp_path: Path, suffix: str) -> None:
    index = committed(FileStorage(str(tmp_path)))
    for path in tmp_path.glob(f"*.{suffix}"):
        path.write_bytes(path.read_bytes()[:-9])
    contents = index.contents()
    assert contents is not None
    with pytest.raises(DamagedIndex):
        index.leaves(contents)


def test_an_index_of_another_version_is_not_used(tmp_path: Path) -> None:
    index = Index(FileStorage(str(tmp_path)))
    index.commit((), Stamp(8, "step", version="0"))
    assert index.contents() is None
    index.commit((), Stamp(8, "step"))
    assert index.contents() is not None


def test_the_index_is_no_larger_than_two_thirds_of_the_text() -> None:
    storage = RamStorage()
    maker = SegmentMaker(storage)
    text = " ".join(TEXTS) * 20
    for number in range(200):
        maker.add(note(f"{number:032x}", text))
    maker.finish()
    assert sum(map(len, storage.files.values())) < 200 * len(text) * 2 / 3


def test_no_flipped_bit_is_believed(tmp_path: Path) -> None:
    """In any byte of any file: what is read from it is refused, or there is no index at all."""
    index = committed(FileStorage(str(tmp_path), supports_mmap=False))
    whole = said(index)
    for path in sorted(tmp_path.iterdir()):
        content = path.read_bytes()
        for place in range(0, len(content), max(len(content) // 60, 1)):
            spoilt = bytearray(content)
            spoilt[place] ^= 1 << place % 8
            path.write_bytes(spoilt)
            with suppress(DamagedIndex):
                assert said(index) in (None, whole), f"{path.name}, byte {place}"
        path.write_bytes(content)
    assert said(index) == whole


def said(index: Index) -> object:
    """All that an index says, None if there is none."""
    contents = index.contents()
    if contents is None:
        return None
    leaves = index.leaves(contents)
    try:
        return contents.stamp, said_by_index(leaves)
    finally:
        for leaf in leaves:
            leaf.close()
