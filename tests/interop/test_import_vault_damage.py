"""Cut and flipped bytes in vaults and exports: a plan or a sentence, never another error; spans stay inside."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from vault_files import CHAIN, DAY, PNG, ferry_enex, jex, joplin_files, write

from fieldnotes.domain.folders import path_parts
from fieldnotes.interop.apply import apply_plan
from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import Plan
from fieldnotes.project.project import Project


def _bytes(kind: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{kind}"
        return (ferry_enex(path) if kind == "enex" else jex(path, joplin_files())).read_bytes()


SAMPLES = {"enex": _bytes("enex"), "jex": _bytes("jex"), "md": DAY.encode()}


def imported(kind: str, data: bytes) -> Plan:
    """What a file would make, made in a project of its own and taken back."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if kind == "md":
            write(root, {".obsidian/x": "", "b.md": CHAIN, "quay.png": PNG})
        (root / f"a.{kind}").write_bytes(data)
        plan = plan_import([root if kind == "md" else root / f"a.{kind}"])
        project = Project.create(None, "Fuzz", "Nobody")
        try:
            apply_plan(project, plan)
            assert project.check() == []
        finally:
            project.close()
        return plan


def check(plan: Plan) -> None:
    for note in plan.notes:
        for span in (*note.marks, *note.links, *note.media, *note.turns):
            assert 0 <= span.start < span.end <= len(note.text)
        assert note.text.count("\ufffc") == len(note.media)
        assert all(note.text[media.start : media.end] == "\ufffc" for media in note.media)
        assert all(path_parts(path) and path == "/".join(path_parts(path)) for path in note.folders)
        assert not set(note.text + note.title) & set("\x00\r\u2028\ufdd0")
    assert all(each.reason.endswith(".") and "\n" not in each.reason for each in plan.skipped)


@pytest.mark.parametrize("kind", list(SAMPLES))
@settings(max_examples=40)
@given(
    cut=st.integers(0, 12_000),
    flips=st.lists(st.tuples(st.integers(0, 12_000), st.integers(0, 255)), max_size=6),
)
@example(cut=0, flips=[])
def test_damaged_exports_give_a_plan_or_a_sentence(kind: str, cut: int, flips: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLES[kind][: cut % (len(SAMPLES[kind]) + 1)] or SAMPLES[kind])
    for at, value in flips:
        data[at % len(data)] = value
    check(imported(kind, bytes(data)))


_SIGNS = st.text(
    st.sampled_from("[]|#!=%^`~>*-_ \n\\()/:.aAé\ufffc\u2028\x00<&;{}\"'") | st.characters(codec="utf-8"), max_size=60
)


@settings(max_examples=120)
@given(_SIGNS)
def test_any_signs_in_a_page_of_a_vault_are_read_or_refused(page: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder), {".obsidian/x": "", "a.md": page.encode("utf-8"), "b.md": "b"})
        check(plan_import([root]))


@pytest.mark.parametrize("sign", ["[[", "![[", "==", "%%", "[", "![", "> [!a]", "#", "`", "[[a|", "](", "^a", "- [ ]"])
def test_a_page_full_of_one_sign_is_read_in_good_time(tmp_path: Path, sign: str) -> None:
    root = write(tmp_path, {".obsidian/x": "", "a.md": f"{sign} " * 4000, "b.md": sign * 4000})
    check(plan_import([root]))


def test_elements_too_deep_in_one_another_are_refused_or_read(tmp_path: Path) -> None:
    path = ferry_enex(tmp_path / "a.enex")
    text = path.read_text().replace("<div>See", "<div>" * 6000 + "See", 1)
    path.write_text(text)
    plan = plan_import([path])
    assert len(plan.notes) + len(plan.skipped) == 2
    check(plan)
