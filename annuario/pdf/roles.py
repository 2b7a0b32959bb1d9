"""What the styles of a text mean as tags (ISO 32000-1, 14.8.4): LibreOffice names each paragraph's tag by its style.

The names are those of Word's and the house's styles; 7.4 takes all but headings for plain paragraphs.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import pikepdf

from annuario.pdf.structure import elements

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "caption": "Caption",
        "Caption": "Caption",
        "Quote": "BlockQuote",
        "Intense Quote": "BlockQuote",
        "Quotations": "BlockQuote",
        "Strong": "Span",
        "Emphasis": "Span",
    }
)
"""Style, and the standard tag its paragraphs or words should have."""

_LINES = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "BlockQuote"})
_WITHIN_LINES = frozenset({"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"})
_STANDARD = _LINES | _WITHIN_LINES | {
    "Document", "Part", "Art", "Sect", "Div", "TOC", "TOCI", "Index", "NonStruct", "Private", "L", "LI", "Lbl", "LBody", "Table",
    "TR", "TH", "TD", "THead", "TBody", "TFoot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
}  # fmt: skip


def map_styles(pdf: pikepdf.Pdf, tags: Sequence[pikepdf.Object] | None = None) -> None:
    """Let every tag that is a style's name stand for a standard tag (ISO 14289-1, 7.1).

    `tags` are all elements, from whoever has them already.
    """
    root = pdf.Root.StructTreeRoot
    every = elements(pdf) if tags is None else tags
    if "/RoleMap" not in root:
        root.RoleMap = pikepdf.Dictionary()
    roles = root.RoleMap
    _free_standard_names(every, roles)
    for style, meaning in MEANINGS.items():
        if f"/{style}" in roles:
            roles[f"/{style}"] = pikepdf.Name(f"/{meaning}")
    _map_the_rest(every, roles)


def _free_standard_names(tags: Iterable[pikepdf.Object], roles: pikepdf.Object) -> None:
    """Tag by its meaning what has the name of another standard tag: the style Quote is a paragraph, the tag is not (7.1)."""
    taken = {name: str(meant)[1:] for name, meant in roles.items() if name[1:] in _STANDARD}
    for name in taken:
        del roles[name]
    for element in tags if taken else ():
        name = str(element.S)
        if name in taken:
            element.S = pikepdf.Name(f"/{MEANINGS.get(name[1:], taken[name])}")


def _map_the_rest(tags: Iterable[pikepdf.Object], roles: pikepdf.Object) -> None:
    """Take a name that stands for nothing for a paragraph, or for words where it stands within one."""
    for element in tags:
        name = str(element.S)
        if name[1:] not in _STANDARD and name not in roles:
            above = str(element.get("/P", pikepdf.Dictionary()).get("/S", "/Document"))
            meant = str(roles.get(above, above))[1:]
            roles[name] = pikepdf.Name.Span if meant in _LINES | _WITHIN_LINES else pikepdf.Name.P
