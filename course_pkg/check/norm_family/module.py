"""Task ``nf-module``: group norm of padded sentences as a module. Imports torch.

The answer is not in this package: the visible check compares with what release recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from course_pkg.check import messages
from course_pkg.check.norm import catalogue as batch
from course_pkg.check.norm import further as slips
from course_pkg.check.norm import more, more_module, places, reserve
from course_pkg.check.norm.probe import AFFINE, Inputs, Make, array, write
from course_pkg.check.norm_family import (
    beliefs,
    catalogue,
    further,
    further_module,
    module_words,
    statistics,
)
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import FLOAT32, OFFSET, Case, Misconception, Part, Row, Symptom, Task
from course_pkg.check.verdict import Text

HALF_SPREAD = 800.0
"""The square of half of it is beyond float16, twice it is not."""


def cases(seed: int) -> tuple[Case, ...]:
    """Unequal lengths; a longer life; not contiguous; large float16; padding in front."""
    # Groups of three: of two channels normalised by themselves, dx would be rounding only.
    rng = np.random.default_rng(89)
    late = np.random.default_rng([seed, 89])
    return (
        _case(rng, Text("길이가 다른 문장", "sentences of different length"), 2, 6, (4, 2, 3)),
        _case(
            rng,
            Text("두 번 훈련하고 평가, eps=0.1", "two steps of training, then eval, eps=0.1"),
            3,
            6,
            (3, 1),
            steps=2,
            eps=0.1,
        ),
        _case(
            rng,
            Text("전치한 텐서에 든 문장 하나", "one sentence in a transposed tensor"),
            1,
            3,
            (3,),
            strided=True,
        ),
        _case(
            rng,
            Text("전치한 텐서에 든 문장 둘", "two sentences in a transposed tensor"),
            2,
            6,
            (2, 3),
            strided=True,
        ),
        _case(rng, Text("float16, 큰 값", "float16, large values"), 2, 4, (4, 3), half=True),
        _case(rng, Text("앞쪽이 패딩인 문장", "padding in front"), 2, 6, (3, 2, 4), front=True),
        _case(
            late,
            Text("무작위 문장", "random sentences"),
            2,
            6,
            tuple(int(length) for length in late.permutation([2, 3, 5])),
            steps=2,
            hidden=True,
        ),
        _case(late, Text("무작위 float16", "random float16"), 2, 6, (3, 4), half=True, hidden=True),
    )


def _case(
    rng: np.random.Generator,
    name: Text,
    groups: int,
    c: int,
    lengths: tuple[int, ...],
    *,
    steps: int = 1,
    eps: float | None = None,
    strided: bool = False,
    front: bool = False,
    half: bool = False,
    hidden: bool = False,
) -> Case:
    """x: (steps, n, l, c) with as much padding as the lengths leave, and one more position."""
    n, longest = len(lengths), max(lengths) + 1
    spread = HALF_SPREAD if half else 2.0
    x = rng.normal(rng.normal(0.0, spread / 4, c), spread, (steps, n, longest, c))
    mask = np.arange(longest) < np.array(lengths)[:, None]
    mask = mask[:, ::-1].copy() if front else mask
    inputs: dict[str, Any] = {
        "x": _signed(x) if half else x.astype(np.float32),
        "mask": mask,
        "dy": rng.normal(0.0, 1.0, x.shape[1:]).astype(np.float32),
        "weight": rng.uniform(0.5, 2.0, c).astype(np.float32),
        "bias": rng.uniform(0.5, 1.5, c).astype(np.float32),
        "groups": groups,
        "options": {} if eps is None else {"eps": eps},
        "strided": strided,
        "half": half,
    }
    return Case(
        name,
        inputs,
        group="half" if half else "float",
        hidden=hidden,
        tolerance=OFFSET if half else FLOAT32,
        shape=x.shape[1:],
    )


def _signed(x: Any) -> Any:
    """Sizes between half and one and a half times the spread; neighbours have opposite signs."""
    position, channel = np.indices(x.shape[-2:])
    size = HALF_SPREAD * (1.0 + 0.5 * np.sin(x))
    return (size * (-1.0) ** (position + channel)).astype(np.float16).astype(np.float32)


def drive_case(make: Make, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """As ``_driven`` says, without torch's own normalizations."""
    with forbid(make, *NORMS):
        yield from _driven(make, inputs)


