"""What the notice of a long step names."""

from fieldnotes.storage import notice


def test_a_long_step_names_all_notes_and_codes_but_only_some_passages(project, monkeypatch) -> None:
    monkeypatch.setattr(notice, "MOST", 3)
    heard = []
    project.store.subscribe(heard.append)
    pending = project.store.pending("Code much")
    notes, codes = [], []
    for number in range(8):
        with pending.slice():
            notes.append(project.notes.add(text="Rain all day.").id)
            codes.append(project.codes.add(f"Code {number}").id)
            project.codings.add(notes[-1], 0, 4, codes[-1])
    pending.close()
    (changes,) = heard
    assert (changes.ids("note"), changes.ids("code")) == (set(notes), set(codes))
    assert (len(changes.ids("passage")), len(changes.ids("coding"))) == (3, 3)
    project.store.undo()
    assert (heard[-1].ids("note"), heard[-1].ids("code")) == (set(notes), set(codes))


def test_a_short_step_names_every_passage(project, monkeypatch) -> None:
    monkeypatch.setattr(notice, "MOST", 1)
    note = project.notes.add(text="Rain all day.").id
    heard = []
    project.store.subscribe(heard.append)
    with project.store.step("Mark"):
        made = {project.passages.add(note, start, end).id for start, end in ((0, 4), (5, 8), (9, 12))}
    assert heard[0].ids("passage") == made
