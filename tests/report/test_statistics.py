"""The statistics: their tables say what pandas counts over the rows that were handed in, their bars the same, and so do words."""

import pandas as pd

from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.text import blocks
from annuario.register import frame
from annuario.register.countries import country_name
from annuario.register.programmes import programme_name
from tests.report.conftest import Book
from tests.report.test_figures import rows


def own_tables(book: Book) -> list[Element]:
    """Return the tables of the draft that stand in no other."""
    return [table for table in book.draft.body.iter(w("tbl")) if next(table.iterancestors(w("tbl")), None) is None]


def cell_text(book: Book, cell: Element) -> str:
    """Return the words of a cell."""
    return " ".join(block.text for block in blocks(book.draft, (cell,)))


def tables(book: Book) -> dict[str, list[list[str]]]:
    """Return the tables of the statistics by the head of their first column."""
    texts = (
        [
            [" ".join(block.text for block in blocks(book.draft, (cell,))) for cell in row.iter(w("tc"))]
            for row in table.iter(w("tr"))
        ]
        for table in book.draft.body.iter(w("tbl"))
    )
    return {found[0][0]: found[1:] for found in texts if len(found[0]) >= 4 and found[0][1] == "Activities"}


def test_each_line_of_each_table_is_what_pandas_counts(book: Book) -> None:
    handed_in = rows(book.desk)
    everything = frame(handed_in)
    everything["listed"] = [programme_name(row.programme, "en") for row in handed_in]
    table = everything.drop_duplicates("title")  # what two departments tell of counts once, where the first told it
    chapters = table.groupby("section").size()
    euro = table[table["currency"] == "EUR"].groupby("section")["budget"].sum()
    countries = table["country_codes"].map(lambda codes: {code for code in codes if code.isupper()}).explode().value_counts()

    found = tables(book)

    titles = {section.title.en: section.id for section in book.desk.cycle.sections}
    lines = {line[0]: (int(line[1]), float(line[5].replace(",", "").replace("–", "0"))) for line in found["Chapter"]}
    whole = lines.pop("The whole book")
    assert lines == {name: (chapters[id_], euro.get(id_, 0)) for name, id_ in titles.items() if id_ in chapters}
    assert whole == (len(table), euro.sum())
    assert {line[0]: int(line[1]) for line in found["Programme"]} == dict(table[table["listed"] != ""].groupby("listed").size())
    assert {line[0]: int(line[1]) for line in found["Country"]} == {country_name(str(c), "en"): n for c, n in countries.items()}
    assert pd.notna(euro).all()


def test_the_bars_show_the_first_lines_of_the_tables_and_are_told_in_words(book: Book) -> None:
    charts = [part.tree() for part in book.draft.parts.values() if part.name.startswith("word/charts/")]
    ours = [[v.text for v in chart.iter(q("c:v"))] for chart in charts if not list(chart.iter(q("c:legend")))]
    described = [d.get("descr", "") for d in book.draft.body.iter(q("wp:docPr")) if d.get("descr", "").startswith("Bar chart. ")]

    found = tables(book)

    expected = [
        [line[:2] for line in found[name] if line[0] != "The whole book"][:12] for name in ("Chapter", "Programme", "Country")
    ]
    assert ours == [["Activities", *(name for name, _ in lines), *(number for _, number in lines)] for lines in expected]
    assert [text.partition(": ")[2] for text in (d.replace(": the first 12", "") for d in described)] == [
        "; ".join(f"{name} {number}" for name, number in lines) + "." for lines in expected
    ]
