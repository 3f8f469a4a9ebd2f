"""How likely it is that people wrote a text as it was decoded: wrong encodings leave tell-tale neighbours."""

import unicodedata
from functools import lru_cache

_COMMON = {
    "CYRILLIC": frozenset("оеаинтсрвлкмдпу"),
    "GREEK": frozenset("αοιετσνηυρπκμλςάέίόή"),
    "HEBREW": frozenset("יוהלאתרמבשנםכד"),
    "ARABIC": frozenset("اليمونترةبعدسفهك"),
    "THAI": frozenset("านรอกเงมยลวดทสตะปบคห่้ิีัาุ"),
    "CJK": frozenset(
        "的一是不了人我在有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发"
        "成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长樓這來個國們為說時會過後無開見經頭從動兩長書東車門間問話點處實"
        "月日雨夜午得信二弟往至坐寄元本今何思出見言行事私彼気話手前間家彼女自分云今日"
    ),
}
_LATIN_COMMON = frozenset("éèêëàâäáåãçíìîïñóòôöõúùûüøæœßÉÀÄÖÜąćęłńśźżčřšťžýůěőűğışăâîșțđ")
EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
"""The scripts that need two bytes a character in their old encodings."""

_KANA = ("HIRAGANA", "KATAKANA")
_MARKS = frozenset("“”‘’„‚«»–—…•·°£€©®§¿¡†‡′″×½¼¾º²³±№、。「」『』（），．：；！？《》【】・ー　〔〕〇々％～―")
_QUOTES = frozenset("’‘'")


def plausibility(text: str) -> float:
    """How natural the characters beyond ASCII look beside their neighbours, 0 (nonsense) to 1."""
    total = weight = 0.0
    previous = " "
    for index, char in enumerate(text):
        if char > "\x7f" or (char < " " and char not in "\t\n\r\f\x1a"):
            following = text[index + 1] if index + 1 < len(text) else " "
            score = _score(previous, char, following)
            total += score
            weight += 1.0
        previous = char
    if not weight:
        return 1.0
    share = total / weight
    if _mixed(text):
        share -= 0.3
    return max(0.0, min(1.0, share))


def _score(before: str, char: str, after: str) -> float:
    """One character between its neighbours, 0 to 1."""
    script = script_of(char)
    if script == "LATIN":
        return _latin(before, char, after)
    if script in _KANA:
        return 1.0
    if script == "HANGUL":
        return 0.95 if script_of(before) == "HANGUL" or script_of(after) == "HANGUL" else 0.6
    if script in _COMMON:
        return _alphabet(script, before, char, after)
    if script == "MARK":
        return _mark(before, char, after)
    return 0.0 if script in ("NONE", "OTHER") else 0.25


def _latin(before: str, char: str, after: str) -> float:
    if char not in _LATIN_COMMON:
        return 0.15
    beyond = (before > "\x7f" and before.isalpha()) + (after > "\x7f" and after.isalpha())
    if beyond == 2:
        return 0.1
    if char.isupper() and (before.islower() or (before.isalpha() and after.islower())):
        return 0.05
    beside = before.isalpha() or after.isalpha() or before in _QUOTES
    alone_fits = char in "àáéèêóòöüåäæøÀÁÉÓÖÜÅÄy"
    return 0.95 - 0.25 * beyond if beside else (0.6 if alone_fits else 0.2)


def _alphabet(script: str, before: str, char: str, after: str) -> float:
    lower = char.lower()
    score = 1.0 if lower in _COMMON[script] else 0.55
    if script in ("CYRILLIC", "GREEK") and char.isupper() and before.islower():
        return 0.0
    if script == "CJK":
        return score
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return 0.0
    return score if script in (script_of(before), script_of(after)) else score - 0.35


def _mark(before: str, char: str, after: str) -> float:
    """Quotation marks, dashes and signs: right where they belong, wrong in the middle of a word."""
    inside = before.isalpha() and after.isalpha() and script_of(before) not in EAST_ASIAN
    if char == "’":
        return 0.95 if before.isalnum() or after.isalnum() else 0.6
    if char == "‘":
        return 0.1 if before.isalnum() else 0.9
    if char in "“”„‚«»¿¡":
        return 0.05 if inside else 0.95
    if char in "·•°£€©®§†‡′″×½¼¾º²³±№":
        return 0.0 if inside else 0.75
    return 1.0


def _mixed(text: str) -> bool:
    """Whether two alphabets that hardly meet in one text both take a good share of it."""
    counts: dict[str, int] = {}
    for char in text[:20_000]:
        if char > "\x7f":
            script = script_of(char)
            counts[script] = counts.get(script, 0) + 1
    letters = sum(counts.get(name, 0) for name in ("CYRILLIC", "GREEK", "HEBREW", "ARABIC", "THAI", "HANGUL", "LATIN"))
    if not letters:
        return False
    main = max((counts.get(name, 0), name) for name in counts if name not in ("MARK", "NONE", "OTHER"))
    return (letters - counts.get(main[1], 0)) > 0.2 * letters and main[1] != "CJK"


@lru_cache(maxsize=20_000)
def script_of(char: str) -> str:
    """The script of one character: LATIN, CYRILLIC, CJK, HIRAGANA …; MARK for punctuation, NONE for no text."""
    if char in _MARKS or char.isspace():
        return "MARK"
    category = unicodedata.category(char)
    if category in ("Cc", "Co", "Cn", "Cs"):
        return "NONE"
    name = unicodedata.name(char, "")
    if name.startswith(("HALFWIDTH KATAKANA", "HALFWIDTH IDEO", "BOX DRAWINGS", "BLOCK")):
        return "OTHER"
    if name.startswith(("FULLWIDTH", "CJK SYMBOL", "IDEOGRAPHIC", "CIRCLED", "ROMAN NUMERAL")):
        return "MARK"
    first = name.split(" ")[0]
    if category[0] in "LM" and first in ("LATIN", "HIRAGANA", "KATAKANA", "HANGUL", "CJK", *_COMMON):
        return first
    return "LETTER" if category[0] in "LMN" else "OTHER"
