"""The table of what differs between versions is true: the installed LibreOffice does what its column says."""

from collections.abc import Callable, Iterator

import docx
import pikepdf
import pytest

from annuario.office import Office, export_pdf
from annuario.office.versions import DEBIAN_12, DEBIAN_13, DIFFERENCES
from annuario.pdf.structure import elements, role, roles_map
from tests.office.small_report import build


def _tagged(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    roles = roles_map(pdf)
    return [each for each in elements(pdf) if role(each, roles) == kind]


def _links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [link for page in pdf.pages for link in page.obj.get("/Annots", pikepdf.Array()).as_list()]


AS_ON_7_4: dict[str, Callable[[pikepdf.Pdf], bool]] = {
    "tab order of a page": lambda pdf: isinstance(pdf.pages[0].obj["/Tabs"], pikepdf.String),
    "tag of a picture": lambda pdf: "/K" not in _tagged(pdf, "Figure")[0],
    "id of a footnote": lambda pdf: "/ID" not in _tagged(pdf, "Note")[0],
    "link from a footnote back to its mark": lambda pdf: any("/StructParent" not in link for link in _links(pdf)),
    "description of a link": lambda pdf: all("/Contents" in link for link in _links(pdf)),
    "tags of captions and quotations": lambda pdf: _tagged(pdf, "Caption") == [],
    "the claim to be PDF/UA beside PDF/A": lambda pdf: b"pdfaExtension" not in pdf.Root.Metadata.read_bytes(),
}
"""How to see in a PDF as LibreOffice leaves it whether it is as the table says of 7.4."""


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Iterator[pikepdf.Pdf]:
    folder = tmp_path_factory.mktemp("versions")
    path = build(folder / "report.docx")
    document = docx.Document(str(path))
    document.add_paragraph("Figura 1. Un quadrato", style="Caption")
    document.save(str(path))
    with pikepdf.open(export_pdf(office, path, folder / "raw.pdf", work=folder / "work").path) as pdf:
        yield pdf


def test_the_installed_version_does_what_its_column_says(raw: pikepdf.Pdf, office: Office) -> None:
    known = next((known for known in (DEBIAN_12, DEBIAN_13) if office.version.split()[1].startswith(f"{known}.")), None)
    if known is None:
        pytest.skip(f"{office.version} is not in the table")

    seen = {what: is_so(raw) for what, is_so in AS_ON_7_4.items()}

    assert seen == dict.fromkeys(AS_ON_7_4, known == DEBIAN_12)
    assert AS_ON_7_4.keys() < {each.what for each in DIFFERENCES}
