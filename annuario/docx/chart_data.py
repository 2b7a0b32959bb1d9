"""What a chart or a diagram says, without what a move or the house's looks change: by this it is known again."""

import re

from lxml import etree

from annuario.docx.names import R
from annuario.docx.tree import remove_all
from annuario.markup import parse

WORKBOOK = re.compile(rb"<(\w+:)?externalData\b[^>]*?(?:/>|>.*?</(?:\w+:)?externalData>)", re.DOTALL)
_LOOKS = ("c:spPr", "c:marker", "c:txPr", "c:dPt")


def chart_data(content: bytes) -> bytes:
    """Return the data in `content`: without ids of relationships, the way to a workbook outside, colours and lines."""
    try:
        root = parse(re.sub(rb'\brelId="[^"]*"', b"", WORKBOOK.sub(b"", content)))
    except etree.XMLSyntaxError:
        return content
    remove_all(root, _LOOKS)
    for node in root.iter():
        for key in [key for key in node.attrib if str(key).startswith(f"{{{R}}}")]:
            node.set(key, "")
    return etree.tostring(root, method="c14n")
