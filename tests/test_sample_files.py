"""The sample study's files agree with one another, so that building it can take them at their word."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fieldnotes.domain.codes import CODE_ORIGINS, CODE_PHASES, CODE_STATUSES
from fieldnotes.domain.memos import LINK_TYPES, MEMO_KINDS, VISIBILITIES
from fieldnotes.domain.notes import KINDS, REGISTERS, STATUSES
from fieldnotes.domain.when import When, first_day, last_day
from fieldnotes.interop.sample import build_sample
from fieldnotes.project.project import Project

SAMPLE = Path(__file__).parent.parent / "resources" / "sample"
CODE_EVENTS = ("renamed", "redefined", "split", "retired", "moved")


@dataclass(frozen=True)
class SampleNote:
    stem: str
    header: dict[str, Any]
    text: str
    plain: str


def plain_text(text: str) -> str:
    """A note's text without its markers: registers in braces, headings, quotations, lists, bold and italic."""
    lines = [re.sub(r"^(#{1,6} |> |- )", "", line) for line in text.split("\n")]
    lines = [re.sub(r"^((?:\[[\d:]+\] )?)\{[a-z -]+\} ?", r"\1", line) for line in lines]
    return re.sub(r"\*+", "", "\n".join(lines))


@cache
def notes() -> dict[str, SampleNote]:
    found = {}
    for path in sorted((SAMPLE / "notes").glob("*.md")):
        before, header, text = path.read_text("utf-8").split("+++\n", 2)
        assert before == "", path.name
        found[path.stem] = SampleNote(path.stem, tomllib.loads(header), text, plain_text(text))
    return found


@cache
def study() -> dict[str, Any]:
    return tomllib.loads((SAMPLE / "study.toml").read_text("utf-8"))


def gathered(pattern: str, noun: str) -> list[dict[str, Any]]:
    files = sorted(SAMPLE.glob(pattern))
    return [row for path in files for row in tomllib.loads(path.read_text("utf-8"))[noun]]


@cache
def desk() -> dict[str, Any]:
    return tomllib.loads((SAMPLE / "desk.toml").read_text("utf-8"))


@cache
def codings() -> list[dict[str, Any]]:
    return gathered("codings-*.toml", "coding")


@cache
def memos() -> list[dict[str, Any]]:
    return gathered("memos-*.toml", "memo")


def names(noun: str, key: str = "name") -> set[str]:
    return {row[key] for row in study()[noun]}


def code_created() -> dict[str, str]:
    return {code["name"]: code["created"] for code in study()["code"]}


def people() -> set[str]:
    return names("contributor", "initials") | names("actor")


each_note = pytest.mark.parametrize("note", notes().values(), ids=notes().keys())
each_memo = pytest.mark.parametrize("memo", memos(), ids=[memo["title"] for memo in memos()])


def test_the_study_says_that_it_is_invented():
    assert "invented" in study()["description"]


def test_the_sample_is_as_large_as_the_guide_says():
    assert 55 <= len(notes()) <= 75
    assert len(study()["code"]) == 25
    assert 145 <= len(codings()) <= 180
    assert 19 <= len(memos()) <= 24
    assert {note.header["kind"] for note in notes().values()} >= {
        "fieldnote",
        "jotting",
        "interview",
        "diary",
        "document",
        "dialogue",
    }


def test_names_and_titles_are_unique():
    for noun in ("actor", "site", "code", "phase", "team", "contributor", "strand"):
        rows = [row["name"] for row in study()[noun]]
        assert len(rows) == len(set(rows)), noun
    titles = [note.header["title"].casefold() for note in notes().values()]
    titles += [memo["title"].casefold() for memo in memos()]
    assert sorted(titles) == sorted(set(titles))


def test_sites_codes_and_members_name_what_came_before_them():
    for noun in ("site", "code"):
        seen: set[str] = set()
        for row in study()[noun]:
            assert row.get("parent") is None or row["parent"] in seen, row["name"]
            seen.add(row["name"])
    for row in study()["membership"]:
        assert row["team"] in names("team")
        assert row["member"] in people()
    for actor in study()["actor"]:
        assert set(actor.get("groups", [])) <= names("actor")
        assert actor["kind"] in ("person", "group")
        assert actor["pseudonym"]


def test_four_codes_gather_the_others():
    assert sum("parent" not in code for code in study()["code"]) == 4


def test_every_stretch_of_time_runs_forward():
    facts = [fact for actor in study()["actor"] for fact in actor.get("fact", [])]
    for row in study()["phase"] + study()["membership"] + facts:
        start = first_day(row.get("start", "1800"))
        assert start <= last_day(row.get("end", "2018-12-31")), row
    for row in study()["position"]:
        assert row["contributor"] in names("contributor", "initials")
        date.fromisoformat(row["at"])


