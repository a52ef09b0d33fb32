"""Task ``kd-step``: one step of distillation with a teacher that drops out. Imports torch.

The answer is not in this package; the grade cell of the source notebook brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from course_pkg.check.distill import beliefs, catalogue, further, more, reserve, softly
from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.verdict import Text

FEATURES, CLASSES = 4, 3


def cases(seed: int) -> tuple[Case, ...]:
    """x: (steps, n, 4), labels: (steps, n); the networks are drawn from ``networks``."""
    rng = np.random.default_rng(66)
    drawn = np.random.default_rng([seed, 66])
    return (
        _case(Text("두 스텝", "two steps"), rng, 8, 3.0, 0.3),
        _case(Text("α=1", "α=1"), rng, 6, 2.0, 1.0),
        _case(
            Text("무작위 배치", "random batches"),
            drawn,
            7,
            float(drawn.uniform(1.5, 5.0)),
            float(drawn.uniform(0.2, 0.4)),
            hidden=True,
        ),
    )


def _case(
    name: Text,
    rng: np.random.Generator,
    n: int,
    temperature: float,
    alpha: float,
    hidden: bool = False,
) -> Case:
    inputs = {
        "x": rng.normal(0.5, 1.5, (2, n, FEATURES)),
        "labels": rng.integers(0, CLASSES, size=(2, n)),
        "temperature": temperature,
        "alpha": alpha,
        "networks": int(rng.integers(1, 10**6)),
    }
    return Case(name, inputs, hidden=hidden, shape=(n, FEATURES))


def _network(width: int, dropout: bool) -> nn.Sequential:
    layers: list[nn.Module] = [nn.Linear(FEATURES, width), nn.BatchNorm1d(width), nn.ReLU()]
    if dropout:
        layers.append(nn.Dropout(0.5))
    return nn.Sequential(*layers, nn.Linear(width, CLASSES)).double()


def drive_case(
    fn: Callable[..., object], inputs: Mapping[str, Any]
) -> Iterator[tuple[str, object]]:
    """Two steps; the modes and gradients are left as a careless caller leaves them."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(inputs["networks"])
        teacher, student = _network(12, dropout=True), _network(6, dropout=False)
        optimizer = torch.optim.SGD(student.parameters(), lr=0.2, momentum=0.5)
        for parameter in student.parameters():
            parameter.grad = torch.ones_like(parameter)
        before = _state(teacher)
        for step, (x, labels) in enumerate(zip(inputs["x"], inputs["labels"], strict=True), 1):
            teacher.train()
            student.eval()
            loss = fn(
                student,
                teacher,
                torch.from_numpy(x),
                torch.from_numpy(labels),
                optimizer,
                inputs["temperature"],
                inputs["alpha"],
            )
            yield f"loss[{step}]", _number(loss)
            yield f"weights[{step}]", _flat(student.parameters())
            yield f"running[{step}]", _flat(student[1].buffers())
        yield "teacher", np.allclose(_state(teacher), before, rtol=0.0, atol=1e-12)
        yield "graph", any(parameter.grad is not None for parameter in teacher.parameters())


def _number(value: object) -> object:
    """A tensor as an array; anything else as it is."""
    return value.detach().cpu().numpy() if isinstance(value, Tensor) else value


def _flat(tensors: Any) -> Any:
    return np.concatenate([tensor.detach().double().numpy().ravel() for tensor in tensors])


def _state(module: nn.Module) -> Any:
    return _flat(module.state_dict().values())


TASK = Task(
    name="kd-step",
    points=4.0,
    title=Text("훈련 한 스텝", "one training step"),
    section="sec-distillation",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(
        Part(Text("손실", "loss"), ("loss",)),
        Part(Text("학생의 갱신", "update of the student"), ("weights", "running"), weight=2.0),
        # Whoever leaves everything alone has not spared the teacher.
        Part(Text("교사를 건드리지 않기", "teacher left alone"), ("weights", "teacher", "graph")),
    ),
    explain={
        "weights": Text(
            ko="스텝이 끝난 뒤 학생의 파라미터가 기대한 값과 다릅니다.",
            en="After the step the student's parameters are not what they should be.",
        ),
        "running": Text(
            ko="스텝이 끝난 뒤 학생의 이동 평균이나 이동 분산이 기대한 값과 다릅니다.",
            en="After the step the student's running statistics are not what they should be.",
        ),
        "teacher": Text(
            ko="교사의 가중치나 이동 평균이 바뀌었습니다.",
            en="The teacher's weights or running statistics have changed.",
        ),
        "graph": Text(
            ko="교사의 파라미터에 그레이디언트가 쌓였습니다.",
            en="The teacher's parameters have received gradients.",
        ),
    },
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            catalogue.TEACHER_RUNS_LOOSE,
            reserve.STUDENT_IN_EVAL,
            reserve.GRADIENTS_PILE_UP,
            catalogue.NO_SQUARE,
            catalogue.KL_REVERSED,
            catalogue.NOT_LOG,
            catalogue.CLASSES_TOO,
            catalogue.ONE_TEMPERATURE,
            softly.ALPHA_SWAPPED,
            beliefs.CLEARED_BETWEEN,
            beliefs.LOSS_AFTERWARDS,
            softly.T_ONCE,
            more.T_DIVIDED,
            more.SUMMED,
            softly.CROSS_ENTROPY,
            more.SYMMETRIC,
            more.NOT_KL,
            softly.WRONG_SUM,
            further.ALPHA_UNUSED,
            further.HALF_OF_IT,
            further.PROBABILITIES_IN,
            further.LABELS_UNUSED,
            further.STUDENT_TWICE,
            further.PART_RETURNED,
            further.NOTHING_TO_TRAIN,
            further.LOG_FOR_TARGET,
        )
    ),
)
