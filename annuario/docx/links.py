"""What links and fields lead to: an address, or a bookmark. Reads only, and knows nothing of what others do with them."""

import re
from collections.abc import Iterator

from annuario.docx.names import w
from annuario.docx.parts import Element

_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})
_VALUED = frozenset({"\\o", "\\t"})  # switches of HYPERLINK that have a value of their own


def target_of(code: str) -> tuple[str, str]:
    """Return the (address, bookmark) that a field's code leads to, ("", "") for one that leads nowhere."""
    words = [match[1] if match[1] is not None else match[2] for match in _WORDS.finditer(code)]
    kind = words[0].upper() if words else ""
    if kind in _REFERENCES:
        plain = [word for word in words[1:] if not word.startswith("\\")]
        return "", plain[0] if plain else ""
    if kind != "HYPERLINK":
        return "", ""
    address = bookmark = ""
    rest = iter(words[1:])
    for word in rest:
        if word.casefold() == "\\l":
            bookmark = next(rest, "")
        elif word.casefold() in _VALUED:
            next(rest, "")
        elif not word.startswith("\\"):
            address = address or word
    return address, bookmark


def codes(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield the code of every field below `root` with the element where the field begins."""
    stack: list[tuple[Element, list[str]]] = []
    for node in root.iter(w("fldChar"), w("instrText"), w("fldSimple")):
        if node.tag == w("fldSimple"):
            yield node.get(w("instr"), ""), node
        elif node.tag == w("instrText"):
            if stack:
                stack[-1][1].append(node.text or "")
        elif node.get(w("fldCharType")) == "begin":
            stack.append((node, []))
        elif stack and node.get(w("fldCharType")) == "end":
            begin, words = stack.pop()
            yield "".join(words), begin


def bookmarks_named(root: Element) -> Iterator[str]:
    """Yield the bookmarks of the document itself that fields below `root` lead to."""
    for code, _ in codes(root):
        address, bookmark = target_of(code)
        if bookmark and not address:
            yield bookmark
