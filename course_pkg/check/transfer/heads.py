"""Task ``tl-head``: a copy with a new head, the backbone as it was. Imports torch.

The answer is not in this package; the grade cell of the source notebook brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.transfer import beliefs, further, reserve
from course_pkg.check.transfer.models import Network, aged, flat, inputs_of, modes, state, tensor
from course_pkg.check.verdict import Text

WIDTH = 4


def cases(seed: int) -> tuple[Case, ...]:
    """x: (n, 5); old and new numbers of classes; deep: the head is a Sequential."""
    rng = np.random.default_rng(73)
    drawn = np.random.default_rng([seed, 73])
    return (
        _case(Text("클래스 3개에서 2개로", "from 3 classes to 2"), rng, 3, 2),
        _case(Text("클래스 3개에서 7개로", "from 3 classes to 7"), rng, 3, 7),
        _case(Text("헤드가 Sequential", "a Sequential as the head"), rng, 4, 6, deep=True),
        _case(
            Text("무작위 모델", "a random model"),
            drawn,
            5,
            int(drawn.integers(2, 5)),
            deep=True,
            hidden=True,
        ),
    )


def _case(
    name: Text,
    rng: np.random.Generator,
    old: int,
    new: int,
    deep: bool = False,
    hidden: bool = False,
) -> Case:
    inputs = {
        "x": inputs_of(rng, 6),
        "old": old,
        "new": new,
        "deep": deep,
        "network": int(rng.integers(1, 10**6)),
    }
    return Case(name, inputs, hidden=hidden)


def drive_case(fn: Callable[..., Any], inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Look at ``fn(model, classes)``, then spoil it and see whether the original is spoilt."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(inputs["network"])
        hidden = (nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.Dropout(0.5))
        head = nn.Sequential(*hidden, nn.Linear(WIDTH, inputs["old"]))
        model = aged(Network(WIDTH, inputs["old"], head if inputs["deep"] else None))
        before, old_rows = state(model), _last(_head(model)).weight.detach().clone()
        rest = _rest(_head(model))
        made = fn(model, inputs["new"])
        yield "original", bool(np.array_equal(state(model), before))
        if not isinstance(made, nn.Module):
            yield "new model", None if made is None else "other"
            return
        yield "new model", "module"
        yield "weights", _alike(made, model, "parameters")
        yield "statistics", _alike(made, model, "buffers")
        yield "layers", " ".join(type(each).__name__ for each in _head(made).modules())
        yield "other layers", bool(np.array_equal(_rest(_head(made)), rest))
        yield "bias", _last(_head(made)).bias is not None
        rows = _last(_head(made)).weight
        shared = min(len(rows), len(old_rows))
        copied = rows[:shared].double().allclose(old_rows[:shared])
        yield "old rows", copied
        yield "trainable", all(each.requires_grad for each in made.parameters())
        made.double().eval()
        yield "shape", np.array(made(tensor(inputs["x"])).shape)
        with torch.no_grad():
            for value in made.state_dict().values():
                value.add_(1)
        yield "apart", bool(np.array_equal(state(model), before))
        yield "modes", bool(modes(model).all())


def _head(model: nn.Module) -> nn.Module:
    return model.get_submodule("head")


def _last(head: nn.Module) -> nn.Linear:
    """The last linear layer of a head."""
    return [each for each in head.modules() if isinstance(each, nn.Linear)][-1]


def _rest(head: nn.Module) -> npt.NDArray[np.float64]:
    """The parameters of a head's layers before the last linear one, in one row."""
    last = _last(head)
    layers = [each for each in head.modules() if isinstance(each, nn.Linear) and each is not last]
    return flat(value for each in layers for value in each.parameters())


def _alike(made: nn.Module, model: nn.Module, kind: str) -> bool:
    """Whether the bodies have the same names and values."""
    ones, others = (
        dict(getattr(each.get_submodule("body"), f"named_{kind}")()) for each in (made, model)
    )
    return ones.keys() == others.keys() and np.array_equal(
        flat(ones.values()), flat(others.values())
    )


TASK = Task(
    name="tl-head",
    points=4.0,
    title=Text("새 헤드", "a new head"),
    section="sec-transfer-procedure",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(
        Part(Text("백본", "backbone"), ("new model", "weights", "statistics", "shape"), weight=2.0),
        Part(
            Text("새 헤드", "new head"),
            ("new model", "layers", "other layers", "bias", "old rows", "trainable", "shape"),
        ),
        Part(Text("원래 모델", "original model"), ("original", "apart", "modes", "shape")),
    ),
    explain={
        "original": Text(
            ko="함수를 부르고 나니 원래 모델의 가중치가 달라졌습니다.",
            en="After the call the original model has other weights.",
        ),
        "new model": Text(
            ko="함수가 모듈을 돌려주지 않습니다. return 문을 확인하세요.",
            en="The function does not return a module. Is there a return statement?",
        ),
        "weights": Text(
            ko="새 모델의 백본(body)에 든 파라미터가 원래 모델과 다릅니다.",
            en="The parameters in the new model's body differ from the original's.",
        ),
        "statistics": Text(
            ko="새 모델의 백본(body)에 든 이동 평균이나 이동 분산이 원래 모델과 다릅니다.",
            en="The running statistics in the new model's body differ from the original's.",
        ),
        "layers": Text(
            ko="새 헤드를 이루는 층이 기대한 것과 다릅니다.",
            en="The new head is not made of the layers that it should be made of.",
        ),
        "other layers": Text(
            ko="새 헤드에서 마지막 선형층이 아닌 층의 가중치가 원래 모델과 다릅니다.",
            en="In the new head, layers before the last linear one have other weights than in the "
            "original.",
        ),
        "bias": Text(ko="새 선형층에 편향이 없습니다.", en="The new linear layer has no bias."),
        "old rows": Text(
            ko="새 헤드의 가중치가 옛 헤드와 같습니다.",
            en="The new head has weights of the old one.",
        ),
        "trainable": Text(
            ko="새 모델에 requires_grad가 False인 파라미터가 있습니다.",
            en="The new model has parameters with requires_grad False.",
        ),
        "shape": Text(
            ko="새 모델의 출력은 모양이 (샘플 수, classes)여야 합니다.",
            en="The new model's output should have shape (examples, classes).",
        ),
        "apart": Text(
            ko="새 모델의 가중치를 바꿨더니 원래 모델도 바뀌었습니다.",
            en="Changing the new model's weights changed the original.",
        ),
        "modes": Text(
            ko="함수를 부르고 나니 원래 모델의 모드가 달라졌습니다.",
            en="After the call the original model is in another mode.",
        ),
    },
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            reserve.SHARED,
            reserve.IN_PLACE,
            reserve.NO_BUFFERS,
            reserve.FRESH_BODY,
            reserve.ROWS_KEPT,
            reserve.WHOLE_HEAD,
            further.REST_RESET,
            reserve.NO_BIAS,
            beliefs.ATTRIBUTE_ONLY,
            beliefs.FROZEN_UNASKED,
            further.ANOTHER_CLASS,
            further.APPENDED,
            further.ONE_KIND_OF_HEAD,
            further.MODE_CHANGED,
            further.NO_MODEL,
        )
    ),
)
