"""Looking at pictures: fetched once, decoded in a process of its own, with every limit kept."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from tests.loopback import Loopback, Request, Wire
from tests.pictures import BLUE, RED, bomb, png, saved
from tui_reader.errors import FetchError, PictureError
from tui_reader.library.pictures.picture import Kind, Local, Picture, PictureLimits, Pixels, Remote, Wanted
from tui_reader.library.pictures.pictures import Pictures

WANTED = Wanted(Kind.HALF, 4, 2, Pixels(10, 20), (0, 0, 0))


@pytest.fixture
async def pictures(tmp_path: Path) -> AsyncIterator[Pictures]:
    opened = Pictures(tmp_path / "cache")
    yield opened
    await opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "blog"
    made.mkdir()
    return made


async def drawn(pictures: Pictures, picture: Picture) -> tuple[bytes, bytes]:
    """The first and the last pixel of a picture."""
    cells = (await pictures.render(picture, WANTED)).cells
    return cells[:3], cells[-3:]


async def test_a_picture_of_the_network_is_fetched_once_and_kept(server: Loopback, tmp_path: Path) -> None:
    server.give("/a.png", png())
    picture = Remote(server.url("/a.png"), is_trusted=True)
    for _ in range(2):
        pictures = Pictures(tmp_path / "cache")
        assert await pictures.measure(picture) == (40, 40)
        assert await drawn(pictures, picture) == (bytes(RED), bytes(BLUE))
        await pictures.close()
    assert server.count("/a.png") == 1
    headers = server.last("/a.png").headers
    assert headers["accept"].startswith("image/webp, image/png")
    assert headers.keys().isdisjoint({"cookie", "referer"})


async def test_many_who_want_the_same_picture_fetch_it_once(pictures: Pictures, server: Loopback) -> None:
    server.give("/a.png", png())
    picture = Remote(server.url("/a.png"), is_trusted=True)
    asked = [pictures.measure(picture) for _ in range(5)]
    drawn = [pictures.render(picture, WANTED) for _ in range(5)]
    await asyncio.gather(*asked, *drawn)
    assert server.count("/a.png") == 1


async def test_a_host_is_asked_for_two_pictures_at_a_time(pictures: Pictures, server: Loopback) -> None:
    for number in range(8):
        server.slow_body(f"/{number}.png", png(), 0.001)
    all_ = [Remote(server.url(f"/{number}.png"), is_trusted=True) for number in range(8)]
    await asyncio.gather(*(pictures.measure(picture) for picture in all_))
    assert server.most_open <= 2


async def test_who_stops_waiting_does_not_stop_the_work(pictures: Pictures, server: Loopback) -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()

    def answer(_request: Request, wire: Wire) -> None:
        loop.call_soon_threadsafe(asked.set)
        wire.wait(0.05)
        wire.send_head("200 OK", {"Content-Length": str(len(png()))})
        wire.send(png())

    server.answer("/a.png", answer)
    picture = Remote(server.url("/a.png"), is_trusted=True)
    asking = asyncio.create_task(pictures.measure(picture))
    await asked.wait()
    asking.cancel()
    assert await pictures.measure(picture) == (40, 40)
    assert server.count("/a.png") == 1


async def test_what_nobody_wants_any_more_is_not_begun(pictures: Pictures, server: Loopback) -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()

    def answer(_request: Request, wire: Wire) -> None:
        if len(server.requests) == 2:
            loop.call_soon_threadsafe(asked.set)
        wire.wait(0.1)
        wire.send_head("200 OK", {"Content-Length": str(len(png()))})
        wire.send(png())

    for number in range(6):
        server.answer(f"/{number}.png", answer)
    all_ = [Remote(server.url(f"/{number}.png"), is_trusted=True) for number in range(6)]
    asking = [asyncio.create_task(pictures.measure(picture)) for picture in all_]
    await asked.wait()
    for task in asking[:5]:
        task.cancel()
    assert await asking[5] == (40, 40)
    # Two had begun, and the last was wanted; those that waited for a door were given up.
    assert sorted(request.path for request in server.requests) == ["/0.png", "/1.png", "/5.png"]


async def test_a_local_picture_is_measured_and_drawn(pictures: Pictures, folder: Path) -> None:
    (folder / "a.png").write_bytes(png())
    picture = Local(str(folder), "post.md", "a.png")
    assert await pictures.measure(picture) == (40, 40)
    assert await drawn(pictures, picture) == (bytes(RED), bytes(BLUE))


def test_the_process_that_draws_the_screen_never_loads_a_decoder(folder: Path) -> None:
    (folder / "a.png").write_bytes(png())
    script = f"""
