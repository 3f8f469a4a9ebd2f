"""Passages like a given one, in made texts and in a real diary."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import Shelf, note

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.search.results import Similar, SimilarQuestion
from fieldnotes.search.similar import MOST_OF_NOTE

PEPYS = Path(__file__).resolve().parents[3] / "shared" / "data" / "pepys_1660_1661" / "entries.jsonl"

CHAIN = "The chain slid over the winch. We waited."
ROWS = [
    note("hut", f"A cold day. {CHAIN} Bread for supper.", "2012-05-04"),
    note("slip", "She was late. “Her chains were sliding on the winch; slid off!” Then tea, and bread.", "2013"),
    note("bank", "We waited on the bank for the post. It was cold.", "2014"),
    note("talk", "JG: The winch slid.\nIM: And a chain?\nJG: Nobody waited.", spoken=((4, 19, "a"), (24, 36, "b"))),
    note("far", "A dog, a cat and a hen.", "2015"),
]


def like(shelf: Shelf, text: str, **fields: object) -> Similar:
    return shelf.engine().similar(SimilarQuestion(text, **fields))


def own(shelf: Shelf, text: str, ident: str, **fields: object) -> Similar:
    whole = next(row.text for row in shelf.rows.values() if row.id == ident)
    at = whole.index(text)
    return like(shelf, text, note=ident, span=(at, at + len(text)), **fields)


def test_what_shares_the_telling_words_in_any_form_is_found_first():
    found = own(Shelf(ROWS, segments=2), CHAIN, "hut")
    assert found.hits[0].words == "“Her chains were sliding on the winch; slid off!”"
    assert {"chain", "winch", "slid"} <= set(found.hits[0].shared)
    assert {"chains", "winch"} <= {found.hits[0].words[start:end] for start, end in found.hits[0].places}
    assert "far" not in {hit.note for hit in found.hits}
    assert found.searched == 5


def test_neither_the_passage_nor_what_overlaps_it_is_found():
    shelf = Shelf([*ROWS, note("again", f"{CHAIN} {CHAIN}")])
    found = own(shelf, CHAIN, "again")
    assert [(hit.note, hit.start) for hit in found.hits if hit.note == "again"] == [("again", len(CHAIN) + 1)]
    assert found.hits[0].likeness > 0.9


def test_a_passage_never_reaches_over_two_turns():
    for hit in own(Shelf(ROWS), CHAIN, "hut").hits:
        assert "\n" not in hit.words
        assert hit.note != "talk" or hit.words in ("The winch slid.", "And a chain?", "Nobody waited.")


def test_a_passage_without_telling_words_says_so():
    found = like(Shelf(ROWS), "… – 7!")
    assert (found.telling, found.hits) == ((), ())
    assert like(Shelf(ROWS), "Xylophone.").telling == ()


def test_only_notes_within_the_scope_are_looked_in():
    shelf = Shelf(ROWS)
    found = own(shelf, CHAIN, "hut", scope=EVERYTHING.narrowed("year", ["2014"]))
    assert {hit.note for hit in found.hits} <= {"bank"}


def test_a_deleted_note_is_not_found():
    shelf = Shelf(ROWS)
    shelf.delete(ROWS[1])
    assert "slip" not in {hit.note for hit in own(shelf, CHAIN, "hut").hits}


def test_old_states_of_notes_do_not_make_a_word_common():
    rows = [
        note(f"n{number}", f"The chain {number}. A dog." if number < 5 else "A dog, a cat.") for number in range(12)
    ]
    shelf = Shelf(rows)
    before = own(shelf, "The chain 1.", "n1")
    for row in rows[:5]:
        shelf.delete(row)
        shelf.rows[Ref("note", row.id)] = row
    shelf.leaves.append(shelf.leaf(rows[:5]))
    after = own(shelf, "The chain 1.", "n1")
    assert after.telling == before.telling
    assert [(hit.note, hit.start) for hit in after.hits] == [(hit.note, hit.start) for hit in before.hits]


def test_speech_without_full_stops_is_cut_into_pieces():
    long = " ".join(["well"] * 100 + ["the chain on the winch sang"] + ["so"] * 100)
    found = own(Shelf([*ROWS, note("long", long)]), CHAIN, "hut")
    (hit,) = [hit for hit in found.hits if hit.note == "long"]
    assert "chain" in hit.words
    assert len(hit.words.split()) <= 80


def test_each_language_is_met_with_its_own_forms_and_han_by_its_characters():
    shelf = Shelf(
        [
            note("de", "Die Ketten sangen an der Winde. Brot.", language="de"),
            note("de2", "Eine Kette sang. Die Winden auch.", language="de"),
            note("zh", "夜微雨。上午往大学。", language="zh"),
            note("zh2", "昙。夜大风雨。午后往大学讲。", language="zh"),
            *ROWS,
        ]
    )
    assert own(shelf, "Die Ketten sangen an der Winde.", "de", language="de").hits[0].note == "de2"
    assert own(shelf, "上午往大学。", "zh", language="zh").hits[0].words.endswith("午后往大学讲。")


@given(st.lists(st.lists(st.sampled_from(["chain", "chains", "dog", "cold.", "tea\n"]), max_size=9), max_size=5))
def test_hits_lie_in_their_notes_apart_from_one_another_and_from_the_passage(made):
    texts = {f"{number:02}": " ".join(words) for number, words in enumerate(made)}
    shelf = Shelf([note(ident, text) for ident, text in texts.items()])
    for ident, text in texts.items():
        span = (0, len(text) // 2)
        found = like(shelf, text[: span[1]], note=ident, span=span)
        assert list(found.hits) == sorted(found.hits, key=lambda hit: -hit.likeness)
        taken: dict[str, list[tuple[int, int]]] = {ident: [span]}
        for hit in found.hits:
            assert texts[hit.note][hit.start : hit.end] == hit.words
            assert 0 < hit.likeness <= 1
            assert all(hit.end <= low or hit.start >= high for low, high in taken.get(hit.note, ()))
            taken.setdefault(hit.note, []).append((hit.start, hit.end))
            assert len(taken[hit.note]) <= MOST_OF_NOTE + 1
            assert {hit.words[start:end].casefold()[:3] for start, end in hit.places} <= {"cha", "dog", "col", "tea"}


@pytest.fixture(scope="module")
def diary() -> Shelf:
    if not PEPYS.is_file():
        pytest.skip("the real material is not here")
    entries = [json.loads(line) for line in PEPYS.read_text("utf-8").splitlines()]
    return Shelf(
        [
            note(f"{number:04}", entry["text"], entry["iso_gregorian"] or None, language="en")
            for number, entry in enumerate(entries)
        ]
    )


def test_what_is_written_of_hangings_is_like_what_is_written_of_hangings(diary):
    asked = "I went out to Charing Cross, to see Major-general Harrison hanged, drawn, and quartered"
    row = next(row for row in diary.rows.values() if "Harrison hanged, drawn" in row.text)
    at = row.text.index("Harrison hanged, drawn")
    found = like(diary, asked, language="en", note=row.id, span=(at - 70, at + 40))
    assert sum("hang" in hit.words.casefold() or "quartered" in hit.words.casefold() for hit in found.hits[:8]) >= 4
    assert {"quartered", "hanged"} & set(found.telling)


def test_music_leads_to_music(diary):
    found = like(diary, "played on his viol and lute and sang an Italian song very finely", language="en")
    for hit in found.hits[:8]:
        assert any(word in hit.words.casefold() for word in ("viol", "lute", "sang", "song", "sing", "play"))