def _driven(make: Make, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Build the module, look at what it keeps, train it, evaluate it, load it into another."""
    made = (inputs["groups"], inputs["x"].shape[-1])
    module = make(*made, **inputs["options"])
    yield "parameters", np.append(_flags(module, "named_parameters"), _fit(module, made[1]))
    yield "state", _flags(module, "state_dict")
    write(module, inputs, AFFINE)
    module = module.half() if inputs["half"] else module
    mask = torch.from_numpy(inputs["mask"].copy())
    module.train()
    for step, values in enumerate(inputs["x"], start=1):
        x = _tensor(values, inputs).requires_grad_()
        y = module(x, mask.clone())
        yield f"y[{step}]", array(y)
    yield "dtype", str(y.dtype) if isinstance(y, Tensor) else None
    if inputs["half"]:
        return
    yield "dx", _gradient(y, x, inputs["dy"])
    if len(inputs["x"]) == 1:
        return
    module.eval()
    yield "y eval", array(module(_tensor(values, inputs), mask.clone()))
    other = make(*made, **inputs["options"])
    other.load_state_dict(module.state_dict())
    yield "y reloaded", array(other(_tensor(values, inputs), mask.clone()))


def _fit(module: object, c: int) -> bool:
    """Whether weight and bias have shape (c,)."""
    return all(getattr(getattr(module, name, None), "shape", None) == (c,) for name in AFFINE)


def _flags(module: object, method: str) -> Any:
    """Whether weight is there, whether bias is, whether anything else is."""
    if not isinstance(module, nn.Module):
        return np.array([False, False, False])
    found = getattr(module, method)()
    names = set(found) if isinstance(found, dict) else {name for name, _ in found}
    return np.array([*(name in names for name in AFFINE), bool(names - set(AFFINE))])


def _tensor(values: Any, inputs: Inputs) -> Tensor:
    x = torch.tensor(values)
    x = x.half() if inputs["half"] else x
    return x.transpose(1, 2).contiguous().transpose(1, 2) if inputs["strided"] else x


def _gradient(y: object, x: Tensor, dy: Any) -> object:
    """∂⟨dy, y⟩/∂x, None where nothing flows."""
    if not isinstance(y, Tensor) or not y.requires_grad or y.shape != x.shape:
        return None
    # Of a sum: with a gradient given for y, torch would first load its symbolic shapes, 0.5 s.
    (dx,) = torch.autograd.grad((y * torch.tensor(dy)).sum(), x, allow_unused=True)
    return array(dx)


def _stopped_by_strides(rows: Sequence[Row]) -> bool:
    """Nothing is wrong but that a transposed tensor stops the code."""
    only = places.only_where(lambda case: bool(case.inputs["strided"]))
    return only(rows) and any(got.raised for _, _, got in rows)


TASK = Task(
    name="nf-module",
    points=6.0,
    title=Text("패딩을 건너뛰는 그룹 정규화", "group norm that skips padding"),
    section="sec-other-axes",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    wanted=messages.TENSOR,
    parts=(
        Part(Text("출력", "output"), ("y", "dtype"), weight=2.0, group="float"),
        Part(Text("x로 흐르는 그레이디언트", "gradient to x"), ("dx",), group="float"),
        Part(
            Text("평가 모드와 다시 읽은 모듈의 출력", "output in eval mode and after loading"),
            ("y eval", "y reloaded"),
            group="float",
        ),
        Part(Text("float16", "float16"), ("y", "dtype"), group="half"),
        Part(Text("파라미터와 state_dict", "parameters and state_dict"), ("parameters", "state")),
    ),
    explain={
        "parameters": Text(
            ko="파라미터는 weight(γ)와 bias(β) 둘뿐이어야 합니다.",
            en="The parameters should be weight (γ) and bias (β), and nothing else.",
        ),
        "state": Text(
            ko="state_dict()에는 weight와 bias만 있어야 합니다.",
            en="state_dict() should hold weight and bias, and nothing else.",
        ),
        "dtype": Text(
            ko="출력의 dtype이 x와 다릅니다.",
            en="The output has another dtype than x.",
        ),
        "dx": Text(
            ko="출력에서 x로 흐르는 그레이디언트가 맞지 않습니다.",
            en="The gradient that flows from the output to x is not right.",
        ),
        "y eval": Text(
            ko="훈련 모드에서는 맞는데 평가 모드에서 출력이 달라집니다.",
            en="The output is right in training mode and another one in eval mode.",
        ),
        "y reloaded": Text(
            ko="state_dict()를 새 모듈에 읽어 들이면 출력이 달라집니다.",
            en="A new module that loads state_dict() gives another output.",
        ),
    },
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            reserve.PADDING_INCLUDED,
            reserve.PADDING_NOT_ZERO,
            module_words.COUNTED_PADDING,
            module_words.ZEROED_PADDING,
            module_words.PADDING_LAST,
            module_words.COUNTED_POSITIONS,
            module_words.COUNTED_BATCH,
            statistics.PER_POSITION,
            statistics.INTERLEAVED,
            statistics.WHOLE_BATCH,
            statistics.ONE_GROUP,
            statistics.EACH_CHANNEL,
            catalogue.UNBIASED,
            batch.EPS_OUTSIDE,
            module_words.DETACHED,
            module_words.KEEPS_RUNNING,
            module_words.HALF_STATISTICS,
            module_words.OTHER_DTYPE,
            module_words.NOT_REGISTERED,
            beliefs.AFFINE_PER_GROUP,
            beliefs.OTHER_NAMES,
            beliefs.NOT_CONTIGUOUS,
            statistics.RESHAPED,
            further.GROUPS_AS_SIZE,
            slips.MASK_INVERTED,
            batch.NO_ROOT,
            reserve.NO_AFFINE,
            reserve.NO_SHIFT,
            reserve.SHIFT_FIRST,
            slips.SWAPPED,
            more.NO_SCALE,
            more.OFFSET_SCALE,
            more.FORWARD_SIGN,
            more.NOT_CENTRED,
            more.SUM_OF_SQUARES,
        )
    ),
    symptoms=(
        Symptom(module_words.OTHER_DTYPE, places.only_values("dtype")),
        Symptom(more_module.ONLY_DX, places.only_values("dx")),
        Symptom(further_module.STATE, places.only_values("parameters", "state")),
        Symptom(further_module.MODE, places.only_values("y eval", "y reloaded")),
        Symptom(beliefs.NOT_CONTIGUOUS, _stopped_by_strides),
        Symptom(further_module.HALF_ONLY, places.only_where(lambda case: case.group == "half")),
        Symptom(
            more.EPS_ELSEWHERE, places.only_where(lambda case: "eps" in case.inputs["options"])
        ),
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.padded, "y[1]")),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.padded, "y[1]")),
    ),
)
