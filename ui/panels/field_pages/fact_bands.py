"""Facts about somebody as bands over time: a row for each key, a band for each fact."""

from collections.abc import Sequence
from datetime import date

from fieldnotes.domain.attributes import Attribute, named, value_words
from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import first_day, last_day
from ui.panels.field_pages.lines import edges_words
from ui.widgets.bands import BandRow, TimeBand


def fact_rows(facts: Sequence[Fact], attributes: Sequence[Attribute]) -> list[BandRow]:
    """A row for each key, attributes first and in their order; each value of a key has a colour of its own."""
    keys = sorted({fact.key for fact in facts}, key=lambda key: key_order(key, attributes))
    return [_row(key, [fact for fact in facts if fact.key == key], named(attributes, key)) for key in keys]


def key_order(key: str, attributes: Sequence[Attribute]) -> tuple[int, str]:
    """Where a key stands: attributes first, in their order, then all others by name."""
    folded = key.casefold()
    names = [attribute.name.casefold() for attribute in attributes]
    return (names.index(folded) if folded in names else len(names)), folded


def _row(key: str, facts: Sequence[Fact], attribute: Attribute | None) -> BandRow:
    values = list(dict.fromkeys(fact.value for fact in sorted(facts, key=lambda fact: fact.start or "")))
    colours = {value: COLOURS[place % len(COLOURS)] for place, value in enumerate(values)}
    return BandRow(key, tuple(_band(fact, attribute, colours[fact.value]) for fact in facts))


def _band(fact: Fact, attribute: Attribute | None, colour: str) -> TimeBand:
    words = value_words(attribute, fact.value)
    told = " · ".join(filter(None, (f"{fact.key}: {words}", edges_words(fact.start, fact.end))))
    first, last = _edge(fact.start), _edge(fact.end)
    return TimeBand(
        key=fact.id,
        start=first[0] if first else None,
        end=last[1] if last else None,
        words=words,
        colour=colour,
        told=told,
        begun=first[1] - first[0] if first else 0,
        over=last[1] - last[0] if last else 0,
    )


def _edge(partial: str | None) -> tuple[int, int] | None:
    """The first and the last day (ordinals) that a partial date may mean; None for an open edge."""
    if partial is None:
        return None
    return date.fromisoformat(first_day(partial)).toordinal(), date.fromisoformat(last_day(partial)).toordinal()
