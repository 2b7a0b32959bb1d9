"""Scripts of edits on either side: what does not collide is merged exactly, and of what collides no word is lost."""

import os
from functools import cache
from pathlib import Path

import pytest

from annuario.docx import Package, read
from annuario.docx.merging import accept, has_changes
from tests.documents.city import build_draft, copy_city, desk_in
from tests.documents.merging import TRIALS, books, faults

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


def made() -> dict[str, Package]:
    """Return the documents made of the sample's contributions."""
    return {f"book {place}": book for place, book in enumerate(books())}


@cache
def real() -> dict[str, Package]:
    """Return the ten real documents, without the changes that they track themselves."""
    found = {name: read(CORPUS / name) for name in REAL}
    return {name: accept(package) if has_changes(package) else package for name, package in found.items()}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The sample's draft, as the round makes it."""
    folder = copy_city(tmp_path_factory.mktemp("city"))
    with desk_in(folder) as desk:
        build_draft(desk)
    return read(folder / "outputs" / "torino-2005" / "report-draft.docx")


@pytest.mark.parametrize("trial", list(TRIALS))
def test_a_hundred_scripts_come_out_as_both_sides_meant_them(trial: str) -> None:
    assert list(faults(trial, made(), SEED, 100)) == []


@pytest.mark.slow
@pytest.mark.parametrize("trial", list(TRIALS))
def test_scripts_on_the_samples_draft_come_out_as_both_sides_meant_them(trial: str, draft: Package) -> None:
    assert list(faults(trial, {"draft": draft}, SEED, 100)) == []


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.parametrize("trial", list(TRIALS))
def test_scripts_on_real_documents_come_out_as_both_sides_meant_them(trial: str) -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"The corpus of real documents is not there: {CORPUS}")

    assert list(faults(trial, real(), SEED, 900 if trial != "redline" else 100)) == []
