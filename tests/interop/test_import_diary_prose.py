"""Whole small diaries with dates and numbers that head nothing: lists, tables, letters, footnotes, page numbers."""

from pathlib import Path

import pytest

from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import ImportOptions

DIARIES = [
    pytest.param(
        "txt",
        "12 March 1913\n\nHe was born on\n1 May 1870\nin the old town.\n\n14 March 1913\n\nHis sister, born\n"
        "3 June 1872, had left.\n",
        "1913-03-12 1913-03-14",
        id="dates broken out of sentences",
    ),
    pytest.param(
        "txt",
        "March 1913\n\n3\nThings to buy:\n1. eggs\n2. milk\n3. sugar\n4. butter\n\n5\nRain all day.\n\n"
        "8\nThree tasks:\n\n1. mend nets\n\n2. write home\n\n9\nSun.\n",
        "1913-03-03 1913-03-05 1913-03-08 1913-03-09",
        id="numlist",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nThings to do:\n1. Mend the nets.\n2. Write home.\n12. Nothing.\n\n13 March 1913\n\n"
        "1st. That the boats were late.\n\n2nd. That nobody came.\n\n3rd. That it rained.\n\n30 March 1913\n\n"
        "1st. We agreed.\n\n2nd. We slept.\n\n14 April 1913\n\nEnd.\n",
        "1913-03-12 1913-03-13 1913-03-30 1913-04-14",
        id="numlist full",
    ),
    pytest.param(
        "txt",
        "March 1913\n\n12th\n\nRain.[1] Sun.[2]\n\n14th\n\nWind.\n\nApril 1913\n\n2nd\n\nCalm.\n\n12\n\n"
        "See Smith.\n\n13\n\nIbid.\n\n5th\n\nSnow.\n",
        "1913-03-12 1913-03-14 1913-04-02 1913-04-05",
        id="footnotes",
    ),
    pytest.param(
        "txt",
        "1913\n\n12 March\n\nRain fell and the boats\n\n14\n\nstayed in.\n\n15 March\n\nSun.\n\n16\n\n"
        "More of it.\n\n17 March\n\nWind.\n",
        "1913-03-12 1913-03-15 1913-03-17",
        id="pages",
    ),
    pytest.param(
        "txt",
        "March 1913\n\n2nd\n\nRain.\n\n3rd\n\nSun and the boats\n\n4\n\nstayed in.\n\n5th\n\nWind.\n\n6th\n\n"
        "Calm.\n\n7th\n\nFog.\n\n8th\n\nFog again.\n\n9\n\nAnd so on.\n\n10th\n\nEnd.\n",
        "1913-03-02 1913-03-03 1913-03-05 1913-03-06 1913-03-07 1913-03-08 1913-03-10",
        id="pages month",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nA letter came today:\n\nBombay, 2 February 1913\n\nDear Ruth,\n\nWe are well.\n\n"
        "Yours, Ann\n\n14 March 1913\n\nI answered it.\n\n15 March 1913\n\nRain.\n",
        "1913-03-12 1913-03-14 1913-03-15",
        id="letter",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nHe gave me the dates of the strikes:\n- 1 May 1890\n- 3 June 1901\n- 4 July 1905\n\n"
        "14 March 1913\n\nRain.\n",
        "1913-03-12 1913-03-14",
        id="datelist",
    ),
    pytest.param(
        "md",
        "## 12 March 1913\n\nHe gave me the dates of the strikes:\n\n"
        "- 1 May 1890\n- 3 June 1901\n- 13 March 1913\n\n## 14 March 1913\n\nRain.\n",
        "1913-03-12 1913-03-14",
        id="datelist",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nHe gave me the dates of the meetings:\n13 March 1913\n17 March 1913\n19 March 1913\n\n"
        "14 March 1913\n\nRain.\n\n18 March 1913\n\nSun.\n",
        "1913-03-12 1913-03-14 1913-03-18",
        id="datelist2",
    ),
    pytest.param(
        "md",
        "## 12 March 1913\n\n| Day | Catch |\n|---|---|\n| 10 March 1913 | 12 |\n| 13 March 1913 | 7 |\n\n"
        "## 14 March 1913\n\nRain.\n",
        "1913-03-12 1913-03-14",
        id="table",
    ),
    pytest.param(
        "txt",
        "My diary\n\nContents\n\n12 March 1913 ........ 3\n14 March 1913 ........ 5\n2 April 1913 ........ 9\n\n"
        "12 March 1913\n\nRain.\n\n14 March 1913\n\nSun.\n\n2 April 1913\n\nWind.\n",
        "- 1913-03-12 1913-03-14 1913-04-02",
        id="toc",
    ),
    pytest.param(
        "md",
        "# My diary\n\n- [12 March 1913](#a)\n- [14 March 1913](#b)\n- [2 April 1913](#c)\n\n## 12 March 1913\n\n"
        "Rain.\n\n## 14 March 1913\n\nSun.\n\n## 2 April 1913\n\nWind.\n",
        "- 1913-03-12 1913-03-14 1913-04-02",
        id="toc2",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\n"
        "The strike which had begun in the first week of the month, that is to say on\n3 March "
        "1913, went on, and nobody could tell when the men would go back. The\n1 May meeting was "
        "spoken of with some fear by the owners and the parson, who\nhad come from Bombay for it.\n\n"
        "The strike which had begun in the first week of the month, that is to say on\n3 March "
        "1913, went on, and nobody could tell when the men would go back. The\n1 May meeting was "
        "spoken of with some fear by the owners and the parson, who\nhad come from Bombay for it.\n\n"
        "The strike which had begun in the first week of the month, that is to say on\n3 March "
        "1913, went on, and nobody could tell when the men would go back. The\n1 May meeting was "
        "spoken of with some fear by the owners and the parson, who\nhad come from Bombay for it.\n\n"
        "14 March 1913\n\n"
        "The boats stayed in for the whole of that day, and we with them, until the\nwind had "
        "gone round to the north and the sea had fallen.\n",
        "1913-03-12 1913-03-14",
        id="wrapped",
    ),
    pytest.param(
        "txt",
        "12. März 1913\n\nEr wurde am\n1. Mai 1870\nin der Stadt geboren.\n\n14. März 1913\n\n"
        "Seine Schwester kam seit\n3. Juni 1872\nnicht mehr.\n",
        "1913-03-12 1913-03-14",
        id="wrapped de",
    ),
    pytest.param(
        "txt",
        "12 March 1913\nwent to market with the others\n14 March 1913\nsat at home and mended nets\n"
        "15 March 1913\nrain again and no boats\n16 March 1913\nsun\n",
        "1913-03-12 1913-03-14 1913-03-15 1913-03-16",
        id="lower",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nIt was in\nMay 1870\nthat he came.\n\n14 April\n\nRain.\n\n1 May\n\nSun.\n",
        "1913-03-12 1913-04-14 1913-05-01",
        id="period prose",
    ),
    pytest.param(
        "txt",
        "March 1913\n\n1st\n\nThe show.\n1st, Smith\n2nd, Jones\n3rd, Brown\n\n4th\n\nRain.\n\n5th, Bay\n\nSun.\n",
        "1913-03-01 1913-03-04 1913-03-05",
        id="prizes",
    ),
    pytest.param(
        "txt",
        "March 1913\n\n12\n\nLetter to:\n14, Downing Street\nLondon\n\n15\n\nRain.\n\n16\n\nSun.\n\n17\n\nWind.\n\n"
        "18\n\nFog.\n\n19\n\nFog.\n",
        "1913-03-12 1913-03-15 1913-03-16 1913-03-17 1913-03-18 1913-03-19",
        id="address",
    ),
    pytest.param(
        "txt",
        "March 1913\n\nBuy:\n1. eggs\n2. milk\n3. salt\n\nApril 1913\n\nSold:\n1. hay\n2. corn\n",
        "1913-03 1913-04",
        id="months list",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nRain.\n\nRuth, Bombay\n\n14 March 1913\n\nSun.\n\nSigned at Bombay on\n\n"
        "15 March 1913\n\nWind.\n",
        "1913-03-12 1913-03-14 1913-03-15",
        id="dateline end",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nStrikes:\n1. 1 May 1890\n2. 3 June 1901\n3. 4 July 1905\n\n14 March 1913\n\nRain.\n",
        "1913-03-12 1913-03-14",
        id="list dates numbered",
    ),
    pytest.param(
        "md",
        "## 12 March 1913\n\nStrikes:\n\n1. 1 May 1890\n2. 3 June 1901\n\n## 14 March 1913\n\nRain.\n",
        "1913-03-12 1913-03-14",
        id="list dates ol",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nWhat he told me of the strikes:\n\n"
        "1 May 1890, dock gates\n3 June 1901, mill\n4 July 1905, mill again\n\n14 March 1913\n\nRain.\n\n"
        "16 March 1913\n\nSun.\n",
        "1913-03-12 1913-03-14 1913-03-16",
        id="list dates words",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nAnn writes:\n\n> 13 February 1913\n>\n> Dear Ruth, we are well.\n\n14 March 1913\n\n"
        "And again:\n\n> 1 March 1913\n>\n> Dear Ruth, still well.\n\n16 March 1913\n\nSun.\n",
        "1913-03-12 1913-03-14 1913-03-16",
        id="letter2",
    ),
    pytest.param(
        "md",
        "## 12 March 1913\n\nAnn writes:\n\n> 13 March 1913\n>\n> Dear Ruth, we are well.\n\n## 14 March 1913\n\n"
        "Sun.\n\n## 16 March 1913\n\nSun.\n",
        "1913-03-12 1913-03-14 1913-03-16",
        id="letter2",
    ),
    pytest.param(
        "txt",
        "Wednesday 12 March 1913\n\nA letter:\n\nBombay, 13 March 1913\n\nDear Ruth, we are well.\n\n"
        "Friday 14 March 1913\n\nSun.\n\nMonday 17 March 1913\n\nWind.\n",
        "1913-03-12 1913-03-14 1913-03-17",
        id="letter3",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nCatch:\n10 March 1913\t12\n11 March 1913\t7\n13 March 1913\t9\n\n14 March 1913\n\nRain.\n",
        "1913-03-12 1913-03-14",
        id="table",
    ),
    pytest.param(
        "md",
        "# 1913\n\n## 12 March\n\n| 10 March | 12 |\n|---|---|\n| 11 March | 7 |\n| 13 March | 9 |\n\n"
        "## 14 March\n\nRain.\n",
        "1913-03-12 1913-03-14",
        id="table2",
    ),
    pytest.param(
        "md",
        "# March 1913\n\n## 3rd\n\nWe need:\n\n1. eggs\n2. milk\n3. salt\n4. tea\n\n## 5th\n\nRain.\n",
        "1913-03-03 1913-03-05",
        id="h2month",
    ),
    pytest.param(
        "txt",
        "March 1913\n\n1st\n\nReasons:\n1) cold\n2) rain\n3) fog\n\n(a) and so on\n\n2nd\n\nSun.\n\n3rd\n\nWind.\n",
        "1913-03-01 1913-03-02 1913-03-03",
        id="list paren",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nThe men came up\n\n- 12 -\n\nfrom the boats.\n\n14 March 1913\n\n[13]\n\nRain.\n",
        "1913-03-12 1913-03-14",
        id="page in sentence",
    ),
    pytest.param(
        "txt",
        "March 1913\n\n3\n\nRain.(1)\n\n5\n\nSun.\n\n(1) See the log of 4 March.\n\n8\n\nWind.\n",
        "1913-03-03 1913-03-05 1913-03-08",
        id="foot",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\n9.30 Up.\n\n10.15 Out.\n\n12.00 Back.\n\n13 March 1913\n\n9.30 Up.\n\n11.11 In.\n",
        "1913-03-12 1913-03-13",
        id="times",
    ),
    pytest.param(
        "txt",
        "1913\n\n12 March\n\nSold:\n3/4 cord of wood\n5/6\n2 1/2\n\n14 March\n\nRain.\n\n15 March\n\nSun.\n",
        "1913-03-12 1913-03-14 1913-03-15",
        id="sums",
    ),
    pytest.param(
        "txt",
        "12 March 1913\n\nOld Tom told his life. He was\nborn in Bombay,\n1 May 1870,\nand went to sea.\n\n"
        "14 March 1913\n\nHe came back\n3 June 1913 or so, he said.\n\n15 March 1913\n\nRain.\n",
        "1913-03-12 1913-03-14 1913-03-15",
        id="born",
    ),
]


@pytest.mark.parametrize(("ending", "words", "expected"), DIARIES)
def test_dates_and_numbers_within_an_entry_begin_no_other(
    tmp_path: Path, ending: str, words: str, expected: str
) -> None:
    path = tmp_path / f"diary.{ending}"
    path.write_text(words, "utf-8")
    whole, notes = plan_import([path]).notes, plan_import([path], ImportOptions(split="dated")).notes
    assert [note.observed.iso if note.observed else "-" for note in notes] == expected.split()
    assert " ".join(note.text for note in notes).split() == whole[0].text.split()
