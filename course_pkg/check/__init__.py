"""The diagnosing checker: says what is wrong, not only that it is wrong.

A task is checked in two steps that may run in different processes: ``drive`` calls the
student's object and returns plain arrays and scalars, ``judge`` sees only those. A notebook says
``from course_pkg import check`` and ends each grade cell in ``show(check.norm.…(…))``. A topic
is imported when it is first named.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from course_pkg.check.language import use_language
from course_pkg.check.show import show
from course_pkg.check.verdict import Text, Verdict

if TYPE_CHECKING:
    from course_pkg.check import (
        clip,
        distill,
        learning,
        norm,
        norm_family,
        scaling,
        shift,
        transfer,
    )

TOPICS = ("clip", "distill", "learning", "norm", "norm_family", "scaling", "shift", "transfer")

__all__ = [
    "Text",
    "Verdict",
    "clip",
    "distill",
    "learning",
    "norm",
    "norm_family",
    "scaling",
    "shift",
    "show",
    "transfer",
    "use_language",
]


def __getattr__(name: str) -> ModuleType:
    if name in TOPICS:
        return importlib.import_module(f"course_pkg.check.{name}")
    raise AttributeError(f"module 'course_pkg.check' has no attribute {name!r}")
