"""The names of WordprocessingML that the room uses (ECMA-376 part 1 and 2): namespaces, relationship and content types."""

from functools import cache
from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V: Final = "urn:schemas-microsoft-com:vml"
O: Final = "urn:schemas-microsoft-com:office:office"  # noqa: E741 -- the prefix that the standard uses
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
W16CID: Final = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
W16CEX: Final = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
XML: Final = "http://www.w3.org/XML/1998/namespace"
RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"

PREFIXES: Final = {
    "w": W,
    "r": R,
    "a": A,
    "wp": WP,
    "c": C,
    "dgm": DGM,
    "wps": WPS,
    "wpg": WPG,
    "pic": PIC,
    "mc": MC,
    "m": M,
    "v": V,
    "o": O,
    "w14": W14,
    "w15": W15,
    "w16cid": W16CID,
    "w16cex": W16CEX,
    "xml": XML,
}

OFFICE_DOCUMENT: Final = f"{R}/officeDocument"
MAIN_TYPES: Final = frozenset(
    f"application/vnd.{maker}.{kind}.main+xml"
    for maker, kind in (
        ("openxmlformats-officedocument", "wordprocessingml.document"),
        ("openxmlformats-officedocument", "wordprocessingml.template"),
        ("ms-word", "document.macroEnabled"),
        ("ms-word", "template.macroEnabledTemplate"),
    )
)
DOCUMENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@cache
def w(name: str) -> str:
    """Return `name` in the main namespace, as lxml writes it."""
    return f"{{{W}}}{name}"


@cache
def q(name: str) -> str:
    """Return a prefixed name such as `wp:docPr` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def word_type(kind: str) -> str:
    """Return the content type of a WordprocessingML part such as `footnotes`."""
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
