"""Commands on the fieldwork log: visits and absences entered, changed, deleted; made from notes; the log saved."""

from collections.abc import Callable, Collection, Generator, Sequence
from functools import partial
from typing import Any

from fieldnotes.analysis.fieldwork import FieldLog
from fieldnotes.analysis.presence import Gap
from fieldnotes.analysis.visits_from_notes import make_visits, planned_visits
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.domain.visits import PlannedVisit
from fieldnotes.domain.when import When
from fieldnotes.export.fieldwork_log import write_log
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.base.tasks import Progress
from ui.base.undoing import say_done
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.planned_visits import ask_planned
from ui.dialogs.visit_form import Begun, NewVisit, ask_visit

FIELD_LOG = Ref("log", "log")
"""The page of the fieldwork log."""

Verb = Callable[..., object]
"""A command that is handed the context and what else it needs."""


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""

    def writable() -> bool:
        return not context.session.readonly

    def on_visit() -> bool:
        ref = context.selection.ref
        return writable() and ref is not None and ref.noun == "visit"

    return (
        Command(
            id="visits.log",
            words="Fieldwork log",
            icon="log",
            keys=("Ctrl+Shift+L",),
            group="Go",
            run=lambda: context.open(FIELD_LOG, keep=True),
        ),
        Command(
            id="visits.new",
            words="New visit…",
            icon="visit",
            keys=("Ctrl+Alt+V",),
            group="People",
            when=writable,
            run=lambda: new_visit(context, _of(context, "site"), _of(context, "contributor")),
        ),
        Command(
            id="visits.new_absence",
            words="New time of absence…",
            icon="absence",
            group="People",
            when=writable,
            run=lambda: new_absence(context),
        ),
        Command(
            id="visits.from_notes",
            words="Make visits from notes…",
            icon="write up",
            group="People",
            when=writable,
            run=lambda: ask_visits_from_notes(context, _several(context)),
        ),
        Command(
            id="visits.of_note",
            words="Make a visit of this note",
            icon="visit",
            group="Note",
            when=lambda: writable() and _of(context, "note") is not None,
            run=lambda: visit_of_note(context, _of(context, "note") or ""),
        ),
        Command(
            id="visits.note",
            words="New note of this visit",
            icon="note",
            group="People",
            when=on_visit,
            run=lambda: note_of_visit(context, _selected(context)),
        ),
        Command(
            id="visits.delete",
            words="Delete visit or absence",
            icon="delete",
            group="People",
            when=on_visit,
            run=lambda: delete_visit(context, _selected(context)),
        ),
    )


def new_visit(context: Context, site: str | None = None, visitor: str | None = None) -> str | None:
    """Ask for a visit and enter it; its id. A place and who was there (ids) may be known already."""
    name = context.project.sites.get(site).name if site else ""
    answer = _asked(context, Begun("", name, (visitor or context.project.me.id,)))
    return None if answer is None else _enter(context, answer, "visit")


def new_absence(context: Context) -> str | None:
    """Ask for a time of absence and enter it; its id."""
    answer = _asked(context, Begun(), absence=True)
    return None if answer is None else _enter(context, answer, "absence")


def explain_gap(context: Context, gap: Gap) -> str | None:
    """Ask why nobody was there for so long, and enter it; the id of the absence."""
    days = When(gap.first, gap.last, "range") if gap.first != gap.last else When.of(gap.first)
    answer = _asked(context, Begun(days.label()), absence=True)
    return None if answer is None else _enter(context, answer, "absence")


def visit_of_note(context: Context, note: str) -> str:
    """Make a visit of the day, place and author of a note, and link the note to it; its id.

    Raises:
        UserError: the note has no date observed.
    """
    project = context.project
    one = project.notes.get(note)
    if one.observed is None:
        raise UserError("Say first when this note was observed; then a visit can be made of it.")
    first, last = one.observed.first, one.observed.last
    start = one.observed.start[:10]
    who = [one.author] if one.author else []
    with project.store.step("Make a visit of this note"):
        end = one.observed.end or (last if first != last and len(start) == 10 else None)
        visit = project.visits.add(start, end, who, site=one.site)
        project.visits.assign([note], visit.id)
    offer_undo(context, f"Made a visit of {visit.label()}")
    return visit.id


def note_of_visit(context: Context, visit: str) -> str:
    """Begin a note of a visit: its day, its place; the note's id."""
    project = context.project
    one = project.visits.get(visit)
    observed = When.of(one.start) if one.end is None or one.end[:10] == one.start[:10] else None
    with project.store.step("Add note of a visit"):
        note = project.notes.add(observed=observed, site=one.site, author=project.me.id).id
        project.visits.assign([note], visit)
    context.open(Ref("note", note), keep=True)
    return note


