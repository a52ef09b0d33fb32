"""Results on the axes over which one normalises: recurrent networks, contrast of images."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.results.base import Floats, Interval, interval


@dataclass(frozen=True, slots=True)
class RNNNorms:
    """Test accuracy of recurrent networks that read digits row by row.

    Arrays are (batches, seeds), each at its own best learning rate. none: from orthogonal
    recurrent weights, as all others; none_default: from small random ones. shared: batch norm
    whose time steps share running statistics, shared_batch: the same networks with statistics of
    the test examples step by step; per_step: statistics for each time step; *_longer: after
    ``extra`` more blank rows than in training, batch norm with the shared statistics or
    those of the last step.
    """

    batches: tuple[int, ...]
    seeds: tuple[int, ...]
    none: Floats
    none_default: Floats
    layer: Floats
    shared: Floats
    shared_batch: Floats
    per_step: Floats
    none_longer: Floats
    layer_longer: Floats
    shared_longer: Floats
    per_step_longer: Floats
    rates: tuple[float, ...]
    extra: int

    def at(self, values: Floats, batch: int) -> Interval:
        """Interval over seeds of one of the arrays."""
        return interval(values[self.batches.index(batch)])

    def gap(self, one: Floats, other: Floats, batch: int) -> Interval:
        """Accuracy of ``one`` minus that of ``other``, seed by seed."""
        return interval(np.subtract(one, other)[self.batches.index(batch)])


@dataclass(frozen=True, slots=True)
class InstanceContrast:
    """Test accuracy of small convolutional networks on digits whose contrast or brightness changes.

    test: (norms, paddings, changes, seeds). counter: (norms, seeds), a task whose label is the
    contrast itself, three levels, so that chance is 1/3. exact: (norms, paddings, seeds),
    largest relative change of the first normalised map when x becomes 3x + 7.
    """

    norms: tuple[str, ...]
    paddings: tuple[str, ...]
    changes: tuple[str, ...]
    seeds: tuple[int, ...]
    test: Floats
    counter: Floats
    exact: Floats

    def at(self, norm: str, padding: str, change: str) -> Interval:
        """Accuracy of one kind under one change."""
        place = self.norms.index(norm), self.paddings.index(padding), self.changes.index(change)
        return interval(self.test[place])
