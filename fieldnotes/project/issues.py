"""Issues of dialogue exercises: where each stood after each round, and the stances sides took on it."""

from typing import Any

from fieldnotes.domain.codes import Passage
from fieldnotes.domain.dialogues import HIGHEST, SIDES, STATES, Issue, Stance
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.memos import Neighbour
from fieldnotes.domain.refs import Ref
from fieldnotes.project.links import Links
from fieldnotes.project.passages import Passages
from fieldnotes.project.sides import Sides
from fieldnotes.storage.store import Row, Store

SHOWS = "supports"
"""The type of the link from a stance to a passage that shows it."""
_ISSUE = "id, note, name, low, high, prompt, position"
_STANCE = "id, issue, round, team, contributor, actor, words, level"
_FIELDS = ("name", "low", "high", "prompt")


class Issues:
    """The issues of one project's dialogue exercises."""

    def __init__(self, store: Store, links: Links, sides: Sides) -> None:
        self._store, self._links, self._sides = store, links, sides
        self._passages = Passages(store)

    def of(self, note: str) -> tuple[tuple[Issue, ...], dict[tuple[str, int], str], tuple[Stance, ...]]:
        """The issues of an exercise, where each stood (issue and round → state), and the stances taken."""
        issues = self._store.rows(f"SELECT {_ISSUE} FROM live_issue WHERE note = ? ORDER BY position, entered", [note])
        states = self._store.rows(
            "SELECT s.issue, s.round, s.state FROM live_issue_state s JOIN live_issue i ON i.id = s.issue "
            "WHERE i.note = ? ORDER BY s.entered",
            [note],
        )
        columns = ", ".join(f"s.{column}" for column in _STANCE.split(", "))
        stances = self._store.rows(
            f"SELECT {columns} FROM live_stance s JOIN live_issue i ON i.id = s.issue WHERE i.note = ? "
            "ORDER BY s.round, s.entered",
            [note],
        )
        return (
            tuple(Issue(**row) for row in issues),
            {(row["issue"], row["round"]): row["state"] for row in states},
            tuple(_stance(row) for row in stances),
        )

    def get(self, ident: str) -> Issue:
        """An issue.

        Raises:
            UserError: there is no such issue.
        """
        row = self._store.row(f"SELECT {_ISSUE} FROM live_issue WHERE id = ?", [ident])
        if row is None:
            raise UserError("This issue is not in the exercise any more.")
        return Issue(**row)

    def add(self, note: str, name: str, low: str = "", high: str = "", prompt: str | None = None) -> Issue:
        """Name something the sides differ on, and its two poles; ``prompt`` is the id of the one that raised it.

        Raises:
            UserError: no name, or there is no such note.
        """
        name = _checked(name)
        position = self._store.value("SELECT coalesce(max(position) + 1, 0) FROM live_issue WHERE note = ?", [note])
        issue = Issue(new_id(), note, name, low.strip(), high.strip(), prompt, position)
        with self._store.step(f"Add issue “{name}”"):
            self._store.insert("issue", {column: getattr(issue, column) for column in _ISSUE.split(", ")})
        return issue

    def change(self, ident: str, **fields: Any) -> None:
        """Change name, poles (low, high) or prompt of an issue.

        Raises:
            UserError: no name, or there is no such issue.
        """
        issue = self.get(ident)
        if set(fields) - set(_FIELDS):
            raise TypeError(f"an issue has no {set(fields) - set(_FIELDS)}")
        if "name" in fields:
            fields["name"] = _checked(fields["name"])
        with self._store.step(f"Change issue “{issue.name}”"):
            self._store.update("issue", ident, fields)

    def delete(self, ident: str) -> None:
        """Delete an issue with its states and stances; the passages stay."""
        issue = self.get(ident)
        with self._store.step(f"Delete issue “{issue.name}”"):
            self._store.delete("issue", ident)

    def set_state(self, ident: str, number: int, state: str) -> None:
        """Say where an issue stood after a round; "" says nothing of that round.

        Raises:
            UserError: an unknown state, or there is no such issue.
        """
        issue = self.get(ident)
        if state and state not in STATES:
            raise UserError(f"An issue is {', '.join(STATES)}.")
        row = self._store.row("SELECT id FROM live_issue_state WHERE issue = ? AND round = ?", [ident, number])
        with self._store.step(f"“{issue.name}”: {state or 'no word'} after round {number}"):
            if row is None and state:
                self._store.insert("issue_state", {"id": new_id(), "issue": ident, "round": number, "state": state})
            elif row is not None and state:
                self._store.update("issue_state", row["id"], {"state": state})
            elif row is not None:
                self._store.delete("issue_state", row["id"])

    def stance(self, ident: str) -> Stance:
        """A stance.

        Raises:
            UserError: there is no such stance.
        """
        row = self._store.row(f"SELECT {_STANCE} FROM live_stance WHERE id = ?", [ident])
        if row is None:
            raise UserError("This stance is not in the exercise any more.")
        return _stance(row)

    def take(self, ident: str, number: int, side: Ref, words: str = "", level: int | None = None) -> Stance:
        """Say where a side (a team, a contributor, an actor) stood on an issue in a round.

        A side has one stance in a round: it is changed if it has been told already.

        Raises:
            UserError: no words and no level, a level outside 0–100, an unknown side, or there is no such issue.
        """
        issue, words = self.get(ident), " ".join(words.split())
        if side.noun not in SIDES or not self._sides.exists(side):
            raise UserError("Say whose stance it is.")
        if level is not None and not 0 <= level <= HIGHEST:
            raise UserError(f"A stance lies between 0 and {HIGHEST}.")
        if not words and level is None:
            raise UserError("Say in a few words where they stood.")
        row = self._store.row(
            f"SELECT id FROM live_stance WHERE issue = ? AND round = ? AND {side.noun} = ?", [ident, number, side.id]
        )
        stance = Stance(row["id"] if row else new_id(), ident, number, side, words, level)
        with self._store.step(f"Stance of {self._sides.name(side)} on “{issue.name}”"):
            if row is not None:
                self._store.update("stance", stance.id, {"words": words, "level": level})
            else:
                values: Row = {"id": stance.id, "issue": ident, "round": number, "words": words, "level": level}
                self._store.insert("stance", {**values, side.noun: side.id})
        return stance

    def withdraw(self, ident: str) -> None:
        """Take a stance away; the passages that showed it stay."""
        self.stance(ident)
        with self._store.step("Remove stance"):
            self._store.delete("stance", ident)

    def show(self, stance: str, note: str, start: int, end: int) -> Passage:
        """Say that words of a note (code points) show a stance.

        Raises:
            UserError: there are no words, or the stance is gone.
        """
        self.stance(stance)
        with self._store.step("Add passage to stance"):
            passage = self._passages.add(note, start, end)
            self._links.add(Ref("stance", stance), Ref("passage", passage.id), SHOWS)
        return passage

    def passages(self, stance: str) -> list[Passage]:
        """The passages that show a stance, in the order of the text; lost ones last."""
        rows = self._store.rows(
            "SELECT l.target FROM live_link l JOIN live_passage p ON p.id = l.target WHERE l.source = ? AND "
            "l.target_noun = 'passage' AND l.type = ? ORDER BY p.lost, p.start, p.\"end\"",
            [stance, SHOWS],
        )
        return [self._passages.get(row["target"]) for row in rows]

    def counts(self, note: str) -> dict[str, int]:
        """How many passages show each stance of an exercise, by its id."""
        return dict(
            self._store.tuples(
                "SELECT s.id, count(l.id) FROM live_stance s JOIN live_issue i ON i.id = s.issue "
                "JOIN live_link l ON l.source = s.id AND l.target_noun = 'passage' AND l.type = ? "
                "WHERE i.note = ? GROUP BY s.id",
                [SHOWS, note],
            )
        )

    def memos(self, ident: str) -> list[Neighbour]:
        """The memos linked to an issue or to a stance on it."""
        rows = self._store.rows("SELECT id FROM live_stance WHERE issue = ?", [ident])
        refs = [Ref("issue", ident), *(Ref("stance", row["id"]) for row in rows)]
        return [one for ref in refs for one in self._links.of(ref) if one.ref.noun == "memo"]

    def forget_round(self, note: str, number: int) -> None:
        """Take away what is told of a round; called by the exercises, inside a step."""
        for table in ("issue_state", "stance"):
            rows = self._store.rows(
                f"SELECT s.id FROM live_{table} s JOIN live_issue i ON i.id = s.issue WHERE i.note = ? AND s.round = ?",
                [note, number],
            )
            for row in rows:
                self._store.delete(table, row["id"])


def _stance(row: Row) -> Stance:
    side = next(Ref(noun, row[noun]) for noun in SIDES if row[noun])
    return Stance(row["id"], row["issue"], row["round"], side, row["words"], row["level"])


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UserError("Say in a few words what is at issue.")
    return name
