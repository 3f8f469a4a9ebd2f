"""Pictures in a Word report: cropped to their rectangles, captioned, described, and bare of what the camera wrote."""

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest
from docx import Document
from PIL import Image

from fieldnotes.domain.media import Media
from fieldnotes.export.choices import Choices
from fieldnotes.export.docx_figures import TALLEST, WIDEST, figure_size
from fieldnotes.export.docx_writer import document_bytes
from fieldnotes.export.gather import report_of
from fieldnotes.export.outline import Figure, Report
from fieldnotes.project.project import Project

TEXT = "Winifred showed me the plan.\n\ufffc\nThen she put it away."


def photo(size: tuple[int, int] = (800, 600)) -> bytes:
    picture = Image.new("RGB", size, "#6F8F7A")
    picture.paste("#B4532A", (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 12.0, 19.0), 3: "E", 4: (0.0, 7.0, 18.0)})
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.fixture
def plan(project: Project) -> Media:
    project.actors.add("Winifred", pseudonym="Nell")
    note = project.notes.add(title="The plan", text=TEXT)
    place = TEXT.index("\ufffc")
    return project.media.add(
        note.id,
        place,
        photo(),
        "plan.jpg",
        "image/jpeg",
        "The plan of Winifred",
        "A drawing on a ticket",
        size=(800, 600),
    )


def coded(project: Project, plan: Media) -> None:
    """The whole scene, the picture, and its right half, each with a code."""
    project.codings.add(plan.note, 0, len(TEXT), project.codes.add("scene").id)
    project.codings.add(plan.note, plan.start, plan.end, project.codes.add("drawing").id)
    region = project.regions.add(plan.id, 5000, 0, 5000, 10000)
    project.codings.add_to_passage(region.passage, project.codes.add("ink").id)


def quotations(report: Report) -> dict:
    return {section.name: section.quotations[0] for section in report.sections}


def test_quotations_show_the_picture_and_a_part_of_it_its_part(project, plan) -> None:
    coded(project, plan)
    found = quotations(report_of(project))
    sizes = {name: [(one.width, one.height) for one in quotation.figures] for name, quotation in found.items()}
    assert sizes == {"scene": [(800, 600)], "drawing": [(800, 600)], "ink": [(400, 600)]}
    (part,) = found["ink"].figures
    with Image.open(io.BytesIO(part.data)) as picture:
        red, green, _ = picture.convert("RGB").getpixel((10, 10))
    assert red > green, "the right half"


def test_of_a_part_the_other_codes_are_those_on_that_part(project, plan) -> None:
    coded(project, plan)
    assert quotations(report_of(project))["ink"].others == ()


def test_captions_bear_pseudonyms(project, plan) -> None:
    coded(project, plan)
    (figure,) = quotations(report_of(project))["drawing"].figures
    assert figure.caption == "The plan of Nell"


def test_no_word_file_carries_camera_or_place(project, plan) -> None:
    coded(project, plan)
    data, _ = document_bytes(report_of(project))
    with ZipFile(io.BytesIO(data)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert len(pictures) == 2, "the whole once, its part once"
        for name in package.namelist():
            content = package.read(name)
            assert b"Secret camera" not in content
            assert b"Exif" not in content
            assert b"plan.jpg" not in content


def test_word_reads_the_pictures_with_their_descriptions(project, plan) -> None:
    coded(project, plan)
    data, _ = document_bytes(report_of(project))
    document = Document(io.BytesIO(data))
    assert len(document.inline_shapes) == 3
    xml = document.element.xml
    assert len(re.findall('descr="A drawing on a ticket"', xml)) >= 3
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Nell showed me the plan." in words
    assert words.count("The plan of Nell") == 3
    assert "[picture]" not in words


def test_every_quotation_with_a_picture_keeps_its_bookmark(project, plan) -> None:
    coded(project, plan)
    report = report_of(project)
    data, _ = document_bytes(report)
    xml = Document(io.BytesIO(data)).element.xml
    for quotation in quotations(report).values():
        assert xml.count(f'w:name="_q{quotation.id}"'[:50]) == 1


def test_without_pictures_they_are_named(project, plan) -> None:
    coded(project, plan)
    found = quotations(report_of(project, Choices(pictures=False)))
    assert found["drawing"].figures == ()
    assert found["drawing"].words == "[picture: The plan of Nell]"


def test_a_damaged_picture_is_named_and_the_report_goes_on(project, plan) -> None:
    coded(project, plan)
    project.store.db.execute("UPDATE media_chunk SET data = zeroblob(4)")
    found = quotations(report_of(project))
    assert found["ink"].words == "[picture: The plan of Nell]"
    document_bytes(report_of(project))


def test_pictures_fit_the_page() -> None:
    for width, height in ((5000, 200), (200, 5000), (40, 30), (1, 1)):
        across, down = figure_size(Figure(b"", width, height))
        assert across <= WIDEST
        assert down <= TALLEST
    assert figure_size(Figure(b"", 40, 30)) == (30, 22.5)


def test_a_caption_with_awkward_signs_is_written(project, plan) -> None:
    coded(project, plan)
    project.media.describe(plan.id, caption='<b>"&\ufffc', alt='"><x')
    report = report_of(project)
    data, _ = document_bytes(replace(report, memos=()))
    assert 'descr="&quot;&gt;&lt;x"' in ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
