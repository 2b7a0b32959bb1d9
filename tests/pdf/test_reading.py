import threading
from pathlib import Path

from annuario.pdf import Exported, contents_entries, outline, page_labels, page_texts
from tests.office.small_report import HEADINGS


def test_the_text_of_each_page(exported: Exported) -> None:
    texts = page_texts(exported.path)

    assert [text.split("\n")[0] for text in texts] == [
        "Relazione internazionale 2005",
        "Gemellaggi e accordi",
        "Missioni e delegazioni",
        "Progetti europei",
    ]
    assert "Accordo rinnovato nel 2005." in texts[3]


def test_pages_without_labels_are_called_by_their_number(exported: Exported) -> None:
    assert page_labels(exported.path) == ("1", "2", "3", "4")


def test_many_may_read_at_once(exported: Exported) -> None:
    found: list[tuple[str, ...]] = []

    def read(path: Path) -> None:
        found.append((*page_texts(path), *(entry.title for entry in contents_entries(path))))

    threads = [threading.Thread(target=read, args=[exported.path]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [(*page_texts(exported.path), *(text for _, text in HEADINGS))] * 6


def test_bookmarks_follow_the_headings(exported: Exported) -> None:
    assert tuple((mark.level, mark.title) for mark in outline(exported.path)) == HEADINGS
