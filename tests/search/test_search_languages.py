"""Every language that has a stemmer: its inflected forms are found in its own notes, side by side with all others."""

import pytest
import snowballstemmer
from shelf import Shelf, note

from fieldnotes.search.results import Results
from fieldnotes.search.stems import tongue_of

FORMS = {
    "arabic": ("ar", "كتاب", "الكتاب"),
    "armenian": ("hy", "ընկեր", "ընկերներ"),
    "basque": ("eu", "mendi", "mendian"),
    "catalan": ("ca", "cantar", "cantava"),
    "czech": ("cs", "hrad", "hradu"),
    "danish": ("da", "hest", "hestene"),
    "dutch": ("nl", "brug", "bruggen"),
    "dutch_porter": ("dutch_porter", "boek", "boeken"),
    "english": ("en", "ferry", "ferries"),
    "esperanto": ("eo", "hundo", "hundojn"),
    "estonian": ("et", "raamat", "raamatud"),
    "finnish": ("fi", "talo", "talossa"),
    "french": ("fr", "marché", "marchés"),
    "german": ("de", "Hund", "Hunde"),
    "greek": ("el", "δρόμος", "δρόμοι"),
    "hindi": ("hi", "किताब", "किताबें"),
    "hungarian": ("hu", "ház", "házban"),
    "indonesian": ("id", "makan", "makanan"),
    "irish": ("ga", "bean", "mbean"),
    "italian": ("it", "ragazzo", "ragazzi"),
    "lithuanian": ("lt", "namas", "namai"),
    "nepali": ("ne", "किताब", "किताबहरू"),
    "norwegian": ("nb", "båt", "båtene"),
    "persian": ("fa", "کتاب", "کتابها"),
    "polish": ("pl", "kobieta", "kobiety"),
    "porter": ("porter", "boat", "boats"),
    "portuguese": ("pt-BR", "menino", "meninos"),
    "romanian": ("ro", "carte", "cartea"),
    "russian": ("ru", "книга", "книги"),
    "serbian": ("sr", "kuća", "kuće"),
    "sesotho": ("st", "motho", "batho"),
    "spanish": ("es", "barco", "barcos"),
    "swedish": ("sv", "båt", "båtarna"),
    "tamil": ("ta", "புத்தகம்", "புத்தகங்கள்"),
    "turkish": ("tr", "ev", "evler"),
    "yiddish": ("yi", "טיש", "טישן"),
}
"""Of each stemmer: how a note names the language, a word, and one of its other forms."""


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """A note in every language, with the inflected form alone."""
    return Shelf(
        [note(tongue, f"— {form}, 1.", language=code) for tongue, (code, _, form) in FORMS.items()]
        + [note("unstemmed", "ferries mendian bruggen", language="zu")],
        segments=3,
    )


def found(results: Results) -> list[str]:
    return sorted(hit.id for hit in results.hits)


def test_the_table_names_every_language_there_is_a_stemmer_for() -> None:
    assert set(FORMS) == set(snowballstemmer.algorithms())
    for tongue, (code, _, _) in FORMS.items():
        assert tongue_of(code) == tongue
        assert tongue_of(tongue.capitalize()) == tongue


@pytest.mark.parametrize("tongue", FORMS)
def test_a_word_finds_its_other_form_in_a_note_of_its_language(shelf: Shelf, tongue: str) -> None:
    _, word, form = FORMS[tongue]
    results = shelf.ask(word)
    (hit,) = [hit for hit in results.hits if hit.id == tongue]
    assert hit.occurrences == ((2, 2 + len(form)),)
    assert tongue in found(shelf.ask(form))
    assert tongue not in found(shelf.ask(f'"{word}"'))
    assert results.occurrences == sum(len(hit.occurrences) for hit in results.hits)


def test_the_same_letters_inflect_in_each_note_as_its_own_language_does() -> None:
    rows = [note(code or "none", "mendian ferries båtene", language=code) for code in ("", "en", "eu", "nb", "zu")]
    shelf = Shelf(rows, segments=2)
    assert found(shelf.ask("mendi")) == ["eu"]
    assert found(shelf.ask("ferry")) == ["en", "none"]
    assert found(shelf.ask("båt")) == ["nb"]
    assert found(shelf.ask("ferry mendi")) == []
    assert found(shelf.ask("mendi OR båt OR ferry")) == ["en", "eu", "nb", "none"]


def test_a_language_nobody_stems_is_searched_as_it_stands(shelf: Shelf) -> None:
    assert tongue_of("zu") == ""
    assert "unstemmed" not in found(shelf.ask("ferry"))
    assert "unstemmed" in found(shelf.ask("ferries"))
    assert found(shelf.ask("ferries NOT kind:x language:zu")) == ["unstemmed"]


def test_near_and_phrases_mix_languages_note_by_note() -> None:
    rows = [note("en", "the ferries and chains", language="en"), note("fr", "les ferries et chains", language="fr")]
    shelf = Shelf(rows)
    assert found(shelf.ask('"ferry chain"~3')) == ["en"]
    assert found(shelf.ask('"ferries chains"~>3')) == ["en", "fr"]
