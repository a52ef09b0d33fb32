"""Tasks ``nf-sequence``, ``nf-weighted``, ``nf-rms`` and ``nf-masked``: variations.

Their answers are not in this package: the visible checks compare with what release recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from course_pkg.check.norm import catalogue as batch
from course_pkg.check.norm import further as slips
from course_pkg.check.norm import more, more_masked, places, reserve
from course_pkg.check.norm_family import (
    beliefs,
    catalogue,
    further,
    masks,
    more_layer,
    statistics,
)
from course_pkg.check.norm_family.varied_cases import (
    masked_cases,
    rms_cases,
    sequence_cases,
    weighted_cases,
)
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.scaling.words import PLAIN_CENTRE
from course_pkg.check.task import Case, Diagnosis, Misconception, Part, Symptom, Task
from course_pkg.check.verdict import Text

Inputs = Mapping[str, Any]


def drive_case(fn: Callable[..., Any], inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn`` with the inputs in their order; ``eps`` only where the case has one."""
    given = [value for name, value in inputs.items() if name != "eps"]
    options = {} if inputs["eps"] is None else {"eps": inputs["eps"]}
    with forbid(fn, *NORMS):
        y = fn(*given, **options)
    yield "y", y


def _task(
    name: str,
    points: float,
    title: Text,
    cases: Callable[[int], tuple[Case, ...]],
    *said: Diagnosis,
    symptoms: tuple[Symptom, ...],
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
        symptoms=symptoms,
    )


FORMULA = (
    batch.EPS_OUTSIDE,
    batch.NO_ROOT,
    reserve.NO_EPS,
    reserve.EPS_IGNORED,
    reserve.NO_AFFINE,
    reserve.NO_SHIFT,
    reserve.SHIFT_FIRST,
    slips.SWAPPED,
    slips.EPS_FLOOR,
    more.NO_SCALE,
    more.OFFSET_SCALE,
    more.FORWARD_SIGN,
    more.NOT_CENTRED,
    more.SUM_OF_SQUARES,
    further.ABSOLUTE,
)
"""Mistakes in the formula, whichever values share their statistics."""


def _eps_matters(case: Case) -> bool:
    """ε is not the default, or of the size of a variance."""
    given = case.inputs
    small = "weights" in given and int((given["weights"] > 0).sum()) < 2
    return given["eps"] is not None or small or float(np.median(np.abs(given["x"]))) < 0.1


def _fewest(case: Case) -> int:
    """How many real pixels an image has at least."""
    return int(case.inputs["mask"].sum(axis=(1, 2)).min())


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
    *FORMULA,
    further.GROUPS_AS_SIZE,
    slips.AVERAGED_VARIANCES,
    beliefs.LAST_GROUP,
    more.ONE_FOR_ALL,
    more_layer.NOT_BACK,
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(_eps_matters)),
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.sequences)),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.sequences)),
        Symptom(more_layer.GROUP_AXES, places.only_where(lambda case: case.inputs["groups"] > 1)),
    ),
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
    *(each for each in FORMULA if each is not more.SUM_OF_SQUARES),
    further.WEIGHTS_CORRECTED,
    beliefs.WEIGHTLESS_REMOVED,
    more_layer.SOFTMAX_WEIGHTS,
    more_layer.ONLY_IN_VARIANCE,
    PLAIN_CENTRE,
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(_eps_matters)),
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.last_axis)),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.last_axis)),
    ),
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
    reserve.NO_EPS,
    reserve.NO_AFFINE,
    slips.EPS_FLOOR,
    more.OFFSET_SCALE,
    more_layer.LARGEST,
    more_layer.OFF_BY_ONE,
    beliefs.SECOND_AXIS,
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(_eps_matters)),
        Symptom(more_layer.SIZE_WRONG, places.factor_wrong(places.last_axis)),
    ),
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
    *FORMULA,
    slips.AVERAGED_VARIANCES,
    more.ONE_FOR_ALL,
    more_masked.WRONG_COUNT,
    more_layer.GROUP_AXES,
    symptoms=(
        Symptom(reserve.PADDING_NOT_ZERO, more_masked.only_padding),
        Symptom(more_layer.EMPTY_ONLY, places.only_where(lambda case: _fewest(case) == 0)),
        Symptom(more_masked.ONE_REAL, places.only_where(lambda case: _fewest(case) == 1)),
        Symptom(more.EPS_ELSEWHERE, places.only_where(_eps_matters)),
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.images)),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.images)),
        Symptom(
            more_masked.MASKED_ONLY, places.only_where(lambda case: not case.inputs["mask"].all())
        ),
    ),
)
