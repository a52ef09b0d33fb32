"""Tasks ``nf-sequence``, ``nf-weighted``, ``nf-rms`` and ``nf-masked``: variations.

Their answers are not in this package: the visible checks compare with what release recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from course_pkg.check.norm import catalogue as batch
from course_pkg.check.norm import further as slips
from course_pkg.check.norm import reserve
from course_pkg.check.norm_family import beliefs, catalogue, further, masks, statistics
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import Case, Diagnosis, Misconception, Part, Task
from course_pkg.check.verdict import Text

Inputs = Mapping[str, Any]
Rng = np.random.Generator


def drive_case(fn: Callable[..., Any], inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn`` with the inputs in their order; ``eps`` only where the case has one."""
    given = [value for name, value in inputs.items() if name != "eps"]
    options = {} if inputs["eps"] is None else {"eps": inputs["eps"]}
    with forbid(fn, *NORMS):
        y = fn(*given, **options)
    yield "y", y


def sequence_cases(seed: int) -> tuple[Case, ...]:
    """Channels last, (n, l, c): groups between 1 and c, unequal lengths of the axes."""
    rng = np.random.default_rng(71)
    late = np.random.default_rng([seed, 71])
    return (
        _sequence(rng, Text("두 그룹", "two groups"), (2, 3, 4), 2),
        _sequence(rng, Text("그룹 하나", "one group"), (2, 4, 3), 1),
        _sequence(rng, Text("채널 여섯, 그룹 셋", "six channels, three groups"), (3, 2, 6), 3),
        _sequence(rng, Text("샘플 하나, eps=0.1", "one example, eps=0.1"), (1, 4, 4), 2, 0.1),
        _sequence(late, Text("무작위 문장", "random"), (3, 5, 8), 4, hidden=True),
        _sequence(late, Text("무작위 문장, 두 그룹", "random"), (2, 4, 6), 2, hidden=True),
    )


def _sequence(
    rng: Rng,
    name: Text,
    shape: tuple[int, int, int],
    groups: int,
    eps: float | None = None,
    hidden: bool = False,
) -> Case:
    c = shape[-1]
    x = rng.normal(rng.normal(0.0, 2.0, (1, 1, c)), rng.uniform(0.5, 2.0, (1, 1, c)), shape)
    inputs = {"x": x, **_affine(rng, c), "groups": groups, "eps": eps}
    return Case(name, inputs, hidden=hidden)


def _affine(rng: Rng, c: int) -> dict[str, Any]:
    return {"gamma": rng.uniform(0.5, 2.0, c), "beta": rng.uniform(0.5, 1.5, c)}


def weighted_cases(seed: int) -> tuple[Case, ...]:
    """Weights of all kinds: equal, unequal, with zeros, with a sum far from d."""
    rng = np.random.default_rng(73)
    late = np.random.default_rng([seed, 73])
    return (
        _weighted(rng, Text("가중치가 다른 특성", "unequal weights"), (3, 4), (0.5, 3.0)),
        _weighted(rng, Text("가중치가 0인 특성", "zero weights"), (2, 5), (0.5, 2.0), zeros=2),
        _weighted(rng, Text("합이 작은 가중치", "weights with a small sum"), (3, 3), (0.05, 0.2)),
        _weighted(rng, Text("eps=0.1", "eps=0.1"), (2, 4), (1.0, 4.0), eps=0.1),
        _weighted(late, Text("무작위 가중치", "random weights"), (4, 6), (0.1, 3.0), hidden=True),
        _weighted(
            late,
            Text("무작위 가중치와 0", "random, zeros"),
            (3, 5),
            (0.1, 1.0),
            zeros=1,
            hidden=True,
        ),
    )


def _weighted(
    rng: Rng,
    name: Text,
    shape: tuple[int, int],
    span: tuple[float, float],
    zeros: int = 0,
    eps: float | None = None,
    hidden: bool = False,
) -> Case:
    weights = rng.uniform(*span, size=shape[1])
    weights[:zeros] = 0.0
    x = rng.normal(1.0, 2.0, shape)
    return Case(
        name, {"x": x, "weights": weights, **_affine(rng, shape[1]), "eps": eps}, hidden=hidden
    )


def rms_cases(seed: int) -> tuple[Case, ...]:
    """k below d, k = d, small values, sequences."""
    rng = np.random.default_rng(79)
    late = np.random.default_rng([seed, 79])
    return (
        _rms(rng, Text("k=2, 특성 다섯", "k=2 of five"), rng.normal(1.0, 2.0, (3, 5)), 2),
        _rms(rng, Text("k가 특성 수와 같음", "k is all"), rng.normal(2.0, 1.0, (2, 4)), 4),
        _rms(rng, Text("아주 작은 값", "tiny values"), 1e-3 * rng.normal(1.0, 1.0, (3, 4)), 3),
        _rms(
            rng,
            Text("문장, eps=0.1", "sequences, eps=0.1"),
            rng.normal(0.5, 1.0, (2, 2, 4)),
            1,
            0.1,
        ),
        _rms(late, Text("무작위", "random"), late.normal(1.0, 2.0, (4, 7)), 3, hidden=True),
        _rms(
            late, Text("무작위 문장", "random"), late.normal(-1.0, 1.0, (2, 3, 6)), 4, hidden=True
        ),
    )


