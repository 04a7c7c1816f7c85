"""The short version of `python -m tests.hard.kills`."""

import sys

import pytest

from tests.hard.kills import run


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes left behind in /proc")
def test_five_kills():
    assert list(run(5, 40, 5, 2))[-1].startswith("5 of 5 kills")
