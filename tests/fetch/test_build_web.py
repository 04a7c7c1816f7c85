"""A build from the web with several processes."""

from __future__ import annotations

import onrecord
from onrecord.config import Config
from tests.fetch.conftest import quick
from tests.fetch.test_reading import item, page, rss
from tests.test_pipeline import lines


def test_several_processes_give_the_same_record(site):
    links = []
    for n in range(20):
        text = [
            f"El puente número {n} volverá a abrirse antes del {n + 1} de junio, anunció la alcaldesa Inés Robledo. "
            * 2
        ]
        links.append(item(site.page(f"/{n}", page(text, f"El puente {n}", data=False)), f"El puente {n}"))
    feed = site.page("/feed", rss(*links), kind="text/xml")
    records = []
    for workers in (0, 2):
        with quick() as fetcher:
            records.append(onrecord.build([feed], config=Config(workers=workers), fetcher=fetcher))
    assert len(records[0].articles) == 20 and records[0].problems == ()
    assert lines(records[0]) == lines(records[1])
