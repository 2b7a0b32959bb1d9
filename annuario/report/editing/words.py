"""Whether every word of both sides is still there: counted over the whole file, and not asking the merging."""

from collections import Counter
from collections.abc import Iterator

from annuario.docx import Package
from annuario.docx.names import w
from annuario.docx.parts import Element

_SAID = (w("t"), w("delText"))


def lost_words(base: Package, ours: Package, theirs: Package, merged: Package) -> frozenset[str]:
    """Return the words of `ours` and `theirs` that `merged` holds less often than it must.

    A word that one side took out may go: so often as it stands in `base` and not on that side. What is marked as deleted counts
    as there, for a person can take it back.
    """
    old, own, new, now = (Counter(_words(package)) for package in (base, ours, theirs, merged))
    must = (own - (old - new), new - (old - own))
    return frozenset(word for wanted in must for word in wanted - now)


def _words(package: Package) -> Iterator[str]:
    for part in package.stories():
        for paragraph in part.tree().iter(w("p")):
            text = "".join(node.text or "" if node.tag in _SAID else " " for node in _own(paragraph))
            yield from text.split()


def _own(paragraph: Element) -> Iterator[Element]:
    """Yield what is said in a paragraph, and what parts words; not what stands in a text box within it."""
    for node in paragraph.iter(*_SAID, w("tab"), w("br")):
        if next(node.iterancestors(w("p"))) is paragraph:
            yield node
