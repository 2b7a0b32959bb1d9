"""The pages before and after the chapters: house, cover, imprint, foreword, contents, the year in figures, credits."""

from collections.abc import Iterator
from typing import Final

from tests.documents.templates.foreword import FOREWORD
from tests.documents.templates.globe import globe_png
from tests.documents.templates.package import Template
from tests.documents.templates.text import cell, columns, line, picture, row, run, table
from tests.documents.templates.text import paragraph as lines
from tests.documents.templates.wording import Wording

COLUMNS: Final = (3544, 3713, 1587)
FIGURES: Final = (3844, 3500, 1500)


def house() -> Template:
    """Return the house: one empty paragraph and every style."""
    return Template("house", "House style", lines("Normal"))


def around(say: Wording) -> Iterator[Template]:
    """Yield every page around the chapters in one language."""
    made = (cover(say), imprint(say), foreword(say), contents(say), figures_page(say), *back(say), credits_page(say))
    for page in made:
        yield Template(f"{say.folder}{page.name}", page.title, page.body, page.picture, say.tag)


def cover(say: Wording) -> Template:
    """Return the cover: the globe on a blue panel that holds the title, the year below."""
    kicker, note = say.cover
    body = (
        picture("CoverPicture", width=15.6, height=12.0, name="Globe", alternative=say.globe)
        + line("CoverKicker", kicker)
        + cover_words(say, note)
    )
    return Template("cover", "Template of the cover", body, globe_png())


def cover_words(say: Wording, note: str) -> str:
    """Return what the program fills in on the cover."""
    return (
        line("CoverTitle", "{{ title }}")
        + line("Normal", "{%p if subtitle %}")
        + line("CoverSubtitle", "{{ subtitle }}", language=say.other)
        + line("Normal", "{%p endif %}")
        + line("CoverYear", "{{ year }}")
        + line("CoverNote", note)
    )


def imprint(say: Wording) -> Template:
    """Return the imprint: what the book is, how it came about, that a specimen is a specimen."""
    written, closed, specimen = say.imprint
    body = (
        line("ImprintHeading", "{{ title }}, {{ year }}")
        + line("Imprint", written)
        + line("Imprint", closed)
        + line("Imprint", "{%p if sample is defined and sample %}")
        + line("Imprint", specimen)
        + line("Imprint", "{%p endif %}")
    )
    return Template("imprint", "Template of the imprint", body)


def foreword(say: Wording) -> Template:
    """Return the place of a foreword: a heading and what to do there, which are not printed."""
    heading, advice = say.foreword
    body = line("Normal", "{%p if false %}") + line("Heading1", heading) + line("BodyText", advice) + line("Normal", "{%p endif %}")
    return Template("foreword", "Template of the foreword", body)


def city_foreword() -> Template:
    """Return the foreword of the sample city, which only that city's cycle has."""
    first, *others = FOREWORD
    body = (
        line("Heading1", "Foreword")
        + line("Lead", first)
        + "".join(line("BodyText", text) for text in others)
        + line("Signature", "The Mayor")
    )
    return Template("foreword", "Foreword of the sample city", body)


def contents(say: Wording) -> Template:
    """Return the contents: a heading that is not listed in itself, and the place of the list."""
    return Template(
        "contents", "Template of the contents", line("ContentsHeading", say.contents) + line("BodyText", "{{ contents }}")
    )


def credits_page(say: Wording) -> Template:
    """Return the credits: every department, its address, whether it contributed."""
    body = (
        line("Heading1", say.credits.heading)
        + line("Lead", say.credits.lead)
        + table(COLUMNS, credit_rows(say))
        + line("Credits", say.note)
    )
    return Template("credits", "Template of the credits", body)


def credit_rows(say: Wording) -> tuple[str, ...]:
    """Return the head of the table, and one row that is repeated for each department."""
    first, second, third = COLUMNS
    head = (cell(width, line("TableHead", name)) for width, name in zip(COLUMNS, say.columns, strict=True))
    department = (
        cell(
            first,
            lines("TableText", run("{{ department.name }}", style="Strong")),
            line("TableText", "{%p if department.other_name %}"),
            lines("TableText", run("{{ department.other_name }}", style="Emphasis", language=say.other)),
            line("TableText", "{%p endif %}"),
        ),
        cell(second, line("TableText", "{{ department.address }}")),
        cell(
            third,
            line(
                "TableText", f"{{% if department.delivered %}}{say.contributed}{{% else %}}{{{{ department.state }}}}{{% endif %}}"
            ),
        ),
    )
    return row(*head, head=True), repeat("for department in departments"), row(*department), repeat("endfor")


def repeat(words: str, widths: tuple[int, ...] = COLUMNS) -> str:
    """Return a row that vanishes when the template is filled in and steers the rows after it."""
    first, *rest = widths
    return row(cell(first, line("TableText", f"{{%tr {words} %}}")), *(cell(width, line("TableText", "")) for width in rest))


def figures_page(say: Wording) -> Template:
    """Return the year in figures: a row for each, big, with last year's beside it if there is one."""
    label, number, last = FIGURES
    head = (
        cell(label, line("TableHead", say.counted)),
        cell(number, line("FigureHead", "{{ year }}")),
        cell(last, line("FigureHead", "{{ last_year }}")),
    )
    figure = (
        cell(label, line("FigureLabel", "{{ figure.label }}"), line("FigureNote", "{{ figure.note }}")),
        cell(number, line("FigureNumber", "{{ figure.number }}")),
        cell(last, line("FigureBefore", "{{ figure.last }}")),
    )
    rows = (row(*head, head=True), repeat("for figure in figures", FIGURES), row(*figure), repeat("endfor", FIGURES))
    body = line("Heading1", say.figures.heading) + line("Lead", say.figures.lead) + table(FIGURES, rows)
    return Template("figures", "Template of the year in figures", body)


def back(say: Wording) -> Iterator[Template]:
    """Yield the pages between the chapters and the credits: what each is, and the place of its tables or lists."""
    titles = {
        "statistics": "statistics",
        "projects": "list of projects",
        "cities": "partner cities",
        "captions": "lists of figures and tables",
        "indexes": "indexes",
    }
    for name, page in say.back.items():
        lead, place = line("Lead", page.lead), line("BodyText", f"{{{{ {name} }}}}")
        if name == "indexes":  # in two columns
            lead, place = columns(lead, 1), columns(place, 2)
        yield Template(name, f"Template of the {titles[name]}", line("Heading1", page.heading) + lead + place)
