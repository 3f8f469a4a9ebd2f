"""The Hunspell dictionaries on this machine: where each system keeps them, and which one serves a language."""

import os
import sys
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_data_path

_UNIX = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell")
_PREFERRED = {"en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "pt": "pt_PT", "nb": "nb_NO", "sv": "sv_SE"}


def own_folder() -> Path:
    """Where a person may put dictionaries (a .dic and an .aff of the same name) for this program alone."""
    return user_data_path("Fieldnotes", appauthor=False) / "dictionaries"


def folders() -> list[Path]:
    """The folders in which dictionaries may lie, those that lead first; not all of them exist."""
    found = [own_folder(), *(Path(part) for part in os.environ.get("DICPATH", "").split(os.pathsep) if part)]
    if sys.platform == "darwin":
        found += [Path.home() / "Library/Spelling", Path("/Library/Spelling"), Path("/opt/homebrew/share/hunspell")]
        found += _in_office(Path("/Applications/LibreOffice.app/Contents/Resources/extensions"))
    elif sys.platform == "win32":
        for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
            found += _in_office(Path(os.environ.get(name, "C:/Program Files")) / "LibreOffice/share/extensions")
    else:
        found += [Path(folder) for folder in _UNIX]
        found += _in_office(Path("/usr/lib/libreoffice/share/extensions"))
    spec = find_spec("hunspell")  # the library brings American English along
    if spec and spec.submodule_search_locations:
        found.append(Path(next(iter(spec.submodule_search_locations))) / "dictionaries")
    return found


def installed(where: Iterable[Path]) -> dict[str, Path]:
    """The dictionaries in some folders by language ("en_GB"): the path without its ending; the first folder leads."""
    found: dict[str, Path] = {}
    for folder in where:
        try:
            names = sorted(file for file in folder.glob("*.dic") if file.with_suffix(".aff").is_file())
        except OSError:
            continue
        for file in names:
            if not file.stem.startswith("hyph"):
                found.setdefault(file.stem.replace("-", "_"), file.with_suffix(""))
    return found


def best_for(language: str, known: Mapping[str, Path], locale: str = "") -> str:
    """The dictionary (its language, "en_GB") that serves a language best; "" if there is none.

    Args:
        language: an ISO code, alone or with a country: "en", "de-AT".
        known: what is installed.
        locale: the system's own language and country, which leads among the dictionaries of one language.
    """
    wanted = language.replace("-", "_")
    by_fold = {name.casefold(): name for name in sorted(known)}
    bare = wanted.partition("_")[0].casefold()
    for name in (wanted, locale if locale.partition("_")[0].casefold() == bare else "", _PREFERRED.get(bare, "")):
        if name.casefold() in by_fold:
            return by_fold[name.casefold()]
    return next((name for fold, name in by_fold.items() if fold.partition("_")[0] == bare), "")


def _in_office(extensions: Path) -> list[Path]:
    try:
        return sorted(path for path in extensions.glob("dict-*") if path.is_dir())
    except OSError:
        return []
