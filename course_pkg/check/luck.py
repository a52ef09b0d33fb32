"""How much of what a test catches is luck: a test whose answers are drawn by lot earns nothing."""

from __future__ import annotations

from collections.abc import Sequence

ASKED = 3
"""How often a test meets each right implementation: an honest one answers alike."""

Asked = Sequence[Sequence[Sequence[bool]]]
"""Per right implementation, for each time it was met: for every input whether it was accepted."""


def wavers(asked: Asked) -> bool:
    """Whether a test has accepted and rejected one and the same output."""
    return any(len(set(same)) > 1 for met in asked for same in zip(*met, strict=True))


def counted(earned: float, points: float, asked: Asked) -> float:
    """Of what the bugs caught earned, what counts: after a false alarm half at most."""
    if all(accepted for met in asked for answers in met for accepted in answers):
        return earned
    return min(earned / 2, max(0.0, earned - points * by_luck(asked)))


def by_luck(asked: Asked) -> float:
    """The share of bugs that answers drawn by lot would catch, with as many false alarms.

    A bug is caught if one of the inputs without an alarm shows it. A test that rejects all right
    implementations alike, on the inputs where it rejects any, holds a belief and does not guess.
    """
    rows = list(zip(*(answers for met in asked for answers in met), strict=True))
    if all(len(set(row)) == 1 for row in rows):
        return 0.0
    rejected = sum(row.count(False) for row in rows) / sum(map(len, rows))
    return 1.0 - (1.0 - rejected) ** sum(map(all, rows))
