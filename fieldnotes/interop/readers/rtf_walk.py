"""Walk an RTF file token by token: keep what holds in each group, and write its words down."""

from collections import Counter
from collections.abc import Callable

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.readers import rtf_words
from fieldnotes.interop.readers.docx_looks import block_of
from fieldnotes.interop.readers.page import Format
from fieldnotes.interop.readers.rtf_fonts import Font, codec_of_page, decoded
from fieldnotes.interop.readers.rtf_state import NOWHERE, State, Style, set_kind
from fieldnotes.interop.readers.rtf_tokens import Token
from fieldnotes.interop.readers.rtf_writer import Writer

DEEPEST = 3_000
"""Groups within groups beyond which a file is no document."""

_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


class Walker:
    """Takes tokens; holds the state of the group it is in and the writer that gets the words.

    Args:
        writer: gets words, paragraphs, rows.
        codec: in which the bytes are written whatever the file says, or "".
    """

    def __init__(self, writer: Writer, codec: str = "") -> None:
        self.writer = writer
        self.state = State()
        self.fonts: dict[int, Font] = {}
        self.styles: dict[int, Style] = {}
        self.run_styles: dict[int, Style] = {}
        self.info: dict[str, list[str]] = {}
        self.created: dict[str, int] = {}
        self.deleted: list[tuple[int, str]] = []
        self.revisers: list[str] = []
        self.hidden: list[str] = []
        self.languages: Counter[int] = Counter()
        self.new_font = Font()
        self.new_style = Style()
        self._told = codec
        self._codec = codec or "cp1252"
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._skip = 0
        self._first_font = 0
        self._one_charset: bool | None = None
        self.destinations: dict[str, Callable[[], None]] = {}
        self._words: dict[str, Callable[[int | None], None]] = {
            "par": lambda _: self._paragraph(),
            "sect": lambda _: self._paragraph(),
            "page": lambda _: self._page_break(),
            "cell": lambda _: self._row(self.writer.end_cell),
            "nestcell": lambda _: self._text("\t"),
            "nestrow": lambda _: self._row(self.writer.end_inner_row),
            "row": lambda _: self._row(self.writer.end_row),
            "u": self._unicode,
            "uc": lambda number: setattr(self.state, "uc", max(0, number or 0)),
            "f": self._font,
            "fcharset": lambda number: setattr(self.new_font, "charset", number),
            "cpg": lambda number: setattr(self.new_font, "page", number),
            "deff": lambda number: setattr(self, "_first_font", number or 0),
            "ansicpg": self._code_page,
            "plain": lambda _: self.state.plain(),
            "pard": lambda _: self.state.plain_paragraph(),
            "v": lambda number: setattr(self.state, "hidden", number != 0),
            "deleted": lambda number: setattr(self.state, "deleted", number != 0),
            "revauthdel": lambda number: setattr(self.state, "reviser", number or 0),
            "lang": lambda number: setattr(self.state, "language", number or 0),
            "intbl": lambda _: setattr(self.state, "in_table", True),
            "rtlpar": lambda _: setattr(self.state, "right_to_left", True),
            "ltrpar": lambda _: setattr(self.state, "right_to_left", False),
            "outlinelevel": self._outline,
            "super": lambda number: self._raise("superscript", number),
            "sub": lambda number: self._raise("subscript", number),
            "nosupersub": lambda _: self._raise("", 0),
            "ulnone": lambda _: set_kind(self.state, "underline", 0),
            "s": self._style,
            "cs": self._run_style,
            "ts": lambda _: self._run_style(-1),
        }

    def enter(self, place: str, sink: list[str] | None, closing: Callable[[], None] | None = None) -> None:
        """The group that is open is a destination: its words go into ``sink``, ``closing`` is called at its end."""
        self.state.place, self.state.sink, self.state.closing = place, sink, closing

    def take(self, token: Token) -> None:
        """Take the next token.

        Raises:
            UserError: the groups lie too deep in one another.
        """
        if token.kind == "text":
            data = token.data[self._skip :]
            self._skip = max(0, self._skip - len(token.data))
            self._bytes += data
        elif token.kind == "byte":
            if self._skip:
                self._skip -= 1
            else:
                self._bytes += token.data
        elif token.kind == "sign" and token.name in "\\{}":
            self._literal(token.name)
        else:
            self.settle_bytes()
            self._control(token)

    def settle_bytes(self) -> None:
        """Read the bytes that have come so far as characters."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            if self.state.sink is not NOWHERE:
                codec, table = self._characters()
                self._text(decoded(data, codec, table))

    def _literal(self, sign: str) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes += sign.encode("ascii")

    def _control(self, token: Token) -> None:
        if token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        elif token.kind == "sign":
            self._sign(token.name)
        elif self._skip and token.name in rtf_words.SIGNS:
            self._skip -= 1
        else:
            if token.name != "u":
                self._skip = 0
            self._word(token)

    def _open(self) -> None:
        self._skip = 0
        if len(self._stack) >= DEEPEST:
            raise UserError("The groups of this RTF file are nested too deeply to be read.")
        self._stack.append(self.state)
        place, self.state = self.state.place, self.state.inner()
        if place == "stylesheet":
            self.new_style = Style()
            self.state.place, self.state.sink = "style", self.new_style.name
        elif place == "upr":
            self.state.place, self.state.meant, self.state.sink = "upr part", self.state.sink, NOWHERE

    def _close(self) -> None:
        self._skip = 0
        closing = self.state.closing
        if closing:
            closing()
        if self._stack:
            ended, self.state = self.state, self._stack.pop()
            if self.state.place == "stylesheet":
                self.new_style.kinds = ended.kinds
                kept = self.styles if self.new_style.is_paragraph else self.run_styles
                kept[self.new_style.number] = self.new_style

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.state.starred = True
        elif sign in "\r\n":
            self._paragraph()
        elif self._skip and sign in rtf_words.SYMBOLS:
            self._skip -= 1
        elif sign in rtf_words.SYMBOLS:
            self._text(rtf_words.SYMBOLS[sign])

    def _word(self, token: Token) -> None:
        name = token.name
        starred, self.state.starred = self.state.starred, False
        destination = self.destinations.get(name)
        if destination and (self.state.sink is not NOWHERE or name == "ud"):
            destination()
        elif name in rtf_words.UNREAD or (starred and name not in rtf_words.READ_THOUGH_STARRED):
            self.state.sink, self.state.place = NOWHERE, ""
        elif self.state.sink is NOWHERE:
            return
        elif name in rtf_words.SIGNS:
            self._text(rtf_words.SIGNS[name])
        elif name in rtf_words.INLINE:
            set_kind(self.state, rtf_words.INLINE[name], token.number)
        elif name in self._words:
            self._words[name](token.number)
        elif self.state.place == "created":
            self.created[name] = token.number or 0
        elif name in _PAGES:
            self._codec = self._told or _PAGES[name]

    def _text(self, words: str) -> None:
        """Words that stand here, wherever they belong."""
        state = self.state
        if state.sink is not None:
            if state.sink is not NOWHERE:
                state.sink.append(words)
        elif state.hidden:
            self.hidden.append(words)
        elif state.deleted:
            self._delete(words)
        else:
            self.languages[state.language] += len(words)
            style = self.run_styles.get(state.run_style)
            if style and style.title:
                self.writer.write_styled(words, state.format(self._brought()), style.title)
            else:
                self.writer.write(words, state.format(self._brought()))

    def format(self) -> Format:
        """The format of words here."""
        return self.state.format(self._brought())

    def _brought(self) -> frozenset[str]:
        style = self.styles.get(self.state.style)
        return style.kinds if style and style.block else frozenset()

    def _delete(self, words: str) -> None:
        reviser = self.state.reviser
        if self.deleted and self.deleted[-1][0] == reviser:
            words = self.deleted.pop()[1] + words
        self.deleted.append((reviser, words))

    def _paragraph(self) -> None:
        if self.state.sink is not None:
            if self.state.sink is not NOWHERE:
                self.state.sink.append("\n")
            return
        if not self.state.hidden and not self.state.deleted:
            style = self.styles.get(self.state.style)
            self.writer.hint_paragraph(style.title if style else "")
            self.writer.end_paragraph(self.blocks(), self.state.in_table)

    def blocks(self) -> list[tuple[str, str]]:
        """The blocks of the paragraph that ends here."""
        state = self.state
        style = self.styles.get(state.style)
        outline = str(state.outline) if state.outline is not None else None
        block = (style.block if style else "") or block_of("", outline)
        found = [(block, "")] if block else []
        if block.startswith("heading"):
            self.writer.begin_item("", "")
        return [*found, ("rtl", "")] if state.right_to_left else found

    def _page_break(self) -> None:
        if self.state.sink is None and self.writer.has_words():
            self._paragraph()

    def _row(self, end: Callable[[], None]) -> None:
        if self.state.sink is None:
            end()

    def _unicode(self, number: int | None) -> None:
        self._skip = self.state.uc
        code = (number or 0) & 0xFFFF if (number or 0) < 0x10000 else min(number or 0, 0x10FFFF)
        _, table = self._characters()
        private = table is not None and 0xF000 <= code <= 0xF0FF
        self._text(table.get(code & 0xFF, "▪") if table is not None and private else chr(code))

    def _characters(self) -> tuple[str, dict[int, str] | None]:
        """How bytes are to be read here: the codec, and the signs of a font of signs."""
        number = self.state.font if self.state.font >= 0 else self._first_font
        font = self.fonts.get(number)
        if font is None or self.state.place in ("fonttbl", "style", "info"):
            return self._codec, None
        if self._told or (font.charset == 0 and not font.page and self._fonts_say_nothing()):
            return self._codec, font.table
        return font.codec or self._codec, font.table

    def _fonts_say_nothing(self) -> bool:
        """Whether no font names a charset, so that the file's code page rules over "ANSI"."""
        if self._one_charset is None:
            self._one_charset = all(font.charset in (None, 0, 1, 2) for font in self.fonts.values())
        return self._one_charset

    def _code_page(self, number: int | None) -> None:
        self._codec = self._told or codec_of_page(number or 1252) or self._codec

    def _font(self, number: int | None) -> None:
        if self.state.place == "fonttbl":
            self.new_font = self.fonts[number or 0] = Font()
            self.state.sink = self.new_font.name
        else:
            self.state.font = number or 0

    def _raise(self, kind: str, number: int | None) -> None:
        self.state.kinds -= {"superscript", "subscript"}
        if number != 0:
            self.state.kinds |= {kind}

    def _outline(self, number: int | None) -> None:
        if self.state.place == "style":
            self.new_style.outline = number
        else:
            self.state.outline = number

    def _run_style(self, number: int | None) -> None:
        if self.state.place == "style":
            self.new_style.number, self.new_style.is_paragraph = number or 0, False
        else:
            self.state.run_style = number or 0

    def _style(self, number: int | None) -> None:
        if self.state.place == "style":
            self.new_style.number = number or 0
        else:
            self.state.style = number or 0
