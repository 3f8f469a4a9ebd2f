"""The index follows the project: what was added, changed, deleted, undone; and whose history it is."""

from pathlib import Path

import pytest
from whoosh.filedb.filestore import RamStorage

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.search.engine import Engine
from fieldnotes.search.evaluate import View
from fieldnotes.search.following import Follower, touched, untidy
from fieldnotes.search.index import Index
from fieldnotes.search.results import Question, Results


class Following:
    """A project with an index in memory that follows it when told."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.index = Index(RamStorage())
        self.follower = Follower(project, self.index, lambda: None)

    def ask(self, query: str, **fields: object) -> Results:
        self.follower.catch_up()
        contents = self.index.contents()
        assert contents is not None
        assert touched(self.project, contents.stamp) == []
        indexing = self.project.indexing
        engine = Engine(View(self.index.leaves(contents)), indexing.rows, indexing.names, self.project.phases.all)
        return engine.search(Question(query, **fields))  # type: ignore[arg-type]

    def notes(self, query: str) -> list[str]:
        return sorted(hit.title for hit in self.ask(query).hits if hit.type == "note")


@pytest.fixture
def following(project: Project) -> Following:
    return Following(project)


def test_added_changed_deleted_and_undone_notes(following: Following) -> None:
    project = following.project
    assert following.notes("ferry") == []
    first = project.notes.add(title="one", text="The ferry lay still.")
    project.notes.add(title="two", text="The chain lay still.")
    assert following.notes("ferry") == ["one"]
    project.notes.write(first.id, [Edit(4, "ferry", "chain")])
    assert following.notes("ferry") == []
    assert following.notes("chain") == ["one", "two"]
    project.notes.delete(first.id)
    assert following.notes("chain") == ["two"]
    project.store.undo()
    assert following.notes("chain") == ["one", "two"]
    assert following.ask("still").occurrences == 2


def test_codes_people_sites_and_authors_are_found_by_name_after_renaming(following: Following) -> None:
    project = following.project
    quay = project.sites.add("Quay")
    slip = project.sites.add("Slip", parent=quay.id)
    pask = project.actors.add("Winifred Pask", pseudonym="Hester")
    note = project.notes.add(
        title="one", text="The ferry lay still.", site=slip.id, people=[pask.id], author=project.me.id
    )
    parent = project.codes.add("Who may speak")
    code = project.codes.add("evaluation talk", parent=parent.id)
    project.codings.add(note.id, 4, 9, code.id)
    assert following.notes('code:"evaluation talk" site:quay person:hester author:ines') == ["one"]
    project.codes.rename(code.id, "named evaluator", reason="they say it")
    project.actors.change(pask.id, pseudonym="Agnes")
    assert following.notes('code:"who may speak" person:agnes') == ["one"]
    assert following.notes("code:evaluation") == []
    assert following.notes("person:hester") == []


def test_visits_are_found_by_the_name_that_their_place_bears_now(following: Following) -> None:
    project = following.project
    quay = project.sites.add("Quay")
    project.visits.add("2013-03", None, [project.me.id], site=quay.id)
    assert following.ask("title:quay").others == {"site": 1, "visit": 1}
    project.sites.change(quay.id, name="Slip")
    assert following.ask("title:slip").others == {"site": 1, "visit": 1}
    assert following.ask("title:quay").others == {}
    project.store.undo()
    assert following.ask("title:quay").others == {"site": 1, "visit": 1}


def test_memos_codes_and_people_are_found_by_all_that_is_written_about_them(following: Following) -> None:
    project = following.project
    memo = project.memos.add("On rust", text="Chains rust.")
    project.memos.add_entry(memo.id, "So do ferries.")
    project.codes.add("Winter work", definition="What the ferry needs in winter")
    project.actors.add("Nell Farrow", description="Sees the ferry from her window")
    project.sites.add("Tea hut", pseudonym="Ferry view")
    results = following.ask("ferry")
    assert results.others == {"memo": 1, "code": 1, "actor": 1, "site": 1}
    assert results.notes == 0
    assert [hit.title for hit in following.ask("kind:memo").hits] == ["On rust"]


def test_rows_of_an_unfinished_import_are_found_when_it_is_closed(following: Following) -> None:
    project = following.project
    following.notes("ferry")
    pending = project.store.pending("Import")
    with pending.slice():
        project.notes.add(title="imported", text="The ferry.")
    assert following.notes("ferry") == []
    pending.close()
    assert following.notes("ferry") == ["imported"]


def test_many_small_changes_do_not_leave_many_segments(following: Following) -> None:
    project = following.project
    for number in range(30):
        project.notes.add(title=f"{number:02}", text=f"ferry {number}")
        following.follower.catch_up()
    contents = following.index.contents()
    assert contents is not None
    assert len(contents.segments) <= 7
    assert following.ask("ferry").notes == 30


def test_tidying_joins_segments_and_drops_deleted_rows(following: Following) -> None:
    project = following.project
    ids = [project.notes.add(title=str(number), text="ferry").id for number in range(120)]
    following.follower.catch_up()
    for ident in ids[:60]:
        project.notes.delete(ident)
    following.follower.catch_up()
    contents = following.index.contents()
    assert contents is not None
    assert untidy(contents.segments)
    assert following.follower.tidy()
    contents = following.index.contents()
    assert contents is not None
    assert [(segment.doc_count_all(), segment.deleted_count()) for segment in contents.segments] == [(60, 0)]
    assert following.ask("ferry").notes == 60
    assert not following.follower.tidy()


def test_the_text_shown_is_that_of_the_index_s_moment_or_later_with_exact_places(following: Following) -> None:
    project = following.project
    note = project.notes.add(title="one", text="👩‍👧 cafe\u0301 ferry", observed=When.of("2012-03"))
    hit = following.ask("café ferry").hits[0]
    text = project.notes.text(note.id)
    assert [text[start:end] for start, end in hit.occurrences] == ["cafe\u0301", "ferry"]
    assert hit.observed == "2012-03"


def test_a_restored_backup_that_went_another_way_is_indexed_afresh(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "one.fieldnotes", "One", "Ines")
    project.notes.add(title="kept", text="ferry")
    project.backup(tmp_path / "two.fieldnotes")
    project.notes.add(title="lost", text="ferry")
    index = Index(RamStorage())
    Follower(project, index, lambda: None).catch_up()
    project.close()
    restored = Project.open(tmp_path / "two.fieldnotes")
    restored.notes.add(title="other", text="ferry")
    following = Following(restored)
    following.index = index
    following.follower = Follower(restored, index, lambda: None)
    assert following.notes("ferry") == ["kept", "other"]
    restored.close()


def test_what_is_read_for_the_index_comes_in_small_batches(project: Project) -> None:
    with project.store.step("Many"):
        for number in range(120):
            project.notes.add(title=f"{number:03}", text="ferry")
    batches = list(project.indexing.everything())
    assert [len(batch) for batch in batches] == [50, 50, 20]
    assert project.indexing.count() == 120
    assert project.indexing.rows([Ref("note", "gone")]) == []
