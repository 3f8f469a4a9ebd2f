"""Obsidian vaults and plain folders: dates, links, tags, folders and pictures of their pages."""

from pathlib import Path

import pytest
from vault_files import PNG, vault, write

from fieldnotes.domain.when import When
from fieldnotes.interop.apply import apply_plan
from fieldnotes.interop.familiar import told_of_familiar
from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import ImportOptions, Plan, PlannedNote
from fieldnotes.text.counting import count_words


def planned(plan: Plan, title: str) -> PlannedNote:
    (note,) = (note for note in plan.notes if note.title == title)
    return note


def leads(plan: Plan, note: PlannedNote) -> dict[str, str]:
    """What the words of a note's links lead to."""
    return {
        note.text[link.start : link.end]: "" if link.note is None else plan.notes[link.note].title
        for link in note.links
    }


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_import([vault(tmp_path / "Ferry notes")])


def test_a_page_of_a_vault_keeps_its_words_and_loses_the_signs(plan: Plan) -> None:
    note = planned(plan, "2013-11-12")
    assert note.text.split("\n") == [
        "Went down with the chain in mind. Nobody spoke.",
        "On waiting",
        "You wait for the water.",
        "☐ mend the boots #todo",
        "☑ thank her",
        "\ufffc and \ufffc",
        "See Chain and water > Links, Nowhere and the net.",
    ]
    assert {mark.kind for mark in note.marks} == {"bold", "quote", "bullet", "link"}
    assert "A comment (%%…%%) was left out." in note.warnings


def test_the_name_of_a_daily_note_is_the_date_observed_and_its_header_is_heeded(plan: Plan) -> None:
    note = planned(plan, "2013-11-12")
    assert note.observed == When("2013-11-12")
    assert (note.site, note.people, note.names) == ("The quay", ("Winifred Pask", "Tom"), ("Chain day",))
    assert planned(plan, "Chain and water").observed is None


def test_tags_and_folders_become_folders_of_the_library(plan: Plan) -> None:
    assert planned(plan, "2013-11-12").folders == ("Daily", "log", "field/ferry", "todo")
    assert planned(plan, "Chain and water").folders == ("Field/Ferry",)


def test_links_lead_to_notes_by_path_name_heading_and_alias(plan: Plan) -> None:
    note = planned(plan, "2013-11-12")
    chain = "Chain and water"
    assert leads(plan, note) == {"the chain": chain, "Chain and water > Links": chain, "Nowhere": ""}
    assert leads(plan, planned(plan, chain)) == {"that day": "2013-11-12", "chain day": "2013-11-12"}
    assert any("1 link leads to no note of this import (“Nowhere”)" in words for words in note.warnings)


def test_pictures_are_planned_at_their_places_and_read_only_later(plan: Plan) -> None:
    note = planned(plan, "2013-11-12")
    first, second = note.media
    assert (note.text[first.start], note.text[second.start]) == ("\ufffc", "\ufffc")
    assert (first.name, first.mime, first.length) == ("quay.png", "image/png", len(PNG))
    assert (second.alt, second.caption) == ("the quay at low water", "Low water")


def test_what_is_no_note_of_the_vault_is_left_out_with_a_reason(plan: Plan) -> None:
    reasons = {Path(each.path).name: each.reason for each in plan.skipped}
    assert set(reasons) == {"day.md", "board.canvas", "other.png"}
    assert "template" in reasons["day.md"]
    assert "canvas" in reasons["board.canvas"]
    assert "No note shows this picture" in reasons["other.png"]


