"""Plain sentences on a page: how much there is of its notes and visits, what is to be said of a phase."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fieldnotes.domain.tallies import Tally, VisitSpan
from fieldnotes.domain.when import When


class Told(QLabel):
    """A few muted sentences, a line each; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        self.setProperty("role", "muted")

    def tell(self, lines: Iterable[str]) -> None:
        """Say these; empty ones are passed over."""
        words = "\n".join(line for line in lines if line)
        self.setText(words)
        self.setVisible(bool(words))


def tally_words(tally: Tally, nothing: str = "") -> list[str]:
    """Notes, words, kinds, first and last day; ``nothing`` if there is no note."""
    if not tally.notes:
        return [nothing]
    kinds = ", ".join(_counted(count, kind) for kind, count in tally.kinds)
    days = f" · observed {span_words(tally.first, tally.last)}" if tally.first else ""
    return [f"{_counted(tally.notes, 'note')}, {_counted(tally.words, 'word')}{days}", kinds if tally.kinds[1:] else ""]


def visit_words(visits: VisitSpan, nothing: str) -> str:
    """How many visits, when the first and the last began."""
    if not visits.count:
        return nothing
    return f"{_counted(visits.count, 'visit')}, {span_words(visits.first, visits.last)}"


def span_words(first: str, last: str) -> str:
    """From one day to another (partial ISO), or the one day."""
    begun, ended = When.of(first).label(), When.of(last).label()
    return begun if begun == ended else f"{begun} – {ended}"


def _counted(count: int, noun: str) -> str:
    plural = {"diary": "diaries", "media": "media"}.get(noun, f"{noun}s")
    return f"{count:,} {noun if count == 1 else plural}"
