"""Real documents that nobody of the project wrote, each made a PDF and held against every rule; the table says what remains.

Takes 40 files, spread evenly over the list, two minutes of work; all of them, half an hour on a busy machine, with
ANNUARIO_CORPUS=all in the environment.

    .venv/bin/python -m pytest -m corpus tests/pdf/test_corpus.py -s
"""

import csv
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.pdf import Conformance, find_verapdf, verify, verify_all
from annuario.pdf.verapdf import VeraPdfMissing

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
WORDS = {".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt"}
GROUP = 16
ENOUGH = 0.95
SAMPLE = 40

# What only the author can mend, with the reason; a file that breaks no other rule counts as passed.
AUTHORS = {
    "ua1 7.3-1": "a picture without a description",
    "ua1 7.4.2-1": "headings that leave out a level",
}

# Long documents with contents lists of up to two hundred lines; their numbering is plain, so that each line can be held
# against its page. (Some others of the corpus number their front matter in a way that no file tells of.)
LONG = {
    "GSA-fedramp-gov/REV_4_FedRAMP-Annual-SAR-Template.docx": 52,
    "GSA-fedramp-gov/REV_4_FedRAMP-Annual-SAP-Template.docx": 62,
    "GSA-fedramp-gov/REV_4_APPENDIX-D-FedRAMP-Tailored-LI-SaaS-Continuous-Monitoring-Guide.docx": 17,
    "dotnet-Open-XML-SDK/complex2005_12rtm.docx": 47,
    "opencontrol-fedramp-templater/FedRAMP-System-Security-Plan-Template-v2.1.docx": 58,
}
"""Each with the lines that its contents lists have once they are brought up to date."""

pytestmark = [pytest.mark.corpus, pytest.mark.slow]


@dataclass(slots=True)
class Measured:
    """What became of the corpus: the exit code and the message of each file, and what veraPDF said of each PDF."""

    codes: dict[str, int] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    said: dict[str, Conformance] = field(default_factory=dict)


def opening() -> list[str]:
    """The files of the Word family that LibreOffice opens, as the manifest says."""
    with (CORPUS / "manifest.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [row["path"] for row in rows if Path(row["path"]).suffix in WORDS and row["libreoffice_pdf"] == "y"]
    return found if os.environ.get("ANNUARIO_CORPUS") == "all" else found[:: max(1, len(found) // SAMPLE)][:SAMPLE]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    if not CORPUS.is_dir():
        pytest.skip(f"The corpus of real documents is not there: {CORPUS}")
    try:
        find_verapdf()
    except VeraPdfMissing as error:
        pytest.skip(f"not verified: {error}")
    folder, found = tmp_path_factory.mktemp("corpus"), Measured()
    made = {}
    for number, name in enumerate(opening()):
        target, told = folder / f"{number}.pdf", StringIO()
        with redirect_stdout(StringIO()), redirect_stderr(told):
            found.codes[name] = main(["pdf", "convert", str(CORPUS / name), "-o", str(target)])
        found.messages[name] = told.getvalue()
        if target.is_file():
            made[name] = target
    for names in _groups(list(made)):
        found.said |= dict(zip(names, verify_all([made[name] for name in names], timeout=1200), strict=True))
    return found


def _groups(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), GROUP):
        yield names[start : start + GROUP]


def broken(said: Conformance) -> set[str]:
    """The rules that a file breaks and that are not its author's."""
    return {f"{result.flavour} {rule.id}" for result in said.results for rule in result.failed} - AUTHORS.keys()


def table(said: Mapping[str, Conformance]) -> str:
    """Each broken rule with the number of files that break it, and those files where there are few."""
    rules = [
        (f"{result.flavour} {rule.id}", name) for name, each in said.items() for result in each.results for rule in result.failed
    ]
    lines = []
    for rule, count in Counter(rule for rule, _ in rules).most_common():
        names = [name for each, name in rules if each == rule]
        lines.append(f"{rule:20} {count:4}  {AUTHORS.get(rule, ', '.join(names[:5]))}")
    return "\n".join(lines)


def test_each_document_becomes_a_pdf_or_is_refused_in_one_sentence(measured: Measured) -> None:
    failed = {name: measured.messages[name] for name, code in measured.codes.items() if code not in {0, 3, 4}}
    silent = [name for name, code in measured.codes.items() if code == 3 and measured.messages[name].count("\n") != 1]

    assert (failed, silent) == ({}, [])


def test_nearly_all_keep_every_rule_that_is_not_their_authors(measured: Measured) -> None:
    wrong = {name: broken(said) for name, said in measured.said.items() if said.unverified or broken(said)}

    passed = sum(each.passed for each in measured.said.values())
    silent = sum(bool(each.unverified) for each in measured.said.values())
    told = f"{passed} pass all, {len(measured.said) - passed - len(wrong)} break only their authors' rules, {silent} not verified"
    print(f"\n{len(measured.codes)} files, {len(measured.said)} PDFs, {told}")
    print(table(measured.said))
    assert len(wrong) <= (1 - ENOUGH) * len(measured.said), wrong


@pytest.mark.parametrize("name", LONG)
def test_every_line_of_a_long_contents_list_leads_to_the_page_it_promises(name: str, tmp_path: Path) -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"The corpus of real documents is not there: {CORPUS}")

    with redirect_stdout(StringIO()):
        main(["pdf", "convert", str(CORPUS / name), "-o", str(tmp_path / "long.pdf")])
    found = verify(tmp_path / "long.pdf", language=None, title=None)

    assert ([fault for fault in found.faults if fault.rule == "contents"], len(found.contents)) == ([], LONG[name])
