"""Numbered lists: each piece's own, whatever numbers others use."""

from annuario.docx import Piece, compose
from annuario.docx.definitions import Definitions
from annuario.docx.names import q, w
from annuario.docx.package import Package
from tests.documents.joining import dangling, joined, plainly, styles, texts
from tests.documents.word import Link, house, package, para, png, word


def item(text: str, num: str = "1", level: int = 0) -> str:
    """Return a list item."""
    return para(text, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def numbering(form: str = "decimal", more: str = "", num: str = "1", after: str = "") -> str:
    """Return a definition with two levels, and the numbering that uses it."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(("%1.", "%1.%2."))
    )
    instance = f'<w:num w:numId="{num}"><w:abstractNumId w:val="3"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>{instance}{after}'


def labels(document: Package) -> list[tuple[str, str]]:
    """Return the label and the words of every list item, counted as ECMA-376 part 1, 17.9 says (one level)."""
    definitions = Definitions.of(document)
    counts: dict[int, int] = {}
    found = []
    for paragraph in document.body.iter(w("p")):
        num = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        abstract = definitions.abstract(num.get(w("val"), "")) if num is not None else None
        level = definitions.level(num.get(w("val"), ""), 0) if num is not None else None
        if abstract is None or level is None:
            continue
        counts[id(abstract)] = counts.get(id(abstract), 0) + 1
        text = level.find(w("lvlText"))
        shown = (text.get(w("val"), "") if text is not None else "").replace("%1", str(counts[id(abstract)]))
        found.append((shown, "".join(node.text or "" for node in paragraph.iter(w("t")))))
    return found


def test_each_piece_counts_from_one() -> None:
    file = word(item("a") + item("b"), numbering=numbering())

    output = joined(file, file)

    assert labels(output) == [("1.", "a"), ("2.", "b"), ("1.", "a"), ("2.", "b")]
    assert list(dangling(output)) == []


def test_two_numberings_of_one_definition_still_count_on() -> None:
    second = '<w:num w:numId="2"><w:abstractNumId w:val="3"/></w:num>'

    output = joined(word(item("a") + para("between") + item("b", "2"), numbering=numbering(after=second)))

    assert labels(output) == [("1.", "a"), ("2.", "b")]


def test_a_restart_comes_along() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    start = f'<w:num w:numId="2"><w:abstractNumId w:val="3"/>{override}</w:num>'

    output = plainly(word(item("a") + item("b", "2"), numbering=numbering(after=start)))
    part = output.related("numbering")
    assert part is not None

    assert [node.get(w("val")) for node in part.tree().iter(w("startOverride"))] == ["7"]


def test_definitions_stand_before_numberings_and_the_mark_of_a_cleanup_last() -> None:
    roof = house()
    part = roof.related("numbering")
    assert part is not None
    part.tree().append(part.tree().makeelement(w("numIdMacAtCleanup"), {w("val"): "1"}))

    output = compose(roof, [Piece(package(item("a"), numbering=numbering()))] * 2)
    found = output.related("numbering")
    assert found is not None
    order = [str(node.tag).rpartition("}")[2] for node in found.tree()]

    assert order == sorted(order, key=["abstractNum", "num", "numIdMacAtCleanup"].index)


def test_a_level_is_tied_to_no_style_of_its_own_document_that_did_not_come_along() -> None:
    more = '<w:pStyle w:val="Heading1"/>'
    level = f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{more}</w:lvl></w:lvlOverride>'
    override = f'<w:num w:numId="2"><w:abstractNumId w:val="3"/>{level}</w:num>'

    output = plainly(word(item("a") + item("b", "2"), numbering=numbering(more=more, after=override)))
    part, own = output.related("numbering"), house().related("numbering")
    assert part is not None
    assert own is not None

    assert len(list(part.tree().iter(w("pStyle")))) == len(list(own.tree().iter(w("pStyle"))))


def test_a_bullet_that_is_a_picture_is_each_pieces_own() -> None:
    shape = '<w:pict><v:shape id="b1"><v:imagedata r:id="rId1"/></v:shape></w:pict>'
    bullets = f'<w:numPicBullet w:numPicBulletId="0">{shape}</w:numPicBullet>' + numbering(more='<w:lvlPicBulletId w:val="0"/>')
    holder = "word/numbering.xml"
    files = [
        word(item("a"), numbering=bullets, links=[Link("rId1", "image", f"word/media/{shade}.png", png(shade), holder=holder)])
        for shade in (1, 2)
    ]

    output = plainly(*files)
    part = output.related("numbering")
    assert part is not None
    shown = {
        bullet.get(w("numPicBulletId")): output.parts[
            part.rels[next(bullet.iter(q("v:imagedata"))).get(q("r:id"), "")].target
        ].content
        for bullet in part.tree().iter(w("numPicBullet"))
    }
    levels = [node.get(w("val")) for node in part.tree().iter(w("lvlPicBulletId"))]

    assert shown == {"1": png(1), "2": png(2)}
    assert levels == ["1", "1", "2", "2"]
    assert next(iter(part.tree())).tag == w("numPicBullet")


def test_a_picture_that_is_not_there_leaves_the_letter_of_the_bullet() -> None:
    output = plainly(word(item("a"), numbering=numbering(more='<w:lvlPicBulletId w:val="9"/>')))
    part = output.related("numbering")
    assert part is not None

    assert next(part.tree().iter(w("lvlPicBulletId")), None) is None


def test_a_numbering_without_a_part_is_plain_text() -> None:
    output = joined(word(item("a", "5")))

    assert texts(output) == ["a"]
    assert list(output.body.iter(w("numPr"))) == []


def test_a_numbering_without_a_part_is_plain_text_even_without_restyling() -> None:
    assert list(dangling(plainly(word(item("a", "5"))))) == []


def test_a_numbering_that_is_not_defined_is_plain_text() -> None:
    output = joined(word(item("a", "9"), numbering=numbering()))

    assert [(style, text) for style, text in styles(output)] == [("BodyText", "a")]


def test_bullets_take_the_houses_look() -> None:
    output = joined(word(item("a") + item("b", level=1), numbering=numbering("bullet")))

    assert styles(output) == [("ListBullet", "a"), ("ListBullet2", "b")]
    assert list(output.body.iter(w("numPr"))) == []


def test_a_definition_by_a_style_link_is_followed() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="MyList"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>'
    )
    defined = numbering().replace('<w:lvl w:ilvl="0">', '<w:styleLink w:val="MyList"/><w:lvl w:ilvl="0">', 1)
    abstract, num = defined.split("</w:abstractNum>")

    output = joined(word(item("a", "2"), numbering=abstract + "</w:abstractNum>" + linked.replace("<w:num ", num + "<w:num ", 1)))

    assert labels(output) == [("1.", "a")]


def test_the_houses_own_numbering_keeps_its_id() -> None:
    part = house().related("numbering")
    assert part is not None
    before = len(part.tree())

    output = compose(house(), [Piece(house())])
    after = output.related("numbering")
    assert after is not None

    assert len(after.tree()) == before
