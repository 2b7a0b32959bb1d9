"""The cures, on a report that has something for each of them."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from annuario.office import Office, export_pdf
from annuario.pdf import About, Aligned, Fixed, OutlineItem, Passage, Told, fix, outline, page_labels, page_texts
from annuario.pdf.headers import mend_headers
from annuario.pdf.labels import front_pages
from annuario.pdf.roles import map_styles
from annuario.pdf.structure import descendants, kids, role, roles_map
from tests.pdf.rich_report import CHART, LANGUAGE, MOTTO, QUOTE, SITE, STORED_DATE, TITLE, build

PASSAGES = (
    Passage(MOTTO, "en-GB"),
    Passage(QUOTE, "en-GB"),
    Passage("Rete delle città", "fr-FR"),
    Passage("resta valido", "de-DE"),
)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    folder = tmp_path_factory.mktemp("rich")
    return export_pdf(office, build(folder / "report.docx"), folder / "raw.pdf", work=folder / "work").path


@pytest.fixture(scope="module")
def fixed(raw: Path, when: datetime) -> tuple[Path, Fixed]:
    target = raw.with_name("fixed.pdf")
    told = Told(about=About(author="Ufficio relazioni", subject="Attività", keywords="città, pace"), passages=PASSAGES)
    return target, fix(raw, target, language=LANGUAGE, title=TITLE, when=when, told=told)


@pytest.fixture(scope="module")
def pdf(fixed: tuple[Path, Fixed]) -> Iterable[pikepdf.Pdf]:
    with pikepdf.open(fixed[0]) as opened:
        yield opened


def test_pages_before_the_report_are_called_by_roman_numbers(fixed: tuple[Path, Fixed]) -> None:
    assert (fixed[1].front, page_labels(fixed[0])) == (2, ("i", "ii", "1", "2", "3"))


def test_the_outline_ends_at_the_third_level(fixed: tuple[Path, Fixed]) -> None:
    titles = ((1, "Gemellaggi", 3), (2, "Città", 3), (3, "Dettagli", 3), (1, "Progetti", 4), (2, "Elenco", 5))

    assert outline(fixed[0]) == tuple(OutlineItem(*title) for title in titles)


def test_passages_have_their_language_and_doubts_are_counted(fixed: tuple[Path, Fixed], pdf: pikepdf.Pdf) -> None:
    languages = [str(each.Lang) for each in descendants(pdf.Root.StructTreeRoot) if "/Lang" in each and "/S" in each]

    assert (fixed[1].passages, languages) == (Aligned(there=2, given=1, left=1), ["en-GB", "en-GB", "fr-FR"])


def test_styles_mean_what_they_are(pdf: pikepdf.Pdf) -> None:
    roles = roles_map(pdf)
    elements = [each for each in descendants(pdf.Root.StructTreeRoot) if "/S" in each]
    kinds = [role(each, roles) for each in elements]

    assert (kinds.count("Caption"), kinds.count("BlockQuote"), kinds.count("Quote")) == (1, 1, 0)
    assert {name for name in roles if name in {"Quote", "P", "Caption"}} == set()


def test_a_chart_is_drawn_and_described(pdf: pikepdf.Pdf) -> None:
    (figure,) = (each for each in descendants(pdf.Root.StructTreeRoot) if each.get("/S") == "/Figure")

    assert (str(figure.Alt), [dict(page.get_images()) for page in pdf.pages]) == (CHART, [{}] * 5)


def test_a_link_leads_out_and_says_where(pdf: pikepdf.Pdf) -> None:
    links = [
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Link" and "/A" in each
    ]
    tagged = {each.Obj.objgen for each in descendants(pdf.Root.StructTreeRoot) if each.get("/Type") == "/OBJR"}

    assert [(str(link.A.URI), str(link.Contents), link.objgen in tagged) for link in links] == [
        (SITE, "la pagina dei gemellaggi", True)
    ]


def test_a_date_stands_as_it_was_last_shown(fixed: tuple[Path, Fixed]) -> None:
    assert f"Stampato il {STORED_DATE}" in page_texts(fixed[0])[2]


def test_properties_are_those_told(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        told = (metadata["dc:creator"], metadata["dc:description"], metadata["pdf:Keywords"])
    info = tuple(str(pdf.docinfo[key]) for key in ("/Author", "/Subject", "/Keywords"))

    assert (told, info) == ((["Ufficio relazioni"], "Attività", "città, pace"), ("Ufficio relazioni", "Attività", "città, pace"))


def test_a_silent_link_gets_the_words_it_stands_on(tmp_path: Path, raw: Path, when: datetime) -> None:
    silent = tmp_path / "silent.pdf"
    with pikepdf.open(raw) as pdf:
        for page in pdf.pages:
            for mark in page.obj.get("/Annots", pikepdf.Array()).as_list():
                if "/Contents" in mark:  # 25.2 writes none
                    del mark["/Contents"]
        pdf.save(silent)

    fix(silent, tmp_path / "fixed.pdf", language=LANGUAGE, title=TITLE, when=when)

    with pikepdf.open(tmp_path / "fixed.pdf") as pdf:
        words = [str(mark.Contents) for page in pdf.pages for mark in page.obj.get("/Annots", pikepdf.Array()).as_list()]
    assert words[-1] == "la pagina dei gemellaggi"
    assert all(words)


@pytest.mark.parametrize(
    ("texts", "front"),
    [
        (["Copertina", "Indice\nii", "Testo\n1", "Testo\n2", "Testo\n3"], 2),
        (["Testo\n1", "Testo\n2", "Testo\n3"], 0),
        (["Relazione 2005\nTesto", "Relazione 2005\nTesto"], 0),
        (["Testo", "1 euro", "2 euro", "niente", "altro 7", "altro 9"], 0),
        (["Copertina", "", "Testo\n1", "Testo\n2", "", "Testo\n4"], 2),
        ([], 0),
    ],
)
def test_where_the_numbering_begins(texts: list[str], front: int) -> None:
    assert front_pages(texts) == front


def test_heads_of_rows_and_columns() -> None:
    cells = (("Table Head", "Table Head"), ("Table Head", "Table Text"), ("Fiche Label", "Fiche Text"))
    with pikepdf.new() as pdf:
        table = _table(pdf, cells)
        mend_headers([table], roles_map(pdf))

        told = [[(str(cell.S), _scope(cell)) for cell in kids(row)] for row in kids(table)]

    assert told == [
        [("/TH", "/Column"), ("/TH", "/Column")],
        [("/TH", "/Row"), ("/TD", None)],
        [("/TH", "/Row"), ("/TD", None)],
    ]


def test_a_style_named_as_another_tag_does_not_take_its_name() -> None:
    with pikepdf.new() as pdf:
        table = _table(pdf, (("Code", "Own"),))
        pdf.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary({"/Code": pikepdf.Name.P})

        map_styles(pdf)

        names = [str(each.S) for each in descendants(table)]
        roles = roles_map(pdf)
    assert (names, roles) == (["/TR", "/TD", "/P", "/TD", "/Own"], {"Own": "P"})


def _table(pdf: pikepdf.Pdf, rows: tuple[tuple[str, ...], ...]) -> pikepdf.Object:
    """A table whose cells hold one paragraph each, tagged by these styles, in a tree of its own."""

    def element(name: str, *below: pikepdf.Object) -> pikepdf.Object:
        made = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(f"/{name}"), K=pikepdf.Array(below)))
        for each in below:
            each.P = made
        return made

    table = element("Table", *(element("TR", *(element("TD", element(style)) for style in row)) for row in rows))
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=pikepdf.Array([table])))
    return table


def _scope(cell: pikepdf.Object) -> str | None:
    attributes = cell.get("/A")
    return None if attributes is None else str(attributes[0].Scope)
