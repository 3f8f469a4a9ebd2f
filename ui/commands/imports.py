"""Commands that bring files in: choose or drop them, review what will come, have it made."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.interop.apply import Imported, ImportRun
from fieldnotes.interop.familiar import told_of_familiar
from fieldnotes.interop.plan import ImportOptions, Plan
from fieldnotes.interop.speakers import cast_of
from fieldnotes.text.dates import parse_when
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.base.tasks import Progress, Task
from ui.base.undoing import say_done
from ui.base.workers import Preview, preview_import
from ui.commands.command import Command
from ui.dialogs.import_review import ImportReview
from ui.widgets.boxes import show_box

_KINDS = (
    ("Word and other documents", "docx docm odt ott fodt rtf pdf doc"),
    ("Text and Markdown", "txt text md markdown"),
    ("Web pages and books", "html htm xhtml epub"),
    ("Tables and rows", "xlsx xlsm xls ods csv tsv jsonl ndjson"),
    ("Subtitles", "vtt srt"),
    ("Joplin and Evernote", "jex enex"),
)
FILTER = ";;".join(
    [
        f"All that can be read ({' '.join(f'*.{each}' for _, endings in _KINDS for each in endings.split())})",
        *(f"{words} ({' '.join(f'*.{each}' for each in endings.split())})" for words, endings in _KINDS),
        "All files (*)",
    ]
)
"""What a dialog for opening offers to show."""


def commands(context: Context) -> tuple[Command, ...]:
    """Import files, import a folder."""

    def writable() -> bool:
        return not context.project.store.readonly

    return (
        Command(
            id="project.import",
            words="Import files…",
            icon="import",
            keys=("Ctrl+Shift+I",),
            group="Project",
            when=writable,
            run=lambda: import_files(context),
        ),
        Command(
            id="project.import_folder",
            words="Import folder…",
            icon="folder",
            group="Project",
            when=writable,
            run=lambda: import_folder(context),
        ),
    )


def import_files(context: Context) -> None:
    """Ask which files, and review them."""
    paths = context.prompts.open_files("Import files", FILTER)
    if paths:
        import_paths(context, paths)


def import_folder(context: Context) -> None:
    """Ask which folder, and review what lies in it."""
    path = context.prompts.open_folder("Import a folder, a vault or an export with all that lies in it")
    if path is not None:
        import_paths(context, [path])


def import_paths(context: Context, paths: Sequence[Path]) -> ImportReview | None:
    """Show what an import of files and folders would make; made when the person agrees.

    Returns:
        The review that is open now, or None for a project that is open for reading only.
    """
    if context.project.store.readonly:
        context.say("This project is open for reading only; nothing can be imported into it.")
        return None
    review = ImportReview(
        context.theme,
        partial(look_at, context, tuple(paths)),
        partial(_read_when, context),
        [site.name for site in context.project.sites.all()],
        QApplication.activeWindow(),
    )
    review.agreed.connect(partial(carry_out, context))
    show_box(review)
    return review


def carry_out(context: Context, plan: Plan) -> None:
    """Make the notes of a plan between other events; they appear all at once, or not at all if it is stopped."""
    run = ImportRun(context.project, plan)
    task = context.tasks.slices(
        _slices(run),
        done=partial(_tell, context),
        failed=lambda error: context.say(error.message),
        words=plan.label(),
    )
    context.show_work(task)


def look_at(
    context: Context,
    paths: tuple[Path, ...],
    options: ImportOptions,
    done: Callable[[object], None],
    failed: Callable[[UserError], None],
    progress: Callable[[Progress], None],
) -> Task:
    """Look at files in a process of its own; ``done`` gets a Preview with who its speakers probably are."""

    def tell(found: object) -> None:
        assert isinstance(found, Preview)
        cast = cast_of(context.project)
        done(
            replace(
                found,
                plan=told_of_familiar(context.project, found.plan, found.words),
                answers=tuple(cast.suggest(speaker) for speaker in found.speakers),
                people=tuple(cast.people()),
            )
        )

    return context.tasks.run(
        preview_import, paths, options, done=tell, failed=failed, progress=progress, words="Reading the files"
    )


def _slices(run: ImportRun) -> Generator[Progress, None, Imported]:
    """The import in slices; stopping it takes everything back."""
    try:
        while run.advance():
            yield Progress(run.done, run.total, f"Importing note {run.done + 1:,} of {run.total:,}")
        return run.finish()
    finally:
        run.cancel()


def _tell(context: Context, made: object) -> None:
    """Say what was made, with the way back."""
    assert isinstance(made, Imported)
    if made.step is None:
        context.say("There was nothing to import.")
        return
    count = len(made.notes)
    left_out = f" {len(made.skipped):,} left out." if made.skipped else ""
    if count == 1:
        context.open(Ref("note", made.notes[0].id))
    say_done(context, f"Imported {count:,} note{'s' * (count != 1)}.{left_out}", made.step.id)


def _read_when(context: Context, words: str, order: str) -> When:
    return parse_when(words, date.today(), order or context.settings.get(DATE_ORDER))
