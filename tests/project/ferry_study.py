"""A small study for the tests of the project: a note with everything on it, and what a project looks like."""

from types import SimpleNamespace

from fieldnotes.domain.ids import new_id
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.storage.schema import TABLES

TEXT = "The chain was slack all morning.\nShe said: you wait for the water, not the clock.\nI wrote this on the ferry."


def state(project):
    """All rows of all tables that hold the user's data."""
    return {table: project.store.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}


def visible(project):
    """All rows that a person can see."""
    return {table: project.store.rows(f"SELECT * FROM live_{table} ORDER BY id") for table in TABLES}


def furnish(project):
    """Put a bit of everything into a project; returns what was made."""
    quay = project.sites.add("The quay")
    hut = project.sites.add("The hut", parent=quay.id)
    win = project.actors.add("Winifred Pask", pseudonym="Nell")
    crew = project.actors.add("The crew", kind="group")
    team = project.teams.add("Ferry team")
    strand = project.strands.add("Ethnography")
    oyin = project.contributors.add("Oyin Sallow")
    note = project.notes.add(
        title="Four words",
        text=TEXT,
        observed=When.of("2014-08-27"),
        written="2014-08-28",
        site=quay.id,
        people=[win.id],
        marks=[Mark(0, 9, "bold")],
    )
    other = project.notes.add(kind="jotting", title="Wet", text="Rain. Rain again.", observed=When.of("2016"))
    waiting = project.codes.add("Waiting", definition="Time that others own.")
    water = project.codes.add("Water time", parent=waiting.id)
    money = project.codes.add("Money")
    start = TEXT.index("you wait")
    coding = project.codings.add(note.id, start, start + 22, waiting.id, comment="her words")
    second = project.codings.add(note.id, 0, 20, money.id)
    project.turns.add_many([Turn(new_id(), note.id, 33, 82, speaker=win.id)])
    project.registers.set(note.id, 33, 82, "verbatim")
    memo = project.memos.add("On clocks", text="Time is owned. See Four words.", about=[Ref("code", waiting.id)])
    entry = project.memos.entries(memo.id)[0]
    link = project.links.add(Ref("memo", memo.id), Ref("passage", coding.passage), "supports", "she says it")
    mention = project.mentions.add_to_note(note.id, 33, 36, Ref("actor", win.id))
    fact = project.facts.add(win.id, "role", "ferrywoman", "2010", "2015-09")
    phase = project.phases.add("First summer", "2014-06", "2014-09", strand=strand.id)
    standing = project.standings.enter(oyin.id, "newcomer", "2014-06")
    belonging = project.memberships.enter(Ref("team", team.id), Ref("contributor", oyin.id), "ethnographer", "2014")
    project.notes.change(other.id, author=oyin.id, strand=strand.id)
    born = project.attributes.add("born", "date")
    paid = project.attributes.add("paid", "yes/no")
    project.facts.add(crew.id, "born", "1947~")
    alias = project.aliases.add(win.id, "Aunt W.")
    project.store.mark_beginning()
    return SimpleNamespace(**{name: value for name, value in locals().items() if name != "project"})
