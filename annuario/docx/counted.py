"""Words with numbers that fields count: by a rule, captions count through the book, so that these may differ from those handed in.

What a result shows is read with a blank form for each such number; what was handed in then fits it with any number there. A caption
may be called by another word than the office's, too: what it says behind its number is then what must be found.
"""

import re
from copy import deepcopy

from annuario.docx.caption_words import LABELS, sequence_of
from annuario.docx.fields import fields
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import TEXT_TAGS, paragraph_text

_FORM = "\U0010fffd"  # the last of the private characters: XML allows it, and no font shows it
_NUMBERS = re.compile(rf"\d+|{_FORM}")
_COUNTING = frozenset({"SEQ", "REF"})
_LABEL = re.compile(rf"{LABELS}\s*(?:n\.\s*)?(?:\d{{1,3}}|{_FORM}|(?-i:[A-Z](?![\w])))", re.IGNORECASE)
_TYPED = re.compile(rf"{_LABEL.pattern}\s*(?:[-–—:.)]\s*)?", re.IGNORECASE)
_SHOWN = re.compile(rf"[^\W\d_]+ {_FORM}(?:: | |$)")


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
    """Return `text` without its numbers, without forms, and without a label that begins it: equal for what differs in these alone.

    Of a label with its number alone, such as “Tab. 3”, the sequence that it counts in.
    """
    label = _TYPED.match(text)
    rest = text[label.end() :] if label else text
    return _NUMBERS.sub("", rest) if rest or not label else sequence_of(label[1])


def behind_label(text: str) -> str:
    """Return what a caption that was handed in says behind its label and number, all of it if it has none."""
    typed = _TYPED.match(text)
    return text[typed.end() :] if typed else text


def behind_number(form: str) -> str | None:
    """Return what a caption of a result says behind the number that a field counts, None if that does not begin it."""
    shown = _SHOWN.match(form)
    return form[shown.end() :] if shown else None


def fills(text: str, form: str) -> bool:
    """Return whether `text` is `form` with a number in each of its places."""
    return re.fullmatch(r"\d{1,4}".join(map(re.escape, form.split(_FORM))), text) is not None
