"""Task ``tl-freeze``: freeze sub-trees so that nothing moves them. Imports torch.

The answer is not in this package; the grade cell of the source notebook brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.transfer import beliefs, catalogue, more
from course_pkg.check.transfer.models import Network, aged, flat, inputs_of, modes, tensor
from course_pkg.check.verdict import Text

Freeze = Callable[..., object]
Inputs = Mapping[str, Any]


def cases(seed: int) -> tuple[Case, ...]:
    """x: (steps, n, 5), labels: (steps, n); the first step is taken before anything is frozen."""
    rng = np.random.default_rng(71)
    drawn = np.random.default_rng([seed, 71])
    return (
        _case(Text("블록 하나를 동결", "one block frozen"), rng, ["body.block1"]),
        _case(Text("블록 두 개를 동결", "two blocks frozen"), rng, ["body.stem", "body.block1"]),
        _case(Text("백본 전체를 동결", "the whole backbone frozen"), rng, ["body"]),
        _case(Text("층 하나를 동결", "a single layer frozen"), rng, ["body.block10.1"]),
        _case(
            Text("무작위 데이터", "random data"),
            drawn,
            ["body.block1", "body.block10"],
            hidden=True,
        ),
    )


def _case(name: Text, rng: np.random.Generator, names: list[str], hidden: bool = False) -> Case:
    inputs = {
        "x": inputs_of(rng, 3, 8),
        "labels": rng.integers(0, 3, size=(3, 8)),
        "names": names,
        "network": int(rng.integers(1, 10**6)),
    }
    return Case(name, inputs, hidden=hidden, shape=(8, 5))


def drive_case(fn: Freeze, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """A step, then twice: train(), ``fn(model, names)``, a step of the usual loop."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(inputs["network"])
        model = aged(Network(4, 3))
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=0.1)
        batches = list(zip(inputs["x"], inputs["labels"], strict=True))
        model.train()
        _step(model, optimizer, *batches[0])
        for epoch in (1, 2):
            model.train()
            fn(model, list(inputs["names"]))
            _step(model, optimizer, *batches[epoch])
            yield f"modes[{epoch}]", modes(model)
            yield f"trainable[{epoch}]", np.array([p.requires_grad for p in model.parameters()])
        parts = [model.get_submodule(name) for name in inputs["names"]]
        inside = {id(each) for part in parts for each in part.parameters()}
        yield "weights", flat(p for part in parts for p in part.parameters())
        yield "statistics", flat(b for part in parts for b in part.buffers())
        yield "rest", flat(p for p in model.parameters() if id(p) not in inside)


def _step(model: nn.Module, optimizer: torch.optim.Optimizer, x: Any, labels: Any) -> None:
    """The loop of a caller who clears gradients with zeros."""
    optimizer.zero_grad(set_to_none=False)
    functional.cross_entropy(model(tensor(x)), tensor(labels)).backward()  # type: ignore[no-untyped-call]
    optimizer.step()


TASK = Task(
    name="tl-freeze",
    points=6.0,
    title=Text("동결", "freezing"),
    section="sec-transfer-freezing",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    # Whoever freezes nothing, or all, leaves some values alone by accident: each part needs two.
    parts=(
        Part(Text("동결한 파라미터", "frozen parameters"), ("weights", "trainable"), weight=3.0),
        Part(
            Text("동결한 부분의 이동 평균과 이동 분산", "running statistics of the frozen part"),
            ("statistics", "modes"),
            weight=2.0,
        ),
        Part(Text("나머지의 훈련", "training of the rest"), ("rest", "trainable", "modes")),
    ),
    explain={
        "weights": Text(
            ko="동결한 부분의 파라미터가 훈련하는 동안 움직였습니다.",
            en="Parameters of the frozen part moved during training.",
        ),
        "statistics": Text(
            ko="동결한 부분의 이동 평균이나 이동 분산이 훈련하는 동안 바뀌었습니다.",
            en="Running statistics of the frozen part changed during training.",
        ),
        "rest": Text(
            ko="동결하지 않은 부분이 기대한 대로 훈련되지 않았습니다.",
            en="The part that is not frozen was not trained as it should be.",
        ),
        "modes": Text(
            ko="훈련 모드여야 할 층이 평가 모드이거나, 평가 모드여야 할 층이 훈련 모드입니다.",
            en="A layer that should be in training mode is in eval mode, or the other way round.",
        ),
        "trainable": Text(
            ko="requires_grad가 False여야 할 파라미터가 True이거나, 그 반대입니다.",
            en="A parameter that should have requires_grad False has True, or the other way round.",
        ),
    },
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            catalogue.NORM_STILL_TRAINS,
            catalogue.ZERO_IS_NOT_NONE,
            catalogue.FREEZES_ALL,
            catalogue.PREFIX,
            catalogue.SHALLOW,
            catalogue.WHOLE_EVAL,
            catalogue.BIAS_LEFT,
            catalogue.INVERTED,
            beliefs.TOP_LEVEL_ONLY,
            more.ATTRIBUTE_ON_MODULE,
            more.PARAMETERS_LEFT,
            more.SOME_KINDS,
            more.STATISTICS_UNTRACKED,
            more.ONE_NAME,
            more.THAWED,
        )
    ),
)
