"""Much work in this process or in several at once: reading and annotating reports, comparing those of a story.

    files --> (bounded) --> readers --> (in order) --> reports --> (bounded) --> annotators --> (bounded) --> results

What other people wrote may crash a library or keep it busy for ever, so it is worked on in processes that can be ended
and started anew, one item at a time; the one that a process was at becomes a problem, and the run goes on.
"""

from onrecord.work.flow import begun, done
from onrecord.work.one import Annotated, annotated
from onrecord.work.reading import Readers
from onrecord.work.worker import Idle, Job

__all__ = ["Annotated", "Idle", "Job", "Readers", "annotated", "begun", "done"]
