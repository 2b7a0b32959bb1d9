"""What is mended while a document is read, so that nothing later meets it: fields without end, numbers without numbering.

Takes no word out that a reader saw. Each thing mended is told in one sentence.
"""

from collections.abc import Iterator

from annuario.docx.fields import Field, fields
from annuario.docx.names import w
from annuario.docx.parts import Element, Package, Part
from annuario.docx.tree import remove


def mend(package: Package) -> Iterator[str]:
    """Mend the texts of `package` in place; yield a sentence for each thing mended."""
    for part in package.stories(comments=True):
        count = sum(map(_mend_fields, _texts(part)))
        if count:
            yield f"{part.name}: {_told(count, 'field was', 'fields were')} not whole; only the words shown were kept"
    if package.related("numbering") is None:
        count = sum(_take_numbers_off(part.tree()) for part in package.stories(comments=True))
        if count:
            told = _told(count, "paragraph counts", "paragraphs count")
            yield f"{package.main_name}: {told} in a numbering that the file does not have; the words were kept"


def _told(count: int, one: str, more: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {more}"


def _texts(part: Part) -> list[Element]:
    """Return the texts of a part that no field can run across: the body, or each note and comment."""
    root = part.tree()
    return [root] if root.tag == w("document") else list(root)


def _mend_fields(root: Element) -> int:
    """Dissolve the fields below `root` that have no end, and marks of none; return how many there were."""
    marks = list(root.iter(w("fldChar")))
    if not marks:
        return 0
    found = fields(root)
    known = {node for field in found for node in (field.begin, field.separate, field.end)}
    strays = [node for node in marks if node not in known]
    broken = [field for field in found if field.end is None]
    for node in strays:
        remove(node)
    for field in broken:
        _dissolve(field)
    return len(broken) + (1 if strays and not broken else 0)


def _dissolve(field: Field) -> None:
    """Take the marks and the code of `field` away; what it showed stays, or what stands after it if it showed nothing yet."""
    for node in (field.begin, *field.codes, field.separate):
        if node is not None:
            remove(node)


def _take_numbers_off(root: Element) -> int:
    found = list(root.iter(w("numPr")))
    for node in found:
        remove(node)
    return len(found)
