"""The table of docs/design/merge.md, a line a test: who wrote what, and what stands there afterwards."""

import pytest
from lxml import etree

from annuario.docx import Package, inspect, read_bytes, write
from annuario.docx.merging import Clash, Merged, Place, Rules, Source, accept, merge, redline, reject
from annuario.docx.names import w
from tests.documents.joining import dangling, texts, values
from tests.documents.merging import shown
from tests.documents.word import Link, call, footnote, package, para, picture, png, run, section, table

DATE = "2006-02-16T09:00:00Z"
FILE = "(handed in on 3 March 2006, relazione.docx)"
RULES = Rules(DATE, source=lambda _: Source("Sport (annuario)", FILE))
A, B, C = "The first paragraph says one thing.", "The second one says quite another.", "And the third closes the account."


def merged(base: str, ours: str, theirs: str, rules: Rules = RULES) -> Merged:
    """Return the merge of three bodies, written and read again."""
    found = merge(package(base), package(ours), package(theirs), rules)
    return Merged(read_bytes(write(found.package)), found.conflicts, found.brought)


def paras(*lines: str) -> str:
    """Return paragraphs of words."""
    return "".join(para(line) for line in lines)


def result(found: Merged) -> list[str]:
    """Return the words of the document with all marks accepted."""
    return texts(accept(found.package))


def comments(document: Package) -> list[str]:
    """Return the words of the comments, each after its author."""
    part = document.related("comments")
    return [
        f"{node.get(w('author'))}: {''.join(text.text or '' for text in node.iter(w('t')))}"
        for node in (part.tree() if part is not None else ())
    ]


def test_what_only_the_department_changed_is_tracked_under_its_name() -> None:
    found = merged(paras(A, B), paras(A, B), paras(A, B.replace("quite", "nearly")))

    assert result(found) == [A, B.replace("quite", "nearly")]
    assert texts(reject(found.package)) == [A, B]
    assert values(found.package, "w:ins", "w:author") == ["Sport (annuario)"]
    assert found.conflicts == ()


def test_where_the_house_keeps_quiet_and_nobody_wrote_no_mark_is_left() -> None:
    quiet = Rules(DATE, quiet=lambda place: place.text.startswith("The second"))
    theirs = paras(A.replace("one", "some"), B.replace("quite", "nearly"))

    found = merged(paras(A, B), paras(A, B), theirs, quiet)

    assert result(found) == texts(package(theirs))
    assert len(values(found.package, "w:ins")) == 1
    assert [brought.tracked for brought in found.brought] == [True, False]


def test_where_the_editors_wrote_a_quiet_house_leaves_marks() -> None:
    quiet = Rules(DATE, quiet=lambda _: True)

    found = merged(paras(A, B), paras(A, B.replace("second", "2nd")), paras(A, B.replace("quite", "nearly")), quiet)

    assert result(found) == [A, "The 2nd one says nearly another."]
    assert len(values(found.package, "w:ins")) == 1


def test_a_placeholder_is_replaced_without_a_mark() -> None:
    quiet = Rules(DATE, quiet=lambda place: "expected" in place.text or "expected" in place.replaces)
    waits = "Contribution expected until the seventeenth."

    found = merged(paras(A, waits, C), paras(A, waits, C), paras(A, B, B.upper(), C), quiet)

    assert result(found) == [A, B, B.upper(), C]
    assert values(found.package, "w:ins") + values(found.package, "w:del") == []


def test_words_that_do_not_touch_both_stand() -> None:
    found = merged(paras(A), paras(A.replace("first", "1st")), paras(A.replace("one thing", "two things")))

    assert result(found) == ["The 1st paragraph says two things."]
    assert found.conflicts == ()


def test_the_same_words_stay_the_editors_and_the_departments_stand_beside_them_with_a_comment() -> None:
    found = merged(paras(A), paras(A.replace("first", "1st")), paras(A.replace("first", "opening")))

    assert result(found) == ["The 1st opening paragraph says one thing."]
    assert texts(reject(found.package)) == ["The 1st paragraph says one thing."]
    assert [(conflict.clash, conflict.ours, conflict.theirs) for conflict in found.conflicts] == [
        (Clash.WORDS, A.replace("first", "1st"), A.replace("first", "opening"))
    ]
    said = f"Both sides changed these words. Handed in: “{A.replace('first', 'opening')}” {FILE}"
    assert comments(found.package) == [f"Sport (annuario): {said}"]


