"""Months, weekdays, years and East Asian numerals as diaries write them, beyond what `text.dates_words` knows."""

import re
from datetime import date

from fieldnotes.text.dates_words import folded, month_number, weekday_number

_MORE_MONTHS = (
    "gennaio gen janeiro januari stycznia styczen января январь январ янв",
    "febbraio fevereiro februari lutego luty февраля февраль фев",
    "mch marco maart mrt marts marca marzec марта март",
    "apl aprile kwietnia kwiecien апреля апрель апр",
    "maggio mag maio mei maj maja мая май",
    "giugno giu junho czerwca czerwiec июня июнь июн",
    "luglio lug julho lipca lipiec июля июль июл",
    "agosto augustus augusti sierpnia sierpien августа август авг",
    "settembre setembro wrzesnia wrzesien сентября сентябрь сент сен",
    "ottobre ott outubro out pazdziernika pazdziernik октября октябрь окт",
    "listopada listopad ноября ноябрь нояб ноя",
    "dicembre dezembro desember grudnia grudzien декабря декабрь дек",
)
_MORE_WEEKDAYS = (
    "lunedi segunda-feira maandag mandag poniedzialek понедельник m.",
    "martedi terca-feira dinsdag tisdag tirsdag wtorek вторник",
    "mercoledi quarta-feira woensdag onsdag sroda среда",
    "giovedi quinta-feira donderdag torsdag czwartek четверг",
    "venerdi sexta-feira vrijdag fredag piatek пятница",
    "sabato zaterdag lordag sobota суббота",
    "domenica zondag sondag niedziela воскресенье sabbath",
)
_MONTHS = {folded(name): at for at, names in enumerate(_MORE_MONTHS, 1) for name in names.split()}
_WEEKDAYS = {folded(name): at for at, names in enumerate(_MORE_WEEKDAYS) for name in names.split()}
_OTHER_WORDS = frozenset(("out", "set", "ago", "gen", "mag"))
"""Short names of months in one language that are common words in another."""
_HAN_WEEKDAYS = {
    char: at for at, chars in enumerate(("月一", "火二", "水三", "木四", "金五", "土六", "日天")) for char in chars
}
_DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1, "两": 2, "兩": 2}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民国": 1911,
    "民國": 1911,
    "咸丰": 1850,
    "咸豐": 1850,
    "同治": 1861,
    "光绪": 1874,
    "光緒": 1874,
    "宣统": 1908,
    "宣統": 1908,
}
ERAS = "|".join(_ERAS)
HAN_DIGITS = "〇零○一二三四五六七八九十廿卅元\\d０-９"


def month_of(word: str) -> int | None:
    """1 to 12 for a month's name in one of ten languages, else None."""
    if folded(word) in _OTHER_WORDS:
        return None
    return month_number(word) or _MONTHS.get(folded(word).rstrip("."))


def weekday_of(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday's name, "Lord's day" and 月曜 included, else None."""
    name = folded(word).strip(".()[] ")
    if name in ("lord's day", "the lord's day", "lords day", "sabbath day"):
        return 6
    if re.fullmatch("[月火水木金土日]曜日?", name):
        return _HAN_WEEKDAYS[name[0]]
    if re.fullmatch("(星期|礼拜|禮拜|周|週)[一二三四五六日天]", name):
        return _HAN_WEEKDAYS[name[-1]]
    number = weekday_number(name)
    return number if number is not None else _WEEKDAYS.get(name)


def han_number(numeral: str) -> int | None:
    """The value of 十五, 二十三, 廿三, 三〇, 元 or digits of any width; None for no number."""
    plain = "".join(str(ord(char) - 0xFF10) if "０" <= char <= "９" else char for char in numeral)
    if plain.isdecimal():
        return int(plain)
    for sign, value in _TENS.items():
        if sign in plain:
            before, _, after = plain.partition(sign)
            tens = _DIGITS.get(before, 1 if not before else None) if sign == "十" else (None if before else 1)
            units = _DIGITS.get(after, 0 if not after else None)
            return None if tens is None or units is None else tens * value + units
    digits = [_DIGITS.get(char) for char in plain]
    if not digits or None in digits:
        return None
    return int("".join(str(digit) for digit in digits))


def era_year(era: str, numeral: str) -> int | None:
    """The year of the common era for 大正 and 十五."""
    number = han_number(numeral)
    return None if number is None else _ERAS[era] + number


def full_year(words: str, month: int | None = None, today: date | None = None) -> int | None:
    """A year as written: "1913", "'13", "13", or a double year "1659-60", "1660/1".

    A double year counts from Lady Day: before April the second is ours, from April the first. Two figures mean
    the last hundred years.
    """
    parts = re.split(r"\s*[-–/]\s*", words.strip("'’ "))
    first = int(parts[0])
    if len(parts[0]) <= 2:
        this_year = (today or date.today()).year
        first += this_year // 100 * 100
        return first if first <= this_year + 1 else first - 100
    if len(parts) == 1:
        return first
    tail = parts[1]
    if int(tail) != (first + 1) % 10 ** len(tail):
        return None
    return first + 1 if month is not None and month <= 3 else first
