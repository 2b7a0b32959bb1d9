from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from annuario.clock import Clock


def test_a_fixed_clock_stands_at_eight_in_the_morning_of_its_zone() -> None:
    winter = Clock.fixed(date(2006, 2, 16), "Europe/Rome")
    summer = Clock.fixed(date(2006, 6, 30), "Europe/Rome")

    assert winter == Clock(date(2006, 2, 16), datetime(2006, 2, 16, 7, tzinfo=UTC))
    assert summer == Clock(date(2006, 6, 30), datetime(2006, 6, 30, 6, tzinfo=UTC))


def test_the_real_clock_reads_the_day_where_the_city_lies() -> None:
    far_east, far_west = Clock.real("Pacific/Kiritimati"), Clock.real("Pacific/Niue")

    assert far_east.today - far_west.today >= timedelta(1)  # 25 hours apart: never the same day
    assert far_east.today == far_east.now.astimezone(ZoneInfo("Pacific/Kiritimati")).date()
    assert far_east.now.tzinfo is UTC
