"""More of the smallest files that show one feature each: pictures, drawings, sections, controls, fields, tables, languages."""

from annuario.docx.names import C, R, V
from tests.documents.word import (
    Link,
    bookmark,
    call,
    cell,
    field,
    footnote,
    graphic,
    mark,
    para,
    picture,
    png,
    replaced,
    run,
    section,
    table,
    word,
)

DRAWINGML = "application/vnd.openxmlformats-officedocument.drawingml"
MS = "http://schemas.microsoft.com/office"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
SHADE = {"A": 1, "B": 2}


def pictures(x: str) -> bytes:
    """A PNG of a name that the other file has too, an SVG with its fallback, an EMF."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SHADE[x]}"/>'.encode()
    emf = bytes.fromhex("010000006c000000") + bytes([SHADE[x]]) * 100
    extension = (
        '<a:blip r:embed="rIdFall"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        f'xmlns:asvg="{MS}/drawing/2016/SVG/main" r:embed="rIdSvg"/></a:ext></a:extLst></a:blip>'
    )
    drawn = picture("rIdFall", number="2").replace('<a:blip r:embed="rIdFall"/>', extension)
    links = [
        Link("rIdPng", "image", "word/media/image1.png", png(SHADE[x])),
        Link("rIdFall", "image", "word/media/image2.png", png(SHADE[x] + 10)),
        Link("rIdSvg", "image", "word/media/image3.svg", svg, "image/svg+xml"),
        Link("rIdEmf", "image", "word/media/image4.emf", emf, "image/x-emf"),
    ]
    return word(
        para(f"png {x}", picture("rIdPng")) + para(f"svg {x}", drawn) + para(f"emf {x}", picture("rIdEmf", number="3")), links=links
    )


def linked_picture(x: str) -> bytes:
    """A picture that is not in the file but at an address."""
    link = Link("rId901", "image", f"http://pictures.example/{x}.png", external=True)
    return word(para(f"linked {x}", picture("rId901", reference="link")), links=[link])


def chart(x: str) -> bytes:
    """A chart with the workbook behind it."""
    content = (
        f'<c:chartSpace xmlns:c="{C}" xmlns:r="{R}"><c:chart><c:plotArea/></c:chart><c:externalData r:id="rId1"/></c:chartSpace>'
    )
    holder = "word/charts/chart1.xml"
    book = f"{DRAWINGML.replace('drawingml', 'spreadsheetml')}.sheet"
    links = [
        Link("rIdC", "chart", holder, content.encode(), f"{DRAWINGML}.chart+xml"),
        Link("rId1", "package", "word/embeddings/book1.xlsx", f"book {x}".encode(), book, holder=holder),
    ]
    return word(para(f"chart {x}", graphic('<c:chart r:id="rIdC"/>', C)), links=links)


def diagram(x: str) -> bytes:
    """A diagram: data, layout, style, colours, and the drawing that shows it."""
    extension = f'<dsp:dataModelExt xmlns:dsp="{MS}/drawing/2008/diagram" relId="rIdDrawn" minVer="1"/>'
    model = f'<dgm:dataModel xmlns:dgm="{DIAGRAM}"><dgm:ptLst/><dgm:bg/><x>{x}</x>{extension}</dgm:dataModel>'
    links = [
        Link("rIdData", "diagramData", "word/diagrams/data1.xml", model.encode(), f"{DRAWINGML}.diagramData+xml"),
        *(
            Link(
                f"rId{kind}",
                f"diagram{kind}",
                f"word/diagrams/{kind.lower()}1.xml",
                f"<{kind}/>".encode(),
                f"{DRAWINGML}.diagram{kind}+xml",
            )
            for kind in ("Layout", "QuickStyle", "Colors")
        ),
        Link(
            "rIdDrawn",
            f"{MS}/2007/relationships/diagramDrawing",
            "word/diagrams/drawing1.xml",
            f'<dsp:drawing xmlns:dsp="{MS}/drawing/2008/diagram">{x}</dsp:drawing>'.encode(),
            "application/vnd.ms-office.drawingml.diagramDrawing+xml",
        ),
    ]
    ids = '<dgm:relIds r:dm="rIdData" r:lo="rIdLayout" r:qs="rIdQuickStyle" r:cs="rIdColors"/>'
    return word(para(f"diagram {x}", graphic(ids, DIAGRAM)), links=links)


def text_box(x: str) -> bytes:
    """A text box with its old-style fallback, and a drawing in a note with the same number."""
    inside = f"<w:txbxContent>{para(f'boxed {x}')}</w:txbxContent>"
    new = graphic(
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>",
        f"{MS}/word/2010/wordprocessingShape",
    )
    old = f'<w:pict><v:shape id="box1" xmlns:v="{V}"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    drawing = new.removeprefix("<w:r>").removesuffix("</w:r>")
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    both = f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
    note = Link("rIdN", "image", "word/media/n.png", png(SHADE[x]), holder="word/footnotes.xml")
    return word(para(f"box {x}", both, call("2")), links=[note], footnotes=footnote("2", f"note {x}", picture("rIdN")))


def last_section(x: str) -> bytes:
    """A file that lies on its side in A, and has two columns in B, to its very end."""
    return word(para(f"words {x}") + para(f"end {x}") + section(landscape=x == "A", columns=1 if x == "A" else 2))


def inner_section(x: str) -> bytes:
    """A landscape section inside, upright text before and after it, and a running head of the file's own."""
    mark_ = section().replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>')
    body = para(f"before {x}") + para(props=mark_) + para(f"wide {x}") + para(props=section(landscape=True)) + para(f"after {x}")
    return word(body + mark_, header1=para(f"running head {x}"))


