"""Pieces of WordprocessingML written as text, many times faster than element by element.

Text of any script goes in: characters that XML cannot hold are replaced and counted, right-to-left and
East Asian stretches become runs of their own so that Word picks direction, font and language for them.
"""

import re
from unicodedata import bidirectional

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
PICTURE = "[picture]"
"""What stands for U+FFFC, a picture in a note's text."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AWKWARD = re.compile('[&<>"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffc\ufffe\uffff]')
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_EAST = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3000-\u30ff\u3105-\u318f\u31a0-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_OTHER_SCRIPT = re.compile(f"[{_RTL}{_EAST}]")
_SCRIPTS = re.compile(
    rf"(?P<rtl>[{_RTL}]+(?:[\W\d_]{{1,40}}[{_RTL}]+)*)"
    rf"|(?P<east>[{_EAST}]+(?:[\s\u2018-\u201f0-9]{{1,20}}[{_EAST}]+)*)"
)
_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_EAST_FONTS = {"ja-JP": "Yu Mincho", "ko-KR": "Batang", "zh-CN": "SimSun", "zh-TW": "PMingLiU"}
_EAST_LANGUAGES = {"ja": "ja-JP", "ko": "ko-KR", "zh-tw": "zh-TW", "zh-hk": "zh-TW", "zh-hant": "zh-TW"}

_REGIONS = {
    tag[:2]: tag
    for tag in (
        *("cs-CZ", "da-DK", "de-DE", "el-GR", "es-ES", "et-EE", "fi-FI", "fr-FR", "hr-HR", "hu-HU", "it-IT", "lt-LT"),
        *("lv-LV", "nb-NO", "nl-NL", "pl-PL", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI", "sv-SE", "tr-TR", "uk-UA"),
    )
}


class Pen:
    """Writes runs and paragraphs; ``replaced`` counts the characters that had to be replaced."""

    def __init__(self) -> None:
        self.replaced = 0
        self._bookmark = 0

    def fit(self, text: str) -> str:
        """Text with nothing in it that XML cannot hold, not yet escaped."""
        fit, replaced = _ILLEGAL.subn(REPLACEMENT, text)
        self.replaced += replaced
        return fit.replace("\ufffc", PICTURE).replace("\r\n", "\n").replace("\r", "\n")

    def text(self, text: str) -> str:
        """Text fit for XML and escaped; line feeds and tabs are left as they are."""
        if not _AWKWARD.search(text):
            return text
        return self.fit(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

    def run(self, text: str, style: str = "", extra: str = "", language: str = "") -> str:
        """One or several runs for a text, one for each change of script.

        Args:
            text: any text; line feeds become line breaks within the paragraph.
            style: the id of a character style.
            extra: further run properties, those that stand between ``w:rFonts`` and ``w:rtl``.
            language: the language of the text where it is known ("de", "ja"), to check its spelling by and to choose
                among East Asian fonts.
        """
        if not text:
            return ""
        named = f'<w:rStyle w:val="{style}"/>' if style else ""
        props = named + extra + _proofing(language) if language else named + extra
        if text.isascii() or not _OTHER_SCRIPT.search(text):
            return self._plain(text, props)
        pieces: list[str] = []
        at = 0
        for match in _SCRIPTS.finditer(text):
            pieces.append(self._plain(text[at : match.start()], props))
            pieces.append(self._scripted(match, named, extra, language))
            at = match.end()
        pieces.append(self._plain(text[at:], props))
        return "".join(pieces)

    def paragraph(self, style: str, runs: str, keep: bool = False, props: str = "") -> str:
        """A paragraph; ``props`` are paragraph properties in the order of the schema, after ``w:keepNext``."""
        kept = "<w:keepNext/>" if keep else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{props}</w:pPr>{runs}</w:p>'

    def bookmark(self, name: str, inside: str) -> str:
        """Runs with a bookmark around them; names have at most 40 characters."""
        self._bookmark += 1
        return (
            f'<w:bookmarkStart w:id="{self._bookmark}" w:name="{name}"/>{inside}'
            f'<w:bookmarkEnd w:id="{self._bookmark}"/>'
        )

    def link(self, anchor: str, runs: str) -> str:
        """Runs that lead to a bookmark."""
        return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{runs}</w:hyperlink>'

    def _plain(self, text: str, props: str) -> str:
        if not text:
            return ""
        fit = self.text(text)
        if "\n" in fit or "\t" in fit:
            fit = fit.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
            fit = fit.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        wrapped = f"<w:rPr>{props}</w:rPr>" if props else ""
        return f'<w:r>{wrapped}<w:t xml:space="preserve">{fit}</w:t></w:r>'

    def _scripted(self, match: re.Match[str], named: str, extra: str, language: str) -> str:
        text = match.group()
        if match.lastgroup == "rtl":
            tongue = "he-IL" if _HEBREW.search(text) else _right_to_left_language(language)
            return self._plain(text, f'{named}{extra}<w:rtl/><w:lang w:bidi="{tongue}"/>')
        tongue = east_asian_language(text, language)
        fonts = f'<w:rFonts w:hint="eastAsia" w:eastAsia="{_EAST_FONTS[tongue]}"/>'
        return self._plain(text, f'{named}{fonts}{extra}<w:lang w:eastAsia="{tongue}"/>')


def east_asian_language(text: str, language: str = "") -> str:
    """Whose characters these are: told by kana or Hangul, else by the stated language, else Chinese."""
    if _KANA.search(text):
        return "ja-JP"
    if _HANGUL.search(text):
        return "ko-KR"
    stated = language.lower()
    return _EAST_LANGUAGES.get(stated) or _EAST_LANGUAGES.get(stated[:2]) or "zh-CN"


def right_to_left(text: str) -> bool:
    """Whether a paragraph reads from right to left: its first letter decides (Unicode annex 9, rule P2)."""
    if text.isascii():
        return False
    for character in text:
        direction = bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _proofing(language: str) -> str:
    """The run property that says in which language to check the spelling; "" for English and what is not listed."""
    tag = _REGIONS.get(language.lower()[:2])
    return f'<w:lang w:val="{tag}"/>' if tag else ""


def _right_to_left_language(language: str) -> str:
    return {"fa": "fa-IR", "ur": "ur-PK", "ps": "ps-AF", "ckb": "ku-Arab-IQ"}.get(language.lower()[:2], "ar-SA")
