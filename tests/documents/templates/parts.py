"""The parts around the text: styles, settings, fonts, notes, header and footer, properties."""

from collections.abc import Iterable
from typing import Final

from tests.documents.templates.book_styles import BOOK
from tests.documents.templates.looks import Char, Para
from tests.documents.templates.markup import W, part
from tests.documents.templates.page_styles import PAGES
from tests.documents.templates.palette import BODY_FONT, HEADING_FONT
from tests.documents.templates.style import Style
from tests.documents.templates.table_styles import table_styles_xml

BORN: Final = "2006-01-01T00:00:00Z"  # fixed, so that two builds are the same file
PAGE_FIELD: Final = (
    '<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:t>1</w:t></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
)


def styles_xml(language: str, styles: Iterable[Style] = (*BOOK, *PAGES)) -> bytes:
    """Return the styles part: the language, body font of the theme, no lonely lines."""
    char = Char(font="minor", colour="text", size=21).xml().removesuffix("</w:rPr>")
    char += f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr>'
    para = Para(widow_control=True, before=0, after=130, line=283).xml()
    defaults = f"<w:docDefaults><w:rPrDefault>{char}</w:rPrDefault><w:pPrDefault>{para}</w:pPrDefault></w:docDefaults>"
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0"'
        ' w:defQFormat="0" w:count="376"/>'
    )
    own = "".join(style.xml() for style in styles)
    return part(f"<w:styles {W}>{defaults}{latent}{table_styles_xml()}{own}</w:styles>")


def settings_xml(language: str) -> bytes:
    """Return the settings part: no fields updated on opening, even pages like odd ones, Word 2013's ways."""
    home = "http://schemas.microsoft.com/office/word"
    modern = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents",
              "differentiateMultirowTableHeaders")  # fmt: skip
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{home}" w:val="{value}"/>'
        for name, value in (("compatibilityMode", 15), *((name, 1) for name in modern))
    )
    notes = "".join(f'<w:{kind}Pr><w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>' for kind in ("footnote", "endnote"))
    point, border = (",", ";") if language == "it-IT" else (".", ",")
    slots = "".join(f' w:accent{n}="accent{n}"' for n in range(1, 7))
    links = ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"'
    mapping = f'<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"{slots}{links}/>'
    return part(
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'{notes}<w:compat>{compat}</w:compat><w:themeFontLang w:val="{language}"/>{mapping}'
        f'<w:decimalSymbol w:val="{point}"/><w:listSeparator w:val="{border}"/></w:settings>'
    )


def fonts_xml() -> bytes:
    """Return the table of the two fonts."""
    return part(
        f'<w:fonts {W}><w:font w:name="{BODY_FONT}"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        f'<w:font w:name="{HEADING_FONT}"><w:panose1 w:val="02040503050406030204"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def notes_xml(kind: str) -> bytes:
    """Return the part of the footnotes or endnotes: only the two separators, no note yet."""
    lines = (("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator"))
    space = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    notes = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p>{space}<w:r><w:{element}/></w:r></w:p></w:{kind}>'
        for name, number, element in lines
    )
    return part(f"<w:{kind}s {W}>{notes}</w:{kind}s>")


def fringe_xml(root: str, style: str, inside: str = "") -> bytes:
    """Return a header (`hdr`) or footer (`ftr`) of one paragraph."""
    return part(f'<w:{root} {W}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p></w:{root}>')


def core_xml(title: str, language: str) -> bytes:
    """Return the properties of the document: a title, its language, fixed dates, no person."""
    purl = "http://purl.org/dc"
    stamps = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{BORN}</dcterms:{name}>' for name in ("created", "modified"))
    return part(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="{purl}/elements/1.1/" xmlns:dcterms="{purl}/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator></dc:creator><dc:language>{language}</dc:language>{stamps}</cp:coreProperties>"
    )
