"""Task ``tl-groups``: smaller learning rates towards the input. Imports torch.

The answer is not in this package; the grade cell of the source notebook brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import nn

from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.transfer import beliefs, catalogue, more
from course_pkg.check.verdict import Text

ABSENT = -1.0
"""Stands for the rate of a parameter that is in no group."""


def cases(seed: int) -> tuple[Case, ...]:
    """kinds: the children from input to output; frozen: what of them does not train."""
    drawn = np.random.default_rng([seed, 72])
    plain = ["linear", "linear", "linear"]
    mixed = ["linear", "relu", "normed", "relu", "linear"]
    return (
        _case(Text("선형층 세 개", "three linear layers"), plain, [], 0.1, 0.5, 0.01),
        _case(Text("사이에 활성화 함수", "activations in between"), mixed, [], 0.2, 0.5, 0.1),
        _case(Text("맨 아래 층을 동결", "the lowest frozen"), mixed, ["0"], 0.1, 0.3, 0.05),
        _case(Text("가운데 층을 동결", "one in the middle frozen"), mixed, ["2"], 0.1, 0.3, 0.05),
        _case(Text("맨 위 층을 동결", "the highest frozen"), plain, ["2"], 0.4, 0.25, 0.02),
        _case(Text("한 층의 절반만 동결", "half of one frozen"), mixed, ["2.0"], 0.2, 0.4, 0.05),
        _case(
            Text("무작위 학습률", "random rates"),
            ["normed", "relu", "linear", "normed", "linear"],
            [str(int(drawn.integers(0, 2)) * 2)],
            float(drawn.uniform(0.05, 0.5)),
            float(drawn.uniform(0.2, 0.8)),
            float(drawn.uniform(0.01, 0.1)),
            hidden=True,
        ),
    )


def _case(
    name: Text,
    kinds: list[str],
    frozen: list[str],
    lr: float,
    decay: float,
    weight_decay: float,
    hidden: bool = False,
) -> Case:
    inputs = {
        "kinds": kinds,
        "frozen": frozen,
        "lr": lr,
        "decay": decay,
        "weight_decay": weight_decay,
    }
    return Case(name, inputs, hidden=hidden)


def _child(kind: str) -> nn.Module:
    if kind == "relu":
        return nn.ReLU()
    if kind == "normed":
        return nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3), nn.ReLU())
    return nn.Linear(3, 3)


def drive_case(fn: Callable[..., Any], inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Hand the groups of ``fn(model, lr, decay, weight_decay)`` to SGD and read them back."""
    model = nn.Sequential(*(_child(kind) for kind in inputs["kinds"]))
    for path in inputs["frozen"]:
        model.get_submodule(path).requires_grad_(False)
    groups = fn(model, inputs["lr"], inputs["decay"], inputs["weight_decay"])
    if groups is None:
        yield "groups", None
        return
    yield "groups", "list"
    optimizer = torch.optim.SGD(groups, lr=inputs["lr"])
    found = {
        id(parameter): (group["lr"], group["weight_decay"])
        for group in optimizer.param_groups
        for parameter in group["params"]
    }
    absent = (ABSENT, ABSENT)
    rows = np.array([found.get(id(each), absent) for each in model.parameters()], dtype=float)
    yield "rates", rows[:, 0]
    yield "weight_decays", rows[:, 1]


TASK = Task(
    name="tl-groups",
    points=4.0,
    title=Text("층마다 다른 학습률", "rates by depth"),
    section="sec-transfer-rates",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(
        Part(Text("학습률", "learning rates"), ("groups", "rates"), weight=3.0),
        Part(Text("가중치 감쇠", "weight decay"), ("groups", "weight_decays")),
    ),
    explain={
        "rates": Text(
            ko="적어도 한 파라미터의 학습률이 다르거나, 빠져야 할 파라미터가 그룹에 들어 있습니다.",
            en="At least one parameter has another rate than it should, or is in a group and "
            "should be in none.",
        ),
        "weight_decays": Text(
            ko="적어도 한 파라미터의 가중치 감쇠가 다릅니다.",
            en="At least one parameter has another weight decay than it should.",
        ),
    },
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            catalogue.BOTTOM_FASTEST,
            catalogue.EMPTY_COUNTS,
            catalogue.OFF_BY_ONE,
            catalogue.DIVIDES,
            catalogue.FROZEN_IN,
            catalogue.DECAYS_ALL,
            catalogue.FLAT,
            beliefs.BIAS_BY_NAME,
            beliefs.NOTHING_DECAYED,
            more.EACH_TENSOR,
            more.NOT_GEOMETRIC,
            more.DECAY_EXCHANGED,
            more.DECAY_BY_DEPTH,
            more.TWO_RATES,
            more.HALF_FROZEN,
            more.LEAVES_COUNTED,
            more.LEFT_OUT,
            more.TWICE_IN,
            more.ONE_SHORT,
        )
    ),
)
