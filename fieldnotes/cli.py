"""The command line: parse, call, print; the same doors that the window uses."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import KINDS
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.records import (
    codebook_record,
    imported_record,
    line_record,
    note_record,
    search_record,
    step_records,
)
from fieldnotes.search.results import Line
from fieldnotes.session import Session

Json = dict[str, Any]


@dataclass
class Outcome:
    """How a command ended; ``project`` is one that a window should now open, if there is a screen."""

    status: int = 0
    project: Path | None = None


class Printer:
    """Prints an answer as one JSON object, or as lines for people."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json

    def answer(self, record: Json, lines: Iterator[str] | list[str]) -> None:
        """Print the record with ``--json``, else the lines."""
        if self._as_json:
            click.echo(json.dumps(record, ensure_ascii=False))
        else:
            for line in lines:
                click.echo(line)


def _json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")(command)


_PROJECT = click.argument("project", type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def commands() -> None:
    """Fieldnotes: keep, search, code and report years of fieldnotes. Without a command, opens the window."""


def _reading(path: Path) -> AbstractContextManager[Session]:
    return closing(Session.open(path, readonly=True))


def _writing(path: Path) -> AbstractContextManager[Session]:
    return closing(Session.open(path, readonly=False))


@commands.command()
@_PROJECT
@click.option("--title", default="", help="What the study is called.")
@_json_option
def new(project: Path, title: str, as_json: bool) -> None:
    """Make an empty project."""
    with closing(Session.create(project, title)) as session:
        record = {"project": str(project), "id": session.project.id}
    Printer(as_json).answer(record, [f"Made {project}."])


@commands.command(name="import")
@_PROJECT
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(KINDS), help="The kind of every note.")
@click.option("--observed", help="When it was observed, where the files do not say it.")
@click.option("--site", default="", help="Where it was observed, where the files do not say it.")
@click.option("--split", type=click.Choice(["dated"]), help="Make a note of each dated entry.")
@click.option("--language", default="", help="The language of the notes, such as en or zh.")
@click.option("--order", type=click.Choice(["dmy", "mdy", "ymd"]), help="How 12/03/13 is meant.")
@_json_option
def import_(project: Path, files: tuple[Path, ...], as_json: bool, **options: str | None) -> None:
    """Import files and folders as notes, in one step that can be undone."""
    from fieldnotes.interop.apply import apply_plan
    from fieldnotes.interop.gather import plan_import
    from fieldnotes.interop.speakers import surely_cast

    with _writing(project) as session:
        plan = surely_cast(session.project, plan_import(list(files), _import_options(options)))
        imported = apply_plan(session.project, plan)
    record = {
        "imported": imported_record(imported.notes),
        "skipped": [{"path": str(skipped.path), "reason": skipped.reason} for skipped in plan.skipped],
    }
    if not record["imported"]:
        reasons = "; ".join(f"{skipped.path}: {skipped.reason}" for skipped in plan.skipped[:3])
        raise UserError(f"Nothing was imported. {reasons}".strip())
    lines = [f"Imported {len(record['imported'])} notes."]
    lines += [f"Skipped {skipped.path}: {skipped.reason}" for skipped in plan.skipped]
    Printer(as_json).answer(record, lines)
    for title, warning in plan.warnings:
        click.echo(f"{title}: {warning}", err=True)


def _import_options(options: dict[str, str | None]) -> Any:
    from datetime import date

    from fieldnotes.interop.plan import ImportOptions
    from fieldnotes.text.dates import parse_when

    observed = options["observed"]
    return ImportOptions(
        kind=options["kind"],
        observed=parse_when(observed, date.today(), options["order"] or "dmy") if observed else None,
        site=options["site"] or "",
        split=options["split"] or "",
        language=options["language"] or "",
        order=options["order"] or "",
    )