import asyncio, sys
from pathlib import Path
from tui_reader.library.pictures.picture import Kind, Local, Pixels, Wanted
from tui_reader.library.pictures.pictures import Pictures

async def main():
    pictures = Pictures(Path({str(folder / "cache")!r}))
    picture = Local({str(folder)!r}, "post.md", "a.png")
    for kind in Kind:
        await pictures.render(picture, Wanted(kind, 4, 2, Pixels(10, 20), (0, 0, 0)))
    await pictures.close()

asyncio.run(main())
print(*sys.modules)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert "tui_reader.library.pictures.decode" in ran.stdout.split()
    assert "PIL" not in ran.stdout.split()


async def test_a_small_file_that_unpacks_to_gigabytes_is_refused_in_words(
    pictures: Pictures, server: Loopback, tmp_path: Path
) -> None:
    packed = bomb()
    assert len(packed) < 10_000
    server.give("/bomb.png", packed)
    picture = Remote(server.url("/bomb.png"), is_trusted=True)
    for asking in (pictures.measure(picture), pictures.render(picture, WANTED)):
        with pytest.raises(PictureError, match="This picture has 3,600 megapixels; 40 are the most"):
            await asking
    assert list((tmp_path / "cache").iterdir()) == []


async def test_decoding_may_take_only_so_much_memory_and_the_next_picture_is_drawn(folder: Path) -> None:
    (folder / "large.png").write_bytes(saved(Image.new("RGB", (6000, 6000)), compress_level=1))
    (folder / "small.png").write_bytes(png())
    pictures = Pictures(folder / "cache", PictureLimits(memory=256 * 1024 * 1024))
    with pytest.raises(PictureError, match="more memory"):
        await pictures.render(Local(str(folder), "post.md", "large.png"), WANTED)
    assert await drawn(pictures, Local(str(folder), "post.md", "small.png")) == (bytes(RED), bytes(BLUE))
    await pictures.close()


async def test_forty_megapixels_fit_the_usual_limits(pictures: Pictures, folder: Path) -> None:
    image = Image.new("P", (8000, 5000), 1)
    image.putpalette([0, 0, 0, *RED])
    # With a transparent color, a byte a pixel becomes four.
    (folder / "large.png").write_bytes(saved(image, compress_level=1, transparency=0))
    rendering = await pictures.render(Local(str(folder), "post.md", "large.png"), WANTED)
    assert max(rendering.cells) > 230


async def test_decoding_that_takes_too_long_is_stopped(folder: Path) -> None:
    (folder / "large.png").write_bytes(saved(Image.new("RGB", (6000, 6000)), compress_level=1))
    pictures = Pictures(folder / "cache", PictureLimits(deadline=0.01))
    with pytest.raises(PictureError, match=r"took longer than 0\.01 s"):
        await pictures.render(Local(str(folder), "post.md", "large.png"), WANTED)
    await pictures.close()


async def test_a_file_of_the_network_that_is_too_large_is_not_taken(tmp_path: Path, server: Loopback) -> None:
    server.give("/a.png", png() + bytes(5000))
    pictures = Pictures(tmp_path / "cache", PictureLimits(body=3000))
    with pytest.raises(FetchError, match="too much"):
        await pictures.measure(Remote(server.url("/a.png"), is_trusted=True))
    await pictures.close()


async def test_a_local_file_that_is_too_large_is_not_read(folder: Path) -> None:
    with (folder / "a.png").open("wb") as file:
        file.truncate(1 << 40)
    pictures = Pictures(folder / "cache")
    with pytest.raises(PictureError, match="larger than 20 MB"):
        await pictures.measure(Local(str(folder), "post.md", "a.png"))
    await pictures.close()


async def test_a_public_post_does_not_reach_into_the_private_network(
    pictures: Pictures, server: Loopback
) -> None:
    server.give("/a.png", png())
    with pytest.raises(FetchError, match="lies inside this machine's network"):
        await pictures.measure(Remote(server.url("/a.png")))
    assert server.requests == ()


async def test_a_picture_that_is_not_there_says_so(pictures: Pictures, server: Loopback) -> None:
    with pytest.raises(FetchError):
        await pictures.measure(Remote(server.url("/none.png"), is_trusted=True))


async def test_a_disk_that_takes_nothing_is_told(folder: Path, server: Loopback) -> None:
    server.give("/a.png", png())
    (folder / "cache").write_text("a file where the folder should be")
    pictures = Pictures(folder / "cache")
    with pytest.raises(PictureError, match="can't be kept on this disk"):
        await pictures.measure(Remote(server.url("/a.png"), is_trusted=True))
    await pictures.close()
