"""Styles that documents share: files made from one template have the same ones, to the byte, which are parsed but once."""

from collections.abc import Iterator
from contextlib import contextmanager

from annuario.docx.parts import Element, Package, Part


class SharedStyles:
    """The styles of the document looked at last; no more are kept, so that memory does not grow with the documents."""

    def __init__(self) -> None:
        """Begin with none."""
        self.last: tuple[bytes, Element] | None = None

    @contextmanager
    def of(self, package: Package) -> Iterator[None]:
        """Let `package` lend the tree of its styles from the document before if they are equal; they are only looked at within."""
        part = package.related("styles")
        if part is None or part.parsed:
            yield
            return
        content = part.content
        part.replace(self._tree(part, content))
        try:
            yield
        finally:
            part.reset(content)

    def _tree(self, part: Part, content: bytes) -> Element:
        if self.last is None or self.last[0] != content:
            self.last = content, part.renamed(part.name).tree()
        return self.last[1]
