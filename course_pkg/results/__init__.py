"""What experiments return and plots draw: frozen dataclasses of numbers, nothing else.

Fields are NumPy arrays, numbers, strings and tuples of them, so that a result can be stored.
Where an array holds one number per seed, the seeds are its last axis.
"""

from course_pkg.results.base import Floats, History, Interval, interval
from course_pkg.results.norm import (
    AveragedSpread,
    BackwardCheck,
    BiasDrift,
    IdentityRestored,
    InitAndRate,
    Pairs,
    SmallBatch,
)

__all__ = [
    "AveragedSpread",
    "BackwardCheck",
    "BiasDrift",
    "Floats",
    "History",
    "IdentityRestored",
    "InitAndRate",
    "Interval",
    "Pairs",
    "SmallBatch",
    "interval",
]
