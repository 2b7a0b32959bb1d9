"""Sections: landscape pages and columns keep their form, all else is the house's page."""

from annuario.docx import Piece, compose
from annuario.docx.names import w
from annuario.docx.package import Package
from tests.documents.joining import joined, plainly, texts
from tests.documents.word import house, package, para, section, table, word


def pages(document: Package) -> list[tuple[str, int, str, bool]]:
    """Return the form of each section: how it lies, its columns, how it begins, and whether it has a cover."""
    found = []
    for mark in document.body.iter(w("sectPr")):
        size, columns, begin = mark.find(w("pgSz")), mark.find(w("cols")), mark.find(w("type"))
        assert size is not None
        found.append(
            (
                size.get(w("orient"), "portrait"),
                int(columns.get(w("num"), "1")) if columns is not None else 1,
                begin.get(w("val"), "") if begin is not None else "",
                mark.find(w("titlePg")) is not None,
            )
        )
    return found


COVER = ("portrait", 1, "", True)


def test_a_last_section_that_is_landscape_stays_so_and_what_follows_does_not() -> None:
    wide = word(para("upright", props=section()) + para("wide") + section(landscape=True))

    output = joined(wide, word(para("after") + section()))

    assert texts(output) == ["upright", "wide", "after"]
    assert pages(output) == [COVER, ("landscape", 1, "nextPage", False), ("portrait", 1, "nextPage", False)]


def test_a_landscape_page_has_the_houses_paper_turned() -> None:
    output = joined(word(para("wide") + section(landscape=True)))
    size, margins = output.body.find(f"{w('sectPr')}/{w('pgSz')}"), output.body.find(f"{w('sectPr')}/{w('pgMar')}")
    assert size is not None
    assert margins is not None

    assert (size.get(w("w")), size.get(w("h"))) == ("16838", "11906")
    assert [margins.get(w(side)) for side in ("top", "right", "bottom", "left")] == ["1531", "1588", "1531", "1531"]


def test_columns_within_a_page_begin_no_new_page() -> None:
    body = para("one", props=section()) + para("two", props=section(columns=2)) + para("three") + section()

    assert pages(joined(word(body))) == [COVER, ("portrait", 2, "continuous", False), ("portrait", 1, "continuous", False)]


def test_sections_of_the_same_form_become_one_and_leave_no_mark() -> None:
    body = para("one", props=section()) + para("", props=section()) + para("two", props=section()) + para("three") + section()

    output = joined(word(body))

    assert pages(output) == [COVER]
    assert len(list(output.body.iter(w("p")))) == 3


def test_an_offices_paper_margins_and_running_heads_are_not_taken_over() -> None:
    head = '<w:headerReference w:type="default" r:id="rIdheader1"/>'
    mark = f'<w:sectPr>{head}<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:left="10"/></w:sectPr>'
    file = word(para("one", props=mark) + para("two") + mark, header1=para("head of the office"))

    output = joined(file)
    sizes = [node.get(w("w")) for node in output.body.iter(w("pgSz"))]

    assert sizes == ["11906"]
    assert "head of the office" not in str([part.content for part in output.parts.values()])


def test_a_table_at_the_end_of_a_form_gets_a_paragraph_for_the_mark() -> None:
    wide = package(table(["a"]) + section(landscape=True))

    output = compose(house(), [Piece(wide), Piece(package(para("after")))])

    assert [str(child.tag).rpartition("}")[2] for child in output.body] == ["tbl", "p", "p", "sectPr"]
    assert pages(output)[0][0] == "landscape"


def test_two_tables_in_two_sections_of_one_form_do_not_melt() -> None:
    body = table(["a"]) + para("", props=section()) + table(["b"]) + section()

    output = compose(house(), [Piece(package(body))])

    assert [str(child.tag).rpartition("}")[2] for child in output.body] == ["tbl", "p", "tbl", "sectPr"]


def test_page_numbers_begin_once() -> None:
    roof = house()
    last = roof.body.find(w("sectPr"))
    assert last is not None
    last.insert(6, last.makeelement(w("pgNumType"), {w("start"): "1"}))

    output = compose(roof, [Piece(package(para("a"))), Piece(package(para("b") + section(landscape=True)))])

    assert [node.get(w("start")) for node in output.body.iter(w("pgNumType"))] == ["1", None]


def test_a_section_that_ends_within_a_control_ends_there_and_the_words_stay() -> None:
    inside = para("cover") + para("end of cover", props=section(landscape=True))
    control = f'<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
    nested = f"<w:sdt><w:sdtPr/><w:sdtContent>{control}{para('between')}</w:sdtContent></w:sdt>"

    output = plainly(word(nested + para("after") + section()))

    assert texts(output) == ["cover", "end of cover", "between", "after"]
    assert pages(output) == [("landscape", 1, "", True), ("portrait", 1, "nextPage", False)]
    assert [child.tag for child in output.body] == [w("p")] * 4 + [w("sectPr")]


def test_a_section_cannot_end_within_a_cell() -> None:
    output = plainly(word(table([para("in the cell", props=section(landscape=True))]) + para("after") + section()))

    assert texts(output) == ["in the cell", "after"]
    assert pages(output) == [COVER]
