"""What the cycle file says of contributions is done to them, and the proof of the draft goes by the same."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annuario.collection import check, collect
from annuario.cycle.model import House
from annuario.docx import Rules, read
from annuario.docx.names import w
from annuario.docx.text import blocks, paragraph_text
from annuario.report import assemble
from annuario.report.rules import rules_of
from tests.documents.city import copy_city, desk_in
from tests.documents.word import para, run, table, word

TRACKED = '<w:ins w:id="1" w:author="office"><w:r><w:t>not </w:t></w:r></w:ins>'
BODY = para(run("We do "), TRACKED, run("agree.")) + para("Tab. 3 - Partners") + table(["a"]) + para("See table 3.")


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        (House(), Rules()),
        (House(tracked_changes="reject"), Rules(changes="reject")),
        (House(structure=False), Rules(structure=False)),
        (House(number_captions=True), Rules(number_captions=True, caption_words=("Figure", "Table"))),
    ],
)
def test_what_the_cycle_file_says_are_the_rules(said: House, rules: Rules) -> None:
    assert rules_of(said, "en") == rules


@pytest.mark.parametrize(
    ("said", "agreed", "called", "sequence"),
    [
        ({}, "We do not agree.", r"Tab\. 3 - Partners", ""),
        ({"tracked_changes": "reject", "structure": False}, "We do agree.", r"Tab\. 3 - Partners", ""),
        ({"number_captions": True}, "We do not agree.", r"Table \d+: Partners", "SEQ Table"),
    ],
)
def test_a_draft_is_made_and_proved_by_them(
    said: dict[str, object],
    agreed: str,
    called: str,
    sequence: str,
    tmp_path: Path,
) -> None:
    folder = copy_city(tmp_path)
    (next(folder.rglob("shared/sport")) / "Own rules.docx").write_bytes(word(BODY))
    with desk_in(tmp_path) as desk:
        ruled = replace(desk, cycle=desk.cycle.model_copy(update={"house": House.model_validate(said)}))
        collect(ruled)
        check(ruled)

        assembled = assemble(ruled)

        draft = read(ruled.workspace.draft)
        words = {block.text for block in blocks(draft)}
        caption = next(p for p in draft.body.iter(w("p")) if re.fullmatch(called, paragraph_text(p)))
        number = re.sub(r"\D", "", paragraph_text(caption))
        codes = "".join(node.text or "" for node in caption.iter(w("instrText")))
        assert assembled.unjoined == ()
        assert {agreed, f"See table {number}."} <= words
        assert ("SEQ Table" if "SEQ Table" in codes else "") == sequence
