"""What the company of an example does to its answer."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats


@dataclass(frozen=True, slots=True)
class Company:
    """Answers of batch norm in training mode, where the other examples of the batch matter.

    changed: (sizes, seeds), share of test images that get another class in another random batch
    of the same size; error: (sizes, seeds), test error in such batches; alone: (seeds,), test
    error of the same networks in evaluation mode, whose answers do not depend on the batch.
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    changed: Floats
    error: Floats
    alone: Floats
