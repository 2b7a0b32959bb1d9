"""The complex fields of one paragraph (ECMA-376 part 1, 17.16.18): which of its elements are code, and which are shown."""

from collections.abc import Iterator

from annuario.docx.merging.units import OBJECT
from annuario.docx.names import w
from annuario.docx.parts import Element

HIDDEN = frozenset({w(name) for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")})
"""What stands in a paragraph and shows nothing of it."""


class Fields:
    """The complex fields of one paragraph: each begin with its code, and each end, is an object; halves are none."""

    def __init__(self, paragraph: Element) -> None:
        self.whole: dict[Element, list[Element]] = {}
        self.ends: set[Element] = set()
        self.depth: list[Element] = []
        self.within_code = False
        open_: list[tuple[Element, list[Element], bool]] = []
        for node in paragraph.iter(w("fldChar"), w("instrText")):
            if next(node.iterancestors(w("p"))) is not paragraph or any(up.tag in HIDDEN for up in node.iterancestors(*HIDDEN)):
                continue
            kind = node.get(w("fldCharType"), "")
            if kind == "begin":
                open_.append((node, [node], False))
                continue
            if not open_:
                continue
            begin, elements, shown = open_[-1]
            if kind == "end":
                open_.pop()
                self.whole[begin] = elements
                self.ends.add(node)
                if open_ and not open_[-1][2]:  # a field within a code is part of that code
                    open_[-1][1].extend([*elements, node])
                    self.ends.discard(node)
                    self.whole.pop(begin)
            elif not shown:
                elements.append(node)
                open_[-1] = (begin, elements, kind == "separate")
        self.code = {element for elements in self.whole.values() for element in elements}
        self.last = {elements[-1]: begin for begin, elements in self.whole.items()}

    def enter(self, node: Element) -> Iterator[tuple[str, list[Element]]]:
        """Yield the object that a begin or an end is; a field without a result has no words until its end."""
        if node in self.whole:
            elements = self.whole[node]
            code = "".join(element.text or "" for element in elements if element.tag == w("instrText")).split()
            self.within_code = True
            yield f"{OBJECT}field-{code[0].upper() if code else ''}", elements
        elif node in self.ends:
            self.within_code = False
            yield f"{OBJECT}field-end", [node]
        if node in self.last and node.get(w("fldCharType")) == "separate":
            self.within_code = False
