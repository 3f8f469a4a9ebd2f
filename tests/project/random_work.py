"""Random work in a project: texts, codes, pictures, folders, the desk, imports, undo in any order."""

from contextlib import suppress

from ferry_study import furnish, visible
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import PICTURE
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.project.project import Project

PIECE = st.text(st.sampled_from("ab é\n字😀"), max_size=8)

HINTS = ("entered", "before", "after")
"""Columns of rows that undo need not bring back: the order of entering, and by what lost words may be found again."""


def told(project):
    """All rows that a person can see, without what only helps to find or order them."""
    rows = visible(project)
    return {table: [{k: row[k] for k in row if k not in HINTS} for row in rows[table]] for table in rows}


class Work(RuleBasedStateMachine):
    """One project, two notes, three codes, and everything that may befall them."""

    def __init__(self) -> None:
        super().__init__()
        self.project = Project.create(None, contributor="Ines Marlowe")
        self.pending = []

    def teardown(self) -> None:
        for pending in self.pending:
            self.cancel_all(pending)
        while self.project.store.undo():
            pass
        assert self.project.check() == []
        assert told(self.project) == self.first
        self.project.close()

    @initialize()
    def begin(self) -> None:
        self.study = furnish(self.project)
        self.first = told(self.project)

    @invariant()
    def the_file_is_sound(self) -> None:
        assert self.project.check() == []

    def cancel_all(self, pending) -> None:
        again = pending.cancel()
        while again():
            pass

    def pick(self, data, things):
        return data.draw(st.sampled_from(things)) if things else None

    @rule(data=st.data(), label=st.sampled_from([None, "Rephrase"]))
    def write(self, data, label) -> None:
        row = self.pick(data, self.project.notes.rows())
        if row is None:
            return
        text = self.project.notes.text(row.id)
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        self.project.notes.write(row.id, [Edit(start, text[start:end], data.draw(PIECE))], label=label)

    @rule(data=st.data(), place=st.integers(0, 90), length=st.integers(1, 25))
    def code(self, data, place, length) -> None:
        row, code = self.pick(data, self.project.notes.rows()), self.pick(data, self.project.codes.all())
        if row is not None and code is not None:
            with suppress(UserError):
                self.project.codings.add(row.id, place, place + length, code.id)

    @rule(data=st.data(), place=st.integers(0, 90), kind=st.sampled_from(["aside", "theory", None]))
    def register(self, data, place, kind) -> None:
        row = self.pick(data, self.project.notes.rows())
        if row is not None:
            with suppress(UserError):
                self.project.registers.set(row.id, place, place + 9, kind)

    @rule(data=st.data(), place=st.integers(0, 90))
    def put_back(self, data, place) -> None:
        passage = self.pick(data, self.project.passages.lost())
        if passage is not None:
            with suppress(UserError):
                self.project.passages.put_back(passage.id, place, place + 5)

    @rule(data=st.data(), deed=st.sampled_from(["passage", "coding", "note", "merge", "actor", "code"]))
    def take_away(self, data, deed) -> None:
        project = self.project
        if deed == "note":
            row = self.pick(data, project.notes.rows())
            project.notes.delete(*([row.id] if row else []))
        elif deed == "actor":
            actor = self.pick(data, project.actors.all())
            project.actors.delete(actor.id) if actor else None
        elif deed in ("passage", "coding"):
            note = self.pick(data, project.notes.rows())
            found = self.pick(data, project.codings.of_note(note.id)) if note else None
            if found and deed == "passage":
                project.passages.delete(found.passage.id)
            elif found:
                project.codings.remove(found.coding.id)
        else:
            codes = project.codes.all()
            if len(codes) > 1:
                one, other = data.draw(st.permutations(codes))[:2]
                with suppress(UserError):
                    project.codes.merge(one.id, other.id) if deed == "merge" else project.codes.delete(one.id)

    @rule(data=st.data(), place=st.integers(0, 90), deed=st.sampled_from(["picture", "region", "caption", "sweep"]))
    def picture(self, data, place, deed) -> None:
        project, row = self.project, self.pick(data, self.project.notes.rows())
        media = self.pick(data, project.media.of_note(row.id)) if row else None
        if deed == "sweep":
            project.media.sweep()
        elif row is not None and deed == "picture":
            at = min(place, len(project.notes.text(row.id)))
            with project.store.step("Insert picture"):
                project.notes.write(row.id, [Edit(at, "", PICTURE)])
                project.media.add(row.id, at, b"bytes of a picture", "sketch.bin")
        elif media is not None and deed == "region":
            region = project.regions.add(media.id, 100, 100, 3000 + place, 2000)
            project.codings.add_to_passage(region.passage, project.codes.all()[0].id)
        elif media is not None:
            project.media.describe(media.id, caption=f"Sketch {place}")

    @rule(data=st.data(), deed=st.sampled_from(["folder", "nest", "put", "drop", "pin", "unpin"]))
    def shelve(self, data, deed) -> None:
        project = self.project
        row, folder = self.pick(data, project.notes.rows()), self.pick(data, project.folders.all())
        with suppress(UserError):
            if deed == "folder":
                project.folders.add(data.draw(st.sampled_from("ABC")), folder.id if folder else None)
            elif row is not None and deed in ("pin", "unpin"):
                getattr(project.pins, deed)([row.id])
            elif folder is not None and deed == "nest":
                other = self.pick(data, project.folders.all())
                project.folders.move(folder.id, other.id)
            elif folder is not None and deed == "drop":
                project.folders.delete(folder.id)
            elif folder is not None and row is not None:
                project.folders.put([row.id], folder.id)

    @rule(data=st.data(), deed=st.sampled_from(["keep", "rename", "change", "pin", "move", "delete", "visit"]))
    def keep_searches(self, data, deed) -> None:
        searches = self.project.searches
        chosen = self.pick(data, searches.all())
        word = data.draw(st.sampled_from(["rain", "chain", "clock"]))
        with suppress(UserError):
            if deed == "keep":
                searches.add(word, word, EVERYTHING.narrowed("kind", data.draw(st.sampled_from([[], ["diary"]]))))
            elif chosen is not None and deed in ("rename", "change"):
                getattr(searches, deed)(chosen.id, word)
            elif chosen is not None and deed == "pin":
                searches.pin(chosen.id, not chosen.pinned)
            elif chosen is not None and deed == "move":
                searches.move(chosen.id, data.draw(st.sampled_from([-1, 1])))
            elif chosen is not None and deed == "visit":
                searches.visits.record(chosen, [f"note:{word}"])
                assert searches.visits.last(chosen).new_among([f"note:{word}"]) == frozenset()
            elif chosen is not None:
                searches.delete(chosen.id)

    @rule(data=st.data(), deed=st.sampled_from(["headnote", "event", "template", "write up", "aside", "session"]))
    def at_the_desk(self, data, deed) -> None:
        project, row = self.project, self.pick(data, self.project.notes.rows())
        if row is None:
            return
        with suppress(UserError):
            if deed == "headnote":
                project.headnotes.add(row.id, "Read again, years later.")
            elif deed == "event":
                project.mentions.add_to_note(row.id, 0, 3, Ref("event", project.events.add("The flood").id))
            elif deed == "template":
                project.templates.begin(project.templates.save_as(row.id).id)
            elif deed == "session":
                project.notes.end_session(row.id)
            else:
                waiting = [each.id for each in project.jottings.waiting()][:2]
                project.jottings.write_up(waiting, with_text=True) if deed == "write up" else None
                project.jottings.set_aside(waiting) if deed == "aside" else None

    @rule()
    def import_begins(self) -> None:
        if len(self.pending) < 2:
            self.pending.append(self.project.store.pending("Import"))

    @rule(data=st.data())
    def import_goes_on(self, data) -> None:
        pending = self.pick(data, self.pending)
        if pending is None:
            return
        codes = self.project.codes.all()
        seen = self.project.notes.rows()
        with pending.slice():
            note = self.project.notes.add(title="Imported", text="Imported words")
            self.project.notes.write(note.id, [Edit(0, "", "More ")])
            if codes:
                self.project.codings.add(note.id, 0, 4, codes[0].id)
                with suppress(UserError):
                    self.project.codings.add(seen[0].id if seen else note.id, 0, 9, codes[-1].id)

    @rule(data=st.data(), close=st.booleans())
    def import_ends(self, data, close) -> None:
        pending = self.pick(data, self.pending)
        if pending is not None:
            self.pending.remove(pending)
            pending.close() if close else self.cancel_all(pending)

    @rule(data=st.data(), deed=st.sampled_from(["undo", "redo", "undo_note", "redo_note", "undo_step"]))
    def go_back_or_forth(self, data, deed) -> None:
        store = self.project.store
        with suppress(UserError):
            if deed in ("undo", "redo"):
                getattr(store, deed)()
            elif deed == "undo_step":
                step = self.pick(data, self.project.history.steps(limit=8))
                store.undo_step(step.id)
            else:
                row = self.pick(data, self.project.notes.rows())
                getattr(store, deed)(row.id if row else "nothing")
