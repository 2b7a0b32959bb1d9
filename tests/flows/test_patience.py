import pytest
from prefect.client.schemas.objects import TaskRun
from prefect.states import Failed

from annuario.collection import ShareAway
from annuario.errors import AnnuarioError, WrongUse
from annuario.ledger.lock import Busy
from annuario.office import OfficeFailed, OfficeMissing
from tasks.mail import remind_who_is_late
from tasks.patience import worth_another_try


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OfficeFailed("LibreOffice died."), True),
        (AnnuarioError("The mail server does not answer."), True),
        (OSError(5, "Input/output error"), True),
        (ShareAway("The shared folder is away."), False),
        (OfficeMissing("LibreOffice is not installed."), False),
        (Busy("Another run is at work."), False),
        (WrongUse("There is no such department."), False),
        (KeyError("a fault of ours"), False),
    ],
)
def test_only_what_the_world_may_mend_is_worth_another_try(error: Exception, *, expected: bool) -> None:
    run = TaskRun(task_key="remind", dynamic_key="0")

    again = worth_another_try(remind_who_is_late, run, Failed(data=error))

    assert again is expected
