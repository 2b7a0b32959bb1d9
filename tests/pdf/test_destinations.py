"""Where the bookmarks of a document came to stand in its PDF, and taking them out of it."""

from pathlib import Path

import pikepdf

from annuario.pdf import Exported
from annuario.pdf.destinations import Place, drop_destinations, read_destinations
from tests.office.small_report import CHAPTER_PAGES


def blank(path: Path, **names: list[object]) -> Path:
    """Write a PDF of two empty pages that names these places in a dictionary."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        page = pdf.pages[1].obj
        pdf.Root.Dests = pikepdf.Dictionary({f"/{name}": pikepdf.Array([page, *rest]) for name, rest in names.items()})
        pdf.save(path)
    return path


def test_the_bookmarks_of_headings_stand_where_the_headings_do(exported: Exported) -> None:
    headings = sorted((place.page, -place.height) for name, place in exported.places.items() if "Heading" in name)

    assert tuple(page for page, _ in headings) == CHAPTER_PAGES
    assert all(0 < -height < 842 for _, height in headings)


def test_the_finished_file_names_no_place(exported: Exported) -> None:
    with pikepdf.open(exported.path) as pdf:
        assert "/Dests" not in pdf.Root
        assert "/Names" not in pdf.Root
        assert read_destinations(pdf) == {}


def test_underscores_are_read_as_the_document_has_them(tmp_path: Path) -> None:
    top: list[object] = [pikepdf.Name.XYZ, 50, 700.5, 0]
    path = blank(tmp_path / "named.pdf", an5Fsport5F1=top, an5Fwhole=[pikepdf.Name.Fit], other=[])

    with pikepdf.open(path) as pdf:
        found = read_destinations(pdf)

    assert found == {"an_sport_1": Place(2, 700.5), "an_whole": Place(2, 0.0), "other": Place(2, 0.0)}


def test_a_tree_of_names_is_read_too_and_what_leads_nowhere_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "tree.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        tree = pikepdf.NameTree.new(pdf)
        tree["an5Fsport"] = pikepdf.Dictionary(D=pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.XYZ, 0, 99, 0]))
        tree["nowhere"] = pikepdf.Array([])
        pdf.Root.Names = pikepdf.Dictionary(Dests=tree.obj)
        pdf.save(path)

    with pikepdf.open(path) as pdf:
        found = read_destinations(pdf)

    assert found == {"an_sport": Place(1, 99.0)}


def test_places_stay_where_a_link_needs_them(tmp_path: Path) -> None:
    path = blank(tmp_path / "linked.pdf", place=[pikepdf.Name.Fit])
    with pikepdf.open(path) as pdf:
        link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.Name.place))
        drop_destinations(pdf)
        without = "/Dests" in pdf.Root
        pdf.Root.Dests = pikepdf.Dictionary()
        pdf.pages[0].obj.Annots = pikepdf.Array([link])
        drop_destinations(pdf)

        assert (without, "/Dests" in pdf.Root) == (False, True)