@commands.command()
@_PROJECT
@click.argument("query")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Only notes of this kind.")
@click.option("--from", "since", default="", help="Only notes observed on or after this date.")
@click.option("--to", "until", default="", help="Only notes observed on or before this date.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(0), help="How many hits to show.")
@_json_option
def search(project: Path, query: str, kind: str | None, since: str, until: str, limit: int, as_json: bool) -> None:
    """Find notes, memos, codes and people."""
    scope = Scope(_date(since), _date(until)).narrowed("kind", [kind] if kind else [])
    with _reading(project) as session:
        session.search.wait_until_current()
        results = session.search.query(query, scope, limit)
    record = search_record(results)
    Printer(as_json).answer(record, _search_lines(record))


def _search_lines(record: Json) -> Iterator[str]:
    yield f"{record['occurrences']} times in {record['notes']} notes"
    for hit in record["hits"]:
        yield f"{hit['id'][:8]}  {hit['observed'] or '':10}  {hit['title']}"
        yield f"    {hit['snippet']}"
    if record["suggestion"]:
        yield f"Did you mean {record['suggestion']}?"


def _date(words: str) -> str:
    if not words:
        return ""
    from fieldnotes.domain.when import first_day

    try:
        first_day(words)
    except ValueError as error:
        raise UserError(f"“{words}” is no date; write it as 1804, 1804-05 or 1804-05-14.") from error
    return words


@commands.command()
@_PROJECT
@click.argument("query")
@click.option("--width", default=40, show_default=True, type=click.IntRange(0), help="Code points on either side.")
@click.option("--out", type=click.Path(path_type=Path), help="Write them as a table, .csv or .xlsx, too.")
@_json_option
def concordance(project: Path, query: str, width: int, out: Path | None, as_json: bool) -> None:
    """Show every occurrence in its context, or write them to a file."""
    with _reading(project) as session:
        path = _checked_out(session, out) if out else None
        session.search.wait_until_current()
        lines = session.search.concordance(query, width=width)
        written = _write_lines(session, path, query, lines) if path else 0
    if path and not as_json:
        left = len(lines) - written
        words = f"Wrote {path} with {written} lines" + (f"; {left} of restricted notes left out." if left else ".")
        Printer(as_json).answer({}, [words])
        return
    record = {"lines": [line_record(line) for line in lines]}
    Printer(as_json).answer(record, [f"{line.left:>{width}} [{line.match}] {line.right}" for line in lines])


def _checked_out(session: Session, out: Path) -> Path:
    from fieldnotes.export.concordance import checked_path

    path = checked_path(out)
    if path.exists() and path.samefile(session.path):
        raise UserError(f"{path} is the project itself; choose another name for the list.")
    return path


def _write_lines(session: Session, path: Path, query: str, lines: list[Line]) -> int:
    from fieldnotes.export.concordance import About, rows_of, write_lines

    rows = (cells for batch in rows_of(session.project, lines) for cells in batch)
    return write_lines(path, rows, About.of(session.project, query, EVERYTHING))


@commands.command()
@_PROJECT
@click.argument("note")
@_json_option
def show(project: Path, note: str, as_json: bool) -> None:
    """Show one note, by id, the beginning of an id, or title."""
    with _reading(project) as session:
        record = note_record(session.project, note)
    lines = [record["title"], f"{record['kind']} · {record['observed'] or 'undated'}", "", record["text"]]
    Printer(as_json).answer(record, lines)


@commands.command()
@_PROJECT
@_json_option
def codes(project: Path, as_json: bool) -> None:
    """Show the codebook with counts."""
    with _reading(project) as session:
        found = codebook_record(session.project)
    Printer(as_json).answer({"codes": found}, [f"{code['passages']:6}  {code['name']}" for code in found])


@commands.command(name="code")
@_PROJECT
@click.argument("code")
@click.option("--query", required=True, help="Code what this finds.")
@click.option(
    "--unit", type=click.Choice(["match", "sentence", "paragraph", "turn"]), default="match", show_default=True
)
@_json_option
def code_(project: Path, code: str, query: str, unit: str, as_json: bool) -> None:
    """Code everything that a query finds."""
    from fieldnotes.analysis.units import code_spans

    with _writing(project) as session:
        session.search.wait_until_current()
        found = session.search.occurrences(query)
        made = code_spans(session.project, code, found, unit)
        known = session.project.codes.find(code)
        name = known.name if known else code
    Printer(as_json).answer({"code": name, "passages": made}, [f"Coded {made} passages with “{name}”."])


@commands.command()
@_PROJECT
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--code", "codes", multiple=True, help="Only these codes (with those below them).")
@click.option("--label", type=click.Choice(["team", "role", "pseudonym", "name", "none"]), default="pseudonym")
@click.option("--context", default=0, type=click.IntRange(0), help="Code points of context around each quotation.")
@_json_option
def report(project: Path, out: Path, codes: tuple[str, ...], label: str, context: int, as_json: bool) -> None:
    """Write the coded Word report."""
    with _reading(project) as session:
        record = _write_report(session, out, codes, label, context)
    lines = [f"Wrote {out} with {record['quotations']} quotations; {record['withheld']} withheld."]
    Printer(as_json).answer(record, lines)


def _write_report(session: Session, out: Path, codes: tuple[str, ...], label: str, context: int) -> Json:
    from fieldnotes.export.choices import Choices
    from fieldnotes.export.docx_writer import write_docx
    from fieldnotes.export.gather import report_of

    if out.exists() and out.samefile(session.path):
        raise UserError(f"{out} is the project itself; choose another name for the report.")
    report = report_of(session.project, Choices(codes=codes or None, label=label, context=context))
    write_docx(report, out)
    return {"path": str(out), "quotations": report.quotations, "withheld": report.withheld}


@commands.command()
@_PROJECT
@_json_option
def stats(project: Path, as_json: bool) -> None:
    """Count everything."""
    with _reading(project) as session:
        record = session.project.stats()
    Printer(as_json).answer(record, [f"{name}: {value}" for name, value in record.items() if name != "observed"])


@commands.command()
@_PROJECT
@_json_option
def check(project: Path, as_json: bool) -> None:
    """Check that the project is whole."""
    with _reading(project) as session:
        problems = session.project.check()
    Printer(as_json).answer({"ok": not problems, "problems": problems}, problems or ["The project is whole."])
    if problems:
        raise click.exceptions.Exit(1)


@commands.command()
@_PROJECT
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1), help="How many steps, latest first.")
@_json_option
def history(project: Path, limit: int, as_json: bool) -> None:
    """Show what was done, when and by whom."""
    with _reading(project) as session:
        steps = step_records(session.project, session.project.history.steps(limit))
    Printer(as_json).answer({"steps": steps}, [f"{step['at']}  {step['label']}" for step in steps])


