"""What a PDF says of itself: language, title, dates; the same in the catalogue, the Info dictionary and the XMP packet.

The XMP packet is written anew, so that it holds nothing that Info does not, and nothing of the moment of the run. A
claim to be PDF/UA or PDF/A is carried over if the file had it, never added.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import pikepdf
from lxml import etree

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_ICC_DATE = slice(24, 36)  # ICC.1:2010, 7.2: creation date and time, six numbers of two bytes
_ICC_DIGEST = slice(84, 100)  # the same: profile id; zero means that none was computed


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself beside its title; what is empty stays as the document has it."""

    author: str = ""
    subject: str = ""
    keywords: str = ""


def describe(pdf: pikepdf.Pdf, *, language: str, title: str, when: datetime, about: About | None = None) -> None:
    """Set language, title (shown in the window's frame), properties and all dates of an opened PDF; drop its old id."""
    moment = when.astimezone(UTC).replace(microsecond=0)
    claims = _claims(pdf)
    pdf.Root.Lang = pikepdf.String(language)
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = pikepdf.Dictionary()
    pdf.Root.ViewerPreferences.DisplayDocTitle = True
    pdf.docinfo["/Title"] = title
    told = about or About()
    for key, text in (("/Author", told.author), ("/Subject", told.subject), ("/Keywords", told.keywords)):
        if text:
            pdf.docinfo[key] = text
    for key in ("/CreationDate", "/ModDate"):
        pdf.docinfo[key] = moment.strftime("D:%Y%m%d%H%M%SZ")
    pdf.Root.Metadata = pdf.make_stream(_packet(pdf, claims, moment), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    _date_profiles(pdf, moment)
    for key in ("/ID", "/DocChecksum"):
        if key in pdf.trailer:
            del pdf.trailer[key]


def _claims(pdf: pikepdf.Pdf) -> dict[str, str]:
    """What the file says it conforms to, by XMP name."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        names = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        return {name: str(metadata[name]) for name in names if name in metadata}


def _packet(pdf: pikepdf.Pdf, claims: dict[str, str], moment: datetime) -> bytes:
    root = etree.Element(f"{{{_RDF}}}RDF", nsmap={"rdf": _RDF, **_SPACES})
    about = etree.SubElement(root, f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
    info = {key[1:]: str(value) for key, value in pdf.docinfo.items()}
    alternative = _container(about, "dc:title", "Alt", info["Title"])
    alternative.set(_XML_LANG, "x-default")
    if "Author" in info:
        _container(about, "dc:creator", "Seq", info["Author"])
    if "Subject" in info:
        _container(about, "dc:description", "Alt", info["Subject"]).set(_XML_LANG, "x-default")
    known = {"pdf:Producer": "Producer", "pdf:Keywords": "Keywords", "xmp:CreatorTool": "Creator"}
    texts = {name: info[key] for name, key in known.items() if key in info}
    dates = dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate"), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    for name, text in {**texts, **dates, **claims}.items():
        _element(about, name).text = text
    if {"pdfaid:part", "pdfuaid:part"} <= claims.keys():
        _declare_pdfuaid(about)
    packet = etree.tostring(root, encoding="unicode")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{packet}</x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _element(parent: etree._Element, name: str) -> etree._Element:
    prefix, _, local = name.partition(":")
    return etree.SubElement(parent, f"{{{_SPACES[prefix]}}}{local}")


def _container(parent: etree._Element, name: str, kind: str, text: str) -> etree._Element:
    item = etree.SubElement(etree.SubElement(_element(parent, name), f"{{{_RDF}}}{kind}"), f"{{{_RDF}}}li")
    item.text = text
    return item


def _declare_pdfuaid(about: etree._Element) -> None:
    """Declare pdfuaid:part as PDF/A asks for names it does not know (ISO 19005-2, 6.6.2.3)."""
    schema = _resource(_element(about, "pdfaExtension:schemas"), "Bag")
    _element(schema, "pdfaSchema:schema").text = "PDF/UA identification"
    _element(schema, "pdfaSchema:namespaceURI").text = _SPACES["pdfuaid"]
    _element(schema, "pdfaSchema:prefix").text = "pdfuaid"
    declared = _resource(_element(schema, "pdfaSchema:property"), "Seq")
    _element(declared, "pdfaProperty:name").text = "part"
    _element(declared, "pdfaProperty:valueType").text = "Integer"
    _element(declared, "pdfaProperty:category").text = "internal"
    _element(declared, "pdfaProperty:description").text = "The part of ISO 14289 the file conforms to"


def _resource(parent: etree._Element, kind: str) -> etree._Element:
    container = etree.SubElement(parent, f"{{{_RDF}}}{kind}")
    return etree.SubElement(container, f"{{{_RDF}}}li", {f"{{{_RDF}}}parseType": "Resource"})


def _date_profiles(pdf: pikepdf.Pdf, moment: datetime) -> None:
    """Give the embedded colour profiles the document's date: LibreOffice writes that of the run."""
    numbers = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    for intent in pdf.Root.get("/OutputIntents", pikepdf.Array()).as_list():
        if "/DestOutputProfile" in intent:
            profile = bytearray(intent.DestOutputProfile.read_bytes())
            profile[_ICC_DATE] = b"".join(number.to_bytes(2, "big") for number in numbers)
            profile[_ICC_DIGEST] = bytes(16)
            intent.DestOutputProfile.write(bytes(profile))
