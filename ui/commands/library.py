"""Deeds on chosen notes, and their commands: rename, delete, pin, change kind, status, place or date."""

from collections.abc import Callable, Sequence
from datetime import date

from fieldnotes.domain.notes import KINDS, STATUSES
from fieldnotes.domain.refs import Ref
from fieldnotes.text.dates import parse_when
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.base.undoing import say_done
from ui.commands.command import Command
from ui.commands.folders import ask_put_notes, ask_take_notes_out
from ui.dialogs.pick_form import Pick, ask_pick

Deed = Callable[..., object]
"""A deed is handed the context, ids of notes, and what else it needs."""

_NO_PLACE = "none"


def commands(context: Context) -> tuple[Command, ...]:
    """What is done to the notes that are chosen in the list, or to the one in front."""

    def chosen() -> list[str]:
        return context.navigation.chosen("note")

    def can() -> bool:
        return not context.session.readonly and bool(chosen())

    def command(name: str, words: str, icon: str, run: Deed, keys: tuple[str, ...] = ()) -> Command:
        def give() -> None:
            run(context, chosen())

        return Command(id=f"library.{name}", words=words, icon=icon, keys=keys, group="Note", when=can, run=give)

    return (
        command("pin", "Pin or unpin", "pin", switch_pins, ("Ctrl+D",)),
        command("put", "Put in folder…", "folder", ask_put_notes, ("Ctrl+Alt+F",)),
        command("take_out", "Take out of folder…", "folder shut", ask_take_notes_out),
        command("rename", "Rename note…", "edit", rename_first),
        command("kind", "Change kind…", "notes", ask_kind),
        command("status", "Change status…", "saved", ask_status),
        command("site", "Change place…", "site", ask_site),
        command("observed", "Change date observed…", "date", ask_observed),
        command("delete", "Delete notes", "delete", delete_notes),
    )


def rename_first(context: Context, notes: Sequence[str]) -> None:
    """Ask for another title of the first of some notes (ids).

    Raises:
        UserError: the note is gone, or the project is open for reading only.
    """
    note = context.project.notes.get(notes[0])
    title = context.prompts.ask("Rename note", "Title:", note.title)
    if title is None or " ".join(title.split()) == note.title:
        return
    with context.project.store.step("Rename note") as step:
        context.project.notes.change(note.id, title=title)
    title = " ".join(title.split())
    say_done(context, f"It is called “{title}” now." if title else "It has no title now.", step.id)


def delete_notes(context: Context, notes: Sequence[str]) -> None:
    """Delete notes (ids) in one step, and offer the way back.

    Raises:
        UserError: the project is open for reading only.
    """
    if not notes:
        return
    count = len(notes)
    words = "Deleted one note." if count == 1 else f"Deleted {count:,} notes."
    if count == 1:
        title = context.project.titles.title(Ref("note", notes[0]))
        words = f"Deleted “{title}”." if title else words
    with context.project.store.step("Delete note" if count == 1 else f"Delete {count} notes") as step:
        context.project.notes.delete(*notes)
    say_done(context, words, step.id)


def switch_pins(context: Context, notes: Sequence[str]) -> None:
    """Pin notes (ids), or, when all are pinned already, take the pins off.

    Raises:
        UserError: the notes are gone, or the project is open for reading only.
    """
    pins = context.project.pins
    off = set(notes) <= set(pins.all())
    label = "Unpin" if off else "Pin"
    with context.project.store.step(f"{label} {_counted(notes)}") as step:
        (pins.unpin if off else pins.pin)(notes)
    count = f"{len(notes):,} notes are" if len(notes) > 1 else "It is"
    say_done(context, f"{count} pinned no more." if off else f"{count} pinned on top of the list.", step.id)


def change_kind(context: Context, notes: Sequence[str], kind: str) -> None:
    """Make notes (ids) of another kind, in one step.

    Raises:
        UserError: the project is open for reading only.
    """
    _change(context, notes, "Change kind", f"now of the kind “{kind}”", kind=kind)


def change_status(context: Context, notes: Sequence[str], status: str) -> None:
    """Give notes (ids) another status, in one step.

    Raises:
        UserError: the project is open for reading only.
    """
    _change(context, notes, "Change status", f"now “{status}”", status=status)


def ask_kind(context: Context, notes: Sequence[str]) -> None:
    """Ask of which kind notes (ids) are.

    Raises:
        UserError: the project is open for reading only.
    """
    picks = [Pick(kind, kind.capitalize(), kind) for kind in KINDS]
    answer = ask_pick(context.theme, "Change kind", "Change", "Kind", picks)
    if answer is not None:
        change_kind(context, notes, answer.id)


def ask_status(context: Context, notes: Sequence[str]) -> None:
    """Ask what the status of notes (ids) is.

    Raises:
        UserError: the project is open for reading only.
    """
    picks = [Pick(status, status.capitalize()) for status in STATUSES]
    answer = ask_pick(context.theme, "Change status", "Change", "Status", picks)
    if answer is not None:
        change_status(context, notes, answer.id)


def ask_site(context: Context, notes: Sequence[str]) -> None:
    """Ask where notes (ids) were observed; the place may be a new one, or none.

    Raises:
        UserError: the project is open for reading only.
    """
    sites = context.project.sites
    picks = [Pick(_NO_PLACE, "No place", "remove"), *(Pick(site.id, site.name, "site") for site in sites.all())]
    answer = ask_pick(context.theme, "Change place", "Change", "Place", picks, new="New place")
    if answer is None:
        return
    with context.project.store.step("Change site") as step:
        site = answer.id or sites.add(answer.words).id
        for note in notes:
            context.project.notes.change(note, site=None if site == _NO_PLACE else site)
    count = f"{len(notes):,} notes are" if len(notes) > 1 else "It is"
    at = "at no place now" if answer.id == _NO_PLACE else f"now at “{answer.words}”"
    say_done(context, f"{count} {at}.", step.id)


def ask_observed(context: Context, notes: Sequence[str]) -> None:
    """Ask when what notes (ids) tell was observed; an empty answer takes the date away.

    Raises:
        UserError: the words are no date, or the project is open for reading only.
    """
    known = {context.project.notes.get(note).observed for note in notes}
    one = next(iter(known)) if len(known) == 1 else None
    words = context.prompts.ask(
        "Date observed",
        "When was it observed? Write a date, “last Tuesday”, “spring 2012” or “about 1974”.",
        one.label() if one is not None else "",
    )
    if words is None:
        return
    order = context.settings.get(DATE_ORDER)
    when = parse_when(words, date.today(), order) if words.strip() else None
    said = f"now observed {when.label()}" if when is not None else "without a date now"
    _change(context, notes, "Change date observed", said, observed=when)


def _change(context: Context, notes: Sequence[str], label: str, said: str, **fields: object) -> None:
    """Change one field of notes in one step, and offer the way back."""
    with context.project.store.step(label) as step:
        for note in notes:
            context.project.notes.change(note, **fields)
    count = f"{len(notes):,} notes are" if len(notes) > 1 else "It is"
    say_done(context, f"{count} {said}.", step.id)


def _counted(notes: Sequence[str]) -> str:
    return "note" if len(notes) == 1 else f"{len(notes):,} notes"
