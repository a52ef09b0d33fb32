"""Running at full size: joined, resumed, spread over processes and a cluster."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import pytest
import torch

from course_pkg.errors import ExperimentError
from course_pkg.experiments import _device, learning, run, store
from course_pkg.results.base import Floats
from course_pkg.results.learning import BatchNoise


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Jobs run in this process, and which seeds they were is written down."""
    ran: list[int] = []

    def results(name, seeds, data, device, workers, scheduler):
        for seed in seeds:
            ran.append(seed)
            try:
                yield seed, run._one(name, seed, data, device)
            except ZeroDivisionError as error:
                yield seed, error

    monkeypatch.setattr(run, "_results", results)
    return ran


def test_seeds_run_one_by_one_are_the_result_of_all(here: list[int], tmp_path: Path) -> None:
    out, steps = tmp_path / "noise.npz", []
    result = run.run(
        "learning.batch_noise", out, seeds=range(3), on_seed=lambda *s: steps.append(s)
    )
    whole = learning.batch_noise(seeds=range(3))
    np.testing.assert_array_equal(result.spread, whole.spread)
    assert result.seeds == whole.seeds
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    again = run.read(out)
    assert isinstance(again, BatchNoise)
    np.testing.assert_array_equal(again.spread, whole.spread)
    assert again.sizes == whole.sizes


def test_what_is_done_is_not_done_again(here: list[int], tmp_path: Path) -> None:
    out = tmp_path / "noise.npz"
    run.run("learning.batch_noise", out, seeds=(0, 1))
    run.run("learning.batch_noise", out, seeds=range(4))
    assert here == [0, 1, 2, 3]


