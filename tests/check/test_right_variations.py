"""No right answer to the assignments on clipping and on other axes fails.

Variations are checked as students see them: against what release recorded.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from check import right_clip, right_family

from course_pkg import check

ASSIGNMENTS = Path(__file__).resolve().parents[2] / "assignments"

PLAIN = [
    *((check.clip.clip_by_value, fn) for fn in right_clip.VALUE),
    *((check.clip.clip_by_global_norm, fn) for fn in right_clip.GLOBAL),
    *((check.norm_family.layer_norm_forward, fn) for fn in right_family.FORWARD),
    *((check.norm_family.layer_norm_backward, fn) for fn in right_family.BACKWARD),
]
CLIP = ("gradient_clipping", check.clip)
FAMILY = ("norm_family", check.norm_family)
VARIED = [
    *((*CLIP, "gc-groups", "clip_groups", fn) for fn in right_clip.GROUPS),
    *((*CLIP, "gc-adaptive", "clip_adaptive", fn) for fn in right_clip.ADAPTIVE),
    *((*CLIP, "gc-nonfinite", "clip_or_skip", fn) for fn in right_clip.NONFINITE),
    *((*CLIP, "gc-step", "train_step", fn) for fn in right_clip.STEP),
    *((*FAMILY, "nf-sequence", "group_norm_sequence", fn) for fn in right_family.SEQUENCE),
    *((*FAMILY, "nf-weighted", "weighted_layer_norm", fn) for fn in right_family.WEIGHTED),
    *((*FAMILY, "nf-rms", "partial_rms_norm", fn) for fn in right_family.RMS),
    *((*FAMILY, "nf-masked", "masked_instance_norm", fn) for fn in right_family.MASKED),
    *((*FAMILY, "nf-module", "padded_group_norm", fn) for fn in right_family.MODULE),
]


def named(fn):
    return getattr(fn, "__name__", None)


@pytest.mark.parametrize(("checked", "fn"), PLAIN, ids=named)
@pytest.mark.parametrize("seed", [0, 1])
def test_plain(checked, fn, seed):
    verdict = checked(fn, seed=seed)
    assert verdict.verdict == "pass", verdict.message.en


@pytest.mark.parametrize(("name", "topic", "cell", "function", "fn"), VARIED, ids=named)
def test_varied(name, topic, cell, function, fn):
    notebook = nbformat.read(ASSIGNMENTS / "en" / name / f"{name}.ipynb", as_version=4)
    [source] = [each.source for each in notebook.cells if each.id == cell]
    [recorded] = re.findall(r'recorded="([^"]+)"', source)
    verdict = getattr(topic, function)(fn, recorded)
    assert verdict.verdict == "pass", verdict.message.en
    # Two answers, neither of which knows the other, agree on what students do not see.
    others = [other for *_, its, other in VARIED if its == function and other is not fn]
    assert getattr(topic, function)(fn, answer=others[0], seed=4).verdict == "pass"
