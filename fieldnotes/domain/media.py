"""Media: pictures and other files kept in the project, each at a place in a note."""

from dataclasses import dataclass

PICTURE = "\ufffc"
"""What stands in a note's text where a picture or another file lies."""

PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff", "image/bmp")
"""The kinds of file that are shown as pictures; others are kept as they are, with their name."""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or another file at one place of a note.

    Attributes:
        start, end: its place in the note's text, in code points; one U+FFFC stands there.
        hash: SHA-256 of its bytes, in hexadecimal digits; equal files are stored once.
        name: the file's name, as it came.
        mime: what kind of file it is, "image/jpeg".
        size: in bytes.
        caption: what stands beneath it; ``alt`` says in words what is to be seen.
        taken: when it was taken, as partial ISO, or None where the file does not say.
        width, height: of a picture as it is looked at, in pixels; 0 of other files.
        place: where it was taken, "52.2053,0.1218", once somebody asked for it.
        state: "live", or "lost" when its place in the text was deleted.
    """

    id: str
    note: str
    start: int
    end: int
    hash: str
    name: str = ""
    mime: str = ""
    size: int = 0
    caption: str = ""
    alt: str = ""
    taken: str | None = None
    width: int = 0
    height: int = 0
    place: str = ""
    state: str = "live"

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.mime in PICTURES and self.width > 0

    @property
    def title(self) -> str:
        """What it is called: its caption, else what it shows, else the name of its file."""
        return self.caption or self.alt or self.name or ("picture" if self.is_picture else "file")


def spoken(words: str, titles: tuple[str, ...] = ()) -> str:
    """Words of a note with each picture in them said: “[picture: market day]”.

    Args:
        words: a stretch of a note's text.
        titles: what the pictures in it are called, in their order; one that is missing is said without a name.
    """
    if PICTURE not in words:
        return words
    first, *others = words.split(PICTURE)
    named = [*titles, *[""] * len(others)]
    return first + "".join(
        f"[picture: {title}]{words}" if title else f"[picture]{words}"
        for title, words in zip(named, others, strict=False)
    )


def opening_line(text: str) -> str:
    """What a text without a title is known by: its first line with words in it, else its first picture, said."""
    lines = [line.strip() for line in text.split("\n")]
    worded = (line for line in lines if line.replace(PICTURE, "").strip())
    return spoken(next(worded, next(filter(None, lines), "")))


def size_words(size: int) -> str:
    """A size in bytes as people say it: "812 bytes", "34 KB", "2.5 MB"."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB" if size < 1_000_000_000 else f"{size / 1_000_000_000:.1f} GB"
