"""What the bug hunts of several topics ask of a test: probes, and inputs that it may lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from course_pkg.check.hunt import Planted
from course_pkg.check.norm import untried
from course_pkg.check.verdict import Text

Tries = Sequence[Mapping[str, Any]]


def plain_affine(tries: Tries) -> bool:
    """γ is 1 and β is 0 in every input."""
    return all(np.all(each["gamma"] == 1) and np.all(each["beta"] == 0) for each in tries)


def no_maps(tries: Tries) -> bool:
    """x has two axes in every input."""
    return all(np.ndim(each["x"]) < 3 for each in tries)


def probes(exact: Callable[..., Any]) -> tuple[Planted, ...]:
    """Wrong outputs that only a test with a bad comparison accepts on all inputs."""

    def moved(by: Callable[[Any], Any]) -> Callable[..., Any]:
        def answer(**given: Any) -> Any:
            output = exact(**given)
            if isinstance(output, tuple):
                return tuple(each + by(each) for each in output)
            return output + by(output)

        return answer

    return (
        Planted(
            Text("모두 너무 작음", "all too small"), moved(lambda each: -1.0), untried.ONE_SIDED
        ),
        Planted(Text("모두 너무 큼", "all too large"), moved(lambda each: 1.0), untried.ONE_SIDED),
        Planted(Text("상쇄되는 오차", "errors that cancel"), moved(_waves), untried.MEAN_ERROR),
    )


def _waves(y: Any) -> Any:
    """Of the shape of y, of size 1, with mean 0; of a single number 1."""
    if np.size(y) < 2:
        return 1.0
    drawn = np.cos(2.1 * np.arange(1.0, np.size(y) + 1.0)).reshape(np.shape(y))
    return drawn - drawn.mean()
