import http.server
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import ClassVar

import docx
import openpyxl
import pikepdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from annuario import office as room
from annuario.office import Office, OfficeFailed, PdfOptions, convert, export_pdf, time_allowed
from tests.office import doubles
from tests.office.small_report import HEADINGS, TITLE, build, png


def test_a_report_becomes_a_pdf_and_nothing_is_left(tmp_path: Path, report: Path, office: Office) -> None:
    work, source = tmp_path / "work", report.read_bytes()

    made = export_pdf(office, report, tmp_path / "out" / "report.pdf", work=work)

    assert (made.path, made.pages, made.updates) == (tmp_path / "out" / "report.pdf", 4, 2)
    assert made.path.read_bytes().startswith(b"%PDF-")
    assert (list(work.iterdir()), doubles.processes_in(work)) == ([], 0)
    assert (report.read_bytes(), [path.name for path in report.parent.iterdir()]) == (source, [report.name])


@pytest.mark.parametrize(("lines", "update", "updates"), [(1, True, 2), (len(HEADINGS), True, 1), (1, False, 0)])
def test_a_second_pass_is_made_only_for_a_contents_list_that_grew(
    tmp_path: Path, office: Office, lines: int, *, update: bool, updates: int
) -> None:
    source = build(tmp_path / "report.docx", lines=lines)

    made = export_pdf(office, source, tmp_path / "r.pdf", work=tmp_path, options=PdfOptions(update=update))

    assert (made.pages, made.updates) == (4, updates)


def test_a_docx_is_saved_anew(tmp_path: Path, report: Path, office: Office) -> None:
    made = convert(office, report, tmp_path / "anew.docx", work=tmp_path)

    document = docx.Document(str(made.path))
    named = [(p.style.name or "", p.text) for p in document.paragraphs if p.style is not None]
    headings = tuple((int(name[-1]), text) for name, text in named if name.startswith("Heading"))
    assert (document.core_properties.title, headings) == (TITLE, HEADINGS)


def test_a_file_is_what_we_say_it_is_not_what_its_ending_says(tmp_path: Path, office: Office) -> None:
    source = tmp_path / "-missione.doc"
    source.write_text(r"{\rtf1\ansi Missione a Colonia}", "ascii")

    made = convert(office, source, tmp_path / "missione.docx", work=tmp_path, source_format="rtf")

    assert [p.text for p in docx.Document(str(made.path)).paragraphs] == ["Missione a Colonia"]


def test_a_workbook_is_saved_as_another(tmp_path: Path, office: Office) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Attività"
    book.save(tmp_path / "attivita.xlsx")

    ods = convert(office, tmp_path / "attivita.xlsx", tmp_path / "attivita.ods", work=tmp_path)
    back = convert(office, ods.path, tmp_path / "back.xlsx", work=tmp_path)

    assert (ods.pages, openpyxl.load_workbook(back.path).worksheets[0]["A1"].value) == (0, "Attività")


def test_unknown_endings_are_told(tmp_path: Path, report: Path, office: Office) -> None:
    with pytest.raises(OfficeFailed) as caught:
        convert(office, report, tmp_path / "report.doc", work=tmp_path)

    assert str(caught.value) == ("report.doc cannot be written by its ending; known endings are .docx, .ods, .odt, .xlsx.")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.docx", b"only text"),
        ("bytes.docx", bytes(range(256)) * 40),
        ("cut.docx", b"PK\x03\x04 cut off"),
        ("old.doc", b"x"),
    ],
)
def test_what_is_no_document_is_not_loaded(tmp_path: Path, office: Office, name: str, content: bytes) -> None:
    source, target = tmp_path / name, tmp_path / "report.pdf"
    source.write_bytes(content)
    target.write_text("the last good one")

    with pytest.raises(OfficeFailed) as caught:
        export_pdf(office, source, target, work=tmp_path / "work")

    assert str(caught.value).startswith(f"LibreOffice could not load {name}")
    assert str(caught.value).endswith(": open it in Word or LibreOffice and save it anew.")
    assert (target.read_text(), list((tmp_path / "work").iterdir())) == ("the last good one", [])


@pytest.mark.parametrize("content", [None, b""])
def test_a_source_that_is_missing_or_empty_is_told(tmp_path: Path, office: Office, content: bytes | None) -> None:
    source = tmp_path / "report.docx"
    if content is not None:
        source.write_bytes(content)

    with pytest.raises(OfficeFailed) as caught:
        export_pdf(office, source, tmp_path / "report.pdf", work=tmp_path)

    assert str(caught.value) == f"{source} is not there, or is empty."


