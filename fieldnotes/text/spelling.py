"""Which words of a text are to be looked up in a dictionary, and in which language a text is likely written."""

import re
from collections.abc import Collection, Sequence

from fieldnotes.domain.edits import Edit

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u00ad]|['’](?=[^\W\d_]))*")
# What is no prose: addresses, mentions, links to notes, words joined with figures or lines, names of files.
_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")
_SUSPECT = re.compile(r"[/\\@#_\d]|\w\.\w")
_CHUNK = re.compile(r"\S+")
_APART = re.compile(
    r"(?:https?|ftp|mailto|tel):\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\w)[@#][^\W_][\w.'’-]*"
    r"|\S*[/\\]\S*[/\\]\S*|\w*[\d_]\w*|\w+\.(?:[a-z]{3,4}|docx|xlsx|html)\b"
)
# Written without spaces between words: no dictionary of words can judge a run of these.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
LONGEST = 60
"""Letters beyond which something is no word."""


def words_to_check(text: str) -> list[tuple[int, int, str]]:
    """The words of a stretch of text that a dictionary can judge: start, end (code points) and the word.

    Addresses, mentions, ``[[links]]``, words with figures, abbreviations in capitals, single letters and words with
    capitals inside them are passed over. An apostrophe is told as a straight one, a soft hyphen not at all.
    """
    apart = _not_prose(text)
    words = []
    place = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        while place < len(apart) and apart[place][1] <= start:
            place += 1
        if place < len(apart) and apart[place][0] < end:
            continue
        word = found[0]
        if _is_prose(word):
            words.append((start, end, word.replace("’", "'").replace("\u00ad", "")))
    return words


def words_to_check_again(text: str, edit: Edit) -> tuple[int, int, list[tuple[int, int, str]]] | None:
    """The words that one edit of a stretch of text may have changed, all others are as they were, only moved.

    Args:
        text: the stretch after the edit.
        edit: what was done, its position counted in the stretch.

    Returns:
        where the changed part begins and ends in the text after (code points), and its words as `words_to_check` tells
        them; None when far words may be changed as well: by the brackets of a link, by a line broken or joined.
    """
    if "[[" in text or "[" in edit.removed or "]" in edit.removed or "\n" in edit.removed + edit.inserted:
        return None
    low, high = edit.position, edit.position + len(edit.inserted)
    while low and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and not text[high].isspace():
        high += 1
    words = words_to_check(text[low:high])
    return low, high, [(low + start, low + end, word) for start, end, word in words]


def _not_prose(text: str) -> list[tuple[int, int]]:
    """The stretches that hold no words to judge, in order; most texts have no sign that would make them likely."""
    apart = [found.span() for found in _LINK.finditer(text)] if "[[" in text else []
    if _SUSPECT.search(text):
        for chunk in _CHUNK.finditer(text):
            if _SUSPECT.search(chunk[0]):
                begin = chunk.start()
                apart += [(begin + found.start(), begin + found.end()) for found in _APART.finditer(chunk[0])]
        apart.sort()
    return apart


def _is_prose(word: str) -> bool:
    if not 2 <= len(word) <= LONGEST:
        return False
    if word[1:].islower():
        return word.isascii() or not _UNSPACED.search(word)
    if word.isupper() or _UNSPACED.search(word):
        return False
    rest = word[1:]
    return rest == rest.lower() or "'" in word or "’" in word


def parts_of_names(names: Collection[str]) -> frozenset[str]:
    """The words that names consist of, folded, so that no part of a name counts as misspelt."""
    return frozenset(found[0].replace("’", "'").casefold() for name in names for found in _WORD.finditer(name))


def is_known(word: str, known: Collection[str]) -> bool:
    """Whether a word, or the one it is the possessive of, is among folded words."""
    folded = word.casefold()
    if folded in known:
        return True
    bare = folded[:-2] if folded.endswith("'s") else folded[:-1] if folded.endswith(("'", "s")) else folded
    return bare in known


# Short words that one language uses all the time and its neighbours do not.
_COMMON = {
    "en": "the and of to was that with for were they had this from she his her not but are which",
    "de": "der die und das nicht ist ich ein eine zu den mit sich auf dem wir war für auch wie",
    "fr": "le les des et une est dans pour que pas qui sur avec nous elle était ce du au mais",
    "es": "el los las y una que no por con para pero como estaba más del ella este se su lo",
    "it": "il gli di che non una per con sono era della anche ma come più nel alla questo le si",
    "pt": "os as que não uma com para mas como mais do da ele ela estava foi isso ao em seu",
    "nl": "het een en van niet dat zijn met voor was ook maar wij hij naar aan deze wordt ik er",
    "sv": "och att det som inte är en på för med av den har jag till var ett vi men de",
    "da": "og at det som ikke er en på for med af den har jeg til var et vi men de af hun",
    "nb": "og at det som ikke er en på for med av den har jeg til var et vi men de hun ble",
    "pl": "i w nie na się że z do jest to był jak ale co po od przez dla już tak",
    "cs": "a se na je že v to s z do ale jako byl jsem by tak co když pro už",
    "fi": "ja on ei se oli että hän kun niin mutta kuin myös sen ovat joka mitä nyt",
    "hu": "a az és hogy nem is volt egy ez meg csak de mint már ha vagy azt",
    "ru": "и в не на что он с как это но она они было из за так по к",
    "tr": "ve bir bu için ile de da çok ama gibi daha olarak var ne o",
}  # fmt: skip
_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SAMPLE = 4_000


def likely_language(text: str, expected: Sequence[str] = ()) -> str:
    """The language (ISO code) that a text is most likely written in, by its short words; "" if it shows none.

    Args:
        text: its first few thousand characters are looked at.
        expected: codes that are likely from the outset, the likeliest first; another language must show itself
            more than twice as often.
    """
    words = [found[0].casefold() for found in _WORD.finditer(text[:_SAMPLE])]
    counts = {code: sum(word in short for word in words) for code, short in _SETS.items()}
    least = max(2, len(words) // 25)
    best = max(counts, key=lambda code: counts[code])
    mine = max((code for code in expected if code in counts), key=lambda code: counts[code], default="")
    if mine and counts[best] <= 2 * counts[mine] + 2:
        best = mine
    return best if counts[best] >= least else ""


_SCRIPTS = (
    ("latin", re.compile("[A-Za-zÀ-ɏḀ-ỿ]")),
    ("cyrillic", re.compile("[Ѐ-ԯ]")),
    ("greek", re.compile("[Ͱ-Ͽἀ-῿]")),
    ("hebrew", re.compile("[\u0590-\u05ff]")),
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")),
    ("devanagari", re.compile("[\u0900-\u097f]")),
)
_WRITTEN_IN = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "kk", "mn"), "cyrillic"),
    **dict.fromkeys(("ar", "fa", "ur"), "arabic"),
    **dict.fromkeys(("hi", "mr", "ne"), "devanagari"),
    **dict.fromkeys(("he", "yi"), "hebrew"),
    "el": "greek",
}


def is_of_language(word: str, language: str) -> bool:
    """Whether a word is written in the letters of a language; a dictionary cannot judge words in others."""
    script = next((name for name, letters in _SCRIPTS if letters.match(word)), "other")
    code = language.partition("-")[0].partition("_")[0]
    if code == "sr":
        return script in ("latin", "cyrillic")
    return script == _WRITTEN_IN.get(code, "latin")


_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl",
    "nederlands": "nl", "swedish": "sv", "svenska": "sv", "danish": "da", "dansk": "da", "norwegian": "nb",
    "norsk": "nb", "polish": "pl", "polski": "pl", "czech": "cs", "finnish": "fi", "suomi": "fi", "hungarian": "hu",
    "russian": "ru", "turkish": "tr", "arabic": "ar", "hebrew": "he", "greek": "el", "welsh": "cy",
}  # fmt: skip


def language_codes(words: str) -> list[str]:
    """The ISO codes that a list of languages means, written as codes or by name: "English, de-AT"."""
    codes = []
    for part in re.split(r"[,;/]", words):
        name = part.strip().casefold().replace("_", "-")
        code = _NAMES.get(name, name)
        if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", code):
            codes.append(code)
    return list(dict.fromkeys(codes))
