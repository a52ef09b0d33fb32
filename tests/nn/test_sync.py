"""Two processes, one batch: as if it had never been cut."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.nn.norm import BatchNorm
from course_pkg.nn.sync import SyncBatchNorm


def in_two_processes(given: dict[str, Any], folder: Path) -> list[dict[str, Any]]:
    """What each process finds for its rows of x and dy."""
    torch.save(given, folder / "given.pt")
    workers = [
        subprocess.Popen(
            [sys.executable, Path(__file__).with_name("sync_worker.py"), folder, str(rank), "2"],
            env={**os.environ, "GLOO_SOCKET_IFNAME": "lo", "OMP_NUM_THREADS": "1"},
        )
        for rank in range(2)
    ]
    assert [worker.wait(timeout=120) for worker in workers] == [0, 0]
    return [torch.load(folder / f"found{rank}.pt") for rank in range(2)]


@pytest.mark.slow
@pytest.mark.parametrize("cuts", [(0, 4, 8), (0, 1, 8)], ids=["even", "one and seven"])
@pytest.mark.parametrize("mean", [0.0, 1e4])
def test_two_processes_equal_the_whole_batch(tmp_path: Path, cuts: tuple[int, ...], mean: float):
    draw = torch.Generator().manual_seed(0)
    x, dy = torch.randn(2, 8, 3, 5, generator=draw, dtype=torch.float64)
    # The parts differ in mean and scale, so that statistics of their own would show.
    x = mean + x * torch.linspace(1, 3, 8)[:, None, None] + torch.arange(8)[:, None, None]
    whole = BatchNorm(3).double()
    with torch.no_grad():
        whole.weight.copy_(torch.randn(3, generator=draw))
    given = {"x": x, "dy": dy, "state": whole.state_dict(), "cuts": cuts}
    found = in_two_processes(given, tmp_path)

    leaf = x.clone().requires_grad_()
    y = whole(leaf)
    y.backward(dy)
    tolerance = {"rtol": 0.0, "atol": 1e-13 * max(1.0, mean)}
    torch.testing.assert_close(torch.cat([f["y"] for f in found]), y.detach(), **tolerance)
    torch.testing.assert_close(torch.cat([f["dx"] for f in found]), leaf.grad, **tolerance)
    for name, parameter in (("dgamma", whole.weight), ("dbeta", whole.bias)):
        total = sum(f[name] for f in found)
        torch.testing.assert_close(total, parameter.grad, rtol=1e-9, atol=1e-9)
    for f in found:
        torch.testing.assert_close(f["state"], whole.state_dict(), rtol=1e-12, atol=1e-12)


@pytest.mark.slow
def test_far_from_zero_float32_stays_finite_and_within_a_percent(tmp_path: Path):
    draw = torch.Generator().manual_seed(3)
    x, dy = torch.randn(2, 16, 3, 5, generator=draw)
    x += 1e4
    layer = BatchNorm(3)
    given = {"x": x, "dy": dy, "state": layer.state_dict(), "cuts": (0, 5, 16)}
    found = in_two_processes(given, tmp_path)

    whole, leaf = layer.double(), x.double().requires_grad_()
    y = whole(leaf)
    y.backward(dy.double())
    for name, expected in (("y", y.detach()), ("dx", leaf.grad)):
        got = torch.cat([f[name] for f in found])
        assert got.dtype == torch.float32
        assert got.isfinite().all()
        assert (got - expected).abs().max() < 0.01 * expected.abs().max()
    spread = found[0]["state"]["running_var"].double()
    torch.testing.assert_close(spread, whole.running_var, rtol=0.01, atol=0.0)


def test_evaluation_needs_no_other_process_and_training_says_what_it_needs():
    layer, x = SyncBatchNorm(3), torch.randn(4, 3)
    torch.testing.assert_close(layer.eval()(x), BatchNorm(3).eval()(x))
    with pytest.raises(InvalidValueError, match="needs a process group in training; call"):
        layer.train()(x)
    with pytest.raises(ShapeError, match=r"SyncBatchNorm needs x: \(n, 3, \*spatial\)"):
        layer.train()(x[:, :2])
