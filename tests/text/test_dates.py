from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.text import date_words, dates

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
MOMENT = datetime(2021, 3, 4, 10, 11, 12, tzinfo=UTC)
DAY = datetime(2021, 3, 4, tzinfo=UTC)

ages = st.datetimes(datetime(1990, 1, 2), datetime(2025, 12, 31))  # noqa: DTZ001, Hypothesis wants them naive


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 04 Mar 2021 10:11:12 GMT",
        "Thu, 4 Mar 2021 10:11:12 +0000",
        "Thu, 04 Mar 2021 10:11:12 -0000",
        "Thu,04 Mar 2021 10:11:12 UT",
        "Thursday, 04-Mar-21 10:11:12 GMT",
        "04 Mar 2021 10:11:12",
        "4 March 2021, 10:11:12 Z",
        "Thu, 04 Mar 2021 05:11:12 EST",
        "Thu, 04 Mar 2021 11:11:12 CET",
        "Thu, 04 Mar 2021 15:41:12 +05:30",
        "Thu, 04 Mar 2021 15:41:12 IST",
        "Thu, 04 Mar 2021 12:11:12 +2",
        "Thu, 04 Mar 2021 10:11:12 +9999",
        "Thu, 04 Mar 2021 10:11:12 Nowhere/Town",
        "Thu Mar  4 10:11:12 2021",
        "Thu Mar 4 11:11:12 CET 2021",
        "Thu Mar 04 2021 12:11:12 GMT+0200 (Central European Summer Time)",
        "2021-03-04T10:11:12Z",
        "2021-03-04T10:11:12 Z",
        "2021-03-04t10:11:12z",
        "2021-03-04 10:11:12",
        "2021-03-04 12:11:12 +0200",
        "2021-03-04 02:11:12 2021 -0800",
        "2021-03-04T12:11:12+02:00",
        "2021-03-04T12:11:12+02",
        "20210304T101112Z",
        "20210304101112",
        "2021/3/4 10:11:12",
        "2021-3-4 10:11:12 UTC",
        "  2021-03-04 10:11:12\n",
        "March 4, 2021 10:11:12",
        "Mar 4, 2021 at 10:11:12 am",
        "4. März 2021, 10:11:12",
        "1614852672",
        "1614852672000",
    ],
)
def test_every_common_spelling_of_a_moment_is_read(text: str) -> None:
    assert dates.parse(text, now=NOW) == MOMENT


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-04",
        "2021/3/4",
        "2021.03.04",
        "20210304",
        "4 Mar 2021",
        "04Mar2021",
        "04-Mar-2021",
        "4 Mar '21",
        "4th of March 2021",
        "Thursday, March 4th, 2021",
        "March 4, 2021",
        "Mar. 4 2021",
        "4 mars 2021",
        "4 de marzo de 2021",
        "04.03.2021",
        "2021年3月4日",
        "2021년 3월 4일",
        "2021-03-04 (updated twice)",
        "Thu, 04 Mar 2021 25:61:00 GMT",
        "2021-W09-4",
    ],
)
def test_every_common_spelling_of_a_day_is_its_midnight(text: str) -> None:
    assert dates.parse(text, now=NOW) == DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-03-04 10:11", datetime(2021, 3, 4, 10, 11, tzinfo=UTC)),
        ("Thu, 04 Mar 2021 10:11 GMT", datetime(2021, 3, 4, 10, 11, tzinfo=UTC)),
        ("2021-03-04T10:11:12.5Z", MOMENT.replace(microsecond=500_000)),
        ("2021-03-04T10:11:12.123456789Z", MOMENT.replace(microsecond=123_456)),
        ("Mar 4, 2021 at 3:04 PM", datetime(2021, 3, 4, 15, 4, tzinfo=UTC)),
        ("Mar 4, 2021 12:04 a.m.", datetime(2021, 3, 4, 0, 4, tzinfo=UTC)),
        ("4 mars 2021 à 10h11", datetime(2021, 3, 4, 10, 11, tzinfo=UTC)),
        ("Thu, 04 Mar 2021 24:00:00 GMT", datetime(2021, 3, 5, tzinfo=UTC)),
        ("Sat, 31 Dec 2016 23:59:60 GMT", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("Fri, 05 Mar 99 00:00:00 GMT", datetime(1999, 3, 5, tzinfo=UTC)),
        ("5 Mar 103", datetime(2003, 3, 5, tzinfo=UTC)),
        ("2021", datetime(2021, 1, 1, tzinfo=UTC)),
        ("2021-03", datetime(2021, 3, 1, tzinfo=UTC)),
        ("March 2021", datetime(2021, 3, 1, tzinfo=UTC)),
        ("Septem 4 2021", datetime(2021, 9, 4, tzinfo=UTC)),
        ("25/12/2021", datetime(2021, 12, 25, tzinfo=UTC)),
        ("12/25/2021", datetime(2021, 12, 25, tzinfo=UTC)),
        ("03/03/2021", datetime(2021, 3, 3, tzinfo=UTC)),
        ("202103041011", datetime(2021, 3, 4, 10, 11, tzinfo=UTC)),
    ],
)
def test_the_rarer_spellings_are_read_too(text: str, expected: datetime) -> None:
    assert dates.parse(text, now=NOW) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "yesterday",
        "10:11:12",
        "soon 4, 2021",
        "3 kings 2021",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "2021-13-45",
        "2021-02-30",
        "Thu, 31 Feb 2021 10:11:12 GMT",
        "99999-01-01",
        "Fri, 31 Dec 99999 23:59:59 GMT",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "9999-12-31 24:00:00",
        "1970-01-01",
        "1989-12-31T23:59:59Z",
        "2026-01-02T12:00:01Z",
        "03/04/2021",
        "12345",
        "99999999999999",
        "9999999999",
        "-1614852672",
        "\ud800",
    ],
)
def test_nonsense_is_no_date(text: str) -> None:
    assert dates.parse(text, now=NOW) is None