def test_the_whole_import_is_one_step_with_folders_mentions_and_pictures(project, plan: Plan) -> None:
    imported = apply_plan(project, plan)
    by_title = {note.title: note.id for note in imported.notes}
    day, chain = by_title["2013-11-12"], by_title["Chain and water"]
    text = project.notes.text(day)
    mentions = [(text[each.start : each.end], each.target) for each in project.mentions.of_note(day)]
    assert mentions == [("the chain", chain), ("Chain and water > Links", chain)]
    assert {each.target for each in project.mentions.of_note(chain)} == {day}
    assert list(project.folders.paths().values()) == ["Daily", "log", "field", "field/ferry", "todo"]
    assert project.folders.notes_in(project.folders.find("Field").id) == {day, chain}
    first, second = project.media.of_note(day)
    assert project.media.data(first.hash) == project.media.data(second.hash) == PNG
    assert (second.alt, second.caption) == ("the quay at low water", "Low water")
    assert project.check() == []
    assert project.store.undo().id == imported.step.id
    assert (project.stats()["notes"], project.folders.all()) == (0, [])
    project.store.redo()
    assert len(project.media.of_note(day)) == 2
    assert project.check() == []


def test_search_finds_the_words_of_a_vault(session, plan: Plan) -> None:
    apply_plan(session.project, plan)
    session.search.wait_until_current()
    assert session.search.query("boots").notes == 1


def test_a_link_to_nothing_finds_the_only_note_of_the_project_with_that_title(project, plan: Plan) -> None:
    nowhere = project.notes.add(title="nowhere").id
    project.notes.add(title="Twice")
    project.notes.add(title="Twice")
    imported = apply_plan(project, plan)
    day = next(note.id for note in imported.notes if note.title == "2013-11-12")
    assert nowhere in {each.target for each in project.mentions.of_note(day)}


def test_a_title_that_two_notes_bear_is_no_target(project, tmp_path: Path) -> None:
    project.notes.add(title="Twice")
    project.notes.add(title="Twice")
    root = write(tmp_path / "v", {".obsidian/x": "", "a.md": "See [[Twice]]."})
    (note,) = apply_plan(project, plan_import([root])).notes
    assert project.mentions.of_note(note.id) == []
    assert note.text == "See Twice."


def test_a_second_import_of_a_vault_warns_of_notes_that_are_there(project, plan: Plan) -> None:
    words = [count_words(note.text) for note in plan.notes]
    assert told_of_familiar(project, plan, words) == plan
    apply_plan(project, plan)
    again = told_of_familiar(project, plan, words)
    assert all(note.warnings[-1].startswith("The project holds a note of this title") for note in again.notes)


def test_a_cancelled_import_of_a_vault_leaves_nothing(project, plan: Plan) -> None:
    assert apply_plan(project, plan, cancelled=lambda: True).step is None
    assert (project.folders.all(), project.stats()["notes"]) == ([], 0)
    assert project.check() == []
    project.media.sweep()
    assert project.store.value("SELECT count(*) FROM media_chunk") == 0


def test_an_import_that_died_in_the_middle_is_cleared_away_at_the_next_opening(tmp_path: Path, plan: Plan) -> None:
    from fieldnotes.interop.apply import ImportRun
    from fieldnotes.project.project import Project

    path = tmp_path / "study.fieldnotes"
    project = Project.create(path, "Study", "Ines Marlowe")
    run = ImportRun(project, plan)
    run.advance()
    assert project.store.value("SELECT count(*) FROM note") > 0
    project.store.db.conn.close()  # as a kill leaves it
    project = Project.open(path)
    held = [
        project.store.value(f"SELECT count(*) FROM {table}") for table in ("note", "folder", "note_folder", "media")
    ]
    assert held == [0, 0, 0, 0]
    assert project.check() == []
    project.media.sweep()
    assert project.store.value("SELECT count(*) FROM media_chunk") == 0
    project.close()


def test_a_picture_that_is_gone_takes_the_whole_import_back(project, tmp_path: Path) -> None:
    from fieldnotes.domain.errors import UserError

    root = vault(tmp_path / "v")
    plan = plan_import([root])
    (root / "files/quay.png").write_bytes(PNG[:20])
    with pytest.raises(UserError, match=r"“quay\.png” cannot be read any more"):
        apply_plan(project, plan)
    assert (project.stats()["notes"], project.folders.all()) == (0, [])


