"""Attributes: the kinds of facts a study asks about everybody, and what a value of each kind may be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When

KINDS = ("text", "number", "date", "yes/no", "choice")
"""Of which kinds an attribute can be."""

_NUMBER = re.compile(r"[+-]?(\d{1,3}(?:[   ]\d{3})+|\d+)(?:[.,](\d+))?")
_YES = ("yes", "y", "true", "1")
_NO = ("no", "n", "false", "0")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A kind of fact: ``name`` is the key of its facts, ``choices`` what may be chosen for the kind "choice"."""

    id: str
    name: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that an attribute of another kind could not take: the fact's id, about whom, and the value."""

    fact: str
    name: str
    value: str


def checked_value(attribute: Attribute, value: str) -> str:
    """A value as it is kept for an attribute: "12,5" becomes "12.5", "Y" becomes "yes", a choice gets its own spelling.

    A date is a partial ISO date, "1974~" about such a date, or "1974/1976" a stretch (as in EDTF, ISO 8601-2:2019).

    Raises:
        UserError: the value is not of the attribute's kind.
    """
    value = " ".join(value.split())
    if not value:
        raise UserError(f"Say what “{attribute.name}” is.")
    if attribute.kind == "number":
        return _number(attribute.name, value)
    if attribute.kind == "yes/no":
        return _yes_or_no(attribute.name, value)
    if attribute.kind == "choice":
        return _choice(attribute, value)
    if attribute.kind == "date":
        return date_value(_date(attribute.name, value))
    return value


def date_value(when: When) -> str:
    """A moment as the value of a fact; a season is kept as the stretch of its months."""
    if when.precision == "season" and when.end is None:
        return f"{when.start}/{when.last[:7]}"
    return f"{when.start}~" if when.precision == "about" else when.iso


def when_value(value: str) -> When:
    """The moment that a value means.

    Raises:
        ValueError: it means none.
    """
    if value.endswith("~"):
        return When(value[:-1], None, "about")
    return When.of(value)


def value_words(attribute: Attribute | None, value: str) -> str:
    """A value in words for people: a date is told as such, everything else as it is."""
    if attribute is None or attribute.kind != "date":
        return value
    try:
        return when_value(value).label()
    except ValueError:
        return value


def named(attributes: Sequence[Attribute], key: str) -> Attribute | None:
    """The attribute that a key means, whatever the case; None if it is none."""
    folded = " ".join(key.split()).casefold()
    return next((attribute for attribute in attributes if attribute.name.casefold() == folded), None)


def _number(name: str, value: str) -> str:
    match = _NUMBER.fullmatch(value)
    if match is None:
        raise UserError(f"“{name}” is a number; “{value}” is not. Write figures, such as 12 or 12.5.")
    whole, part = re.sub(r"\D", "", match[1]), match[2]
    sign = "-" if value.startswith("-") else ""
    return f"{sign}{whole.lstrip('0') or '0'}" + (f".{part}" if part else "")


def _yes_or_no(name: str, value: str) -> str:
    folded = value.casefold()
    if folded in _YES:
        return "yes"
    if folded in _NO:
        return "no"
    raise UserError(f"“{name}” is yes or no; “{value}” is neither.")


def _choice(attribute: Attribute, value: str) -> str:
    folded = value.casefold()
    for choice in attribute.choices:
        if choice.casefold() == folded:
            return choice
    listed = ", ".join(attribute.choices[:8]) + (" …" if len(attribute.choices) > 8 else "")
    raise UserError(f"“{value}” is not among the choices of “{attribute.name}”: {listed}.")


def _date(name: str, value: str) -> When:
    try:
        return when_value(value)
    except ValueError as error:
        raise UserError(f"“{name}” is a date; “{value}” is none. Write 1974, 1974-05 or 1974-05-12.") from error
