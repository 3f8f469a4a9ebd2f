"""A word of an open note shown through time: the words selected, or the word at the cursor."""

from functools import partial
from unicodedata import category

from ui.base.context import Context
from ui.editor.menus import Item
from ui.editor.sheet import Sheet

LONGEST = 80
"""More than so many code points are no word and no phrase."""
_SHOWN = 24


def trace_word(context: Context, sheet: Sheet) -> None:
    """Show what is selected through time, or the word at the cursor."""
    start, end = sheet.view.selection()
    words = phrase(sheet.document.text[start:end]) if start < end else word_at(sheet.document.text, start)
    if words:
        context.navigation.trace(words)
    else:
        context.say("Put the cursor on a word, or select a few words, to see them through time.")


def course_items(context: Context, sheet: Sheet, position: int) -> list[Item]:
    """The line of the menu at a position (code points), -1 beside the words."""
    start, end = sheet.view.selection()
    text = sheet.document.text
    words = phrase(text[start:end]) if start < end else word_at(text, position) if position >= 0 else ""
    if not words:
        return []
    shown = (words if len(words) <= _SHOWN else words[:_SHOWN] + "…").replace("&", "&&")
    return [Item(f"Show “{shown}” through time", partial(context.navigation.trace, words), "Ctrl+Shift+T")]


def phrase(words: str) -> str:
    """Selected words as they can be looked for; "" for none, or for too many."""
    words = " ".join(words.replace('"', " ").split())
    return words if len(words) <= LONGEST and any(map(_of_word, words)) else ""


def word_at(text: str, position: int) -> str:
    """The word that a position (code points) stands in or at the end of; "" between words."""
    start = end = position
    while start > 0 and _of_word(text[start - 1]):
        start -= 1
    while end < len(text) and _of_word(text[end]):
        end += 1
    return phrase(text[start:end])


def _of_word(sign: str) -> bool:
    return sign.isalnum() or category(sign).startswith("M")
