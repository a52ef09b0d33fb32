"""Forward and backward of course_pkg.nn.norm beside torch.nn, in one run and on one thread.

    python benchmarks/norm.py [repeats]

Both layers take turns within every repeat, so that a busy machine slows them alike; times are
medians. Memory is the peak of what one forward and backward pass allocates. Writes
``benchmarks/results/norm.json``, with the versions that were measured. Exits with 1 when a bound is
exceeded: 1.5 times torch's time and 1.1 times its memory for batch norm of images, 4 times its time
for layer norm.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.profiler import ProfilerActivity, profile

from course_pkg.nn import norm

RESULT = Path(__file__).parent / "results" / "norm.json"
SMALL, IMAGES, TEXT = (64, 100), (64, 32, 28, 28), (32, 128, 512)


@dataclass(frozen=True)
class Case:
    name: str
    shape: tuple[int, ...]
    ours: nn.Module
    torch: nn.Module
    time_bound: float | None = None
    memory_bound: float | None = None


CASES = (
    Case("batch", SMALL, norm.BatchNorm(100), nn.BatchNorm1d(100)),
    Case("batch", IMAGES, norm.BatchNorm(32), nn.BatchNorm2d(32), 1.5, 1.1),
    Case("batch", TEXT, norm.BatchNorm(128), nn.BatchNorm1d(128)),
    Case("layer", SMALL, norm.LayerNorm(100), nn.LayerNorm(100), 4.0),
    Case("layer", IMAGES, norm.LayerNorm(28), nn.LayerNorm(28), 4.0),
    Case("layer", TEXT, norm.LayerNorm(512), nn.LayerNorm(512), 4.0),
    Case("instance", IMAGES, norm.InstanceNorm(32), nn.InstanceNorm2d(32)),
    Case("group of 4", IMAGES, norm.GroupNorm(8, 32), nn.GroupNorm(8, 32)),
    Case("RMS", TEXT, norm.RMSNorm(512), nn.RMSNorm(512)),
)


def one_pass(layer: nn.Module, x: Tensor, dy: Tensor) -> None:
    torch.autograd.grad(layer(x), [x, *layer.parameters()], dy)


def milliseconds(layers: list[nn.Module], x: Tensor, dy: Tensor, repeats: int) -> list[float]:
    """The median time of a pass of each layer."""
    inner = max(1, 200_000 // x.numel())  # a clock tick is long against a small layer
    times: list[list[float]] = [[] for _ in layers]
    for _ in range(repeats + 2):
        for layer, found in zip(layers, times, strict=True):
            start = time.perf_counter()
            for _ in range(inner):
                one_pass(layer, x, dy)
            found.append((time.perf_counter() - start) / inner * 1e3)
    return [statistics.median(found[2:]) for found in times]


def megabytes(layer: nn.Module, x: Tensor, dy: Tensor) -> float:
    """The largest sum of what is allocated at one time."""
    with (
        quiet_stderr(),
        profile(activities=[ProfilerActivity.CPU], profile_memory=True) as profiler,
    ):
        one_pass(layer, x, dy)
    events = profiler.profiler.kineto_results.events()
    memory = sorted((e for e in events if e.name() == "[memory]"), key=lambda e: e.start_ns())
    held = peak = 0
    for event in memory:
        held += event.nbytes()
        peak = max(peak, held)
    return peak / 1e6


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Torch's profiler announces start and stop on the file descriptor, past Python."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def measure(case: Case, repeats: int) -> dict[str, object]:
    """Time and memory of both layers on the same numbers, and whether a bound is exceeded."""
    draw = torch.Generator().manual_seed(0)
    x = torch.randn(case.shape, generator=draw).requires_grad_()
    dy = torch.randn(case.shape, generator=draw)
    layers = [case.torch, case.ours]
    found: dict[str, object] = {"norm": case.name, "shape": list(case.shape)}
    for unit, values, bound in (
        ("milliseconds", milliseconds(layers, x, dy, repeats), case.time_bound),
        ("megabytes", [megabytes(layer, x, dy) for layer in layers], case.memory_bound),
    ):
        theirs, ours = values
        found[unit] = {
            "torch": round(theirs, 3),
            "ours": round(ours, 3),
            "ratio": round(ours / theirs, 2),
            "bound": bound,
            "kept": bound is None or ours <= bound * theirs,
        }
    return found


def main(repeats: int = 25) -> int:
    torch.set_num_threads(1)
    print(f"{'norm':<11}{'shape':<18}{'torch ms':>9}{'ours ms':>9}{'ratio':>7}{'bound':>7}", end="")
    print(f"{'torch MB':>11}{'ours MB':>9}{'ratio':>7}{'bound':>7}")
    cases = []
    for case in CASES:
        found = measure(case, repeats)
        cases.append(found)
        print(f"{case.name:<11}{case.shape!s:<18}", end="")
        for unit, width in (("milliseconds", 9), ("megabytes", 11)):
            told: dict[str, float] = found[unit]  # type: ignore[assignment]
            limit = "-" if told["bound"] is None else f"{told['bound']:.1f}"
            limit += "" if told["kept"] else "!"
            print(
                f"{told['torch']:>{width}.2f}{told['ours']:>9.2f}{told['ratio']:>7.2f}{limit:>7}",
                end="",
            )
        print(flush=True)
    result = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "threads": 1,
        "repeats": repeats,
        "cases": cases,
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return int(
        not all(found[unit]["kept"] for found in cases for unit in ("milliseconds", "megabytes"))  # type: ignore[index]
    )


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
