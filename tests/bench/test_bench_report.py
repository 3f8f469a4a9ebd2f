"""The Word report beside the plain python-docx way of writing the same words (DESIGN §7)."""

import sys
from dataclasses import replace
from io import BytesIO
from random import Random
from time import perf_counter

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from fieldnotes.export.docx_writer import document_bytes
from fieldnotes.export.outline import OtherCode, Quotation, Report, Section

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

COLOURS = ("#B4532A", "#2E6E68", "#7A5BA6", "#B38A1E", "#3B74B0", "#A4446C")
SENTENCE = (
    "the chain speaks before it goes and nobody on the slip can say how they know it except that they stood there "
    "every morning for years while the water came up over the cobbles"
)
WORDS = SENTENCE.split()


def coded_report(quotations: int) -> Report:
    """Forty codes with quotations of eight to seventy words, every third with another code."""
    random = Random(7)
    other = (OtherCode("what counts as knowing", COLOURS[3]),)
    each = quotations // 40
    sections = tuple(
        Section(
            str(code),
            f"code {code}",
            COLOURS[code % 6],
            1 if code % 5 == 0 else 2,
            definition="What is meant by this code, in a sentence.",
            quotations=tuple(
                Quotation(
                    f"{code:08}{number:08}",
                    " ".join(random.choices(WORDS, k=random.randrange(8, 70))),
                    "Ferry trust member",
                    f"Tuesday crossing {number}",
                    "12 Nov 2013",
                    number % 40 + 1,
                    others=other if number % 3 == 0 else (),
                )
                for number in range(each)
            ),
        )
        for code in range(40)
    )
    return replace(Report("The chain", authors=("Ines Marlowe",), made="2019-03-12"), sections=sections)


def written_plainly(report: Report) -> bytes:
    """The same words by python-docx's own calls, as its documentation teaches."""
    document = Document()
    for name in ("Quotation", "Attribution"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.add_heading(report.title, 0)
    for section in report.sections:
        document.add_heading(section.name, section.level)
        document.add_paragraph(section.definition)
        for quotation in section.quotations:
            document.add_paragraph(quotation.words, style="Quotation")
            source = document.add_paragraph(style="Attribution")
            source.add_run(f"({quotation.attribution})").bold = True
            source.add_run(f"  {quotation.note} · {quotation.observed} · ¶ {quotation.paragraph}")
            for other in quotation.others:
                source.add_run(f"\nalso  {other.name}")
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(("quotations", "share"), [(5_000, 10), (20_000, 30)])
def test_a_report_takes_a_small_part_of_the_plain_way(quotations: int, share: int) -> None:
    report = coded_report(quotations)
    begun = perf_counter()
    data, _ = document_bytes(report)
    ours = perf_counter() - begun
    begun = perf_counter()
    written_plainly(report)
    plain = perf_counter() - begun
    sys.stdout.write(
        f"\n{quotations:>7,} quotations   ours {ours:6.2f} s   plain python-docx {plain:7.2f} s   "
        f"1/{plain / ours:.0f} (budget 1/{share})   {len(data) / 1e6:.1f} MB\n"
    )
    assert report.quotations == quotations
    assert ours <= plain / share
