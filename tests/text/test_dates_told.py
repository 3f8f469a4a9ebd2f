"""Dates told from today, from feasts and by parts of the day, in English, German, French and Spanish."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.text.dates import parse_when, recorded_when
from fieldnotes.text.dates_feasts import easter
from fieldnotes.text.dates_said import understood

TODAY = date(2026, 11, 24)  # a Tuesday

TOLD = [
    # days
    ("last Tuesday", "2026-11-17", "day"),
    ("letzten Dienstag", "2026-11-17", "day"),
    ("am vergangenen Sonntag", "2026-11-22", "day"),
    ("mardi dernier", "2026-11-17", "day"),
    ("el martes pasado", "2026-11-17", "day"),
    ("el pasado lunes", "2026-11-23", "day"),
    ("Tuesday of last week", "2026-11-17", "day"),
    ("Freitag letzter Woche", "2026-11-20", "day"),
    ("yesterday evening", "2026-11-23", "day"),
    ("gestern Abend", "2026-11-23", "day"),
    ("hier soir", "2026-11-23", "day"),
    ("ayer por la tarde", "2026-11-23", "day"),
    ("ayer por la mañana", "2026-11-23", "day"),
    ("avant-hier", "2026-11-22", "day"),
    ("anteayer", "2026-11-22", "day"),
    ("heute Morgen", "2026-11-24", "day"),
    ("this morning", "2026-11-24", "day"),
    ("am Dienstagabend", "2026-11-24", "day"),
    ("Monday night", "2026-11-23", "day"),
    ("on the evening of 3 May 2012", "2012-05-03", "day"),
    ("12 Nov 2013, in the evening", "2013-11-12", "day"),
    ("vor drei Tagen", "2026-11-21", "day"),
    ("il y a trois jours", "2026-11-21", "day"),
    ("hace tres días", "2026-11-21", "day"),
    ("a fortnight ago", "2026-11-10", "day"),
    ("vor zwei Wochen", "2026-11-10", "day"),
    ("mañana", "2026-11-25", "day"),
    # times of day
    ("yesterday 15:30", "2026-11-23T15:30", "exact"),
    ("yesterday evening 19:30", "2026-11-23T19:30", "exact"),
    ("3 pm yesterday", "2026-11-23T15:00", "exact"),
    ("at 15:30 on 12 Nov 2013", "2013-11-12T15:30", "exact"),
    ("gestern um 15:30", "2026-11-23T15:30", "exact"),
    ("um 15:30 am 12. November 2013", "2013-11-12T15:30", "exact"),
    ("hier à 15h30", "2026-11-23T15:30", "exact"),
    ("ayer a las 15:30", "2026-11-23T15:30", "exact"),
    # weeks, months, years
    ("last week", "2026-11-16/2026-11-22", "range"),
    ("letzte Woche", "2026-11-16/2026-11-22", "range"),
    ("la semaine dernière", "2026-11-16/2026-11-22", "range"),
    ("la semana pasada", "2026-11-16/2026-11-22", "range"),
    ("this week", "2026-11-23/2026-11-24", "range"),
    ("last weekend", "2026-11-21/2026-11-22", "range"),
    ("el fin de semana pasado", "2026-11-21/2026-11-22", "range"),
    ("the week of 14 May 2014", "2014-05-12/2014-05-18", "range"),
    ("week 15 2014", "2014-04-07/2014-04-13", "range"),
    ("KW 15/2014", "2014-04-07/2014-04-13", "range"),
    ("2014-W15", "2014-04-07/2014-04-13", "range"),
    ("Monday to Wednesday", "2026-11-16/2026-11-18", "range"),
    ("le mois dernier", "2026-10", "month"),
    ("el mes pasado", "2026-10", "month"),
    ("letzten Mai", "2026-05", "month"),
    ("last December", "2025-12", "month"),
    ("letztes Jahr", "2025", "year"),
    ("l'année dernière", "2025", "year"),
    ("l’an dernier", "2025", "year"),
    ("el año pasado", "2025", "year"),
    # seasons
    ("last summer", "2026-06", "season"),
    ("last autumn", "2025-09", "season"),
    ("this autumn", "2026-09", "season"),
    ("letzten Winter", "2025-12", "season"),
    ("l'été dernier", "2026-06", "season"),
    ("el verano pasado", "2026-06", "season"),
    ("au printemps 2012", "2012-03", "season"),
    ("im Frühjahr 2012", "2012-03", "season"),
    ("à l'été 2012", "2012-06", "season"),
    ("en primavera de 2012", "2012-03", "season"),
    # feasts
    ("Christmas 1998", "1998-12-25", "about"),
    ("zu Weihnachten 1998", "1998-12-25", "about"),
    ("à Noël 1998", "1998-12-25", "about"),
    ("en Navidad de 1998", "1998-12-25", "about"),
    ("Christmas Eve 1998", "1998-12-24", "day"),
    ("Heiligabend", "2025-12-24", "day"),
    ("Easter", "2026-04-05", "about"),
    ("Pâques 2014", "2014-04-20", "about"),
    ("Karfreitag 2014", "2014-04-18", "day"),
    ("Easter Monday 2014, 15:30", "2014-04-21T15:30", "exact"),
    ("Semana Santa 2014", "2014-04-13/2014-04-19", "range"),
    ("the week before Easter 2014", "2014-04-13/2014-04-19", "range"),
    ("die Woche nach Pfingsten 2014", "2014-06-09/2014-06-15", "range"),
    ("la semaine avant Pâques 2014", "2014-04-13/2014-04-19", "range"),
    ("la semana antes de Pascua 2014", "2014-04-13/2014-04-19", "range"),
    ("two days after Christmas 1998", "1998-12-27", "day"),
    ("der Tag vor Ostern 2014", "2014-04-19", "day"),
    ("the day after 12 May 2014", "2014-05-13", "day"),
    ("between Christmas and New Year 1998", "1998-12-25/1999-01-01", "range"),
    ("zwischen den Jahren 1998", "1998-12-25/1999-01-01", "range"),
    ("from Easter to Whitsun 2014", "2014-04-20/2014-06-08", "range"),
    ("Weihnachten bis Ostern 2014", "2013-12-25/2014-04-20", "range"),
    # not exact
    ("ca. 1910", "1910", "about"),
    ("early 2013", "2013", "about"),
    ("Anfang 2013", "2013", "about"),
    ("Mitte Mai 2012", "2012-05", "about"),
    ("début 2013", "2013", "about"),
    ("fin mai 2012", "2012-05", "about"),
    ("a principios de 2013", "2013", "about"),
    ("the end of May 2012", "2012-05", "about"),
    ("around Christmas 1998", "1998-12-25", "about"),
    # decades
    ("1960s", "1960/1969", "range"),
    ("the early 1960s", "1960/1969", "range"),
    ("1960er Jahre", "1960/1969", "range"),
    ("les années 60", "1960/1969", "range"),
    ("los años 1960", "1960/1969", "range"),
    ("12.–14. Mai 2016", "2016-05-12/2016-05-14", "range"),
]


@pytest.mark.parametrize(("words", "iso", "precision"), TOLD)
def test_what_is_told_from_another_day_is_read_as_it_is_meant(words: str, iso: str, precision: str) -> None:
    when = parse_when(words, TODAY)
    assert (when.iso, when.precision) == (iso, precision)


@pytest.mark.parametrize(
    "words", ["last", "the week before", "last ward", "week 60 2014", "vor vielen Tagen", "fast alles"]
)
def test_what_tells_no_day_is_refused_with_examples(words: str) -> None:
    with pytest.raises(UserError, match="last Tuesday"):
        parse_when(words, TODAY)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "03-22"), (1943, "04-25"), (2000, "04-23"), (2014, "04-20"), (2026, "04-05"), (2038, "04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@given(st.integers(1583, 9998))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert (3, 22) <= (easter(year).month, easter(year).day) <= (4, 25)


@pytest.mark.parametrize("words", ["yesterday", "last week", "vor 3 Tagen", "Easter", "summer"])
def test_a_file_cannot_tell_a_date_from_a_day_nobody_knows(words: str) -> None:
    with pytest.raises(UserError, match="of which year"):
        recorded_when(words, TODAY)
    assert recorded_when("12 March 1913", TODAY) == When("1913-03-12")
    assert recorded_when("Easter 2014", TODAY).iso == "2014-04-20"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("last Tuesday", "Tue 17 Nov 2026, day"),
        ("yesterday 15:30", "Mon 23 Nov 2026, 15:30, to the minute"),
        ("about 1974", "about 1974, not exact"),
        ("spring 2012", "spring 2012, season"),
        ("last week", "Mon 16 Nov 2026 – 22 Nov 2026, a stretch of 7 days"),
        ("1960s", "1960 – 1969, a stretch of 10 years"),
        ("May – September 1806", "May 1806 – Sep 1806, a stretch of 5 months"),
    ],
)
def test_what_was_understood_is_said_back(words: str, said: str) -> None:
    assert understood(parse_when(words, TODAY)) == said


VOCABULARY = (
    "last this the week day of before after ago vor nach il y a hace Easter Christmas Ostern Tuesday mardi Woche "
    "semana pasada dernier 2014 12 15:30 May Mai spring été evening Abend early Ende 1960s – to and in am 0 9999 0001"
)


@given(st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=6))
def test_any_words_of_dates_are_read_or_refused_but_never_break(words: list[str]) -> None:
    try:
        when = parse_when(" ".join(words), TODAY)
    except UserError:
        return
    assert when.first <= when.last
    assert understood(when)
