"""In which characters the bytes of an RTF file are written: by its code page, and by the font they stand in."""

import codecs

from fieldnotes.interop.readers.symbols import SYMBOL_FONT, WINGDINGS

_BY_CHARSET = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850", 78: "shift_jis", 79: "euc_kr", 80: "gb18030",
    81: "big5", 83: "mac_greek", 84: "mac_turkish", 85: "mac_cyrillic", 88: "mac_latin2", 89: "mac_cyrillic",
}  # fmt: skip
_BY_PAGE = {10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish",
            65001: "utf-8", 936: "gb18030", 708: "iso8859_6", 819: "latin-1"}  # fmt: skip


def codec_of_page(page: int) -> str | None:
    """The codec of a code page's number, or None where there is none."""
    return _known(_BY_PAGE.get(page, f"cp{page}"))


def codec_of_charset(charset: int) -> str | None:
    """The codec of a font's charset number; None where the font says nothing."""
    return _known(_BY_CHARSET.get(charset, ""))


def _known(name: str) -> str | None:
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name


class Font:
    """One font of the table: its name in pieces and its charset, as they are read."""

    def __init__(self) -> None:
        self.name: list[str] = []
        self.charset: int | None = None
        self.page: int | None = None

    @property
    def codec(self) -> str | None:
        """The codec of its bytes, None for that of the file."""
        if self.page:
            return codec_of_page(self.page)
        return codec_of_charset(self.charset) if self.charset is not None else None

    @property
    def table(self) -> dict[int, str] | None:
        """For a font of signs, the character that each of its places shows; else None."""
        name = "".join(self.name).partition(";")[0].strip().casefold()
        if name.startswith(("wingdings", "webdings", "zapfdingbats")):
            return WINGDINGS
        return SYMBOL_FONT if name == "symbol" else None


def decoded(data: bytes, codec: str, table: dict[int, str] | None) -> str:
    """Bytes as characters; a byte that the codec does not know is read as Windows' Western Europe has it, or marked."""
    if table is not None:
        return "".join(chr(byte) if byte <= 0x20 else table.get(byte, "▪") for byte in data)
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        pass
    if codec == "cp1252":
        return "".join(_single(byte) for byte in data)
    return data.decode(codec, "replace")


def _single(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return "\ufffd"
