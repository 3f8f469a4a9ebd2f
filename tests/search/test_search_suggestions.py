"""Did you mean: words, spellings, names, fields, and small words meant as operators."""

import pytest
from shelf import Shelf, note

from fieldnotes.domain.index_rows import IndexName

NAMES = {
    "actor": [IndexName("a", "Winifred Pask"), IndexName("a", "Hester"), IndexName("b", "Dov Renner")],
    "code": [IndexName("c", "Who may speak")],
    "site": [IndexName("s", "Orrin Crossing")],
    "event": [IndexName("e", "The flood")],
    "contributor": [IndexName("p", "Ines Marlowe")],
}
ROWS = [
    note("n1", "The Ferry and the ferry, Rose said. A chain slipped.", kind="interview", facts=("role nurse", "calm")),
    note("n2", "The boat and Ferry. Ferry!", kind="fieldnote", teams=("Ferry trust",), language="en"),
    note("n3", "Orrin, or so", kind="diary", spoken=((0, 5, "nurse"),)),
]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(ROWS, segments=2, names=NAMES)


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("ferrxyy~", "ferry"),
        ("ferrry~", None),
        ("=rose", "=Rose"),
        ("=FERRY", "=Ferry"),
        ("=Ferry", None),
        ("=Rosee", "=Rose"),
        ('="The chian"', '="The chain"'),
        ("chian OR ferrry~", "chain OR ferrry~"),
        ('"ferrry chian"~>5', '"ferry chain"~>5'),
        ("f*q", None),
        ("person:winifrd", "person:Winifred"),
        ('person:"winifred paskk"', 'person:"Winifred Pask"'),
        ("person:pask", None),
        ("person:zzz", None),
        ("name:hestr", "name:Hester"),
        ("ferry name:orin", "ferry name:Orrin"),
        ("name:flod", "name:flood"),
        ("NOT person:dovv", None),
        ("person:rener ferry", "person:Renner ferry"),
        ('code:"who my speak"', 'code:"Who may speak"'),
        ("site:crosing", "site:Crossing"),
        ("author:marlow", None),
        ("author:marlwe", "author:Marlowe"),
        ("speaker:nurs", None),
        ("speaker:nusre", "speaker:nurse"),
        ("speaker:othres", "speaker:others"),
        ("speaker:hestre", "speaker:Hester"),
        ("kind:interviw", "kind:interview"),
        ("kind:int*", None),
        ("role:nusre", "role:nurse"),
        ("fact:clam", "fact:calm"),
        ("team:ferry", None),
        ('team:"fery trust"', 'team:"ferry trust"'),
        ("chain or boat", "chain OR boat"),
        ("chain and boat", "chain AND boat"),
        ("chain not slipped", "chain NOT slipped"),
        ("orrin or so", None),
        ('"or" chain', None),
        ("chain | boat", "chain OR boat"),
        ("chain -slipped boat", "chain NOT slipped boat"),
        ("or chain boat", None),
        ("chian or boatt", "chain OR boat"),
        ("title:or chain boat", None),
    ],
)
def test_what_is_offered_instead(shelf: Shelf, query: str, better: str | None) -> None:
    assert shelf.ask(query).suggestion == better
    if better is not None:
        shelf.ask(better)


def test_nothing_is_offered_in_an_empty_project() -> None:
    assert Shelf([]).ask("=Ferry OR ferry~ OR person:dov OR name:dov").suggestion is None
