"""The days by which people remember a year: Christmas, Easter and their kin, in four languages."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from fieldnotes.domain.when import When


@dataclass(frozen=True, slots=True)
class Feast:
    """A day of the year: a month and a day, or so many days after Easter Sunday.

    ``loose`` are those whose name also means the days around them, as Christmas does.
    """

    month: int = 0
    day: int = 0
    after_easter: int = 0
    loose: bool = False
    days: int = 1

    def in_year(self, year: int) -> date:
        """The day (of several, the first) on which it falls."""
        return date(year, self.month, self.day) if self.month else easter(year) + timedelta(days=self.after_easter)

    def when(self, year: int) -> When:
        """The moment it stands for."""
        first = self.in_year(year)
        if self.days > 1:
            return When(first.isoformat(), (first + timedelta(days=self.days - 1)).isoformat(), "range")
        return When(first.isoformat(), None, "about" if self.loose else "day")


_NAMES = (
    (Feast(12, 25, loose=True), "christmas|xmas|weihnachten|noel|navidad|navidades"),
    (Feast(12, 25), "christmas day|erster weihnachtstag|1. weihnachtstag|jour de noel|dia de navidad"),
    (Feast(12, 24), "christmas eve|heiligabend|heiliger abend|veille de noel|nochebuena"),
    (Feast(12, 26), "boxing day|zweiter weihnachtstag|2. weihnachtstag|stephanstag|stephanitag"),
    (Feast(12, 25, days=8), "between christmas and new year|zwischen den jahren|zwischen weihnachten und neujahr"),
    (Feast(12, 25, days=8), "entre noel et le nouvel an|entre noel et nouvel an|entre navidad y ano nuevo"),
    (Feast(12, 31), "new year's eve|silvester|saint-sylvestre|nochevieja|fin de ano"),
    (Feast(1, 1), "new year's day|new year's|new year|neujahr|jour de l'an|nouvel an|ano nuevo"),
    (Feast(1, 6), "epiphany|twelfth night|dreikonig|dreikonigstag|heilige drei konige|epiphanie|reyes|dia de reyes"),
    (Feast(after_easter=-47), "shrove tuesday|pancake day|mardi gras|fastnacht|faschingsdienstag|martes de carnaval"),
    (Feast(after_easter=-48), "rosenmontag"),
    (Feast(after_easter=-46), "ash wednesday|aschermittwoch|mercredi des cendres|miercoles de ceniza"),
    (Feast(after_easter=-7), "palm sunday|palmsonntag|dimanche des rameaux|rameaux|domingo de ramos"),
    (Feast(after_easter=-7, days=7), "holy week|karwoche|semaine sainte|semana santa"),
    (Feast(after_easter=-3), "maundy thursday|grundonnerstag|jeudi saint|jueves santo"),
    (Feast(after_easter=-2), "good friday|karfreitag|vendredi saint|viernes santo"),
    (Feast(loose=True), "easter|ostern|paques|pascua|pascuas"),
    (Feast(), "easter sunday|easter day|ostersonntag|dimanche de paques|domingo de pascua|domingo de resurreccion"),
    (Feast(after_easter=1), "easter monday|ostermontag|lundi de paques|lunes de pascua"),
    (Feast(after_easter=39), "ascension|ascension day|himmelfahrt|christi himmelfahrt|vatertag"),
    (Feast(after_easter=49, loose=True), "whitsun|pentecost|pfingsten|pentecote|pentecostes"),
    (Feast(after_easter=49), "whit sunday|pfingstsonntag|dimanche de pentecote|domingo de pentecostes"),
    (Feast(after_easter=50), "whit monday|pfingstmontag|lundi de pentecote|lunes de pentecostes"),
    (Feast(after_easter=60), "corpus christi|fronleichnam|fete-dieu|fete dieu|corpus"),
    (Feast(5, 1), "may day|tag der arbeit|erster mai|fete du travail|dia del trabajo"),
    (Feast(6, 24), "midsummer|midsummer day|midsummer's day|johannistag|johanni|saint-jean|san juan"),
    (Feast(10, 31), "halloween|reformationstag"),
    (Feast(11, 1), "all saints|all saints' day|all saints day|allerheiligen|toussaint|todos los santos"),
    (Feast(11, 2), "all souls|all souls' day|allerseelen|dia de muertos|dia de los muertos"),
    (Feast(11, 11), "martinmas|martinstag|sankt martin|saint-martin|san martin"),
)
_FEASTS = {name: feast for feast, names in _NAMES for name in names.split("|")}
_YEAR = re.compile(r"(.+?)(?: (?:of|in|de|del|des jahres|im jahr))?,? (\d{4})")
_LED = re.compile(r"(?:(?:on|at|over|during|for|an|zu|am|in der|in|a|en|pendant|durante|la|le|les|el|the|den|der) )+")


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous rule printed by Butcher 1876; Meeus 1991)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast_in(text: str, today: date) -> When | None:
    """A feast with its year, or the last one that is not after ``today``; ``text`` is folded."""
    dated = _YEAR.fullmatch(text)
    name = dated[1] if dated else text
    feast = _FEASTS.get(name) or _FEASTS.get(_LED.sub("", name, count=1))
    if feast is None:
        return None
    if dated is None:
        return feast.when(today.year if feast.in_year(today.year) <= today else today.year - 1)
    year = int(dated[2])
    return feast.when(year) if 1 <= year < 9999 else None
