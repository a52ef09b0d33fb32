"""Results on shifted data: weighted fits, and detectors whose right answer is known."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class CovariateShift:
    """Polynomials fitted on one input distribution and tested on another, further and further off.

    plain, weighted, estimated, best: (degrees, shifts, seeds), squared test error of the plain fit,
    of the fit weighted by p_test(x) / p_train(x), of the same with weights estimated from inputs
    alone, and of the best polynomial for the test inputs. drifted, drifted_weighted: the same axes,
    plain and weighted where p(y | x) has changed as well. effective: (shifts, seeds), share of the
    examples that the weights leave effective.
    """

    degrees: tuple[int, ...]
    shifts: tuple[float, ...]
    seeds: tuple[int, ...]
    plain: Floats
    weighted: Floats
    estimated: Floats
    best: Floats
    drifted: Floats
    drifted_weighted: Floats
    effective: Floats


@dataclass(frozen=True, slots=True)
class ShiftDetector:
    """How often each detector sounds an alarm in worlds where the right answer is known.

    alarms: (worlds, detectors, sizes, seeds), share of ``repeats`` pairs of samples. In the first
    world nothing has changed, and an alarm there is a false one. level: false alarms allowed.
    """

    worlds: tuple[str, ...]
    detectors: tuple[str, ...]
    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    alarms: Floats
    level: float
    features: int
    repeats: int

    def at(self, world: str, detector: str, size: int) -> Interval:
        """Share of alarms of one detector in one world."""
        row = self.alarms[self.worlds.index(world), self.detectors.index(detector)]
        return interval(row[self.sizes.index(size)])
