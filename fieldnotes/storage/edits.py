"""Texts in the store: edits applied and journaled, spans carried along, and all of it taken back exactly."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.storage.database import Database
from fieldnotes.storage.schema import SPANS, TEXTS
from fieldnotes.text.anchors import carry_ends, context
from fieldnotes.text.counting import words_gained
from fieldnotes.text.turn_spans import carried_turns

Shape = tuple[int, int, int]
"""Start, end and lost of a span."""


@dataclass(frozen=True, slots=True)
class JournaledEdit:
    """An edit as the journal keeps it: with the shapes, before it, of spans that its inverse would not restore."""

    edit: Edit
    shapes: tuple[tuple[str, str, int, int, int], ...] = ()

    def dump(self) -> str:
        """As JSON for the journal."""
        record: dict[str, object] = {"p": self.edit.position, "r": self.edit.removed, "i": self.edit.inserted}
        if self.shapes:
            record["s"] = self.shapes
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def load(cls, text: str) -> "JournaledEdit":
        """From the journal's JSON."""
        record = json.loads(text)
        shapes = tuple((t, i, s, e, x) for t, i, s, e, x in record.get("s", ()))
        return cls(Edit(record["p"], record["r"], record["i"]), shapes)


def coalesce(edits: Iterable[Edit], typing_alone: bool = False) -> list[Edit]:
    """The same edits with runs of typing and, unless ``typing_alone``, of deletions each made one."""
    joined: list[Edit] = []
    for edit in edits:
        if not edit.removed and not edit.inserted:
            continue
        apart = typing_alone and edit.removed
        merged = _merged(joined[-1], edit) if joined and not apart else None
        if merged is None:
            joined.append(edit)
        else:
            joined[-1] = merged
    return joined


def _merged(first: Edit, second: Edit) -> Edit | None:
    typed_on = not second.removed and second.position == first.position + len(first.inserted) and not first.removed
    if typed_on and first.inserted:
        return Edit(first.position, first.removed, first.inserted + second.inserted)
    only_removals = not first.inserted and not second.inserted
    if only_removals and second.position + len(second.removed) == first.position:
        return Edit(second.position, second.removed + first.removed, "")
    if only_removals and second.position == first.position:
        return Edit(first.position, first.removed + second.removed, "")
    return None


