"""The machine's own time zone, in summer and in winter."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tui_reader.library.query import periods
from tui_reader.text import date_words
from tui_reader.text.here import HERE

SUMMER = datetime(2025, 7, 1, 12, 0, tzinfo=UTC)
LATE_IN_WINTER = datetime(2025, 1, 14, 22, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in Berlin: an hour from UTC in winter, two in summer."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_each_date_is_told_by_the_clock_of_its_own_season() -> None:
    assert SUMMER.astimezone(HERE).hour == 14
    assert LATE_IN_WINTER.astimezone(HERE).hour == 23
    assert date_words.long(LATE_IN_WINTER, HERE) == "14 January 2025"
    assert (SUMMER.astimezone(HERE).tzname(), LATE_IN_WINTER.astimezone(HERE).tzname()) == ("CEST", "CET")


def test_a_day_begins_at_its_own_midnight_whenever_it_is_asked_for() -> None:
    asked = periods.period("2025-01-15", SUMMER, HERE)
    assert asked is not None
    assert asked.begin == datetime(2025, 1, 14, 23, 0, tzinfo=UTC)
    assert asked.end == datetime(2025, 1, 15, 23, 0, tzinfo=UTC)


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    for moment in (first, first + timedelta(hours=1)):
        assert f"{moment.astimezone(HERE):%H:%M}" == "02:30"
        assert moment.astimezone(HERE).astimezone(UTC) == moment


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_are_no_failure(year: int) -> None:
    moment = datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, tzinfo=HERE)
    assert moment.utcoffset() is not None
    assert datetime(year, 1, 1, tzinfo=UTC).astimezone(HERE).year in (year, year - 1)
