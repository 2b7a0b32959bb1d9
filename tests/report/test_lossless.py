"""Nothing that was handed in is lost: exactly in the draft, and as nearly as text can tell in the PDF."""

import re
from itertools import pairwise

from annuario.docx import read
from annuario.docx.changes import accept
from annuario.docx.text import Block, blocks, pictures
from annuario.docx.typed_lists import bare, is_typed
from annuario.ledger.builds import origins
from tests.report.conftest import Book
from tests.report.test_book import letters


def handed_in(book: Book) -> list[tuple[str, Block]]:
    """Return every block of every Word file that counts, read anew from the archive."""
    found = []
    for standing in book.desk.standings():
        for file in standing.counting:
            if file.kind == "narrative":
                package = read(book.desk.readable(file.digest))
                for story in package.stories():
                    list(accept(story.tree()))
                found += [(f"{standing.department.id}/{file.path}", block) for block in blocks(package)]
    return found


def item(words: str) -> str:
    """Return `words` as an item of a list has them, which shows by itself the bullet or number that was typed."""
    return bare(words) if is_typed(words) else words


def uncounted(words: str) -> str:
    """Return `words` without the numbers of tables and figures, which count through the book."""
    return re.sub(r"\b(tab\w*|fig\w*|foto|grafico)(\.?\s*(?:n\.\s*)?)\d+", r"\1\2#", words, flags=re.IGNORECASE)


def captioned(words: str) -> str:
    """Return `words` without the label and the number that begin a caption, for the book has its own."""
    return re.sub(r"^(?:tab\w*|fig\w*|foto|grafico)\.?\s*(?:\d+|[A-Z])\s*[-–:.]\s*", "", words, flags=re.IGNORECASE)


def stands_in(pages: list[str], words: str) -> bool:
    """Return whether `words` stand on a page, or begin on one and end on the next, with notes and running heads between."""
    return any(words in page for page in pages) or any(
        words[:cut] in page and words[cut:] in after
        for page, after in pairwise(pages)
        for cut in range(1, len(words))
        if words[:1] in page
    )


def test_every_paragraph_cell_and_note_is_in_the_draft(book: Book) -> None:
    blocks_in = handed_in(book)
    there = {uncounted(captioned(block.text)) for block in blocks(book.draft)}

    missing = [
        (file, block.text)
        for file, block in blocks_in
        if not {uncounted(captioned(block.text)), uncounted(item(block.text))} & there
    ]

    assert len(blocks_in) > 500
    assert {block.role for _, block in blocks_in} >= {"paragraph", "cell", "footnotes", "endnotes"}
    assert missing == []


def test_every_picture_is_in_the_draft_with_its_own_bytes(book: Book) -> None:
    files = [file for standing in book.desk.standings() for file in standing.counting if file.kind == "narrative"]
    shown = {digest for file in files for digest in pictures(read(book.desk.readable(file.digest)))}

    assert len(shown) >= 5
    assert shown - set(pictures(book.draft)) == set()


def test_at_least_995_of_1000_blocks_stand_in_the_pdf(book: Book) -> None:
    pages = [letters(page) for page in book.pages]
    blocks_in = [(file, captioned(block.text)) for file, block in handed_in(book) if letters(block.text)]

    missing = [(file, words) for file, words in blocks_in if not stands_in(pages, letters(words))]
    # The mark of a note stands as a digit within the words that call it: such a block is looked for without digits.
    bare = [re.sub(r"\d", "", page) for page in pages]
    missing = [(file, words) for file, words in missing if not stands_in(bare, re.sub(r"\d", "", letters(words)))]

    assert len(missing) <= 0.005 * len(blocks_in), missing


def test_the_ledger_says_where_each_contribution_stands(book: Book) -> None:
    files = {(s.department.id, file.path, file.digest) for s in book.desk.standings() for file in s.counting}

    told = {(o.department, o.path, o.digest) for o in origins(book.desk.ledger, book.assembled.number)}

    assert told == files
    assert book.assembled.blocks >= len(handed_in(book))
