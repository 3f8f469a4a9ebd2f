"""Lays out the sample study's desk: its pictures, later readings, folders, pins and own sheets of prompts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from fieldnotes.interop.sample_text import SampleText, parse
from fieldnotes.project.project import Project
from fieldnotes.text.standoff import from_markdown

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SampleNames:
    """Names of the sample's files as ids of the project, and how its days are read."""

    notes: Mapping[str, str]
    codes: Mapping[str, str]
    people: Mapping[str, str]
    texts: Mapping[str, SampleText]
    moment: Callable[[object], int]


def lay_out(project: Project, desk: Table, pictures: Traversable, names: SampleNames) -> None:
    """Put everything in its place; the notes, codes and people it names are in the project already."""
    for table in desk["picture"]:
        _picture(project, table, (pictures / table["file"]).read_bytes(), names)
    for table in desk["headnote"]:
        _headnote(project, table, names)
    for table in desk["folder"]:
        project.folders.put([names.notes[stem] for stem in table["notes"]], project.folders.ensure(table["path"]).id)
    for table in desk["pin"]:
        project.pins.pin([names.notes[table["note"]]])
    for table in desk["template"]:
        words = from_markdown(table["text"].strip())
        project.templates.add(table["title"], table["kind"], words.text, words.marks)


def _picture(project: Project, table: Table, data: bytes, names: SampleNames) -> None:
    place = next(start for start, file in names.texts[table["note"]].pictures if file == table["file"])
    said = {name: table[name] for name in ("caption", "alt", "taken")}
    media = project.media.add(names.notes[table["note"]], place, data, table["file"], **said)
    for drawn in table.get("region", []):
        region = project.regions.add(media.id, *drawn["box"])
        project.codings.add_to_passage(
            region.passage,
            names.codes[drawn["code"]],
            drawn.get("comment", ""),
            names.people[drawn["coder"]],
            names.moment(drawn["at"]),
        )


def _headnote(project: Project, table: Table, names: SampleNames) -> None:
    note, passage = names.notes[table["note"]], None
    if "words" in table:
        start = project.notes.text(note).index(table["words"])
        passage = project.passages.add(note, start, start + len(table["words"])).id
    text = parse(table["text"], join_lines=True).text
    project.headnotes.add(note, text, passage, names.moment(table["at"]), names.people[table["author"]])
