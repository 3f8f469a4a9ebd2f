"""An import carried out: one step, in slices, all of it or nothing."""

from fieldnotes.domain.marks import Mark
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.interop.apply import LARGE, ImportRun, apply_plan
from fieldnotes.interop.plan import Plan, PlannedComment, PlannedNote, PlannedTurn, Skipped

NOTE = PlannedNote(
    title="The brief",
    text="Ana: We agreed.\nBen: Did we?",
    marks=(Mark(0, 4, "bold"),),
    kind="interview",
    observed=When("2013-11-12"),
    written="2013-11-13",
    site="Ward A",
    people=("Ana", "Ben"),
    author="Cleo Hart",
    language="en",
    turns=(PlannedTurn(5, 15, "Ana", 1000), PlannedTurn(21, 28, "Ben")),
    comments=(PlannedComment(5, 15, "Dan", 1384248600000, "Really?"), PlannedComment(15, 16, "Dan", None, "Loose.")),
    source="brief.docx",
    encoding="UTF-8",
)


def plan(*notes: PlannedNote) -> Plan:
    return Plan(notes, (Skipped("x.jpg", "No."),), files=2)


def test_everything_about_a_note_arrives(project) -> None:
    imported = apply_plan(project, plan(NOTE))
    note = project.notes.get(imported.notes[0].id)
    assert (note.title, note.text, note.kind, note.observed) == (NOTE.title, NOTE.text, "interview", NOTE.observed)
    assert (note.written, note.language, note.source, note.encoding) == ("2013-11-13", "en", "brief.docx", "UTF-8")
    assert project.sites.get(note.site).name == "Ward A"
    assert [actor.name for actor in project.notes.people(note.id)] == ["Ana", "Ben"]
    assert project.contributors.find("Cleo Hart").id == note.author
    assert project.notes.marks(note.id) == [Mark(0, 4, "bold")]
    assert imported.skipped == (Skipped("x.jpg", "No."),)


def test_turns_know_their_speakers_among_the_people(project) -> None:
    (note,) = apply_plan(project, plan(NOTE)).notes
    first, second = project.turns.of_note(note.id)
    assert (first.speaker_name, first.time, project.actors.get(first.speaker).name) == ("Ana", 1000, "Ana")
    assert note.text[second.start : second.end] == "Did we?"


def test_comments_become_memos_about_their_words_signed_and_dated(project) -> None:
    (note,) = apply_plan(project, plan(NOTE)).notes
    (passage,) = project.passages.of_note(note.id)
    assert passage.words == "We agreed."
    memos = {memo.title: memo for memo in (project.memos.get(row.id) for row in project.memos.rows())}
    really = memos["Really?"]
    assert (really.kind, really.created_at) == ("comment", 1384248600000)
    assert project.contributors.get(really.author).name == "Dan"
    assert [each.ref for each in project.links.of(Ref("memo", really.id))] == [Ref("passage", passage.id)]
    assert [each.ref for each in project.links.of(Ref("memo", memos["Loose."].id))] == [Ref("note", note.id)]


def test_names_are_looked_up_before_they_are_made(project) -> None:
    project.sites.add("ward a")
    project.actors.add("ANA")
    apply_plan(project, plan(NOTE, NOTE))
    assert [site.name for site in project.sites.all()] == ["ward a"]
    assert sorted(actor.name for actor in project.actors.all()) == ["ANA", "Ben"]
    assert sorted(person.name for person in project.contributors.all()) == ["Cleo Hart", "Dan", "Ines Marlowe"]


def test_the_import_is_one_step_that_undo_takes_back_and_redo_brings_back(project) -> None:
    imported = apply_plan(project, plan(NOTE, NOTE))
    assert imported.step.label == "Import 2 files"
    before = project.stats()
    assert project.store.undo().id == imported.step.id
    assert (project.stats()["notes"], project.stats()["memos"], project.stats()["actors"]) == (0, 0, 0)
    project.store.redo()
    assert project.stats() == before
    assert project.check() == []


def test_nothing_is_seen_before_the_end_and_one_notice_tells_of_all(project) -> None:
    heard = []
    project.store.subscribe(heard.append)
    run = ImportRun(project, plan(*[NOTE] * 60))
    while run.advance():
        assert project.notes.count() == 0
    assert not heard
    imported = run.finish(initiator="window")
    assert (len(imported.notes), run.done, run.total) == (60, 60, 60)
    assert [(change.label, change.initiator) for change in heard] == [("Import 2 files", "window")]
    assert len(heard[0].ids("note")) == 60


def test_a_cancelled_import_leaves_nothing(project) -> None:
    before = project.stats()
    run = ImportRun(project, plan(*[NOTE] * 200))
    run.advance()
    run.cancel()
    while run.advance():
        pass
    assert run.cancelled
    assert run.finish().notes == ()
    assert project.stats() == before
    assert project.store.value("SELECT count(*) FROM note") == 0
    assert apply_plan(project, plan(*[NOTE] * 200), cancelled=lambda: True).step is None
    assert project.store.value("SELECT count(*) FROM note") == 0
    assert project.check() == []


def test_typing_during_an_import_is_a_step_of_its_own(project) -> None:
    run = ImportRun(project, plan(*[NOTE] * 50))
    run.advance()
    mine = project.notes.add(title="Mine", text="typed meanwhile")
    while run.advance():
        pass
    run.finish()
    project.store.undo()
    assert [row.title for row in project.notes.rows()] == ["Mine"]
    assert project.notes.text(mine.id) == "typed meanwhile"


def test_many_marks_arrive_in_pieces(project) -> None:
    marks = tuple(Mark(at * 5, at * 5 + 4, "bold") for at in range(450))
    (note,) = apply_plan(project, plan(PlannedNote("Long", "word " * 450, marks=marks))).notes
    assert project.notes.marks(note.id) == list(marks)


def test_an_empty_plan_makes_no_step(project) -> None:
    assert apply_plan(project, plan()).step is None


def test_progress_counts_notes(project) -> None:
    told = []
    apply_plan(project, plan(NOTE, NOTE), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


def test_the_author_of_a_book_is_among_its_people_and_not_among_the_researchers(project) -> None:
    book = PlannedNote("Tides", "Low water.", author="W. Marsh", source="library/tides.epub")
    (note,) = apply_plan(project, plan(book)).notes
    assert note.author is None
    assert project.contributors.find("W. Marsh") is None
    assert [actor.name for actor in project.notes.people(note.id)] == ["W. Marsh"]


def test_a_researcher_who_wrote_a_pdf_stays_its_author(project) -> None:
    ines = project.contributors.add("Ines Marlowe")
    (note,) = apply_plan(project, plan(PlannedNote("Talk", "Words.", author="ines marlowe", source="talk.pdf"))).notes
    assert note.author == ines.id
    assert project.notes.people(note.id) == []


def test_a_very_long_note_begins_a_slice_of_its_own(project, monkeypatch) -> None:
    monkeypatch.setattr("fieldnotes.interop.apply.SLICE", 60)
    run = ImportRun(project, plan(PlannedNote("Short", "word"), PlannedNote("Long", "word " * LARGE)))
    run.advance()
    assert run.done == 1
    while run.advance():
        pass
    assert [note.title for note in run.finish().notes] == ["Short", "Long"]
