"""What happened to the thing selected, latest first."""

from PySide6.QtWidgets import QLabel, QVBoxLayout

from fieldnotes.domain.codes import CodeEvent
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from ui.base.context import Context
from ui.models.dates import day_words
from ui.widgets.section_header import SectionHeader

_MOST = 12


def add_history(context: Context, column: QVBoxLayout, ref: Ref) -> None:
    """Add the steps that touched a thing; of a code, the events of its life."""
    names = {person.id: person.initials or person.name for person in context.project.contributors.all()}
    if ref.noun == "code":
        lines = [_event(event, names) for event in reversed(context.project.codes.events(ref.id))]
    else:
        lines = [_step(step, names) for step in context.project.history.of(ref, _MOST)]
    if not lines:
        return
    column.addWidget(SectionHeader(context.theme, "History"))
    for line in lines[:_MOST]:
        label = QLabel(line)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        column.addWidget(label)


def _step(step: Step, names: dict[str, str]) -> str:
    by = names.get(step.contributor or "", "")
    return " · ".join(part for part in (step.label, by, day_words(step.at)) if part)


def _event(event: CodeEvent, names: dict[str, str]) -> str:
    change = f" “{event.before}” → “{event.after}”" if event.before and event.kind in ("renamed", "moved") else ""
    by = names.get(event.contributor or "", "")
    reason = f"\n{event.reason}" if event.reason else ""
    return " · ".join(part for part in (event.kind + change, by, day_words(event.at)) if part) + reason
