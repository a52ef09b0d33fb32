"""What the tasks on lists of gradients share: inputs, and taking a list apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from course_pkg.check.verdict import Text

Grads = list[Any]
"""One array per parameter, None where a parameter has no gradient."""

COUNT = Text(
    ko="결과는 grads와 길이가 같은 리스트여야 합니다.",
    en="The result should be a list as long as grads.",
)

PAIR = Text(
    ko="함수는 두 값을 튜플로 돌려줘야 합니다: return {first}, {second}.",
    en="The function should return two values, as in: return {first}, {second}.",
)


def drawn(rng: np.random.Generator, shapes: Sequence[tuple[int, ...] | None], size: float) -> Grads:
    """Arrays of those shapes with common norm ``size``; None where there is no shape."""
    arrays = [None if shape is None else rng.normal(size=shape) for shape in shapes]
    norm = np.sqrt(sum(np.sum(g**2) for g in arrays if g is not None))
    return [None if g is None else g * (size / norm) for g in arrays]


def listed(value: object, count: int) -> Iterator[tuple[str, object]]:
    """How many there are, then each array of the result."""
    fits = isinstance(value, list | tuple) and len(value) == count
    yield "count", len(value) if isinstance(value, list | tuple) else value
    for at in range(count):
        yield f"clipped[{at}]", value[at] if fits else None  # type: ignore[index]


def paired(result: object) -> tuple[bool, Any, Any]:
    """Whether it is a tuple of two, and the two; else the result and nothing."""
    fits = isinstance(result, tuple) and len(result) == 2
    return (True, *result) if fits else (False, result, None)  # type: ignore[misc]
