"""Which notes of a plan the project seems to hold already, so that nobody imports a vault twice unawares."""

from collections.abc import Sequence
from dataclasses import replace

from fieldnotes.interop.plan import Plan
from fieldnotes.interop.vaults.linking import key_of
from fieldnotes.project.project import Project


def told_of_familiar(project: Project, plan: Plan, words: Sequence[int]) -> Plan:
    """The plan with a warning at each note that a note of the project equals in title and number of words.

    Args:
        project: where the notes would go.
        plan: what would be made.
        words: how many words each of its notes has.
    """
    held = {(key_of(title), count) for _, title, count in project.titles.notes()}
    told = "The project holds a note of this title with as many words already."
    notes = tuple(
        replace(note, warnings=(*note.warnings, told)) if (key_of(note.title), count) in held else note
        for note, count in zip(plan.notes, words, strict=True)
    )
    return replace(plan, notes=notes)
