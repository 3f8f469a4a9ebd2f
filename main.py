"""Fieldnotes: opens the window, or does what the command line asks.

python3 main.py [PROJECT]      open the window
python3 main.py demo           build the sample study, search it, write its Word report, open it
python3 main.py test           run the tests
python3 main.py --help         all commands
"""

import gc
import os
import sys
from multiprocessing import freeze_support
from pathlib import Path

from fieldnotes.bootstrap import SetupError, prepare, provide_qt

HOME = Path(__file__).resolve().parent


def main() -> int:
    """Run the program; returns the exit status."""
    arguments = sys.argv[1:]
    testing = arguments[:1] == ["test"]
    try:
        status = prepare([str(HOME / "main.py"), *arguments], "test" if testing else "")
        if status is not None:
            return status
        if testing:
            return _test(arguments[1:])
        return _run(arguments)
    except SetupError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1


def _run(arguments: list[str]) -> int:
    from fieldnotes.cli import COMMANDS, run

    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        outcome = run(arguments)
        return outcome.status if outcome.project is None else _show(outcome.project)
    if len(arguments) > 1:
        sys.stderr.write(f"“{arguments[0]}” is no command; see: python main.py --help\n")
        return 1
    return _open(arguments)


def _show(project: Path) -> int:
    """Open the window where there is a screen; else say how to, and end well."""
    if _has_display():
        return _window([str(project)])
    sys.stdout.write(
        f'There is no screen here, so no window was opened. Where there is one: python3 main.py "{project}"\n'
    )
    return 0


def _open(arguments: list[str]) -> int:
    if arguments and not Path(arguments[0]).exists():
        sys.stderr.write(f"There is no project and no command “{arguments[0]}”; see: python main.py --help\n")
        return 1
    if not (_has_display() or os.environ.get("QT_QPA_PLATFORM")):
        sys.stderr.write("There is no screen here to open a window on; see: python main.py --help\n")
        return 1
    return _window(arguments)


def _window(arguments: list[str]) -> int:
    provide_qt()
    gc.disable()  # nothing that is made while the program is read in is garbage, and all of it stays
    from ui.app import main as open_window

    gc.freeze()
    gc.enable()
    return open_window(Path(arguments[0]) if arguments else None)


def _test(arguments: list[str]) -> int:
    provide_qt()
    import pytest

    os.chdir(HOME)
    return int(pytest.main(arguments))


def _has_display() -> bool:
    unix = sys.platform not in ("win32", "darwin")
    return not unix or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    freeze_support()  # in a frozen program the search's processes begin here too, and go no further
    sys.exit(main())
