"""Lines that are set in columns by tabs, as a table would be. They are named and never changed: none can know what was meant."""

from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import paragraph_text

_FEWEST = 3
_LONGEST = 200  # letters: longer text runs over several lines, and a tab in it stands behind a number or in a first line


def tab_tables(body: Element, roles: Roles) -> tuple[Element, ...]:
    """Return the paragraphs of `body` that stand in columns: three or more neighbours with as many tabs between words."""
    found: list[Element] = []
    group: list[Element] = []
    columns = 0
    for child in body:
        own = _tabs(child, roles) if child.tag == w("p") else 0
        if child.tag == w("p") and not own and not paragraph_text(child):
            continue
        if own != columns:
            found += group if len(group) >= _FEWEST else []
            group, columns = [], own
        if own:
            group.append(child)
    return (*found, *(group if len(group) >= _FEWEST else []))


def _tabs(paragraph: Element, roles: Roles) -> int:
    """Return how many tabs stand between the words of a paragraph of body text; several at one place count as one."""
    tabs, waiting, begun = 0, False, False
    for node in paragraph.iter(w("t"), w("tab"), w("sym")):
        holder = node.getparent()
        if node.tag == w("tab"):
            waiting = begun and holder is not None and holder.tag == w("r")
        elif node.tag == w("sym") or (node.text or "").strip():
            tabs += waiting
            waiting, begun = False, True
    lined = tabs and len(paragraph_text(paragraph)) <= _LONGEST
    return tabs if lined and roles.role(paragraph).kind is Kind.BODY else 0
