"""Prefixes on the root of a part: those that markup compatibility names in attributes must be declared where they stand.

ECMA-376 part 3: `mc:Ignorable` and `Requires` name namespaces by prefix, so a text that moves needs its prefixes at its new root.
"""

from collections.abc import Iterable

from lxml import etree

from annuario.docx.names import MC, q
from annuario.docx.parts import Element, Package

_IGNORABLE = q("mc:Ignorable")


def declare_prefixes(out: Package, sources: Iterable[Package]) -> None:
    """Let the roots of the stories of `out` declare all prefixes that those of `sources` need, before anything moves there.

    Afterwards would be slow: every element of a tree would look for its namespaces anew.
    """
    map_: dict[str, str] = {"mc": MC}
    ignorable: set[str] = set()
    for package in sources:
        for story in package.stories():
            root = story.tree()
            _declare(map_, root.nsmap.items())
            for choice in root.iter(q("mc:Choice")):
                wanted = choice.get("Requires", "").split()
                _declare(map_, [(prefix, uri) for prefix, uri in choice.nsmap.items() if prefix in wanted])
            ignorable |= {root.nsmap[prefix] for prefix in root.get(_IGNORABLE, "").split() if prefix in root.nsmap}
    for story in out.stories():
        story.replace(_rooted(story.tree(), map_, ignorable))


def _declare(map_: dict[str, str], pairs: Iterable[tuple[str | None, str]]) -> None:
    for prefix, uri in pairs:
        if prefix is not None:
            map_.setdefault(prefix, uri)


def _rooted(root: Element, map_: dict[str, str], ignorable: set[str]) -> Element:
    """Return a root with the children and attributes of `root` that declares all prefixes."""
    wanted = {**map_, **{prefix: uri for prefix, uri in root.nsmap.items() if prefix is not None}}
    new = etree.Element(root.tag, nsmap=wanted)
    new.attrib.update(root.attrib)
    known: dict[str, str] = {}
    for prefix, uri in wanted.items():
        known.setdefault(uri, prefix)
    ignored = {known[uri] for uri in ignorable if uri in known} | set(root.get(_IGNORABLE, "").split())
    if ignored:
        new.set(_IGNORABLE, " ".join(sorted(ignored)))
    new.extend(list(root))
    return new
