"""Scripts of edits on either side: what does not collide is merged exactly, and of what collides no word is lost."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from annuario.docx import Package, read
from annuario.docx.merging import accept, has_changes
from tests.documents.city import build_draft, copy_city, desk_in
from tests.documents.merging import books, faults

SEED = int(os.environ.get("ANNUARIO_SEED", "0"))
"""Others may try theirs."""
CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
REAL = (
    "GSA-fedramp-gov/CSP_A_FedRAMP_Authorization_Boundary_Guidance_Draft_For_Public_Comment _V3.0.docx",
    "GSA-fedramp-gov/REV_4_FedRAMP-Annual-SAP-Template.docx",
    "GSA-fedramp-gov/REV_4_SSP-A04-FedRAMP-PIA-Template.docx",
    "OpenXmlDev-Open-Xml-PowerTools/HC031-Complicated-Document.docx",
    "apache-poi/bug59058.docx",
    "apache-poi/drawing.docx",
    "apache-poi/stress019.docx",
    "dotnet-Open-XML-SDK/632399964516872542 1.docx",
    "dotnet-Open-XML-SDK/Complex01.docx",
    "plutext-docx4j/conventions.docx",
)
"""Ten documents that nobody of the project wrote: notes, text boxes, fields, controls, blanks, repeated texts, three scripts."""
SLOW = ("apache-poi/bug59058.docx", "dotnet-Open-XML-SDK/632399964516872542 1.docx")
"""The two with hundreds of rows, which take more time than the eight others together."""


@cache
def real() -> dict[str, Package]:
    """Return the ten real documents, without the changes that they track themselves; none where they are not there."""
    found = {name: read(CORPUS / name) for name in REAL} if CORPUS.is_dir() else {}
    return {name: accept(package) if has_changes(package) else package for name, package in found.items()}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Package]:
    """The sample's draft, as the round makes it, books made of the sample's contributions, and the real documents."""
    folder = copy_city(tmp_path_factory.mktemp("city"))
    with desk_in(folder) as desk:
        build_draft(desk)
    draft = read(folder / "outputs" / "torino-2005" / "report-draft.docx")
    return {"draft": draft} | {f"book {place}": book for place, book in enumerate(books())} | real()


def test_a_hundred_redlines_hold_both_versions() -> None:
    made = {f"book {place}": book for place, book in enumerate(books())}

    assert list(faults("redline", made, SEED, 100)) == []


@pytest.mark.parametrize("trial", ["apart", "collisions"])
def test_a_hundred_scripts_come_out_as_both_sides_meant_them(trial: str, documents: Mapping[str, Package]) -> None:
    quick = {name: document for name, document in documents.items() if name not in SLOW}

    assert list(faults(trial, quick, SEED, 100)) == []


@pytest.mark.slow
@pytest.mark.parametrize("trial", ["apart", "collisions"])
def test_a_thousand_scripts_come_out_as_both_sides_meant_them(trial: str, documents: Mapping[str, Package]) -> None:
    assert list(faults(trial, documents, SEED + 100, 1000)) == []


@pytest.mark.slow
def test_a_hundred_redlines_of_real_documents_hold_both_versions(documents: Mapping[str, Package]) -> None:
    assert list(faults("redline", documents, SEED + 100, 100)) == []
