"""The pages before and after the chapters: house, cover, imprint, foreword, contents, the year in figures, credits."""

from typing import Final

from tests.documents.templates.foreword import FOREWORD
from tests.documents.templates.globe import globe_png
from tests.documents.templates.package import Template
from tests.documents.templates.text import cell, columns, line, picture, row, run, table
from tests.documents.templates.text import paragraph as lines

GLOBE: Final = "Drawing of a globe with lines that run from one city to others around the world"
COLUMNS: Final = (3544, 3713, 1587)
FIGURES: Final = (3844, 3500, 1500)


def house() -> Template:
    """Return the house: one empty paragraph and every style."""
    return Template("house", "House style", lines("Normal"))


def cover() -> Template:
    """Return the cover: the globe on a blue panel that holds the title, the year below."""
    body = (
        picture("CoverPicture", width=15.6, height=12.0, name="Globe", alternative=GLOBE)
        + line("CoverKicker", "Annual report")
        + line("CoverTitle", "{{ title }}")
        + line("CoverSubtitle", "{{ subtitle }}")
        + line("CoverYear", "{{ year }}")
        + line("CoverNote", "Published on {{ publication }}")
    )
    return Template("cover", "Template of the cover", body, globe_png())


def imprint() -> Template:
    """Return the imprint: what the book is, how it came about, that a specimen is a specimen."""
    body = (
        line("ImprintHeading", "{{ title }}, {{ year }}")
        + line(
            "Imprint",
            "This report is written by the departments of the city administration, each for its own activities,"
            " and edited by the coordination team for international relations.",
        )
        + line(
            "Imprint",
            "Closed for publication on {{ publication }}. The departments that took part are named in the credits.",
        )
        + line("Imprint", "{%p if sample is defined and sample %}")
        + line(
            "Imprint",
            "This is a specimen edition. The activities, the partners’ roles and the figures in it are invented"
            " and describe no real project, body or person.",
        )
        + line("Imprint", "{%p endif %}")
    )
    return Template("imprint", "Template of the imprint", body)


def foreword() -> Template:
    """Return the foreword of a specimen; without a word, which leaves the page out, for every other book."""
    first, *others = FOREWORD
    body = (
        line("Normal", "{%p if sample %}")
        + line("Heading1", "Foreword")
        + line("Lead", first)
        + "".join(line("BodyText", text) for text in others)
        + line("Signature", "The Mayor")
        + line("Normal", "{%p endif %}")
    )
    return Template("foreword", "Template of the foreword", body)


def contents() -> Template:
    """Return the contents: a heading that is not listed in itself, and the place of the list."""
    return Template(
        "contents", "Template of the contents", line("ContentsHeading", "Contents") + line("BodyText", "{{ contents }}")
    )


def credits_page() -> Template:
    """Return the credits: every department, its address, whether it contributed."""
    body = (
        line("Heading1", "Credits")
        + line(
            "Lead",
            "This report was made possible by the departments and divisions listed below."
            " The coordination team thanks all who wrote, checked and sent in their part.",
        )
        + table(COLUMNS, credit_rows())
        + line(
            "Credits",
            "The addresses are those of the offices. The table shows the state on the day this edition was made.",
        )
    )
    return Template("credits", "Template of the credits", body)


def credit_rows() -> tuple[str, ...]:
    """Return the head of the table, and one row that is repeated for each department."""
    first, second, third = COLUMNS
    names = ("Department", "Address", "Contribution")
    head = (cell(width, line("TableHead", name)) for width, name in zip(COLUMNS, names, strict=True))
    department = (
        cell(
            first,
            lines("TableText", run("{{ department.name }}", style="Strong")),
            lines("TableText", run("{{ department.other_name }}", style="Emphasis", language="it-IT")),
        ),
        cell(second, line("TableText", "{{ department.address }}")),
        cell(
            third,
            line("TableText", "{% if department.delivered %}Contributed{% else %}{{ department.state }}{% endif %}"),
        ),
    )
    return row(*head, head=True), repeat("for department in departments"), row(*department), repeat("endfor")


def repeat(words: str, widths: tuple[int, ...] = COLUMNS) -> str:
    """Return a row that vanishes when the template is filled in and steers the rows after it."""
    first, *rest = widths
    return row(cell(first, line("TableText", f"{{%tr {words} %}}")), *(cell(width, line("TableText", "")) for width in rest))


def figures_page() -> Template:
    """Return the year in figures: a row for each, big, with last year's beside it if there is one."""
    label, number, last = FIGURES
    head = (
        cell(label, line("TableHead", "What was counted")),
        cell(number, line("FigureHead", "{{ year }}")),
        cell(last, line("FigureHead", "{{ last_year }}")),
    )
    figure = (
        cell(label, line("FigureLabel", "{{ figure.label }}"), line("FigureNote", "{{ figure.note }}")),
        cell(number, line("FigureNumber", "{{ figure.number }}")),
        cell(last, line("FigureBefore", "{{ figure.last }}")),
    )
    rows = (row(*head, head=True), repeat("for figure in figures", FIGURES), row(*figure), repeat("endfor", FIGURES))
    body = (
        line("Heading1", "The year in figures")
        + line("Lead", "The figures are counted from the lists of activities that the departments handed in.")
        + table(FIGURES, rows)
    )
    return Template("figures", "Template of the year in figures", body)


def statistics_page() -> Template:
    """Return the statistics: what they are, and the place of the bars and tables."""
    body = (
        line("Heading1", "Statistics")
        + line("Lead", "Where the work of the year lay, by chapter, by programme and by country. Each figure names activities.")
        + line("BodyText", "{{ statistics }}")
    )
    return Template("statistics", "Template of the statistics", body)


def projects_page() -> Template:
    """Return the list of projects: what it is, and the place of the table."""
    body = (
        line("Heading1", "List of projects")
        + line("Lead", "All activities of the year by their titles, and the page on which each is told.")
        + line("BodyText", "{{ projects }}")
    )
    return Template("projects", "Template of the list of projects", body)


def cities_page() -> Template:
    """Return the partner cities: what they are, and the place of the table."""
    body = (
        line("Heading1", "Partner cities")
        + line("Lead", "The cities that the departments worked with, as far as the names of their partners tell them.")
        + line("BodyText", "{{ cities }}")
    )
    return Template("cities", "Template of the partner cities", body)


def captions_page() -> Template:
    """Return the lists of figures and tables: what they are, and their place."""
    body = (
        line("Heading1", "Figures and tables")
        + line("Lead", "Those that count through the report. Others stand beside the text that they belong to.")
        + line("BodyText", "{{ captions }}")
    )
    return Template("captions", "Template of the lists of figures and tables", body)


def indexes_page() -> Template:
    """Return the indexes: what they lead to, and in two columns their place."""
    lead = "The pages are those on which the small tables of the activities begin."
    body = line("Heading1", "Indexes") + columns(line("Lead", lead), 1) + columns(line("BodyText", "{{ indexes }}"), 2)
    return Template("indexes", "Template of the indexes", body)


def back() -> tuple[Template, ...]:
    """Return the pages between the chapters and the credits."""
    return statistics_page(), projects_page(), cities_page(), captions_page(), indexes_page()
