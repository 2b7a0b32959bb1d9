from pathlib import Path

from annuario.mail.files import Files
from annuario.mail.transport import Answer
from tests.servers.letters import SPORT, letter


def test_a_mail_becomes_one_file_named_by_day_department_and_kind(tmp_path: Path) -> None:
    answer = Files(tmp_path / "outbox").send(letter(), SPORT)

    assert answer == Answer("sent")
    assert [path.name for path in (tmp_path / "outbox").iterdir()] == ["2006-02-16-sport-reminder.eml"]


def test_the_same_mail_is_written_once(tmp_path: Path) -> None:
    files = Files(tmp_path)

    answers = [files.send(letter(), SPORT), files.send(letter(), SPORT)]

    assert answers == [Answer("sent"), Answer("sent")]
    assert [path.name for path in tmp_path.iterdir()] == ["2006-02-16-sport-reminder.eml"]


def test_another_mail_of_the_same_name_gets_a_number_and_destroys_nothing(tmp_path: Path) -> None:
    files = Files(tmp_path)

    files.send(letter("2006-02-17-1"), SPORT)
    files.send(letter("2006-02-24-7"), SPORT)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2006-02-16-sport-reminder-2.eml",
        "2006-02-16-sport-reminder.eml",
    ]
    assert [files.arrived(letter(step)) for step in ("2006-02-17-1", "2006-02-24-7", "2006-02-17-7")] == [True, True, False]


def test_a_folder_that_cannot_be_written_leaves_the_mail_waiting(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file where the folder should be", encoding="utf-8")

    answer = Files(tmp_path / "outbox").send(letter(), SPORT)

    assert answer.state == "later"
    assert answer.words.endswith("Make room or mend the rights, then run again.")
