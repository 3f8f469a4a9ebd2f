"""Memberships: who belongs to the study's teams and the field's groups, from when to when, and in what role."""

from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.memberships import Membership
from fieldnotes.domain.refs import Ref
from fieldnotes.project.whens import checked_stretch
from fieldnotes.storage.store import Row, Store

_SQL = (
    'SELECT m.id, m.team, m.grp, m.contributor, m.actor, m.role, m.start, m."end", '
    "coalesce(t.name, g.name) AS whole, coalesce(c.name, a.name) AS member "
    "FROM live_membership m LEFT JOIN live_team t ON t.id = m.team "
    "LEFT JOIN live_actor g ON g.id = m.grp LEFT JOIN live_contributor c ON c.id = m.contributor "
    "LEFT JOIN live_actor a ON a.id = m.actor WHERE "
)
_ORDER = " ORDER BY m.start, whole, member, m.entered"
_WHOLES = {"team": "team", "actor": "grp"}
_MEMBERS = {"contributor": "contributor", "actor": "actor"}
"""The column for each noun on either side of a membership."""
_FIELDS = ("role", "start", "end")


class Memberships:
    """Who belonged to what in one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def enter(
        self, whole: Ref, member: Ref, role: str = "", start: str | None = None, end: str | None = None
    ) -> Membership:
        """Enter that an actor or a contributor belonged to a team or to a group (an actor) from–to.

        Args:
            whole: the team or group.
            member: who belonged to it.
            role: as what; may be empty.
            start, end: partial ISO dates, None is open.

        Raises:
            UserError: no dates, it would end before it begins, a group would belong to itself, or one of them is gone.
        """
        self._check(whole, member)
        start, end = checked_stretch(start, end, "This membership")
        ident = new_id()
        values = {"role": " ".join(role.split()), "start": start, "end": end}
        with self._store.step("Enter membership"):
            self._store.insert(
                "membership", {"id": ident, _WHOLES[whole.noun]: whole.id, _MEMBERS[member.noun]: member.id, **values}
            )
        return self.get(ident)

    def get(self, ident: str) -> Membership:
        """A membership.

        Raises:
            UserError: there is no such membership.
        """
        row = self._store.row(f"{_SQL} m.id = ?", [ident])
        if row is None:
            raise UserError("This membership is not in the project any more.")
        return _membership(row)

    def change(self, ident: str, **fields: Any) -> None:
        """Change role, start or end.

        Raises:
            UserError: there is no such membership, no dates, or it would end before it begins.
            TypeError: a field that a membership does not have.
        """
        before = self.get(ident)
        if unknown := fields.keys() - set(_FIELDS):
            raise TypeError(f"a membership has no {min(unknown)}")
        start, end = checked_stretch(
            fields.get("start", before.start), fields.get("end", before.end), "This membership"
        )
        values = {"role": " ".join(fields.get("role", before.role).split()), "start": start, "end": end}
        with self._store.step(f"Change membership of “{before.member_name}” in “{before.whole_name}”"):
            self._store.update("membership", ident, values)

    def remove(self, ident: str) -> None:
        """Take a membership away; both who belonged and what they belonged to stay.

        Raises:
            UserError: there is no such membership.
        """
        before = self.get(ident)
        with self._store.step(f"Remove membership of “{before.member_name}” in “{before.whole_name}”"):
            self._store.delete("membership", ident)

    def of_whole(self, whole: Ref) -> list[Membership]:
        """Who belongs or belonged to a team or group, in order of time."""
        return self._where(f"m.{_WHOLES[whole.noun]} = ?", whole.id)

    def of_member(self, member: Ref) -> list[Membership]:
        """What an actor or a contributor belongs or belonged to, in order of time."""
        return self._where(f"m.{_MEMBERS[member.noun]} = ?", member.id)

    def at(self, member: Ref, day: str) -> list[Membership]:
        """What an actor or a contributor belonged to on an ISO day, what began last first; "" is an unknown day."""
        rows = self._store.rows(
            f"{_SQL} m.{_MEMBERS[member.noun]} = ? AND coalesce(m.start, '') <= ? "
            "AND coalesce(m.\"end\" || '~', '~') >= ? ORDER BY m.start DESC, m.entered DESC",
            [member.id, day + "~" if day else "~", day],
        )
        return [_membership(row) for row in rows]

    def team_at(self, member: Ref, day: str) -> str:
        """The team that an actor or a contributor belonged to on an ISO day, or ""; of two the later."""
        return next((each.whole_name for each in self.at(member, day) if each.whole.noun == "team"), "")

    def counts(self) -> dict[str, int]:
        """How many members each team and group has or had, by its id."""
        rows = self._store.tuples(
            "SELECT coalesce(team, grp), count(DISTINCT coalesce(contributor, actor)) FROM live_membership GROUP BY 1"
        )
        return dict(rows)

    def _where(self, condition: str, ident: str) -> list[Membership]:
        return [_membership(row) for row in self._store.rows(f"{_SQL} {condition} {_ORDER}", [ident])]

    def _check(self, whole: Ref, member: Ref) -> None:
        if whole.noun not in _WHOLES or member.noun not in _MEMBERS:
            raise TypeError(f"a {member.noun} cannot belong to a {whole.noun}")
        for ref in (whole, member):
            if not self._store.value(f"SELECT count(*) FROM live_{ref.noun} WHERE id = ?", [ref.id]):
                raise UserError("Who belongs, or what they belong to, is not in the project any more.")
        kind = self._store.value("SELECT kind FROM live_actor WHERE id = ?", [whole.id])
        if whole.noun == "actor" and kind != "group":
            raise UserError("Somebody can belong to a group or a team, not to a person.")
        if whole == member or member in self._all_above(whole):
            raise UserError("A group cannot belong to itself.")

    def _all_above(self, member: Ref) -> set[Ref]:
        """All groups that something belongs to, directly or through others."""
        found: set[Ref] = set()
        waiting = [member]
        while waiting:
            inner = waiting.pop()
            if inner.noun in _MEMBERS:
                fresh = {each.whole for each in self.of_member(inner)} - found
                found |= fresh
                waiting.extend(fresh)
        return found


def _membership(row: Row) -> Membership:
    whole = Ref("team", row["team"]) if row["team"] else Ref("actor", row["grp"])
    member = Ref("contributor", row["contributor"]) if row["contributor"] else Ref("actor", row["actor"])
    return Membership(
        row["id"], whole, member, row["role"], row["start"], row["end"], row["whole"] or "", row["member"] or ""
    )
