"""In which characters files are written: told, declared, strict or judged."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.encodings import decode, encoding_label

FRENCH = "Elle a dit « non » à l’infirmière, puis s’est tue ; çà et là on voyait déjà des élèves.\n" * 3
GERMAN = "Über die Straße gingen Mädchen mit großen Körben, früh um fünf.\n" * 3
RUSSIAN = "Вечером мы вернулись в деревню и долго говорили о прошлом годе.\n" * 3
GREEK = "Το βράδυ γυρίσαμε στο χωριό και μιλήσαμε πολλή ώρα για τον παλιό καιρό.\n" * 3
HEBREW = "בערב חזרנו אל הכפר ודיברנו זמן רב על השנה שעברה.\n" * 3
THAI = "ตอนเย็นเรากลับไปที่หมู่บ้านและคุยกันนานเกี่ยวกับปีที่แล้ว\n" * 3
JAPANESE = "昨夜おそいので眠い。然し、今年からは九時に起きる約束だから先ず起きる。カタカナも少し。\n" * 3
CHINESE = "下午三时半车发，途中弥望黄土，间有草木，无可观览。\n" * 3
TAIWAN = "下午三時半車發，途中彌望黃土，間有草木，無可觀覽。我們說了很久的話。\n" * 3
KOREAN = "저녁에 우리는 마을로 돌아와서 지난해 이야기를 오래 나누었다.\n" * 3


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (FRENCH, "utf-8", "UTF-8"),
        (FRENCH, "utf-8-sig", "UTF-8"),
        (FRENCH, "utf-16", "UTF-16"),
        (FRENCH, "utf-16-le", "UTF-16"),
        (FRENCH, "utf-16-be", "UTF-16"),
        (JAPANESE, "utf-16-le", "UTF-16"),
        (FRENCH, "utf-32", "UTF-32"),
        (FRENCH, "cp1252", "Windows-1252"),
        (FRENCH, "mac_roman", "Mac Roman"),
        (GERMAN, "cp1252", "Windows-1252"),
        (GERMAN, "mac_roman", "Mac Roman"),
        (GERMAN, "cp850", "DOS 850"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "cp866", "DOS 866"),
        (GREEK, "cp1253", "Windows-1253"),
        (HEBREW, "cp1255", "Windows-1255"),
        (THAI, "cp874", "Windows-874"),
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (CHINESE, "gb18030", "GB18030"),
        (TAIWAN, "big5", "Big5"),
        (KOREAN, "euc_kr", "EUC-KR"),
    ],
)
def test_a_text_comes_back_from_its_old_encoding(text: str, codec: str, label: str) -> None:
    read, name, _ = decode(text.encode(codec))
    assert (read, name) == (text, label)


def test_plain_letters_are_certain_and_a_judged_encoding_of_one_word_is_not() -> None:
    assert decode(b"only plain letters") == ("only plain letters", "UTF-8", True)
    assert decode("25°".encode("cp1252"))[2] is False


def test_a_few_broken_characters_do_not_turn_utf8_into_something_else() -> None:
    data = (FRENCH * 20).encode() + b"\xc3"
    text, name, sure = decode(data)
    assert (text.rstrip("\ufffd"), name, sure) == (FRENCH * 20, "UTF-8", False)


def test_a_declaration_is_heeded_unless_the_bytes_are_utf8() -> None:
    head = '<meta charset="iso-8859-1">'
    assert decode(f"{head}café".encode("cp1252"), declared=True) == (f"{head}café", "Windows-1252", True)
    assert decode(f"{head}café".encode(), declared=True) == (f"{head}café", "UTF-8", True)
    xml = '<?xml version="1.0" encoding="koi8-r"?><p>да</p>'
    assert decode(xml.encode("koi8_r"), declared=True)[0] == xml
    assert decode(b'<meta charset="nonsense">caf\xe9', declared=True)[0].endswith("café")


def test_what_the_person_says_rules() -> None:
    assert decode("да".encode("koi8_r"), wanted="KOI8-R") == ("да", "KOI8-R", True)
    with pytest.raises(UserError, match="leave the encoding open"):
        decode(b"\xff\xfe\xfd", wanted="utf-8")
    for wrong in ("klingon", "base64", "rot13"):
        with pytest.raises(UserError, match="not an encoding"):
            decode(b"x", wanted=wrong)


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(UserError, match="not a text file"):
        decode(b"GIF89a\x00\x01\x02\x00\x00\xff\x00\x91\x92" * 20)


def test_a_stray_zero_byte_does_not_shut_a_text_out() -> None:
    text = "We waited at the weir\x00until dark.\n" * 3
    assert decode(text.encode()) == (text, "UTF-8", True)


def test_encodings_have_names_that_people_know() -> None:
    assert [encoding_label(name) for name in ("cp1252", "utf8", "mac-roman", "latin-1", "no such")] == [
        "Windows-1252",
        "UTF-8",
        "Mac Roman",
        "ISO8859-1",
        "no such",
    ]
