"""A contribution that looks like a template, under a name that does: it stands in the book as it was typed, and nothing runs."""

from pathlib import Path

from annuario.collection import check, collect
from annuario.docx import read
from annuario.docx.text import blocks
from annuario.report import assemble
from tests.documents.city import CYCLE, copy_city, desk_in
from tests.documents.hostile import NAME, hostile, typed


def test_a_contribution_is_never_read_as_a_template(tmp_path: Path) -> None:
    copy_city(tmp_path)
    canary = tmp_path / "canary"
    (tmp_path / CYCLE / "shared" / "ambiente-verde" / NAME).write_bytes(hostile(canary))
    with desk_in(tmp_path) as desk:
        collect(desk)
        check(desk)
        counting = [file.path for standing in desk.standings() for file in standing.counting]

        result = assemble(desk)

        found = [block.text for block in blocks(read(desk.workspace.draft))]

    said = [*typed(canary), "marked{{ shown }}", "{{ linked }}"]
    assert NAME in counting
    assert result.unjoined == ()
    assert [text for text in said if text not in found] == []
    assert not canary.exists()
    assert not (tmp_path / "canary").exists()
