"""What was true of somebody at a time, in words."""

from collections.abc import Sequence

from fieldnotes.domain.as_at import Days, Truth
from fieldnotes.domain.when import When
from fieldnotes.project.as_at import Told

_PLAIN = ("role", "position", "team")
"""Facts that say who somebody is without their name."""


def truth_words(truths: Sequence[Truth], teams: Sequence[str] = (), standing: Sequence[str] = ()) -> str:
    """Roles first, then teams and standing, then the other facts with their names: "skipper · Ferry trust"."""
    plain = [_then(truth.values) for truth in truths if truth.key in _PLAIN]
    others = [f"{truth.key}: {_then(truth.values)}" for truth in truths if truth.key not in _PLAIN]
    standings = [_then(standing)] if standing else []
    return " · ".join(dict.fromkeys([*plain, *teams, *standings, *others]))


def told_words(told: Told, ident: str, days: Days | None) -> str:
    """What is told of somebody (an id) on some days: roles, teams, standing, other facts."""
    return truth_words(told.of(ident, days), told.teams_of(ident, days), told.standing_of(ident, days))


def at_words(observed: When | None) -> str:
    """As at when: "as at 12 Mar 2013"; of a note without a date what holds at all times is told."""
    return f"as at {observed.label()}" if observed else "at all times"


def then_words(observed: When | None) -> str:
    """When that was: "on 3 Mar 2012", "in spring 2012", "about 1974", "at all times" without a date."""
    if observed is None:
        return "at all times"
    words = observed.label().split(", ")[0]  # the day alone of a time of day
    if observed.end or observed.precision == "about":
        return words
    return f"on {words}" if observed.precision in ("exact", "day") else f"in {words}"


def days_of(observed: When | None) -> Days | None:
    """The days on which something may have been observed."""
    return observed.days if observed else None


def _then(values: Sequence[str]) -> str:
    return " / ".join(values)
