"""When a feed may be asked again, and why: decisions only, from what its server and itself say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from tui_reader.sources import header_times

SOONEST = timedelta(minutes=15)
LATEST = timedelta(days=1)
UNKNOWN = timedelta(hours=3)
"""Between two requests of a feed that does not tell when it posts."""

FIRST_RETRY = timedelta(minutes=20)
FIRST_ANNOYED = timedelta(hours=2)
"""After a server has said that it was asked too often (429), but not for how long to leave it."""

LONGEST_SKIP = timedelta(days=3)
"""Hours and days that a feed wants to be left out are believed no further than this."""

TIMES_ALIKE = 3
"""A permanent redirection counts when it has come so many times in a row."""


class NextFetch(NamedTuple):
    """When to ask next."""

    at: datetime | None
    """UTC; None: never again by itself."""
    reason: str
    """One whole sentence for a person."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a feed says and shows of itself, and what a person wants of it."""

    ttl: int = 0
    """Minutes, as in `RawFeed`; 0 when not told."""
    update_period: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    posted: Sequence[datetime] = field(default=(), repr=False)
    """When its last posts were published, in any order; ten are enough."""
    interval: timedelta | None = None
    """What a person chose for this source."""
    fresh: timedelta = timedelta()
    """What is left to wait by an earlier answer, of which the headers are gone."""


def after_answer(now: datetime, headers: Mapping[str, str], habits: Habits) -> NextFetch:
    """When to ask a feed again that has just answered, with news or without.

    Args:
        now: UTC.
        headers: Of the answer, names in lower case.
        habits: What is known of the feed.
    """
    wishes = [_own_pace(now, habits), *_wishes(now, headers, habits)]
    longest = max(wishes, key=lambda wish: wish.wait)
    wait = longest.wait if habits.interval == longest.wait else min(longest.wait, LATEST)
    return _outside_of_skipped(now + wait, longest.reason, habits)


def after_failure(
    now: datetime, status: int, wait: timedelta | None, failed: int, chance: float
) -> NextFetch:
    """When to try a feed again that did not answer, or not with a feed.

    Args:
        now: UTC.
        status: The HTTP status, 0 when there was none.
        wait: What Retry-After asks for, read already.
        failed: How many times in a row it has failed, this time too.
        chance: A random number from 0 to 1, so that feeds that failed together are not asked together.
    """
    if status == 410:
        return NextFetch(None, "It is gone for good (410), so it is not asked again by itself.")
    first = FIRST_ANNOYED if status == 429 and not wait else FIRST_RETRY
    doubled = first * 2 ** min(max(failed - 1, 0), 16)
    delay = min(doubled, LATEST) * (1 - chance / 4)
    if wait is not None and wait >= delay:
        return NextFetch(now + min(wait, LATEST), f"Its server asks to be left alone for {_words(wait)}.")
    times = "once" if failed <= 1 else f"{failed} times in a row"
    return NextFetch(now + delay, f"It has failed {times}, so it is left alone for a while.")


def is_due(at: datetime | None, now: datetime) -> bool:
    """Whether a source may be asked. A time further off than is ever set was set by a wrong clock."""
    return at is not None and not now < at <= now + LATEST + LONGEST_SKIP


def moved_to(permanent: Sequence[str]) -> str:
    """The address to adopt, or empty.

    Args:
        permanent: What the last answers said is the address for good, the newest last; empty where
            one said nothing.
    """
    last = permanent[-TIMES_ALIKE:]
    return last[-1] if len(last) == TIMES_ALIKE and len(set(last)) == 1 else ""


class _Wish(NamedTuple):
    wait: timedelta
    reason: str


