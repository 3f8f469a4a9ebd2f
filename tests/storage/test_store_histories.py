"""Random histories: whatever is done, undone and redone, the file stays whole and undo leads back exactly."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from fieldnotes.domain.edits import Edit
from fieldnotes.storage.check import problems
from fieldnotes.storage.store import Store

TABLES = ("note", "passage", "code", "coding", "register")
WORDS = st.text(st.sampled_from("ab é\n\U0001f600\u0301\u05d0"), min_size=0, max_size=6)


class Histories(RuleBasedStateMachine):
    """A project with two notes under random changes; remembers what it looked like after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store.open(None)
        self.number = 0
        self.past: list[dict] = []
        self.future: list[dict] = []

    def teardown(self) -> None:
        assert problems(self.store.db) == []
        self.store.db.conn.close()

    def state(self) -> dict:
        rows = {table: self.store.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}
        for row in rows["passage"]:
            row["before"] = row["after"] = ""
        for row in rows["note"]:
            row["modified_at"] = 0
        return rows

    def done(self, before: dict) -> None:
        if self.state() != before:
            self.past.append(before)
            self.future.clear()

    def ident(self) -> str:
        self.number += 1
        return f"x{self.number}"

    @initialize()
    def begin(self) -> None:
        with self.store.step("Begin"):
            for ident in ("n1", "n2"):
                row = {"id": ident, "text": "one two three four five", "created_at": 1, "modified_at": 1}
                self.store.insert("note", {**row, "words": 5})
            self.store.insert("code", {"id": "c1", "name": "code", "colour": "#000000", "created_at": 1})
        self.store.mark_beginning()

    @rule(data=st.data(), note=st.sampled_from(["n1", "n2"]), count=st.integers(1, 3))
    def write(self, data, note, count) -> None:
        text = self.store.value("SELECT text FROM note WHERE id = ?", [note])
        if text is None:
            return
        before = self.state()
        edits = []
        for _ in range(count):
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, min(len(text), start + 9)))
            edits.append(Edit(start, text[start:end], data.draw(WORDS)))
            text = edits[-1].apply(text)
        with self.store.step("Write"):
            self.store.write_text("note", note, edits)
        self.done(before)

    @rule(data=st.data(), note=st.sampled_from(["n1", "n2"]), table=st.sampled_from(["passage", "register"]))
    def mark(self, data, note, table) -> None:
        text = self.store.value("SELECT text FROM note WHERE id = ?", [note])
        if not text:
            return
        before = self.state()
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        row = {"id": self.ident(), "note": note, "start": start, "end": end}
        row |= {"words": text[start:end], "created_at": 1} if table == "passage" else {"kind": "aside"}
        with self.store.step("Mark"):
            self.store.insert(table, row)
            if table == "passage":
                coding = {"id": self.ident(), "passage": row["id"], "code": "c1", "at": 1}
                if self.store.value("SELECT 1 FROM code WHERE id = 'c1'"):
                    self.store.insert("coding", coding)
        self.done(before)

    @rule(data=st.data(), table=st.sampled_from(TABLES))
    def delete(self, data, table) -> None:
        idents = [row["id"] for row in self.store.rows(f"SELECT id FROM {table}")]
        if idents:
            before = self.state()
            with self.store.step("Delete"):
                self.store.delete(table, data.draw(st.sampled_from(idents)))
            self.done(before)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        now = self.state()
        assert self.store.undo() is not None
        assert self.state() == self.past.pop()
        self.future.append(now)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        now = self.state()
        assert self.store.redo() is not None
        assert self.state() == self.future.pop()
        self.past.append(now)


Histories.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHistories = Histories.TestCase
