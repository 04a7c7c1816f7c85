"""From web addresses to reports: a polite fetcher, and what feeds and pages give.

Nothing here runs unless a person gives a web address. Nothing is ever fetched from a private address, whatever a
page, a feed, a redirect or a name server says.
"""

from __future__ import annotations
