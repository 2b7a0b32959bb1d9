"""One bad file never breaks the book: what cannot be joined is named, a placeholder stands for it, and the rest is there."""

from pathlib import Path

from annuario.collection import check, collect
from annuario.docx import read
from annuario.docx.text import blocks
from annuario.report import assemble
from tests.documents.city import copy_city, desk_in


def test_a_safe_copy_that_was_damaged_costs_itself_only(tmp_path: Path) -> None:
    copy_city(tmp_path)
    with desk_in(tmp_path) as desk:
        collect(desk)
        check(desk)
        files = {file.path: file for standing in desk.standings() for file in standing.counting}
        broken = files["Reti tematiche ambiente 2005.docx"]
        whole = desk.archive.path(broken.digest).read_bytes()
        desk.archive.path(broken.digest).write_bytes(whole[: len(whole) // 2])

        result = assemble(desk)

        words = [block.text for block in blocks(read(desk.workspace.draft))]
        assert result.unjoined == ("ambiente-verde/Reti tematiche ambiente 2005.docx",)
        assert result.waits
        assert result.contributions == len(files) + 3 - 1  # one workbook feeds three sections, another two
        said = [text for text in words if "could not be joined into the report" in text]
        assert len(said) == 1
        assert said[0].startswith("Environment and Parks and Gardens Division: the file Reti tematiche ambiente 2005.docx could")

        desk.archive.path(broken.digest).write_bytes(whole)
        mended = assemble(desk)

        assert (mended.unjoined, mended.contributions, mended.renewed) == ((), result.contributions + 1, ("networks",))
