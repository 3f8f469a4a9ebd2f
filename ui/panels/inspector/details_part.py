"""Details of a note that the header does not show: when it was entered, from which file, in which encoding."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QVBoxLayout

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.models.dates import day_words
from ui.widgets.section_header import SectionHeader


def add_details(context: Context, column: QVBoxLayout, ref: Ref) -> None:
    """Add the details of a note; other things have theirs on their page."""
    if ref.noun != "note":
        return
    note = context.project.notes.get(ref.id)
    author = context.project.contributors.get(note.author)
    lines = [
        f"{note.words:,} word{'s' * (note.words != 1)}" + _language(note.language),
        f"By {author.name}{_standing(context, author.id, note.observed)}" if author else "",
        f"Entered {day_words(note.created_at)}",
        f"From {note.source}" if note.source else "",
        f"Read as {note.encoding}" if note.encoding else "",
        f"Restricted: {note.restriction}" if note.restriction else "",
    ]
    column.addWidget(SectionHeader(context.theme, "Details"))
    words = QLabel("\n".join(line for line in lines if line))
    words.setWordWrap(True)
    words.setProperty("role", "muted")
    column.addWidget(words)


def _standing(context: Context, author: str, observed: When | None) -> str:
    """How the author stood towards the field when it was observed (", evaluator"); "" if that is not known."""
    standing = context.project.standings.at(author, observed.first) if observed is not None else ""
    return f", {standing}" if standing else ""


def _language(code: str) -> str:
    """A language as one says it (", in English"); a code that is not known stays as it is."""
    language = QLocale(code).language()
    known = language != QLocale.Language.C
    return f", in {QLocale.languageToString(language) if known else code}" if code else ""
