"""Audits: published and printed tables, recomputed from their own numbers.

References: tan2019efficientnet, https://arxiv.org/abs/1905.11946
"""

from __future__ import annotations

import math

import numpy as np

from course_pkg.results.tables import (
    GpuTable,
    PossibleSizes,
    RetrainedHead,
    SmallTest,
    TransferTable,
)

# Data set; against public models: their parameters, ours (millions), the printed ratio;
# against the best reported: the printed ratio (None: not given), its accuracy, ours.
_TABLE_5 = (
    ("CIFAR-10", 85, 4, 21.0, 8.7, 99.0, 98.9),
    ("CIFAR-100", 85, 4, 21.0, 8.7, 91.3, 91.7),
    ("Birdsnap", 41, 28, 1.5, 8.7, 83.6, 84.3),
    ("Stanford Cars", 41, 10, 4.1, None, 94.8, 94.7),
    ("Flowers", 41, 28, 1.5, None, 97.7, 98.8),
    ("FGVC Aircraft", 41, 10, 4.1, None, 92.9, 92.9),
    ("Oxford-IIIT Pets", 58, 17, 5.6, 14.0, 95.9, 95.4),
    ("Food-101", 41, 17, 2.4, 8.7, 93.0, 93.0),
)

# Row; GPUs, images per second, hours; as printed, so each is right to half its last digit.
_GPUS = (
    ("GTX 1080 × 1", 1, 48.8, 0.05, 24),
    ("Titan X × 1", 1, 40.2, 0.05, 34),
    ("Titan X × 2", 2, 70.8, 0.05, 20),
    ("Titan X × 4", 4, 110.0, 0.5, 12),
)

IMAGENET = 1_281_167
"""Training images of ILSVRC-2012."""


def efficientnet() -> TransferTable:
    """Recount the wins and recompute the ratios of EfficientNet's table of transfer results."""
    rival, ours = np.array([row[1:3] for row in _TABLE_5], dtype=np.float64).T
    recomputed = rival / ours
    printed = np.array([row[3] for row in _TABLE_5])
    reported = [row[4] for row in _TABLE_5 if row[4] is not None]
    margin = np.array([round(row[-1] - row[-2], 1) for row in _TABLE_5])
    return TransferTable(
        data_sets=tuple(row[0] for row in _TABLE_5),
        printed=printed,
        recomputed=recomputed,
        low=(rival - 0.5) / (ours + 0.5),
        high=(rival + 0.5) / (ours - 0.5),
        mean_printed=_geometric_mean(printed),
        mean_recomputed=_geometric_mean(recomputed),
        reported_mean=_geometric_mean(np.array(reported)),
        counted=len(reported),
        wins=int((margin > 0).sum()),
        ties=int((margin == 0).sum()),
        losses=int((margin < 0).sum()),
    )


def gpu_table(epochs: int = 240) -> GpuTable:
    """Images per epoch implied by a lecture's table of GPUs: rate times hours over epochs."""
    seconds = 3600 / epochs
    images, low, high = np.array(
        [
            (rate * h * seconds, (rate - r) * (h - 0.5) * seconds, (rate + r) * (h + 0.5) * seconds)
            for _, _, rate, r, h in _GPUS
        ]
    ).T
    single = {name.split(" ×")[0]: rate for name, gpus, rate, *_ in _GPUS if gpus == 1}
    efficiency = [rate / gpus / single[name.split(" ×")[0]] for name, gpus, rate, *_ in _GPUS]
    fastest = max(rate for _, _, rate, *_ in _GPUS)
    return GpuTable(
        rows=tuple(row[0] for row in _GPUS),
        images=images,
        low=low,
        high=high,
        efficiency=np.array(efficiency),
        imagenet_days=IMAGENET * epochs / fastest / 86_400,
    )


def mushrooms(accuracy: float = 0.8263, n: int = 190, z: float = 1.96) -> SmallTest:
    """What 82.63 % on 190 test images says: a count, and its interval: eq-wilson-interval.

    References: kang2018mushroom; wilson1927probable
    """
    right = round(accuracy * n)
    p = right / n
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    # eq-wilson-interval
    half = z / (1 + z**2 / n) * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return SmallTest(right, n, centre - half, centre + half, math.sqrt(p * (1 - p) / n))


def possible_sizes(
    accuracies: tuple[float, ...] = (51.19, 65.02, 41.78, 71.58), most: int = 3000
) -> PossibleSizes:
    """The sizes of one test set on which all these percentages, to two digits, can occur.

    An accuracy is a whole number of right answers over n, so most percentages do not occur on a
    small test set.
    References: brown2017grim
    """
    n = np.arange(1, most + 1)
    fits = np.ones(most, dtype=bool)
    for accuracy in accuracies:
        right = np.round(accuracy * n / 100)
        # Half of the last printed digit, and the rounding of the computation.
        fits &= np.abs(100 * right / n - accuracy) <= 0.005 + 1e-9
    return PossibleSizes(accuracies, most, tuple(int(size) for size in n[fits]))


def leopard(
    leopards: int = 415,
    giraffes: int = 394,
    batch: int = 64,
    steps: int = 500,
    seconds: tuple[float, ...] = (30.0, 300.0),
    gigaflops_per_image: float = 3.0,
) -> RetrainedHead:
    """Two classes, 500 steps, half a minute on a desktop: possible only with stored features."""
    total = leopards + giraffes
    train = round(0.8 * total)
    rates = tuple(batch * steps / each for each in seconds)
    return RetrainedHead(
        train=train,
        validation=total - train,
        chance=max(leopards, giraffes) / total,
        epochs=batch * steps / train,
        images_per_second=rates,
        teraflops=tuple(rate * gigaflops_per_image / 1000 for rate in rates),
    )


def _geometric_mean(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    return float(np.exp(np.log(values).mean()))
