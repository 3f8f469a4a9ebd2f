"""The trap in PySide6 6.12.0 on Python 3.10 and 3.11: each void call lost a reference to None."""

import subprocess
import sys

MOVES = """
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

app = QGuiApplication([])
document = QTextDocument("words " * 100)
cursor = QTextCursor(document)
for number in range(20_000):
    cursor.setPosition(number % 500)
print(cursor.position())
"""


def test_a_cursor_can_be_moved_twenty_thousand_times():
    done = subprocess.run([sys.executable, "-c", MOVES], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "499"
