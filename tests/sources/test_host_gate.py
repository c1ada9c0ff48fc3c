"""Politeness towards hosts, in a time of its own."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
from collections import defaultdict

import pytest

from tests.loopback import Loopback, Request, Wire
from tui_reader.errors import FetchError
from tui_reader.sources import http
from tui_reader.sources.host_gate import HostGate


class Time:
    """Passes only when everybody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._count = 0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self._count += 1
        woken = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + seconds, self._count, woken))
        await woken.wait()

    async def run(self, *work: asyncio.Task[None]) -> None:
        while not all(task.done() for task in work):
            for _ in range(50):
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _, woken = heapq.heappop(self._sleepers)
                woken.set()
        await asyncio.gather(*work)


class Visits:
    """Asks hosts through a gate and remembers when."""

    def __init__(self, gate: HostGate, time: Time, seconds: float) -> None:
        self._gate, self._time, self._seconds = gate, time, seconds
        self.began: dict[str, list[float]] = defaultdict(list)
        self.open: dict[str, int] = defaultdict(int)
        self.most_open: dict[str, int] = defaultdict(int)

    async def ask(self, host: str) -> None:
        async with self._gate.turn(host):
            self.began[host].append(self._time.now)
            for name in (host, "all"):
                self.open[name] += 1
                self.most_open[name] = max(self.most_open[name], self.open[name])
            await self._time.sleep(self._seconds)
            for name in (host, "all"):
                self.open[name] -= 1


async def visited(hosts: list[str], seconds: float) -> Visits:
    time = Time()
    visits = Visits(HostGate(clock=time.clock, sleep=time.sleep), time, seconds)
    await time.run(*(asyncio.create_task(visits.ask(host)) for host in hosts))
    return visits


async def test_requests_to_one_host_begin_a_second_apart() -> None:
    visits = await visited(["a.example"] * 5, seconds=0.1)
    assert visits.began["a.example"] == [0, 1, 2, 3, 4]


async def test_a_slow_host_has_two_requests_at_once_and_no_more() -> None:
    visits = await visited(["a.example"] * 5, seconds=10)
    assert visits.most_open["a.example"] == 2
    assert visits.began["a.example"] == [0, 1, 10, 11, 20]


async def test_one_host_does_not_keep_others_waiting() -> None:
    visits = await visited(["a.example"] * 30 + ["b.example", "B.example.", "c.example"], seconds=0.5)
    assert visits.began["b.example"] == [0]
    assert visits.began["B.example."] == [1]
    assert visits.began["c.example"] == [0]


async def test_all_hosts_together_have_twenty_four() -> None:
    visits = await visited([f"{number}.example" for number in range(100)], seconds=3)
    assert visits.most_open["all"] == 24
    assert sorted(began for times in visits.began.values() for began in times)[-1] == 12


async def test_who_gives_up_waiting_leaves_no_place_taken() -> None:
    time = Time()
    gate = HostGate(at_once=1, clock=time.clock, sleep=time.sleep)
    visits = Visits(gate, time, 5)
    tasks = [
        asyncio.create_task(visits.ask(host)) for host in ("a.example", "a.example", "b.example", "c.example")
    ]
    for _ in range(20):
        await asyncio.sleep(0)
    for task in tasks[1:3]:
        task.cancel()
    await time.run(*(task for task in tasks if task not in tasks[1:3]))
    for task in tasks[1:3]:
        with contextlib.suppress(asyncio.CancelledError):
            await task
    assert visits.began["c.example"] == [5]


async def test_a_client_asks_through_its_gate(server: Loopback) -> None:
    def slow(_request: Request, wire: Wire) -> None:
        wire.wait(0.03)
        wire.send_head("200 OK", {"Content-Length": "4"})
        wire.over()
        wire.send(b"here")

    for number in range(6):
        server.answer(f"/{number}", slow)
    async with http.Client(gate=HostGate(apart=0.0)) as client:
        await asyncio.gather(*(client.get(server.url(f"/{number}")) for number in range(6)))
    assert server.most_open == 2


async def test_waiting_for_a_turn_is_not_the_servers_time(server: Loopback) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(1.1)

    server.give("/feed", "here")
    async with http.Client(http.Limits(deadline=1.0), HostGate(clock=lambda: 0.0, sleep=sleep)) as client:
        await client.get(server.url("/feed"))
        await client.get(server.url("/feed"))
        server.silent("/silent")
        with pytest.raises(FetchError, match="did not answer within"):
            await client.get(server.url("/silent"))
    assert waits == [1.0, 1.0]


async def test_a_host_that_sends_on_to_itself_is_asked_once(server: Loopback) -> None:
    async def never(_seconds: float) -> None:
        raise AssertionError("a redirection waited for another turn")

    server.redirect("/feed", "/feed/")
    server.give("/feed/", "here")
    async with http.Client(gate=HostGate(clock=lambda: 0.0, sleep=never)) as client:
        await client.get(server.url("/feed"))
    assert server.count("/feed/") == 1
