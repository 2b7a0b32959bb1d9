"""Numbers through a whole document: unique over all its parts, pairs still pairs, and one move not taken for another."""

from annuario.docx.ids import number_through, tag_ranges
from annuario.docx.names import q, w
from annuario.docx.package import Element
from tests.documents.joining import plainly, values
from tests.documents.word import call, footnote, para, run, word, xml

MOVED = '<w:{0}RangeStart w:id="{1}" w:name="move1"/>{2}<w:{0}RangeEnd w:id="{1}"/>'


def ids(root: Element, *names: str) -> list[str | None]:
    """Return the ids of the elements with these prefixed names, in order."""
    return [node.get(w("id")) for node in root.iter(*map(q, names))]


def test_the_two_places_of_a_move_keep_one_name_and_two_moves_have_two() -> None:
    body = para(MOVED.format("moveFrom", "1", run("a"))) + para(MOVED.format("moveTo", "2", run("a")))

    output = plainly(word(body), word(body))
    there, here = values(output, "w:moveFromRangeStart", "w:name"), values(output, "w:moveToRangeStart", "w:name")

    assert there == here
    assert len(set(there)) == 2
    assert ids(output.body, "w:moveFromRangeStart", "w:moveToRangeStart") == ["1", "2", "3", "4"]
    assert ids(output.body, "w:moveFromRangeEnd", "w:moveToRangeEnd") == ["1", "2", "3", "4"]


def test_ids_of_changes_and_ranges_are_unique_over_body_and_notes() -> None:
    came = '<w:ins w:id="1" w:author="a">{}</w:ins>'
    permitted = f'<w:permStart w:id="1" w:edGrp="everyone"/>{run("may be changed")}<w:permEnd w:id="1"/>'
    file = word(para(came.format(run("x")), permitted, call("2")), footnotes=footnote("2", came.format(run("y"))))

    output = plainly(file, file)
    found = [id_ for part in output.stories() for id_ in ids(part.tree(), "w:ins", "w:permStart")]

    assert sorted(map(str, found)) == [str(number) for number in range(1, 7)]
    assert ids(output.body, "w:permStart") == ids(output.body, "w:permEnd")


def test_a_half_of_a_range_goes_and_so_does_a_second_one_of_its_id() -> None:
    root = xml(para('<w:permStart w:id="1"/><w:permStart w:id="1"/><w:permEnd w:id="1"/><w:permEnd w:id="2"/>'))

    tag_ranges(root, "1")
    number_through([root])

    assert (ids(root, "w:permStart"), ids(root, "w:permEnd")) == (["1"], ["1"])


def test_of_two_paragraphs_of_one_id_that_of_the_last_part_keeps_it() -> None:
    text, remark = (xml(f'<w:body><w:p w14:paraId="0a0A0A0A"/><w:p w14:paraId="{id_}"/></w:body>') for id_ in ("1", "2"))

    number_through([text, remark])

    assert [[node.get(q("w14:paraId")) for node in root] for root in (text, remark)] == [[None, "1"], ["0a0A0A0A", "2"]]
