"""The seed of this run: 0 in a notebook; the grader sets one per student and task."""

from __future__ import annotations

_run = 0


def use_seed(seed: int) -> None:
    """Let every check of this process that names no seed draw its hidden cases from ``seed``."""
    global _run
    _run = seed


def chosen(seed: int) -> int:
    """``seed`` where a caller named one, else that of the run."""
    return seed or _run
