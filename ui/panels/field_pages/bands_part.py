"""Bands of time on a page, and how phases, standings and memberships become them."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.memberships import Membership
from fieldnotes.domain.people import Phase
from fieldnotes.domain.phases import dates_words
from fieldnotes.domain.standings import Standing, last_days
from fieldnotes.domain.when import first_day, last_day
from ui.base.context import Context
from ui.panels.field_pages.lines import edges_words
from ui.widgets.bands import BandRow, Bands, TimeBand
from ui.widgets.section_header import SectionHeader


class BandsPart(QWidget):
    """A heading and the bands; hidden while there are none.

    Args:
        words: the heading.
        picked: is told the key of a band that was opened.
    """

    def __init__(self, context: Context, words: str, picked: Callable[[str], object]) -> None:
        super().__init__()
        self.bands = Bands(context.theme, words)
        self.bands.picked.connect(picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeader(context.theme, words))
        column.addWidget(self.bands)
        self.setFocusProxy(self.bands)

    def show_rows(self, rows: Sequence[BandRow], first: str = "", last: str = "") -> None:
        """Show other rows, on a scale from the ``first`` day (ISO) to the ``last`` at least."""
        filled = [row for row in rows if row.bands]
        self.setVisible(bool(filled))
        self.bands.show_rows(filled, _ordinal(first) if first else None, _ordinal(last) if last else None)


def phase_row(label: str, phases: Sequence[Phase]) -> BandRow:
    """Phases beside one another."""
    return BandRow(
        label,
        tuple(
            TimeBand(
                f"phase:{phase.id}",
                _ordinal(first_day(phase.start)),
                _ordinal(last_day(phase.end)) if phase.end else None,
                phase.name,
                phase.colour,
                phase.soft,
                f"{phase.name}, {dates_words(phase)}",
            )
            for phase in phases
        ),
    )


def standing_row(label: str, standings: Sequence[Standing]) -> BandRow:
    """Standings beside one another; what is the same bears the same colour."""
    names = list(dict.fromkeys(each.standing for each in standings))
    lasts = last_days(standings)
    bands = []
    for each in standings:
        last = lasts[each.id]
        bands.append(
            TimeBand(
                f"standing:{each.id}",
                _ordinal(first_day(each.start)),
                _ordinal(last) if last else None,
                each.standing,
                _SHADES[names.index(each.standing) % len(_SHADES)],
                told=f"{label}: {each.standing}, {edges_words(each.start, each.end or last)}",
            )
        )
    return BandRow(label, tuple(bands))


def membership_rows(memberships: Sequence[Membership], by_member: bool, colours: dict[str, str]) -> list[BandRow]:
    """A row for each member, or each team and group; memberships without a beginning are left out.

    Args:
        colours: "#RRGGBB" by the ids of teams.
    """
    rows: dict[str, list[TimeBand]] = {}
    for each in memberships:
        label, other = (each.member_name, each.member) if by_member else (each.whole_name, each.whole)
        if each.start is None:
            continue
        rows.setdefault(label, []).append(
            TimeBand(
                f"{other.noun}:{other.id}",
                _ordinal(first_day(each.start)),
                _ordinal(last_day(each.end)) if each.end else None,
                each.role or each.whole_name,
                colours.get(each.whole.id, ""),
                told=f"{label}: {each.role or 'member'}, {edges_words(each.start, each.end)}",
            )
        )
    return [BandRow(label, tuple(bands)) for label, bands in rows.items()]


_SHADES = tuple(COLOURS[place] for place in (3, 1, 2, 4, 0, 5))
"""Colours of standings, in the order in which they came."""


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
