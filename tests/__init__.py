"""Tests; `python -m tests.quality` and others run for themselves."""

import os

from onrecord import threads

for name in threads.NAMES:
    os.environ.setdefault(name, "1")  # before numpy is loaded, as the command line does it
