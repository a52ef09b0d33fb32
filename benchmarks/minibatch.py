"""Time per example of a gradient, by batch size, for a small and a large network on one thread.

    python benchmarks/minibatch.py [repeats]

Forward and backward with respect to all parameters, in float32, as in a step of training. The time
is the processor's: on one thread it is the clock's, less what other programs took. The sizes take
turns within every repeat; times are medians. Writes
``benchmarks/results/minibatch.json``, which chapter 12 shows. Exits with 1 if an example is no
cheaper in the largest batch than alone.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import time
from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor, nn

RESULT = Path(__file__).parent / "results" / "minibatch.json"
SIZES = (1, 4, 16, 64, 256, 1024)
NETWORKS = {"small": (64, 32, 10), "large": (1024, 1024, 1024, 10)}
"""Units from the input to the output."""
AT_LEAST = 0.004
"""Seconds that one measurement lasts, with as many passes as that takes."""


def network(units: tuple[int, ...]) -> nn.Module:
    layers: list[nn.Module] = []
    for inputs, outputs in pairwise(units):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def one_pass(net: nn.Module, x: Tensor, y: Tensor) -> None:
    torch.autograd.grad(nn.functional.cross_entropy(net(x), y), list(net.parameters()))


def seconds(net: nn.Module, x: Tensor, y: Tensor, passes: int) -> float:
    start = time.process_time()
    for _ in range(passes):
        one_pass(net, x, y)
    return (time.process_time() - start) / passes


def microseconds(units: tuple[int, ...], repeats: int) -> list[float]:
    """Per example, a number per batch size."""
    torch.manual_seed(0)
    net = network(units)
    batches = [(torch.randn(m, units[0]), torch.randint(units[-1], (m,))) for m in SIZES]
    for batch in batches:
        seconds(net, *batch, 3)  # the first passes ask for memory
    passes = [max(1, round(AT_LEAST / seconds(net, *batch, 3))) for batch in batches]
    found: list[list[float]] = [[] for _ in SIZES]
    for _ in range(repeats):
        for times, batch, count in zip(found, batches, passes, strict=True):
            times.append(seconds(net, *batch, count))
    return [1e6 * statistics.median(each) / m for each, m in zip(found, SIZES, strict=True)]


def main(repeats: int = 31) -> int:
    torch.set_num_threads(1)
    times = {name: microseconds(units, repeats) for name, units in NETWORKS.items()}
    print(f"{'microseconds per example':<26}" + "".join(f"{m:>10}" for m in SIZES))
    for name, row in times.items():
        print(f"{name:<26}" + "".join(f"{each:>10.2f}" for each in row))
    result = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "threads": 1,
        "repeats": repeats,
        "sizes": SIZES,
        "units": NETWORKS,
        "microseconds": {name: [float(f"{t:.4g}") for t in row] for name, row in times.items()},
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return int(any(row[-1] >= row[0] for row in times.values()))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
