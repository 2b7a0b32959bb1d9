"""An edition as its readers get it: what lies in it, what it says of its pages, and that it can be made again."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from annuario.docx import read
from annuario.docx.text import blocks
from annuario.ledger.builds import drafts, origins
from annuario.ledger.desk import Desk, open_desk
from annuario.pdf import page_texts, verify
from annuario.pdf.quick import Rule
from annuario.report import publish
from annuario.report.edition_data import FIELDS, Value, as_csv
from annuario.report.words import edition_words
from tests.documents.city import CYCLE, build_draft, copy_city, desk_in
from tests.report.conftest import awaited
from tests.report.test_book import letters, rows_of, workbooks

FILES = [
    "README.md", "accessibility.md", "activities.csv", "activities.csv-metadata.json", "activities.json", "data-dictionary.md",
    "manifest.json", "pages.csv", "report.docx", "report.pdf", "trace.csv",
]  # fmt: skip


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def table(content: bytes) -> list[dict[str, str]]:
    """A CSV file as records."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def desk(edition: Path) -> Iterator[Desk]:
    """The desk from which the edition was published."""
    with open_desk(CYCLE, here=edition.parents[2]) as opened:
        yield opened


def test_the_same_draft_published_elsewhere_gives_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    with desk_in(copy_city(tmp_path)) as desk:
        build_draft(desk)
        again = publish(desk, without=awaited(desk))

    assert sorted(digests(edition)) == FILES
    assert digests(Path(again.folder)) == digests(edition)


def test_the_manifest_names_every_file_input_and_program(edition: Path, desk: Desk) -> None:
    manifest = json.loads((edition / "manifest.json").read_text("utf-8"))

    made = origins(desk.ledger, drafts(desk.ledger)[-1].number)
    assert manifest["outputs"] == {name: digest for name, digest in digests(edition).items() if name != "manifest.json"}
    assert [(each["department"], each["file"], each["sha256"]) for each in manifest["inputs"]] == [
        (origin.department, origin.path, origin.digest) for origin in made
    ]
    assert (manifest["edition"], manifest["published"], manifest["note"], manifest["annexes"]) == (1, "2006-02-16", "", [])
    assert {"annuario", "python", "libreoffice", "pikepdf", "qpdf", "pdfium", "lxml"} <= manifest["programs"].keys()
    assert manifest["verification"]["faults"] == []
    assert manifest["verification"]["pages"] == len(page_texts(edition / "report.pdf"))
    assert str(edition.parents[2]) not in (edition / "manifest.json").read_text("utf-8")


def test_each_row_of_the_page_table_is_true(edition: Path, desk: Desk) -> None:
    texts = [letters(text) for text in page_texts(edition / "report.pdf")]
    rows = table((edition / "pages.csv").read_bytes())

    wrong = []
    for row in rows:
        if row["file"].endswith(".docx"):
            handed_in = [letters(block.text) for block in blocks(read(desk.archive.path(row["sha256"])))]
            pages = "".join(texts[int(row["first_place"]) - 1 : int(row["last_place"])])
            found = [text for text in handed_in if len(text) > 40 and text[:30] in pages]
            long = [text for text in handed_in if len(text) > 40]
            # A paragraph that goes over a page's end has the foot between its halves.
            wrong += [(row["file"], len(found), len(long))] if len(found) < len(long) - 1 - len(long) // 10 else []

    assert len(rows) == 15
    assert wrong == []
    assert {row["received"] for row in rows} == {"2006-02-16"}
    assert next((row["department"], row["file"]) for row in rows) == (
        "relazioni-internazionali",
        "Relazione annuale 2005 - Gemellaggi.docx",
    )


def test_the_page_for_people_has_the_table_and_every_file(edition: Path) -> None:
    page = (edition / "README.md").read_text("utf-8")
    rows = table((edition / "pages.csv").read_bytes())

    assert [name for name in FILES if name != "README.md" and f"| `{name}` |" not in page] == []
    assert all(f"`{row['sha256'][:16]}…` | 16 February 2006 |" in page for row in rows)
    assert page.startswith("# International activities of the City of Torino 2005: edition 1\n\nPublished on 16 February 2006.\n")


def test_the_open_data_are_the_activities_of_the_book(edition: Path, desk: Desk) -> None:
    records = table((edition / "activities.csv").read_bytes())
    plain = json.loads((edition / "activities.json").read_text("utf-8"))

    titles = sorted(title for path in workbooks(desk) for title, _ in rows_of(path))
    assert sorted(record["title"] for record in records) == titles
    assert [list(record) for record in plain] == [list(FIELDS)] * len(titles)
    first = records[0]
    assert (first["start"], first["end"], first["budget"], first["currency"], first["partners"]) == (
        "2005-05-23", "2005-05-29", "38500", "EUR", "City of Nagoya; Politecnico di Torino",
    )  # fmt: skip
    assert (plain[0]["budget"], plain[0]["partners"]) == ("38500", ["City of Nagoya", "Politecnico di Torino"])


def test_every_column_is_in_the_dictionary_and_in_the_metadata(edition: Path) -> None:
    dictionary = (edition / "data-dictionary.md").read_text("utf-8")
    metadata = json.loads((edition / "activities.csv-metadata.json").read_text("utf-8"))
    say = edition_words("en")

    assert [
        name for name in FIELDS if f"| `{name}` | {say['type_' + FIELDS[name]]} | {say['field_' + name]} |" not in dictionary
    ] == []
    assert [column["name"] for column in metadata["tableSchema"]["columns"]] == list(FIELDS)


def test_no_text_of_a_department_is_a_formula() -> None:
    empty: dict[str, Value] = dict.fromkeys(FIELDS, "")
    wild: dict[str, Value] = {
        **empty,
        "title": "=HYPERLINK(A1)",
        "results": '+39, "so"\nthey say',
        "topic": "@x",
        "partners": ("-a", "b"),
    }

    (record,) = table(as_csv([{**wild, "row": 7, "budget": None}]))

    assert (record["title"], record["results"], record["topic"]) == ("'=HYPERLINK(A1)", '\'+39, "so"\nthey say', "'@x")
    assert (record["partners"], record["row"], record["budget"]) == ("'-a; b", "7", "")


def test_both_languages_have_the_same_words() -> None:
    assert edition_words("en").keys() == edition_words("it").keys()


def test_the_statement_claims_no_more_than_was_verified(edition: Path) -> None:
    said = (edition / "accessibility.md").read_text("utf-8")
    conformance = json.loads((edition / "manifest.json").read_text("utf-8"))["verification"]["conformance"]

    assert said.startswith("# Accessibility statement\n")
    assert "Write to coordinamento@comune.example." in said
    assert "prepared on 16 February 2006" in said
    assert ("The report conforms to PDF/UA-1" in said) is (conformance["verified"] and conformance["passed"])
    assert ("was not verified" in said) is not conformance["verified"]


def test_the_pdf_passes_the_quick_checks(edition: Path) -> None:
    title = "International activities of the City of Torino 2005"

    assert verify(edition / "report.pdf", language="en-GB", title=title).faults == ()


def test_every_rule_of_the_quick_checks_has_its_word() -> None:
    assert [rule for rule in get_args(Rule) if f"quick_{rule}" not in edition_words("it")] == []
