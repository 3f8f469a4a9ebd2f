"""Facts with kinds, sources and successors; attributes and other names."""

# ruff: noqa: ARG005  (each verb is given the project and the study, whether or not it needs both)

import pytest
from ferry_study import furnish

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import Fact


def values(project, actor, key="role"):
    return [(fact.value, fact.start, fact.end) for fact in project.facts.of(actor) if fact.key == key]


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda p, s: p.attributes.add(" "), "needs a name"),
        (lambda p, s: p.attributes.add("Born"), "an attribute “born” already"),
        (lambda p, s: p.attributes.add("sort", "colour"), "one of text, number"),
        (lambda p, s: p.attributes.add("bank", "choice", [" "]), "one choice a line"),
        (lambda p, s: p.attributes.add("role", "number"), "Winifred Pask: ferrywoman"),
        (lambda p, s: p.attributes.change(s.born.id, kind="number"), "The crew: 1947~"),
        (lambda p, s: p.attributes.get("0" * 32), "not in the project"),
        (lambda p, s: p.facts.add(s.win.id, "Paid", "perhaps"), "yes or no"),
        (lambda p, s: p.facts.change(s.fact.id, value=" "), "a name and a value"),
        (lambda p, s: p.facts.change("0" * 32, value="x"), "not in the project"),
        (lambda p, s: p.facts.quote(Fact("", s.win.id, "role", "x"), s.note.id, 5, 5), "Select some words"),
        (lambda p, s: p.facts.set_at(s.win.id, "paid", "perhaps", "2012-01-01"), "yes or no"),
        (lambda p, s: p.aliases.add(s.win.id, " "), "what else they are called"),
        (lambda p, s: p.aliases.add(s.win.id, "winifred pask"), "among their names already"),
        (lambda p, s: p.aliases.add(s.win.id, "AUNT W."), "among their names already"),
        (lambda p, s: p.aliases.add("0" * 32, "x"), "not in the project"),
        (lambda p, s: p.aliases.add(s.win.id, "x", "", "2015", "2014"), "before it begins"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_and_nothing_changes(project, verb, words):
    study = furnish(project)
    before = project.store.stamp()
    with pytest.raises(UserError, match=words):
        verb(project, study)
    assert project.store.stamp() == before


def test_a_fact_bears_its_attributes_name_and_its_value_is_written_as_its_kind_is(project):
    study = furnish(project)
    fact = project.facts.add(study.win.id, "PAID", "Y", "2012")
    assert (fact.key, fact.value) == ("paid", "yes")


def test_renaming_an_attribute_renames_the_keys_of_its_facts_in_the_same_step(project):
    study = furnish(project)
    project.attributes.change(study.born.id, name="year of birth")
    assert values(project, study.crew.id, "year of birth") == [("1947~", None, None)]
    project.store.undo()
    assert values(project, study.crew.id, "born") == [("1947~", None, None)]


def test_another_kind_is_refused_with_the_values_that_do_not_fit_or_keeps_them(project):
    study = furnish(project)
    project.facts.add(study.win.id, "born", "1999")
    with pytest.raises(UserError, match="The crew: 1947~"):
        project.attributes.change(study.born.id, kind="number")
    assert [misfit.value for misfit in project.attributes.misfits("born", study.born)] == []
    project.attributes.change(study.born.id, kind="number", keep=True)
    assert project.attributes.get(study.born.id).kind == "number"
    assert values(project, study.crew.id, "born") == [("1947~", None, None)]


def test_keys_typed_freely_become_an_attribute_whatever_their_case(project):
    study = furnish(project)
    project.facts.add(study.crew.id, "Role", "FERRYWOMAN")
    assert set(project.attributes.loose_keys()) == {"role", "Role"}
    project.attributes.add("role", "choice", ["ferrywoman", "warden", "Warden", ""])
    assert project.attributes.find("ROLE").choices == ("ferrywoman", "Warden")
    assert values(project, study.crew.id) == [("ferrywoman", None, None)]
    assert project.attributes.loose_keys() == []
    assert project.attributes.uses() == {"born": 1, "role": 2}


def test_attributes_stand_in_an_order_and_leave_their_facts_when_deleted(project):
    study = furnish(project)
    project.attributes.order([study.paid.id, study.born.id])
    assert [attribute.name for attribute in project.attributes.all()] == ["paid", "born"]
    project.attributes.delete(study.born.id)
    assert project.attributes.loose_keys() == ["born", "role"]


def test_a_new_value_ends_the_earlier_one_in_the_same_step(project):
    study = furnish(project)
    project.facts.add(study.win.id, "role", "warden", "2014-05-01", ends=study.fact.id)
    assert values(project, study.win.id) == [("ferrywoman", "2010", "2014-04-30"), ("warden", "2014-05-01", None)]
    project.store.undo()
    assert values(project, study.win.id) == [("ferrywoman", "2010", "2015-09")]


def test_a_changed_fact_stays_the_same_one(project):
    study = furnish(project)
    changed = project.facts.change(study.fact.id, value="skipper", start="2011")
    assert changed.id == study.fact.id
    assert values(project, study.win.id) == [("skipper", "2011", "2015-09")]
    assert project.facts.get(study.fact.id) == changed


def test_a_fact_from_the_text_makes_its_passage_and_tells_its_source(project):
    study = furnish(project)
    start = project.notes.text(study.note.id).index("you wait")
    fact = project.facts.quote(Fact("", study.win.id, "keeps", "water time"), study.note.id, start, start + 22)
    source = project.facts.sources(project.facts.of(study.win.id))[fact.source]
    assert (source.words, source.title, source.observed.iso) == ("you wait for the water", "Four words", "2014-08-27")
    project.store.undo()
    assert values(project, study.win.id, "keeps") == []


def test_the_source_of_a_fact_stays_when_its_last_code_is_taken_off(project):
    study = furnish(project)
    fact = project.facts.add(study.win.id, "says", "wait", source=study.second.passage)
    project.codings.remove(study.second.id)
    assert project.facts.sources([fact])[study.second.passage].words
    project.passages.delete(study.second.passage)
    assert project.facts.get(fact.id).source is None


def test_facts_as_at_a_day_tell_both_values_where_dates_leave_it_open(project):
    study = furnish(project)
    project.facts.change(study.fact.id, end="2015")
    project.facts.add(study.win.id, "role", "warden", "2015")
    assert project.facts.at(study.win.id, "2015-06-01")["role"] == "ferrywoman / warden"
    assert project.facts.at(study.win.id, "2016-06-01")["role"] == "warden"


def test_a_table_is_filled_in_from_a_day_on(project):
    study = furnish(project)
    project.facts.set_at(study.win.id, "role", "warden", "2012-05-01")
    assert values(project, study.win.id) == [("ferrywoman", "2010", "2012-04-30"), ("warden", "2012-05-01", "2015-09")]
    project.facts.set_at(study.win.id, "role", "keeper", "2012-05-01")
    assert values(project, study.win.id)[1] == ("keeper", "2012-05-01", "2015-09")
    project.facts.set_at(study.win.id, "Role", "hand", "2009-01-01")
    assert values(project, study.win.id)[0] == ("hand", "2009-01-01", "2010")
    project.facts.set_at(study.win.id, "role", "", "2013-01-01")
    assert values(project, study.win.id)[-1] == ("keeper", "2012-05-01", "2012-12-31")
    project.facts.set_at(study.win.id, "born", "1948", None)
    assert values(project, study.win.id, "born") == [("1948", None, None)]


def test_other_names_find_somebody_and_are_listed_in_their_order(project):
    study = furnish(project)
    project.aliases.add(study.win.id, " W.  P. ", "N.", "2014", "2016")
    assert [alias.form for alias in project.aliases.of(study.win.id)] == ["Aunt W.", "W. P."]
    assert project.actors.find("w. p.").id == study.win.id
    project.aliases.change(study.alias.id, form="Auntie", pseudonym="Aunt N.")
    assert project.aliases.get(study.alias.id).pseudonym == "Aunt N."
    project.aliases.remove(study.alias.id)
    assert project.actors.find("Auntie") is None
