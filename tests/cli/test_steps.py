import shutil
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from annuario.cli.main import main
from tests.servers.incoming import answer, lay_maildir


def put_report(cycle: Path, path: str) -> Path:
    """Lay a Word file into the shared folder."""
    target = cycle / "shared" / path
    document = docx.Document()
    document.add_heading("Activities", 1)
    document.add_paragraph("The network met in Lyon, with twelve cities.")
    document.save(str(target))
    return target


def outbox(cycle: Path) -> list[Path]:
    """The mails that were laid down."""
    return sorted((cycle.parent.parent / "outputs" / "small" / "outbox").glob("*.eml"))


def test_a_good_file_is_collected_and_checked(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_report(small_cycle, "sport/report.docx")

    codes = [main([step, "--cycle", str(small_cycle)]) for step in ("collect", "check", "check")]

    lines = capsys.readouterr().out.splitlines()
    assert codes == [0, 0, 0]
    assert lines[0] == "Looked at 1 file in the shared folder: 1 new."
    assert lines[1].startswith("Checked 1 file: 1 accepted, 0 stopped")
    assert lines[2].startswith("Nothing new to check")


def test_what_a_person_should_see_to_is_told_and_the_exit_code_says_so(
    small_cycle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_cycle / "shared" / "sprot").mkdir()

    code = main(["collect", "--cycle", str(small_cycle)])

    assert code == 4
    assert capsys.readouterr().out.splitlines() == [
        "Looked at 0 files in the shared folder: nothing there yet.",
        "The folder 'sprot' belongs to no department; nothing in it was taken. Did you mean 'sport'? Then rename it.",
    ]


def test_a_damaged_file_is_stopped(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = put_report(small_cycle, "sport/report.docx")
    report.write_bytes(report.read_bytes()[:-3000])

    codes = main(["collect", "--cycle", str(small_cycle)]), main(["check", "--cycle", str(small_cycle)])

    assert codes == (0, 4)
    assert "Checked 1 file: 0 accepted, 1 stopped" in capsys.readouterr().out


def test_who_has_not_delivered_is_reminded_after_a_look_at_what_came(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_report(small_cycle, "sport/report.docx")

    code = main(["remind", "--cycle", str(small_cycle), "--today", "2006-02-20"])

    assert (code, capsys.readouterr().out.splitlines()[-1]) == (0, "3 mails laid into the outbox as files, none sent.")
    assert [path.name for path in outbox(small_cycle)] == [
        "2006-02-20-ambiente-overdue.eml",
        "2006-02-20-gioventu-overdue.eml",
        "2006-02-20-sport-receipt.eml",
    ]


def test_a_preview_sends_nothing(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["remind", "--preview", "--cycle", str(small_cycle), "--today", "2006-02-20"])

    told = capsys.readouterr().out
    assert (code, outbox(small_cycle)) == (0, [])
    assert told.endswith("3 mails would go out. Nothing was sent.\n")
    assert "To sport@comune.example (overdue), because\n  sport: 3 days after 17 February 2006; missing: " in told
    assert "\nSubject: Answer needed: your contribution to the 2005 report was expected by Friday 17 February 2006\n" in told


def test_a_preview_looks_at_any_day(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for day in ("2006-01-18", "2006-02-08", "2006-02-18", "2006-12-24"):
        main(["remind", "--preview", "--cycle", str(small_cycle), "--today", day])
        told.append(capsys.readouterr().out)

    assert [text.splitlines()[-1] for text in told] == [
        "3 mails would go out. Nothing was sent.",
        "3 mails would go out. Nothing was sent.",
        "No mail would go out.",
        "No mail would go out.",
    ]
    assert "To sport@comune.example (address-check), because\n  sport: asks whether the address answers; " in told[0]


def test_nobody_is_reminded_while_a_folder_cannot_be_looked_into(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(small_cycle / "shared" / "sport")

    code = main(["remind", "--cycle", str(small_cycle), "--today", "2006-02-20"])

    sentence = "Nobody was reminded: the folder of Sports Department could not be looked into; see to it."
    assert (code, capsys.readouterr().out.splitlines()[-1]) == (4, sentence)
    assert outbox(small_cycle) == []


def test_nobody_is_reminded_while_the_share_is_away(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_cycle / "shared" / ".annuario-share").unlink()

    code = main(["remind", "--cycle", str(small_cycle), "--today", "2006-02-20"])

    assert code == 3
    assert capsys.readouterr().err.startswith(f"annuario: The shared folder {small_cycle / 'shared'} is not connected: ")
    assert outbox(small_cycle) == []


def with_mailbox(cycle: Path, *mails: EmailMessage | bytes) -> Path:
    """Give the cycle a mailbox that holds `mails`; return its folder."""
    with (cycle / "cycle.toml").open("a", encoding="utf-8") as file:
        file.write('\n[mail.incoming]\nmaildir = "mailbox"\n')
    return lay_maildir(cycle / "mailbox", *mails)


def test_who_answered_with_a_file_is_not_reminded(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = put_report(small_cycle, "sport/report.docx")
    content = report.read_bytes()
    report.unlink()
    with_mailbox(small_cycle, answer("sport@comune.example", {"report.docx": content}))

    code = main(["remind", "--cycle", str(small_cycle), "--today", "2006-02-20"])

    lines = capsys.readouterr().out.splitlines()
    assert (code, lines[0], lines[-1]) == (
        0,
        "1 new mail came back: 1 handed files in.",
        "3 mails laid into the outbox as files, none sent.",
    )
    assert "2006-02-20-sport-receipt.eml" in [path.name for path in outbox(small_cycle)]


def test_what_came_by_mail_is_laid_into_the_folders(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_mailbox(small_cycle, answer("sport@comune.example", {"report.docx": b"PK"}), answer("stranger@else.example", id_="<2@a>"))

    codes = [main(["receive", "--cycle", str(small_cycle)]) for _ in range(2)]

    assert codes == [0, 0]
    assert (small_cycle / "shared" / "sport" / "report.docx").read_bytes() == b"PK"
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["2 new mails came back: 1 handed files in.", "No new mail came back."]


def test_nobody_is_reminded_while_the_mailbox_is_away(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(with_mailbox(small_cycle))

    code = main(["remind", "--cycle", str(small_cycle), "--today", "2006-02-20"])

    told = capsys.readouterr().out.splitlines()[-1]
    assert (code, told) == (4, "Nobody was reminded: the mailbox was not read to its end; see to it.")
    assert outbox(small_cycle) == []


def test_a_cycle_without_a_mailbox_reads_none(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["receive", "--cycle", str(small_cycle)])

    told = "No mail was read: the cycle file names no mailbox in [mail.incoming].\n"
    assert (code, capsys.readouterr().out) == (0, told)


def test_there_is_no_pdf_without_a_draft(small_cycle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["export", "--cycle", str(small_cycle)])

    draft = tmp_path / "outputs" / "small" / "report-draft.docx"
    assert code == 3
    assert capsys.readouterr().err == f"annuario: There is no draft yet at {draft}. Make one with `annuario report`.\n"
