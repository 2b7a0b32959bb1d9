"""Parts that run or fetch something when a document is opened: the ways to them are cut, so that writing leaves them out."""

from collections.abc import Iterator

from annuario.docx.package import reached
from annuario.docx.parts import Package, Part
from annuario.docx.tree import remove_all

_RUNS = frozenset(
    (
        *("oleObject", "control", "activeXControlBinary", "aFChunk", "subDocument", "vbaProject", "wordVbaData"),
        *("attachedToolbars", "keyMapCustomizations", "attachedTemplate", "frame", "mailMergeSource", "mailMergeHeaderSource"),
    )
)
_HARMLESS_OUTSIDE = frozenset({"hyperlink", "image"})  # a linked picture is a matter of its own
_SETTINGS = ("w:attachedTemplate", "w:mailMerge", "w:rsids", "w:proofState", "w:linkStyles")
_FRAMES = ("w:frameset",)


def cut_hazards(package: Package) -> Iterator[str]:
    """Cut what leads from the parts of `package` to macros, controls, objects, templates and files elsewhere; yield addresses.

    Only what lies outside the file is yielded: objects within it are told where they stand in the text. What nothing leads to
    any more leaves the package.
    """
    for part in package.parts.values():
        for id_, rel in list(part.rels.items()):
            outside = rel.external and rel.kind not in _HARMLESS_OUTSIDE
            if rel.kind in _RUNS or outside or (rel.kind == "package" and _shows_text(part)):
                del part.rels[id_]
                if rel.external:
                    yield rel.target
    for kind, names in (("settings", _SETTINGS), ("webSettings", _FRAMES)):
        found = package.related(kind)
        if found is not None:
            remove_all(found.tree(), names)
    for name in package.parts.keys() - reached(package):
        del package.parts[name]


def _shows_text(part: Part) -> bool:
    """Return whether `part` is one of the text's own, whose packages are objects; a chart's package is its workbook."""
    return "wordprocessingml" in part.type
