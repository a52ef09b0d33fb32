"""What is wrong where, for mistakes whose numbers nobody has foreseen: shared by the topics."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.compare import agree, same
from course_pkg.check.recording import CaseRecord
from course_pkg.check.task import Case, Row

Array = npt.NDArray[Any]
Shown = Callable[[Sequence[Row]], bool]


@dataclass(frozen=True, slots=True)
class Affine:
    """Of y = γ·u + β: γ and β, broadcast, and a number for the values that share statistics.

    Values of a negative group are not looked at.
    """

    gamma: Array
    beta: Array
    group: npt.NDArray[np.int64]


def only_where(where: Callable[[Case], bool], elsewhere: int = 1) -> Shown:
    """Every wrong case is one of ``where``; of the others there are ``elsewhere`` at least."""

    def shown(rows: Sequence[Row]) -> bool:
        wrong = [case for case, right, got in rows if not same(case, right, got)]
        others = [case for case, _, _ in rows if not where(case)]
        return bool(wrong) and all(map(where, wrong)) and len(others) >= elsewhere

    return shown


def only_values(*names: str) -> Shown:
    """Every value but those called so is right, and nothing raises."""

    def shown(rows: Sequence[Row]) -> bool:
        wrong = {name for row in rows for name in wrong_values(*row)}
        return bool(wrong) and wrong <= set(names)

    return shown


def wrong_values(case: Case, right: CaseRecord, got: CaseRecord) -> set[str]:
    """The names of the values that are wrong, without their step; an exception is one, too."""
    found = {
        key.split("[")[0]
        for key, want in right.values.items()
        if not agree(want, got.values.get(key), case.tolerance)
    }
    return found | ({"!"} if got.raised else set())


def factor_wrong(layout: Callable[[Mapping[str, Any]], Affine], key: str = "y") -> Shown:
    """Within a group u is the right one times a number: μ and β are right, γ/σ is not."""
    return _affine(layout, key, lambda right, got: (got @ right) / (right @ right) * right)


def offset_wrong(layout: Callable[[Mapping[str, Any]], Affine], key: str = "y") -> Shown:
    """Within a group u is the right one plus a number: γ/σ is right, μ or β is not."""
    return _affine(layout, key, lambda right, got: right + (got - right).mean())


def _affine(
    layout: Callable[[Mapping[str, Any]], Affine],
    key: str,
    fit: Callable[[Array, Array], Array],
) -> Shown:
    """Every wrong case is explained by ``fit``, one of them in groups of three values or more."""

    def shown(rows: Sequence[Row]) -> bool:
        told = 0
        for case, right, got in rows:
            if same(case, right, got):
                continue
            want, have = right.values.get(key), got.values.get(key)
            if not (isinstance(want, np.ndarray) and isinstance(have, np.ndarray)):
                return False
            if want.shape != have.shape or not np.isfinite(have).all():
                return False
            if agree(want, have, case.tolerance):  # something else is wrong there
                return False
            large = _fits(layout(case.inputs), want, have, case.tolerance, fit)
            if large is None:
                return False
            told += large
        return told >= 2

    return shown


def _fits(
    layout: Affine, want: Array, have: Array, tolerance: float, fit: Callable[[Array, Array], Array]
) -> int | None:
    """None if ``fit`` does not explain ``have``, else whether it could have failed to."""
    right, got = ((each - layout.beta) / layout.gamma for each in (want, have))
    large = 0
    if np.abs(have - want)[layout.group < 0].max(initial=0.0) > 1e-9 + tolerance:
        return None
    for group in np.unique(layout.group[layout.group >= 0]):
        one, other = right[layout.group == group], got[layout.group == group]
        if one @ one < 1e-3:  # a group without spread says nothing
            continue
        scale = max(float(np.abs(one).max()), float(np.abs(other).max()))
        if np.abs(fit(one, other) - other).max() > 4 * tolerance * scale:
            return None
        large = 1 if one.size >= 3 else large
    return large


def channels(inputs: Mapping[str, Any]) -> Affine:
    """x: (n, c, …), statistics per channel; where there is a mask, (n, …), of what is real."""
    x = inputs["x"]
    shape = (1, -1, *(1,) * (x.ndim - 2))
    group = np.broadcast_to(np.arange(x.shape[1]).reshape(shape), x.shape)
    if "mask" in inputs:
        group = np.where(inputs["mask"][:, None], group, -1)
    return _spread(x, inputs["gamma"].reshape(shape), inputs["beta"].reshape(shape), group)


def _spread(x: Array, gamma: Array, beta: Array, group: Array) -> Affine:
    gamma, beta = (np.broadcast_to(each, x.shape).astype(np.float64) for each in (gamma, beta))
    return Affine(gamma, beta, np.asarray(group, dtype=np.int64))


def images(inputs: Mapping[str, Any]) -> Affine:
    """x: (n, c, h, w), statistics per image and channel, of the real pixels."""
    x = inputs["x"]
    n, c = x.shape[:2]
    group = np.broadcast_to(np.arange(n * c).reshape(n, c, 1, 1), x.shape)
    group = np.where(inputs["mask"][:, None], group, -1)
    gamma, beta = (inputs[name][:, None, None] for name in ("gamma", "beta"))
    return _spread(x, gamma, beta, group)


def last_axis(inputs: Mapping[str, Any]) -> Affine:
    """x: (…, d), statistics per row."""
    x = inputs["x"]
    group = np.broadcast_to(np.arange(x[..., 0].size).reshape(*x.shape[:-1], 1), x.shape)
    return _spread(x, inputs["gamma"], inputs.get("beta", np.zeros(1)), group)


def sequences(inputs: Mapping[str, Any]) -> Affine:
    """x: (n, l, c), statistics per example and group of channels."""
    x = inputs["x"]
    n, _, c = x.shape
    groups = inputs["groups"]
    group = np.arange(n)[:, None, None] * groups + np.arange(c) // (c // groups)
    return _spread(x, inputs["gamma"], inputs["beta"], np.broadcast_to(group, x.shape))


def features(times: float) -> Callable[[Mapping[str, Any]], Affine]:
    """Of a module for (n, c): statistics per feature, γ and β ``times`` those of the inputs."""

    def layout(inputs: Mapping[str, Any]) -> Affine:
        x = inputs["x"][0]
        group = np.broadcast_to(np.arange(x.shape[1]), x.shape)
        return _spread(x, times * inputs["weight"], times * inputs["bias"], group)

    return layout


def padded(inputs: Mapping[str, Any]) -> Affine:
    """Of a module for (n, l, c) and a mask: statistics per sentence and group of channels."""
    x, groups = inputs["x"][0], inputs["groups"]
    n, _, c = x.shape
    group = np.arange(n)[:, None, None] * groups + np.arange(c) // (c // groups)
    group = np.where(inputs["mask"][:, :, None], np.broadcast_to(group, x.shape), -1)
    return _spread(x, inputs["weight"], inputs["bias"], group)