@commands.command()
@_PROJECT
@click.option("--to", "target", type=click.Path(path_type=Path), help="The copy's path; beside the project by default.")
@_json_option
def backup(project: Path, target: Path | None, as_json: bool) -> None:
    """Copy the project, whole, to a file that bears the time."""
    from datetime import datetime

    with _reading(project) as session:
        stamp = f"{datetime.now():%Y-%m-%d %H%M%S}"
        path = session.project.backup(target or project.with_name(f"{project.stem} {stamp}{project.suffix}"))
    Printer(as_json).answer({"path": str(path)}, [f"Copied to {path}."])


@commands.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--no-window", is_flag=True, help="Do not open the window afterwards.")
@_json_option
@click.pass_context
def demo(context: click.Context, folder: Path | None, no_window: bool, as_json: bool) -> None:
    """Build the sample study, search it, write its Word report, and open it."""
    from fieldnotes.demo import WORD, demonstrate

    shown = demonstrate(folder or Path.home() / "Fieldnotes sample")
    record = {
        "project": str(shown.project),
        "report": str(shown.report),
        "notes": shown.notes,
        "passages": shown.passages,
    }
    lines = [
        f"The sample study is in {shown.project}: {shown.notes} notes, {shown.passages} passages.",
        f"Searched it: “{WORD}” stands {shown.found_times} times in {shown.found_notes} notes.",
        f"Its Word report is {shown.report}: {shown.quotations} quotations.",
    ]
    Printer(as_json).answer(record, lines)
    if not no_window and not as_json:
        context.obj.project = shown.project


COMMANDS = frozenset(commands.commands)


def run(arguments: list[str]) -> Outcome:
    """Run one command; a person's mistake ends in one sentence on standard error and status 1."""
    outcome = Outcome()
    try:
        status = commands.main(arguments, prog_name="main.py", standalone_mode=False, obj=outcome)
        outcome.status = status if isinstance(status, int) else 0
    except click.exceptions.Exit as end:
        outcome.status = end.exit_code
    except click.ClickException as mistake:
        outcome.status = _complain(mistake.format_message())
    except UserError as mistake:
        outcome.status = _complain(_pointed(mistake))
    except (KeyboardInterrupt, click.Abort):
        outcome.status = _complain("Stopped.")
    return outcome


def _pointed(mistake: UserError) -> str:
    """The sentence, with the place in what was typed where there is one."""
    if mistake.at is None:
        return mistake.message
    return f"At character {mistake.at + 1}: {mistake.message}"


def _complain(words: str) -> int:
    sys.stderr.write(" ".join(words.split()) + "\n")
    return 1