def test_codes_are_complete_and_their_history_runs_forward():
    for code in study()["code"]:
        assert re.fullmatch(r"#[0-9A-F]{6}", code["colour"])
        assert code["origin"] in CODE_ORIGINS
        assert code["phase"] in CODE_PHASES
        assert code.get("status", "active") in CODE_STATUSES
        assert all(code[key] for key in ("definition", "include", "exclude", "example"))
        moments = [code["created"]] + [event["at"] for event in code.get("event", [])]
        assert moments == sorted(moments), code["name"]
        for moment in moments:
            date.fromisoformat(moment)
        for event in code.get("event", []):
            assert event["kind"] in CODE_EVENTS
            assert event["by"] in names("contributor", "initials")
            assert event["reason"]


@each_note
def test_a_note_names_only_what_the_study_knows(note: SampleNote):
    header = note.header
    assert header["title"]
    assert header["kind"] in KINDS
    assert header.get("status", "written") in STATUSES
    assert header["author"] in names("contributor", "initials")
    assert header["strand"] in names("strand")
    assert header.get("site") is None or header["site"] in names("site")
    assert set(header.get("people", [])) <= people()
    grown = header.get("grown_from", [])
    assert set([grown] if isinstance(grown, str) else grown) <= set(notes())


@each_note
def test_a_note_is_written_after_it_was_observed(note: SampleNote):
    observed = When.of(note.header["observed"])
    assert observed.first <= last_day(note.header["written"])
    assert note.stem[:4] in (observed.first[:4], observed.last[:4])


@each_note
def test_a_note_keeps_to_the_light_markup(note: SampleNote):
    braces = re.findall(r"\{([^}]*)\}", note.text)
    assert set(braces) <= set(REGISTERS)
    assert not set("{}*") & set(note.plain)
    assert "\n\n\n" not in note.text
    assert note.text.endswith("\n")


@each_note
def test_links_and_mentions_in_a_note_lead_somewhere(note: SampleNote):
    check_links(note.text)


def check_links(text: str) -> None:
    titles = {note.header["title"] for note in notes().values()} | {memo["title"] for memo in memos()}
    assert set(re.findall(r"\[\[(.+?)\]\]", text)) <= titles
    known = names("actor") | names("site") | {event["name"] for event in desk()["event"]}
    for after in re.findall(r"@(\w.{0,40})", text):
        assert any((after[0].upper() + after[1:]).startswith(name) for name in known), after


def test_every_coding_lies_on_words_that_occur_once():
    for coding in codings():
        found = notes()[coding["note"]].plain.count(coding["words"])
        assert found == 1, f"{coding['note']}: {found} times: {coding['words']}"


def test_every_coding_is_younger_than_its_code_and_its_note():
    created = code_created()
    for coding in codings():
        at = date.fromisoformat(coding["at"]).isoformat()
        assert coding["coder"] in names("contributor", "initials")
        assert at >= created[coding["code"]], coding
        assert at >= When.of(notes()[coding["note"]].header["observed"]).last, coding


def test_every_code_but_a_gathering_one_is_used():
    used = {coding["code"] for coding in codings()}
    assert {code["name"] for code in study()["code"] if "parent" in code} <= used


def test_no_passage_is_coded_twice_alike():
    keys = [(row["note"], row["words"], row["code"], row["coder"]) for row in codings()]
    assert len(keys) == len(set(keys))


def test_minutes_saved_has_the_eleven_codings_that_its_retirement_speaks_of():
    assert sum(coding["code"] == "minutes saved" for coding in codings()) == 11


@each_memo
def test_a_memo_grows_by_dated_entries(memo: dict[str, Any]):
    assert memo["kind"] in MEMO_KINDS
    assert memo["visibility"] in VISIBILITIES
    assert memo["author"] in names("contributor", "initials")
    moments = [memo["created"]] + [entry["at"] for entry in memo["entry"]]
    assert moments == sorted(moments)
    for entry in memo["entry"]:
        date.fromisoformat(entry["at"][:10])
        assert entry["author"] in names("contributor", "initials")
        assert entry["text"].strip()
        check_links(entry["text"])


@each_memo
def test_a_memos_links_lead_somewhere(memo: dict[str, Any]):
    for link in memo.get("link", []):
        assert link["type"] in LINK_TYPES
        noun, _, target = link["to"].partition(":")
        if noun == "passage":
            stem, _, words = target.partition(":")
            assert notes()[stem].plain.count(words) == 1, words
        else:
            known = {"note": set(notes()), "memo": {row["title"] for row in memos()}}
            assert target in (known.get(noun) or names(noun)), link["to"]


