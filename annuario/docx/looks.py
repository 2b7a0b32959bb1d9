"""What a paragraph looks like as a whole: the size, weight and slant that all its words share. Reads; changes nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.tree import number, on

_PLAIN_SIZE = 20  # ten points, where a document says nothing (ECMA-376 part 1, 17.3.2.38)


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """The look that all words of a paragraph share; `size` is in half-points."""

    size: int
    bold: bool
    capitals: bool = False
    italic: bool = False
    underlined: bool = False


class Looks:
    """The looks of the paragraphs of one document, by its own styles."""

    def __init__(self, styles: Styles) -> None:
        """Begin with the document's styles."""
        self._styles = styles
        self._known: dict[str, tuple[int | None, Look]] = {}
        part = styles.package.related("styles")
        size = part.tree().find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}") if part is not None else None
        self._size = number(size.get(w("val")), _PLAIN_SIZE) if size is not None else _PLAIN_SIZE

    def look(self, paragraph: Element) -> Look | None:
        """Return the look that all words of `paragraph` share, None if they do not share one or there are none."""
        found = {self._run(run, paragraph) for run in _runs(paragraph)}
        return found.pop() if len(found) == 1 else None

    def commonest_size(self, paragraphs: Iterable[Element]) -> int:
        """Return the size in which most letters of `paragraphs` are set."""
        letters: Counter[int] = Counter()
        for paragraph in paragraphs:
            for run in _runs(paragraph):
                letters[self._run(run, paragraph).size] += sum(len(text.text or "") for text in run.iterfind(w("t")))
        return letters.most_common(1)[0][0] if letters else self._size

    def _run(self, run: Element, paragraph: Element) -> Look:
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        id_ = style.get(w("val"), "") if style is not None else self._styles.defaults.get("paragraph", "")
        size, base = self._of_style(id_)
        props = run.find(w("rPr"))
        if props is None:
            return base if size is not None else _sized(base, self._size)
        own = props.find(w("rStyle"))
        own_size, over = self._of_style(own.get(w("val"), "")) if own is not None else (None, Look(0, bold=False))
        direct = props.find(w("sz"))
        if direct is not None:
            own_size = number(direct.get(w("val")), self._size)
        return Look(
            next(found for found in (own_size, size, self._size) if found is not None),
            _on(props, "b", default=over.bold or base.bold),
            _on(props, "caps", default=over.capitals or base.capitals),
            _on(props, "i", default=over.italic or base.italic),
            _on(props, "u", default=over.underlined or base.underlined),
        )

    def _of_style(self, id_: str) -> tuple[int | None, Look]:
        if id_ not in self._known:
            sizes = (style.find(f"{w('rPr')}/{w('sz')}") for style in self._styles.chain(id_))
            size = next((number(found.get(w("val")), self._size) for found in sizes if found is not None), None)
            switches = (self._styles.switch(id_, name) for name in ("b", "caps", "i", "u"))
            self._known[id_] = size, Look(size or 0, *switches)
        return self._known[id_]


def _sized(look: Look, size: int) -> Look:
    return Look(size, look.bold, look.capitals, look.italic, look.underlined)


def _on(props: Element, name: str, *, default: bool) -> bool:
    """Return whether the switch `name` is on in `props`, `default` where it says nothing."""
    said = on(props, name)
    return default if said is None else said


def _runs(paragraph: Element) -> list[Element]:
    """Return the runs of `paragraph` itself that show words."""
    return [
        run
        for run in paragraph.iter(w("r"))
        if any((text.text or "").strip() for text in run.iterfind(w("t"))) and next(run.iterancestors(w("p"))) is paragraph
    ]
