"""When facts are true: as at a day or a stretch of days, as honestly as their dates are known."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import first_day, last_day

_OPEN, _END = "0000", "9999-12-31"


def true_at(facts: Iterable[Fact], first: str, last: str = "") -> dict[str, tuple[str, ...]]:
    """What may have been true in the days from ``first`` to ``last`` (ISO days; one day by default), by key.

    A fact known to the year may have begun or ended on any of its days. So a key has one value where its dates leave
    no doubt, else all that may hold, in the order in which they began. A fact that surely holds all through puts an
    end to what began before it, for many facts are never said to have ended.
    """
    last = last or first
    by_key: dict[str, list[Fact]] = {}
    for fact in facts:
        if _may_hold(fact, first, last):
            by_key.setdefault(fact.key, []).append(fact)
    return {key: _values(sorted(held, key=_begins), first, last) for key, held in by_key.items()}


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
    return max(held, key=_begins, default=None)


def end_before(start: str) -> str:
    """The end of what another fact brought to an end: the day before a day, the same year or month where no more is
    known (partial ISO).
    """
    if len(start.split("T")[0]) < 10:
        return start
    return (date.fromisoformat(start[:10]) - timedelta(days=1)).isoformat()


def _values(held: Sequence[Fact], first: str, last: str) -> tuple[str, ...]:
    sure = [place for place, fact in enumerate(held) if _holds(fact, first, last)]
    left = held[sure[-1] :] if sure else held
    return tuple(dict.fromkeys(fact.value for fact in left))


def _begins(fact: Fact) -> tuple[str, str]:
    return (first_day(fact.start), last_day(fact.start)) if fact.start else (_OPEN, _OPEN)


def _may_hold(fact: Fact, first: str, last: str) -> bool:
    begun = fact.start is None or first_day(fact.start) <= last
    return begun and (fact.end is None or last_day(fact.end) >= first)


def _holds(fact: Fact, first: str, last: str) -> bool:
    """Whether it surely holds all through."""
    begun = fact.start is None or last_day(fact.start) <= first
    return begun and (fact.end is None or first_day(fact.end) >= last)
