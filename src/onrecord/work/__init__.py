"""Reading and annotating many reports, in this process or in several at once.

    files --> (bounded) --> readers --> (in order) --> reports --> (bounded) --> annotators --> (bounded) --> results

What other people wrote may crash a library or keep it busy for ever, so it is read and annotated in processes that can
be ended and started anew, one piece at a time; the one that a process was at becomes a problem, and the run goes on.
"""

from onrecord.work.flow import annotated
from onrecord.work.one import Annotated
from onrecord.work.reading import Readers

__all__ = ["Annotated", "Readers", "annotated"]
