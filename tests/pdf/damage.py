"""Good PDFs broken on purpose, each in one way that a rule of PDF/UA-1 or PDF/A-2b is there for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from annuario.pdf.structure import descendants

Damage = Callable[[pikepdf.Pdf], None]


def damaged(source: Path, target: Path, damage: Damage) -> Path:
    """Write a broken copy of `source` to `target`, and return it."""
    with pikepdf.open(source) as pdf:
        damage(pdf)
        pdf.save(target)
    return target


def tagged(pdf: pikepdf.Pdf, name: str) -> Iterator[pikepdf.Object]:
    """Give the elements with the tag `name`, as `/TH`."""
    return (each for each in descendants(pdf.Root.StructTreeRoot) if each.get("/S") == name)


def no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot
    del pdf.Root.MarkInfo


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_title(pdf: pikepdf.Pdf) -> None:
    """Take the title out of the metadata; the empty element stays."""
    content = pdf.Root.Metadata.read_bytes()
    before, _, rest = content.partition(b"<dc:title>")
    pdf.Root.Metadata.write(before + rest.partition(b"</dc:title>")[2])


def title_not_shown(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def fonts_left_out(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            del each["/FontFile2"]


def picture_without_description(pdf: pikepdf.Pdf) -> None:
    del next(tagged(pdf, "/Figure"))["/Alt"]


def comment_on_a_page(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 30, 30], F=4, Contents="da rivedere"
    )
    pdf.pages[1].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(note)])
    pdf.pages[1].obj["/Tabs"] = pikepdf.Name.S


def tab_order_of_rows(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/Tabs"] = pikepdf.Name.R


def no_claim(pdf: pikepdf.Pdf) -> None:
    content = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(content.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def line_without_a_mark(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].contents_add(b"q 1 0 0 rg 50 50 100 2 re f Q")


def heads_without_scope(pdf: pikepdf.Pdf) -> None:
    for head in tagged(pdf, "/TH"):
        del head["/A"]


def note_without_id(pdf: pikepdf.Pdf) -> None:
    del next(tagged(pdf, "/Note"))["/ID"]


def heading_level_left_out(pdf: pikepdf.Pdf) -> None:
    next(tagged(pdf, "/H2")).S = pikepdf.Name.H3


def link_without_description(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Annots"][0]["/Contents"]


def link_outside_the_tags(pdf: pikepdf.Pdf) -> None:
    """Take the link out of the tag that holds it; the words stay tagged."""
    link = pdf.pages[0].obj["/Annots"][0]
    for element in tagged(pdf, "/Link"):
        below = [kid for kid in element.K.as_list() if not (isinstance(kid, pikepdf.Dictionary) and kid.Obj.objgen == link.objgen)]
        element.K = pikepdf.Array(below)
    del link["/StructParent"]


def action_at_the_opening(pdf: pikepdf.Pdf) -> None:
    """Add an action that runs when the file is opened."""
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('ciao')"))


def picture_smoothed(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
            each["/Interpolate"] = True


def item_outside_a_list(pdf: pikepdf.Pdf) -> None:
    list(tagged(pdf, "/H1"))[-1].S = pikepdf.Name.LI


BROKEN: dict[str, tuple[Damage, set[str]]] = {
    "no tags": (no_tags, {"ua1 6.2-1", "ua1 7.1-3", "ua1 7.1-11", "ua1 7.18.5-1"}),
    "no language": (no_language, {"ua1 7.2-2", "ua1 7.2-22", "ua1 7.2-24", "ua1 7.2-33", "ua1 7.2-34"}),
    "no title": (no_title, {"ua1 7.1-9"}),
    "title not shown": (title_not_shown, {"ua1 7.1-10"}),
    "fonts left out": (fonts_left_out, {"ua1 7.21.4.1-1", "2b 6.2.11.4.1-1"}),
    "picture without description": (picture_without_description, {"ua1 7.3-1"}),
    "comment on a page": (comment_on_a_page, {"ua1 7.18.1-1", "2b 6.3.3-1"}),
    "tab order of rows": (tab_order_of_rows, {"ua1 7.18.3-1"}),
    "no claim to be accessible": (no_claim, {"ua1 5-1"}),
    "line without a mark": (line_without_a_mark, {"ua1 7.1-3"}),
    "heads without scope": (heads_without_scope, {"ua1 7.5-1"}),
    "note without id": (note_without_id, {"ua1 7.9-1"}),
    "heading level left out": (heading_level_left_out, {"ua1 7.4.2-1"}),
    "link without description": (link_without_description, {"ua1 7.18.1-2", "ua1 7.18.5-2"}),
    "link outside the tags": (link_outside_the_tags, {"ua1 7.18.5-1"}),
    "action at the opening": (action_at_the_opening, {"2b 6.5.1-1"}),
    "picture smoothed": (picture_smoothed, {"2b 6.2.8-3"}),
    "item outside a list": (item_outside_a_list, {"ua1 7.2-17"}),
}
"""What is broken, and the rules that veraPDF has to name for it: these and no others."""
