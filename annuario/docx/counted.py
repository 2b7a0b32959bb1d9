"""Words with numbers that fields count: by a rule, captions count through the book, so that these may differ from those handed in.

What a result shows is read with a blank form for each such number; what was handed in then fits it with any number there.
"""

import re
from copy import deepcopy

from annuario.docx.fields import fields
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import TEXT_TAGS, paragraph_text

_FORM = "\U0010fffd"  # the last of the private characters: XML allows it, and no font shows it
_NUMBERS = re.compile(rf"\d+|{_FORM}")
_COUNTING = frozenset({"SEQ", "REF"})


def form_of(paragraph: Element) -> str:
    """Return the words of `paragraph` with a form for each number that a field counts or refers to; "" if it has none."""
    copy = deepcopy(paragraph)
    filled = False
    for field in fields(copy):
        if field.kind in _COUNTING and field.separate is not None and field.end is not None:
            filled |= _empty(copy, field.separate, field.end)
    for simple in copy.iter(w("fldSimple")):
        if simple.get(w("instr"), "").split()[:1] in ([kind] for kind in _COUNTING):
            filled |= _put_form([text for text in simple.iter() if text.tag in TEXT_TAGS])
    return paragraph_text(copy) if filled else ""


def _empty(root: Element, start: Element, end: Element) -> bool:
    nodes = list(root.iter())
    between = nodes[nodes.index(start) : nodes.index(end)]
    return _put_form([node for node in between if node.tag in TEXT_TAGS])


def _put_form(texts: list[Element]) -> bool:
    if not "".join(text.text or "" for text in texts).strip().isdigit():
        return False
    for place, text in enumerate(texts):
        text.text = "" if place else _FORM
    return True


def uncounted(text: str) -> str:
    """Return `text` without its numbers, and without forms: equal for what differs in these alone."""
    return _NUMBERS.sub("", text)


def fills(text: str, form: str) -> bool:
    """Return whether `text` is `form` with a number in each of its places."""
    return re.fullmatch(r"\d{1,4}".join(map(re.escape, form.split(_FORM))), text) is not None
