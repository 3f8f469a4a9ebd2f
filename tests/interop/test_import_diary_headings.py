"""Whole small diaries, each heading its entries in a way of its own: every entry is found and no word is lost."""

from pathlib import Path

import pytest
from word_files import p, word_file

from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import ImportOptions

DIARIES = [
    pytest.param(
        "txt",
        "March 1913\n\n12, Harbour\n\nRain all day.\n\n14\n\nNets.\n\nApril 1913\n\n1st, Bay\n\nA quiet day.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="places after days",
    ),
    pytest.param(
        "txt",
        "大正十五年\n\n一月一日（金曜）晴\n\n休み。\n\n一月五日（火曜）雨\n\n仕事。\n",
        "1926-01-01 1926-01-05",
        id="era year alone",
    ),
    pytest.param(
        "txt",
        "2013-03-12 (Harbour)\n\n"
        "We went down to the landing and talked with the boatmen. On 3 April 1911 the ferry had sunk.\n\n"
        "2013-03-14, Bay, Ruth\n\n"
        "We went down to the landing and talked with the boatmen. On 3 April 1911 the ferry had sunk.\n\n"
        "2013-03-15: market\n\n"
        "We went down to the landing and talked with the boatmen. On 3 April 1911 the ferry had sunk.\n",
        "2013-03-12 2013-03-14 2013-03-15",
        id="iso place",
    ),
    pytest.param(
        "txt",
        "Berlin, den 12. März 1913\n\nHeute Regen. Am 3. April 1911 war es trocken.\n\n"
        "Berlin, den 14. März 1913\n\nSonne.\n\nPotsdam, 2. April 1913\n\nWind.\n",
        "1913-03-12 1913-03-14 1913-04-02",
        id="berlin",
    ),
    pytest.param(
        "txt",
        "Paris, le 12 mars 1913\n\nPluie. Le 3 avril 1911 il faisait beau.\n\nParis, le 1er avril 1913\n\n"
        "Soleil.\n\nLyon, 3 avril 1913\n\nVent.\n",
        "1913-03-12 1913-04-01 1913-04-03",
        id="paris",
    ),
    pytest.param(
        "txt",
        "Madrid, 12 de marzo de 1913\n\nLluvia.\n\nMadrid, a 14 de marzo de 1913\n\n"
        "Sol. El 3 de abril de 1911 llovió.\n\n1º de abril de 1913\n\nViento.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="madrid",
    ),
    pytest.param(
        "txt",
        "Journal 1913\n\nMercredi 12 mars\n\nPluie.\n\nVendredi 14 mars\n\nSoleil.\n\n1914\n\nJeudi 1er janvier\n\n"
        "Neige.\n",
        "1913-03-12 1913-03-14 1914-01-01",
        id="fr year",
    ),
    pytest.param(
        "txt",
        "Tagebuch 1913\n\nMittwoch, 12. März\n\nRegen.\n\nFreitag, 14. März\n\nSonne.\n\nDienstag, 1. April\n\nWind.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="de year",
    ),
    pytest.param(
        "txt",
        "Marzo de 1913\n\nMiércoles 12\n\nLluvia.\n\nViernes 14\n\nSol.\n\nAbril de 1913\n\nMartes 1\n\nViento.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="es month",
    ),
    pytest.param(
        "md",
        "# 1913\n\n## March\n\n### 12 (Ruth)\n\nRain.\n\n### 12 (Ann)\n\nAlso rain.\n\n### 14 (Ruth)\n\nSun.\n",
        "1913-03-12 1913-03-12 1913-03-14",
        id="writer",
    ),
    pytest.param(
        "html",
        "<html><body><h1>My diary 1913</h1><h2>12 March, Harbour</h2><p>Rain on 3 April "
        "1911.</p><ul><li>1 May 1890</li><li>13 March 1913</li></ul><h2>14 March, "
        "Ruth</h2><p>Sun</p><table><tr><td>15 March 1913</td><td>7</td></tr></table><h2>Tuesday, "
        "1 April</h2><p>Wind.</p></body></html>",
        "1913-03-12 1913-03-14 1913-04-01",
        id="h2",
    ),
    pytest.param(
        "html",
        "<html><body><h2>March 1913</h2><h3>12th, "
        "Bay</h3><p>Rain.</p><ol><li>eggs</li><li>milk</li></ol><h3>1"
        "4</h3><p>Sun</p><h2>April</h2><h3>2</h3><p>Wind.</p></body></html>",
        "1913-03-12 1913-03-14 1913-04-02",
        id="h2 month",
    ),
    pytest.param(
        "txt",
        "Wednesday 12 March 1913\n\nRain.\n\nFri. 14 March 1913 — Bay\n\nSun.\n\n"
        "Tuesday, April 1st, 1913 (Ruth)\n\nWind.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="weekday",
    ),
    pytest.param(
        "txt",
        "1913\n\nMarch 12th, Harbour\n\nRain.\n\nMarch 14th (Ruth)\n\nSun.\n\nApril 1st\n\nWind.\n\nIn 1912\n\n"
        "It had been dry.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="mdy year",
    ),
    pytest.param(
        "txt",
        "MARCH 1913\n\n12.--Rain. On 3 April 1911 it was dry.\n\n14.--Bright.\n\nAPRIL\n\n"
        "1.--Wind, and two things: 1. fog, 2. snow.\n\n2.--Calm.\n",
        "1913-03-12 1913-03-14 1913-04-01 1913-04-02",
        id="inline days",
    ),
    pytest.param(
        "txt",
        "昭和三年\n\n三月\n\n十二日（月）雨\n\n休み。\n\n十四日（水）\n\n仕事。\n\n四月\n\n一日 晴\n\n花見。\n",
        "1928-03-12 1928-03-14 1928-04-01",
        id="era",
    ),
    pytest.param(
        "txt",
        "Kraków, 12 III 1913\n\nDeszcz.\n\n14.III.1913\n\nSłońce.\n\n1/IV/1913\n\nWiatr.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="roman",
    ),
    pytest.param(
        "md",
        "# Field diary of Ruth Adler, 2013\n\n**Tuesday 12 March, Ward A**\n\n"
        "Round at nine. *On 3 April 2011 the ward opened.*\n\n**Thursday 14 March, Ward B**\n\nQuiet.\n\n"
        "**Friday 15 March**\n\nLoud.\n",
        "2013-03-12 2013-03-14 2013-03-15",
        id="docxlike",
    ),
    pytest.param(
        "txt",
        "2013-03-12 09:30 Ward A\nRound.\n\n2013-03-12 14:00 Ward B\nRound.\n\n2013-03-14T08:15\nRound.\n",
        "2013-03-12T09:30 2013-03-12T14:00 2013-03-14T08:15",
        id="iso time",
    ),
    pytest.param(
        "txt",
        "1913\n\nBombay, 12 March\n\nRain.\n\nBombay, 14 March\n\nSun came out; on 3 April 1911 it had not.\n\n"
        "Poona, 2 April\n\nWind.\n\n1914\n\nPoona, 3 January\n\nCold.\n",
        "1913-03-12 1913-03-14 1913-04-02 1914-01-03",
        id="year place",
    ),
    pytest.param(
        "txt",
        "Diary 1913\n\nRuth, Wednesday 12 March\n\nRain.\n\nAnn, Friday 14 March\n\nSun.\n",
        "1913-03-12 1913-03-14",
        id="year name before",
    ),
    pytest.param(
        "txt",
        "Wed., 12 Mar. 1913.\n\nRain.\n\nFri., 14 Mar. 1913.\n\nSun.\n\nTues., 1 Apr. 1913.\n\nWind.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="abbrev",
    ),
    pytest.param(
        "txt",
        "Mercredi 12 mars 1913, au port\n\nPluie.\n\nVendredi 14 mars 1913 (Marie)\n\n"
        "Soleil, depuis le 3 avril 1911.\n\nMardi 1er avril 1913 – Lyon\n\nVent.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="fr long",
    ),
    pytest.param(
        "txt",
        "MARS 1913\n\nLe 12\n\nPluie.\n\nLe 14, au port\n\nSoleil.\n\nAVRIL 1913\n\nLe 1er\n\nVent.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="fr month",
    ),
    pytest.param(
        "txt",
        "März 1913\n\n12., Hafen\n\nRegen.\n\n14.\n\nSonne.\n\nApril 1913\n\n2. (Ruth)\n\nWind.\n",
        "1913-03-12 1913-03-14 1913-04-02",
        id="de month",
    ),
    pytest.param(
        "txt",
        "Miércoles, 12 de marzo de 1913\n\nLluvia.\n\nViernes, 14 de marzo de 1913 (Ana)\n\nSol.\n\n"
        "Martes 1 de abril de 1913, puerto\n\nViento.\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="es long",
    ),
    pytest.param(
        "txt",
        "March 1913\n\n1. Rain all day.\n\n2. Sun all day.\n\n3. Wind.\n\n4. Fog.\n\nApril 1913\n\n1. Snow.\n\n"
        "2. Thaw.\n",
        "1913-03-01 1913-03-02 1913-03-03 1913-03-04 1913-04-01 1913-04-02",
        id="no list lost",
    ),
    pytest.param(
        "txt",
        "March 1913\n1. Rain all day.\n2. Sun all day.\n3. Wind.\nApril 1913\n1. Snow.\n2. Thaw.\n",
        "1913-03-01 1913-03-02 1913-03-03 1913-04-01 1913-04-02",
        id="tight days",
    ),
    pytest.param(
        "txt",
        "March 2012\n\nMonday 12, Ward A\n\nRound.\n\nWednesday 14 (Ruth)\n\nRound.\n\nThursday 15\n\nRest.\n",
        "2012-03-12 2012-03-14 2012-03-15",
        id="weekday only month",
    ),
    pytest.param(
        "txt",
        "12–14 March 1913, Bay\n\nRain.\n\n15 March to 2 April 1913 (Ruth)\n\nSun.\n\n3rd and 4th April 1913\n\n"
        "Wind.\n",
        "1913-03-12/1913-03-14 1913-03-15/1913-04-02 1913-04-03/1913-04-04",
        id="range place",
    ),
    pytest.param(
        "txt",
        "一九一三年\n\n三月\n\n十二日 天津\n\n雨。\n\n十四日（北京）\n\n晴。\n\n四月\n\n一日\n\n风。\n",
        "1913-03-12 1913-03-14 1913-04-01",
        id="han place",
    ),
]


