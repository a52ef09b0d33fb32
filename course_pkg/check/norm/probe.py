"""What the two tasks on a student's module share: inputs, and reading and writing its tensors.

Imports torch: ``course_pkg.check.norm`` imports the tasks when a check needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from course_pkg.check.task import FLOAT32, Case
from course_pkg.check.verdict import Text

Make = Callable[..., Any]
Inputs = Mapping[str, Any]

STATISTICS = ("running_mean", "running_var")
AFFINE = ("weight", "bias")


def normal(
    rng: np.random.Generator, mean: float, sd: float, shape: tuple[int, ...]
) -> npt.NDArray[np.float32]:
    return rng.normal(mean, sd, shape).astype(np.float32)


def case(
    name: Text,
    rng: np.random.Generator,
    shape: tuple[int, int, int],
    options: Mapping[str, float] | None = None,
    hidden: bool = False,
    strided: bool = False,
) -> Case:
    """x: (steps, n, c), one batch per training step, ``strided``: transposed; the rest: (c,)."""
    c = shape[-1]
    inputs = {
        "x": normal(rng, 1.0, 2.0, shape),
        "dy": normal(rng, 0.0, 1.0, shape[1:]),
        "weight": normal(rng, 1.5, 0.2, (c,)),
        "bias": normal(rng, 0.7, 0.2, (c,)),
        "running_mean": normal(rng, -1.0, 1.0, (c,)),
        "running_var": rng.uniform(2.0, 4.0, size=(c,)).astype(np.float32),
        "options": dict(options or {}),
        "strided": strided,
    }
    return Case(name, inputs, hidden=hidden, tolerance=FLOAT32, shape=shape[1:])


def tensor(values: Any, inputs: Inputs) -> Tensor:
    """A tensor of these values; where the case asks for it, one that is not contiguous."""
    return torch.tensor(values.T.copy()).T if inputs["strided"] else torch.tensor(values)


def array(value: object) -> object:
    """A tensor as an array; anything else as it is, to be named in a sentence."""
    return value.detach().cpu().numpy().copy() if isinstance(value, Tensor) else value


def write(module: object, values: Inputs, names: tuple[str, ...]) -> None:
    """Overwrite tensors of the module where they exist and fit."""
    for name in names:
        old = getattr(module, name, None)
        new = torch.tensor(values[name])
        if isinstance(old, Tensor) and old.shape == new.shape:
            with torch.no_grad():
                old.detach().copy_(new)
