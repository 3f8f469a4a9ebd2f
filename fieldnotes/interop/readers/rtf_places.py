"""The destinations of RTF that are read: fonts, styles, notes, comments, fields, boxes, facts about the file."""

import re
from datetime import datetime
from functools import partial

from fieldnotes.interop.readers.rtf_state import NOWHERE, Field
from fieldnotes.interop.readers.rtf_walk import Walker
from fieldnotes.interop.readers.rtf_writer import Remark
from fieldnotes.text.standoff import settle

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s\\]+)"?', re.IGNORECASE)
_NUMBERED = re.compile(r"[(\[]?(?:[\dA-Za-z]+\.)*(\d+|[A-Za-z]{1,7})[.):\]]*")


class Places:
    """Enters destinations for a walker, and keeps what was found in them.

    Args:
        walker: whose groups they are; it is told of them.
    """

    def __init__(self, walker: Walker) -> None:
        self.pictures = 0
        self.remarks: list[Remark] = []
        self._walker = walker
        self._author: list[str] = []
        self._initials: list[str] = []
        self._packed: list[str] = []
        self._range: list[str] = []
        walker.destinations.update({
            "fonttbl": lambda: walker.enter("fonttbl", []),
            "stylesheet": lambda: walker.enter("stylesheet", []),
            "info": lambda: walker.enter("info", []),
            "revtbl": self._revisers,
            "pict": self._picture,
            "footnote": self._footnote,
            "shptxt": self._box,
            "dptxbxtext": self._box,
            "field": lambda: setattr(walker.state, "field", Field()),
            "fldinst": self._instruction,
            "fldrslt": self._result,
            "listtext": self._sign_of_list,
            "pntext": self._sign_of_list,
            "annotation": self._comment,
            "atnauthor": lambda: self._keep("_author"),
            "atnid": lambda: self._keep("_initials"),
            "atndate": lambda: self._keep("_packed"),
            "atnref": lambda: self._keep("_range"),
            "atrfstart": lambda: self._edge(begins=True),
            "atrfend": lambda: self._edge(begins=False),
            **{name: partial(self._in_info, name) for name in ("title", "author", "creatim")},
            "upr": lambda: setattr(walker.state, "place", "upr"),
            "ud": self._in_unicode,
        })  # fmt: skip

    def _in_info(self, name: str) -> None:
        """What the file says of itself; elsewhere the same words mean nothing."""
        walker = self._walker
        if walker.state.place != "info":
            return
        if name == "creatim":
            walker.enter("created", [])
        else:
            words: list[str] = []
            walker.info.setdefault(name, words)
            walker.enter("info", words)

    def _keep(self, name: str) -> None:
        words: list[str] = []
        setattr(self, name, words)
        self._walker.enter("", words)

    def _revisers(self) -> None:
        words: list[str] = []
        self._walker.enter("", words, lambda: setattr(self._walker, "revisers", "".join(words).split(";")))

    def _picture(self) -> None:
        self.pictures += 1
        self._walker.enter("", NOWHERE)

    def _footnote(self) -> None:
        walker = self._walker
        form = walker.format()
        self._open_page(skips_space=True)
        walker.state.closing = lambda: walker.writer.note(walker.writer.close_page(), form)

    def _box(self) -> None:
        walker = self._walker
        self._open_page()
        walker.state.closing = lambda: walker.writer.box(walker.writer.close_page())

    def _comment(self) -> None:
        self._range, self._packed = [], []
        self._open_page(skips_space=True)
        self._walker.state.closing = self._end_comment

    def _open_page(self, skips_space: bool = False) -> None:
        state = self._walker.state
        state.plain()
        state.plain_paragraph()
        state.place, state.sink, state.link = "", None, ""
        self._walker.writer.open_page(skips_space)

    def _end_comment(self) -> None:
        writer = self._walker.writer
        words = writer.close_page().text.strip()
        ident = "".join(self._range).strip() or f"unnamed {len(self.remarks)}"
        author = "".join(self._author).strip() or "".join(self._initials).strip()
        writer.page.refer_to_comment(ident)
        packed = "".join(self._packed).strip()
        number = int(packed) if re.fullmatch(r"-?\d{1,10}", packed) else 0
        if words:
            self.remarks.append(Remark(ident, " ".join(settle(author).split()), number, words))
        self._author, self._initials = [], []

    def _edge(self, begins: bool) -> None:
        words: list[str] = []
        page = self._walker.writer.page

        def note_it() -> None:
            ident = "".join(words).strip()
            (page.open_comment if begins else page.close_comment)(ident)

        self._walker.enter("", words, note_it)

    def _instruction(self) -> None:
        field = self._walker.state.field
        if field is None:
            self._walker.enter("", NOWHERE)
            return
        self._walker.enter("", field.instruction)

    def _result(self) -> None:
        state = self._walker.state
        if state.field is not None:
            match = _HYPERLINK.match("".join(state.field.instruction))
            if match and match[1].lower().startswith(("http:", "https:", "mailto:")):
                state.link = settle(match[1])
            state.field = None

    def _sign_of_list(self) -> None:
        words: list[str] = []
        self._walker.enter("", words, lambda: self._walker.writer.begin_item(*_item("".join(words))))

    def _in_unicode(self) -> None:
        state = self._walker.state
        if state.place == "upr part":
            state.place, state.sink = "", state.meant


def _item(sign: str) -> tuple[str, str]:
    """The block that the sign of a list makes: "3." is ("numbered", "3"), "•" is ("bullet", "")."""
    bare = sign.strip()
    match = _NUMBERED.fullmatch(bare)
    if match and match[1].isdecimal():
        return "numbered", str(int(match[1]))
    if match and bare != match[1] and len(match[1]) == 1:
        return "numbered", str(ord(match[1].lower()) - ord("a") + 1)
    if match and bare != match[1] and (number := _roman(match[1].lower())):
        return "numbered", str(number)
    return "bullet", ""


def _roman(letters: str) -> int:
    """What a small Roman number counts, 0 where it is none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    if not set(letters) <= set(values):
        return 0
    numbers = [values[letter] for letter in letters]
    return sum(-one if one < max(numbers[at:]) else one for at, one in enumerate(numbers))


def moment_of(packed: int) -> int | None:
    """Milliseconds since 1970 of a moment as Word packs it into one number, None where it is none."""
    packed &= 0xFFFFFFFF
    minute, hour = packed & 0x3F, packed >> 6 & 0x1F
    day, month, year = packed >> 11 & 0x1F, packed >> 16 & 0xF, (packed >> 20 & 0x1FF) + 1900
    try:
        moment = datetime(year, month, day, hour, minute)
    except ValueError:
        return None
    return int((moment - datetime(1970, 1, 1)).total_seconds()) * 1000
