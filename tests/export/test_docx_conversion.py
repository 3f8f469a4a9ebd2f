"""LibreOffice opens the report and sets it as pages; what the contents list says about them is nearly true."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from report_material import CONTRACT, MEMO, POSITION, RISK, invented_report

from fieldnotes.export.docx_writer import write_docx
from fieldnotes.export.outline import Report, Section

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None, reason="LibreOffice or Poppler is missing"
)


def pages_of(report: Report, folder: Path) -> list[str]:
    """The report as LibreOffice prints it, a text for each page."""
    path = folder / "report.docx"
    write_docx(report, path)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=110,
    )
    printed = subprocess.run(
        ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True
    )
    return printed.stdout.split("\f")[:-1]


def long_report() -> Report:
    """Twelve codes with two hundred quotations of all lengths."""
    random = Random(4)
    words = f"{POSITION.words} {RISK.words}".split()
    kinds = (RISK, CONTRACT, POSITION)
    sections = tuple(
        Section(
            str(number),
            f"code number {number}",
            "#2E6E68",
            1 if number % 4 == 0 else 2,
            () if number % 4 == 0 else ("the one above",),
            "A definition that takes about a line and a half of the page, more or less, as definitions mostly do.",
            "what fits",
            "what does not",
            quotations=tuple(
                replace(random.choice(kinds), words=" ".join(random.choices(words, k=random.randrange(8, 120))))
                for _ in range(random.randrange(5, 30))
            ),
            memos=(MEMO,) if number % 3 == 0 else (),
        )
        for number in range(12)
    )
    return replace(invented_report(), sections=sections)


def test_libreoffice_prints_every_part_and_script(tmp_path: Path) -> None:
    pages = pages_of(invented_report(), tmp_path)
    printed = "\n".join(pages)
    assert "Working together, slowly" in pages[0]
    assert "Contents" in pages[1]
    for words in ("(Practice team member)", "Risk is carried unevenly", "夜に病棟を歩くと", "Codebook", "★ exemplar"):
        assert words in printed
    assert f"{len(pages)}/{len(pages)}" in pages[-1].replace(" ", "")


def test_the_contents_list_names_pages_within_a_twentieth(tmp_path: Path) -> None:
    pages = pages_of(long_report(), tmp_path)
    stated = dict(re.findall(r"^ *(code number \d+|Memos|Codebook) {2,}(\d+)$", pages[1], re.MULTILINE))
    standing: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for name in re.findall(r"^ *(code number \d+|Memos|Codebook)$", page, re.MULTILINE):
            standing.setdefault(name, number)
    assert len(stated) == 14
    misses = {name: (int(page), standing[name]) for name, page in stated.items()}
    assert all(abs(told - true) <= 1 + true // 20 for told, true in misses.values()), misses
