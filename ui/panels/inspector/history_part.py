"""What happened to the thing selected: when it was written first and last, the latest steps, the way to its history."""

from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from fieldnotes.domain.codes import CodeEvent
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.models.dates import day_words
from ui.widgets.section_header import SectionHeader

_MOST = 6
_READ = 200
"""Steps read, so that many of one kind still leave others to be told."""
_PAGED = ("note", "memo", "code")
"""Nouns that have a page of their history."""


def add_history(context: Context, column: QVBoxLayout, ref: Ref) -> None:
    """Add a note's writing in a line or two, then the latest steps; of a code, the events of its life."""
    names = {person.id: person.initials or person.name for person in context.project.contributors.all()}
    if ref.noun == "code":
        lines = [_event(event, names) for event in reversed(context.project.codes.events(ref.id))]
    else:
        lines = latest_steps(context.project.history.of(ref, _READ), names)
    lines = [*(_writing(context, ref.id) if ref.noun == "note" else ()), *lines[:_MOST]]
    if not lines:
        return
    column.addWidget(SectionHeader(context.theme, "History"))
    for line in lines:
        label = QLabel(line)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        column.addWidget(label)
    if ref.noun in _PAGED:
        more = QPushButton("All sessions and steps")
        more.setProperty("role", "link")
        more.setToolTip("Read what it was, and see what changed (F8)")
        more.clicked.connect(partial(context.open, Ref("history", ref.id), keep=True))
        column.addWidget(more)


def latest_steps(steps: list[Step], names: dict[str, str]) -> list[str]:
    """Steps (the latest first) as lines; what was done over and over is one line.

    Args:
        steps: the latest first.
        names: what to call each contributor, by id.
    """
    groups: list[list[Step]] = []
    for step in steps:
        if groups and (groups[-1][-1].label, groups[-1][-1].contributor) == (step.label, step.contributor):
            groups[-1].append(step)
        else:
            groups.append([step])
    return [_steps(group, names) for group in groups]


def _steps(group: list[Step], names: dict[str, str]) -> str:
    first, last = day_words(group[-1].at), day_words(group[0].at)
    times = f" ({len(group)} times)" if len(group) > 1 else ""
    days = last if first == last else f"{first} – {last}"
    return " · ".join(
        part for part in (group[0].label + times, names.get(group[0].contributor or "", ""), days) if part
    )


def _writing(context: Context, ident: str) -> list[str]:
    """When a note was written: "Written 12 Nov 2013, 22:40 (same day) · first writing sealed", then later sessions."""
    note, kept = context.project.notes.get(ident), context.project.revisions.written(ident)
    when = When.of(note.written).label() if note.written else ""
    if not when and kept.first is not None:
        when = day_words(kept.first)
    seen = note.observed
    same = seen is not None and note.written is not None and seen.first == seen.last == note.written[:10]
    parts = (
        f"Written {when}{' (same day)' if same else ''}" if when else "",
        "first writing sealed" if kept.sealed else "",
    )
    sessions = f"{kept.later:,} later session{'s' * (kept.later != 1)}"
    later = f"{sessions} · last {day_words(kept.last)}" if kept.last is not None else ""
    return [line for line in (" · ".join(filter(None, parts)), later) if line]


def _event(event: CodeEvent, names: dict[str, str]) -> str:
    change = f" “{event.before}” → “{event.after}”" if event.before and event.kind in ("renamed", "moved") else ""
    by = names.get(event.contributor or "", "")
    reason = f"\n{event.reason}" if event.reason else ""
    return " · ".join(part for part in (event.kind + change, by, day_words(event.at)) if part) + reason
