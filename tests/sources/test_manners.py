"""When a feed may be asked again, and why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.sources import manners
from tui_reader.sources.manners import Habits, NextFetch

NOW = datetime(2025, 8, 22, 10, 30, tzinfo=UTC)  # a Friday
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def waited(headers: dict[str, str] | None = None, **habits: object) -> timedelta:
    at = manners.after_answer(NOW, headers or {}, Habits(**habits)).at  # type: ignore[arg-type]
    assert at is not None
    return at - NOW


def every(gap: timedelta, since: timedelta, count: int = 5) -> list[datetime]:
    return [NOW - since - number * gap for number in range(count)]


@pytest.mark.parametrize(
    ("posted", "wait", "reason"),
    [
        (every(10 * MINUTE, MINUTE), 15 * MINUTE, "It posts about every 10 minutes."),
        (every(8 * HOUR, HOUR), 2 * HOUR, "It posts about every 8 hours."),
        (every(DAY, HOUR), 6 * HOUR, "It posts about every day."),
        (every(30 * DAY, DAY), DAY, "It posts about every 30 days."),
        (every(HOUR, 2 * DAY), 12 * HOUR, "It last posted 2 days ago."),
        (every(HOUR, 100 * DAY), DAY, "It last posted 3 months ago."),
        (every(HOUR, 900 * DAY), DAY, "It last posted 2 years ago."),
        ([NOW - 2 * HOUR], 30 * MINUTE, "It last posted 2 hours ago."),
        ([NOW] * 5, 15 * MINUTE, "It posts about every minute."),
        ([NOW + DAY], 3 * HOUR, "Its posts have no dates that tell how often it posts."),
        ([], 3 * HOUR, "Its posts have no dates that tell how often it posts."),
    ],
)
def test_a_feed_is_asked_as_often_as_it_posts(posted: list[datetime], wait: timedelta, reason: str) -> None:
    assert manners.after_answer(NOW, {}, Habits(posted=posted)) == NextFetch(NOW + wait, reason)


def test_the_order_of_posts_is_of_no_account_and_ten_are_enough() -> None:
    posted = [*every(8 * HOUR, HOUR, 10), *every(DAY, 100 * DAY, 50)]
    assert waited(posted=posted[::-1]) == waited(posted=posted) == 2 * HOUR


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"cache-control": "max-age=7200"}, 2 * HOUR),
        ({"cache-control": 'public, Max-Age="7200", must-revalidate'}, 2 * HOUR),
        ({"cache-control": "max-age=7200", "age": "1800"}, 90 * MINUTE),
        ({"cache-control": "max-age=7200", "expires": "Fri, 22 Aug 2025 20:30:00 GMT"}, 2 * HOUR),
        ({"cache-control": f"max-age={'9' * 5_000}"}, DAY),
        ({"expires": "Fri, 22 Aug 2025 12:30:00 GMT"}, 2 * HOUR),
        ({"expires": "Fri, 22 Aug 2025 12:00:00 GMT", "date": "Fri, 22 Aug 2025 10:00:00 GMT"}, 2 * HOUR),
        ({"expires": "Fri, 22 Aug 2099 12:00:00 GMT"}, DAY),
    ],
)
def test_a_server_is_not_asked_while_its_answer_is_fresh(headers: dict[str, str], wait: timedelta) -> None:
    assert waited(headers, posted=every(MINUTE, MINUTE)) == wait
    assert waited(headers, interval=HOUR) == wait


@pytest.mark.parametrize(
    "headers",
    [
        {"cache-control": "no-cache, max-age=7200"},
        {"cache-control": "no-store"},
        {"cache-control": "max-age=0", "expires": "Fri, 22 Aug 2025 20:30:00 GMT"},
        {"cache-control": "max-age=soon"},
        {"cache-control": "max-age"},
        {"cache-control": "s-maxage=7200"},
        {"expires": "0"},
        {"expires": "-1"},
        {"expires": "Fri, 99 Aug 2025 12:00:00 GMT"},
        {"expires": "Fri, 22 Aug 1999 12:00:00 GMT", "date": "yesterday"},
    ],
)
def test_an_answer_that_is_not_fresh_changes_nothing(headers: dict[str, str]) -> None:
    assert waited(headers, posted=every(MINUTE, MINUTE)) == 15 * MINUTE


def test_what_a_feed_says_of_itself_is_heard() -> None:
    often = every(MINUTE, MINUTE)
    found = manners.after_answer(NOW, {}, Habits(posted=often, ttl=90))
    assert found == NextFetch(NOW + 90 * MINUTE, "It asks to be left alone for 2 hours (ttl).")
    found = manners.after_answer(NOW, {}, Habits(posted=often, update_period=60))
    assert found == NextFetch(NOW + HOUR, "It says that it changes every hour.")
    assert waited(posted=often, ttl=7 * 24 * 60) == DAY
    assert waited(posted=every(30 * DAY, DAY), ttl=60) == DAY


def test_what_a_person_chose_counts_unless_the_server_wants_more() -> None:
    found = manners.after_answer(NOW, {}, Habits(posted=every(MINUTE, MINUTE), interval=2 * HOUR))
    assert found == NextFetch(NOW + 2 * HOUR, "You chose to ask it every 2 hours.")
    for wait, words in ((90 * MINUTE, "90 minutes"), (36 * HOUR, "36 hours"), (HOUR, "hour"), (DAY, "day")):
        assert (
            manners.after_answer(NOW, {}, Habits(interval=wait)).reason
            == f"You chose to ask it every {words}."
        )
    assert waited(interval=7 * DAY) == 7 * DAY
    assert waited(interval=5 * MINUTE) == 5 * MINUTE
    assert waited({"cache-control": "max-age=3600"}, interval=5 * MINUTE) == HOUR


def test_hours_and_days_that_are_to_be_left_out_are() -> None:
    found = manners.after_answer(NOW, {}, Habits(interval=HOUR, skip_hours=(11, 12, 23)))
    assert found.at == datetime(2025, 8, 22, 13, tzinfo=UTC)
    assert found.reason == "It asks to be left alone at other hours or on other days."
    assert waited(interval=HOUR, skip_hours=(12, 13)) == HOUR
    weekend = manners.after_answer(NOW, {}, Habits(interval=DAY, skip_days=(5, 6)))
    assert weekend.at == datetime(2025, 8, 25, tzinfo=UTC)
    assert waited(interval=HOUR, skip_hours=tuple(range(24))) <= HOUR + manners.LONGEST_SKIP


def test_after_failures_a_feed_is_left_alone_for_longer_each_time() -> None:
    waits = [manners.after_failure(NOW, 500, None, failed, 0.0).at for failed in range(1, 9)]
    minutes = [round((at - NOW) / MINUTE) for at in waits if at]
    assert minutes == [20, 40, 80, 160, 320, 640, 1280, 1440]
    at = manners.after_failure(NOW, 0, None, 10**9, 1.0).at
    assert at == NOW + DAY * 0.75


def test_feeds_that_fail_together_are_not_asked_together() -> None:
    first, last = (manners.after_failure(NOW, 0, None, 1, chance).at for chance in (0.0, 1.0))
    assert first == NOW + 20 * MINUTE
    assert last == NOW + 15 * MINUTE


def test_a_server_that_says_when_is_asked_then() -> None:
    found = manners.after_failure(NOW, 503, 2 * HOUR, 1, 0.0)
    assert found == NextFetch(NOW + 2 * HOUR, "Its server asks to be left alone for 2 hours.")
    assert manners.after_failure(NOW, 429, 30 * DAY, 1, 0.0).at == NOW + DAY
    # A server that says "at once" time and again is left alone all the same.
    assert manners.after_failure(NOW, 503, timedelta(), 3, 0.0).at == NOW + 80 * MINUTE
    assert manners.after_failure(NOW, 429, None, 1, 0.0).at == NOW + 2 * HOUR
    assert manners.after_failure(NOW, 429, HOUR, 1, 0.0).at == NOW + HOUR
    assert manners.after_failure(NOW, 429, MINUTE, 1, 0.0).at == NOW + 20 * MINUTE


def test_failures_are_told_in_words() -> None:
    assert (
        manners.after_failure(NOW, 0, None, 1, 0.0).reason
        == "It has failed once, so it is left alone for a while."
    )
    assert "3 times in a row" in manners.after_failure(NOW, 404, None, 3, 0.0).reason


def test_a_feed_that_is_gone_is_not_asked_again() -> None:
    found = manners.after_failure(NOW, 410, HOUR, 1, 0.0)
    assert found == NextFetch(None, "It is gone for good (410), so it is not asked again by itself.")
    assert not manners.is_due(found.at, NOW)


def test_a_source_is_due_when_its_time_has_come_or_its_clock_was_wrong() -> None:
    assert manners.is_due(NOW, NOW)
    assert manners.is_due(NOW - DAY, NOW)
    assert not manners.is_due(NOW + MINUTE, NOW)
    assert not manners.is_due(NOW + 3 * DAY, NOW)
    assert manners.is_due(NOW + 40 * 365 * DAY, NOW)


@pytest.mark.parametrize(
    ("permanent", "adopted"),
    [
        (["a", "a", "a"], "a"),
        (["b", "a", "a", "a"], "a"),
        (["a", "a"], ""),
        (["a", "b", "a"], ""),
        (["a", "", "a", "a"], ""),
        (["a", "a", "a", ""], ""),
        ([], ""),
    ],
)
def test_a_new_address_counts_after_three_times_alike(permanent: list[str], adopted: str) -> None:
    assert manners.moved_to(permanent) == adopted


@given(
    st.dictionaries(st.sampled_from(["cache-control", "expires", "date", "age"]), st.text(max_size=30)),
    st.integers(0, 10**6),
    st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), max_size=12),  # noqa: DTZ001, the strategy wants naive bounds
    st.sets(st.integers(0, 23)),
    st.sets(st.integers(0, 6)),
)
def test_no_answer_is_asked_for_too_soon_or_never_again(
    headers: dict[str, str], ttl: int, posted: list[datetime], hours: set[int], days: set[int]
) -> None:
    habits = Habits(ttl=ttl, posted=posted, skip_hours=tuple(hours), skip_days=tuple(days))
    found = manners.after_answer(NOW, headers, habits)
    assert found.at is not None
    assert 15 * MINUTE <= found.at - NOW <= DAY + manners.LONGEST_SKIP + HOUR
    assert found.reason.endswith(".")
