"""What the command line prints as JSON: one function a form, the forms fixed by the documentation."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from fieldnotes.domain.notes import Note
from fieldnotes.domain.steps import Step
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.search.results import Hit, Line, Results

Json = dict[str, Any]


def search_record(results: Results) -> Json:
    """The answer to a search."""
    return {
        "query": results.query,
        "notes": results.notes,
        "occurrences": results.occurrences,
        "others": results.others,
        "by_year": results.by_year,
        "hits": [_hit_record(hit) for hit in results.hits],
        "suggestion": results.suggestion,
        "unindexed": results.unindexed,
    }


def _hit_record(hit: Hit) -> Json:
    return {
        "type": hit.type,
        "id": hit.id,
        "title": hit.title,
        "observed": hit.observed,
        "snippet": hit.snippet,
        "occurrences": [list(span) for span in hit.occurrences],
    }


def line_record(line: Line) -> Json:
    """One line of a concordance."""
    return {
        "note": line.note,
        "observed": line.observed,
        "left": line.left,
        "match": line.match,
        "right": line.right,
        "start": line.start,
        "end": line.end,
    }


def imported_record(notes: Iterable[Note]) -> list[Json]:
    """The notes that an import made."""
    return [
        {
            "id": note.id,
            "title": note.title,
            "kind": note.kind,
            "observed": observed_words(note.observed),
            "words": note.words,
        }
        for note in notes
    ]


def observed_words(when: When | None) -> str | None:
    """A date observed as ISO, shortened to its precision; None where nobody has said."""
    return when.iso if when else None


def note_record(project: Project, words: str) -> Json:
    """One note with its text, turns and passages.

    Raises:
        UserError: no note answers to the words, or several do.
    """
    note = project.notes.find(words)
    return {
        "id": note.id,
        "title": note.title,
        "kind": note.kind,
        "observed": observed_words(note.observed),
        "written": note.written,
        "site": project.sites.get(note.site).name if note.site else None,
        "people": [actor.name for actor in project.notes.people(note.id)],
        "language": note.language,
        "text": note.text,
        "turns": _turn_records(project, note.id),
        "passages": _passage_records(project, note.id),
    }


def _turn_records(project: Project, note: str) -> list[Json]:
    names = {actor.id: actor.name for actor in project.actors.all()}
    names |= {person.id: person.name for person in project.contributors.all()}
    return [
        {
            "speaker": names.get(turn.speaker or turn.contributor or "", turn.speaker_name),
            "start": turn.start,
            "end": turn.end,
            "time": turn.time,
        }
        for turn in project.turns.of_note(note)
    ]


def _passage_records(project: Project, note: str) -> list[Json]:
    codes: dict[str, list[str]] = {}
    for coded in project.codings.of_note(note):
        codes.setdefault(coded.passage.id, []).append(coded.code.name)
    return [
        {
            "id": passage.id,
            "start": passage.start,
            "end": passage.end,
            "words": passage.words,
            "state": passage.state,
            "codes": list(dict.fromkeys(codes.get(passage.id, []))),
        }
        for passage in project.passages.of_note(note)
    ]


def codebook_record(project: Project) -> list[Json]:
    """The codes in the order of the tree."""
    counts = project.codes.counts()
    return [
        {"id": code.id, "name": code.name, "parent": code.parent, "passages": counts.get(code.id, 0)}
        for code in project.codes.all()
    ]


def step_records(project: Project, steps: Iterable[Step]) -> list[Json]:
    """Steps with the names of those who did them; times in UTC."""
    names = {person.id: person.name for person in project.contributors.all()}
    return [
        {
            "id": step.id,
            "at": datetime.fromtimestamp(step.at / 1000, UTC).isoformat(timespec="seconds"),
            "contributor": names.get(step.contributor or ""),
            "label": step.label,
            "undoes": step.undoes,
        }
        for step in steps
    ]