def test_a_failure_keeps_the_others(
    here: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = learning.batch_noise

    def batch_noise(seeds: tuple[int, ...] = (0,)) -> BatchNoise:
        if seeds == (1,) and len(here) <= 3:
            raise ZeroDivisionError("nothing to divide by")
        return real(seeds=seeds)

    monkeypatch.setattr(learning, "batch_noise", batch_noise)
    monkeypatch.setattr(store, "key", lambda experiment, **settings: str(settings["seeds"]))
    out = tmp_path / "noise.npz"
    sentence = "1 of 3 seeds of learning.batch_noise failed, seed 1 with ZeroDivisionError"
    with pytest.raises(ExperimentError, match=sentence):
        run.run("learning.batch_noise", out, seeds=range(3))
    assert not out.exists()
    assert run.run("learning.batch_noise", out, seeds=range(3)).seeds == (0, 1, 2)
    assert here == [0, 1, 2, 1]


@dataclass(frozen=True)
class Odd:
    seeds: tuple[int, ...]
    steps: int
    table: Floats


def test_what_has_no_axis_for_seeds_must_not_differ() -> None:
    table = np.array([1.0, np.nan])
    joined = run.merged([Odd((0,), 3, table), Odd((1,), 3, table.copy())])
    assert joined.seeds == (0, 1)
    np.testing.assert_array_equal(joined.table, table)
    with pytest.raises(ExperimentError, match=r"Odd\.steps differs from seed to seed"):
        run.merged([Odd((0,), 3, table), Odd((1,), 4, table)])


@pytest.mark.parametrize(
    ("name", "settings", "sentence"),
    [
        ("norm.nothing", {}, "no experiment 'norm.nothing'"),
        ("nowhere.small_batch", {}, "no experiment 'nowhere.small_batch'"),
        ("batch_noise", {}, "no experiment 'batch_noise'"),
        ("run.run", {}, "no experiment 'run.run'"),
        ("_stack.mlps", {}, "no experiment '_stack.mlps'"),
        ("shift.odds", {}, "no experiment 'shift.odds'"),
        ("tables.efficientnet", {}, "takes no seeds"),
        ("learning.batch_noise", {"data": "mnist"}, "takes no data set"),
        ("learning.double_descent", {"data": "Split"}, "no data set 'Split'"),
        ("learning.batch_noise", {"seeds": ()}, "at least one"),
        ("learning.batch_noise", {"workers": 0}, "workers must be at least 1"),
    ],
)
def test_what_cannot_be_run_is_said(
    name: str, settings: dict, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(ExperimentError, match=sentence):
        run.run(name, tmp_path / "x.npz", **{"seeds": (0, 1), **settings})


def test_a_folder_is_no_place_for_a_result(here: list[int], tmp_path: Path) -> None:
    for folder in (tmp_path, Path()):
        with pytest.raises(ExperimentError, match="is a folder"):
            run.run("learning.batch_noise", folder, seeds=(0,))
    assert not here


def test_other_files_are_no_results(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    path.write_bytes(b"no")
    with pytest.raises(ExperimentError, match="is not a result"):
        run.read(path)


def test_numbers_are_drawn_on_the_processor_and_moved() -> None:
    with _device._Moved(torch.device("meta")):
        drawn = torch.randn(3, generator=torch.Generator().manual_seed(0), requires_grad=True)
        assert drawn.device.type == "meta"
        assert drawn.requires_grad
        assert drawn.is_leaf
        assert (drawn * torch.ones(3)).device.type == "meta"
        assert torch.zeros(2, device="cpu").device.type == "cpu"
    with (
        pytest.raises(ExperimentError, match="cannot use the device 'nonsense' here"),
        _device.on_device("nonsense"),
    ):
        pass


def test_networks_follow_the_data_and_nothing_is_drawn_where_they_are() -> None:
    left, drawn = [], []
    for path in sorted(Path(run.__file__).parent.glob("*.py")):
        calls = [
            each
            for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)
        ]
        moved = {ast.unparse(call.func.value) for call in calls if call.func.attr == "to"}
        for call in calls:
            made = ast.unparse(call)
            if ast.unparse(call.func) in ("nets.mlp", "nets.small_cnn") and made not in moved:
                left.append(made)
            # The generator is the processor's; what lies on a device refuses it.
            if call.func.attr.endswith("_") and "generator" in {k.arg for k in call.keywords}:
                drawn.append(made)
    # The script that makes the shipped networks runs on the processor.
    assert left == ["nets.mlp(nets.BACKBONE, norm=BatchNorm if normed else None)"]
    assert drawn == []


@pytest.mark.slow
def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    out = tmp_path / "noise.npz"
    result = run.run("learning.batch_noise", out, seeds=range(3), workers=2)
    np.testing.assert_array_equal(result.spread, learning.batch_noise(seeds=range(3)).spread)


@pytest.mark.slow
def test_nobody_is_left_waiting_when_the_run_is_killed(tmp_path: Path) -> None:
    kept = tmp_path / "drift.npz.seeds"
    command = ("experiment", "norm_signals.activation_drift", "--seeds", "9", "--workers", "2")
    to = ("--out", str(tmp_path / "drift.npz"))
    run_of_it = subprocess.Popen(
        [sys.executable, "-m", "course_pkg", *command, *to], stderr=subprocess.DEVNULL
    )
    try:
        wait_until(lambda: any(kept.rglob("*.npz")))
        started = psutil.Process(run_of_it.pid).children(recursive=True)
        assert len(started) >= 2
    finally:
        run_of_it.kill()
        run_of_it.wait()
    done = len(list(kept.rglob("*.npz")))
    _, left = psutil.wait_procs(started, timeout=30)
    for process in left:
        process.kill()
    assert not left
    assert 0 < len(list(kept.rglob("*.npz"))) == done < 9


def wait_until(seen: Callable[[], bool], patience: float = 180.0) -> None:
    end = time.monotonic() + patience
    while not seen():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.slow
def test_a_dask_cluster_of_two_processes_finds_it_too(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster:
            result = run.run(
                "learning.batch_noise",
                tmp_path / "noise.npz",
                seeds=range(3),
                scheduler=cluster.scheduler_address,
            )
    np.testing.assert_array_equal(result.spread, learning.batch_noise(seeds=range(3)).spread)
    with pytest.raises(ExperimentError, match="no Dask scheduler answers at"):
        run.run(
            "learning.batch_noise",
            tmp_path / "other.npz",
            seeds=(0, 1),
            scheduler="tcp://127.0.0.1:9",
        )
