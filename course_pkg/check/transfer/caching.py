"""Task ``tl-cache``: the features of a frozen backbone, computed once. Imports torch.

The answer is not in this package; the grade cell of the source notebook brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from course_pkg.check import messages
from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.transfer import beliefs, further, reserve
from course_pkg.check.transfer.models import FEATURES, aged, block, inputs_of, modes, state, tensor
from course_pkg.check.verdict import Text


def cases(seed: int) -> tuple[Case, ...]:
    """x: (n, 5); settled: blocks whose layers are in eval mode already."""
    rng = np.random.default_rng(74)
    drawn = np.random.default_rng([seed, 74])
    return (
        _case(Text("배치로 나누어떨어지는 데이터", "whole batches"), rng, 8, 4, []),
        _case(Text("마지막 배치가 작은 데이터", "a smaller last batch"), rng, 11, 4, []),
        _case(Text("일부가 평가 모드인 백본", "a backbone partly in eval mode"), rng, 7, 3, [0]),
        _case(Text("마지막 배치에 샘플 하나", "one example in the last batch"), rng, 9, 4, [1]),
        _case(Text("배치가 여럿인 데이터", "many batches"), rng, 23, 3, []),
        _case(Text("무작위 데이터", "random data"), drawn, 10, 4, [0], hidden=True),
    )


def _case(
    name: Text,
    rng: np.random.Generator,
    n: int,
    batch_size: int,
    settled: list[int],
    hidden: bool = False,
) -> Case:
    inputs = {
        "x": inputs_of(rng, n),
        "batch_size": batch_size,
        "settled": settled,
        "network": int(rng.integers(1, 10**6)),
    }
    return Case(name, inputs, hidden=hidden)


def drive_case(fn: Callable[..., Any], inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """What ``fn(body, x, batch_size)`` returns, and what it leaves behind."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(inputs["network"])
        body = aged(nn.Sequential(block(FEATURES, 6, dropout=0.3), block(6, 4, dropout=0.3)))
        body.train()
        _settle(body, inputs["settled"])
        before, were = state(body), modes(body)
        sizes: list[int] = []
        body.register_forward_pre_hook(lambda _, given: sizes.append(len(given[0])))
        features = fn(body, tensor(inputs["x"]), inputs["batch_size"])
        yield "features", features.detach().numpy() if isinstance(features, Tensor) else features
        yield "graph", isinstance(features, Tensor) and features.requires_grad
        yield "state", bool(np.allclose(state(body), before, rtol=0.0, atol=1e-12))
        yield "modes", bool(np.array_equal(modes(body), were))
        yield "trainable", all(each.requires_grad for each in body.parameters())
        yield "batches", max(sizes, default=0) <= inputs["batch_size"]


def _settle(body: nn.Module, settled: list[int]) -> None:
    """Put the blocks named by number into eval mode."""
    for at in settled:
        body.get_submodule(str(at)).eval()


TASK = Task(
    name="tl-cache",
    points=4.0,
    title=Text("저장해 둔 특성", "cached features"),
    section="sec-transfer-freezing",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    wanted=messages.TENSOR,
    parts=(
        Part(Text("특성", "features"), ("features",), weight=2.0),
        Part(
            Text("그대로 남은 백본", "backbone left as it was"),
            ("features", "state", "modes", "trainable"),
        ),
        Part(Text("메모리", "memory"), ("features", "graph", "batches")),
    ),
    explain={
        "graph": Text(
            ko="돌려준 특성의 requires_grad가 True입니다.",
            en="The features that came back have requires_grad=True.",
        ),
        "state": Text(
            ko="특성을 구하는 동안 백본의 이동 평균이나 이동 분산이 바뀌었습니다.",
            en="The backbone's running statistics changed while the features were computed.",
        ),
        "modes": Text(
            ko="끝난 뒤 백본의 어떤 층이 처음과 다른 모드에 있습니다.",
            en="Some layer of the backbone is in another mode afterwards than before.",
        ),
        "trainable": Text(
            ko="끝난 뒤 백본의 어떤 파라미터는 requires_grad가 False입니다. 처음에는 True였습니다.",
            en="Some parameter of the backbone has requires_grad False afterwards; it had True.",
        ),
        "batches": Text(
            ko="백본에 batch_size보다 많은 샘플을 한 번에 넣었습니다.",
            en="The backbone was given more than batch_size examples at once.",
        ),
    },
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            reserve.TRAIN_FEATURES,
            reserve.GRAPH_KEPT,
            reserve.MODE_LEFT,
            reserve.MODES_FLATTENED,
            reserve.LAST_DROPPED,
            reserve.ALL_AT_ONCE,
            beliefs.NUMBER_NOT_SIZE,
            beliefs.SWITCHED_OFF,
            beliefs.SHUFFLED,
            further.ONLY_SOME_QUIET,
            further.PIECES_RETURNED,
            further.ONE_BATCH_LEFT,
            further.SLICES_OFF,
        )
    ),
)