def control(x: str) -> bytes:
    """Content controls with the id of the other file's, one over a paragraph, one within."""
    sdt = '<w:sdt><w:sdtPr><w:id w:val="{1}"/></w:sdtPr><w:sdtContent>{0}</w:sdtContent></w:sdt>'
    return word(sdt.format(para(f"block {x}"), 11) + para("words ", sdt.format(run(f"inline {x}"), 12)))


def bound(x: str) -> bytes:
    """A content control that shows what a part of the file's own data says."""
    binding = '<w:dataBinding w:xpath="/cover/x" w:storeItemID="{11111111-2222-3333-4444-555555555555}"/>'
    sdt = f'<w:sdt><w:sdtPr><w:id w:val="5"/>{binding}<w:text/></w:sdtPr><w:sdtContent>{run(f"bound {x}")}</w:sdtContent></w:sdt>'
    data = Link("rIdX", "customXml", "customXml/item9.xml", f"<root><x>bound {x}</x></root>".encode(), "application/xml")
    return word(para(f"words {x} ", sdt), links=[data])


def property_field(x: str) -> bytes:
    """A field with a property of the file, and one whose end is missing."""
    broken = mark("begin") + '<w:r><w:instrText> DOCPROPERTY "Office" </w:instrText></w:r>' + mark("separate") + run(f"open {x}")
    return word(para(f"by {x} ", field('DOCPROPERTY "Office"', f"office {x}")) + para(f"then {x} ", broken) + para(f"after {x}"))


def contents(x: str) -> bytes:
    """A table of contents whose entries lead to headings, a caption with its number."""
    code = f'{mark("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h </w:instrText></w:r>{mark("separate")}'
    number = field("PAGEREF _Toc1 \\h", "1")
    entry = f'<w:hyperlink w:anchor="_Toc1">{run(f"entry {x} ")}{number}</w:hyperlink>'
    toc = para(code, entry) + para(mark("end"))
    return word(
        toc
        + para(bookmark("_Toc1", "0", f"heading {x}"), style="Heading1")
        + para("Figure ", field("SEQ Figure", "1"), f": caption {x}")
    )


def embedded(x: str) -> bytes:
    """An embedded workbook with the picture that shows it."""
    shape = f'<v:shape id="_x0000_i1025" xmlns:v="{V}"><v:imagedata r:id="rIdShown"/></v:shape>'
    ole = '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_x0000_i1025" r:id="rIdBook"/>'
    links = [
        Link("rIdShown", "image", "word/media/image1.png", png(SHADE[x])),
        Link("rIdBook", "package", "word/embeddings/sheet1.xlsx", f"sheet {x}".encode(), "application/x-sheet"),
    ]
    return word(para(f"object {x}", f"<w:r><w:object>{shape}{ole}</w:object></w:r>"), links=links)


def equation(x: str) -> bytes:
    """An equation in a line and one of its own."""
    inline = f"<m:oMath><m:r><m:t>{x}=mc</m:t></m:r></m:oMath>"
    return word(para(f"inline {x} ", inline) + para(f"<m:oMathPara><m:oMath><m:r><m:t>{x}+1</m:t></m:r></m:oMath></m:oMathPara>"))


def right_to_left(x: str) -> bytes:
    """A paragraph that runs from right to left."""
    hebrew = run(f"\u05e9\u05dc\u05d5\u05dd {x}", '<w:rtl/><w:lang w:bidi="he-IL"/>')
    return word(para(hebrew, props="<w:bidi/>"))


def language(x: str) -> bytes:
    """A file in a language of its own, said only in its defaults; one word in yet another."""
    file = word(para(f"parole {x}", run(f" mot {x}", '<w:lang w:val="fr-FR"/>')))
    return replaced(file, "word/styles.xml", b'w:val="en-US"', {"A": b'w:val="it-IT"', "B": b'w:val="de-DE"'}[x])


def tables(x: str) -> bytes:
    """A table in a table, merged cells, and a row that stands as head."""
    inner = table([f"inner {x}"])
    wide = cell(f"wide {x}", props='<w:gridSpan w:val="2"/>')
    tall, rest = cell(f"tall {x}", props='<w:vMerge w:val="restart"/>'), cell(para(), props="<w:vMerge/>")
    made = table([wide], [tall, f"b {x}"], [rest, cell(inner + para(f"c {x}"))])
    return word(made.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1) + para(f"end {x}"))


def foreign_chunk(x: str) -> bytes:
    """A page of the web that Word would take in when it opens the file."""
    page = f"<html><body><p>chunk {x}</p></body></html>".encode()
    chunk = Link("rId901", "aFChunk", "word/afchunk1.html", page, "text/html")
    return word(para(f"words {x}") + '<w:altChunk r:id="rId901"/>' + para(f"end {x}"), links=[chunk])


def no_numbering(x: str) -> bytes:
    """A paragraph that is numbered, in a file without any numbering."""
    return word(para(f"item {x}", props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'))


def own_namespace(x: str) -> bytes:
    """A picture whose prefixes are declared at the root only, one of them the file's own, and an extension to be ignored."""
    marked = f'<w:p><w:r x14:new="1"><w:t>words {x}</w:t></w:r>{picture("rIdP")}</w:p>'
    file = word(marked, links=[Link("rIdP", "image", "word/media/image1.png", png(SHADE[x]))])
    return replaced(file, "word/document.xml", b"<w:document ", f'<w:document mc:Ignorable="x14" xmlns:x14="urn:own:{x}" '.encode())
