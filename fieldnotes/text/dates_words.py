"""The words people use in dates: months, weekdays, seasons and relative days in four languages."""

import unicodedata

_MONTHS = (
    "january jan jany janvier janv januar janner enero ene",
    "february feb feby februarius fevrier fevr fev februar feber febrero",
    "march mar mars marz maerz mrz marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juin juni junio",
    "july jul juillet juil juli julio",
    "august aug augt aout agosto ago",
    "september sept sep septr septbr septembre septiembre setiembre set",
    "october oct octr octbr octobre oktober okt octubre",
    "november nov novr novbr novembre noviembre",
    "december dec decr decbr decembre dezember dez diciembre dic",
)
_WEEKDAYS = (
    "monday mon lundi lun montag lunes",
    "tuesday tue tues mardi dienstag martes",
    "wednesday wed weds mercredi mittwoch miercoles",
    "thursday thu thur thurs jeudi donnerstag jueves",
    "friday fri vendredi ven freitag viernes",
    "saturday sat samedi sam samstag sonnabend sabado",
    "sunday sun dimanche dim sonntag domingo",
)
_SEASONS = {
    3: "spring printemps fruhling fruhjahr fruehling fruehjahr primavera",
    6: "summer ete sommer verano",
    9: "autumn fall automne herbst otono",
    12: "winter hiver invierno",
}
_DAYS_BACK = {
    0: "today|this morning|this afternoon|this evening|tonight|now|heute|aujourd'hui|ce matin|ce soir|hoy",
    1: "yesterday|last night|yesterday evening|gestern|letzte nacht|hier|la nuit derniere|ayer|anoche",
    2: "the day before yesterday|day before yesterday|vorgestern|avant-hier|anteayer|antes de ayer|antier",
    3: "vorvorgestern",
    -1: "tomorrow|morgen|demain|manana",
}
_ABOUT = (
    "about around approximately approx. approx circa ca. ca c. c ~ roughly probably perhaps early mid late "
    "um gegen etwa ungefahr anfang mitte ende vers environ debut mi fin hacia alrededor sobre principios "
    "mediados finales"
)
_PHRASES = (
    "around the time of", "the beginning of", "beginning of", "the middle of", "middle of", "the end of", "end of",
    "au debut", "debut", "a la fin", "a principios", "a mediados", "a finales",
)  # fmt: skip
ABOUT = (*_PHRASES, *_ABOUT.split())
"""Words before a date that is not quite certain."""
_FILLING = "the of on in at de del den dem der des le la el em am im en l d du st nd rd th er re ten ter uhr year"
FILLING = frozenset(_FILLING.split())
"""Words in a date that say nothing."""


def folded(words: str) -> str:
    """Lower case, without accents, one space between words, plain apostrophes and figures."""
    apart = unicodedata.normalize("NFKD", words.replace("’", "'")).casefold()
    bare = "".join(_plain(sign) for sign in apart if not unicodedata.combining(sign))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _plain(sign: str) -> str:
    return sign if sign.isascii() or not sign.isdecimal() else str(unicodedata.decimal(sign))


_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_SEASON_MONTHS = {name: month for month, names in _SEASONS.items() for name in names.split()}
_BACK = {phrase: days for days, phrases in _DAYS_BACK.items() for phrase in phrases.split("|")}


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name, full or shortened, in English, German, French or Spanish; else None."""
    return _MONTH_NUMBERS.get(folded(name).rstrip("."))


def weekday_number(name: str) -> int | None:
    """0 (Monday) to 6 for a weekday's name in English, German, French or Spanish; else None."""
    return _WEEKDAY_NUMBERS.get(folded(name).rstrip("."))


def season_month(name: str) -> int | None:
    """The first month of a season (3, 6, 9 or 12) in English, German, French or Spanish; else None."""
    return _SEASON_MONTHS.get(folded(name))


def days_back(phrase: str) -> int | None:
    """How many days ago "today", "yesterday" and their like are; None for other words."""
    return _BACK.get(folded(phrase))
