"""Where something stands in a document, in words that a person finds it by: the heading above it, and what it begins with."""

from functools import cached_property

from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import paragraph_text

_LONGEST = 60


class Places:
    """The places of one document; it is looked through when the first is asked for, and not before."""

    def __init__(self, package: Package) -> None:
        """Begin with the document as it is."""
        self._package = package

    @cached_property
    def _headings(self) -> dict[Element, str]:
        """The heading that each child of the body stands under."""
        roles, heading, found = Roles.of(self._package), "", {}
        for child in self._package.body:
            if child.tag == w("p") and roles.role(child).kind in {Kind.HEADING, Kind.TITLE}:
                heading = shortened(paragraph_text(child)) or heading
            found[child] = heading
        return found

    def at(self, element: Element | None) -> str:
        """Return the place of `element`: its heading and its paragraph's first words, as far as there are any."""
        if element is None:
            return ""
        paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
        words = shortened(paragraph_text(paragraph)) if paragraph is not None else ""
        top = element
        while (parent := top.getparent()) is not None and parent.tag != w("body"):
            top = parent
        heading = self._headings.get(top, "")
        return " > ".join(dict.fromkeys(part for part in (heading, words) if part))


def shortened(text: str) -> str:
    """Return `text`, cut after a few words' length."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}…"
