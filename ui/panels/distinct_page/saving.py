"""Keeps distinctive words as a table, a workbook, or a picture with its table beside it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fieldnotes.export.distinct import figure_of, write_csv, write_workbook
from fieldnotes.search.results import Distinct, DistinctWord
from ui.base.context import Context
from ui.base.figure_saving import save_figure
from ui.models.distinct_words import caution, sizes

_TABLES = {"csv": "Tables (*.csv)", "xlsx": "Workbooks (*.xlsx)"}


def save_words(
    context: Context, kind: str, found: Distinct, words: Sequence[DistinctWord], compared: str
) -> Path | None:
    """Ask where to, and write the words that are listed; the path, or None if the person turned back.

    Args:
        context: where.
        kind: "csv", "xlsx" or "picture".
        found: the answer.
        words: those of its words that are listed, in their order.
        compared: what was held against what, in words.

    Raises:
        UserError: a file cannot be written.
    """
    if kind == "picture":
        figure = figure_of(found, words, compared, context.theme.fonts.frame().family())
        return save_figure(context, figure, "Distinctive words.svg")
    path = context.prompts.save_file("Save the words", f"Distinctive words.{kind}", _TABLES[kind])
    if path is None:
        return None
    if path.suffix.lower() != f".{kind}":
        path = path.with_name(f"{path.name}.{kind}")
    if kind == "csv":
        write_csv(path, found, words)
    else:
        write_workbook(path, found, words, _about(found, compared))
    context.say(f"Saved {len(words):,} words as {path.name}.")
    return path


def _about(found: Distinct, compared: str) -> dict[str, str]:
    """What the workbook's second sheet tells."""
    return {"compared": compared, "sizes": sizes(found), "caution": caution(found), "exported": str(date.today())}