def test_the_same_change_is_made_once() -> None:
    both = paras(A.replace("first", "1st"), B, "A new line of both.", C)

    found = merged(paras(A, B, C), both, both)

    assert result(found) == texts(package(both))
    assert (found.conflicts, found.brought) == ((), ())


def test_insertions_in_one_gap_both_stay_the_editors_first() -> None:
    found = merged(paras(A, B), paras(A, "From the editors.", B), paras(A, "Out of the department.", B))

    assert result(found) == [A, "From the editors.", "Out of the department.", B]
    assert found.conflicts == ()


def test_edits_of_neighbours_are_no_conflict() -> None:
    found = merged(paras(A, B, C), paras(A.upper(), B, C), paras(A, "Put in between.", C))

    assert result(found) == [A.upper(), "Put in between.", C]
    assert found.conflicts == ()


def test_what_the_editors_took_out_and_the_department_changed_comes_back_marked() -> None:
    found = merged(paras(A, B, C), paras(A, C), paras(A, B.replace("quite", "nearly"), C))

    assert texts(reject(found.package)) == [A, C]
    assert result(found) == [A, B.replace("quite", "nearly"), C]
    assert [conflict.clash for conflict in found.conflicts] == [Clash.DELETED_BY_EDITORS]
    assert len(comments(found.package)) == 1


def test_what_the_department_took_out_and_the_editors_changed_stays_with_a_comment() -> None:
    found = merged(paras(A, B, C), paras(A, B.replace("quite", "nearly"), C), paras(A, C))

    assert result(found) == [A, B.replace("quite", "nearly"), C]
    assert [conflict.clash for conflict in found.conflicts] == [Clash.DELETED_BY_DEPARTMENT]
    assert comments(found.package) == [
        f"Sport (annuario): This was changed here, and it is no longer in what was handed in. {FILE}"
    ]


def test_what_one_moved_and_the_other_changed_is_moved_and_changed() -> None:
    changed = B.replace("quite", "nearly")

    for ours, theirs in ((paras(B, A, C), paras(A, changed, C)), (paras(A, changed, C), paras(B, A, C))):
        found = merged(paras(A, B, C), ours, theirs)

        assert result(found) == [changed, A, C]
        assert found.conflicts == ()


def test_an_edit_of_a_part_that_is_gone_goes_whole_to_the_annex() -> None:
    head = para("Networks", style="Heading1")
    kept = para("Youth", style="Heading1") + para(C)
    base = head + paras(A, B) + kept

    found = merged(base, kept, head + paras(A, "A whole new sentence.", B) + kept)

    assert result(found) == ["Youth", C, "Edits without a place", "A whole new sentence."]
    assert texts(reject(found.package)) == ["Youth", C]
    assert [conflict.clash for conflict in found.conflicts] == [Clash.LOST_PLACE]


def test_a_renamed_heading_stays_renamed() -> None:
    head, renamed = para("Networks", style="Heading1"), para("All that ties us", style="Heading1")

    found = merged(head + paras(A), renamed + paras(A), head + paras(A, B))

    assert result(found) == ["All that ties us", A, B]


def test_blank_paragraphs_take_no_part() -> None:
    found = merged(paras(A, "", B, "", C), paras("", A, B, "", "", C), paras(A, "", B, "Put in.", "", C))

    assert result(found) == [A, B, "Put in.", C]
    assert found.conflicts == ()


def test_cells_and_rows_of_one_table_are_merged_apart() -> None:
    base, ours, theirs = (
        table(["City", "Since"], ["Lyon", year], *more, ["Köln", other])
        for year, more, other in (("1953", [], "1958"), ("1954", [], "1958"), ("1953", [["Nagoya", "2005"]], "1959"))
    )

    found = merged(base, ours, theirs)

    assert result(found) == ["City", "Since", "Lyon", "1954", "Nagoya", "2005", "Köln", "1959"]
    assert found.conflicts == ()


