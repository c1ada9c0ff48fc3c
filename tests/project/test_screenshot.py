from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import screenshot
from tests.project.repository import ROOT


@pytest.fixture(autouse=True)
def _universal_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as context:
        context.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def _words(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


async def test_the_picture_in_the_readme_is_what_the_program_draws(tmp_path: Path) -> None:
    kept = _words((ROOT / "assets" / "screenshot.svg").read_text("utf-8"))
    assert {"●", "★"} <= set("".join(kept)), "no marks are in view"
    assert kept == _words(await screenshot.draw(tmp_path)), "make screenshot draws it anew"
