"""Codes: the tree, its definitions, and what happened to each code when and why."""

from fieldnotes.domain.codes import COLOURS, Code, CodeEvent, checked_name
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id, ordered_id
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.project.shapes import code_of
from fieldnotes.project.whens import within
from fieldnotes.storage.store import Row, Store, now

DEFINING = ("definition", "include", "exclude", "example")


class Codes:
    """The codebook of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        name: str,
        parent: str | None = None,
        definition: str = "",
        include: str = "",
        exclude: str = "",
        example: str = "",
        colour: str | None = None,
        origin: str = "emergent",
        phase: str = "open",
        status: str = "active",
        at: int | None = None,
    ) -> Code:
        """Add a code below ``parent`` (an id, None at the top); it inherits its parent's colour unless given one.

        ``at`` says when it was made (milliseconds since 1970), where that was not just now.

        Raises:
            UserError: no name, or a sibling bears it already.
        """
        name = checked_name(name)
        self._refuse_twin(name, parent, None)
        siblings = self._store.value("SELECT coalesce(max(position) + 1, 0) FROM code WHERE parent IS ?", [parent])
        values: Row = {
            "id": new_id(),
            "name": name,
            "parent": parent,
            "position": siblings,
            "colour": colour or self._colour_for(parent),
            "origin": origin,
            "phase": phase,
            "status": status,
            "definition": definition,
            "include": include,
            "exclude": exclude,
            "example": example,
            "created_at": now() if at is None else at,
        }
        with self._store.step(f"Add code “{name}”"):
            self._store.insert("code", values)
            self._event(values["id"], "created", "", name, "", at)
        return code_of(values)

    def get(self, ident: str) -> Code:
        """A code.

        Raises:
            UserError: there is no such code.
        """
        row = self._store.row("SELECT * FROM live_code WHERE id = ?", [ident])
        if row is None:
            raise UserError("This code is not in the project any more.")
        return code_of(row)

    def find(self, words: str) -> Code | None:
        """A code by its id or by its name, whatever its case; None if there is none. Of several, the oldest."""
        row = self._store.row("SELECT * FROM live_code WHERE id = ?", [words])
        if row is not None:
            return code_of(row)
        folded = " ".join(words.split()).casefold()
        rows = self._store.rows("SELECT * FROM live_code ORDER BY created_at, id")
        return next((code_of(row) for row in rows if row["name"].casefold() == folded), None)

    def all(self) -> list[Code]:
        """All codes in the order of the tree: each followed by those below it."""
        below: dict[str | None, list[Code]] = {}
        codes = [code_of(row) for row in self._store.rows("SELECT * FROM live_code ORDER BY position, name")]
        known = {code.id for code in codes}
        for code in codes:
            below.setdefault(code.parent if code.parent in known else None, []).append(code)
        ordered: dict[str, Code] = {}
        # After the tops come codes that lie below one another in a ring, as undoing an old move may leave them.
        waiting = [*reversed(codes), *reversed(below.get(None, []))]
        while waiting:
            code = waiting.pop()
            if code.id not in ordered:
                ordered[code.id] = code
                waiting.extend(reversed(below.get(code.id, [])))
        return list(ordered.values())

    def counts(self) -> dict[str, int]:
        """How many passages bear each code (by id); lost passages are not counted."""
        return dict(
            self._store.tuples(
                "SELECT code, count(DISTINCT passage) FROM live_coding "
                "WHERE passage NOT IN (SELECT id FROM passage WHERE lost = 1) GROUP BY code"
            )
        )

    def within(self, ident: str, span: TimeSpan | None) -> tuple[int, int]:
        """How many passages bear a code in notes that may have been observed within a span, and how many in all.

        Lost passages are not counted; without a span both numbers are the same.
        """
        where, args = within(span)
        rows = self._store.tuples(
            f"SELECT coalesce(sum(w.n) FILTER (WHERE {where}), 0), coalesce(sum(w.n), 0) FROM "
            "(SELECT p.note, count(DISTINCT c.passage) AS n FROM live_coding c JOIN live_passage p ON p.id = c.passage "
            "WHERE c.code = ? AND p.lost = 0 GROUP BY p.note) w JOIN live_note n ON n.id = w.note",
            [*args, ident],
        )
        return int(rows[0][0]), int(rows[0][1])

    def counts_by_year(self, ident: str) -> dict[str, int]:
        """Passages of a code by the year in which their note was observed, undated ones under ""."""
        return {year: passages for year, (passages, _) in self.course(ident).items()}

    def course(self, ident: str, children: bool = False, span: TimeSpan | None = None) -> dict[str, tuple[int, int]]:
        """How many passages bear a code, and in how many notes, by the year in which these were observed.

        Args:
            ident: the code's id.
            children: count those of the codes below it too.
            span: count only notes that may have been observed within it.

        Returns:
            (passages, notes) by year, those of undated notes under ""; lost passages are not counted.
        """
        where, args = within(span)
        rows = self._store.rows(
            "SELECT coalesce(substr(n.observed_first, 1, 4), '') AS year, sum(w.n) AS passages, count(*) AS notes FROM "
            "(SELECT p.note, count(DISTINCT c.passage) AS n FROM live_coding c JOIN live_passage p ON p.id = c.passage "
            f"WHERE c.code {_scope(children)} AND p.lost = 0 GROUP BY p.note) w JOIN live_note n ON n.id = w.note "
            f"WHERE {where} GROUP BY 1 ORDER BY 1",
            [ident, *args],
        )
        return {row["year"]: (row["passages"], row["notes"]) for row in rows}

    def together_with(self, ident: str, span: TimeSpan | None = None) -> list[tuple[Code, int]]:
        """Codes whose passages overlap those of a code, with how many do, the most frequent first.

        Args:
            ident: the code's id.
            span: only in notes that may have been observed within it.
        """
        where, args = within(span)
        rows = self._store.rows(
            "SELECT k.*, count(DISTINCT p.id) AS times FROM live_coding c JOIN live_passage p ON p.id = c.passage "
            'JOIN live_passage q ON q.note = p.note AND q.start < p."end" AND q."end" > p.start AND q.lost = 0 '
            "JOIN live_coding d ON d.passage = q.id JOIN live_code k ON k.id = d.code "
            "JOIN live_note n ON n.id = p.note "
            f"WHERE c.code = ? AND d.code <> ? AND p.lost = 0 AND {where} GROUP BY k.id ORDER BY times DESC, k.name",
            [ident, ident, *args],
        )
        return [(code_of(row), row["times"]) for row in rows]

    def rename(self, ident: str, name: str, reason: str = "") -> None:
        """Give a code another name.

        Raises:
            UserError: no name, or a sibling bears it already.
        """
        code = self.get(ident)
        name = checked_name(name)
        if name == code.name:
            return
        self._refuse_twin(name, code.parent, ident)
        with self._store.step(f"Rename code “{code.name}”"):
            self._store.update("code", ident, {"name": name})
            self._event(ident, "renamed", code.name, name, reason)

    def redefine(self, ident: str, reason: str = "", **fields: str) -> None:
        """Change definition, include, exclude or example of a code."""
        code = self.get(ident)
        changed = {name: fields[name] for name in DEFINING if name in fields and fields[name] != getattr(code, name)}
        if not changed:
            return
        with self._store.step(f"Redefine code “{code.name}”"):
            self._store.update("code", ident, changed)
            for name, words in changed.items():
                label = "redefined" if name == "definition" else f"{name} changed"
                self._event(ident, label, getattr(code, name), words, reason)

    def classify(self, ident: str, **fields: str) -> None:
        """Change origin, phase of coding or status of a code."""
        code = self.get(ident)
        changed: Row = {name: fields[name] for name in ("origin", "phase", "status") if name in fields}
        with self._store.step(f"Classify code “{code.name}”"):
            self._store.update("code", ident, changed)

    def recolour(self, ident: str, colour: str) -> None:
        """Give a code another colour, "#RRGGBB"."""
        code = self.get(ident)
        with self._store.step(f"Recolour code “{code.name}”"):
            self._store.update("code", ident, {"colour": colour})

    def move(self, ident: str, parent: str | None, position: int | None = None) -> None:
        """Put a code below another (None: at the top), at a place among its siblings (None: last).

        Raises:
            UserError: a code cannot lie below itself, or a sibling bears its name.
        """
        code = self.get(ident)
        if parent is not None and ident in self._line(parent):
            raise UserError("A code cannot be put below itself.")
        self._refuse_twin(code.name, parent, ident)
        rows = self._store.rows(
            "SELECT id, position FROM live_code WHERE parent IS ? ORDER BY position, name", [parent]
        )
        places = {row["id"]: row["position"] for row in rows if row["id"] != ident}
        siblings = list(places)
        siblings.insert(len(siblings) if position is None else max(0, position), ident)
        moved = [(place, sibling) for place, sibling in enumerate(siblings) if places.get(sibling) != place]
        if parent == code.parent and moved == [(code.position, ident)]:
            return
        with self._store.step(f"Move code “{code.name}”"):
            for place, sibling in moved:
                self._store.update("code", sibling, {"position": place})
            self._store.update("code", ident, {"parent": parent})
            if parent != code.parent:
                self._event(ident, "moved", self._name(code.parent), self._name(parent), "")

    def merge(self, ident: str, into: str, reason: str = "") -> None:
        """Give codings, links, mentions and children of one code to another and delete it.

        Where both lie on the same words by the same coder, comments are joined.

        Raises:
            UserError: a code cannot be merged into itself, or into one below it.
        """
        code, target = self.get(ident), self.get(into)
        if ident == into:
            raise UserError("A code cannot be merged into itself.")
        if ident in self._line(into):
            raise UserError("A code cannot be merged into one that lies below it.")
        with self._store.step(f"Merge “{code.name}” into “{target.name}”"):
            self._hand_over(ident, into)
            self._event(into, "merged", code.name, target.name, reason)
            self._store.delete("code", ident)

    def retire(self, ident: str, reason: str = "") -> None:
        """Keep a code with its passages, but offer it no more."""
        code = self.get(ident)
        with self._store.step(f"Retire code “{code.name}”"):
            self._store.update("code", ident, {"status": "retired"})
            self._event(ident, "retired", code.status, "retired", reason)

    def delete(self, ident: str) -> None:
        """Delete a code with its codings; the codes below it move up."""
        code = self.get(ident)
        with self._store.step(f"Delete code “{code.name}”"):
            for row in self._store.rows("SELECT id FROM code WHERE parent = ?", [ident]):
                self._store.update("code", row["id"], {"parent": code.parent})
            self._store.delete("code", ident)

    def events(self, ident: str) -> list[CodeEvent]:
        """What happened to a code, oldest first."""
        rows = self._store.rows(
            'SELECT id, code, at, contributor, kind, "before", "after", reason FROM live_code_event '
            "WHERE code = ? ORDER BY at, entered",
            [ident],
        )
        return [CodeEvent(**row) for row in rows]

    def record_event(self, event: CodeEvent) -> None:
        """Enter an event of a code's past, as an import or the sample knows it."""
        values = {
            name: getattr(event, name) for name in ("code", "at", "contributor", "kind", "before", "after", "reason")
        }
        with self._store.step("Enter code history"):
            self._store.insert("code_event", {"id": event.id, **values})

    def _hand_over(self, ident: str, into: str) -> None:
        for row in self._store.rows("SELECT * FROM live_coding WHERE code = ?", [ident]):
            twin = self._store.row(
                "SELECT * FROM live_coding WHERE passage = ? AND code = ? AND coder IS ?",
                [row["passage"], into, row["coder"]],
            )
            if twin is None:
                self._store.update("coding", row["id"], {"code": into})
            else:
                self._store.update("coding", twin["id"], _joined(twin, row))
        for row in self._store.rows("SELECT id FROM code WHERE parent = ?", [ident]):
            self._store.update("code", row["id"], {"parent": into})
        for row in self._store.rows("SELECT id FROM live_mention WHERE target = ?", [ident]):
            self._store.update("mention", row["id"], {"target": into})
        for side, other in (("source", "target"), ("target", "source")):
            rows = self._store.rows(
                f"SELECT id FROM live_link a WHERE {side} = ?1 AND {other} <> ?2 AND NOT EXISTS (SELECT 1 FROM "
                f"live_link b WHERE b.{side} = ?2 AND b.{other} = a.{other} AND b.type = a.type)",
                [ident, into],
            )
            for row in rows:
                self._store.update("link", row["id"], {side: into})

    def _event(self, code: str, kind: str, before: str, after: str, reason: str, at: int | None = None) -> None:
        values = {
            "id": ordered_id(),
            "code": code,
            "at": now() if at is None else at,
            "contributor": self._store.contributor,
            "kind": kind,
        }
        self._store.insert("code_event", {**values, "before": before, "after": after, "reason": reason})

    def _name(self, ident: str | None) -> str:
        return "" if ident is None else str(self._store.value("SELECT name FROM code WHERE id = ?", [ident]) or "")

    def _line(self, ident: str) -> list[str]:
        """A code and all above it."""
        line: list[str] = []
        above: str | None = ident
        while above is not None and above not in line:
            line.append(above)
            above = self._store.value("SELECT parent FROM live_code WHERE id = ?", [above])
        return line

    def _refuse_twin(self, name: str, parent: str | None, ident: str | None) -> None:
        rows = self._store.rows("SELECT id, name FROM live_code WHERE parent IS ?", [parent])
        if any(row["name"].casefold() == name.casefold() and row["id"] != ident for row in rows):
            raise UserError(f"There is a code “{name}” in this place already.")

    def _colour_for(self, parent: str | None) -> str:
        if parent is not None:
            return self.get(parent).colour
        count = self._store.value("SELECT count(*) FROM live_code WHERE parent IS NULL")
        return COLOURS[count % len(COLOURS)]


def _joined(twin: Row, row: Row) -> Row:
    """What a coding takes over from another on the same words by the same coder."""
    comments = dict.fromkeys(comment for comment in (twin["comment"], row["comment"]) if comment)
    return {
        "comment": "\n".join(comments),
        "exemplar": max(twin["exemplar"], row["exemplar"]),
        "weight": row["weight"] if twin["weight"] is None else twin["weight"],
    }


def _scope(children: bool) -> str:
    """The condition on a code's id: one code, or it and all below it."""
    if not children:
        return "= ?"
    return (
        "IN (WITH RECURSIVE below(id) AS (SELECT ? UNION SELECT k.id FROM live_code k JOIN below b "
        "ON k.parent = b.id) SELECT id FROM below)"
    )
