"""Joplin exports, as an archive and as a folder."""

import io
import tarfile
from pathlib import Path

import pytest
from vault_files import PNG, item, jex, joplin_files, number, write

from fieldnotes.domain.when import When
from fieldnotes.interop.apply import apply_plan
from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import Plan
from fieldnotes.interop.vaults import joplin_items


@pytest.fixture(params=["archive", "folder"])
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Plan:
    if request.param == "archive":
        return plan_import([jex(tmp_path / "notes.jex", joplin_files())])
    return plan_import([write(tmp_path / "notes", joplin_files())])


def test_notes_come_with_their_words_dates_notebooks_and_tags(plan: Plan) -> None:
    quay, chain = plan.notes
    assert quay.title == "Down at the quay"
    assert quay.text.split("\n") == [
        "Went down with the chain in mind.",
        "\ufffc",
        "☑ thank her",
        "what she said and nothing",
    ]
    assert quay.observed == When("2013-11-12")
    assert quay.written is not None
    assert quay.written.startswith("2013-11-1")
    assert quay.folders == ("Field/Ferry-boat", "waiting")
    assert chain.folders == ("Field",)
    assert (plan.files, plan.label()) == (1, "Import 2 notes from one file")


def test_a_note_without_a_date_is_dated_by_the_day_it_was_made_with_a_warning(plan: Plan) -> None:
    chain = plan.notes[1]
    assert chain.observed == When(str(chain.written)[:10])
    assert any("the day this note was made" in words for words in chain.warnings)
    assert "This was a task in Joplin, not done yet." in chain.warnings


def test_links_by_number_lead_to_notes_and_attachments_are_named(plan: Plan) -> None:
    quay = plan.notes[0]
    assert [(quay.text[link.start : link.end], link.note) for link in quay.links] == [
        ("the chain", 1),
        ("nothing", None),
    ]
    assert "An attachment does not come along: “win.m4a”." in quay.warnings


def test_what_was_thrown_away_is_left_out(plan: Plan) -> None:
    (skipped,) = plan.skipped
    assert skipped.path.endswith("Field/Gone")
    assert "trash" in skipped.reason


def test_the_import_lays_pictures_folders_and_mentions_in_one_step(project, plan: Plan) -> None:
    quay, chain = apply_plan(project, plan).notes
    (picture,) = project.media.of_note(quay.id)
    assert project.media.data(picture.hash) == PNG
    assert (picture.name, picture.mime) == ("quay.png", "image/png")
    assert [each.target for each in project.mentions.of_note(quay.id)] == [chain.id]
    assert list(project.folders.paths().values()) == ["Field", "Field/Ferry-boat", "waiting"]
    assert project.check() == []
    project.store.undo()
    assert (project.stats()["notes"], project.folders.all()) == (0, [])


def test_an_export_that_comes_twice_keeps_its_links_to_itself(tmp_path: Path) -> None:
    paths = [jex(tmp_path / "notes.jex", joplin_files()), write(tmp_path / "raw", joplin_files())]
    plan = plan_import(paths)
    assert [[link.note for link in note.links] for note in plan.notes] == [[1, None], [], [3, None], []]


def test_notebooks_that_lie_in_one_another_are_cut_open(tmp_path: Path) -> None:
    a, b, one = number("a"), number("b"), number("1")
    files = {a: item(2, a, "A", parent_id=b), b: item(2, b, "B", parent_id=a), one: item(1, one, "x", "y", parent_id=a)}
    (note,) = plan_import([jex(tmp_path / "r.jex", {f"{ident}.md": text for ident, text in files.items()})]).notes
    assert note.folders == ("B/A",)