class TextEdits:
    """Applies edits to the texts of one database, inside whatever step is open."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._last: tuple[str, str, str] | None = None
        self._stirred: set[str] = set()
        self._turned: set[str] = set()

    def text(self, table: str, row: str) -> str | None:
        """The text of a row, or None when there is no such row."""
        found = self._db.execute(f"SELECT {TEXTS[table]} FROM {table} WHERE id = ?", [row]).fetchone()
        return None if found is None else found[0]

    def text_again(self, table: str, row: str) -> str | None:
        """The same, remembering the last text, for steps that ask for it many times over."""
        if self._last is not None and self._last[:2] == (table, row):
            return self._last[2]
        text = self.text(table, row)
        self._last = None if text is None else (table, row, text)
        return text

    def forget(self) -> None:
        """Remember no text any more: the step has ended, or the row may have changed otherwise."""
        self._last = None

    def write(self, table: str, row: str, edits: Sequence[Edit], extra: dict[str, object]) -> str:
        """Apply edits one after another, carry every span, journal them.

        Args:
            table, row: whose text.
            edits: each with its position in the text as the ones before it left it.
            extra: other columns to set with the text, such as the time.

        Returns:
            The text afterwards.

        Raises:
            ValueError: an edit does not fit the text; nothing is to be kept of the step then.
        """
        text = self.text(table, row)
        if text is None:
            raise ValueError(f"no {table} {row}")
        # Whether a turn stays, empty, or is lost hangs on the order in which its letters went.
        joined = coalesce(edits, typing_alone=table == "note" and self._has_turns(row))
        if not joined:
            return text
        words = 0
        self._quietly()
        for edit in joined:
            words += words_gained(text, edit)
            text = edit.apply(text)
            self._record(table, row, JournaledEdit(edit, self._carry(table, row, edit)))
        self._finish(table, row, text, words, extra)
        return text

    def take_back(self, table: str, row: str, journaled: JournaledEdit) -> None:
        """Apply the inverse of a journaled edit and give spans the shapes they had before it."""
        text = self.text(table, row)
        if text is None:
            return
        inverse = journaled.edit.inverse()
        words = words_gained(text, inverse)
        text = inverse.apply(text)
        self._quietly()
        shapes = list(self._carry(table, row, inverse, {(t, i) for t, i, *_ in journaled.shapes}))
        for span_table, ident, *shape in journaled.shapes:
            self._turned.add(ident)
            self._reshape(span_table, ident, (shape[0], shape[1], shape[2]))
        self._record(table, row, JournaledEdit(inverse, tuple(shapes)))
        self._finish(table, row, text, words, {})

    def _has_turns(self, note: str) -> bool:
        return self._db.execute("SELECT 1 FROM turn WHERE note = ? LIMIT 1", [note]).fetchone() is not None

    def words_at(self, note: str, start: int, end: int) -> dict[str, object]:
        """The columns of a passage that hold its words and what stands around them."""
        text = self.text("note", note) or ""
        before, after = context(text, start, end)
        return {"words": text[start:end], "before": before, "after": after}

    def _quietly(self) -> None:
        """Let the journal pass over what follows: spans that only move along with their text."""
        self._db.execute("UPDATE journal SET quiet = 1")
        self._stirred, self._turned = set(), set()

    def _finish(self, table: str, row: str, text: str, words: int, extra: dict[str, object]) -> None:
        if table == "note":
            self._refresh_words(text)
            self._tell_codes()
        self._db.execute("UPDATE journal SET quiet = 0")
        sets = "".join(f", {name} = ?" for name in extra)
        self._db.execute(
            f"UPDATE {table} SET {TEXTS[table]} = ?, words = words + ?{sets} WHERE id = ?",
            [text, words, *extra.values(), row],
        )
        self.forget()

    def _carry(
        self, table: str, row: str, edit: Edit, always: set[tuple[str, str]] | None = None
    ) -> tuple[tuple[str, str, int, int, int], ...]:
        """Move all spans of a text through one edit; the shapes, before it, of those its inverse would not restore."""
        kept: list[tuple[str, str, int, int, int]] = []
        column, tables = SPANS[table]
        for spans in tables:
            kept += self._carry_table(spans, column, row, edit, always or set())
        return tuple(kept)

    def _carry_table(
        self, spans: str, column: str, row: str, edit: Edit, always: set[tuple[str, str]]
    ) -> list[tuple[str, str, int, int, int]]:
        position, removed, inserted = edit.position, len(edit.removed), len(edit.inserted)
        near = self._db.execute(
            f'SELECT id, start, "end", lost FROM {spans} WHERE {column} = ? AND "end" >= ? AND start <= ?',
            [row, position, position + removed],
        ).fetchall()
        if spans == "turn":
            near.sort(key=lambda turn: turn[1:3])
        shift = inserted - removed
        if shift:
            self._db.execute(
                f'UPDATE {spans} SET start = start + ?, "end" = "end" + ? WHERE {column} = ? AND start > ?',
                [shift, shift, row, position + removed],
            )
        kept = []
        carry = _carried_turns if spans == "turn" else _carried
        shapes = [(start, end, lost) for _, start, end, lost in near]
        after = carry(shapes, edit)
        again = carry(after, edit.inverse())
        for (ident, *_), shape, new, back in zip(near, shapes, after, again, strict=True):
            if (spans, ident) in always or back != shape or (spans == "turn" and _is_at_edge(shape, edit)):
                kept.append((spans, ident, *shape))
            if new[2] != shape[2]:
                self._turned.add(ident)
            if new != shape:
                self._reshape(spans, ident, new)
            elif spans == "passage":
                self._stirred.add(ident)
        return kept

    def _reshape(self, spans: str, ident: str, shape: Shape) -> None:
        self._db.execute(f'UPDATE {spans} SET start = ?, "end" = ?, lost = ? WHERE id = ?', [*shape, ident])
        if spans == "passage":
            self._stirred.add(ident)

    def _tell_codes(self) -> None:
        """Tell of codes whose count has changed because a passage was lost or came back."""
        for ident in self._turned:
            self._db.execute(
                "INSERT INTO touched (noun, id, seq) SELECT DISTINCT 'code', c.code, j.seq FROM coding c, journal j "
                "WHERE c.passage = ? ON CONFLICT (noun, id) DO UPDATE SET seq = excluded.seq",
                [ident],
            )

    def _refresh_words(self, text: str) -> None:
        """Store the words, and what stands around them, of passages the edits touched; lost ones keep theirs."""
        for ident in self._stirred:
            found = self._db.execute(
                'SELECT start, "end", words FROM passage WHERE id = ? AND lost = 0', [ident]
            ).fetchone()
            if found is not None and text[found[0] : found[1]] != found[2]:
                start, end, _ = found
                self._db.execute(
                    'UPDATE passage SET words = ?, "before" = ?, "after" = ? WHERE id = ?',
                    [text[start:end], *context(text, start, end), ident],
                )

    def _record(self, table: str, row: str, journaled: JournaledEdit) -> None:
        """Journal an edit, growing the step's last one where typing simply went on."""
        last = self._db.execute(
            "SELECT id, tbl, row, op, before FROM change WHERE step = (SELECT step FROM journal) "
            "AND NOT (tbl = ? AND row = ? AND op = 'update') ORDER BY id DESC LIMIT 1",
            [table, row],
        ).fetchone()
        if last is not None and last[1:4] == (table, row, "edit"):
            before = JournaledEdit.load(last[4])
            merged = None if before.shapes or journaled.shapes else _merged(before.edit, journaled.edit)
            if merged is not None:
                self._db.execute("UPDATE change SET before = ? WHERE id = ?", [JournaledEdit(merged).dump(), last[0]])
                return
        self._db.execute(
            "INSERT INTO change (step, tbl, row, op, before) SELECT step, ?, ?, 'edit', ? FROM journal",
            [table, row, journaled.dump()],
        )


def _carried(shapes: Sequence[Shape], edit: Edit) -> list[Shape]:
    size = edit.position, len(edit.removed), len(edit.inserted)
    carried = (carry_ends(start, end, bool(lost), *size) for start, end, lost in shapes)
    return [(start, end, int(lost)) for start, end, lost in carried]


def _carried_turns(shapes: Sequence[Shape], edit: Edit) -> list[Shape]:
    """Turns, which take what is typed at their ends."""
    turns = [Span(start, end, bool(lost)) for start, end, lost in shapes]
    return [(turn.start, turn.end, int(turn.lost)) for turn in carried_turns(turns, edit)]


def _is_at_edge(shape: Shape, edit: Edit) -> bool:
    """Whether a deletion reaches an edge of a turn: joined with the next one it would no longer be undone exactly."""
    return bool(edit.removed) and not shape[0] < edit.position <= edit.position + len(edit.removed) < shape[1]
