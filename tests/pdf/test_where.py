from pathlib import Path

import pikepdf

from annuario.pdf import Exported
from annuario.pdf.where import pages_of
from tests.pdf.damage import tagged


def test_a_place_in_the_tree_of_objects_is_a_page(exported: Exported) -> None:
    with pikepdf.open(exported.path) as pdf:
        table, number = next(tagged(pdf, "/Table")).objgen[0], 3
    on_page = f"root/document[0]/pages[{number - 1}](9 0 obj PDPage)/annots[0](40 0 obj PDLinkAnnot)"
    in_tree = f"root/document[0]/StructTreeRoot[0](1 0 obj PDStructTreeRoot)/K[0]({table} 0 obj SETable Table)"

    found = pages_of(exported.path, [on_page, in_tree, "root/document[0]/metadata[0](7 0 obj PDMetadata)"])

    assert found == {on_page: 3, in_tree: 4, "root/document[0]/metadata[0](7 0 obj PDMetadata)": None}


def test_a_file_that_cannot_be_opened_has_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("not a PDF")

    assert pages_of(path, ["root/document[0]/pages[0](2 0 obj PDPage)"]) == {"root/document[0]/pages[0](2 0 obj PDPage)": None}
