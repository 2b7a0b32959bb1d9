"""A university's book: another language, three sections, its own colours, made by a folder and two Word templates alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
import pypdfium2
import pytest

from annuario.docx import Package, read
from annuario.docx.contrast import contrast
from annuario.docx.house import Styles
from annuario.docx.names import q, w
from annuario.docx.text import blocks, paragraph_text, style_id
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.pdf import outline, page_texts, verify
from annuario.report import Exported, export
from annuario.report.fitness import obstacles
from annuario.report.templates_check import check_templates
from annuario.report.words import words
from tests.documents.ateneo.catalogue import SILENT, ateneo_files
from tests.documents.ateneo.house import PALETTE
from tests.documents.city import REPOSITORY, build_draft
from tests.documents.templates.palette import COLOURS, Role
from tests.documents.templates.wording import ENGLISH, ITALIAN
from tests.documents.test_sample import parts
from tests.report.test_new_look import colours

CYCLE = Path("inputs", "ateneo-2024")
HERE = REPOSITORY / CYCLE
SECTIONS = ["Mobilità", "Ricerca", "Cooperazione"]
AROUND = (
    "L’anno in cifre",
    "Statistiche",
    "Elenco dei progetti",
    "Le città dei partner",
    "Figure e tabelle",
    "Indici",
    "Ringraziamenti",
)
TEXT_ON: dict[Role, tuple[Role, ...]] = {
    "blue": ("paper", "mist"),
    "ink": ("paper", "sand"),
    "slate": ("paper",),
    "text": ("paper", "mist"),
    "paper": ("blue",),
}
"""The colours of words, and of the grounds that they stand on."""


@dataclass(frozen=True)
class House:
    """The book as built: its desk, what export said, the draft, and the text of each page."""

    desk: Desk
    exported: Exported
    draft: Package
    pages: tuple[str, ...]

    @property
    def pdf(self) -> Path:
        """The PDF."""
        return Path(self.exported.path)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The university's whole report of its own day, in a project of which it has the templates of the repository."""
    folder = tmp_path_factory.mktemp("ateneo")
    for path, content in lying().items():
        (folder / CYCLE / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / CYCLE / path).write_bytes(content)
    (folder / "templates").symlink_to(REPOSITORY / "templates")
    with open_desk(CYCLE, here=folder) as desk, at_work(desk, "test"):
        build_draft(desk)
        exported = export(desk)
        yield House(desk, exported, read(desk.workspace.draft), page_texts(Path(exported.path)))


def lying() -> dict[str, bytes]:
    """Return what lies in the cycle's folder, without answers that a run has laid there."""
    paths = (path.relative_to(HERE) for path in HERE.rglob("*") if path.is_file())
    return {path.as_posix(): (HERE / path).read_bytes() for path in paths if "_answers" not in path.parts}


def said(*values: object) -> set[str]:
    """Return every word of two letters or more, in small letters, without the names of placeholders."""
    text = " ".join(re.sub(r"\{[^}]*\}+|%\}", " ", str(value)) for value in values)
    return {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 1}


def theirs(role: Role) -> str:
    """Return the university's colour in a role of the project's palette."""
    return PALETTE.get(COLOURS[role].value, COLOURS[role].value)


def test_the_cycle_is_a_description_what_was_handed_in_and_two_word_templates() -> None:
    kinds = Counter((path.split("/")[0], Path(path).suffix) for path in lying() if not path.rpartition("/")[2].startswith("."))

    assert kinds == {("cycle.toml", ".toml"): 1, ("shared", ".docx"): 5, ("shared", ".xlsx"): 2, ("templates", ".docx"): 2}
    assert {path for path in lying() if path.startswith("templates/")} == {"templates/house.docx", "templates/cover.docx"}


def test_what_lies_there_is_what_the_builders_write() -> None:
    written, lie = ateneo_files(), lying()

    assert set(lie) == {*written, "cycle.toml"}
    assert [path for path in written if parts(lie[path]) != parts(written[path])] == []


@pytest.mark.parametrize("role", TEXT_ON)
def test_words_stand_out_from_their_ground(role: Role) -> None:
    assert [ground for ground in TEXT_ON[role] if contrast(theirs(role), theirs(ground)) < 4.5] == []


def test_its_templates_and_the_projects_fit_together(house: House) -> None:
    assert check_templates(house.desk) == ()


def test_its_three_sections_stand_among_the_projects_pages(house: House) -> None:
    titles = [item.title for item in outline(house.pdf) if item.level == 1]

    assert titles == [AROUND[0], *SECTIONS, *AROUND[1:]]


def test_the_pdf_is_sound_and_italian(house: House) -> None:
    found = verify(house.pdf, language="it-IT", title="Le attività internazionali dell’Ateneo di Valdora 2024")

    assert found.faults == ()
    assert house.exported.faults == ()
    assert Styles(house.draft).language == "it-IT"


def test_its_colours_are_the_drafts_and_those_of_every_page(house: House) -> None:
    theme = house.draft.related("theme")
    assert theme is not None
    seen = [colours(page) for page in pypdfium2.PdfDocument(house.pdf)]

    assert [colour[0].get("val") for colour in theme.tree().iter(q("a:accent1"), q("a:accent2"))] == [
        theirs("blue"),
        theirs("clay"),
    ]
    assert [number for number, page in enumerate(seen, 1) if not page & {theirs("blue"), theirs("clay")}] == []
    assert [number for number, page in enumerate(seen, 1) if COLOURS["blue"].value in page] == []


def test_each_row_of_its_lists_is_a_fiche(house: House) -> None:
    titles = [title for path in HERE.glob("shared/*/*.xlsx") for title in titles_of(path)]
    styles = Styles(house.draft)

    named = [(paragraph_text(paragraph), styles.name(style_id(paragraph))) for paragraph in house.draft.body.iter(w("p"))]
    fiches = [text for text, style in named if style == "Fiche Title"]

    assert len(titles) == 8
    assert sorted(fiches) == sorted(titles)


def titles_of(path: Path) -> Iterable[str]:
    """Return the first column of a list, below its head."""
    rows = pd.read_excel(path, header=None, dtype=str, engine="openpyxl")[0].dropna().tolist()
    head = next(number for number, value in enumerate(rows) if value.startswith("Titolo"))
    return [row for row in rows[head + 1 :] if not row.startswith("Gli importi")]


def test_the_silent_department_has_its_placeholder(house: House) -> None:
    expected = "Dipartimento di Economia e Diritto: contributo atteso (relazione) entro il 21 febbraio 2025"

    assert [found.department for found in obstacles(house.draft, house.desk.cycle) if found.department] == [SILENT]
    assert [block.text for block in blocks(house.draft) if block.text.startswith(expected)] != []


def test_no_word_of_an_english_book_is_left_in_it(house: House) -> None:
    shared = [path for path in HERE.rglob("*") if path.suffix in {".docx", ".xlsx"} and path.parent.parent.name == "shared"]
    texts = [block.text for path in shared if path.suffix == ".docx" for block in blocks(read(path))]
    cells = [pd.read_excel(path, header=None, engine="openpyxl").to_string() for path in shared if path.suffix == ".xlsx"]
    italian = said(*words("it").values(), asdict(ITALIAN).values(), *texts, *cells, (HERE / "cycle.toml").read_text("utf-8"))
    english = said(*words("en").values(), asdict(ENGLISH).values()) - italian

    assert {"the", "contents", "department", "chapter", "page", "expected"} <= english
    assert said(*house.pages) & english == set()
