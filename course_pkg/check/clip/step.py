"""Task ``gc-step``: one training step from several micro-batches, clipped once. Imports torch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from course_pkg.check.clip import sorts
from course_pkg.check.task import Case, Part, Task
from course_pkg.check.variation import known
from course_pkg.check.verdict import Text

Inputs = Mapping[str, Any]
STEPS = 3


def cases(seed: int) -> tuple[Case, ...]:
    """Long and short gradients, one to four micro-batches, a frozen one, stale gradients."""
    rng = np.random.default_rng(53)
    late = np.random.default_rng([seed, 53])
    return (
        _case(rng, Text("조각 하나", "one micro-batch"), 1, 20.0),
        _case(rng, Text("조각 셋", "three micro-batches"), 3, 20.0),
        _case(rng, Text("짧은 그레이디언트", "short gradients"), 2, 0.5, limit=50.0),
        _case(rng, Text("동결한 파라미터가 있는 모델", "a frozen parameter"), 2, 9.0, frozen=True),
        _case(
            rng,
            Text("전에 남은 그레이디언트", "gradients left over"),
            2,
            0.5,
            limit=50.0,
            stale=True,
        ),
        _case(late, Text("무작위 조각", "random micro-batches"), 4, 12.0, stale=True, hidden=True),
    )


def _case(
    rng: np.random.Generator,
    name: Text,
    count: int,
    size: float,
    limit: float = 1.0,
    frozen: bool = False,
    stale: bool = False,
    hidden: bool = False,
) -> Case:
    inputs = {
        "x": rng.normal(size=(count, 4, 3)),
        "y": size * rng.normal(size=(count, 4, 1)),
        "w1": rng.normal(size=(4, 3)),
        "w2": rng.normal(size=(1, 4)),
        "limit": limit,
        "frozen": frozen,
        "stale": stale,
    }
    return Case(name, inputs, hidden=hidden, shape=(count, 4, 3))


def drive_case(fn: Callable[..., Any], inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Three steps of SGD: the parameters after each, and the norm that each returns."""
    first, second = nn.Linear(3, 4, dtype=torch.float64), nn.Linear(4, 1, dtype=torch.float64)
    with torch.no_grad():
        first.weight.copy_(torch.tensor(inputs["w1"]))
        second.weight.copy_(torch.tensor(inputs["w2"]))
        first.bias.zero_()
        second.bias.zero_()
    first.weight.requires_grad_(not inputs["frozen"])
    model = nn.Sequential(first, nn.Tanh(), second)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    x, y = torch.tensor(inputs["x"]), torch.tensor(inputs["y"])
    if inputs["stale"]:
        model(x[0]).sum().backward()
    for step in range(1, STEPS + 1):
        norm = fn(model, optimizer, list(zip(x, y, strict=True)), inputs["limit"])
        yield f"norm[{step}]", norm.detach().numpy() if isinstance(norm, Tensor) else norm
        flat = torch.cat([parameter.detach().ravel() for parameter in model.parameters()])
        yield f"parameters[{step}]", flat.numpy().copy()


TASK = Task(
    name="gc-step",
    points=5.0,
    title=Text("훈련 스텝", "a training step"),
    section="sec-clipping",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(
        Part(
            Text("스텝 뒤의 파라미터", "the parameters after a step"), ("parameters",), weight=4.0
        ),
        Part(Text("자르기 전의 노름", "the norm before clipping"), ("norm",)),
    ),
    misconceptions=known(*sorts.STEP),
    explain={
        "parameters": Text(
            ko="스텝이 끝난 뒤의 파라미터가 맞지 않습니다.",
            en="The parameters after the step are not right.",
        )
    },
)