def test_a_page_of_a_vault_chosen_alone_knows_its_vault(tmp_path: Path) -> None:
    root = vault(tmp_path / "v")
    (note,) = plan_import([root / "Daily" / "2013-11-12.md"]).notes
    assert len(note.media) == 2
    assert "Daily" not in note.folders
    (skipped,) = plan_import([root / "Patterns" / "day.md"]).skipped
    assert "template" in skipped.reason


def test_the_dates_of_daily_notes_are_read_as_the_vault_writes_them(tmp_path: Path) -> None:
    settings = {".obsidian/daily-notes.json": '{"format": "DD-MM-YYYY"}'}
    root = write(tmp_path / "v", {**settings, "03-04-2013.md": "Rain.", "2013-W12.md": "A week."})
    assert [note.observed for note in plan_import([root]).notes] == [
        When("2013-04-03"),
        When("2013-03-18", "2013-03-24", "range"),
    ]


@pytest.mark.parametrize("content", ["", "[", "[]", '{"folder": 3}', "[" * 100_000])
def test_settings_that_cannot_be_read_are_passed_over(tmp_path: Path, content: str) -> None:
    root = write(tmp_path / "v", {".obsidian/templates.json": content, "templates/a.md": "x", "b.md": "words"})
    assert [note.title for note in plan_import([root]).notes] == ["b"]


def test_signs_in_code_are_left_alone(tmp_path: Path) -> None:
    page = "```\n%%kept%% [[kept]] #kept ==kept==\n```\n\nand `[[kept]] %%kept%%` #yes #12 a#no\n"
    (note,) = plan_import([write(tmp_path / "v", {".obsidian/x": "", "a.md": page})]).notes
    assert note.text == "%%kept%% [[kept]] #kept ==kept==\nand [[kept]] %%kept%% #yes #12 a#no"
    assert (note.links, note.folders) == ((), ("yes",))


def test_a_plain_folder_keeps_links_pictures_folders_and_takes_dates_from_its_paths(tmp_path: Path) -> None:
    root = write(
        tmp_path / "study",
        {
            "Visits/2013/11/12/quay.md": "See [the hut](../../../../Hut%20notes.md) ![](q.png) [paper](p.pdf)",
            "Visits/2013/11/12/q.png": PNG,
            "Visits/2013/11/12/p.pdf": b"",
            "Visits/2014/12 December/03.txt": "Snow.",
            "2012-05-04 Hut notes.txt": "Nothing.",
            "Hut notes.md": "---\ncreated: 2012-05-06T21:00:00\n---\n[[No vault]] ==here==",
        },
    )
    plan = plan_import([root])
    quay, snow = planned(plan, "quay"), planned(plan, "03")
    assert (quay.observed, quay.folders) == (When("2013-11-12"), ("Visits",))
    assert (snow.observed, snow.folders) == (When("2014-12-03"), ("Visits",))
    assert [note.observed for note in plan.notes if note.title == "Hut notes"] == [
        When("2012-05-04"),
        When("2012-05-06"),
    ]
    hut = plan.notes[quay.links[0].note]
    assert (hut.text, hut.written) == ("[[No vault]] ==here==", "2012-05-06T21:00")
    assert any("the day this note was made, 6 May 2012" in words for words in hut.warnings)
    assert len(quay.media) == 1
    assert any("“p.pdf”" in words for words in quay.warnings)