def test_every_picture_lies_at_its_one_place_and_says_what_it_shows():
    placed = [(note.stem, file) for note in notes().values() for file in re.findall(r"^!\[(.+)\]$", note.text, re.M)]
    assert sorted(placed) == sorted((picture["note"], picture["file"]) for picture in desk()["picture"])
    for picture in desk()["picture"]:
        header = notes()[picture["note"]].header
        assert (SAMPLE / "pictures" / picture["file"]).stat().st_size <= 120_000
        assert picture["caption"]
        assert len(picture["alt"]) > len(picture["caption"])
        assert picture["taken"] == header["observed"][:10]
        for region in picture.get("region", []):
            assert region["at"] >= code_created()[region["code"]]
            assert region["at"] >= header["written"][:10]


def test_every_event_has_its_day_and_its_place_and_is_mentioned():
    written = "\n".join([note.text for note in notes().values()] + [str(memo["entry"]) for memo in memos()])
    for event in desk()["event"]:
        assert When.of(event["observed"]).precision in ("exact", "day", "range")
        assert event["site"] in names("site")
        assert re.search(f"@{event['name']}", written, re.I), event["name"]


def test_later_readings_are_later_and_lie_on_words_that_occur_once():
    readings = desk()["headnote"]
    assert {reading["author"] for reading in readings} == {"IM", "TA"}
    assert {"words" in reading for reading in readings} == {True, False}
    for reading in readings:
        note = notes()[reading["note"]]
        assert reading["at"] > note.header["written"][:10]
        assert note.plain.count(reading.get("words", note.plain)) == 1, reading


def test_folders_and_pins_name_notes_and_some_notes_lie_in_several_folders():
    lain = [stem for folder in desk()["folder"] for stem in folder["notes"]]
    assert set(lain) | {pin["note"] for pin in desk()["pin"]} <= set(notes())
    assert len(lain) - len(set(lain)) >= 3
    assert len(desk()["pin"]) == 3


def test_the_desk_is_laid_out_by_building_the_sample():
    project = Project.create(None, "Keeping the ferry", "Ines Marlowe")
    build_sample(project)
    idents = {row.title: row.id for row in project.notes.rows()}
    rota = idents["On the rota"]
    (plan,) = project.media.of_note(rota)
    regions = project.regions.of_media(plan.id)
    codes = [[c.code.name for c in project.codings.of_passage(region.passage)] for region in regions]
    assert codes == [["outsider on deck"], ["knowing by hand"]]
    assert [event for event in project.events.all() if not project.events.counts().get(event.id)] == []
    assert len(project.headnotes.of_note(idents["Hand-over in the rain"])) == 2
    assert [folder.name for folder in project.folders.of_note(rota)] == ["Chapter 2, two books", "Method"]
    assert project.pins.all()[0] == idents["Hand-over in the rain"]
    assert [note.title for note in project.jottings.sources(idents["The first winter"])] == [
        "Too hot",
        "Ice, third morning",
    ]
    assert "The clicker" not in {waiting.title for waiting in project.jottings.waiting()}
    assert project.jottings.count_waiting() == 6
    assert project.templates.find("Crossing count") is not None
    project.close()


@cache
def log() -> dict[str, Any]:
    return tomllib.loads((SAMPLE / "log.toml").read_text("utf-8"))


def test_every_visit_of_the_log_agrees_with_the_notes_that_came_of_it():
    for visit in log()["visit"]:
        assert visit["site"] in names("site")
        assert set(visit["who"]) <= names("contributor", "initials")
        for stem in visit.get("notes", ()):
            note = notes()[stem].header
            observed = When.of(note["observed"])
            first, last = (first_day(visit["when"].split("/")[0]), last_day(visit["when"].split("/")[-1]))
            assert first <= observed.last, stem
            assert observed.first <= max(last, first_day("2016-02-10") if "my-hand" in stem else last), stem
            assert note["author"] in visit["who"], stem


def test_the_log_has_hours_things_not_seen_absences_and_what_is_missing():
    visits = log()["visit"]
    assert sum("times" in visit for visit in visits) > 40
    assert sum("not_seen" in visit for visit in visits) > 15
    assert sum("notes" not in visit for visit in visits) >= 5
    assert all(absence["why"] for absence in log()["absence"])
    assert len(log()["absence"]) >= 5
    named = [stem for visit in visits for stem in visit.get("notes", ())]
    assert len(named) == len(set(named))


def test_the_log_is_entered_by_building_the_sample():
    project = Project.create(None, "Keeping the ferry", "Ines Marlowe")
    build_sample(project)
    entered = project.visits.all()
    assert len(entered) == len(log()["visit"]) + len(log()["absence"])
    assert project.notes.get(project.notes.find("The Wendle room").id).visit is not None
    project.close()


def test_facts_are_of_their_attributes_and_their_sources_are_words_of_notes():
    named = {row["name"] for row in study()["attribute"]}
    facts = [fact for actor in study()["actor"] for fact in actor.get("fact", [])]
    assert {fact["key"] for fact in facts} <= named
    sources = [fact["source"] for fact in facts if "source" in fact]
    assert len(sources) >= 4
    for source in sources:
        assert notes()[source["note"]].plain.count(source["words"]) == 1, source
