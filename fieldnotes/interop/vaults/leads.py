"""What leads out of a page, to other notes and to pictures, kept at its place while HTML becomes plain text."""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.plan import PlannedLink, PlannedMedia
from fieldnotes.text.standoff import from_html, settle

_PASSING = "https://lead.invalid/"
"""Addresses that stand for leads between two readings; the ending "invalid" is reserved, nobody's page has it."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
PICTURE_ENDINGS = frozenset([
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".heic", ".heif", ".avif",
])  # fmt: skip
"""Endings of files that stand in a text as pictures, whether or not they can be kept."""


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its marks, and what leads out of it; the ``name`` of a picture is how the page names it."""

    text: str
    marks: tuple[Mark, ...] = ()
    links: tuple[PlannedLink, ...] = ()
    media: tuple[PlannedMedia, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class Leads:
    """Collects what leads out of a page; each lead gets a passing address, by which its place is found again."""

    targets: list[str | PlannedMedia] = field(default_factory=list)
    remote: int = 0

    def to_note(self, target: str) -> str:
        """The passing address of a link to a note."""
        self.targets.append(target)
        return f"{_PASSING}{len(self.targets) - 1}"

    def picture(self, name: str, alt: str = "", caption: str = "") -> str:
        """The HTML of a picture at its place."""
        alt, caption = (" ".join(settle(words).split()) for words in (alt, caption))
        self.targets.append(PlannedMedia(0, 0, name=name, caption=caption, alt=alt))
        return f'<a href="{_PASSING}{len(self.targets) - 1}"><img></a>'

    def page(self, html: str) -> Page:
        """Read HTML that bears passing addresses."""
        marked = from_html(html, pictures=True)
        links: list[PlannedLink] = []
        media: list[PlannedMedia] = []
        marks: list[Mark] = []
        for mark in marked.marks:
            lead = self._lead(mark)
            if lead is None:
                marks.append(mark)
            elif isinstance(lead, PlannedMedia):
                media.append(replace(lead, start=mark.start, end=mark.end))
            else:
                links.append(PlannedLink(mark.start, mark.end, lead))
        left = f"{_counted(self.remote, 'picture')} on the net" if self.remote else ""
        warnings = (
            (f"{left} {'was' if self.remote == 1 else 'were'} not fetched; only words are kept.",) if left else ()
        )
        return Page(marked.text, tuple(marks), tuple(links), tuple(media), warnings)

    def _lead(self, mark: Mark) -> str | PlannedMedia | None:
        number = mark.value.removeprefix(_PASSING) if mark.kind == "link" else ""
        if not mark.value.startswith(_PASSING) or not number.isdecimal() or int(number) >= len(self.targets):
            return None
        return self.targets[int(number)]


def is_local(address: str) -> bool:
    """Whether an address leads to something beside the page, not to the net, and not to a place within it."""
    return bool(address) and not address.startswith("#") and not _SCHEME.match(address)


def local_path(address: str) -> str:
    """The path in a local address: decoded, without the heading after "#", with "/" between folders."""
    path, _, _ = address.partition("#")
    return settle(unquote(path)).replace("\\", "/").strip()


def is_picture(path: str) -> bool:
    """Whether a path names a picture by its ending."""
    return any(path.lower().endswith(ending) for ending in PICTURE_ENDINGS)


def plain(text: str) -> str:
    """A text without the sign that stands for a picture, before pictures are put into it."""
    return text.replace("\ufffc", "")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
