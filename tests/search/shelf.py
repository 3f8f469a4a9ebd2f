"""Rows on a shelf instead of in a project, indexed in memory: for tests of everything below the processes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whoosh.filedb.filestore import RamStorage

from fieldnotes.domain.index_rows import IndexName, IndexRow
from fieldnotes.domain.people import Phase
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.when import When
from fieldnotes.search.engine import Engine
from fieldnotes.search.evaluate import View
from fieldnotes.search.results import Question, Results
from fieldnotes.search.segments import Leaf, SegmentMaker


def note(id_: str, text: str, observed: str | None = None, **fields: object) -> IndexRow:
    when = When.of(observed) if observed else None
    return IndexRow("note", id_, str(fields.pop("title", id_)), text, observed=when, **fields)  # type: ignore[arg-type]


class Shelf:
    """Rows and their index, in as many segments as asked for."""

    def __init__(
        self, rows: Sequence[IndexRow], segments: int = 1, names: Mapping[str, Sequence[IndexName]] | None = None
    ) -> None:
        self.storage = RamStorage()
        self.rows = {Ref(row.noun, row.id): row for row in rows}
        self._names = names or {}
        self.phases: list[Phase] = []
        size = max(1, -(-len(rows) // segments))
        self.leaves = [self.leaf(rows[start : start + size]) for start in range(0, max(len(rows), 1), size)]

    def leaf(self, rows: Sequence[IndexRow]) -> Leaf:
        maker = SegmentMaker(self.storage)
        for row in rows:
            maker.add(row)
        return Leaf.open(self.storage, maker.finish())

    def engine(self) -> Engine:
        return Engine(View(self.leaves), self.read, self._named, lambda: self.phases)

    def _named(self, noun: str) -> Sequence[IndexName]:
        return self._names.get(noun, ())

    def read(self, refs: Sequence[Ref]) -> list[IndexRow]:
        return [self.rows[ref] for ref in refs if ref in self.rows]

    def ask(self, query: str, scope: Scope = EVERYTHING, **fields: object) -> Results:
        kind = fields.pop("kind", None)
        dates = {name: str(fields.pop(name)) for name in ("since", "until") if name in fields}
        scope = replace(scope, **dates).narrowed("kind", [str(kind)] if kind else scope.chosen("kind"))
        return self.engine().search(Question(query, scope, **fields))  # type: ignore[arg-type]

    def delete(self, row: IndexRow) -> None:
        del self.rows[Ref(row.noun, row.id)]
        for leaf in self.leaves:
            document = leaf.document(f"{row.noun}:{row.id}")
            if document is not None:
                leaf.deleted |= {document}
