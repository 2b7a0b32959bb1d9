from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest

from annuario.pdf import Exported, fix
from annuario.pdf.painting import pieces
from annuario.pdf.structure import descendants


@pytest.fixture(scope="module")
def pdf(exported: Exported) -> Iterable[pikepdf.Pdf]:
    with pikepdf.open(exported.path) as opened:
        yield opened


def test_it_says_what_it_is_told_to_say(tmp_path: Path, exported: Exported) -> None:
    target = tmp_path / "fixed.pdf"
    when = datetime(2006, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))

    fix(exported.path, target, language="en-GB", title="International <Report> & more", when=when)

    with pikepdf.open(target) as pdf, pdf.open_metadata() as metadata:
        assert (str(pdf.Root.Lang), bool(pdf.Root.ViewerPreferences.DisplayDocTitle)) == ("en-GB", True)
        assert {key: str(value) for key, value in pdf.docinfo.items() if "Date" in key or "Title" in key} == {
            "/Title": "International <Report> & more",
            "/CreationDate": "D:20051231233000Z",
            "/ModDate": "D:20051231233000Z",
        }
        names = ("dc:title", "xmp:CreateDate", "xmp:ModifyDate", "pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        assert {name: metadata[name] for name in names} == {
            "dc:title": "International <Report> & more",
            "xmp:CreateDate": "2005-12-31T23:30:00Z",
            "xmp:ModifyDate": "2005-12-31T23:30:00Z",
            "pdfaid:part": "2",
            "pdfaid:conformance": "B",
            "pdfuaid:part": "1",
        }


def test_it_claims_nothing_that_the_file_did_not(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "plain.pdf")

    fix(tmp_path / "plain.pdf", tmp_path / "fixed.pdf", language="it", title="T", when=datetime(2006, 1, 1, tzinfo=UTC))

    with pikepdf.open(tmp_path / "fixed.pdf") as pdf, pdf.open_metadata() as metadata:
        assert ("pdfaid:part" in metadata, "pdfuaid:part" in metadata) == (False, False)


def test_mending_twice_changes_nothing(tmp_path: Path, exported: Exported, when: datetime) -> None:
    title = exported.path.name

    fix(exported.path, tmp_path / "once.pdf", language="it-IT", title=title, when=when)
    fix(tmp_path / "once.pdf", tmp_path / "twice.pdf", language="it-IT", title=title, when=when)

    assert (tmp_path / "twice.pdf").read_bytes() == (tmp_path / "once.pdf").read_bytes()


def test_the_tab_order_is_a_name(pdf: pikepdf.Pdf) -> None:
    assert [page.obj.get("/Tabs") for page in pdf.pages if "/Annots" in page] == [pikepdf.Name.S] * 2


def test_a_picture_is_reached_through_its_tag(pdf: pikepdf.Pdf) -> None:
    (figure,) = (each for each in descendants(pdf.Root.StructTreeRoot) if each.get("/S") == "/Figure")
    page = pdf.pages[3]
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(page.obj["/StructParents"])]
    (number,) = figure.K.as_list()

    painted = [piece.marks for piece in pieces(page) if piece.operator == "Do"]

    assert (painted, str(figure.Alt), parents[int(number)].objgen) == (
        [("/Figure",)],
        "Un quadrato rosso",
        figure.objgen,
    )


def test_nothing_is_painted_without_a_mark(pdf: pikepdf.Pdf) -> None:
    assert [piece for page in pdf.pages for piece in pieces(page) if piece.paints and not piece.marks] == []


def test_each_note_has_an_id_that_leads_back_to_it(pdf: pikepdf.Pdf) -> None:
    notes = [each for each in descendants(pdf.Root.StructTreeRoot) if each.get("/S") == "/Note"]
    tree = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)

    ids = [str(note.get("/ID", "")) for note in notes]  # LibreOffice 7.4 writes none, 25.2 its own

    assert (len(notes), len(set(ids)), all(ids)) == (1, 1, True)
    assert [tree[id_].objgen for id_ in ids] == [note.objgen for note in notes]


def test_every_link_is_in_the_tag_tree(pdf: pikepdf.Pdf) -> None:
    tagged = {each.Obj.objgen for each in descendants(pdf.Root.StructTreeRoot) if each.get("/Type") == "/OBJR"}
    links = {mark.objgen for page in pdf.pages if "/Annots" in page for mark in page.obj["/Annots"].as_list()}

    assert links - tagged == set()
    assert len(links) in {8, 9}  # seven rows of contents, the mark of a note, and from 25.2 on the way back to it
