"""Results of the audits: what a published or printed table says when its numbers are recomputed."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats


@dataclass(frozen=True, slots=True)
class TransferTable:
    """EfficientNet's Table 5 recomputed: against public models and against the best reported.

    printed, recomputed: parameter ratios against public models, one per data set; low, high: the
    ratios that the rounding of the two parameter counts allows; mean_printed, mean_recomputed:
    geometric means; reported_mean: geometric mean of the printed ratios to
    the best reported models, over the ``counted`` data sets that have one; wins, ties, losses:
    against the best reported accuracy.
    """

    data_sets: tuple[str, ...]
    printed: Floats
    recomputed: Floats
    low: Floats
    high: Floats
    mean_printed: float
    mean_recomputed: float
    reported_mean: float
    counted: int
    wins: int
    ties: int
    losses: int

    @property
    def misprinted(self) -> tuple[str, ...]:
        """Data sets whose printed ratio no counts give that round to the printed ones."""
        return tuple(
            name
            for name, said, low, high in zip(
                self.data_sets, self.printed, self.low, self.high, strict=True
            )
            if not low <= said <= high
        )


@dataclass(frozen=True, slots=True)
class GpuTable:
    """Throughput times duration: how many images an epoch of each row must have had.

    images, low, high: (rows,), the implied number and its bounds under the rounding of the hours
    and the images per second; efficiency: (rows,), throughput per GPU against one GPU of its kind.
    imagenet_days: 240 epochs of ImageNet-1k at the fastest row.
    """

    rows: tuple[str, ...]
    images: Floats
    low: Floats
    high: Floats
    efficiency: Floats
    imagenet_days: float


@dataclass(frozen=True, slots=True)
class SmallTest:
    """An accuracy on a small test set: how many were right, and how sure one can be.

    right of n; low, high: Wilson's 95 % interval; standard_error: of the share.
    """

    right: int
    n: int
    low: float
    high: float
    standard_error: float


@dataclass(frozen=True, slots=True)
class RetrainedHead:
    """A training run described by a slide, as arithmetic.

    chance: share of the larger class; epochs: passes over the training part; images_per_second and
    teraflops: what the stated durations would need if every step ran the whole network.
    """

    train: int
    validation: int
    chance: float
    epochs: float
    images_per_second: tuple[float, ...]
    teraflops: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PossibleSizes:
    """Sizes of a test set that allow accuracies as printed: each must be a count over the size.

    possible: those among 1, 2, ..., most, in order.
    """

    accuracies: tuple[float, ...]
    most: int
    possible: tuple[int, ...]
