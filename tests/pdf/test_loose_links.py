from pathlib import Path

import pikepdf

from annuario.pdf import Exported
from annuario.pdf.loose_links import tag_loose_links
from annuario.pdf.structure import descendants
from tests.pdf.damage import damaged, link_outside_the_tags, tagged


def test_a_link_on_a_picture_is_tagged_around_it(exported: Exported) -> None:
    with pikepdf.open(exported.path) as pdf:
        figure = next(tagged(pdf, "/Figure"))
        attributes = (
            figure.A if isinstance(figure.A, pikepdf.Dictionary) else next(each for each in figure.A.as_list() if "/BBox" in each)
        )
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://torino.example/"))
        link = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=attributes.BBox, A=action)
        )
        pdf.pages[3].obj["/Annots"].append(link)

        done = tag_loose_links(pdf)

        holder = figure.P
        assert (done, str(holder.S), [str(kid.get("/S", kid.get("/Type"))) for kid in holder.K.as_list()], str(link.Contents)) == (
            1,
            "/Link",
            ["/Figure", "/OBJR"],
            "Un quadrato rosso",
        )
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        assert parents[int(link.StructParent)].objgen == holder.objgen


def test_another_link_is_tagged_at_the_end(tmp_path: Path, exported: Exported) -> None:
    path = damaged(exported.path, tmp_path / "report.pdf", link_outside_the_tags)
    with pikepdf.open(path) as pdf:
        done = tag_loose_links(pdf)

        last = list(descendants(pdf.Root.StructTreeRoot))[-1]
        assert (done, str(last.get("/Type")), last.Obj.objgen) == (1, "/OBJR", pdf.pages[0].obj["/Annots"][0].objgen)


def test_a_file_in_good_order_stays_as_it_is(exported: Exported) -> None:
    with pikepdf.open(exported.path) as pdf:
        before = len(list(descendants(pdf.Root.StructTreeRoot)))

        done = tag_loose_links(pdf)

        assert (done, len(list(descendants(pdf.Root.StructTreeRoot)))) == (0, before)
