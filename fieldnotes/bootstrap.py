"""Setting the program up on a fresh machine, with nothing but Python's standard library.

`main.py` asks `prepare` before it imports anything else. What is missing is installed into the virtual environment that
runs the program, or into `.venv` beside `main.py`, which is made if there is none.
"""

import ctypes
import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
_ENVIRONMENT = HOME / ".venv"
_GUARD = "FIELDNOTES_SET_UP"

QT_PACKAGES = (
    "libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfreetype6 libfontconfig1 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 "
    "libxkbcommon-x11-0"
)

QT_LIBRARIES = (
    "libGL.so.1",
    "libEGL.so.1",
    "libxkbcommon.so.0",
    "libglib-2.0.so.0",
    "libfreetype.so.6",
    "libfontconfig.so.1",
    "libdbus-1.so.3",
)
"""What Qt's widgets are linked to."""
X11_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-xinerama.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)
"""What a window on an X display needs besides; without it Qt ends the program instead of saying so."""


class SetupError(Exception):
    """Something that only the person at the machine can mend, in one or two sentences."""


def prepare(arguments: list[str], extra: str = "") -> int | None:
    """See to it that everything needed is installed.

    Args:
        arguments: the command line, to be run again in another environment if need be.
        extra: "test" when the tests' packages are needed too.

    Returns:
        None when this process can go on; else the exit status of the process that did the work instead.

    Raises:
        SetupError: it cannot be done here; the sentence says what to do.
    """
    if sys.version_info < OLDEST:
        version = ".".join(map(str, OLDEST))
        raise SetupError(f"Fieldnotes needs Python {version} or newer; this is {sys.version.split()[0]}.")
    missing = missing_packages(extra)
    if not missing:
        return None
    if sys.prefix != sys.base_prefix:
        _install(Path(sys.executable), missing)
        return None
    python = _own_environment()
    if os.environ.get(_GUARD) == str(python):
        raise SetupError("The packages were installed but are not found; delete the folder .venv and try again.")
    _say_once(f"Setting up in {_ENVIRONMENT} …") if not _has(python, extra) else None
    return subprocess.call([str(python), *arguments], env={**os.environ, _GUARD: str(python)})


def missing_packages(extra: str = "") -> list[str]:
    """The requirements of pyproject.toml that are not installed here."""
    return [requirement for requirement in requirements(extra) if not _installed(requirement)]


def requirements(extra: str = "") -> list[str]:
    """What pyproject.toml says is needed on this machine, with those of an extra."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"].get(extra, [])]
    return [requirement for requirement in needed if is_for_this_machine(requirement)]


def is_for_this_machine(requirement: str) -> bool:
    """Whether what stands behind a requirement's semicolon holds here; it may speak of system and machine."""
    marker = requirement.partition(";")[2].strip()
    here = {"sys_platform": sys.platform, "platform_machine": platform.machine()}

    def holds(said: str) -> bool:
        name, sign, value = said.split()
        return (here[name] == value.strip("'\"")) == (sign == "==")

    return not marker or any(all(map(holds, some.split(" and "))) for some in marker.split(" or "))


def _installed(requirement: str) -> bool:
    name = re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0]
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _install(python: Path, packages: list[str]) -> None:
    _say_once("Installing what Fieldnotes needs; this takes a few minutes the first time …")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
    result = subprocess.run(command, stdout=sys.stderr.fileno(), check=False)
    if result.returncode != 0:
        raise SetupError("The packages could not be installed; see what pip says above (is there a network?).")
    importlib.invalidate_caches()


def _own_environment() -> Path:
    """The Python of `.venv`, which is made if it is missing."""
    python = _ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        _make_environment()
    return python


def _make_environment() -> None:
    if not _has_venv():
        packages = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        _system_packages(packages, "Python cannot make virtual environments here.")
    result = subprocess.run([sys.executable, "-m", "venv", str(_ENVIRONMENT)], stdout=sys.stderr.fileno(), check=False)
    if result.returncode != 0:
        shutil.rmtree(_ENVIRONMENT, ignore_errors=True)
        raise SetupError(f"A virtual environment could not be made in {_ENVIRONMENT}.")


def _has_venv() -> bool:
    probe = subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False)
    return probe.returncode == 0


def _has(python: Path, extra: str) -> bool:
    probe = "import sys; from fieldnotes.bootstrap import missing_packages as m; sys.exit(bool(m(sys.argv[1])))"
    return subprocess.run([str(python), "-c", probe, extra], cwd=HOME, check=False).returncode == 0


def qt_trouble() -> str:
    """Why Qt cannot be loaded on this machine, or ""; only Linux may lack what Qt needs of the system."""
    if not sys.platform.startswith("linux"):
        return ""
    needed = QT_LIBRARIES + (X11_LIBRARIES if os.environ.get("DISPLAY") else ())
    missing = [name for name in needed if not _loads(name)]
    return f"it needs {', '.join(missing)}." if missing else ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_qt() -> None:
    """Install Qt's system libraries where they are missing and we may.

    Raises:
        SetupError: they are missing; the sentence is the line that installs them.
    """
    if qt_trouble():
        _system_packages(QT_PACKAGES, "Qt's system libraries are missing.")
        if trouble := qt_trouble():
            raise SetupError(f"Qt still does not load: {trouble}")


def _system_packages(packages: str, trouble: str) -> None:
    """Install Debian packages as root, or say the line that does."""
    line = f"apt-get update && apt-get install -y --no-install-recommends {packages}"
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or shutil.which("apt-get") is None:
        raise SetupError(f"{trouble} Install them with:\n  sudo sh -c '{line}'")
    _say_once(f"{trouble} Installing: {packages}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(line, shell=True, env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S602
    if result.returncode != 0:
        raise SetupError(f"{trouble} This line failed:\n  {line}")


def _say_once(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
