import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from annuario.pdf import Exported, Fault, Verification, verify
from annuario.pdf.structure import descendants
from tests.office.small_report import LANGUAGE, TITLE

FIRST = "contents list, “Gemellaggi e accordi”"


def _no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _other_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = "en-GB"


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "report"


def _title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _no_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def _blank_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


def _page_with_a_header_alone(pdf: pikepdf.Pdf) -> None:
    page = pdf.add_blank_page()
    page.obj["/Contents"] = pdf.make_stream(b"/Artifact BMC 0 0 100 20 re f EMC")


def _no_description(pdf: pikepdf.Pdf) -> None:
    del next(each for each in descendants(pdf.Root.StructTreeRoot) if each.get("/S") == "/Figure")["/Alt"]


def _no_header_row(pdf: pikepdf.Pdf) -> None:
    for each in descendants(pdf.Root.StructTreeRoot):
        if each.get("/S") == "/TH":
            each.S = pikepdf.Name.TD


def _first_line(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The link highest on the page of the contents."""
    return max(pdf.pages[0].obj["/Annots"].as_list(), key=lambda link: float(link.Rect[3]))


def _wrong_number(pdf: pikepdf.Pdf) -> None:
    """Lead the first line, which says 2, to page 3."""
    _first_line(pdf).Dest[0] = pdf.pages[2].obj


def _leads_nowhere(pdf: pikepdf.Pdf) -> None:
    del _first_line(pdf)["/Dest"]


def _elsewhere(pdf: pikepdf.Pdf) -> None:
    """Add a link to a file that its author has, and nobody else."""
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([*pdf.pages[0].obj["/Annots"].as_list(), pdf.make_indirect(_outer_link())])


def _outer_link() -> pikepdf.Dictionary:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("../bilancio.xlsx"))
    return pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[10, 10, 30, 30], A=action)


def _comment(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 30, 30], Contents="da rivedere")
    pdf.pages[1].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(note)])


def _two_pages_larger(pdf: pikepdf.Pdf) -> None:
    for page in list(pdf.pages)[1:3]:
        page.obj["/MediaBox"] = pikepdf.Array([0, 0, 842, 1191])


def _page_lying(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[2]
    _, _, width, height = page.obj["/MediaBox"].as_list()
    page.obj["/MediaBox"] = pikepdf.Array([0, 0, height, width])


def _bookmark_elsewhere(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as marks:
        marks.root[0].destination = pikepdf.make_page_destination(pdf, 3)


def _bookmark_of_a_new_heading(pdf: pikepdf.Pdf) -> None:
    """Add a heading of the second level, as an editor would who forgets the contents list; four others are in it."""
    with pdf.open_outline() as marks:
        for title in ("Città gemellate", "Missioni all’estero", "Città gemellate", "La città"):
            marks.root[0].children.append(pikepdf.OutlineItem(title, 2 if "Missioni" in title else 1))


def _other_words(pdf: pikepdf.Pdf) -> None:
    """Write the last chapter over the first, whose two headings stand in the contents."""
    for key in ("/Contents", "/Resources"):
        pdf.pages[1].obj[key] = pdf.pages[3].obj[key]


@pytest.mark.parametrize(
    ("damage", "faults"),
    [
        (_other_language, [("language", "document", "its language is en-GB, not it-IT.")]),
        (_no_language, [("language", "document", "its language is not given, not it-IT.")]),
        (_other_title, [("title", "document", "its title is “report”, not “Relazione internazionale 2005”.")]),
        (_title_not_shown, [("title", "document", "the window would show the file's name in place of the title.")]),
        (_no_outline, [("outline", "document", "it has no bookmarks: no paragraph has a heading style.")]),
        (_blank_page, [("blank", "page 5", "nothing stands on it but, at most, header and footer.")]),
        (_page_with_a_header_alone, [("blank", "page 5", "nothing stands on it but, at most, header and footer.")]),
        (_no_description, [("pictures", "page 4", "a picture has no description (alternative text).")]),
        (
            _no_header_row,
            [("tables", "page 4", "a table has no header row: set “repeat header rows” in Word.")],
        ),
        (_wrong_number, [("contents", FIRST, "the list says page 2, but the heading stands on page 3.")]),
        (
            _leads_nowhere,
            [("links", "page 1", "a link leads nowhere."), ("contents", FIRST, "the line leads nowhere.")],
        ),
        (_elsewhere, [("links", "page 1", "a link leads to “../bilancio.xlsx”, which is no address of the internet.")]),
        (_comment, [("comments", "page 2", "a comment lies on the page; export without them.")]),
        (_two_pages_larger, [("sizes", "page 2", "it (and 1 more) measures 297 × 420 mm, and most pages 216 × 279 mm.")]),
        (_page_lying, []),
        (
            _bookmark_elsewhere,
            [
                ("outline", "bookmark “Gemellaggi e accordi”", "it leads to page 4, which does not hold these words."),
                ("contents", FIRST, "the line leads to page 2, but its bookmark to page 4."),
            ],
        ),
        (
            _bookmark_of_a_new_heading,
            [("contents", "bookmark “La città”", "the contents list does not have it; bring the list up to date.")],
        ),
        (
            _other_words,
            [
                ("outline", "bookmark “Gemellaggi e accordi”", "it leads to page 2, which does not hold these words."),
                ("outline", "bookmark “Città gemellate”", "it leads to page 2, which does not hold these words."),
                ("contents", FIRST, "page 2 does not hold these words; the list is out of date."),
                (
                    "contents",
                    "contents list, “Città gemellate”",
                    "page 2 does not hold these words; the list is out of date.",
                ),
            ],
        ),
    ],
)
def test_a_fault_is_found_and_nothing_else(
    tmp_path: Path, exported: Exported, damage: Callable[[pikepdf.Pdf], None], faults: list[tuple[str, str, str]]
) -> None:
    path = _damaged(exported.path, tmp_path / "report.pdf", damage)

    found = verify(path, language=LANGUAGE, title=TITLE)

    assert ([(each.rule, each.where, each.what) for each in found.faults], found.broken) == (faults, ())


def test_a_file_without_tags_is_broken(tmp_path: Path, exported: Exported) -> None:
    path = _damaged(exported.path, tmp_path / "report.pdf", _no_tags)

    found = verify(path, language=LANGUAGE, title=TITLE)

    fault = Fault("tags", "document", "it is not tagged, so that it cannot be read by ear; export it again.")
    assert (found.faults, found.broken, found.contents) == ((fault,), (fault,), ())


def test_a_font_that_is_not_embedded_is_found_once(tmp_path: Path, exported: Exported) -> None:
    names = set()

    def without_fonts(pdf: pikepdf.Pdf) -> None:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
                names.add(str(each.FontName)[1:])
                del each["/FontFile2"]

    path = _damaged(exported.path, tmp_path / "report.pdf", without_fonts)

    found = verify(path, language=LANGUAGE, title=TITLE)

    told = sorted(fault.what for fault in found.faults if fault.rule == "fonts")
    assert told == sorted(f"the font {name} is not in the file, so that others may see another." for name in names)
    assert len(told) == 3


@pytest.mark.parametrize(
    ("cut", "what"),
    [
        (slice(0, 0), "the file is not a PDF."),
        (slice(20, None), "the file is not a PDF."),
        (slice(0, -100), "the file has no end; it was cut off."),
    ],
)
def test_half_a_file_is_found(tmp_path: Path, exported: Exported, cut: slice, what: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(exported.path.read_bytes()[cut])

    assert verify(path, language=LANGUAGE, title=TITLE) == _whole(what)


def test_a_hole_in_a_file_is_found(tmp_path: Path, exported: Exported) -> None:
    path, content = tmp_path / "report.pdf", exported.path.read_bytes()
    path.write_bytes(content[:9000] + content[12000:])

    assert verify(path, language=LANGUAGE, title=TITLE) == _whole("the file is damaged.")


def test_a_locked_file_is_told(tmp_path: Path, exported: Exported) -> None:
    path = tmp_path / "report.pdf"
    with pikepdf.open(exported.path) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))

    assert verify(path, language=LANGUAGE, title=TITLE) == _whole("the file asks for a password.")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert verify(tmp_path / "report.pdf", language=LANGUAGE, title=None) == _whole(
        "the file cannot be read (No such file or directory)."
    )


def test_any_title_will_do_if_none_is_asked_for(exported: Exported) -> None:
    assert verify(exported.path, language="IT-it", title=None).faults == ()


def test_a_fault_reads_as_a_sentence() -> None:
    assert str(Fault("blank", "page 5", "nothing stands on it.")) == "page 5: nothing stands on it."


def _whole(what: str) -> Verification:
    return Verification(0, (), (), (Fault("whole", "report.pdf", what),))


def _damaged(source: Path, target: Path, damage: Callable[[pikepdf.Pdf], None]) -> Path:
    shutil.copyfile(source, target)
    with pikepdf.open(target, allow_overwriting_input=True) as pdf:
        damage(pdf)
        pdf.save(target)
    return target


def test_a_font_that_nobody_asked_for_is_told_and_one_of_the_same_measures_is_not(exported: Exported) -> None:
    found = verify(exported.path, language=LANGUAGE, title=TITLE, fonts=("Calibri",))

    assert [str(fault) for fault in found.faults] == ["page 1: the font Caladea is none that was asked for."]


@pytest.mark.parametrize(("where", "page"), [("page 12", 12), ("document", None), ("contents list, “page 3”", None)])
def test_a_fault_knows_its_page(where: str, page: int | None) -> None:
    assert Fault("links", where, "a link leads nowhere.").page == page
