"""Memos, links and mentions: written, joined to anything, read from both ends."""

# ruff: noqa: ARG005  (each verb is given the project and the study, whether or not it needs both)

import pytest
from ferry_study import furnish

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref


def test_a_memo_has_dated_entries_in_their_order(project):
    study = furnish(project)
    project.memos.add_entry(study.memo.id, "Second thoughts.", at=study.entry.at + 5)
    project.memos.add_entry(study.memo.id, "An earlier one, found in a notebook.", at=study.entry.at - 5)
    texts = [entry.text for entry in project.memos.entries(study.memo.id)]
    assert texts == ["An earlier one, found in a notebook.", "Time is owned. See Four words.", "Second thoughts."]
    row = project.memos.rows()[0]
    assert (row.title, row.excerpt, row.links, row.last_entry) == (
        "On clocks",
        "Second thoughts.",
        2,
        study.entry.at + 5,
    )


def test_a_memo_is_found_by_its_title(project):
    study = furnish(project)
    assert project.memos.find("On clocks").id == study.memo.id
    assert project.memos.find("On rope") is None
    assert project.memos.count() == 1


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda p, s: p.memos.add("A", kind="poem"), "no kind of memo"),
        (lambda p, s: p.memos.add("A", visibility="world"), "team or private"),
        (lambda p, s: p.memos.add("A", about=[Ref("code", "0" * 32)]), "not in the project"),
        (lambda p, s: p.memos.change(s.memo.id, kind="poem"), "no kind of memo"),
        (lambda p, s: p.memos.get("0" * 32), "not in the project"),
        (lambda p, s: p.memos.entry("0" * 32), "not in the project"),
        (lambda p, s: p.memos.delete("0" * 32), "not in the project"),
        (lambda p, s: p.memos.delete_entry("0" * 32), "not in the project"),
        (lambda p, s: p.memos.add_entry("0" * 32, "A"), "not in the project"),
        (lambda p, s: p.memos.write(s.entry.id, [Edit(0, "not there", "")]), "changed elsewhere"),
        (lambda p, s: p.links.add(Ref("memo", s.memo.id), Ref("memo", s.memo.id)), "linked to itself"),
        (lambda p, s: p.links.add(Ref("memo", s.memo.id), Ref("code", "0" * 32)), "not in the project"),
        (lambda p, s: p.links.add(Ref("phase", s.phase.id), Ref("code", s.money.id)), "not in the project"),
        (lambda p, s: p.links.add(Ref("memo", s.memo.id), Ref("code", s.money.id), "rhymes with"), "no type of link"),
        (lambda p, s: p.links.retype(s.link.id, "rhymes with"), "no type of link"),
        (lambda p, s: p.links.retype("0" * 32, "about"), "not in the project"),
        (lambda p, s: p.mentions.add_to_note(s.note.id, 0, 3, Ref("code", "0" * 32)), "not in the project"),
        (lambda p, s: p.mentions.add_to_note(s.note.id, 5, 5, Ref("code", s.money.id)), "not in this text"),
        (lambda p, s: p.mentions.add_to_note("0" * 32, 0, 5, Ref("code", s.money.id)), "not in this text"),
        (lambda p, s: p.mentions.add_to_entry(s.entry.id, 0, 999, Ref("code", s.money.id)), "not in this text"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_and_nothing_changes(project, verb, words):
    study = furnish(project)
    before = project.store.stamp()
    with pytest.raises(UserError, match=words):
        verb(project, study)
    assert project.store.stamp() == before
    assert project.memos.count() == 1


def test_a_link_is_read_from_both_ends_and_not_doubled(project):
    study = furnish(project)
    again = project.links.add(Ref("memo", study.memo.id), Ref("code", study.waiting.id))
    assert project.links.get(again.id) == again
    (back,) = project.links.of(Ref("code", study.waiting.id))
    assert (back.title, back.detail, back.type, back.outgoing, back.via) == (
        "On clocks",
        "analytic memo",
        "about",
        False,
        "link",
    )
    forth = project.links.of(Ref("memo", study.memo.id))
    assert {(found.ref.noun, found.title, found.type) for found in forth} == {
        ("code", "Waiting", "about"),
        ("passage", "you wait for the water", "supports"),
    }


def test_a_mention_is_an_outgoing_link_of_its_text_and_a_backlink_of_what_it_names(project):
    study = furnish(project)
    project.mentions.add_to_entry(study.entry.id, 19, 29, Ref("note", study.note.id))
    project.mentions.add_to_entry(study.entry.id, 0, 4, Ref("note", study.note.id))
    back = [found for found in project.links.of(Ref("note", study.note.id)) if found.via == "mention"]
    assert [(found.title, found.outgoing) for found in back] == [("Winifred Pask", True), ("On clocks", False)]
    out = [found for found in project.links.of(Ref("memo", study.memo.id)) if found.via == "mention"]
    assert [found.title for found in out] == ["Four words"]


def test_mentions_in_a_memo_are_carried_through_what_is_written_in_it(project):
    study = furnish(project)
    entry = study.entry.id
    project.mentions.add_to_entry(entry, 19, 29, Ref("note", study.note.id))
    project.memos.write(entry, [Edit(0, "Time", "Waiting time"), Edit(0, "", "😀 ")])
    (mention,) = project.mentions.of_entry(entry)
    assert project.memos.entry(entry).text[mention.start : mention.end] == "Four words"
    project.store.seal_writing()
    project.memos.write(entry, [Edit(mention.start, "Four words", "")])
    assert project.mentions.of_entry(entry) == []
    project.store.undo_of(Ref("memo", study.memo.id))
    assert project.mentions.of_entry(entry) == [mention]
    project.store.undo()
    assert project.memos.entry(entry).text == "Time is owned. See Four words."
    project.store.redo_of(Ref("memo", study.memo.id))
    assert project.mentions.of_entry(entry) == [mention]


def test_deleting_takes_links_and_mentions_along_and_undo_brings_all_of_them_back(project):
    study = furnish(project)
    project.mentions.add_to_entry(study.entry.id, 19, 29, Ref("note", study.note.id))
    before = [project.links.of(Ref("memo", study.memo.id)), project.links.of(Ref("actor", study.win.id))]
    project.notes.delete(study.note.id)
    assert [found.title for found in project.links.of(Ref("memo", study.memo.id))] == ["Waiting"]
    assert project.links.of(Ref("actor", study.win.id)) == []
    assert project.mentions.of_entry(study.entry.id) == []
    project.store.undo()
    assert [project.links.of(Ref("memo", study.memo.id)), project.links.of(Ref("actor", study.win.id))] == before


def test_a_mention_tells_both_its_note_and_what_it_names(project):
    study = furnish(project)
    told = []
    project.store.subscribe(told.append)
    project.mentions.add_to_note(study.note.id, 0, 3, Ref("site", study.quay.id))
    assert told[0].refs >= {Ref("note", study.note.id), Ref("site", study.quay.id)}


def test_names_are_completed_as_they_are_typed_the_nearest_first(project):
    furnish(project)
    project.actors.add("Wim Straße")
    project.sites.add("50% bank")

    def names(words, nouns=(), limit=12):
        return [name for _, name, _ in project.mentions.complete(words, nouns, limit)]

    assert names("wat") == ["Water time"]
    assert names("WAIT") == ["Waiting"]
    assert names("words") == ["Four words"]
    assert names("w", nouns=("actor",)) == ["Wim Straße", "Winifred Pask", "The crew"]
    assert names("strasse") == ["Wim Straße"]
    assert names("50%") == ["50% bank"]
    assert names("%") == ["50% bank"]
    assert names("e", limit=2) == names("e")[:2]
    assert names("xyz") == []
    ref, name, detail = project.mentions.complete("four")[0]
    assert (ref.noun, name, detail) == ("note", "Four words", "2014-08-27")


def test_nothing_typed_offers_what_was_changed_last(project):
    study = furnish(project)
    project.codes.rename(study.money.id, "Fares")
    assert project.mentions.complete("", limit=1)[0][1] == "Fares"
    project.notes.change(study.other.id, title="Wetter")
    assert [name for _, name, _ in project.mentions.complete("", limit=2)] == ["Wetter", "Fares"]


def test_what_is_gone_has_a_title_that_says_so(project):
    study = furnish(project)
    assert project.titles.title(Ref("code", study.money.id)) == "Money"
    assert project.titles.title_and_detail(Ref("note", study.note.id)) == ("Four words", "fieldnote · 27 Aug 2014")
    assert project.titles.title(Ref("code", "0" * 32)) == "no longer there"
    assert project.titles.title(Ref("unknown", "0")) == "no longer there"
    assert project.titles.title(Ref("note", project.notes.add().id)) == "untitled"
