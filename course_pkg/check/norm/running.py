"""Task ``bn-running``: a batch norm module in training mode, and what it keeps. Imports torch."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from course_pkg.check import messages
from course_pkg.check.norm import (
    catalogue,
    further,
    more,
    more_module,
    places,
    reserve,
    wrong,
    wrong_more,
)
from course_pkg.check.norm.probe import (
    AFFINE,
    STATISTICS,
    Inputs,
    Make,
    array,
    case,
    normal,
    tensor,
    write,
)
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import FLOAT32, Case, Misconception, Part, Symptom, Task
from course_pkg.check.verdict import Text


def cases(seed: int) -> tuple[Case, ...]:
    """Three steps of training with the default momentum and with others."""
    rng = np.random.default_rng(7)
    drawn = np.random.default_rng([seed, 3])
    flat = normal(rng, 1.0, 2.0, (2, 4, 3))
    flat[:, :, 1] = 2.5  # variance 0
    flat[:, :, 2] *= 1e-3  # variance of the size of ε
    return (
        case(Text("세 스텝 훈련", "three steps of training"), rng, (3, 4, 3)),
        case(Text("momentum=0.3", "momentum=0.3"), rng, (2, 6, 2), {"momentum": 0.3}),
        case(
            Text("momentum=1, 전치한 텐서", "momentum=1, a transposed tensor"),
            rng,
            (2, 3, 2),
            {"momentum": 1.0},
            strided=True,
        ),
        case(Text("eps=0.1, 특성 하나", "eps=0.1, one feature"), rng, (1, 5, 1), {"eps": 0.1}),
        Case(
            Text("분산이 0이거나 아주 작은 특성", "features without or with little variance"),
            {**case(Text("", ""), rng, (2, 4, 3)).inputs, "x": flat},
            tolerance=FLOAT32,
            shape=(4, 3),
        ),
        case(
            Text("무작위 배치로 훈련", "random training"),
            drawn,
            (3, 5, 4),
            {"momentum": float(drawn.uniform(0.05, 0.25))},
            hidden=True,
        ),
    )


def drive_case(make: Make, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """As ``_driven`` says, without torch's own batch norm."""
    with forbid(make, *NORMS):
        yield from _driven(make, inputs)


