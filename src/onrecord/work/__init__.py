"""Annotating many reports, in this process or in several at once.

    reports --> (bounded) --> workers, a process each, one report at a time --> (bounded) --> results

Annotating other people's texts may crash or never end, so it is done in processes that can be ended and started
anew; the report that one was at becomes a problem, and the run goes on.
"""

from onrecord.work.flow import annotated
from onrecord.work.one import Annotated

__all__ = ["Annotated", "annotated"]
