"""Threads of linear algebra: two on busy cores take many times as long as one."""

NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""The variables of the environment that say how many, to be set to "1" before numpy is loaded."""
