"""Whether every word of both sides is still there: counted over the whole file, and not asking the merging."""

from collections import Counter
from collections.abc import Iterator

from annuario.docx import Package
from annuario.docx.names import w
from annuario.docx.parts import Element

_SAID = (w("t"), w("delText"))
_CAME, _WENT = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))


def lost_words(base: Package, ours: Package, theirs: Package, merged: Package) -> frozenset[str]:
    """Return the words of `ours` and `theirs` that `merged` holds less often than it must.

    A word that one side took out may go: so often as it stands in `base` and not on that side. What is marked as deleted counts
    as there, for a person can take it back.
    """
    old, own, new, now = (_words(package) for package in (base, ours, theirs, merged))
    must = (own - (old - new), new - (old - own))
    return frozenset(word for wanted in must for word in wanted - now)


def _words(package: Package) -> Counter[str]:
    """Count the words, each as often as it stands with all tracked changes taken or with none of them, whichever is more."""
    views = [Counter(word for part in package.stories() for word in _view(part.tree(), without)) for without in (_WENT, _CAME)]
    return views[0] | views[1]


def _view(root: Element, without: tuple[str, ...]) -> Iterator[str]:
    for paragraph in root.iter(w("p")):
        own = (node for node in paragraph.iter(*_SAID, w("tab"), w("br")) if next(node.iterancestors(w("p"))) is paragraph)
        kept = (node for node in own if next(node.iterancestors(*without), None) is None)
        yield from "".join(node.text or "" if node.tag in _SAID else " " for node in kept).split()
