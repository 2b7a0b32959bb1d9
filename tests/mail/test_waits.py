from datetime import UTC, datetime, timedelta

from annuario.mail.waits import WAITS, next_try

NOW = datetime(2006, 2, 16, 8, tzinfo=UTC)


def test_each_wait_is_longer_than_the_one_before_and_the_last_one_stays() -> None:
    waits = [next_try(NOW, tries) - NOW for tries in range(1, len(WAITS) + 3)]

    assert waits == [*WAITS, WAITS[-1], WAITS[-1]]
    assert list(WAITS) == sorted(set(WAITS))
    assert WAITS[-1] < timedelta(days=7)  # before the next step of the ladder takes its place
