"""Where gamma starts in recurrent batch norm: what that does before training, and after."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats


@dataclass(frozen=True, slots=True)
class RNNGamma:
    """Recurrent networks with statistics per time step that differ in the first gamma only.

    Arrays are (gammas, seeds). reach: length of the gradient at the second step over that at the
    last, before training; accuracy: on test examples, at the best learning rate; learned: mean
    absolute gamma after training at that rate.
    """

    gammas: tuple[float, ...]
    seeds: tuple[int, ...]
    rates: tuple[float, ...]
    reach: Floats
    accuracy: Floats
    learned: Floats