def _rms(
    rng: Rng, name: Text, x: Any, k: int, eps: float | None = None, hidden: bool = False
) -> Case:
    gamma = rng.uniform(0.5, 2.0, x.shape[-1])
    return Case(name, {"x": x, "gamma": gamma, "k": k, "eps": eps}, hidden=hidden)


def masked_cases(seed: int) -> tuple[Case, ...]:
    """Images padded to one size, one of them empty, and one without padding."""
    rng = np.random.default_rng(83)
    late = np.random.default_rng([seed, 83])
    corner = np.zeros((2, 3, 3), dtype=bool)
    corner[0, :2, :3] = True
    corner[1, :3, :2] = True
    empty = np.ones((2, 2, 3), dtype=bool)
    empty[1] = False
    single = np.ones((2, 2, 2), dtype=bool)
    single[0] = [[False, True], [False, False]]
    return (
        _masked(rng, Text("크기가 다른 이미지", "images of different sizes"), corner),
        _masked(rng, Text("패딩이 없는 이미지", "no padding"), np.ones((2, 2, 2), dtype=bool)),
        _masked(rng, Text("비어 있는 이미지", "an empty image"), empty),
        _masked(rng, Text("실제 픽셀이 하나뿐인 이미지", "an image with one real pixel"), single),
        _masked(rng, Text("eps=0.1", "eps=0.1"), rng.random((2, 3, 2)) < 0.7, 0.1),
        _masked(
            late, Text("무작위 마스크", "a random mask"), late.random((3, 4, 3)) < 0.6, None, True
        ),
    )


def _masked(
    rng: Rng, name: Text, mask: Any, eps: float | None = None, hidden: bool = False
) -> Case:
    n, h, w = mask.shape
    x = rng.normal(rng.normal(1.0, 3.0, (1, 2, 1, 1)), 2.0, (n, 2, h, w))
    return Case(name, {"x": x, "mask": mask, **_affine(rng, 2), "eps": eps}, hidden=hidden)


def _task(
    name: str,
    points: float,
    title: Text,
    cases: Callable[[int], tuple[Case, ...]],
    *said: Diagnosis,
) -> Task:
    return Task(
        name=name,
        points=points,
        title=title,
        section="sec-other-axes",
        cases=cases,
        drive_case=drive_case,
        reference=None,
        parts=(Part(title, ("y",)),),
        misconceptions=tuple(Misconception(each, ()) for each in said),
    )


SEQUENCE = _task(
    "nf-sequence",
    5.0,
    Text("문장의 그룹 정규화", "group norm of sequences"),
    sequence_cases,
    statistics.RESHAPED,
    statistics.PER_POSITION,
    statistics.INTERLEAVED,
    statistics.WHOLE_BATCH,
    statistics.ONE_GROUP,
    statistics.EACH_CHANNEL,
    catalogue.UNBIASED,
    batch.EPS_OUTSIDE,
    batch.NO_ROOT,
    reserve.NO_AFFINE,
    further.GROUPS_AS_SIZE,
    slips.AVERAGED_VARIANCES,
    beliefs.LAST_GROUP,
)

WEIGHTED = _task(
    "nf-weighted",
    4.0,
    Text("가중 통계", "weighted statistics"),
    weighted_cases,
    statistics.DIVIDED_BY_COUNT,
    statistics.PLAIN_VARIANCE,
    statistics.WEIGHTED_VALUES,
    statistics.SQUARED_WEIGHTS,
    statistics.WEIGHTS_IGNORED,
    statistics.WEIGHTS_LESS_ONE,
    batch.NO_ROOT,
    reserve.NO_SHIFT,
    further.WEIGHTS_CORRECTED,
    beliefs.WEIGHTLESS_REMOVED,
)

RMS = _task(
    "nf-rms",
    4.0,
    Text("RMS 정규화", "RMS norm"),
    rms_cases,
    masks.CENTRED,
    masks.CENTRED_SIZE,
    masks.ALL_FEATURES,
    masks.DIVIDED_BY_D,
    masks.LAST_K,
    masks.ONLY_K,
    batch.EPS_OUTSIDE,
    batch.NO_ROOT,
    reserve.EPS_IGNORED,
    further.ABSOLUTE,
    further.FIRST_EXAMPLES,
)

MASKED = _task(
    "nf-masked",
    5.0,
    Text("마스크가 있는 인스턴스 정규화", "masked instance norm"),
    masked_cases,
    masks.EMPTY_NAN,
    masks.OVER_BATCH,
    masks.OVER_CHANNELS,
    reserve.ALL_POSITIONS_COUNTED,
    reserve.ZEROS_INCLUDED,
    reserve.PADDING_INCLUDED,
    reserve.PADDING_NOT_ZERO,
    catalogue.UNBIASED,
    further.SINGLE_SKIPPED,
    slips.MASK_INVERTED,
    beliefs.CROPPED,
)
