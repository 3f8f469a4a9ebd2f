"""Obsidian vaults: which of their files are notes, and what the signs in their pages mean."""

import json
import re
from dataclasses import dataclass, replace
from os import walk
from pathlib import Path
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.encodings import decode
from fieldnotes.interop.name_dates import tells_date
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading
from fieldnotes.interop.readers.finishing import doubt_about, finished, stamped
from fieldnotes.interop.readers.front_matter import front_matter
from fieldnotes.interop.readers.markdown import headed
from fieldnotes.interop.readers.titles import title_of, title_of_file
from fieldnotes.interop.vaults.linking import key_of
from fieldnotes.interop.vaults.pages import read_page, with_boxes
from fieldnotes.interop.vaults.placing import folder_path, lying_in
from fieldnotes.text.standoff import settle

SETTINGS = ".obsidian"
"""The folder by which a vault is known."""
_OWN = {
    ".canvas": "This is a canvas of Obsidian, which holds cards and no text of a note.",
    ".base": "This is a table of Obsidian, which holds no notes of its own.",
    ".excalidraw": "This is a drawing, which cannot be read.",
}
_TEMPLATES = (("templates.json", "folder"), ("plugins/templater-obsidian/data.json", "templates_folder"))
_LARGEST_SETTINGS = 1_000_000
_LOOKED_AT = 200_000
_LINK = re.compile(r"\[\[([^\[\]|#\n]{1,300})")
_ASIDES = re.compile(r"(?ms)^[ \t]*(```+|~~~+).*?^[ \t]*\1|`[^`\n]+`|%%.*?%%")
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_BLOCK = re.compile(r"(?:(?<=\s)|^)\^[A-Za-z0-9-]+[ \t]*$")
_CALLOUT = re.compile(r"^(\s*(?:>[ \t]?)+)\[!([\w-]+)(?:\|[^\]]*)?\][+-]?[ \t]*(.*)$")
_TAG = re.compile(r"(?<!\S)#([\w/-]*[^\W\d_][\w/-]*)")
_CODE = re.compile(r"`[^`\n]*`")


@dataclass(frozen=True)
class Vault:
    """A vault: where it lies, its folders of templates ("a/b", lower case), how its daily notes write dates."""

    root: Path
    templates: tuple[str, ...] = ()
    order: str = ""

    def refuse(self, path: Path) -> None:
        """Say why a file of the vault is no note.

        Raises:
            UserError: it is none.
        """
        within = path.relative_to(self.root)
        if path.suffix.lower() in _OWN:
            raise UserError(_OWN[path.suffix.lower()])
        if path.name.lower().endswith(".excalidraw.md"):
            raise UserError(_OWN[".excalidraw"])
        folder = within.parent.as_posix().lower()
        if any(folder == each or folder.startswith(f"{each}/") for each in self.templates):
            raise UserError("This is a template of the vault, not a note.")

    def read(self, data: bytes, name: str, options: ImportOptions) -> Reading:
        """Read one page of the vault as one note, or as one a dated entry.

        Raises:
            UserError: it is no text, or holds no words.
        """
        options = replace(options, order=options.order or self.order)
        text, encoding, sure = decode(data, options.encoding)
        front, body = front_matter(settle(text))
        body, comments = _without_comments(body)
        body, tags = _lines_read(body)
        page = read_page(with_boxes(body), wiki=True, html=True)
        if not page.text.strip():
            raise UserError("There are no words in this page.")
        bare = title_of_file(name)
        note = PlannedNote(
            title=front.title or (title_of(page.text, page.marks, name) if tells_date(bare, options.order) else bare),
            text=page.text,
            marks=page.marks,
            links=page.links,
            media=page.media,
            encoding=encoding,
            warnings=(*doubt_about(encoding, sure), *page.warnings, *_told(comments)),
        )
        note = lying_in(headed(note, front, options), *map(folder_path, tags))
        return stamped(finished(note, name, options), front.created(options.order))


def vault_at(folder: Path) -> Vault | None:
    """The vault whose root a folder is, or None."""
    settings = folder / SETTINGS
    if not settings.is_dir():
        return None
    folders = [_setting(settings / file, key) for file, key in _TEMPLATES]
    named = tuple(each.strip("/").lower() for each in folders if each.strip("/"))
    return Vault(folder, named or ("templates",), _order(_setting(settings / "daily-notes.json", "format")))


def unnamed_vault(folder: Path) -> Vault | None:
    """A folder whose pages lead to one another by ``[[links]]`` though the vault's settings did not come along."""
    pages: list[Path] = []
    for here, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        pages += [Path(here) / name for name in sorted(names) if name.lower().endswith(".md")]
    stems = {key_of(page.stem) for page in pages}
    return Vault(folder) if any(_leads(page, stems) for page in pages) else None


def _leads(page: Path, stems: set[str]) -> bool:
    """Whether a page links to one of those names."""
    try:
        with page.open("rb") as file:
            start = file.read(_LOOKED_AT).decode("utf-8", "replace")
    except OSError:
        return False
    return any(key_of(name.rpartition("/")[2]) in stems for name in _LINK.findall(start))


def _setting(file: Path, key: str) -> str:
    """One value of a file of settings; "" where it cannot be read or does not say."""
    try:
        if file.stat().st_size > _LARGEST_SETTINGS:
            return ""
        told: Any = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    value = told.get(key) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""


def _order(pattern: str) -> str:
    """How dates in figures are meant, by the pattern for the names of daily notes, such as "DD-MM-YYYY"."""
    places = {sign.lower(): pattern.find(sign) for sign in "YMD"}
    if min(places.values()) < 0:
        return ""
    order = "".join(sorted(places, key=places.__getitem__))
    return order if order in ("dmy", "mdy", "ymd") else ""


def _without_comments(body: str) -> tuple[str, int]:
    """The page without its comments ``%%…%%``, and how many there were; code is left alone."""
    count = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal count
        if not found[0].startswith("%%"):
            return found[0]
        count += 1
        return ""

    return _ASIDES.sub(kept, body), count


def _lines_read(body: str) -> tuple[str, list[str]]:
    """The page with callouts as quotations and without marks of blocks; and the tags that stand in it."""
    lines: list[str] = []
    tags: dict[str, str] = {}
    fence = ""
    for line in body.split("\n"):
        sign = _FENCE.match(line)
        if fence or sign:
            fence = _still(fence, sign[1] if sign else "")
            lines.append(line)
            continue
        for tag in _TAG.findall(_CODE.sub("", line)):
            tags.setdefault(tag.casefold(), tag)
        line = _CALLOUT.sub(_callout, line)
        lines.append(_BLOCK.sub("", line).rstrip() if "^" in line else line)
    return "\n".join(lines), list(tags.values())


def _still(fence: str, sign: str) -> str:
    """The fence that stands open after a line that bears a sign of one."""
    if not fence:
        return sign
    return "" if sign.startswith(fence) else fence


def _callout(found: re.Match[str]) -> str:
    title = found[3].strip() or found[2].replace("-", " ").capitalize()
    return f"{found[1]}**{title}**" if "*" not in title else f"{found[1]}{title}"


def _told(comments: int) -> tuple[str, ...]:
    if not comments:
        return ()
    return ("A comment (%%…%%) was left out.",) if comments == 1 else (f"{comments:,} comments (%%…%%) were left out.",)