@pytest.mark.parametrize(
    ("double", "message"),
    [
        (
            "soffice_exits_zero_without_a_file",
            "LibreOffice died while it converted report.docx (ended with code 0 before it listened).",
        ),
        ("soffice_hangs", "LibreOffice had not finished report.docx in the time allowed and was ended; try it alone."),
        ("driver_dies", "LibreOffice died while it converted report.docx (Segmentation fault)."),
        ("driver_says_stored_without_a_file", "LibreOffice said it converted report.docx, but there is no output."),
        ("driver_leaves_half_a_file", "LibreOffice left half a file of report.docx; convert it again."),
    ],
)
def test_a_failure_is_one_sentence_and_the_last_good_file_stays(tmp_path: Path, report: Path, double: str, message: str) -> None:
    stand_in = getattr(doubles, double.partition("_")[0])(tmp_path / "bin", getattr(doubles, double.upper()))
    target, work = tmp_path / "report.pdf", tmp_path / "work"
    target.write_text("the last good one")

    with pytest.raises(OfficeFailed) as caught:
        export_pdf(stand_in, report, target, work=work, timeout=1)

    assert (str(caught.value), caught.value.exit_code) == (message, 1)
    assert (target.read_text(), list(work.iterdir()), doubles.processes_in(work)) == ("the last good one", [], 0)


def test_half_a_docx_is_not_taken(tmp_path: Path, report: Path) -> None:
    stand_in = doubles.driver(tmp_path / "bin", doubles.DRIVER_LEAVES_HALF_A_FILE)

    with pytest.raises(OfficeFailed) as caught:
        convert(stand_in, report, tmp_path / "anew.docx", work=tmp_path / "work")

    assert (str(caught.value), (tmp_path / "anew.docx").exists()) == (
        "LibreOffice left half a file of report.docx; convert it again.",
        False,
    )


def test_nobody_is_left_when_we_are_killed(tmp_path: Path, report: Path) -> None:
    work = tmp_path / "work"
    doubles.soffice(tmp_path / "bin", doubles.SOFFICE_HANGS)
    program = (
        f"import sys; sys.path.insert(0, {str(Path(room.__file__).parents[2])!r})\n"
        "from pathlib import Path\n"
        "from annuario.office import Office, export_pdf\n"
        f"office = Office(Path({str(tmp_path / 'bin' / 'soffice')!r}), Path('/usr/bin/python3'), 'double')\n"
        f"export_pdf(office, Path({str(report)!r}), Path({str(tmp_path / 'r.pdf')!r}), work=Path({str(work)!r}))\n"
    )

    with subprocess.Popen([sys.executable, "-c", program]) as parent:
        _wait(lambda: doubles.processes_in(work) == 4)
        before = doubles.processes_in(work)
        parent.kill()
    _wait(lambda: doubles.processes_in(work) == 0)

    assert (before, doubles.processes_in(work)) == (4, 0)  # the parent, the guard, the driver, the double


def test_a_linked_picture_is_not_fetched(tmp_path: Path, office: Office) -> None:
    (tmp_path / "secret.png").write_bytes(png())
    with http.server.HTTPServer(("127.0.0.1", 0), _Counter) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        links = (f"http://127.0.0.1:{server.server_port}/picture.png", (tmp_path / "secret.png").as_uri())
        source = _with_links(tmp_path / "linked.docx", links)

        made = export_pdf(office, source, tmp_path / "linked.pdf", work=tmp_path)
        server.shutdown()

    with pikepdf.open(made.path) as pdf:
        pictures = [dict(page.get_images()) for page in pdf.pages]
    assert (_Counter.asked, pictures) == ([], [{}])


def test_time_grows_with_the_pages() -> None:
    assert (time_allowed(200), time_allowed(None)) == (120, 150)


class _Counter(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def handle(self) -> None:
        self.asked.append(str(self.client_address))


def _with_links(path: Path, links: tuple[str, ...]) -> Path:
    """A document whose pictures are linked, not held: the relationship of each is turned outward."""
    document = docx.Document()
    picture = path.with_suffix(".png")
    for number, link in enumerate(links):
        picture.write_bytes(png(20 + number))
        shape = document.add_picture(str(picture))
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip  # noqa: SLF001 - no other way in
        blip.attrib.clear()
        outward = document.part.relate_to(link, RELATIONSHIP_TYPE.IMAGE, is_external=True)
        blip.set(qn("r:link"), outward)
    document.save(str(path))
    return path


def _wait(holds: object) -> None:
    assert callable(holds)
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
