"""The command line: its JSON forms, its refusals, and the main job from files to report."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from interop.document_files import epub_file, odt_file, pdf_file, xlsx_file

from fieldnotes.cli import run
from fieldnotes.domain.errors import UserError
from fieldnotes.session import Session

DIARY = """1804

January 3

Rain all day. We mended the nets and spoke of the herring.

January 4

Clear. The herring came in at noon; nets were full.

March 12

Aux herrings! The old man's net was torn \U0001f41f again.
"""


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Indexes of tests lie in a folder of their own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def call(capsys):
    """Run a command with --json; its one object, or (status, standard error) when it is refused."""

    def call(*arguments: object, status: int = 0):
        outcome = run([*map(str, arguments), "--json"])
        out, err = capsys.readouterr()
        assert outcome.status == status
        if status:
            assert out == ""
            assert len(err.strip().splitlines()) == 1
            assert "Traceback" not in err
            return err.strip()
        return json.loads(out)

    return call


@pytest.fixture
def study(tmp_path, call) -> Path:
    """A project with three dated entries of a diary."""
    path = tmp_path / "study.fieldnotes"
    call("new", path, "--title", "Nets")
    (tmp_path / "diary.txt").write_text(DIARY, encoding="utf-8")
    call("import", path, tmp_path / "diary.txt", "--split", "dated", "--kind", "diary", "--site", "Harbour")
    return path


def test_new_makes_a_project_and_never_overwrites_one(tmp_path, call):
    path = tmp_path / "study.fieldnotes"
    record = call("new", path, "--title", "Nets")
    assert set(record) == {"project", "id"}
    assert "exists already" in call("new", path, status=1)


def test_a_dated_text_becomes_an_entry_a_note(study, call):
    record = call("search", study, "kind:diary")
    assert record["notes"] == 3
    assert record["by_year"] == {"1804": 3}
    assert {hit["observed"] for hit in record["hits"]} == {"1804-01-03", "1804-01-04", "1804-03-12"}
    shown = call("show", study, record["hits"][0]["id"])
    assert shown["site"] == "Harbour"
    assert set(shown) == {
        "id", "title", "kind", "observed", "written", "site", "people", "language", "text", "turns", "passages",
    }  # fmt: skip


def test_search_has_its_fixed_form_and_exact_positions(study, call):
    record = call("search", study, "herring")
    assert set(record) == {
        "query", "notes", "occurrences", "others", "by_year", "hits", "suggestion", "unindexed",
    }  # fmt: skip
    assert (record["notes"], record["occurrences"], record["unindexed"]) == (3, 3, 0)
    for hit in record["hits"]:
        assert set(hit) == {"type", "id", "title", "observed", "snippet", "occurrences"}
        text = call("show", study, hit["id"])["text"]
        assert [text[start:end].lower() for start, end in hit["occurrences"]] in (["herring"], ["herrings"])
    assert call("search", study, '"herring"')["notes"] == 2
    assert call("search", study, "herring", "--from", "1804-02")["notes"] == 1
    assert call("search", study, "herring", "--limit", "1")["notes"] == 3


def test_concordance_gives_the_words_around(study, call):
    lines = call("concordance", study, "torn", "--width", "6")["lines"]
    assert [(line["left"], line["match"], line["right"]) for line in lines] == [("t was ", "torn", " \U0001f41f aga")]
    assert set(lines[0]) == {"note", "observed", "left", "match", "right", "start", "end"}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_concordance_is_written_as_a_table_too(study, call, tmp_path, ending):
    path = tmp_path / f"torn.{ending}"
    lines = call("concordance", study, "torn", "--out", str(path))["lines"]
    assert len(lines) == 1
    assert path.stat().st_size > 100


def test_coding_a_query_twice_makes_its_passages_once(study, call):
    assert call("code", study, "fish", "--query", "herring", "--unit", "sentence") == {"code": "fish", "passages": 3}
    assert call("code", study, "fish", "--query", "herring", "--unit", "sentence") == {"code": "fish", "passages": 0}
    (code,) = call("codes", study)["codes"]
    assert (code["name"], code["parent"], code["passages"]) == ("fish", None, 3)
    stats = call("stats", study)
    assert (stats["notes"], stats["codings"], stats["observed"]["from"]) == (3, 3, "1804-01-03")
    assert call("check", study) == {"ok": True, "problems": []}


def test_the_report_counts_its_quotations(study, call, tmp_path):
    call("code", study, "fish", "--query", "herring")
    record = call("report", study, tmp_path / "report.docx", "--label", "none")
    assert record == {"path": str(tmp_path / "report.docx"), "quotations": 3, "withheld": 0}
    assert (tmp_path / "report.docx").read_bytes()[:2] == b"PK"


def test_a_report_is_never_written_over_a_project(study, call, tmp_path):
    assert "the project itself" in call("report", study, study, status=1)
    assert ".docx" in call("report", study, tmp_path / "diary.txt", status=1)
    named = tmp_path / "study.docx"
    call("new", named)
    assert "the project itself" in call("report", named, named, status=1)
    assert call("stats", study)["notes"] == 3
    assert call("check", named) == {"ok": True, "problems": []}


def test_history_and_backup(study, call, tmp_path):
    steps = call("history", study)["steps"]
    assert set(steps[0]) == {"id", "at", "contributor", "label", "undoes"}
    assert steps[-1]["label"] == "New project"
    copy = Path(call("backup", study)["path"])
    assert call("stats", copy)["notes"] == 3


def test_an_import_of_nothing_usable_is_refused_and_leaves_nothing(study, call, tmp_path):
    (tmp_path / "broken.docx").write_bytes(b"no zip")
    assert "broken.docx" in call("import", study, tmp_path / "broken.docx", status=1)
    assert call("stats", study)["notes"] == 3


def test_unusable_files_beside_good_ones_are_skipped_with_a_reason(study, call, tmp_path):
    (tmp_path / "broken.docx").write_bytes(b"no zip")
    (tmp_path / "good.txt").write_text("Words.", encoding="utf-8")
    record = call("import", study, tmp_path / "broken.docx", tmp_path / "good.txt")
    assert [note["title"] for note in record["imported"]] == ["good"]
    assert set(record["imported"][0]) == {"id", "title", "kind", "observed", "words"}
    assert [skipped["path"] for skipped in record["skipped"]] == [str(tmp_path / "broken.docx")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("stats", "{folder}/missing.fieldnotes"),
        ("search", "{study}", '"unbalanced'),
        ("search", "{study}", "colour:red"),
        ("search", "{study}", "nets", "--limit", "many"),
        ("search", "{study}", "nets", "--from", "yesterday"),
        ("show", "{study}", "no such note"),
        ("code", "{study}", "fish", "--query", "nothing like it"),
        ("report", "{study}", "{folder}/no/such/folder/report.docx"),
        ("report", "{study}", "{folder}/report.docx", "--code", "no such code"),
        ("import", "{study}", "{folder}/missing.txt"),
        ("import", "{folder}/missing.fieldnotes", "{folder}/diary.txt"),
        ("nonsense",),
        ("stats",),
    ],
)
def test_mistakes_end_in_one_sentence(arguments, study, call, tmp_path):
    filled = [argument.format(study=study, folder=tmp_path) for argument in arguments]
    sentence = call(*filled, status=1)
    assert sentence


def test_a_mistake_in_a_query_is_pointed_at(study, call):
    assert call("search", study, 'nets OR "torn', status=1).startswith("At character 9: ")
    assert call("search", study, "nets colour:red", status=1).startswith("At character 6: ")


def test_a_folder_that_cannot_be_written_to_is_named_as_the_reason(study, monkeypatch):
    window = Session.open(study)
    monkeypatch.setattr("os.access", lambda *_: False)
    try:
        with pytest.raises(UserError, match="folder that cannot be written to"):
            Session.open(study, readonly=False)
    finally:
        window.close()


def test_while_a_window_is_open_the_command_line_reads_and_refuses_to_write(study, call, tmp_path):
    window = Session.open(study)
    try:
        assert call("search", study, "nets")["notes"] == 3
        assert "open in another window" in call("code", study, "fish", "--query", "nets", status=1)
    finally:
        window.close()


def test_documents_of_all_kinds_come_with_the_same_json(study, call, tmp_path):
    written = {
        "talk.rtf": rb"{\rtf1 of a seal}",
        "round.odt": odt_file("<text:p>of a seal</text:p>"),
        "paper.pdf": pdf_file([[(72, 700, 12, "of a seal")]]),
        "book.epub": epub_file({"a.xhtml": "<p>of a seal</p>"}),
        "rows.xlsx": xlsx_file([["text", "observed"], ["of a seal", ("date", 41590)], ["of a seal", None]]),
        "scan.pdf": pdf_file([[]], picture=True),
    }
    for name, data in written.items():
        (tmp_path / name).write_bytes(data)
    record = call("import", study, *[tmp_path / name for name in written])
    assert [note["title"] for note in record["imported"]] == [
        "talk",
        "round",
        "paper",
        "book",
        "12 Nov 2013",
        "rows, row 3",
    ]
    assert {note["words"] for note in record["imported"]} == {3}
    assert record["imported"][4]["observed"] == "2013-11-12"
    (skipped,) = record["skipped"]
    assert skipped["path"].endswith("scan.pdf")
    assert "OCR" in skipped["reason"]
    assert call("search", study, "seal")["notes"] == 6


def test_what_an_import_guessed_or_left_out_is_told_beside_the_answer(study, tmp_path, capsys):
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text("Low water at the slip.", encoding="utf-8")
    outcome = run(["import", str(study), str(folder), "--json"])
    out, err = capsys.readouterr()
    assert outcome.status == 0
    assert len(json.loads(out)["imported"]) == 2
    assert err == "two: This file holds exactly the same as “files/one.txt”.\n"


def test_a_transcript_comes_in_with_turns_and_those_speakers_that_are_sure(call, tmp_path) -> None:
    path = tmp_path / "study.fieldnotes"
    call("new", path)
    with closing(Session.open(path, readonly=False)) as session:
        session.project.actors.add("Joan de Groot")
        me = session.project.me
    name = me.name
    head = f"Interviewee: Joan de Groot (JG)\nInterviewer: {name}\n\n"
    words = f"{name}: And was the winter long?\nJG: Long, and dark, and the slip froze over three times.\n" * 5
    (tmp_path / "joan.txt").write_text(head + words, encoding="utf-8")
    (made,) = call("import", path, tmp_path / "joan.txt")["imported"]
    assert made["kind"] == "interview"
    assert len(call("show", path, made["id"])["turns"]) == 10
    assert call("code", path, "cold", "--query", "long", "--unit", "turn") == {"code": "cold", "passages": 10}
    shown = call("show", path, made["id"])
    coded = {(one["start"], one["end"]) for one in shown["passages"]}
    assert coded == {(turn["start"], turn["end"]) for turn in shown["turns"]}
    with closing(Session.open(path, readonly=True)) as session:
        turns = session.project.turns.of_note(made["id"])
        joan = session.project.actors.find("JG")
        assert joan is not None
        assert {(turn.speaker, turn.contributor, turn.asks) for turn in turns} == {(None, me.id, 1), (joan.id, None, 0)}
        assert [actor.name for actor in session.project.actors.all()] == ["Joan de Groot"]
