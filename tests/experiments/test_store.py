"""A stored result is never stale and never dear."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from course_pkg.data import SOURCES
from course_pkg.errors import InvalidValueError
from course_pkg.experiments import learning, store


@dataclass(frozen=True)
class Square:
    """What the experiment below returns."""

    values: np.ndarray[Any, Any]
    mean: float
    names: tuple[str, ...]
    pairs: tuple[tuple[int, ...], ...]


calls: list[int] = []


def square(n: int = 3, names: tuple[str, ...] = ("a", "b")) -> Square:
    calls.append(n)
    values = np.arange(n, dtype=np.float64) ** 2
    return Square(values, float(values.mean()), names, ((1, 2), (3,)))


def returns_a_list() -> list[int]:
    return [1]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_RESULTS", str(tmp_path))
    calls.clear()


def test_second_time_is_read_and_equal() -> None:
    first, second = store.cached(square, n=4), store.cached(square, n=4)
    assert calls == [4]
    np.testing.assert_array_equal(first.values, second.values)
    assert (second.mean, second.names, second.pairs) == (3.5, ("a", "b"), ((1, 2), (3,)))


def test_default_written_out_is_the_same_setting() -> None:
    store.cached(square)
    store.cached(square, 3, names=("a", "b"))
    assert calls == [3]


def test_another_setting_runs_again() -> None:
    store.cached(square, n=2)
    store.cached(square, n=5)
    assert calls == [2, 5]


def test_changed_source_changes_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.key(square)
    monkeypatch.setattr(store, "imported", lambda module: frozenset({"course_pkg.errors"}))
    with_errors = store.key(square)
    monkeypatch.setattr(store, "_source", lambda module: "edited = True")
    assert len({before, with_errors, store.key(square)}) == 3


def test_imports_are_followed_through_the_package() -> None:
    assert {"course_pkg.experiments.store", "course_pkg.errors"} <= store.imported(
        "course_pkg.experiments.store"
    )
    assert not any(
        name.startswith("course_pkg.plots")
        for name in store.imported("course_pkg.experiments.store")
    )


@pytest.mark.parametrize(
    ("module", "matters"),
    [
        ("course_pkg.experiments.learning", True),
        ("course_pkg.nn.norm", True),
        ("course_pkg.nn._normalise", True),
        ("course_pkg.data.scans", True),
        ("course_pkg.results.base", True),
        ("course_pkg.plots.learning", False),
        ("course_pkg.experiments.clip", False),
        ("course_pkg.book.measured", False),
    ],
)
def test_an_edit_counts_where_the_experiment_imports_it_and_nowhere_else(
    module: str, matters: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.key(learning.gradient_noise)
    source = store._source
    assert source(module)
    monkeypatch.setattr(
        store, "_source", lambda name: (source(name) or "") + ("# edited" * (name == module))
    )
    assert (store.key(learning.gradient_noise) != before) == matters


def test_the_data_set_is_a_setting() -> None:
    keys = {store.key(learning.gradient_noise, data=source) for source in SOURCES}
    assert len(keys) == len(SOURCES)


def test_library_versions_are_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.key(square)
    monkeypatch.setattr(store.importlib.metadata, "version", lambda name: "0")
    assert store.key(square) != before


def test_unstable_setting_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="no stable text"):
        store.key(square, n=object())  # type: ignore[arg-type]


def test_result_must_be_a_dataclass() -> None:
    with pytest.raises(InvalidValueError, match="must return a dataclass; got list"):
        store.cached(returns_a_list)


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    store.cached(square)
    assert [path.suffixes for path in tmp_path.iterdir()] == [[".npz"]]
