"""Evernote exports, read as a stream."""

from pathlib import Path

import pytest
from vault_files import ENEX_HEAD, PNG, enex, enex_note, ferry_enex, resource

from fieldnotes.domain.when import When
from fieldnotes.interop.apply import apply_plan
from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import Plan
from fieldnotes.interop.vaults import evernote, evernote_stream


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_import([ferry_enex(tmp_path / "Ferry.enex")])


def test_a_note_comes_with_boxes_picture_and_where_it_was_taken_from(plan: Plan) -> None:
    note = plan.notes[0]
    assert note.text.split("\n") == [
        "Went down with Chain in mind.\xa0Rain.",
        "☑ thank her",
        "☐ mend the boots",
        "\ufffc and after",
        "[encrypted in Evernote]",
        "☑ count the boats",
        "Source: https://ferry.example/tides",
    ]
    assert (note.title, note.author) == ("Down at the quay", "Ines Marlowe")
    assert note.observed == When("2013-11-12")
    assert str(note.written).startswith("2013-11-1")
    (media,) = note.media
    assert (note.text[media.start], media.name, media.alt) == ("\ufffc", "quay.png", "the quay")


def test_tags_and_the_notebook_become_folders(plan: Plan, tmp_path: Path) -> None:
    assert [note.folders for note in plan.notes] == [("Ferry", "waiting", "field"), ("Ferry",)]
    (alone,) = plan_import([enex(tmp_path / "One.enex", enex_note("One", "words"))]).notes
    assert alone.folders == ()


def test_links_between_notes_lead_by_their_words(plan: Plan) -> None:
    first, second = plan.notes
    assert [(link.note, first.text[link.start : link.end]) for link in first.links] == [(1, "Chain")]
    assert [link.note for link in second.links] == [0]


def test_what_does_not_come_is_said(plan: Plan) -> None:
    warnings = plan.notes[0].warnings
    assert "An attachment does not come along: “paper.pdf”." in warnings
    assert "A passage is encrypted and stayed in Evernote." in warnings
    assert any("the day this note was made" in words for words in plan.notes[1].warnings)


def test_the_import_is_one_step_with_its_picture(project, plan: Plan) -> None:
    first, second = apply_plan(project, plan).notes
    (picture,) = project.media.of_note(first.id)
    assert project.media.data(picture.hash) == PNG
    assert [each.target for each in project.mentions.of_note(first.id)] == [second.id]
    assert project.check() == []
    project.store.undo()
    assert (project.stats()["notes"], project.folders.all()) == (0, [])


def test_a_large_picture_is_read_in_pieces(project, tmp_path: Path) -> None:
    large = PNG + bytes(range(256)) * 12_000
    digest = evernote_stream.md5(large, usedforsecurity=False).hexdigest()
    note = enex_note("x", f'y<en-media hash="{digest}" type="image/png"/>', resource(large, "image/png", ""))
    (made,) = apply_plan(project, plan_import([enex(tmp_path / "a.enex", note)])).notes
    assert project.media.data(project.media.of_note(made.id)[0].hash) == large


def test_entities_are_never_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE en-export [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><en-export></en-export>'
    (tmp_path / "bomb.enex").write_text(bomb)
    (skipped,) = plan_import([tmp_path / "bomb.enex"]).skipped
    assert "entities of its own" in skipped.reason
    inner = enex(tmp_path / "b.enex", enex_note("x", 'word <img src="https://x.example/p.png" alt="map"/>&e; end'))
    inner.write_text(
        inner.read_text().replace(
            "<!DOCTYPE en-note SYSTEM",
            '<!DOCTYPE en-note [<!ENTITY e SYSTEM "file:///etc/hostname">]><!DOCTYPE en-note SYSTEM',
        )
    )
    (note,) = plan_import([inner]).notes
    assert note.text.startswith("word map")
    assert any("not fetched" in words for words in note.warnings)
    assert note.media == ()


def test_an_export_that_is_cut_short_gives_the_notes_before(tmp_path: Path) -> None:
    path = ferry_enex(tmp_path / "a.enex")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"<title>Chain")])
    plan = plan_import([path])
    assert [note.title for note in plan.notes] == ["Down at the quay"]
    assert "cut short" in plan.skipped[0].reason


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no export",
        b"<html><body>x</body></html>",
        ENEX_HEAD.encode(),
        b"<?xml version='1.0' encoding='martian'?><a/>",
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.enex").write_bytes(data)
    plan = plan_import([tmp_path / "a.enex"])
    assert len(plan.skipped) == 1
    assert plan.skipped[0].reason.endswith(".")


def test_too_much_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ferry_enex(tmp_path / "a.enex")
    monkeypatch.setattr(evernote_stream, "LARGEST_CONTENT", 400)
    plan = plan_import([path])
    assert [note.title for note in plan.notes] == ["Chain"]
    assert "too large" in plan.skipped[0].reason
    monkeypatch.undo()
    monkeypatch.setattr(evernote, "LARGEST_ALL", 300)
    assert "in parts" in plan_import([path]).skipped[0].reason


def test_tasks_kept_beside_the_text_come_as_lines(tmp_path: Path) -> None:
    tasks = "<task><title>Ask Win</title><created>20200101T000000Z</created><taskStatus>open</taskStatus></task>"
    tasks += "<task><title>Thank her</title><taskStatus>completed</taskStatus></task>"
    (note,) = plan_import([enex(tmp_path / "a.enex", enex_note("x", "<div>y</div>", tasks))]).notes
    assert note.text == "y\n☐ Ask Win\n☑ Thank her\nSource: https://ferry.example/tides"
    assert note.title == "x"


def test_a_subject_date_is_the_date_observed(tmp_path: Path) -> None:
    note = enex_note("x", "y").replace(
        "<note-attributes>", "<note-attributes><subject-date>20120301T120000Z</subject-date>"
    )
    (planned,) = plan_import([enex(tmp_path / "a.enex", note)]).notes
    assert planned.observed == When("2012-03-01")


@pytest.mark.slow
def test_half_a_gigabyte_is_read_within_bounded_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "big.enex"
    coded = "QUJD" * 250_000
    with path.open("w") as file:
        file.write(ENEX_HEAD)
        for _ in range(100):
            inside = f'<resource><data encoding="base64">{coded * 5}</data><mime>image/png</mime></resource>'
            file.write(enex_note("x", "words", inside))
        file.write("</en-export>")
    tracemalloc.start()
    plan = plan_import([path])
    assert len(plan.notes) == 100
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()
