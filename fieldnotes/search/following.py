"""Brings the index up to the project: builds it, follows what was touched, tidies its segments."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from fieldnotes.domain.index_rows import INDEXED_NOUNS
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from fieldnotes.search.cards import key_of
from fieldnotes.search.checksums import DamagedIndex
from fieldnotes.search.index import Contents, Index, Stamp
from fieldnotes.search.segments import FULL, Leaf, SegmentMaker, merged

FIRST = 1_500_000
"""Words after which the first segment of a new index is closed, so that something can be found early."""

_SMALL = 100
"""Documents in a segment of recent changes."""
_MOST = 6
"""Segments of about one size that may stand side by side."""
_STALE = 0.25
"""Share of deleted documents above which a segment is written afresh."""
_STEP = 8
"""How many times larger the segments of the next size are."""


class Follower:
    """Follows one project with one index; the index's lock must be held while it works.

    It keeps the segments open that it has looked into, so that taking in one saved note costs the same in a large
    project; ``close`` lets them go.

    Args:
        project: open for reading.
        index: what follows it.
        between: called after every batch of rows; what it raises ends the work.
    """

    def __init__(self, project: Project, index: Index, between: Callable[[], None]) -> None:
        self._project = project
        self._index = index
        self._between = between
        self._leaves: list[Leaf] = []

    def catch_up(self) -> Contents:
        """Take in all that the project has and the index lacks; gives what the index then holds.

        Raises:
            OSError: it cannot be written.
        """
        contents = self._index.contents()
        if contents is None or not is_of(self._project, contents.stamp):
            return self.build()
        if self._project.store.stamp() == (contents.stamp.seq, contents.stamp.step):
            return contents
        try:
            return self._follow(contents)
        except DamagedIndex:
            return self.build()

    def tidy(self) -> bool:
        """Join segments of one size, or write one afresh without what was deleted; whether there was anything to do.

        Raises:
            OSError: it cannot be written.
        """
        contents = self._index.contents()
        chosen = untidy(contents.segments) if contents else []
        if contents is None or not chosen:
            return False
        try:
            self._merge(contents, chosen)
        except DamagedIndex:
            self.build()
        return True

    def build(self) -> Contents:
        """Make the index from nothing; what is done of it can be searched while the rest is made.

        Raises:
            OSError: it cannot be written.
        """
        self.close()
        stamp = self._stamp()
        contents = self._index.commit((), replace(stamp, complete=False))
        maker = SegmentMaker(self._index.storage)
        room = FIRST
        for rows in self._project.indexing.everything():
            for row in rows:
                maker.add(row)
            self._between()
            if maker.occurrences >= room:
                contents = self._index.commit([*contents.segments, maker.finish(self._between)], contents.stamp)
                maker = SegmentMaker(self._index.storage)
                room = min(room * _STEP, FULL)
        segments = [*contents.segments, maker.finish(self._between)] if maker else contents.segments
        return self._index.commit(segments, stamp)

    def _follow(self, contents: Contents) -> Contents:
        stamp = self._stamp()
        refs = touched(self._project, contents.stamp)
        _delete(self._opened(contents), refs)
        segments = list(contents.segments)
        maker = SegmentMaker(self._index.storage)
        for rows in self._read(refs):
            for row in rows:
                maker.add(row)
            self._between()
            if maker.occurrences >= FULL:
                segments.append(maker.finish(self._between))
                maker = SegmentMaker(self._index.storage)
        if maker:
            segments.append(maker.finish(self._between))
        kept = [segment for segment in segments if segment.doc_count()]
        contents = self._index.commit(kept, stamp)
        small = [segment for segment in kept if segment.doc_count_all() <= _SMALL]
        return self._merge(contents, small) if len(small) > _MOST else contents

    def close(self) -> None:
        """Let go of the segments."""
        _close(self._leaves)
        self._leaves = []

    def _opened(self, contents: Contents) -> list[Leaf]:
        """The segments, open; those that were so are kept."""
        leaves = self._index.leaves(contents, self._leaves)
        kept = {leaf.segment.segment_id() for leaf in leaves}
        _close([leaf for leaf in self._leaves if leaf.segment.segment_id() not in kept])
        self._leaves = leaves
        return leaves

    def _read(self, refs: Sequence[Ref]) -> Iterable[list[Any]]:
        for start in range(0, len(refs), 50):
            yield self._project.indexing.rows(refs[start : start + 50])

    def _merge(self, contents: Contents, chosen: Sequence[Any]) -> Contents:
        leaves = [leaf for leaf in self._opened(contents) if leaf.segment in chosen]
        segment = merged(self._index.storage, leaves, self._between)
        rest = [other for other in contents.segments if other not in chosen]
        return self._index.commit([*rest, segment], contents.stamp)

    def _stamp(self) -> Stamp:
        seq, step = self._project.store.stamp()
        return Stamp(seq, step)


def is_of(project: Project, stamp: Stamp) -> bool:
    """Whether an index is whole and follows this very project, not a copy that has gone another way."""
    return stamp.complete and project.store.holds(stamp.seq, stamp.step)


def touched(project: Project, stamp: Stamp) -> list[Ref]:
    """The rows that an index at this stamp does not know as they are now."""
    refs = [ref for _, ref in project.store.touched_since(stamp.seq)]
    concerned = (*project.as_at.concerned(stamp.seq), *project.indexing.naming(refs))
    return list(dict.fromkeys(ref for ref in (*refs, *concerned) if ref.noun in INDEXED_NOUNS))


def untidy(segments: Sequence[Any]) -> list[Any]:
    """The segments that should be written afresh as one, or none."""
    sizes: dict[int, list[Any]] = {}
    for segment in segments:
        size, most = 0, _SMALL
        while segment.doc_count_all() > most:
            size, most = size + 1, most * _STEP
        sizes.setdefault(size, []).append(segment)
    for alike in sizes.values():
        if len(alike) > _MOST:
            return alike
    for segment in segments:
        if segment.deleted_count() > _STALE * max(segment.doc_count_all(), _SMALL):
            return [segment]
    return []


def _delete(leaves: Sequence[Leaf], refs: Sequence[Ref]) -> None:
    for ref in refs:
        key = key_of(ref.noun, ref.id)
        for leaf in leaves:
            document = leaf.document(key)
            if document is not None:
                leaf.segment.delete_document(document)


def _close(leaves: Sequence[Leaf]) -> None:
    for leaf in leaves:
        leaf.close()
