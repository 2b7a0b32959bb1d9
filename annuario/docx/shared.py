"""Styles that documents share: files made from one template have the same ones, to the byte, which are parsed but once."""

from collections.abc import Iterator
from contextlib import contextmanager

from annuario.docx.parts import Package, Part


class SharedStyles:
    """The styles of the document looked at last; no more are kept, so that memory does not grow with the documents."""

    def __init__(self) -> None:
        """Begin with none."""
        self.last: Part | None = None

    @contextmanager
    def of(self, package: Package) -> Iterator[None]:
        """Let `package` lend the tree of its styles from the document before if they are equal; they are only looked at within."""
        part = package.related("styles")
        if part is None or part.parsed:
            yield
            return
        if self.last is None or self.last.content != part.content:
            self.last = Part(part.name, part.type, part.content)
        part.replace(self.last.tree())
        try:
            yield
        finally:
            part.reset(part.content)
