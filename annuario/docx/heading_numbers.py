"""The numbers of headings, which the house's headings do not show: what names them in the text is found and kept as it reads."""

import re
from collections.abc import Iterator

from annuario.docx.fields import Field, fields
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import paragraph_text
from annuario.docx.tree import remove

_PARTS = r"sections?|sezion[ei]|paragraph|paragraf[oi]|par\.|chapters?|capitol[oi]|cap\.|clauses?|§+"
_SAYS = r"see|vedi|vedere|cfr\.?|(?:al|il|del|nel) punto"
_NAMES = re.compile(rf"\b(?:{_SAYS})\s+(?:(?:{_PARTS})\s*)?\d+(?:\.\d+)+|(?:\b(?:{_PARTS})|§)\s*\d+(?:\.\d+)*\b", re.IGNORECASE)
_BY_NUMBER = re.compile(r"\s*REF\s+(\S+)\s.*\\[rnw]\b", re.IGNORECASE)


def numbered_headings(body: Element, roles: Roles) -> tuple[Element, ...]:
    """Return the headings of `body` that show a number of their own, from a list and not typed."""
    return tuple(p for p in body.iter(w("p")) if roles.role(p).kind is Kind.HEADING and roles.listed(p) is Kind.NUMBER)


def naming(body: Element, numbered: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return the paragraphs of `body` whose words or fields name one of the headings `numbered` by its number."""
    if not numbered:
        return ()
    by_field = {paragraph for _, paragraph in _by_number(body, numbered)}
    return tuple(p for p in body.iter(w("p")) if p in by_field or _NAMES.search(paragraph_text(p)))


def freeze_numbers(body: Element, numbered: tuple[Element, ...]) -> None:
    """Let each field that shows the number of a heading keep the number it showed: updated, it would show none."""
    for field, _ in list(_by_number(body, numbered)):
        for node in (field.begin, *field.codes, field.separate, field.end):
            if node is not None:
                remove(node)


def _by_number(body: Element, numbered: tuple[Element, ...]) -> Iterator[tuple[Field, Element]]:
    names = {mark.get(w("name"), "") for heading in numbered for mark in heading.iter(w("bookmarkStart"))}
    for field in fields(body) if names else ():
        match = _BY_NUMBER.match(field.code)
        paragraph = next(field.begin.iterancestors(w("p")), None)
        if match and match[1] in names and paragraph is not None:
            yield field, paragraph
