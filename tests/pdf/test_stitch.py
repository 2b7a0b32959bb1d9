"""Ready-made PDFs stitched into a report: pages, tags, outline, numbers, and what is claimed."""

from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from annuario.pdf import Exported, outline, page_labels, page_texts
from annuario.pdf.stitch import Annex, AnnexUnusable, Stitched, moved, stitch
from annuario.pdf.structure import descendants, kids
from annuario.pdf.verapdf import verify_conformance
from tests.office.small_report import LANGUAGE, TITLE


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A page that nobody tagged, with a script and a signature."""
    path = tmp_path / "scan.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x')"))
        page.obj.AA = pikepdf.Dictionary(O=script)
        page.obj.Annots = pikepdf.Array(
            [pdf.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script))]
        )
        signed = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=pikepdf.Dictionary(), T=pikepdf.String("signature")))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([signed]), SigFlags=3)
        pdf.save(path)
    return path


def stitched(source: Path, target: Path, *annexes: Annex, when: datetime) -> tuple[Stitched, ...]:
    """Stitch as the report does."""
    return stitch(source, target, annexes, language=LANGUAGE, title=TITLE, when=when)


def test_pages_come_behind_the_first_and_at_the_end_in_their_order(exported: Exported, tmp_path: Path, when: datetime) -> None:
    target, report = tmp_path / "whole.pdf", exported.path
    annexes = (Annex(report, "Appendice"), Annex(report, "Prefazione", front=True), Annex(report, "Saluto", front=True))

    made = stitched(report, target, *annexes, when=when)

    texts = page_texts(report)
    assert made == (
        Stitched("Prefazione", front=True, first=2, pages=4, tagged=True, signed=False),
        Stitched("Saluto", front=True, first=6, pages=4, tagged=True, signed=False),
        Stitched("Appendice", front=False, first=13, pages=4, tagged=True, signed=False),
    )
    assert page_texts(target) == (texts[0], *texts, *texts, *texts[1:], *texts)
    assert [moved(page, made) for page in (1, 2, 4)] == [1, 10, 12]


def test_the_reports_own_pages_keep_their_numbers(exported: Exported, tmp_path: Path, when: datetime) -> None:
    target, plain = tmp_path / "whole.pdf", tmp_path / "plain.pdf"
    with pikepdf.open(exported.path) as pdf:
        pdf.Root.PageLabels = pikepdf.NumberTree.new(pdf).obj
        pikepdf.NumberTree(pdf.Root.PageLabels)[0] = pikepdf.Dictionary(S=pikepdf.Name.D)
        pdf.save(plain)

    stitched(plain, target, Annex(plain, "Prefazione", front=True), when=when)

    assert page_labels(target) == ("1", "i", "ii", "iii", "iv", "2", "3", "4")


def test_labels_that_the_report_has_are_kept_and_the_annex_is_counted_otherwise(
    exported: Exported, tmp_path: Path, when: datetime
) -> None:
    target, labelled = tmp_path / "whole.pdf", tmp_path / "labelled.pdf"
    with pikepdf.open(exported.path) as pdf:
        labels = pikepdf.NumberTree.new(pdf)
        labels[0] = pikepdf.Dictionary(S=pikepdf.Name.r)
        labels[2] = pikepdf.Dictionary(S=pikepdf.Name.D)
        pdf.Root.PageLabels = labels.obj
        pdf.save(labelled)

    stitched(labelled, target, Annex(exported.path, "Prefazione", front=True), when=when)

    assert page_labels(target) == ("i", "a", "b", "c", "d", "ii", "1", "2")


def test_the_outline_has_the_annex_with_its_own_below_it(exported: Exported, tmp_path: Path, when: datetime) -> None:
    target = tmp_path / "whole.pdf"

    stitched(exported.path, target, Annex(exported.path, "Prefazione", front=True), Annex(exported.path, "Coda"), when=when)

    own = [(item.level, item.title, item.page) for item in outline(exported.path)]
    found = [(item.level, item.title, item.page) for item in outline(target)]
    assert found == [
        (1, "Prefazione", 2),
        *((level + 1, title, (page or 0) + 1) for level, title, page in own),
        *((level, title, (page or 0) + 4) for level, title, page in own),
        (1, "Coda", 9),
        *((level + 1, title, (page or 0) + 8) for level, title, page in own),
    ]


def test_the_tags_of_both_are_there_in_the_order_of_the_pages(exported: Exported, tmp_path: Path, when: datetime) -> None:
    target = tmp_path / "whole.pdf"

    stitched(exported.path, target, Annex(exported.path, "Coda"), when=when)

    with pikepdf.open(exported.path) as one, pikepdf.open(target) as both:
        before = [str(each.get("/S", "")) for each in descendants(one.Root.StructTreeRoot)]
        after = [str(each.get("/S", "")) for each in descendants(both.Root.StructTreeRoot)]
        document = next(kids(both.Root.StructTreeRoot))
        part = list(kids(document))[-1]
        assert (str(part.S), str(part.T)) == ("/Part", "Coda")
    assert after[: len(before)] == before
    assert len(after) == 2 * len(before) + 1


def test_two_conformant_files_make_a_conformant_one(exported: Exported, tmp_path: Path, when: datetime) -> None:
    target = tmp_path / "whole.pdf"
    stitched(exported.path, target, Annex(exported.path, "Prefazione", front=True), Annex(exported.path, "Coda"), when=when)

    alone, found = verify_conformance(exported.path), verify_conformance(target)

    if found.unverified:
        pytest.skip(found.unverified)
    assert {rule.id for rule in found.failed} == {rule.id for rule in alone.failed}


def test_an_untagged_annex_takes_the_claims_away_and_brings_no_script(
    exported: Exported, scan: Path, tmp_path: Path, when: datetime
) -> None:
    target = tmp_path / "whole.pdf"

    (made,) = stitched(exported.path, target, Annex(scan, "Firma"), when=when)

    assert (made.tagged, made.signed, made.pages) == (False, True, 1)
    with pikepdf.open(target) as pdf:
        said = pdf.Root.Metadata.read_bytes()
        whole = [str(each) for each in pdf.objects]
    assert [name for name in (b"pdfuaid:part", b"pdfaid:part") if b"<" + name in said] == []
    assert [each for each in whole if "JavaScript" in each] == []


def test_the_same_files_give_the_same_bytes(exported: Exported, scan: Path, tmp_path: Path, when: datetime) -> None:
    annexes = (Annex(scan, "Firma", front=True), Annex(exported.path, "Coda"))
    for name in ("one.pdf", "two.pdf"):
        stitched(exported.path, tmp_path / name, *annexes, when=when)

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "is damaged or no PDF"), (b"%PDF-1.7\nxx", "is damaged or no PDF"), (None, "is not there")]
)
def test_what_cannot_be_stitched_is_told(
    content: bytes | None, why: str, exported: Exported, tmp_path: Path, when: datetime
) -> None:
    path = tmp_path / "bad.pdf"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(AnnexUnusable) as told:
        stitched(exported.path, tmp_path / "whole.pdf", Annex(path, "Firma"), when=when)

    assert str(told.value) == f"The annex “Firma” (bad.pdf) {why}. Put a sound PDF there, or mend [[annexes]]."
    assert not (tmp_path / "whole.pdf").exists()


def test_an_annex_with_a_password_is_told(exported: Exported, tmp_path: Path, when: datetime) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(exported.path) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))

    with pytest.raises(AnnexUnusable, match="asks for a password"):
        stitched(exported.path, tmp_path / "whole.pdf", Annex(path, "Firma"), when=when)
