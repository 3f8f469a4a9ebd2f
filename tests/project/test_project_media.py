"""Pictures and other files at their places in notes."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import Media, size_words, spoken
from fieldnotes.domain.notes import Note
from fieldnotes.domain.refs import Ref
from fieldnotes.project import media_data
from fieldnotes.project.media_data import CHUNK
from fieldnotes.project.project import Project
from fieldnotes.storage.database import derive_key, new_salt

LARGE = bytes(range(256)) * 4096  # four chunks and a little, when cut by one byte
DATA = LARGE[:-1] + b"the rest"


def _note(project: Project, text: str = "The ferry \ufffc at noon.") -> Note:
    return project.notes.add(title="Ferry", text=text)


def _with_picture(project: Project, data: bytes = DATA) -> tuple[Note, Media]:
    note = _note(project)
    return note, project.media.add(note.id, 10, data, "ferry.jpg", "image/jpeg", caption="The ferry")


def _chunks(project: Project) -> int:
    return int(project.store.value("SELECT count(*) FROM media_chunk"))


@pytest.fixture
def project() -> Project:
    return Project.create(None, "Study", "Ann")


def test_a_picture_lies_at_its_place_and_its_bytes_come_back_whole(project: Project) -> None:
    note, media = _with_picture(project)
    assert project.media.of_note(note.id) == [media]
    assert project.media.get(media.id) == media
    assert (media.start, media.end, media.size) == (10, 11, len(DATA))
    assert media.hash == hashlib.sha256(DATA).hexdigest()
    assert project.media.data(media.hash) == b"".join(project.media.stream(media.hash)) == DATA
    assert _chunks(project) == -(-len(DATA) // CHUNK)
    assert project.check() == []


def test_where_no_place_for_a_picture_is_none_is_laid(project: Project) -> None:
    note = _note(project)
    for position in (0, 9, 11, -1, 400):
        with pytest.raises(UserError, match="no place for a picture"):
            project.media.add(note.id, position, DATA, "a.jpg")
    with pytest.raises(UserError, match="not in the project"):
        project.media.add("nobody", 0, DATA, "a.jpg")
    assert _chunks(project) == 0


def test_two_pictures_do_not_lie_at_one_place(project: Project) -> None:
    note, _ = _with_picture(project)
    with pytest.raises(UserError, match="already"):
        project.media.add(note.id, 10, DATA, "b.jpg")


def test_equal_pictures_are_stored_once(project: Project) -> None:
    note = _note(project, "\ufffc and \ufffc")
    first = project.media.add(note.id, 0, DATA, "a.jpg")
    stored = _chunks(project)
    second = project.media.add(note.id, 6, DATA, "b.jpg")
    assert first.hash == second.hash
    assert _chunks(project) == stored


def test_empty_and_huge_files_are_refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    note = _note(project)
    with pytest.raises(UserError, match="empty"):
        project.media.add(note.id, 10, b"", "a.jpg")
    monkeypatch.setattr(media_data, "LARGEST", 1024 * 1024)
    with pytest.raises(UserError, match="larger than 1 MB"):
        project.media.add(note.id, 10, DATA, "a.jpg")
    assert project.media.of_note(note.id) == []


def test_inserting_is_one_step_with_the_name_of_the_file_and_is_undone_with_its_place(project: Project) -> None:
    note = project.notes.add(text="ab")
    with project.store.step("Insert picture “x.jpg”"):
        project.notes.write(note.id, [Edit(1, "", "\ufffc")])
        project.media.add(note.id, 1, DATA, "x.jpg")
    step = project.store.can_undo()
    assert step is not None
    assert step.label == "Insert picture “x.jpg”"
    project.store.undo()
    assert project.notes.text(note.id) == "ab"
    assert project.media.of_note(note.id) == []
    project.store.redo()
    (media,) = project.media.of_note(note.id)
    assert project.media.data(media.hash) == DATA
    assert project.check() == []


def test_words_typed_before_it_carry_a_picture_along(project: Project) -> None:
    note, media = _with_picture(project)
    project.notes.write(note.id, [Edit(0, "", "Today: ")])
    assert project.media.get(media.id).start == 17
    assert project.media.within(note.id, 0, 18) == [project.media.get(media.id)]
    assert project.media.within(note.id, 0, 17) == []


def test_a_picture_whose_place_is_deleted_is_lost_and_undo_brings_it_back(project: Project) -> None:
    note, media = _with_picture(project)
    project.notes.write(note.id, [Edit(10, "\ufffc", "")], label="Delete")
    assert project.media.of_note(note.id) == []
    assert project.media.get(media.id).state == "lost"
    project.media.sweep()
    project.store.undo()
    assert project.media.of_note(note.id) == [media]
    assert project.media.data(media.hash) == DATA


def test_a_deleted_picture_comes_back_whole_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path)
    note, media = _with_picture(project)
    project.notes.delete(note.id)
    project.close()
    project = Project.open(path)
    project.media.sweep()
    project.close()
    project = Project.open(path)
    project.store.undo()
    assert project.media.of_note(note.id) == [media]
    assert project.media.data(media.hash) == DATA
    assert project.check() == []
    project.close()


def test_an_insertion_undone_comes_back_by_redo_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path)
    note, media = _with_picture(project)
    project.store.undo()
    project.close()
    project = Project.open(path)
    project.store.redo()
    assert project.media.of_note(note.id) == [media]
    assert project.media.data(media.hash) == DATA
    project.close()


def test_bytes_that_nothing_names_are_swept(project: Project) -> None:
    _, media = _with_picture(project)
    stray = project.media.bytes.keep(b"left by a program that died")
    project.media.bytes.keep_thumbnail(stray, 400, b"small")
    project.media.bytes.keep_thumbnail(media.hash, 400, b"small")
    assert project.media.sweep() == 0, "what is about to be named is not swept"
    project.media.bytes.let_go(stray)
    assert project.media.sweep() == 1
    assert not project.media.bytes.stored(stray)
    assert project.media.bytes.thumbnail(stray, 400) is None
    assert project.media.bytes.thumbnail(media.hash, 400) == b"small"
    assert project.media.data(media.hash) == DATA


def test_a_program_that_dies_while_it_stores_leaves_nothing_that_hinders(tmp_path: Path) -> None:
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path)
    note = _note(project)
    work = project.media.bytes.keeping(DATA, media_data.digest(DATA))
    next(work)
    project.store.close()  # without the sweep, as at a kill
    project = Project.open(path)
    media = project.media.add(note.id, 10, DATA, "ferry.jpg")
    assert project.media.data(media.hash) == DATA
    project.close()


def test_a_part_stored_by_a_program_that_died_is_swept_at_the_next_close(tmp_path: Path) -> None:
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path)
    next(project.media.bytes.keeping(DATA, media_data.digest(DATA)))
    project.store.close()
    Project.open(path).close()
    project = Project.open(path)
    assert _chunks(project) == 0
    project.close()


def test_check_names_damaged_and_missing_bytes(project: Project) -> None:
    _, media = _with_picture(project)
    project.store.db.execute("UPDATE media_chunk SET data = zeroblob(9) WHERE n = 1")
    assert project.check() == ["The data of the picture or file “ferry.jpg” are damaged."]
    with pytest.raises(UserError, match="backup"):
        project.media.data(media.hash)
    project.store.db.execute("DELETE FROM media_chunk")
    assert project.check() == ["The data of the picture or file “ferry.jpg” are missing."]


def test_storing_again_mends_damaged_bytes(project: Project) -> None:
    _, media = _with_picture(project)
    project.store.db.execute("UPDATE media_chunk SET data = zeroblob(9) WHERE n = 1")
    project.media.bytes.keep(DATA)
    assert project.media.data(media.hash) == DATA


def test_describing_is_a_named_step(project: Project) -> None:
    _, media = _with_picture(project)
    project.media.describe(media.id, caption=" At the pier ")
    assert project.media.get(media.id).caption == "At the pier"
    step = project.store.can_undo()
    assert step is not None
    assert step.label == "Caption picture"
    project.media.describe(media.id, alt="A ferry", taken="2013-11-12T15:30", place="52.2,0.1")
    described = project.media.get(media.id)
    assert (described.alt, described.taken, described.place) == ("A ferry", "2013-11-12T15:30", "52.2,0.1")
    with pytest.raises(UserError, match="no date"):
        project.media.describe(media.id, taken="last week")
    project.media.describe(media.id, taken="")
    assert project.media.get(media.id).taken is None
    before = project.store.can_undo()
    project.media.describe(media.id, alt="A ferry")
    assert project.store.can_undo() == before, "what is so already is no step"


def test_a_cut_picture_is_pasted_as_itself_and_a_copied_one_as_a_copy(project: Project) -> None:
    note, media = _with_picture(project)
    other = project.notes.add(text="\ufffc|\ufffc")
    project.notes.write(note.id, [Edit(10, "\ufffc", "")], label="Cut")
    moved = project.media.place(media.id, other.id, 0)
    assert (moved.id, moved.note, moved.start, moved.state) == (media.id, other.id, 0, "live")
    copy = project.media.place(media.id, other.id, 2)
    assert copy.id != media.id
    assert (copy.hash, copy.caption) == (media.hash, "The ferry")
    assert [one.id for one in project.media.of_note(other.id)] == [media.id, copy.id]
    assert project.check() == []
    for _ in range(3):
        project.store.undo()
    assert project.media.of_note(note.id) == [media]
    assert project.check() == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/home/ann/a.jpg", "a.jpg"),
        ("C:\\x\\b.png", "b.png"),
        ("../..", "picture"),
        ("a<b>.jpg\n", "ab.jpg"),
        ("", "picture"),
    ],
)
def test_only_the_last_part_of_a_file_name_is_kept(project: Project, given: str, kept: str) -> None:
    note = _note(project)
    assert project.media.add(note.id, 10, DATA, given).name == kept


def test_a_sealed_project_keeps_pictures_sealed(tmp_path: Path) -> None:
    path = tmp_path / "sealed.fieldnotes"
    key = derive_key("a passphrase", new_salt())
    project = Project.create(path, key=key)
    secret = b"nobody is to read this" * 40
    _, media = _with_picture(project, secret)
    project.close()
    assert {file.name for file in tmp_path.iterdir()} == {"sealed.fieldnotes"}
    assert b"nobody is to read this" not in path.read_bytes()
    project = Project.open(path, key)
    assert project.media.data(media.hash) == secret
    project.close()


def test_reading_only_stores_and_sweeps_nothing(tmp_path: Path) -> None:
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path)
    _, media = _with_picture(project)
    project.close()
    project = Project.open(path, readonly=True)
    assert project.media.data(media.hash) == DATA
    project.media.bytes.keep_thumbnail(media.hash, 400, b"small")
    assert project.media.sweep() == 0
    with pytest.raises(UserError, match="reading only"):
        project.media.bytes.keep(b"more")
    project.close()


def test_pictures_are_said_in_words() -> None:
    assert spoken("no picture") == "no picture"
    assert spoken("a \ufffc b \ufffc", ("market day",)) == "a [picture: market day] b [picture]"
    assert spoken("\ufffc", ("",)) == "[picture]"
    assert [size_words(size) for size in (812, 34_211, 2_500_000, 3 * 10**9)] == [
        "812 bytes",
        "34 KB",
        "2.5 MB",
        "3.0 GB",
    ]


def test_captions_and_descriptions_are_what_search_is_told_of_a_picture(project: Project) -> None:
    note, media = _with_picture(project)
    project.media.describe(media.id, alt="A boat at a pier")
    rows = {row.noun: row for row in project.indexing.rows([Ref("note", note.id), Ref("media", media.id)])}
    assert rows["note"].text == note.text, "positions in the note's text stay true"
    assert rows["media"].title == "The ferry"
    assert rows["media"].text == "The ferry\nA boat at a pier\nferry.jpg"
    everything = {(row.noun, row.id) for batch in project.indexing.everything() for row in batch}
    assert ("media", media.id) in everything
    assert len(everything) == project.indexing.count()


def test_a_picture_from_an_import_says_its_size_and_date_itself(project: Project) -> None:
    file = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2013:11:12 15:30:21"
    Image.new("RGB", (60, 40)).save(file, "JPEG", exif=exif)
    note = _note(project, "\ufffc\ufffc")
    media = project.media.add(note.id, 0, file.getvalue(), "a.bin")
    assert (media.mime, media.width, media.height, media.taken) == ("image/jpeg", 60, 40, "2013-11-12T15:30")
    damaged = project.media.add(note.id, 1, file.getvalue()[:9], "a.jpg", "image/jpeg")
    assert not damaged.is_picture, "it is kept as a file"


def test_closing_twice_or_with_a_damaged_file_does_no_harm(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "study.fieldnotes")
    _with_picture(project)
    project.close()
    project.close()
