"""The lists at the back: what they name stands on the pages that they name."""

import random
import re
from collections import Counter
from pathlib import Path

from annuario.docx import inspect, read, write
from annuario.docx.fields import fields
from annuario.docx.names import w
from annuario.docx.sequences import captions
from annuario.docx.text import blocks
from annuario.docx.tree import remove
from annuario.register import Activity
from annuario.register.countries import country_name
from annuario.report.export import last_origins
from annuario.report.fiche import fiche_title
from annuario.report.marks import other_cities
from annuario.report.renewed import renewed
from annuario.report.rows import activities_of
from tests.documents.city import desk_in
from tests.report.conftest import Book
from tests.report.test_book import letters
from tests.report.test_statistics import cell_text, own_tables

ENTRY = re.compile(r"^(?P<words>\D.*?), (?P<pages>\d+(?:, \d+)*)$")


def activities(book: Book) -> list[Activity]:
    """Return the activities of the book."""
    return [activity for _, activity in activities_of(book.desk, last_origins(book.desk))]


def back(book: Book, title: str, following: str) -> list[str]:
    """Return the lines of a page behind the chapters, of all its sheets; a line that is too long is one with the next."""
    texts = [text.split("\n") for text in book.pages]
    first = max(number for number, lines in enumerate(texts) if title in lines)
    last = max(number for number, lines in enumerate(texts) if following in lines)
    lines = [line.strip() for page in texts[first:last] for line in page]
    return re.sub(r",\n(?=\d)", ", ", "\n".join(lines)).split("\n")


def entries(book: Book) -> dict[str, list[int]]:
    """Return the pages of each entry of the indexes of countries and cities, as they stand in the PDF."""
    found = (ENTRY.match(line) for line in back(book, "Indexes", "Credits"))
    return {match["words"]: [int(page) for page in match["pages"].split(", ")] for match in found if match}


def titles_under(book: Book) -> dict[str, set[str]]:
    """Return the titles of the activities of each country and city."""
    under: dict[str, set[str]] = {}
    for activity in activities(book):
        names = [country_name(code, "en") for code in activity.known_countries]
        for name in (*names, *(city.name for city in other_cities(book.desk.cycle, activity))):
            under.setdefault(name, set()).add(fiche_title(activity, "en"))
    return under


def test_twenty_entries_of_the_indexes_drawn_at_random_stand_on_their_pages(book: Book) -> None:
    found, under = entries(book), titles_under(book)
    drawn = random.Random(2005).sample(sorted(under), 20)  # noqa: S311 -- a sample, the same each time

    pages = {name: {page for title in under[name] for page in pages_of(book, title)} for name in drawn}

    assert sorted(under) == sorted(name for name in found if name in under)
    assert {name: found[name] for name in drawn} == {name: sorted(set(found[name])) for name in drawn}
    assert {name: set(found[name]) - pages[name] for name in drawn} == {name: set() for name in drawn}
    assert all(any(stands(title, book.pages[page - 1]) for page in found[name]) for name in drawn for title in under[name])


def pages_of(book: Book, title: str) -> set[int]:
    """Return the pages on which a title stands."""
    return {number for number, text in enumerate(book.pages, 1) if stands(title, text)}


def stands(title: str, page: str) -> bool:
    """Return whether a title stands on a page, whatever its lines."""
    return letters(title) in letters(page)


def test_every_activity_is_in_the_list_of_projects_with_its_page(book: Book) -> None:
    table = next(rows for rows in tables(book) if rows[0][0] == "Activity")[1:]
    printed = letters("".join("\n".join(text.split("\n")[:-1]) for text in book.pages))  # without the numbers at the foot

    found = {row[0]: re.search(rf"{letters(''.join(row[:3]))}(\d+?)(?=\D)", printed) for row in table}

    assert sorted(row[0] for row in table) == sorted(fiche_title(activity, "en") for activity in activities(book))
    assert [title for title, match in found.items() if match is None] == []
    pages = {title: int(match[1]) for title, match in found.items() if match is not None}
    assert [title for title, page in pages.items() if not stands(title, book.pages[page - 1])] == []


def tables(book: Book) -> list[list[list[str]]]:
    """Return the words of the draft's tables."""
    return [[[cell_text(book, cell) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))] for table in own_tables(book)]


def test_the_cities_are_those_of_the_partners_without_the_reports_own(book: Book) -> None:
    table = next(rows for rows in tables(book) if rows[0][:3] == ["City", "Country", "Departments"])[1:]
    told = Counter(city for activity in activities(book) for city in other_cities(book.desk.cycle, activity))

    assert {(row[0], row[1]): int(row[3]) for row in table} == {
        (city.name, country_name(city.country, "en")): count for city, count in told.items()
    }
    assert not {"Turin", "Torino"} & {row[0] for row in table}


def test_a_fiche_that_is_taken_out_of_the_draft_leaves_the_indexes_of_the_pdf(city: Path) -> None:
    with desk_in(city) as desk:
        draft = read(desk.workspace.draft)
        table = next(t for t in draft.body.iter(w("tbl")) if "Mission to Nagoya" in "".join(x.text or "" for x in t.iter(w("t"))))
        remove(table)
        path = city / "edited.docx"
        path.write_bytes(write(draft))

        copy = read(renewed(path, city / "state"))

    lines = [block.text for block in blocks(copy)]
    listed = [line for line in lines if line.startswith(("Nagoya, –", "Zagreb, –"))]
    kinds = Counter(field.kind for field in fields(copy.body))
    row = lines.index("Mission to Nagoya and the Expo 2005 Aichi")
    assert [line.partition(",")[0] for line in listed] == ["Zagreb"]
    assert (kinds["INDEX"], lines[row + 3]) == (0, "–")
    assert inspect(copy) == ()


def test_every_entry_of_the_lists_of_figures_and_tables_stands_on_its_page(book: Book) -> None:
    lines = re.sub(r"(?<=\w)\n(?=\.{3})", "", "\n".join(back(book, "Figures and tables", "Indexes"))).split("\n")
    found = [match for line in lines if (match := re.match(r"^(\w+\.?\s\d+\b.*?)[. ]{3,}(\d+)$", line))]
    listed = [text for sequence in ("Figure", "Table") for text, _ in captions(book.draft, sequence)]

    assert [letters(match[1]) for match in found] == [letters(text) for text in listed]
    assert [match[1] for match in found if not stands(match[1], book.pages[int(match[2]) - 1])] == []