def test_a_flood_after_the_date_is_not_looked_at() -> None:
    assert dates.parse("2021-03-04 " + "+01:23 Mar " * 1_000_000, now=NOW) == DAY


def test_real_dates_are_taken_as_they_are() -> None:
    east = timezone(timedelta(hours=2))
    assert dates.parse(MOMENT.astimezone(east), now=NOW) == MOMENT
    assert dates.parse(MOMENT.replace(tzinfo=None), now=NOW) == MOMENT
    assert dates.parse(date(2021, 3, 4), now=NOW) == DAY
    assert dates.parse(datetime.min.replace(tzinfo=east), now=NOW) is None
    assert dates.parse(datetime.max.replace(tzinfo=timezone(timedelta(hours=-2))), now=NOW) is None
    assert dates.parse(None, now=NOW) is None


def test_what_is_read_is_in_utc() -> None:
    found = dates.parse("2021-03-04 12:11:12 +0200", now=NOW)
    assert found is not None
    assert found.tzinfo is UTC


def test_a_clock_may_run_ahead_by_a_day_but_no_more() -> None:
    assert dates.parse("2026-01-02T12:00:00Z", now=NOW) == datetime(2026, 1, 2, 12, tzinfo=UTC)
    assert dates.parse("2026-01-02T12:00:01Z", now=NOW) is None


@given(st.text() | st.text("0123456789-/:., TZ+apmJanuryMch年月日", max_size=40))
def test_no_text_raises_and_no_answer_is_out_of_bounds(text: str) -> None:
    found = dates.parse(text, now=NOW)
    assert found is None or dates.EARLIEST <= found <= NOW + dates.LATEST


