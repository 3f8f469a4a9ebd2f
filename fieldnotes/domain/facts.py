"""When facts are true: as at a day or a stretch of days, as honestly as their dates are known."""

from collections.abc import Iterable

from fieldnotes.domain.as_at import Days, begins, values_over
from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import day_before, first_day, last_day


def true_at(facts: Iterable[Fact], days: Days | None) -> dict[str, tuple[str, ...]]:
    """What may have been true on some days, by key; of each key as `values_over` says."""
    by_key: dict[str, list[tuple[str, Fact]]] = {}
    for fact in facts:
        by_key.setdefault(fact.key, []).append((fact.value, fact))
    found = {key: values_over(dated, days) for key, dated in by_key.items()}
    return {key: values for key, values in found.items() if values}


def earlier_fact(facts: Iterable[Fact], key: str, value: str, start: str | None) -> Fact | None:
    """The fact that another value of its key, true from ``start`` (partial ISO), would bring to an end.

    It began before, and lasts until then or longer; of several the one that began last. None if there is none.
    """
    if not start:
        return None
    folded = key.strip().casefold()
    held = [
        fact
        for fact in facts
        if fact.key.casefold() == folded
        and fact.value.casefold() != value.strip().casefold()
        and (fact.start is None or first_day(fact.start) < first_day(start))
        and (fact.end is None or last_day(fact.end) >= first_day(start))
    ]
    return max(held, key=begins, default=None)


def end_before(start: str) -> str:
    """The end of what another fact brought to an end: the day before a day, the same year or month where no more is
    known (partial ISO).
    """
    if len(start.split("T")[0]) < 10:
        return start
    return day_before(start[:10])
