"""Settings that belong to the person and the machine, not to a project; typed, kept by QSettings."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

T = TypeVar("T", str, int, bool, list[str], list[int])


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key, its default, its words for people, and the choices it allows (none: any)."""

    key: str
    default: T
    words: str
    choices: tuple[T, ...] = ()


THEME = Setting("look/theme", "system", "Light or dark", ("system", "light", "dark"))
TEXT_SIZE = Setting("look/text_size", 17, "Size of the text of notes, in pixels")
DATE_ORDER = Setting("dates/order", "dmy", "Order of day and month in dates", ("dmy", "mdy", "ymd"))
RECENT: Setting[list[str]] = Setting("projects/recent", [], "Projects opened lately, newest first")
CONTRIBUTOR = Setting("person/name", "", "Your name in projects")
GEOMETRY = Setting("window/geometry", "", "Where the window stood")
ROOM = Setting("window/room", "notes", "The room entered last")
SPLITTER: Setting[list[int]] = Setting("window/splitter", [], "Widths of side panel, page and inspector")
PAD = Setting("jottings/pad", "", "Where the pad for quick jottings stood")
SOURCES = Setting("jottings/sources", True, "Show jottings over the note that grows from them")
WITH_WORDS = Setting("jottings/with_words", False, "Write up from the words of a jotting, not beside them")
INSPECTOR = Setting("window/inspector", True, "Show the inspector")
TYPOGRAPHIC = Setting("writing/typographic", True, "Typographic quotation marks and dashes")
SPELLING = Setting("writing/spelling", True, "Check spelling")
FOCUS_MUTES = Setting("writing/focus_mutes", True, "In focus mode, mute other paragraphs")
FOCUS_CENTRES = Setting("writing/focus_centres", False, "In focus mode, keep the line at one height")

SOUND_BACK = Setting("sound/back", 3, "Step back in recordings, in seconds", (1, 2, 3, 5, 10))
SOUND_SPEED = Setting("sound/speed", 100, "Speed of recordings, in per cent")
SOUND_VOLUME = Setting("sound/volume", 80, "Volume of recordings, in per cent")
SOUND_FOLLOWS = Setting("sound/follows", True, "Follow the turn that is heard")
SOUND_SHOWN = Setting("sound/shown", True, "Show the player over notes with recordings")
SOUND_LINKS = Setting("sound/links_above", 100, "Link recordings larger than, in MB", (0, 25, 50, 100, 250, 500))
SOUND_SCREEN = Setting("sound/screen", 180, "Height of the picture of films, in pixels")

OFFER_NAMES = Setting("writing/offer_names", True, "Offer known names while I write")

SHOW_SPEAKERS = Setting("writing/show_speakers", True, "Show speakers beside transcripts")

LINES_ORDER = Setting("search/lines_order", "time", "Order of words in their context")
LINES_BY_NOTE = Setting("search/lines_by_note", False, "Gather words in their context under their notes")
LINES_TITLES = Setting("search/lines_titles", False, "Show the note’s title beside words in their context")
LINES_SPEAKERS = Setting("search/lines_speakers", True, "Show who speaks beside words in their context")
COURSE_MEASURE = Setting("search/measure", "notes", "What charts through time count", ("notes", "times", "rate"))
COURSE_FOLDED = Setting("search/course_folded", False, "Fold away the chart over search results")

WRITING = (TYPOGRAPHIC, SPELLING, FOCUS_MUTES, FOCUS_CENTRES, OFFER_NAMES)
ALL = (
    *(THEME, TEXT_SIZE, DATE_ORDER, RECENT, CONTRIBUTOR, GEOMETRY, ROOM),
    *(SPLITTER, PAD, SOURCES, WITH_WORDS, INSPECTOR, SHOW_SPEAKERS, COURSE_MEASURE, COURSE_FOLDED),
    *(LINES_ORDER, LINES_BY_NOTE, LINES_TITLES, LINES_SPEAKERS),
    *WRITING,
    *(SOUND_BACK, SOUND_SPEED, SOUND_VOLUME, SOUND_FOLLOWS, SOUND_SHOWN, SOUND_LINKS, SOUND_SCREEN),
)


def tabs_of(project: str) -> Setting[list[str]]:
    """The tabs that were open in a project, as "noun:id", the one in front first."""
    return Setting(f"tabs/{project}", [], "Open tabs")


def library_of(project: str) -> Setting[list[str]]:
    """How the notes of a project are listed: grouping, sorting, "falling" or "rising", "folders" if they are shown."""
    return Setting(f"library/{project}", [], "How notes are listed")


class Settings(QObject):
    """Reads and writes settings; a value that is not of the setting's kind counts as absent.

    Args:
        path: an INI file of its own (tests); None keeps them where the system keeps settings.

    Signals:
        changed: the key of the setting that changed.
    """

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if path is None:
            self._store = QSettings("Fieldnotes", "Fieldnotes", self)
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat, self)

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting, or its default."""
        raw = self._store.value(setting.key)
        if not isinstance(raw, str):
            return setting.default
        try:
            value = json.loads(raw)
        except ValueError:
            return setting.default
        if type(value) is not type(setting.default) or (setting.choices and value not in setting.choices):
            return setting.default
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value.

        Raises:
            ValueError: the setting does not allow it.
        """
        if setting.choices and value not in setting.choices:
            raise ValueError(f"{setting.key} cannot be {value!r}")
        if self.get(setting) != value or not self._store.contains(setting.key):
            self._store.setValue(setting.key, json.dumps(value))
            self.changed.emit(setting.key)

    def remember_project(self, path: Path, limit: int = 8) -> None:
        """Put a project at the head of the recent ones."""
        known = [entry for entry in self.get(RECENT) if entry != str(path)]
        self.set(RECENT, [str(path), *known][:limit])

    def flush(self) -> None:
        """Write everything to disk now."""
        self._store.sync()