def test_pictures_outside_the_folder_and_on_the_net_are_never_looked_at(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    page = (
        "![a](../secret.png) ![b](/etc/passwd.png) ![c](https://x.example/c.png) ![d](data:image/png;base64,AAAA) end"
    )
    (note,) = plan_import([write(tmp_path / "v", {"a.md": page, "n.png": b"no picture"})]).notes
    assert (note.media, "\ufffc" in note.text) == ((), False)
    assert note.text.split() == ["c", "d", "end"]
    assert any("2 pictures are not found" in words for words in note.warnings)
    assert any("2 pictures on the net were not fetched" in words for words in note.warnings)


def test_a_file_that_is_no_picture_is_left_out_in_words(tmp_path: Path) -> None:
    root = write(tmp_path / "v", {"a.md": "**x ![](n.png) y** [z](b.md)", "n.png": b"no picture", "b.md": "b"})
    note = plan_import([root]).notes[0]
    assert (note.text, note.media) == ("x  y z", ())
    assert [note.text[mark.start : mark.end] for mark in note.marks] == ["x  y"]
    assert [note.text[link.start : link.end] for link in note.links] == ["z"]
    assert any("of no kind that can be kept" in words for words in note.warnings)


def test_a_dated_file_is_split_with_its_links_and_pictures(tmp_path: Path) -> None:
    page = "12 March 1913\n\nRain ![](q.png)\n\n13 March 1913\n\nSee [b](b.md).\n\n14 March 1913\n\nSun.\n"
    root = write(tmp_path / "v", {"diary.md": page, "q.png": PNG, "b.md": "words"})
    plan = plan_import([root], ImportOptions(split="dated"))
    entries = [note for note in plan.notes if note.source != "v/b.md"]
    assert [(len(note.media), len(note.links)) for note in entries] == [(1, 0), (0, 1), (0, 0)]
    for note in entries:
        assert all(note.text[media.start] == "\ufffc" for media in note.media)
        assert all(note.text[link.start : link.end] == "b" for link in note.links)


def test_breaks_looks_and_pictures_written_as_html_have_their_meaning_in_a_vault(tmp_path: Path) -> None:
    page = 'one<br>two <u>three</u> <span style="color:red">four</span> <img src="p.png" alt="q" width="3"> 1 < 2 <b>'
    root = write(tmp_path / "v", {".obsidian/x": "", "a.md": page + "\n\n| a<br/>b | c |\n|---|---|\n", "p.png": PNG})
    (note,) = plan_import([root]).notes
    assert note.text == "one\ntwo three four \ufffc 1 < 2\na b\tc"
    assert [(note.text[mark.start : mark.end], mark.kind) for mark in note.marks] == [("three", "underline")]
    assert (len(note.media), note.media[0].alt) == (1, "q")


def test_a_vault_whose_settings_did_not_come_along_is_known_by_its_links(tmp_path: Path) -> None:
    root = write(tmp_path / "v", {"a.md": "See [[Sub/b|that]] ==here==.", "Sub/b.md": "#tag words", "c.md": "[[none]]"})
    plan = plan_import([root])
    assert [note.text for note in plan.notes] == ["See that here.", "none", "#tag words"]
    assert leads(plan, planned(plan, "a")) == {"that": "b"}
    assert planned(plan, "b").folders == ("Sub", "tag")


def test_of_notes_with_one_name_the_nearest_is_meant(tmp_path: Path) -> None:
    files = {"A/x.md": "a", "B/x.md": "b", "B/from.md": "[[x]] [[A/x]]", ".obsidian/x": ""}
    plan = plan_import([write(tmp_path / "v", files)])
    note = planned(plan, "from")
    assert [plan.notes[link.note].text for link in note.links] == ["b", "a"]


def test_a_vault_whose_notes_lead_in_a_ring_or_to_themselves_is_read(project, tmp_path: Path) -> None:
    files = {".obsidian/x": "", "a.md": "[[b]] [[a]]", "b.md": "[[a]] ![[a]]"}
    apply_plan(project, plan_import([write(tmp_path / "v", files)]))
    assert project.store.value("SELECT count(*) FROM live_mention") == 3


def test_a_picture_chosen_with_its_note_comes_once(project, tmp_path: Path) -> None:
    root = write(tmp_path / "v", {"a.md": "![](p.png)", "p.png": PNG})
    (note,) = apply_plan(project, plan_import([root / "a.md", root / "p.png"])).notes
    assert len(project.media.of_note(note.id)) == 1