def change_visit(context: Context, visit: str, **fields: Any) -> None:
    """Change fields of a visit or absence.

    Raises:
        UserError: it cannot be so.
    """
    before = context.project.visits.get(visit)
    changed = {name: value for name, value in fields.items() if value != getattr(before, name)}
    if changed:
        context.project.visits.change(visit, **changed)
        offer_undo(context, f"Changed {_named(context, visit)}")


def delete_visit(context: Context, visit: str) -> None:
    """Delete a visit or absence; its notes stay. The toast brings it back."""
    words = _named(context, visit)
    context.project.visits.delete(visit)
    offer_undo(context, f"Deleted {words}")


def ask_visits_from_notes(context: Context, notes: Collection[str] | None = None) -> None:
    """Show which visits notes (ids; None for all) speak of, and make those that the person wants."""
    planned = planned_visits(context.project, None if notes is None else set(notes))
    if not planned:
        context.say("There is nothing to make: no other note has a day of its own and no visit.")
        return
    sites = {site.id: site.name for site in context.project.sites.all()}
    chosen = ask_planned([(_planned_words(one, sites), one.visit is not None) for one in planned], context.theme)
    if chosen is not None:
        carry_out(context, [planned[number] for number in chosen])


def carry_out(context: Context, planned: Sequence[PlannedVisit]) -> None:
    """Make visits between other events; they appear all at once, or not at all if it is stopped."""
    task = context.tasks.slices(
        _slices(context, planned),
        done=partial(_tell_made, context, len(planned)),
        failed=lambda error: context.say(error.message),
        words="Making visits",
    )
    context.show_work(task)


def save_log(context: Context, log: FieldLog, gaps: Sequence[Gap]) -> None:
    """Ask where to, and write a log as a table.

    Raises:
        UserError: it cannot be written there.
    """
    name = f"{context.project.title} fieldwork log.csv"
    path = context.prompts.save_file("Save the fieldwork log", name, "Tables (*.csv)")
    if path is not None:
        write_log(log, gaps, path)
        context.say(f"Wrote the log to {path.name}.")


def _asked(context: Context, begun: Begun, absence: bool = False) -> NewVisit | None:
    project = context.project
    sites = [site.name for site in project.sites.all()]
    people = [(person.id, person.name) for person in project.contributors.all()]
    return ask_visit(context.theme, sites, people, begun, context.settings.get(DATE_ORDER), absence)


def _enter(context: Context, answer: NewVisit, kind: str) -> str:
    project, stay = context.project, answer.stay
    with project.store.step("Add absence" if kind == "absence" else "Add visit"):
        known = project.sites.find(answer.site) if answer.site else None
        site = known or (project.sites.add(answer.site) if answer.site else None)
        visit = project.visits.add(
            stay.start,
            stay.end,
            answer.visitors,
            kind=kind,
            site=site.id if site else None,
            minutes=answer.minutes,
            access=answer.access,
            not_seen=answer.not_seen,
            description=answer.description,
        )
    offer_undo(context, f"Added {_named(context, visit.id)}")
    return visit.id


def _slices(context: Context, planned: Sequence[PlannedVisit]) -> Generator[Progress, None, Step | None]:
    made = make_visits(context.project, planned)
    try:
        while True:
            try:
                done = next(made)
            except StopIteration as end:
                step = end.value
                return step if isinstance(step, Step) else None
            yield Progress(done, len(planned), f"Visit {done:,} of {len(planned):,}")
    finally:
        made.close()


def _tell_made(context: Context, count: int, step: object) -> None:
    words = f"Joined notes to {count:,} visit{'s' * (count != 1)}"
    if isinstance(step, Step):
        say_done(context, words, step.id)


def _planned_words(one: PlannedVisit, sites: dict[str, str]) -> str:
    days = When(one.start, one.end, "range") if one.end else When.of(one.start)
    place = sites.get(one.site or "", "no place said")
    count = f"{len(one.notes):,} note{'s' * (len(one.notes) != 1)}"
    return " · ".join((days.label(), place, count, *(("known already",) if one.visit else ())))


def _named(context: Context, visit: str) -> str:
    one = context.project.visits.get(visit)
    return f"{'the absence' if one.absent else 'the visit of'} {one.label()}"


def _several(context: Context) -> list[str] | None:
    """The notes that are chosen together; None for all notes where no more than one is."""
    chosen = context.navigation.chosen("note")
    return chosen if len(chosen) > 1 else None


def _of(context: Context, noun: str) -> str | None:
    """What is selected, if it is of a noun: its id."""
    ref = context.selection.ref
    return ref.id if ref is not None and ref.noun == noun else None


def _selected(context: Context) -> str:
    ref = context.selection.ref
    return ref.id if ref is not None else ""
