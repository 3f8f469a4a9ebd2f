"""Commands that write reports, and the list of those that were written."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from fieldnotes.export.choices import Choices
from ui.base.context import Context
from ui.base.settings import Setting
from ui.base.workers import WrittenReport, write_report
from ui.commands.command import Command
from ui.dialogs.report_options import ReportOptions
from ui.models.code_tree import CodeTree
from ui.widgets.boxes import show_box

MOST = 12
_UNFIT = '<>:"/\\|?*'


def commands(context: Context) -> tuple[Command, ...]:
    """Write a Word report."""
    return (
        Command(
            id="reports.word",
            words="Word report…",
            icon="report",
            keys=("Ctrl+Shift+R",),
            group="Report",
            run=lambda: ask_word_report(context),
        ),
    )


def reports_of(project: str) -> Setting[list[str]]:
    """The setting that holds the paths of a project's reports, the latest first."""
    return Setting(f"reports/{project}", [], "Reports written lately, newest first")


def ask_word_report(context: Context, codes: Sequence[str] | None = None) -> ReportOptions | None:
    """Ask what the report is to hold, with some codes (ids) ticked or all of them; written when the person agrees.

    Returns:
        The box that is open now, or None when there is nothing to report yet.
    """
    counts = context.project.codes.counts()
    if not counts:
        context.say("A report gathers coded passages, and nothing has been coded yet.")
        return None
    model = CodeTree()
    model.set_codes(context.project.codes.all(), counts)
    box = ReportOptions(context.theme, context.project.title, model.rows(), QApplication.activeWindow())
    if codes is not None:
        box.tick(codes)
    box.agreed.connect(partial(_ask_where, context))
    show_box(box)
    return box


def open_report(context: Context, path: Path) -> None:
    """Open a report with whatever program this machine has for it."""
    if not path.is_file():
        context.say(f"{path.name} is no longer where it was written.")
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        context.say(f"No program on this machine opens {path.name}.")


def _ask_where(context: Context, choices: Choices) -> None:
    title = "".join(" " if sign in _UNFIT else sign for sign in choices.title or context.project.title)
    name = f"{' '.join(title.split())} {date.today().isoformat()}.docx"
    path = context.prompts.save_file("Word report", name, "Word documents (*.docx)")
    if path is None:
        return
    if path.suffix.lower() != ".docx":
        path = path.with_name(f"{path.name}.docx")
    task = context.tasks.run(
        write_report,
        context.session.path,
        context.session.key,
        choices,
        path,
        done=partial(_tell, context),
        failed=lambda error: context.say(error.message),
        words="Writing the report",
    )
    context.show_work(task)


def _tell(context: Context, written: object) -> None:
    """Say what was written, with a way to open it, and remember it."""
    assert isinstance(written, WrittenReport)
    setting = reports_of(context.project.id)
    others = [path for path in context.settings.get(setting) if path != str(written.path)]
    context.settings.set(setting, [str(written.path), *others][:MOST])
    count = written.quotations
    words = f"Wrote {count:,} quotation{'s' * (count != 1)} to {written.path.name}."
    if written.withheld:
        words += f" {written.withheld:,} withheld because of restrictions."
    if written.named:
        who = (
            "1 person without a pseudonym is"
            if written.named == 1
            else f"{written.named:,} people without a pseudonym are"
        )
        words += f" {who} named in it."
    context.say(words, "Open", partial(open_report, context, written.path))
