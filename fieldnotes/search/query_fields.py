"""What stands behind a field of a query: names, registers, stretches of time, days of delay."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import REGISTERS
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.search import words
from fieldnotes.search.lexemes import Lexeme
from fieldnotes.search.syntax import Dated, Named, Node, Or

NAME_FIELDS = (
    *("kind", "code", "person", "site", "event", "author", "contributor", "phase", "language", "precision", "register"),
    *("speaker", "team", "role", "fact", "standing", "name"),
)
DATE_FIELDS = ("observed", "written")
FIELDS = ("title", *NAME_FIELDS, *DATE_FIELDS, "lag")

_MEANT = {
    **dict.fromkeys(("actor", "people", "group", "who", "with"), "person"),
    **dict.fromkeys(("place", "where", "location"), "site"),
    **dict.fromkeys(("date", "when", "year", "day"), "observed"),
    **dict.fromkeys(("tag", "label", "category"), "code"),
    **dict.fromkeys(("type", "sort"), "kind"),
    **dict.fromkeys(("by", "writer", "researcher"), "author"),
    **dict.fromkeys(("said", "voice"), "speaker"),
    **dict.fromkeys(("called", "alias", "pseudonym"), "name"),
    "heading": "title",
}
"""Other words for the fields, as other programs have them."""
_RANGE = re.compile(r"\s*(?P<first>\S*?)\s*\bTO\b\s*(?P<last>\S*)\s*", re.IGNORECASE)


def date_number(partial: str, *, end: bool = False) -> int:
    """The first (or last) day a partial ISO date may mean, as a number: "1804-05" is 18040501.

    Raises:
        ValueError: not a partial ISO date.
    """
    return int((last_day(partial) if end else first_day(partial)).replace("-", ""))


def unknown_field(field: Lexeme) -> UserError:
    """The error for a field that does not exist, with the one that may be meant."""
    near = _MEANT.get(field.text) or _nearest(field.text, FIELDS)
    meant = f"did you mean {near}:?" if near else f"the fields are {', '.join(f'{name}:' for name in FIELDS)}."
    quoting = " If the colon belongs to what you look for, put that in quotation marks."
    return UserError(f"There is no field {field.text}:; {meant}{'' if near else quoting}", field.start)


def value_of(field: Lexeme, value: Lexeme) -> Node:
    """What a field other than ``title:`` asks for.

    Raises:
        UserError: the value is none for this field; ``at`` is the place in the query.
    """
    if field.text in DATE_FIELDS:
        return _dated(field.text, value)
    if field.text == "lag":
        return _lagging(value)
    if value.kind == "range":
        raise UserError("Only observed:, written: and lag: take a stretch in brackets.", value.start)
    named = _named(field.text, value)
    if field.text == "register":
        return _register(named, value)
    if field.text == "role":
        return Named("fact", f"role {named.name}", named.prefix, named.start, named.end)
    return named


def _named(field: str, value: Lexeme) -> Named:
    name = " ".join(words.words(value.text))
    if not name:
        raise UserError(f"After {field}: write what to look for.", value.start)
    field = "author" if field == "contributor" else field
    return Named(field, name, value.text.rstrip().endswith("*"), value.start, value.end)


def _register(named: Named, value: Lexeme) -> Node:
    """The register that is named, or of an unfinished name* all that begin so."""
    names = [" ".join(words.words(kind)) for kind in REGISTERS]
    meant = [name for name in names if name == named.name or (named.prefix and name.startswith(named.name))]
    if not meant:
        near = _nearest(named.name, names)
        ask = f"; did you mean {REGISTERS[names.index(near)]}?" if near else "."
        known = f"They are {', '.join(REGISTERS)}."
        raise UserError(f"There is no register “{value.text.strip()}”{ask} {known}", value.start)
    found = tuple(Named("register", name) for name in meant)
    return found[0] if len(found) == 1 else Or(found)


def _dated(field: str, value: Lexeme) -> Dated:
    if value.kind != "range":
        text = value.text.strip()
        return Dated(field, _date(text, value, end=False), _date(text, value, end=True))
    match = _RANGE.fullmatch(value.text)
    if match is None:
        raise UserError("A stretch of time reads [1804 TO 1806]; either end may be left open.", value.start)
    first = _date(match["first"], value, end=False) if match["first"] not in ("", "*") else None
    last = _date(match["last"], value, end=True) if match["last"] not in ("", "*") else None
    if first is not None and last is not None and last < first:
        raise UserError("This stretch of time ends before it begins.", value.start)
    return Dated(field, first, last)


def _lagging(value: Lexeme) -> Dated:
    """Days between being observed and being written: one number, or a stretch of them."""
    if value.kind != "range":
        days = _days(value.text.strip(), value)
        return Dated("lag", days, days)
    match = _RANGE.fullmatch(value.text)
    if match is None:
        raise UserError("Days read [7 TO 30]; either end may be left open.", value.start)
    first, last = (_days(end, value) if end not in ("", "*") else None for end in match.groups())
    if first is not None and last is not None and last < first:
        raise UserError("Put the smaller number of days first.", value.start)
    return Dated("lag", first, last)


def _days(text: str, value: Lexeme) -> int:
    if not re.fullmatch(r"-?\d{1,6}", text):
        place = value.inside + max(value.text.find(text), 0)
        raise UserError(f"“{text}” is no number of days; write lag:0, or lag:[7 TO 30].", place)
    return int(text)


def _date(text: str, value: Lexeme, *, end: bool) -> int:
    try:
        return date_number(text, end=end)
    except ValueError as error:
        place = value.inside + max(value.text.find(text), 0)
        raise UserError(f"“{text}” is not a date here; write 1804, 1804-05 or 1804-05-14.", place) from error


def _nearest(word: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(word, known, 1)), "")
