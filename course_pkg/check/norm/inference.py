"""Task ``bn-inference``: the same module in eval mode. Imports torch.

Known running statistics are written into the module before it is asked for a prediction: so it
can be right here where its running statistics are wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from torch import nn

from course_pkg.check import messages
from course_pkg.check.norm import (
    catalogue,
    further,
    more,
    more_module,
    places,
    reserve,
    wrong,
    wrong_eval,
    wrong_more,
)
from course_pkg.check.norm.probe import AFFINE, STATISTICS, Inputs, Make, array, case, tensor, write
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import FLOAT32, Case, Misconception, Part, Symptom, Task
from course_pkg.check.verdict import Text


def cases(seed: int) -> tuple[Case, ...]:
    """Three steps of training, other running statistics written in, then a batch to predict."""
    rng = np.random.default_rng(8)
    drawn = np.random.default_rng([seed, 4])
    small = case(Text("", ""), rng, (3, 4, 3)).inputs
    return (
        case(Text("샘플 네 개", "four examples"), rng, (3, 4, 3)),
        case(
            Text("eps=0.1, 전치한 텐서", "eps=0.1, a transposed tensor"),
            rng,
            (3, 4, 2),
            {"eps": 0.1},
            strided=True,
        ),
        Case(
            Text("이동 분산이 0이거나 아주 작은 특성", "features with little running variance"),
            {**small, "running_var": np.array([1.5, 0.0, 1e-6], dtype=np.float32)},
            tolerance=FLOAT32,
            shape=(4, 3),
        ),
        case(Text("무작위 배치", "a random batch"), drawn, (3, 6, 4), hidden=True),
    )


def drive_case(make: Make, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """As ``_driven`` says, without torch's own batch norm."""
    with forbid(make, *NORMS):
        yield from _driven(make, inputs)


def _driven(make: Make, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Train with γ, 2γ, 3γ; set the running statistics; predict together, in twos, alone."""
    module = make(inputs["x"].shape[-1], **inputs["options"])
    # A network switches its layers by train(mode): an eval() of the layer's own is never called.
    network = nn.Sequential(module) if isinstance(module, nn.Module) else module
    network.train()
    for step, batch in enumerate(inputs["x"], start=1):
        scaled = {name: step * inputs[name] for name in AFFINE}
        write(module, scaled, AFFINE)
        module(tensor(batch, inputs))
    write(module, inputs, STATISTICS)
    network.eval()
    x = tensor(inputs["x"][0], inputs)
    yield "y", array(module(x))
    for name in STATISTICS:
        yield f"{name} after", array(getattr(module, name, None))
    yield "y of two", array(module(x[:2]))
    yield "y of one", array(module(x[:1]))


def _eps_matters(case: Case) -> bool:
    """ε is of the size of a running variance there, or not the default."""
    return bool(case.inputs["running_var"].min() < 1e-4 or "eps" in case.inputs["options"])


TASK = Task(
    name="bn-inference",
    points=4.0,
    title=Text("평가 모드", "eval mode"),
    section="sec-bn-inference",
    cases=cases,
    drive_case=drive_case,
    reference=nn.BatchNorm1d,
    wanted=messages.TENSOR,
    parts=(
        Part(Text("배치의 예측", "prediction of a batch"), ("y",), weight=2.0),
        # Whoever returns the input is alone what he is in company: the prediction counts as well.
        Part(
            Text("샘플이 하나여도 같은 예측", "the same prediction alone"),
            ("y", "y of two", "y of one"),
        ),
        Part(
            Text("평가할 때 바뀌지 않는 이동 평균과 이동 분산", "running statistics left alone"),
            ("y", *(f"{name} after" for name in STATISTICS)),
        ),
    ),
    misconceptions=(
        Misconception(catalogue.EPS_OUTSIDE, (wrong.EpsOutside,)),
        Misconception(catalogue.NO_ROOT, (wrong.NoRoot,)),
        Misconception(
            catalogue.LEARNED_STATISTICS,
            (wrong.LearnedAssigned, wrong.LearnedOtherNames),
        ),
        Misconception(
            catalogue.EVAL_BATCH,
            (
                wrong_eval.EvalBatch,
                wrong_eval.EvalBatchUpdated,
                wrong_eval.EvalBatchUpdatedBiased,
                wrong_eval.EvalBatchRaises,
                wrong_eval.EvalBatchFunctional,
                wrong_eval.OwnEval,
                wrong_more.EvalBatchUnlessAlone,
                wrong_more.EvalUnbiased,
                wrong_more.EvalBlended,
            ),
        ),
        Misconception(
            catalogue.AVERAGED_AFFINE, (wrong_eval.AveragedAffine, wrong_eval.AveragedScale)
        ),
        Misconception(reserve.FEATURE_AXIS, (wrong.FeatureAxis,)),
        Misconception(reserve.NO_EPS, (wrong.NoEps,)),
        Misconception(reserve.EPS_IGNORED, (wrong.EpsIgnored,)),
        Misconception(reserve.NO_AFFINE, (wrong.NoAffine,)),
        Misconception(reserve.SHIFT_FIRST, (wrong.ShiftFirst,)),
        Misconception(
            reserve.UPDATED_IN_EVAL,
            (
                wrong_eval.UpdatedInEval,
                wrong_eval.UpdatedFirstInEval,
                wrong_eval.UpdatedInEvalRaises,
            ),
        ),
        Misconception(further.SWAPPED, (wrong.Swapped,)),
        Misconception(further.EPS_FLOOR, (wrong.EpsFloor,)),
        Misconception(
            more_module.CORRECTED_IN_EVAL,
            (
                wrong_more.CorrectedInEval,
                wrong_more.CorrectedInEvalRaises,
                wrong_more.CorrectedByTraining,
            ),
        ),
        Misconception(more_module.HALF_EVAL, (wrong_more.EvalBatchMean, wrong_more.EvalBatchVar)),
        Misconception(more.NOT_CENTRED, (wrong_more.NotCentred,)),
        Misconception(more.OFFSET_SCALE, (wrong_more.OffsetScale,)),
        Misconception(more.NO_SCALE, (wrong_more.NoScale,)),
        Misconception(more.FORWARD_SIGN, (wrong_more.Negated,)),
        Misconception(reserve.NO_SHIFT, (wrong_more.NoShift,)),
    ),
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(_eps_matters)),
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.features(3))),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.features(3))),
    ),
)
