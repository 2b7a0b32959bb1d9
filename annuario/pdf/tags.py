"""Repairs of the tags LibreOffice writes, each for a rule of PDF/UA-1 (ISO 14289-1) that its own export breaks.

Nothing is invented: a picture without a description stays without one, and is found by verification.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pikepdf

from annuario.pdf.headers import mend_headers
from annuario.pdf.painting import MARK_BEGINS, OTHER_PAINTS, PATH_BEGINS, Instruction, Piece, paints_unmarked, pieces
from annuario.pdf.roles import map_styles
from annuario.pdf.structure import box_of, elements, role, roles_map

_SLACK = 2.0  # points by which a picture may stand over the box its tag gives
_PATH_POINTS = {"m", "l", "re", "c", "v", "y"}


def mend_tags(pdf: pikepdf.Pdf, tags: Sequence[pikepdf.Object] | None = None) -> None:
    """Repair an opened, tagged PDF in place; one without tags is left as it is.

    `tags` are all its elements in reading order, from whoever has them already.
    """
    for page in pdf.pages:
        _name_tab_order(page)
        _drop_loose_links(page)
    if "/StructTreeRoot" not in pdf.Root:
        return
    every = elements(pdf) if tags is None else tags
    map_styles(pdf, every)
    roles = roles_map(pdf)
    told = [(element, role(element, roles)) for element in every]
    mend_headers([element for element, kind in told if kind == "Table"], roles)
    _number_notes(pdf, [element for element, kind in told if kind == "Note"])
    empty: defaultdict[object, list[pikepdf.Object]] = defaultdict(list)
    for element, kind in told:
        if kind == "Figure" and "/K" not in element and "/Pg" in element:
            empty[element["/Pg"].objgen].append(element)
    for page in pdf.pages:
        _mend_content(pdf, page, empty[page.objgen])


def _name_tab_order(page: pikepdf.Page) -> None:
    """Write the tab order as a name (7.18.3): LibreOffice 7.4 writes a string."""
    if "/Annots" in page or "/Tabs" in page:
        page.obj["/Tabs"] = pikepdf.Name.S


def _drop_loose_links(page: pikepdf.Page) -> None:
    """Remove links within the document that have no tag (7.18.5): those back from a footnote to its mark."""
    if "/Annots" not in page:
        return
    marks = page.obj["/Annots"].as_list()
    kept = [mark for mark in marks if not ("/Dest" in mark and "/StructParent" not in mark)]
    if len(kept) < len(marks):
        page.obj["/Annots"] = pikepdf.Array(kept)


def _number_notes(pdf: pikepdf.Pdf, notes: Iterable[pikepdf.Object]) -> None:
    """Give each note an id of its own (7.9)."""
    loose = [note for note in notes if "/ID" not in note]
    if not loose:
        return
    root = pdf.Root.StructTreeRoot
    if "/IDTree" not in root:
        root.IDTree = pikepdf.NameTree.new(pdf).obj
    tree = pikepdf.NameTree(root.IDTree)
    for number, note in enumerate(loose, start=1):
        name = f"note-{number:05}"
        note.ID = pikepdf.String(name)
        tree[name] = note


# --- the content of a page ---


def _mend_content(pdf: pikepdf.Pdf, page: pikepdf.Page, figures: list[pikepdf.Object]) -> None:
    """Mark untagged lines as ornaments (7.1), and bring pictures back under their own, empty tags.

    LibreOffice 7.4 writes a Figure tag with the description and leaves it empty, while the picture is painted as an
    ornament: a reader by ear never comes upon it, though no validator minds.
    """
    if not figures and not paints_unmarked(page):
        return
    marker = _FigureMarker(pdf, page, figures)
    mended = [each for span in _spans(pieces(page)) for each in marker.mend(span)]
    if marker.changed:
        page.contents_coalesce()
        page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(mended))


def _spans(content: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Part a page's content into what lies within outermost marks, marks included, and pieces outside them."""
    span: list[Piece] = []
    depth = 0
    for piece in content:
        span.append(piece)
        depth += (piece.operator in MARK_BEGINS) - (piece.operator == "EMC")
        if depth <= 0:
            yield span
            span, depth = [], 0
    if span:
        yield span


