import pikepdf

from annuario.pdf import Exported
from annuario.pdf.notes import bring_notes_to_marks
from tests.documents.reading_aloud import read_aloud


def test_a_note_is_read_at_its_mark(exported: Exported) -> None:
    read = [(spoken.role, spoken.text) for spoken in read_aloud(exported.path)]

    mark = read.index(("Link", "1"))
    words = " ".join(text.strip() for _, text in read[mark + 1 : mark + 5] if text)  # 25.2 tags the number by itself
    assert read[mark + 1] == ("Note", "")
    assert words.startswith("1 Accordo rinnovato nel 2005.")


def test_a_table_is_read_with_its_heads(exported: Exported) -> None:
    read = read_aloud(exported.path)

    cells = [(spoken.heads, read[place + 1].text) for place, spoken in enumerate(read) if spoken.role == "TD"]
    assert cells == [(("Progetto",), "Rete"), (("Euro",), "1.000"), (("Progetto",), "Scambio"), (("Euro",), "2.500")]


def test_a_note_that_stands_at_its_mark_stays(exported: Exported) -> None:
    with pikepdf.open(exported.path) as pdf:
        moved = bring_notes_to_marks(pdf)

        assert moved == 0