def _own_pace(now: datetime, habits: Habits) -> _Wish:
    """How often is worth asking: four times in the time between two posts."""
    if habits.interval is not None:
        return _Wish(habits.interval, f"You chose to ask it {_every_exactly(habits.interval)}.")
    dates = sorted(date for date in habits.posted if date <= now)[-10:]
    if not dates:
        return _Wish(UNKNOWN, "Its posts have no dates that tell how often it posts.")
    gaps = sorted(later - earlier for earlier, later in pairwise(dates))
    silence = now - dates[-1]
    between = gaps[len(gaps) // 2] if gaps else silence
    if silence > between or not gaps:
        return _Wish(_bounded(silence / 4), f"It last posted {_words(silence)} ago.")
    return _Wish(_bounded(between / 4), f"It posts about {_every(between)}.")


def _wishes(now: datetime, headers: Mapping[str, str], habits: Habits) -> Iterator[_Wish]:
    fresh = max(fresh_for(headers, now), habits.fresh)
    yield _Wish(fresh, f"Its server says that it stays as it is for {_words(fresh)}.")
    ttl = timedelta(minutes=habits.ttl)
    yield _Wish(ttl, f"It asks to be left alone for {_words(ttl)} (ttl).")
    period = timedelta(minutes=habits.update_period)
    yield _Wish(period, f"It says that it changes {_every(period)}.")


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long an answer stays fresh (RFC 9111 4.2): `max-age`, else `Expires`, less its age on arrival."""
    control = [each.strip().lower() for each in headers.get("cache-control", "").split(",")]
    if "no-cache" in control or "no-store" in control:
        return timedelta()
    stated = next((each.partition("=")[2] for each in control if each.startswith("max-age=")), None)
    if stated is not None:
        lifetime = header_times.seconds(stated.strip('"'), LONGEST_SKIP) or timedelta()
        age = header_times.seconds(headers.get("age", ""), LONGEST_SKIP) or timedelta()
        return max(lifetime - age, timedelta())
    sent = header_times.date(headers.get("date", "")) or now
    expires = header_times.date(headers.get("expires", ""))
    return max(expires - sent, timedelta()) if expires else timedelta()


def _outside_of_skipped(at: datetime, reason: str, habits: Habits) -> NextFetch:
    """The first moment from then on in an hour and on a day that the feed does not want left out."""
    hour, moved, latest = timedelta(hours=1), at, at + LONGEST_SKIP
    while (moved.hour in habits.skip_hours or moved.weekday() in habits.skip_days) and moved + hour <= latest:
        moved = moved.replace(minute=0, second=0, microsecond=0) + hour
    if moved == at:
        return NextFetch(at, reason)
    return NextFetch(moved, "It asks to be left alone at other hours or on other days.")


def _bounded(wait: timedelta) -> timedelta:
    return min(max(wait, SOONEST), LATEST)


def _words(wait: timedelta) -> str:
    """A length of time as people say it: "20 minutes", "3 hours", "5 days", "9 years"."""
    minutes = wait.total_seconds() / 60
    for least, size, name in _UNITS:
        if minutes >= least:
            count = round(minutes / size)
            return f"{count} {name}s" if count != 1 else f"1 {name}"
    return "less than a minute"


def _every(wait: timedelta) -> str:
    """How often something comes, as people say it: "every 20 minutes", "every day"."""
    return f"every {_words(wait).removeprefix('1 ').replace('less than a minute', 'minute')}"


def _every_exactly(wait: timedelta) -> str:
    """The same of what a person has chosen, who would know it by no other number: "every 90 minutes"."""
    minutes = wait // timedelta(minutes=1)
    size, name = next(each for each in ((_DAY, "day"), (60, "hour"), (1, "minute")) if minutes % each[0] == 0)
    return f"every {name}" if minutes == size else f"every {minutes // size} {name}s"


_DAY = 24 * 60
_UNITS = (
    (2 * 365 * _DAY, 365.25 * _DAY, "year"),
    (60 * _DAY, 30.44 * _DAY, "month"),
    (_DAY, _DAY, "day"),
    (60, 60, "hour"),
    (1, 1, "minute"),
)
"""Minutes from which a unit is spoken of, its own length in minutes, and its name."""