class _FigureMarker:
    """Goes through the spans of one page in order, keeping the coordinate system, and rewrites those that need it."""

    def __init__(self, pdf: pikepdf.Pdf, page: pikepdf.Page, figures: list[pikepdf.Object]) -> None:
        self._boxes = [(figure, box) for figure in figures if (box := box_of(figure))]
        self._parents = _parents(pdf, page)
        self._matrices = [pikepdf.Matrix()]
        self.changed = False

    def mend(self, span: list[Piece]) -> list[Instruction]:
        """The instructions of a span, with a better mark around them where there is one."""
        content = [each for piece in span for each in piece.instructions]
        corners = [corner for piece in span for corner in self._corners(piece)] if self._boxes else []
        first = span[0]
        if first.operator in PATH_BEGINS and first.paints:
            self.changed = True
            return [_begin(pikepdf.Name.Artifact), *content, _end()]
        if first.operator in OTHER_PAINTS:  # parts of drawings; without a figure that they fill, they adorn
            self.changed = True
            figure = self._figure_at(corners) if corners else None
            if figure is not None and self._parents is not None:
                return [self._adopt(figure, self._parents), *content, _end()]
            return [_begin(pikepdf.Name.Artifact), *content, _end()]
        if first.operator in MARK_BEGINS and str(_operands(first)[0]) == "/Artifact" and corners:
            figure = self._figure_at(corners)
            if figure is not None and self._parents is not None:
                self.changed = True
                return [self._adopt(figure, self._parents), *content[1:]]
        return content

    def _corners(self, piece: Piece) -> Iterator[tuple[float, float]]:
        """Follow the coordinate system, and give the points between which a piece paints."""
        if piece.operator == "q":
            self._matrices.append(self._matrices[-1])
        elif piece.operator == "Q" and len(self._matrices) > 1:
            self._matrices.pop()
        elif piece.operator == "cm":
            numbers = [float(each) for each in _operands(piece)]
            self._matrices[-1] = pikepdf.Matrix(*numbers) @ self._matrices[-1]
        elif piece.operator in {"Do", "INLINE IMAGE"}:
            yield from (self._matrices[-1].transform(point) for point in ((0, 0), (1, 0), (0, 1), (1, 1)))
        elif piece.operator in PATH_BEGINS and piece.paints:
            yield from (self._matrices[-1].transform(point) for point in _path_points(piece))

    def _figure_at(self, corners: list[tuple[float, float]]) -> pikepdf.Object | None:
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        for figure, (x0, y0, x1, y1) in self._boxes:
            if min(left - x0, bottom - y0, x1 - right, y1 - top) > -_SLACK:
                return figure
        return None

    def _adopt(self, figure: pikepdf.Object, parents: pikepdf.Array) -> Instruction:
        """Enter the next number of marked content for the figure on both sides of the tree (ISO 32000-1, 14.7.4)."""
        number = len(parents)
        parents.append(figure)
        if "/K" in figure:
            figure.K.append(number)
        else:
            figure.K = pikepdf.Array([number])
        return _begin(pikepdf.Name.Figure, number)


def _parents(pdf: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Array | None:
    """The page's list of the elements its marked content belongs to."""
    if "/StructParents" not in page or "/ParentTree" not in pdf.Root.StructTreeRoot:
        return None
    found = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).get(int(page.obj["/StructParents"]))
    return found if isinstance(found, pikepdf.Array) else None


def _path_points(piece: Piece) -> Iterator[tuple[float, float]]:
    for each, operator in zip(piece.instructions, piece.operators, strict=True):
        if operator in _PATH_POINTS:
            numbers = [float(number) for number in each.operands]
            if operator == "re":
                numbers[2:] = [numbers[0] + numbers[2], numbers[1] + numbers[3]]
            yield from zip(numbers[::2], numbers[1::2], strict=True)


def _operands(piece: Piece) -> list[pikepdf.Object]:
    return list(piece.instructions[0].operands)


def _begin(tag: pikepdf.Name, number: int | None = None) -> Instruction:
    if number is None:
        return pikepdf.ContentStreamInstruction([tag], pikepdf.Operator("BMC"))
    return pikepdf.ContentStreamInstruction([tag, pikepdf.Dictionary(MCID=number)], pikepdf.Operator("BDC"))


def _end() -> Instruction:
    return pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