def test_tracked_changes_and_comments_of_the_editors_stay() -> None:
    mark = f'<w:ins w:id="7" w:author="editor" w:date="{DATE}">{run(" indeed")}</w:ins>'
    remark = '<w:comment w:id="3" w:author="editor"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment>'
    around = '<w:commentRangeStart w:id="3"/>' + run(B) + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    ours = package(para(A, mark) + para(around) + para(C), comments=remark)

    found = merge(package(paras(A, B, C)), ours, package(paras(A.replace("one", "a"), B.replace("quite", "nearly"), C)), RULES)

    assert values(found.package, "w:ins", "w:author").count("editor") == 1
    assert texts(accept(found.package)) == [A.replace("one", "a") + " indeed", B.replace("quite", "nearly"), C]
    assert comments(found.package) == ["editor: Sure?"]
    assert len(set(values(found.package, "w:ins", "w:id") + values(found.package, "w:del", "w:id"))) == 5


def test_an_insertion_within_an_editors_insertion_stands_beside_it() -> None:
    inner = f'<w:ins w:id="7" w:author="editor" w:date="{DATE}">{run("first paragraph")}</w:ins>'
    ours = package(para(run("The "), inner, run(" says one thing.")))

    found = merge(package(paras(A)), ours, package(paras(A.replace("first", "first, opening"))), RULES)

    assert texts(accept(found.package)) == [A.replace("first", "first, opening")]
    assert not list(found.package.body.iterfind(f".//{w('ins')}/{w('ins')}"))


def test_pictures_notes_and_links_come_along() -> None:
    links = [Link("rIdP", "image", "word/media/a.png", png(5)), Link("rIdH", "hyperlink", "http://a.example/", external=True)]
    link = '<w:hyperlink r:id="rIdH"><w:r><w:t>see here</w:t></w:r></w:hyperlink>'
    new = para(picture("rIdP"), "The view.") + para("Told", call("2"), " ", link)
    theirs = package(paras(A) + new + paras(B), links=links, footnotes=footnote("2", "by the press"))

    found = merge(package(paras(A, B)), package(paras(A, B)), theirs, RULES)
    out = read_bytes(write(accept(found.package)))

    assert texts(out) == [A, "The view.", "Told see here", "by the press", B]
    assert list(dangling(read_bytes(write(found.package)))) == []


def test_words_of_a_note_are_merged_where_both_sides_kept_it() -> None:
    base, ours, theirs = (
        package(para("Told", call("2"), "."), footnotes=footnote("2", note))
        for note in ("one two three four five", "one TWO three four five", "one two three FOUR five")
    )

    found = merge(base, ours, theirs, RULES)

    assert texts(accept(found.package)) == ["Told.", "one TWO three FOUR five"]
    assert found.conflicts == ()


def test_no_comment_has_the_number_of_a_note() -> None:
    base, ours, theirs = (
        package(para(text, call("2")), footnotes=footnote("2", "by the press"))
        for text in (A, A.replace("first", "1st"), A.replace("first", "opening"))
    )

    found = merge(base, ours, theirs, RULES)

    assert values(found.package, "w:commentReference", "w:id") == ["1000"]


def test_a_new_list_item_joins_the_list_of_its_neighbours() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="{}"><w:abstractNumId w:val="0"/></w:num>'
    )

    def listed(num: str, *lines: str) -> Package:
        props = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'
        return package("".join(para(line, props=props) for line in lines), numbering=numbering.format(num))

    found = merge(listed("4", A, B), listed("9", A, B), listed("4", A, C, B), RULES)

    assert values(found.package, "w:numId") == ["9", "9", "9"]


def test_elements_that_nobody_touched_stay_to_the_byte() -> None:
    noisy = (
        '<w:p w:rsidR="00AB"><w:r w:rsidRPr="00CD"><w:t>Left </w:t></w:r><w:proofErr w:type="spellStart"/>'
        "<w:r><w:t>alone</w:t></w:r></w:p>"
    )
    ours = package(paras(A) + noisy + table(["x", "y"], ["z", "w"]))

    found = merge(
        package(paras(A, "Left alone") + table(["x", "y"], ["z", "w"])),
        ours,
        package(paras(B, A, "Left alone") + table(["x", "y"], ["z", "q"])),
        RULES,
    )

    kept = [etree.tostring(child) for child in list(ours.body)[:2]]
    assert [etree.tostring(child) for child in list(found.package.body)[1:3]] == kept
    assert etree.tostring(found.package.body[3][2]) == etree.tostring(ours.body[2][2])


def test_the_inputs_stay_as_they_are() -> None:
    three = [package(body) for body in (paras(A, B), paras(A.upper(), B), paras(A, B.upper()))]
    before = [etree.tostring(one.main.tree()) for one in three]
    parts = [set(one.parts) for one in three]

    merge(three[0], three[1], three[2], RULES)

    assert [etree.tostring(one.main.tree()) for one in three] == before
    assert [set(one.parts) for one in three] == parts


