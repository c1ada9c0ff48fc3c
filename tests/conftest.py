"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure: no example has to end within a wall-clock time.
settings.register_profile("steady", deadline=None)
# A change is judged by the same examples at every run; `make test` looks for new ones each time.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture
def corpus() -> Path:
    """The folder of real feeds, real blogs and CommonMark cases, where this machine has one."""
    found = os.environ.get("TUI_READER_CORPUS")
    if not found:
        pytest.skip("TUI_READER_CORPUS is not set: no corpus on this machine")
    return Path(found)
