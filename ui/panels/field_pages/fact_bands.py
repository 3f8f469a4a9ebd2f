"""Facts about somebody as bands over time: a row for each key, a bar for each fact."""

from collections.abc import Sequence
from datetime import date

from fieldnotes.domain.attributes import Attribute, named, value_words
from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import When, first_day, last_day
from ui.widgets.stretch_bands import Bar, Row


def fact_rows(facts: Sequence[Fact], attributes: Sequence[Attribute]) -> list[Row]:
    """A row for each key, attributes first and in their order; each value of a key has a colour of its own."""
    keys = sorted({fact.key for fact in facts}, key=lambda key: key_order(key, attributes))
    return [_row(key, [fact for fact in facts if fact.key == key], named(attributes, key)) for key in keys]


def key_order(key: str, attributes: Sequence[Attribute]) -> tuple[int, str]:
    """Where a key stands: attributes first, in their order, then all others by name."""
    folded = key.casefold()
    names = [attribute.name.casefold() for attribute in attributes]
    return (names.index(folded) if folded in names else len(names)), folded


def stretch_words(start: str | None, end: str | None) -> str:
    """From when to when something is true, in words; "" when it always is."""
    begun = When.of(start).label() if start else ""
    over = When.of(end).label() if end else ""
    if begun and over:
        return f"{begun} – {over}"
    return f"since {begun}" if begun else f"until {over}" if over else ""


def _row(key: str, facts: Sequence[Fact], attribute: Attribute | None) -> Row:
    values = list(dict.fromkeys(fact.value for fact in sorted(facts, key=lambda fact: fact.start or "")))
    colours = {value: COLOURS[place % len(COLOURS)] for place, value in enumerate(values)}
    return Row(key, tuple(_bar(fact, attribute, colours[fact.value]) for fact in facts))


def _bar(fact: Fact, attribute: Attribute | None, colour: str) -> Bar:
    words = value_words(attribute, fact.value)
    tip = " · ".join(filter(None, (f"{fact.key}: {words}", stretch_words(fact.start, fact.end))))
    return Bar(fact.id, _edge(fact.start), _edge(fact.end), words, tip, colour)


def _edge(partial: str | None) -> tuple[int, int] | None:
    if partial is None:
        return None
    return date.fromisoformat(first_day(partial)).toordinal(), date.fromisoformat(last_day(partial)).toordinal()