def test_a_place_names_the_part_and_the_heading() -> None:
    seen: list[Place] = []

    def source(place: Place) -> Source:
        seen.append(place)
        return Source()

    anchored = '<w:bookmarkStart w:id="0" w:name="an_networks_sport_1"/><w:bookmarkEnd w:id="0"/>'
    base, theirs = (para(anchored, run("Sport"), style="Heading2") + paras(line) for line in (A, A.replace("one", "a")))

    merged(base, base, theirs, Rules(DATE, source=source))

    assert {(place.anchor, place.heading, place.text) for place in seen} == {("an_networks_sport_1", "Sport", A)}


def test_last_words_and_a_paragraph_behind_them_that_came_in_are_told_apart_by_their_dates() -> None:
    found = merged(paras(A, C), paras(A, C), paras(f"{A} Truly", B, C))

    first, second = list(found.package.body.iter(w("p")))[:2]
    assert [node.get(w("date")) for node in first.iter(w("ins"))] == ["2006-02-16T08:58:00Z"]
    assert {node.get(w("date")) for node in second.iter(w("ins"))} == {DATE}


def test_a_redline_holds_a_section_mark_that_moved_in_both_places() -> None:
    a = package(para(A) + para(B, props=section(landscape=True)) + para(C) + para(A.upper()) + para(B.upper()))
    b = package(para(A) + para(C) + para(A.upper()) + para(B, props=section(landscape=True)) + para(B.upper()))

    line = redline(a, b, "annuario", DATE)

    assert (shown(accept(line)), shown(reject(line))) == (shown(b), shown(a))


def test_a_redline_keeps_what_the_page_of_a_section_was() -> None:
    a = package(para(A, props=section()) + para(B))
    b = package(para(A, props=section(landscape=True)) + para(B))

    line = redline(a, b, "annuario", DATE)

    assert (shown(accept(line)), shown(reject(line))) == (shown(b), shown(a))


@pytest.mark.parametrize("turned", [False, True])
def test_a_redline_holds_a_section_mark_that_came_or_went_on_a_paragraph_that_stays(*, turned: bool) -> None:
    a = package(para(A) + para(B) + table(["x"]) + para(C))
    b = package(para(A) + para(B, props=section(landscape=True)) + table(["x"]) + para(C))
    first, second = (b, a) if turned else (a, b)

    line = redline(first, second, "annuario", DATE)

    assert (shown(accept(line)), shown(reject(line))) == (shown(second), shown(first))
    assert [len(list(one.body)) for one in (accept(line), reject(line))] == [4, 4]


def test_what_moved_leaves_its_ids_behind_where_it_was() -> None:
    control = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:r><w:t> Twice.</w:t></w:r></w:sdtContent></w:sdt>'
    moving = para(A, control).replace("<w:p>", '<w:p w14:paraId="00AB00CD">')
    a = package(moving + para(B) + para(C) + para(B.upper()))
    b = package(para(B) + para(C) + moving + para(B.upper()))

    line = redline(a, b, "annuario", DATE)

    assert len(list(line.body.iter(w("del")))) > 0
    assert [fault for fault in inspect(line) if fault.kind == "id-twice"] == []


def caption(number: str, text: str) -> str:
    """Return a caption whose number is counted."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = '<w:r><w:instrText xml:space="preserve"> SEQ Figure </w:instrText></w:r>'
    return para("Figure ", marks[0], code, marks[1], run(number), marks[2], text)


@pytest.mark.parametrize(("recount", "kinds"), [(True, set()), (False, {"ins", "del"})])
def test_the_number_of_a_caption_follows_and_is_a_change_of_nobody_where_the_house_counts(
    recount: bool,  # noqa: FBT001 -- a parameter of the test
    kinds: set[str],
) -> None:
    base, theirs = para(A) + caption("1", ": " + B), para(A) + para(C) + caption("2", ": " + B)

    found = merged(base, base, theirs, Rules(DATE, quiet=lambda place: place.text == C, recount=recount))

    assert {str(mark.tag).rpartition("}")[2] for mark in found.package.body.iter(w("ins"), w("del"))} == kinds
    assert texts(accept(found.package)) == [A, C, f"Figure 2: {B}"]
