"""Working days follow the law of the Land."""

from __future__ import annotations

from datetime import date

import pytest

from fachwerk.core import clock
from fachwerk.core.workdays import (
    STATES,
    add_workdays,
    add_working_hours,
    holiday_name,
    is_workday,
    is_working_time,
    next_workday,
    workday_on_or_after,
)

NRW, LOWER_SAXONY, BAVARIA = "05", "03", "09"


def test_the_first_of_may_is_no_working_day_anywhere() -> None:
    assert all(not is_workday(date(2017, 5, 1), state) for state in ("", *STATES))
    assert next_workday(date(2017, 4, 28), NRW) == date(2017, 5, 2)


def test_corpus_christi_is_a_holiday_in_north_rhine_westphalia_but_not_in_lower_saxony() -> None:
    corpus_christi = date(2017, 6, 15)
    assert not is_workday(corpus_christi, NRW)
    assert is_workday(corpus_christi, LOWER_SAXONY)
    assert holiday_name(corpus_christi, NRW) == "Fronleichnam"


def test_without_a_land_only_the_holidays_of_all_of_germany_count() -> None:
    assert is_workday(date(2017, 11, 1))
    assert not is_workday(date(2017, 11, 1), NRW)
    assert not is_workday(date(2017, 10, 3))


def test_a_working_day_stays_and_a_saturday_moves_on() -> None:
    assert workday_on_or_after(date(2017, 4, 27), NRW) == date(2017, 4, 27)
    assert workday_on_or_after(date(2017, 4, 29), NRW) == date(2017, 5, 2)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, date(2017, 4, 28)), (1, date(2017, 5, 2)), (-1, date(2017, 4, 27)), (6, date(2017, 5, 9))],
)
def test_working_days_are_counted_in_both_directions(days: int, expected: date) -> None:
    assert add_workdays(date(2017, 4, 28), days, NRW) == expected


def test_hours_do_not_run_on_the_holiday_of_the_land() -> None:
    wednesday_evening = clock.at_local(date(2017, 6, 14), 19)
    assert add_working_hours(wednesday_evening, 2, NRW) == clock.at_local(date(2017, 6, 16), 9)
    assert add_working_hours(wednesday_evening, 2, LOWER_SAXONY) == clock.at_local(date(2017, 6, 15), 9)


def test_deadlines_rest_at_night_at_weekends_and_on_holidays() -> None:
    assert is_working_time(clock.at_local(date(2017, 4, 28), 8), NRW)
    assert not is_working_time(clock.at_local(date(2017, 4, 28), 20), NRW)
    assert not is_working_time(clock.at_local(date(2017, 4, 29), 10), NRW)
    assert not is_working_time(clock.at_local(date(2017, 5, 1), 10), NRW)
    assert is_working_time(clock.at_local(date(2017, 11, 1), 10))
    assert not is_working_time(clock.at_local(date(2017, 11, 1), 10), BAVARIA)
