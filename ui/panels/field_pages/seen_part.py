"""On top of somebody's page: how often and where they were met, first and last, and whether they consented."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.facts import true_at
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.trail import Sightings, Trail
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands.facts import add_fact
from ui.panels.field_pages.lines import edges_words
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow

CONSENT = "consent"
"""The key of the facts that tell it."""
_PLACES = 6


class SeenPart(QWidget):
    """Two lines, and the places as chips that open them."""

    def __init__(self, context: Context, actor: str) -> None:
        super().__init__()
        self._context, self._actor = context, actor
        self.told, self.consent = QLabel(), QLabel()
        self.told.setWordWrap(True)
        self.enter = QPushButton("Enter consent…")
        self.enter.setProperty("role", "link")
        self.enter.clicked.connect(lambda: attempt(context, partial(add_fact, context, actor, CONSENT)))
        self.places = ChipRow(gap=6)
        self._row = row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.consent)
        row.addWidget(self.enter)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(self.places)
        column.addLayout(row)

    def wait(self, words: str) -> None:
        """Say that the trail is still being read, and keep room for what it will tell."""
        self.told.setText(words)
        self.places.setMinimumHeight(max(24, self.fontMetrics().height() + 8))  # as high as a chip

    def show_trail(self, trail: Trail) -> None:
        """Tell how often and where, from a trail."""
        self.places.setMinimumHeight(0)
        seen = trail.sightings()
        self.told.setText(seen_words(seen, trail.kinds()))
        names = {site.id: site.name for site in self._context.project.sites.all()}
        self.places.clear()
        for site, number in [place for place in seen.places if place[0] in names][:_PLACES]:
            chip = Chip(self._context.theme, f"{names[site]} {number:,}", "site")
            chip.setToolTip(f"Open the page of {names[site]}")
            chip.clicked.connect(partial(self._context.open, Ref("site", site)))
            self.places.add(chip)
        self.places.setVisible(bool(self.places.widgets()))

    def reload(self) -> None:
        """Tell what they consented to, as at today."""
        today = date.today().isoformat()
        facts = [fact for fact in self._context.project.facts.of(self._actor) if fact.key.casefold() == CONSENT]
        true = next(iter(true_at(facts, (today, today)).values()), ())
        held = next((fact for fact in reversed(facts) if fact.value in true), None)
        if held is not None:
            since = edges_words(held.start, held.end)
            self.consent.setText(f"Consent: {' / '.join(true)}{f', {since}' if since else ''}")
        else:
            self.consent.setText("Consent has ended" if facts else "No consent entered")
        self.consent.setProperty("role", "good" if held is not None else "muted")
        self.consent.style().polish(self.consent)
        self._row.setStretch(0, int(held is not None))
        self._row.setStretch(2, int(held is None))
        self.consent.setWordWrap(held is not None)
        self.enter.setVisible(held is None and not self._context.session.readonly)


def seen_words(seen: Sightings, kinds: dict[str, int]) -> str:
    """How often and when: "Met in 12 notes, first 18 Apr 2012, last 3 Jan 2018 · 14 mentions · 36 turns"."""
    if not seen.notes:
        return "Not met in any note yet"
    notes = f"Met in {_counted(seen.notes, 'note')}"
    if seen.first:
        first, last = When.of(seen.first).label(), When.of(seen.last).label()
        notes += f" on {first}" if first == last else f", first {first}, last {last}"
    counts = [
        (kinds.get("mention", 0), "mention"),
        (kinds.get("turn", 0), "turn"),
        (kinds.get("passage", 0), "passage"),
    ]
    return " · ".join([notes, *(_counted(number, noun) for number, noun in counts if number)])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
