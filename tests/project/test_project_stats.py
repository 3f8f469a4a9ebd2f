"""Counts of a project, and the first and last date observed."""

from fieldnotes.domain.when import When


def test_the_first_and_last_date_are_as_exact_as_they_are_known(project):
    assert project.stats()["observed"] == {"from": None, "to": None}
    project.notes.add(title="A", observed=When.of("1999"))
    project.notes.add(title="B", observed=When.of("2012-03-28T11:20"))
    assert project.stats()["observed"] == {"from": "1999", "to": "2012-03-28"}
    project.notes.add(title="C", observed=When.of("2012-04/2014-05"))
    assert project.stats()["observed"] == {"from": "1999", "to": "2014-05"}


def test_everything_is_counted(project):
    note = project.notes.add(title="A", text="The boat hung.")
    code = project.codes.add("listening")
    project.codings.add(note.id, 4, 8, code.id)
    stats = project.stats()
    assert [stats[name] for name in ("notes", "words", "codes", "passages", "codings", "memos")] == [1, 3, 1, 1, 1, 0]
