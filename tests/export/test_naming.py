"""Names in texts: replaced as whole words, in every spelling, by the right pseudonym."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.people import Actor, Contributor
from fieldnotes.export.naming import Naming
from fieldnotes.project.reporting import Roster


def naming(*actors: Actor, aliases: tuple[tuple[str, str, str], ...] = (), label: str = "pseudonym") -> Naming:
    return Naming(Roster(actors, (), aliases, (), (), (("Alder Ward", "the ward"),)), label)


ANNA = Actor("1", "Anna Holm", pseudonym="Vera")
JOAN = Actor("2", "Dr José Holm", pseudonym="Paul Reed")


@pytest.mark.parametrize(
    ("text", "veiled"),
    [
        ("Anna Holm came, then Anna’s sister.", "Vera came, then Vera’s sister."),
        ("Joanna and Annabel stayed.", "Joanna and Annabel stayed."),
        ("ANNA HOLM", "Vera"),
        ("anna is a word here", "anna is a word here"),
        ("Alder Ward was quiet. In Alder Ward?", "The ward was quiet. In the ward?"),
        ("José spoke to Jose\u0301.", "Paul Reed spoke to Paul Reed."),
        ("the Holm house", "the [name] house"),
        ("Dr Smith", "Dr Smith"),
        ("", ""),
    ],
)
def test_names_give_way_to_pseudonyms(text: str, veiled: str) -> None:
    assert naming(ANNA, JOAN).veil(text) == veiled


def test_other_forms_of_a_name_have_a_pseudonym_of_their_own_or_the_persons() -> None:
    names = naming(ANNA, aliases=(("1", "Nan", ""), ("1", "the Boss", "the chief")))
    assert names.veil("Nan, whom we call the Boss") == "Vera, whom we call the chief"


def test_names_without_spaces_between_words_are_found() -> None:
    assert naming(Actor("1", "三弟", pseudonym="阿明")).veil("夜與三弟談") == "夜與阿明談"


def test_researchers_have_no_pseudonyms_and_stay() -> None:
    names = Naming(Roster((), (Contributor("1", "Ines Marlowe"),), (), (), (), ()), "team")
    assert names.veil("Ines Marlowe asked; Ines knew.") == "Ines Marlowe asked; Ines knew."
    assert (names.named(), names.names_researchers()) == (0, True)


PEPYS = Actor("3", "Elizabeth Pepys", pseudonym="Hester Vale")
MOORE = Actor("4", "Mr. Moore", pseudonym="Mr. Reed")
TOM = Actor("5", "Tom Ekwall")


@pytest.mark.parametrize(
    ("text", "veiled"),
    [
        ("in Moore Fields", "in Moore Fields"),
        ("to Moore-Fields", "to Moore-Fields"),
        ("with Thomas Pepys", "with Thomas Pepys"),
        ("with Thomas J. Pepys", "with Thomas J. Pepys"),
        ("with Thos. Pepys", "with Thos. Pepys"),
        ("met Mr. Thomas Pepys", "met Mr. Thomas Pepys"),
        ("home. Mr Moore came", "home. Mr Reed came"),
        ("Then Elizabeth left", "Then Hester left"),
        ("“Surely Elizabeth left”", "“Surely Hester left”"),
        ("on Monday Elizabeth left", "on Monday Hester left"),
        ("told Elizabeth I would", "told Hester I would"),
        ("saw Elizabeth M. Pepys", "saw Hester M. Vale"),
        ("saw Elizabeth Anne Pepys", "saw Hester Anne Vale"),
        ("with Tom, Moore and Ann", "with Tom, Reed and Ann"),
        ("to Paris. Elizabeth stayed", "to Paris. Hester stayed"),
        ("TO ELIZABETH SAID", "TO Hester SAID"),
    ],
)
def test_one_name_inside_somebody_else_s_longer_name_stays(text: str, veiled: str) -> None:
    assert naming(PEPYS, MOORE, TOM).veil(text) == veiled


def test_a_longer_name_that_is_known_is_seen_at_the_beginning_of_a_sentence_too() -> None:
    thomas = Actor("6", "Thomas Pepys")
    assert naming(PEPYS, thomas).veil("Thomas Pepys came.") == "Thomas Pepys came."
    assert naming(PEPYS, thomas).veil("to my cousin Pepys") == "to my cousin [name]"


def test_who_has_no_pseudonym_is_left_as_written_and_counted() -> None:
    names = naming(TOM, PEPYS, MOORE)
    assert names.veil("Elizabeth sat in Ekwall Street.") == "Hester sat in Ekwall Street."
    assert names.named() == 0
    assert names.veil("Then Tom came, and Tom Ekwall stayed.") == "Then Tom came, and Tom Ekwall stayed."
    assert (names.named(), names.names_researchers()) == (1, False)
    assert naming(TOM, label="name").named() == 0


def test_a_stretch_is_read_with_what_stands_around_it() -> None:
    text = "out to Moore Fields with Elizabeth Pepys"
    names = naming(PEPYS, MOORE)
    assert names.veil(text, 0, 12) == "out to Moore"
    assert names.veil(text, 25, 34) == "Hester"


@given(st.text(alphabet="Pepys Moore.-Tom\n’", max_size=40))
def test_nobody_s_words_change_while_nobody_has_a_pseudonym(text: str) -> None:
    assert naming(TOM, Actor("6", "Pepys"), Actor("7", "Mr. Moore")).veil(text) == text


def test_groups_keep_their_names_unless_they_have_a_pseudonym() -> None:
    crew = Actor("1", "The Saturday crew", "group")
    assert naming(crew).veil("The Saturday crew sat") == "The Saturday crew sat"
    assert naming(crew).person("1", ("2012-01-01", "2012-01-01")) == "a group"


@pytest.mark.parametrize("name", ["Interviewer", "P3", "Speaker 1", "Participant", "Q"])
def test_speakers_named_by_their_part_in_the_talk_keep_it(name: str) -> None:
    assert naming().speaker(None, name, None) == name


def test_a_speaker_nobody_knows_is_a_person() -> None:
    assert naming().speaker(None, "Margaret", None) == "a person"
    assert naming(label="name").speaker(None, "Margaret", None) == "Margaret"
    assert naming(label="none").speaker(None, "Margaret", None) == ""


def test_the_one_who_asks_is_the_interviewer_whatever_stands_before_the_words() -> None:
    assert naming().speaker(None, "Margaret", None, asks=True) == "the interviewer"
    assert naming(label="name").speaker(None, "Margaret", None, asks=True) == "Margaret"
    assert naming(label="none").speaker(None, "", None, asks=True) == ""