@given(ages, st.integers(-12 * 60, 14 * 60))
def test_the_two_standard_spellings_come_back_as_they_went(naive: datetime, minutes: int) -> None:
    moment = naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    if moment.astimezone(UTC) < dates.EARLIEST:
        return
    for spelled in (moment.isoformat(), moment.isoformat(" ", "seconds"), format_datetime(moment)):
        assert dates.parse(spelled, now=NOW) == moment
    assert dates.parse(date_words.rfc3339(moment), now=NOW) == moment


def test_the_list_shows_a_time_today_a_day_this_year_and_a_month_before() -> None:
    def short(moment: datetime) -> str:
        return date_words.short(moment, now=NOW.replace(month=9), tz=UTC)

    assert short(datetime(2026, 9, 1, 14, 5, tzinfo=UTC)) == "14:05"
    assert short(datetime(2026, 9, 2, 0, 0, tzinfo=UTC)) == "2 Sep"
    assert short(datetime(2026, 1, 31, tzinfo=UTC)) == "31 Jan"
    assert short(datetime(2023, 9, 4, tzinfo=UTC)) == "Sep 2023"


def test_a_post_dated_ahead_shows_its_day_even_across_new_year() -> None:
    new_year = datetime(2027, 1, 1, 5, tzinfo=UTC)
    assert date_words.short(new_year, now=datetime(2026, 12, 31, 20, tzinfo=UTC), tz=UTC) == "1 Jan"
    assert date_words.short(new_year, now=datetime(2026, 3, 31, 20, tzinfo=UTC), tz=UTC) == "Jan 2027"


def test_today_is_the_reader_s_today() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    late = datetime(2025, 12, 31, 20, tzinfo=UTC)
    assert date_words.short(late, now=datetime(2026, 1, 1, 1, tzinfo=UTC), tz=tokyo) == "05:00"
    assert date_words.long(late, tokyo) == "1 January 2026"


def test_the_header_shows_the_whole_date() -> None:
    assert date_words.long(datetime(2025, 8, 22, 10, tzinfo=UTC), UTC) == "22 August 2025"


def test_machines_get_utc_to_the_second() -> None:
    east = timezone(timedelta(hours=2))
    assert date_words.rfc3339(datetime(2021, 3, 4, 12, 11, 12, 999, tzinfo=east)) == "2021-03-04T10:11:12Z"


@pytest.mark.parametrize("hours", [-11, -5, 0, 9, 14])
def test_a_day_without_a_time_is_that_day_for_every_reader(hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    site = ZoneInfo("Pacific/Auckland")
    written = dates.parse("2025-09-04", now=NOW, zone=site)
    assert written is not None
    assert dates.parse("2025-09-04 00:00:00", now=NOW, zone=site) == written
    noon = datetime(2025, 9, 4, 12, tzinfo=zone)
    assert date_words.long(written, zone) == "4 September 2025"
    assert date_words.short(written, now=noon, tz=zone) == "today"
    assert date_words.short(written, now=noon + timedelta(days=1), tz=zone) == "4 Sep"
    assert date_words.day(written, now=noon, tz=zone) == "Today"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2025-01-05", "2025-01-05 00:00"),
        ("2025-01-05 23:30", "2025-01-05 23:30"),
        ("2025-01-05T00:00:00Z", "2025-01-04 19:00"),
        (date(2025, 1, 5), "2025-01-05 00:00"),
    ],
)
def test_an_address_tells_the_day_on_the_clock_of_the_site(written: str | date, shown: str) -> None:
    found = dates.on_clock(written, now=NOW, zone=ZoneInfo("America/New_York"))
    assert found is not None
    assert f"{found:%Y-%m-%d %H:%M}" == shown


@pytest.mark.parametrize("written", ["", "soon", "2025-02-30", "1970-01-01", "2999-01-01", "0001-01-01"])
def test_what_is_no_date_is_none_on_any_clock(written: str) -> None:
    assert dates.on_clock(written, now=NOW, zone=ZoneInfo("America/New_York")) is None
