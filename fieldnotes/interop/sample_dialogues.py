"""Gives the sample's dialogue exercises their prompts, rounds, issues and stances; their turns stand in the notes."""

from collections.abc import Mapping
from typing import Any

from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from fieldnotes.text.threads import heading_of

Table = dict[str, Any]


def lay_out_dialogues(project: Project, tables: list[Table], notes: Mapping[str, str]) -> None:
    """Build what belongs to each exercise; the notes, people and teams are in the project already."""
    teams = {team.name: team.id for team in project.teams.all()}
    for table in tables:
        note = notes[table["note"]]
        prompts = [project.dialogues.add_prompt(note, words, heading=False) for words in table["prompts"]]
        for one in table["round"]:
            told = one["name"], one["date"], one["mode"], one.get("description", "")
            project.dialogues.add_round(note, *told)
        _join_turns(project, note, {prompt.text: prompt.id for prompt in prompts})
        for issue in table["issue"]:
            made = project.dialogues.issues.add(
                note, issue["name"], issue["low"], issue["high"], prompts[issue["prompt"] - 1].id
            )
            for number, state in enumerate(issue["states"], 1):
                project.dialogues.issues.set_state(made.id, number, state)
            for stance in issue["stance"]:
                _take(project, note, made.id, stance, teams)


def _join_turns(project: Project, note: str, prompts: Mapping[str, str]) -> None:
    """Turns know their prompt by its id, and their speaker as a contributor where she is one."""
    text = project.notes.text(note)
    starts = {ident: heading for words, ident in prompts.items() if (heading := heading_of(text, words))}
    for turn in project.turns.of_note(note):
        before = [(start, ident) for ident, (start, _) in starts.items() if start < turn.start]
        person = None if turn.speaker else project.contributors.find(turn.speaker_name)
        fields: Table = {"contributor": person.id} if person else {}
        project.dialogues.turns.change(turn.id, prompt=max(before)[1] if before else "", **fields)


def _take(project: Project, note: str, issue: str, table: Table, teams: Mapping[str, str]) -> None:
    side = Ref("team", teams[table["side"]])
    stance = project.dialogues.issues.take(issue, table["round"], side, table["words"], table["level"])
    text = project.notes.text(note)
    for words in table["passages"]:
        start = text.index(words)
        project.dialogues.issues.show(stance.id, note, start, start + len(words))
