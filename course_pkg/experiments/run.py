"""An experiment at full size: seed by seed, in processes or on a cluster, resumable.

Each seed is a run of its own, with whatever the experiment chooses by validation chosen for that
seed alone. Finished seeds lie beside the file that is asked for, under a key of settings, sources
and versions as in ``store``; the same command goes on where another stopped.
"""

from __future__ import annotations

import importlib
import inspect
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import fields
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any, TypeGuard, get_type_hints

import numpy as np

from course_pkg.data import SOURCES
from course_pkg.errors import ExperimentError
from course_pkg.experiments import store
from course_pkg.experiments._device import on_device

Experiment = Callable[..., Any]


def run(
    name: str,
    out: Path,
    *,
    seeds: Sequence[int],
    data: str | None = None,
    device: str = "cpu",
    workers: int = 1,
    scheduler: str | None = None,
    on_seed: Callable[[int, int], None] = lambda done, total: None,
) -> Any:
    """Run ``name``, as in ``norm.small_batch``, for every seed; write the joint result to ``out``.

    data: a data set of ``course_pkg.data`` for experiments that take one. workers: processes of
    this machine; scheduler: the address of a Dask cluster instead, whose workers have the course
    installed. on_seed(done, total) is called at the start and after every seed.
    Raises ExperimentError for what is unknown, for an experiment without seeds, and when seeds
    fail; those that are done are kept.
    """
    experiment = find(name)
    settings = _settings(experiment, name, data)
    if not seeds or len(set(seeds)) < len(seeds):
        raise ExperimentError(f"seeds must be different numbers, at least one; got {list(seeds)}")
    if workers < 1:
        raise ExperimentError(f"workers must be at least 1; got {workers}")
    if out.is_dir():
        raise ExperimentError(f"{out} is a folder; name the file that the result is to go to")
    kept = out.with_name(f"{out.name}.seeds") / device.replace(":", "-")
    paths = {
        seed: kept / f"{name}-{store.key(experiment, seeds=(seed,), **settings)[:24]}.npz"
        for seed in seeds
    }
    waiting = [seed for seed in seeds if not paths[seed].exists()]
    on_seed(len(seeds) - len(waiting), len(seeds))
    failed: dict[int, BaseException] = {}
    for seed, found in _results(name, waiting, data, device, workers, scheduler):
        if isinstance(found, BaseException):
            failed[seed] = found
            continue
        store.save(paths[seed], found)
        on_seed(sum(path.exists() for path in paths.values()), len(seeds))
    if failed:
        seed, why = next(iter(failed.items()))
        raise ExperimentError(
            f"{len(failed)} of {len(seeds)} seeds of {name} failed, seed {seed} with "
            f"{type(why).__name__}: {why}. The others are kept; the same command runs what is left"
        ) from why
    kind = store.kind_of(experiment)
    result = merged([store.load(paths[seed], kind) for seed in seeds])
    store.save(out, result, experiment=name, data=data or "", device=device)
    return result


def read(path: Path) -> Any:
    """The result that ``run`` wrote to ``path``: what the figures of its experiment take.

    Raises ExperimentError when the file does not come from ``run``.
    """
    try:
        name = store.about(path)["experiment"]
    except (OSError, KeyError, ValueError) as error:
        raise ExperimentError(
            f"{path} is not a result that `course experiment --out` has written"
        ) from error
    return store.load(path, store.kind_of(find(name)))


def find(name: str) -> Experiment:
    """The experiment with this import path below course_pkg.experiments.

    Raises ExperimentError when there is none.
    """
    module, _, function = name.rpartition(".")
    try:
        found = getattr(importlib.import_module(f"course_pkg.experiments.{module}"), function, None)
    except ModuleNotFoundError:
        found = None
    if not is_experiment(found) or module.startswith("_") or function.startswith("_"):
        raise ExperimentError(
            f"there is no experiment {name!r}; a name has a topic and a function, as in "
            f"norm.small_batch (see course_pkg/experiments)"
        )
    return found


def is_experiment(found: object) -> TypeGuard[Experiment]:
    """A function that needs no settings and returns a result, unlike what helps experiments."""
    if not inspect.isfunction(found):
        return False
    kind = get_type_hints(found).get("return")
    settings = inspect.signature(found).parameters.values()
    return str(getattr(kind, "__module__", "")).startswith("course_pkg.results") and all(
        setting.default is not setting.empty for setting in settings
    )


def merged(parts: Sequence[Any]) -> Any:
    """One result from results with one seed each: joined along the last axis, the seeds.

    Raises ExperimentError where results differ in something that has no axis for seeds.
    """
    values: dict[str, object] = {}
    for field in fields(parts[0]):
        each = [getattr(part, field.name) for part in parts]
        first = each[0]
        if field.name == "seeds":
            values["seeds"] = tuple(seed for own in each for seed in own)
        elif isinstance(first, np.ndarray) and first.shape[-1:] == (1,):
            values[field.name] = np.concatenate(each, axis=-1)
        elif all(_same(first, other) for other in each):
            values[field.name] = first
        else:
            raise ExperimentError(
                f"{type(parts[0]).__name__}.{field.name} differs from seed to seed and has no "
                f"axis for seeds; this experiment runs whole: call it with seeds=range(n)"
            )
    return type(parts[0])(**values)


def _same(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.shape == other.shape and bool(np.array_equal(one, other, equal_nan=True))
    return one == other


def _settings(experiment: Experiment, name: str, data: str | None) -> dict[str, Any]:
    takes = inspect.signature(experiment).parameters
    if "seeds" not in takes:
        raise ExperimentError(
            f"{name} takes no seeds: it is arithmetic, there is nothing to spread"
        )
    if data is None:
        return {}
    if "data" not in takes:
        raise ExperimentError(f"{name} takes no data set: it draws its own; leave --data out")
    sources = {getattr(each, "__name__", ""): each for each in SOURCES}
    if data not in sources:
        raise ExperimentError(f"there is no data set {data!r}; there are {', '.join(sources)}")
    return {"data": sources[data]}


def _one(name: str, seed: int, data: str | None, device: str) -> Any:
    """One seed, wherever this process is; threads would take the cores of other seeds."""
    import torch

    torch.set_num_threads(1)
    experiment = find(name)
    with on_device(device):
        return experiment(seeds=(seed,), **_settings(experiment, name, data))


def _results(
    name: str,
    seeds: Sequence[int],
    data: str | None,
    device: str,
    workers: int,
    scheduler: str | None,
) -> Iterator[tuple[int, Any]]:
    """Seed and result, or the exception it ended with, as they are done."""
    if not seeds:
        return
    with _executor(min(workers, len(seeds)), scheduler) as executor:
        jobs: dict[Future[Any], int] = {
            executor.submit(_one, name, seed, data, device): seed for seed in seeds
        }
        for job in as_completed(jobs):
            yield jobs[job], job.exception() or job.result()


def _end_with_parent() -> None:
    """A process whose parent is killed would wait for work for ever, and hold its device."""

    def watch() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _executor(workers: int, scheduler: str | None) -> Iterator[Executor]:
    if scheduler is None:
        # Spawned, not forked: a process that has started CUDA cannot be forked.
        pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_end_with_parent)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise ExperimentError(
            "a cluster needs Dask, the extra of the course called cluster: course-pkg[cluster]"
        ) from error
    try:
        client = Client(scheduler, timeout=10)
    except (OSError, ValueError) as error:
        raise ExperimentError(
            f"no Dask scheduler answers at {scheduler} ({type(error).__name__}); start one with "
            f"`dask scheduler` and name the address it prints"
        ) from error
    with client:
        yield client.get_executor()
