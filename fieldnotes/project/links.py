"""Links from anything to anything, read from both ends."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.memos import LINK_NOUNS, LINK_TYPES, Link, Neighbour
from fieldnotes.domain.refs import Ref
from fieldnotes.project.titles import Titles
from fieldnotes.storage.store import Row, Store, now

_COLUMNS = "id, source_noun, source, target_noun, target, type, reason, at, contributor"


class Links:
    """The links of one project."""

    def __init__(self, store: Store, titles: Titles) -> None:
        self._store = store
        self._titles = titles

    def add(self, source: Ref, target: Ref, type: str = "about", reason: str = "") -> Link:  # noqa: A002  the field's word
        """Link one thing to another; the same link is not doubled.

        Raises:
            UserError: an unknown type, a thing linked to itself, or an end that is gone.
        """
        _check(type)
        if source == target:
            raise UserError("A thing cannot be linked to itself.")
        for ref in (source, target):
            if ref.noun not in LINK_NOUNS or not self._titles.exists(ref):
                raise UserError("One end of this link is not in the project any more.")
        row = self._store.row(
            f"SELECT {_COLUMNS} FROM live_link WHERE source = ? AND target = ? AND type = ?",
            [source.id, target.id, type],
        )
        if row is not None:
            return _link(row)
        values: Row = {
            "id": new_id(),
            "source_noun": source.noun,
            "source": source.id,
            "target_noun": target.noun,
            "target": target.id,
            "type": type,
            "reason": reason.strip(),
            "at": now(),
            "contributor": self._store.contributor,
        }
        with self._store.step(f"Link to “{self._titles.title(target)[:40]}”"):
            self._store.insert("link", values)
        return _link(values)

    def get(self, ident: str) -> Link:
        """A link.

        Raises:
            UserError: there is no such link.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_link WHERE id = ?", [ident])
        if row is None:
            raise UserError("This link is not in the project any more.")
        return _link(row)

    def retype(self, ident: str, type: str, reason: str = "") -> None:  # noqa: A002  the field's word
        """Change what a link says and why.

        Raises:
            UserError: an unknown type, or there is no such link.
        """
        _check(type)
        self.get(ident)
        with self._store.step("Change link"):
            self._store.update("link", ident, {"type": type, "reason": reason.strip()})

    def remove(self, ident: str) -> None:
        """Take a link away."""
        with self._store.step("Remove link"):
            self._store.delete("link", ident)

    def of(self, ref: Ref) -> list[Neighbour]:
        """Everything linked to or from one thing, and every text that mentions it; outgoing ones first."""
        found = []
        for row in self._store.rows(
            f"SELECT {_COLUMNS} FROM live_link WHERE source = ?1 OR target = ?1 ORDER BY at", [ref.id]
        ):
            link = _link(row)
            outgoing = link.source.id == ref.id
            found.append(self._neighbour(link.target if outgoing else link.source, link, outgoing))
        found += self._mentions(ref)
        return sorted(found, key=lambda neighbour: not neighbour.outgoing)

    def _neighbour(self, other: Ref, link: Link, outgoing: bool) -> Neighbour:
        title, detail = self._titles.title_and_detail(other)
        return Neighbour(other, title, detail, link.type, link.reason, outgoing, "link", link.id)

    def _mentions(self, ref: Ref) -> list[Neighbour]:
        own = {"note": "note = ?", "memo": "entry IN (SELECT id FROM memo_entry WHERE memo = ?)"}.get(
            ref.noun, "? IS NULL"
        )
        outgoing = self._store.rows(
            f"SELECT id, target_noun AS noun, target AS other FROM live_mention WHERE {own} AND lost = 0",
            [ref.id],
        )
        incoming = self._store.rows(
            "SELECT m.id, CASE WHEN m.note IS NULL THEN 'memo' ELSE 'note' END AS noun, coalesce(m.note, e.memo) "
            "AS other "
            "FROM live_mention m LEFT JOIN memo_entry e ON e.id = m.entry WHERE m.target = ? AND m.lost = 0",
            [ref.id],
        )
        found = []
        for rows, is_outgoing in ((outgoing, True), (incoming, False)):
            for other, ident in {Ref(row["noun"], row["other"]): row["id"] for row in rows}.items():
                title, detail = self._titles.title_and_detail(other)
                found.append(Neighbour(other, title, detail, "mentions", "", is_outgoing, "mention", ident))
        return found


def _check(kind: str) -> None:
    if kind not in LINK_TYPES:
        raise UserError(f"“{kind}” is no type of link; types are {', '.join(LINK_TYPES)}.")


def _link(row: Row) -> Link:
    source, target = Ref(row["source_noun"], row["source"]), Ref(row["target_noun"], row["target"])
    return Link(row["id"], source, target, row["type"], row["reason"], row["at"], row["contributor"])