def _driven(make: Make, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Build the module, train it step by step, read what it keeps after each."""
    module = make(inputs["x"].shape[-1], **inputs["options"])
    parameters, buffers = _names(module, "named_parameters"), _names(module, "named_buffers")
    beyond = len(set(parameters) - set(AFFINE)) > 0
    yield "parameters", np.array([*(name in parameters for name in AFFINE), beyond])
    yield "buffers", np.array([name in buffers for name in STATISTICS])
    yield from _statistics(module, 0)
    write(module, inputs, AFFINE)
    module.train()
    for step, batch in enumerate(inputs["x"], start=1):
        x = tensor(batch, inputs).requires_grad_()
        y = module(x)
        yield f"y[{step}]", array(y)
        if step == 1:
            yield "dx", _gradient(y, x, inputs["dy"])
        yield from _statistics(module, step)
        yield f"graph[{step}]", np.array([_in_graph(module, name) for name in STATISTICS])


def _names(module: object, method: str) -> list[str]:
    """Sorted names of parameters or buffers; none for what is not a module."""
    return sorted(name for name, _ in getattr(module, method)()) if _is_module(module) else []


def _is_module(value: object) -> bool:
    return isinstance(value, nn.Module)


def _statistics(module: object, step: int) -> Iterator[tuple[str, object]]:
    for name in STATISTICS:
        yield f"{name}[{step}]", array(getattr(module, name, None))


def _gradient(y: object, x: Tensor, dy: npt.NDArray[np.float32]) -> object:
    """∂⟨dy, y⟩/∂x, None where nothing flows."""
    if not isinstance(y, Tensor) or not y.requires_grad or y.shape != x.shape:
        return None
    # The graph is kept: statistics that still hang on it are to be found, not to raise.
    # Of a sum: with a gradient given for y, torch would first load its symbolic shapes, 0.5 s.
    total = (y * torch.from_numpy(dy)).sum()
    (dx,) = torch.autograd.grad(total, x, retain_graph=True, allow_unused=True)
    return array(dx)


def _in_graph(module: object, name: str) -> bool:
    value = getattr(module, name, None)
    return isinstance(value, Tensor) and value.requires_grad and not isinstance(value, nn.Parameter)


def eps_matters(case: Case) -> bool:
    """ε is of the size of a variance there, or not the default."""
    x = case.inputs["x"]
    return bool(x.var(axis=-2).min() < 1e-4 or "eps" in case.inputs["options"])


TASK = Task(
    name="bn-running",
    points=6.0,
    title=Text("이동 평균과 이동 분산", "running statistics"),
    section="sec-bn-inference",
    cases=cases,
    drive_case=drive_case,
    reference=nn.BatchNorm1d,
    wanted=messages.TENSOR,
    parts=(
        Part(Text("훈련 모드의 출력", "output in training mode"), ("y",)),
        Part(Text("x로 흐르는 그레이디언트", "gradient to x"), ("dx",)),
        Part(Text("이동 평균", "running mean"), ("running_mean",)),
        Part(Text("이동 분산", "running variance"), ("running_var",), weight=2.0),
        Part(
            Text("파라미터와 버퍼 구분", "what is a parameter, what a buffer"),
            ("parameters", "buffers", "graph"),
        ),
    ),
    explain={
        "parameters": Text(
            ko="파라미터는 weight(γ)와 bias(β) 둘뿐이어야 합니다.",
            en="The parameters should be weight (γ) and bias (β), and nothing else.",
        ),
        "buffers": Text(
            ko="running_mean과 running_var는 버퍼여야 합니다. __init__에서 "
            'self.register_buffer("running_mean", torch.zeros(num_features))처럼 등록하세요.',
            en="running_mean and running_var should be buffers. Register them in __init__: "
            'self.register_buffer("running_mean", torch.zeros(num_features)).',
        ),
        "graph": Text(
            ko="훈련 스텝이 끝난 뒤에도 running_mean이나 running_var의 requires_grad가 True입니다.",
            en="After a training step running_mean or running_var has requires_grad=True.",
        ),
        "dx": Text(
            ko="출력에서 x로 흐르는 그레이디언트가 맞지 않습니다.",
            en="The gradient that flows from the output to x is not right.",
        ),
    },
    misconceptions=(
        Misconception(catalogue.UNBIASED_FORWARD, (wrong.UnbiasedForward,)),
        Misconception(catalogue.RUNNING_BIASED, (wrong.RunningBiased,)),
        Misconception(catalogue.EPS_OUTSIDE, (wrong.EpsOutside, wrong.EpsOutsideStd)),
        Misconception(catalogue.NO_ROOT, (wrong.NoRoot,)),
        Misconception(catalogue.MOMENTUM_REVERSED, (wrong.MomentumReversed,)),
        Misconception(catalogue.NOT_DETACHED, (wrong.NotDetached,)),
        Misconception(
            catalogue.LEARNED_STATISTICS,
            (
                wrong.LearnedStorage,
                wrong.LearnedAssigned,
                wrong.LearnedStatistics,
                wrong.LearnedOtherNames,
                wrong.LearnedForEval,
            ),
        ),
        Misconception(
            catalogue.AVERAGED_STD,
            (
                wrong.AveragedStd,
                wrong.AveragedBiasedStd,
                wrong_more.SquaredStd,
                wrong_more.SquaredBiasedStd,
            ),
        ),
        Misconception(
            catalogue.DETACHED_STATISTICS,
            (wrong.ConstantStatistics, wrong_more.MeanDetached, wrong_more.VarDetached),
        ),
        Misconception(reserve.FEATURE_AXIS, (wrong.FeatureAxis, wrong_more.FeatureAxisKept)),
        Misconception(reserve.NO_EPS, (wrong.NoEps,)),
        Misconception(reserve.EPS_IGNORED, (wrong.EpsIgnored,)),
        Misconception(reserve.NO_AFFINE, (wrong.NoAffine,)),
        Misconception(reserve.SHIFT_FIRST, (wrong.ShiftFirst,)),
        Misconception(reserve.PLAIN_ATTRIBUTES, (wrong.PlainAttributes,)),
        Misconception(
            reserve.TRAIN_WITH_RUNNING, (wrong.TrainWithRunning, wrong.TrainWithRunningFirst)
        ),
        Misconception(reserve.STARTS_AT_ZERO, (wrong.StartsAtZero,)),
        Misconception(reserve.NO_GRADIENT, (wrong.NoGradient,)),
        Misconception(reserve.NEVER_UPDATED, (wrong.NeverUpdated,)),
        Misconception(further.SWAPPED, (wrong.Swapped,)),
        Misconception(further.EPS_FLOOR, (wrong.EpsFloor,)),
        Misconception(further.MOMENTUM_IGNORED, (wrong.MomentumIgnored,)),
        Misconception(further.CUMULATIVE, (wrong.Cumulative,)),
        Misconception(more_module.BESSEL_INVERTED, (wrong_more.BesselInverted,)),
        Misconception(more_module.LAST_BATCH, (wrong_more.LastBatch,)),
        Misconception(more_module.OLD_NOT_SHRUNK, (wrong_more.OldKept, wrong_more.Summed)),
        Misconception(more_module.UPDATED_TWICE, (wrong_more.UpdatedTwice,)),
        Misconception(more_module.VARIANCES_SWAPPED, (wrong_more.VariancesSwapped,)),
        Misconception(more.NOT_CENTRED, (wrong_more.NotCentred,)),
        Misconception(more.ONE_FOR_ALL, (wrong_more.OneForAll, wrong_more.OneForAllKept)),
        Misconception(more.OFFSET_SCALE, (wrong_more.OffsetScale,)),
        Misconception(more.NO_SCALE, (wrong_more.NoScale,)),
        Misconception(more.FORWARD_SIGN, (wrong_more.Negated,)),
        Misconception(reserve.NO_SHIFT, (wrong_more.NoShift,)),
    ),
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(eps_matters)),
        *more_module.SYMPTOMS,
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.features(1), "y[1]")),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.features(1), "y[1]")),
    ),
)
