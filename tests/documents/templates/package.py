"""The file itself: parts, content types, relationships, zipped with fixed dates: same text, same bytes."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from tests.documents.templates.markup import DRAWING, OFFICE, R, W, part
from tests.documents.templates.numbering import numbering_xml
from tests.documents.templates.palette import SIDE_MARGIN
from tests.documents.templates.parts import (
    PAGE_FIELD,
    core_xml,
    fonts_xml,
    fringe_xml,
    notes_xml,
    settings_xml,
    styles_xml,
)
from tests.documents.templates.theme import theme_xml

PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Part, its content type, its kind of relationship from the document; rId1 is the first.
AROUND: Final = (
    ("styles.xml", f"{WORD_TYPE}.styles+xml", "styles"),
    ("settings.xml", f"{WORD_TYPE}.settings+xml", "settings"),
    ("fontTable.xml", f"{WORD_TYPE}.fontTable+xml", "fontTable"),
    ("numbering.xml", f"{WORD_TYPE}.numbering+xml", "numbering"),
    ("theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", "theme"),
    ("footnotes.xml", f"{WORD_TYPE}.footnotes+xml", "footnotes"),
    ("endnotes.xml", f"{WORD_TYPE}.endnotes+xml", "endnotes"),
    ("header1.xml", f"{WORD_TYPE}.header+xml", "header"),
    ("header2.xml", f"{WORD_TYPE}.header+xml", "header"),
    ("footer1.xml", f"{WORD_TYPE}.footer+xml", "footer"),
    ("footer2.xml", f"{WORD_TYPE}.footer+xml", "footer"),
)
PICTURE_ID: Final = f"rId{len(AROUND) + 1}"
SECTION: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId8"/><w:headerReference w:type="first" r:id="rId9"/>'
    '<w:footerReference w:type="default" r:id="rId10"/><w:footerReference w:type="first" r:id="rId11"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    f'<w:pgMar w:top="1588" w:right="{SIDE_MARGIN}" w:bottom="1531" w:left="{SIDE_MARGIN}"'
    ' w:header="794" w:footer="737" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
)


@dataclass(frozen=True, slots=True)
class Template:
    """One template: its file name without suffix, its title, the XML of its text, perhaps one picture, its language."""

    name: str
    title: str
    body: str
    picture: bytes = b""
    language: str = "en-GB"


def docx(template: Template) -> bytes:
    """Return the template as the bytes of a DOCX file; the same bytes on each call."""
    return packed(parts(template))


def packed(pieces: Mapping[str, bytes]) -> bytes:
    """Return the parts as the bytes of a DOCX file."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in pieces.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return stream.getvalue()


def parts(template: Template) -> dict[str, bytes]:
    """Return every part of the package by name, content types first as readers like it."""
    pieces = {
        "[Content_Types].xml": content_types_xml(),
        "_rels/.rels": package_relations_xml(),
        "docProps/core.xml": core_xml(template.title, template.language),
        "word/document.xml": document_xml(template.body),
        "word/_rels/document.xml.rels": document_relations_xml(picture=bool(template.picture)),
        **{f"word/{name}": content for name, content in surroundings(template.language).items()},
    }
    return pieces | ({"word/media/cover.png": template.picture} if template.picture else {})


def surroundings(language: str) -> dict[str, bytes]:
    """Return the parts that are the same in every template of one language."""
    contents = (
        styles_xml(language),
        settings_xml(language),
        fonts_xml(),
        numbering_xml(),
        theme_xml(),
        notes_xml("footnote"),
        notes_xml("endnote"),
        fringe_xml("hdr", "Header"),
        fringe_xml("hdr", "Normal"),
        fringe_xml("ftr", "Footer", PAGE_FIELD),
        fringe_xml("ftr", "Normal"),
    )
    return {name: content for (name, _, _), content in zip(AROUND, contents, strict=True)}


def document_xml(body: str) -> bytes:
    """Return the main part: the text and the page it stands on."""
    drawing = f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture"'
    return part(f"<w:document {W} {R} {drawing}><w:body>{body}{SECTION}</w:body></w:document>")


def content_types_xml() -> bytes:
    """Return what each part is."""
    main = ("/word/document.xml", f"{WORD_TYPE}.document.main+xml")
    core = ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    named = (main, core, *((f"/word/{name}", kind) for name, kind, _ in AROUND))
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    return part(f'<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>')


def relations_xml(relations: tuple[tuple[str, str], ...]) -> bytes:
    """Return a relationships part: (kind, target), numbered from rId1."""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(relations, 1)
    )
    return part(f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>')


def package_relations_xml() -> bytes:
    """Return where the package's main part and properties are."""
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    return relations_xml(((f"{OFFICE}/officeDocument", "word/document.xml"), (core, "docProps/core.xml")))


def document_relations_xml(*, picture: bool) -> bytes:
    """Return what the main part refers to."""
    around = tuple((f"{OFFICE}/{kind}", name) for name, _, kind in AROUND)
    return relations_xml((*around, (f"{OFFICE}/image", "media/cover.png")) if picture else around)
