"""Annotating many reports: in this process, or in several at once."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import msgspec

from onrecord.config import Config
from onrecord.model import Article, Problem, Statement, make_id
from onrecord.read import Raw, make

AHEAD = 8
"""Reports waiting for each worker: enough to keep it busy, few enough to keep memory flat."""


WORTH_A_WORKER = 8
"""Reports for each worker below which loading the models again costs more than it saves."""


class Annotated(msgspec.Struct, frozen=True):
    """An article, its statements, and what could not be done for it."""

    article: Article
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()


def annotated(raws: Sequence[Raw], config: Config) -> Iterator[tuple[Raw, Annotated | Problem]]:
    """Each report with its article and statements, or with the problem that kept it out; in order.

    With more than one worker the reports are spread over processes, started afresh ("spawn"), so the
    calling script needs the usual `if __name__ == "__main__":`.
    """
    workers = min(config.workers or 1, len(raws) // WORTH_A_WORKER)
    if workers < 2:
        for raw in raws:
            yield raw, _one(raw, config)
        return
    waiting = iter(raws)
    while True:
        pending: deque[tuple[Raw, Future[Annotated | Problem]]] = deque()
        pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _quiet)
        try:
            for raw in waiting:
                pending.append((raw, _submitted(pool, raw, config)))
                if len(pending) >= workers * AHEAD:
                    yield pending[0][0], pending[0][1].result()
                    pending.popleft()
            while pending:
                yield pending[0][0], pending[0][1].result()
                pending.popleft()
            return
        except BrokenProcessPool:
            # one report took its process down; those behind it are tried alone, each in a process of its own
            for raw, _ in pending:
                yield raw, _alone(raw, config)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, raw: Raw, config: Config) -> Future[Annotated | Problem]:
    """The report's future; one that holds the error when the pool is already broken, so that none is lost."""
    try:
        return pool.submit(_one, raw, config)
    except BrokenProcessPool as error:
        future: Future[Annotated | Problem] = Future()
        future.set_exception(error)
        return future


def _quiet() -> None:
    """In a worker: one thread for linear algebra, or two workers on two cores slow each other down."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


def _one(raw: Raw, config: Config) -> Annotated | Problem:
    from onrecord.annotate import annotate

    try:
        article = make(raw, config)
    except Exception as error:  # a report must never stop a run
        return _problem(raw.source, "read", f"could not be made into a report ({_said(error)}); please report this")
    try:
        problems: list[Problem] = []
        article, statements = annotate(
            article,
            failed=lambda kind, error: problems.append(
                _problem(raw.source, kind, f"no {kind} statements: {_said(error)}; please report this")
            ),
        )
        return Annotated(article, statements, tuple(problems))
    except Exception as error:
        problem = _problem(raw.source, "annotate", f"kept without statements: {_said(error)}; please report this")
        return Annotated(article, (), (problem,))


def _alone(raw: Raw, config: Config) -> Annotated | Problem:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _quiet) as pool:
        try:
            return pool.submit(_one, raw, config).result()
        except BrokenProcessPool:
            why = "its process was ended by the system, likely for lack of memory; split the report"
            return _problem(raw.source, "annotate", why)


def _problem(source: str, step: str, message: str) -> Problem:
    return Problem(id=make_id("p", source, step, message), source=source, step=step, message=message)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]
