"""The gate at the door: paths, words for every code, and the documents of others."""

import csv
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from annuario.findings import texts
from annuario.gate import Kind, judge
from annuario.gate.verdict import REASONS

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def test_every_kind_but_word_and_excel_is_a_reason_in_itself() -> None:
    assert set(Kind) - set(REASONS) == {Kind.DOCX, Kind.XLSX}


def test_every_code_has_words_in_both_languages() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(judge.__code__.co_filename).parent.glob("*.py"))
    codes = {*REASONS.values(), *re.findall(r'Reason\("([a-z-]+)"', source)}

    assert {language: codes - texts(language).keys() for language in ("en", "it")} == {"en": set(), "it": set()}


def test_both_languages_say_the_same_with_the_same_words_to_fill_in() -> None:
    def holes(language: str) -> dict[str, dict[str, list[str]]]:
        return {
            code: {key: sorted(set(re.findall(r"{\w+}", text))) for key, text in said.items()}
            for code, said in texts(language).items()
        }

    assert holes("it") == holes("en")
    assert {tuple(said) for said in texts("en").values()} == {("what", "do")}


def test_a_file_that_is_not_there_is_an_error_and_no_verdict(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        judge(tmp_path / "nothing.docx")


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus does not lie beside the project")
def test_what_opens_elsewhere_passes_and_what_does_not_is_named() -> None:
    with (CORPUS / "manifest.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["path"].endswith(("docx", "xlsx"))]
    began = time.perf_counter()

    found = {row["path"]: judge(CORPUS / row["path"]) for row in rows}

    each = (time.perf_counter() - began) / len(rows)
    opened = Counter(code for row in rows if row["python_opens"] == "y" for code in found[row["path"]].codes)
    assert (opened, each < 0.1) == (
        {"strict-form": 3, "part-twice": 1, "doctype": 1, "macro-enabled": 1},
        True,
    )