@pytest.mark.parametrize(("ending", "words", "expected"), DIARIES)
def test_each_entry_of_a_diary_is_found_by_its_heading(tmp_path: Path, ending: str, words: str, expected: str) -> None:
    path = tmp_path / f"diary.{ending}"
    path.write_text(words, "utf-8")
    whole, notes = plan_import([path]).notes, plan_import([path], ImportOptions(split="dated")).notes
    assert [note.observed.iso if note.observed else "-" for note in notes] == expected.split()
    assert " ".join(note.text for note in notes).split() == whole[0].text.split()


def test_days_under_a_months_heading_in_a_word_file(tmp_path: Path) -> None:
    words = ("March 1913", "12, Harbour", "14", "April", "Tuesday 1st (Ruth)")
    body = "".join(p(heading, style="Rubrik1") + ("" if heading.isalpha() else p("Rain.")) for heading in words)
    path = tmp_path / "diary.docx"
    path.write_bytes(word_file(body))
    notes = plan_import([path], ImportOptions(split="dated")).notes
    assert [note.observed.iso for note in notes if note.observed] == ["1913-03-12", "1913-03-14", "1913-04-01"]


@pytest.mark.parametrize(("order", "first"), [("dmy", "2013-12-03"), ("mdy", "2013-03-12")])
def test_a_place_after_figures_in_a_stated_order(tmp_path: Path, order: str, first: str) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("03/12/13 Harbour\n\nRain, since 3/4/11.\n\n04/12/13 – Ruth\n\nWind.\n")
    notes = plan_import([path], ImportOptions(split="dated", order=order)).notes
    assert next(note.observed.iso for note in notes if note.observed) == first
    assert len(notes) == 2
