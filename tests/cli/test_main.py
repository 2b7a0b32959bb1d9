import subprocess
import sys
from pathlib import Path

import pytest

from annuario.cli.main import main


def test_an_error_is_one_sentence_and_its_exit_code(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["status", "--cycle", str(small_cycle.parent / "smal")])

    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert told.err == (
        f"annuario: There is no cycle at {small_cycle.parent / 'smal'}: it holds no cycle.toml. Cycles known: inputs/small.\n"
    )


def test_the_mistakes_of_a_cycle_file_are_all_told(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_cycle / "cycle.toml"
    path.write_text(path.read_text("utf-8").replace("year = 2005", 'yaer = 2005\nlanguage = "de"'), "utf-8")

    code = main(["status", "--cycle", str(small_cycle)])

    assert code == 2
    assert capsys.readouterr().err == (
        f"annuario: 3 mistakes in {path}:\n"
        "  - year: is missing; write it\n"
        "  - language: is 'de'; write 'it' or 'en'\n"
        "  - yaer: this key is not known; did you mean 'year'?\n"
    )


def test_a_file_that_cannot_be_used_is_no_traceback(small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "locks").write_text("a file where a folder should be", "utf-8")

    code = main(["excuse", "sport", "nothing", "--cycle", str(small_cycle)])

    assert code == 1
    assert capsys.readouterr().err == (
        f"annuario: {tmp_path / 'state' / 'locks'} could not be used: File exists. Mend that, then run again.\n"
    )


def test_a_damaged_ledger_is_no_traceback(small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "ledger.db").write_bytes(b"no database" * 500)

    code = main(["status", "--cycle", str(small_cycle)])

    assert code == 1
    assert capsys.readouterr().err.startswith("annuario: The ledger could not be used: file is not a database. ")


@pytest.mark.parametrize("words", [["status"], ["status", "--json"], ["collect"], ["doctor"], ["questions"]])
def test_a_reader_that_goes_away_is_no_traceback_and_stops_no_work(words: list[str], small_cycle: Path, tmp_path: Path) -> None:
    script = "import sys; from annuario.cli.main import main; sys.exit(main(sys.argv[1:]))"
    whole = [sys.executable, "-c", script, *words, "--cycle", str(small_cycle)]
    heard = subprocess.run(whole, stdout=subprocess.PIPE, timeout=60, check=False).returncode
    page = tmp_path / "outputs" / "small" / "status.html"
    page.unlink(missing_ok=True)
    process = subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None

    process.stdout.close()
    told = process.stderr.read()

    assert (process.wait(timeout=60), told) == (heard, b"")
    assert page.is_file() is (words[0] in {"status", "collect"})
    process.stderr.close()


@pytest.mark.usefixtures("small_cycle")
def test_where_one_stands_is_enough_to_find_the_only_cycle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["status"]) == 0
    assert capsys.readouterr().out.startswith("International activities 2005\n")


@pytest.mark.usefixtures("small_cycle")
def test_of_several_cycles_one_has_to_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "inputs" / "next")]) == 0
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()

    code = main(["status"])

    assert code == 2
    assert capsys.readouterr().err == "annuario: Which cycle? Say --cycle with one of: inputs/next, inputs/small.\n"


def test_an_empty_place_is_told_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    code = main(["doctor"]), main(["status"])

    told = capsys.readouterr()
    advice = f"There is no cycle under {tmp_path / 'inputs'}. Make one with `annuario init inputs/NAME`, or say --cycle PATH."
    assert code == (4, 2)
    assert f"MEND  cycle: {advice}" in told.out.splitlines()
    assert told.err == f"annuario: {advice}\n"
