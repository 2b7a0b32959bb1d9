"""What the PDF is made of: a copy of the draft in which nothing stands that programs would print by mistake."""

from pathlib import Path

import pytest

from annuario.docx import write
from annuario.docx.merging import redline
from annuario.office import exporting_pdf, find_office
from annuario.pdf import page_texts
from annuario.report.renewed import renewed
from tests.documents.word import package, para

FIRST, GONE, LAST = para("A first paragraph that stays."), "Rowing in France and elsewhere", para("A last one.")


def field(*parts: str) -> str:
    """Return a field of a code and, if there is one, the words that it shows."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> {parts[0]} </w:instrText></w:r>'
    shown = [marks[1], *(f"<w:r><w:t>{words}</w:t></w:r>" for words in parts[1:])] if parts[1:] else []
    return "".join([marks[0], code, *shown, marks[2]])


@pytest.mark.parametrize("inside", [field('XE "France" \\f "countries"'), field("PAGEREF _Toc1 \\h", ", page 7")])
def test_the_code_of_a_deleted_field_is_not_printed(inside: str, tmp_path: Path) -> None:
    deleted = redline(package(FIRST + para(GONE, inside) + LAST), package(FIRST + LAST), "Sport (annuario)")
    source = tmp_path / "draft.docx"
    source.write_bytes(write(deleted))
    (tmp_path / "copy").mkdir()

    with exporting_pdf(find_office(), renewed(source, tmp_path / "copy"), work=tmp_path) as made:
        printed = " ".join("".join(page_texts(made.path)).split())

    shown = ", page 7" if "page 7" in inside else ""
    assert printed.startswith(f"A first paragraph that stays. {GONE}{shown} A last one.")
    assert not any(code in printed for code in ("XE", "PAGEREF", "_Toc"))