def test_pages_of_html_and_encrypted_notes(tmp_path: Path) -> None:
    one, two = number("1"), number("2")
    page = f'<p>See <a href=":/{two}">that</a> <img src=":/{number("d")}" alt="q"><script>x</script></p>'
    files: dict[str, str | bytes] = {
        f"{one}.md": item(1, one, "Clip", page, markup_language="2", source_url="https://ferry.example/a"),
        f"{two}.md": item(1, two, "", "", encryption_applied="1"),
        f"resources/{number('d')}.png": PNG,
    }
    plan = plan_import([jex(tmp_path / "h.jex", files)])
    (note,) = plan.notes
    assert note.text == "See that \ufffc\nSource: https://ferry.example/a"
    assert len(note.media) == 1
    assert [note.text[mark.start : mark.end] for mark in note.marks] == ["https://ferry.example/a"]
    assert "encrypted" in plan.skipped[0].reason


def test_names_that_lead_out_of_an_archive_and_what_is_no_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.jex"
    with tarfile.open(path, "w") as archive:
        for name, kind, link in (
            ("../../evil.md", tarfile.REGTYPE, ""),
            ("/etc/evil.md", tarfile.REGTYPE, ""),
            (f"{number('2')}.md", tarfile.SYMTYPE, "/etc/passwd"),
            ("resources/" + number("3"), tarfile.LNKTYPE, "/etc/passwd"),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, link
            archive.addfile(info, io.BytesIO(b""))
        data = item(1, number("1"), "One", "Words.").encode()
        info = tarfile.TarInfo(f"{number('1')}.md")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    plan = plan_import([path])
    assert [note.title for note in plan.notes] == ["One"]
    assert {each.reason for each in plan.skipped} == {"This is no ordinary file of an export."}
    assert len(plan.skipped) == 4
    assert [file.name for file in tmp_path.iterdir()] == ["evil.jex"]


def test_an_archive_that_is_cut_short_gives_what_is_whole(tmp_path: Path) -> None:
    path = jex(tmp_path / "cut.jex", joplin_files())
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"Chain\n") + 4])
    plan = plan_import([path])
    assert [note.title for note in plan.notes] == ["Down at the quay"]
    assert any("cut short" in each.reason for each in plan.skipped)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"no archive at all", "no Joplin export"),
        (b"\x1f\x8b\x08\x00packed", "no Joplin export"),
        (b"\x00" * 10240, "empty"),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.jex").write_bytes(data)
    plan = plan_import([tmp_path / "a.jex"])
    assert words in plan.skipped[0].reason
    assert plan.notes == ()


def test_an_export_of_too_much_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joplin_items, "LARGEST_ALL", 500)
    (skipped,) = plan_import([jex(tmp_path / "big.jex", joplin_files())]).skipped
    assert "export it in parts" in skipped.reason


def test_items_that_are_broken_are_skipped_and_the_others_come(tmp_path: Path) -> None:
    files = joplin_files() | {f"{number('7')}.md": "no fields here", "readme.txt": "x"}
    plan = plan_import([jex(tmp_path / "b.jex", files)])
    assert len(plan.notes) == 2
    assert any(each.reason == "This is no whole item of a Joplin export." for each in plan.skipped)


def test_markdown_with_front_matter_comes_as_a_folder(project, tmp_path: Path) -> None:
    stamps = "created: 2013-11-12 09:00:00Z\nupdated: 2014-01-01 09:00:00Z\nlatitude: 52.1"
    head = f"---\ntitle: {{}}\n{stamps}\ntags:\n  - slow water\n---\n\n"
    root = write(
        tmp_path / "out",
        {
            "Field/Quay.md": head.format("Down at the quay") + "![q](../_resources/q.png) [chain](../Chain.md)",
            "Chain.md": head.format("Chain") + "Slack.",
            "_resources/q.png": PNG,
        },
    )
    plan = plan_import([root])
    chain, quay = plan.notes
    assert (quay.title, quay.folders, len(quay.media)) == ("Down at the quay", ("Field", "slow water"), 1)
    assert plan.notes[quay.links[0].note] == chain
    assert str(quay.written).startswith("2013-11-1")
    assert plan.skipped == ()
    assert len(apply_plan(project, plan).notes) == 2
