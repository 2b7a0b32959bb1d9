"""Colours of the theme in plain values: Word follows the theme's slot, LibreOffice 7.4 the value that stands beside it."""

from typing import Final

from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import finder

_SLOTS: Final = {
    "text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "dark1": "dk1", "light1": "lt1", "dark2": "dk2",
    "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_KINDS: Final = frozenset({"styles", "numbering", "header", "footer", "footnotes", "endnotes"})
_coloured = finder("descendant::*/@w:themeColor/.. | descendant::*/@w:themeFill/..")


def follow_theme(package: Package) -> None:
    """Let each value beside a slot of the theme be what the theme says; one that is made lighter or darker stays."""
    theme = package.related("theme")
    if theme is None:
        return
    colours = {str(node.tag).rpartition("}")[2]: _value(node) for scheme in theme.tree().iter(q("a:clrScheme")) for node in scheme}
    parts = [package.main, *(package.parts[r.target] for r in package.main.rels.values() if r.kind in _KINDS and not r.external)]
    for part in parts:
        for node in _coloured(part.tree()):
            _follow(node, "themeColor", "val" if node.tag == w("color") else "color", colours)
            _follow(node, "themeFill", "fill", colours)


def _value(node: Element) -> str:
    inner = node[0] if len(node) else node
    return inner.get("val", "") if inner.tag == q("a:srgbClr") else inner.get("lastClr", "")


def _follow(node: Element, slot: str, value: str, colours: dict[str, str]) -> None:
    name = node.get(w(slot), "")
    colour = colours.get(_SLOTS.get(name, name), "")
    changed = any(node.get(w(f"{slot.replace('Color', '')}{how}")) for how in ("Tint", "Shade"))
    if colour and not changed:
        node.set(w(value), colour)
