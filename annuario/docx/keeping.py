"""What stays together on a page: a short table, a line and the list that it begins, lines in columns, a picture's caption with it.

Says so by "keep with next" alone (ECMA-376 part 1, 17.3.1.15): pages are broken by Word and LibreOffice.
"""

import re
from collections.abc import Collection, Iterator

from annuario.docx.house import Styles, plain_name
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import is_blank, paragraph_text, style_id
from annuario.docx.tree import PPR_ORDER, element, properties, put

_ROWS = 12  # rows of a table, lines of a chain: longer ones would leave too much of a page empty
_LETTERS = 1500  # so would one of long texts
_LEAD = 130  # letters: a longer text has a line or two of its own beside the list
_LIST = re.compile(r"list(?:bullet|number)(\d?)")


def keep_together(body: Element, styles: Styles, in_columns: Collection[Element]) -> None:
    """Mark in `body`, which has the house's looks, what is to stay together; `in_columns` are lines set in columns by tabs."""
    for table in body.iterfind(w("tbl")):
        if _is_short(table):
            _keep_rows(table)
    chain: list[Element] = []
    for paragraph in body.iterfind(w("p")):
        after = next(_following(paragraph), None)
        if after is None or is_blank(paragraph):
            continue
        if _is_caption(paragraph, styles):
            _keep(paragraph, on=_shows_something(after) and not _belongs_above(paragraph))
        elif _leads_to(paragraph, after, styles) or (paragraph in in_columns and after in in_columns):
            chain.append(paragraph)
            if after.tag == w("p"):
                continue
        _keep_chain(chain)
        chain = []
    _keep_chain(chain)


def _keep_chain(chain: Collection[Element]) -> None:
    """Keep lines that follow each other on one page, unless they are too many for it: LibreOffice would try without an end."""
    if len(chain) < _ROWS and sum(len(paragraph_text(line)) for line in chain) <= _LETTERS:
        for line in chain:
            _keep(line, on=True)


def _is_short(table: Element) -> bool:
    letters = sum(len(text.text or "") for text in table.iter(w("t")))
    pictures = next(table.iter(w("drawing"), w("pict")), None)
    return len(table.findall(w("tr"))) <= _ROWS and letters <= _LETTERS and pictures is None


def _keep_rows(table: Element) -> None:
    for row in table.findall(w("tr"))[:-1]:
        for paragraph in row.iter(w("p")):
            _keep(paragraph, on=True)


def _keep(paragraph: Element, *, on: bool) -> None:
    put(properties(paragraph, "pPr"), element("w:keepNext", **({} if on else {"val": "0"})), PPR_ORDER)


def _following(paragraph: Element, *, back: bool = False) -> Iterator[Element]:
    """Yield the tables and paragraphs beside `paragraph`, the nearest first, blank ones set aside."""
    for other in paragraph.itersiblings(preceding=back):
        if other.tag == w("tbl") or (other.tag == w("p") and (not is_blank(other) or _shows_something(other))):
            yield other


def _is_caption(paragraph: Element, styles: Styles) -> bool:
    return plain_name(styles.name(style_id(paragraph))) == "caption"


def _shows_something(block: Element) -> bool:
    return block.tag == w("tbl") or next(block.iter(w("drawing"), w("pict")), None) is not None


def _belongs_above(caption: Element) -> bool:
    """Return whether a caption stands right below what it names, a picture; a table has its caption above."""
    before = next(_following(caption, back=True), None)
    return before is not None and before.tag == w("p") and _shows_something(before)


def _leads_to(paragraph: Element, after: Element, styles: Styles) -> bool:
    """Return whether `paragraph` announces what follows: by its colon, or as an item over deeper ones."""
    own, next_ = _level(paragraph, styles), _level(after, styles)
    if own:
        return next_ > own
    listed = next_ > 0 or after.tag == w("tbl") or next(after.iter(w("tab")), None) is not None
    text = paragraph_text(paragraph)
    return listed and text.endswith(":") and len(text) <= _LEAD


def _level(block: Element, styles: Styles) -> int:
    """Return how deep an item of a list stands, 0 if it is none."""
    found = _LIST.fullmatch(plain_name(styles.name(style_id(block)))) if block.tag == w("p") else None
    return int(found[1] or 1) if found else 0
