"""A forward pass in evaluation mode, with batch norm as layers of its own and fused.

    python benchmarks/fuse.py [repeats]

A fully connected network and a small convolutional one, with torch's own batch norm, on single
images and on 64 at a time. Both forms take turns within every repeat. The time is the processor's:
on one thread it is the clock's, less what other programs took; times are medians. Writes
``benchmarks/results/fuse.json``, which chapter 7 shows. Exits with 1 where fusing saves no
time, or where the outputs differ by more than rounding.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from course_pkg import nets
from course_pkg.nn.fuse import fuse

RESULT = Path(__file__).parent / "results" / "fuse.json"
SIZES = (1, 64)
AT_LEAST = 0.02
"""Seconds that one measurement lasts, with as many passes as that takes."""


def networks() -> dict[str, nn.Sequential]:
    """Some training behind them, so that no statistic is at its start; in evaluation mode."""
    kinds = iter((nn.BatchNorm2d, nn.BatchNorm2d, nn.BatchNorm1d))
    found = {
        "mlp": nets.mlp((64, 100, 100, 100, 10), nn.BatchNorm1d),
        "cnn": nets.small_cnn(lambda channels: next(kinds)(channels)),
    }
    torch.manual_seed(0)
    for net in found.values():
        for _ in range(20):
            net(1 + 2 * torch.randn(64, 64))
        net.eval()
    return found


def seconds(net: nn.Module, x: Tensor, passes: int) -> float:
    start = time.process_time()
    for _ in range(passes):
        net(x)
    return (time.process_time() - start) / passes


def measure(net: nn.Sequential, size: int, repeats: int) -> dict[str, float]:
    """Microseconds of a pass in both forms, their ratio, and the largest difference of outputs."""
    forms, x = (net, fuse(net)), 1 + 2 * torch.randn(size, 64)
    passes = [max(1, round(AT_LEAST / seconds(form, x, 20))) for form in forms]
    found: list[list[float]] = [[], []]
    for _ in range(repeats):
        for form, count, times in zip(forms, passes, found, strict=True):
            times.append(seconds(form, x, count))
    layers, fused = (1e6 * statistics.median(times) for times in found)
    return {
        "layers": float(f"{layers:.4g}"),
        "fused": float(f"{fused:.4g}"),
        "ratio": round(layers / fused, 2),
        "difference": float(f"{(net(x) - forms[1](x)).abs().max().item():.1g}"),
    }


def main(repeats: int = 51) -> int:
    torch.set_num_threads(1)
    with torch.no_grad():
        found = {
            name: {str(size): measure(net, size, repeats) for size in SIZES}
            for name, net in networks().items()
        }
    cases = [case for sizes in found.values() for case in sizes.values()]
    print(f"{'':<12}{'layers µs':>12}{'fused µs':>12}{'ratio':>8}{'difference':>12}")
    for name, sizes in found.items():
        for size, case in sizes.items():
            print(f"{name + ' B=' + size:<12}{case['layers']:>12.1f}{case['fused']:>12.1f}", end="")
            print(f"{case['ratio']:>8.2f}{case['difference']:>12.0e}")
    result = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "threads": 1,
        "repeats": repeats,
        "networks": found,
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return int(any(case["ratio"] <= 1 or case["difference"] > 1e-4 for case in cases))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
