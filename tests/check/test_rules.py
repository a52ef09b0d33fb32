"""What an answer may not use is found, in its code and while it runs; nothing else is."""

from __future__ import annotations

from collections import deque
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from torch.nn import functional

from course_pkg import check
from course_pkg.check import messages, rules

HELD = SimpleNamespace(parts=deque([torch.nn.utils.clip_grad_norm_]))
START = "import numpy as np, torch\nfrom torch import nn\n"
FORWARD = "def batch_norm_forward(x, gamma, beta, eps=1e-5):\n    "
TENSORS = "x, gamma, beta = (torch.tensor(np.asarray(v, float)) for v in (x, gamma, beta))\n    "
CALL = "(x, None, None, gamma, beta, True, 0.1, eps).numpy()"
REFERENCE = "course_pkg.reference"
BY_TORCH = "torch.nn.functional.batch_norm"


def forward(source: str):
    space: dict[str, object] = {"__name__": "__main__"}
    exec(START + source, space)
    return check.norm.batch_norm_forward(space["batch_norm_forward"])


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("from course_pkg.reference.norm import batch_norm_forward", REFERENCE),
        (
            "from course_pkg.reference.norm import batch_norm_forward as f\n"
            f"{FORWARD}return f(x, gamma, beta, eps)[0]",
            REFERENCE,
        ),
        (
            "from course_pkg.reference import norm\n"
            f"def helper(*args):\n    return norm.batch_norm_forward(*args)[0]\n"
            f"{FORWARD}return helper(x, gamma, beta, eps)",
            REFERENCE,
        ),
        (
            f"{FORWARD}from course_pkg.reference import norm\n"
            "    return norm.batch_norm_forward(x, gamma, beta, eps)[0]",
            REFERENCE,
        ),
        (
            "import course_pkg.reference.norm\n"
            f"{FORWARD}return course_pkg.reference.norm.batch_norm_forward(x, gamma, beta, eps)[0]",
            REFERENCE,
        ),
        ("from course_pkg.nn.norm import BatchNorm as batch_norm_forward", "course_pkg.nn"),
        (
            "from torch.nn.functional import batch_norm\n"
            f"{FORWARD}{TENSORS}return batch_norm{CALL}",
            BY_TORCH,
        ),
        (f"{FORWARD}{TENSORS}return nn.functional.batch_norm{CALL}", BY_TORCH),
        (
            f"{FORWARD}{TENSORS}try:\n"
            f"        return getattr(nn.functional, 'batch' + '_norm'){CALL}\n"
            "    except BaseException:\n        return np.zeros(x.shape)",
            BY_TORCH,
        ),
        (f"{FORWARD}return nn.BatchNorm1d(3)(torch.tensor(x))", "torch.nn.BatchNorm1d"),
        (
            f"class Mine(nn.BatchNorm1d):\n    pass\n{FORWARD}return Mine(3)(torch.tensor(x))",
            "torch.nn.BatchNorm1d",
        ),
    ],
)
def test_what_may_not_be_used_is_named_and_earns_nothing(source, used):
    verdict = forward(source)
    assert (verdict.verdict, verdict.score) == ("fail", 0.0)
    wanted = messages.FORBIDDEN.format(name=used)
    assert wanted.en in verdict.message.en
    assert wanted.ko in verdict.message.ko


def test_a_notebook_may_import_what_its_answer_does_not_use():
    source = (
        "from course_pkg import check\nfrom course_pkg.reference import norm\n"
        "from torch.nn import functional as F\n"
        f"{FORWARD}axes = tuple(a for a in range(x.ndim) if a != 1)\n"
        "    s = (1, -1) + (1,) * (x.ndim - 2)\n"
        "    mu, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)\n"
        "    return gamma.reshape(s) * (x - mu) / np.sqrt(var + eps) + beta.reshape(s)\n"
    )
    assert forward(source).verdict == "pass"


def test_a_module_that_holds_a_finished_one_is_found():
    space: dict[str, object] = {"__name__": "__main__"}
    source = (
        "class BatchNorm(nn.Module):\n"
        "    def __init__(self, num_features, eps=1e-5, momentum=0.1):\n"
        "        super().__init__()\n"
        "        self.inner = nn.BatchNorm1d(num_features, eps, momentum)\n"
        "    def forward(self, x):\n        return self.inner(x)\n"
    )
    exec(START + source, space)
    for verdict in (
        check.norm.batch_norm_running(space["BatchNorm"]),
        check.norm.batch_norm_inference(space["BatchNorm"]),
    ):
        assert verdict.score == 0
        assert "torch.nn.BatchNorm1d" in verdict.message.en


def test_the_guard_leaves_everything_as_it_was():
    before = (functional.batch_norm, torch.nn.BatchNorm1d.forward, torch.nn.LayerNorm.__init__)
    own = "__init__" in vars(torch.nn.BatchNorm1d)
    with pytest.raises(rules.Forbidden), rules.forbid(len, *rules.NORMS):
        torch.nn.LayerNorm(3)
    after = (functional.batch_norm, torch.nn.BatchNorm1d.forward, torch.nn.LayerNorm.__init__)
    assert after == before
    assert ("__init__" in vars(torch.nn.BatchNorm1d)) == own
    torch.nn.LayerNorm(3)(torch.ones(2, 3))
    # Under another name, and what is wrapped inside.
    name = "clip_grad_norm_"
    captured = vars(torch.nn.utils.clip_grad)[name]
    for each in (captured, captured.__wrapped__):
        with pytest.raises(rules.Forbidden), rules.forbid(len, *rules.CLIPPERS):
            each([], 1.0)
        assert each([], 1.0) == 0
    with pytest.raises(rules.Forbidden):
        rules.look(HELD, f"torch.nn.utils.{name}")


def test_off_means_off():
    with rules.off(), rules.forbid(functional.layer_norm, *rules.NORMS):
        functional.layer_norm(torch.ones(2, 3), (3,))
        rules.look(functional.layer_norm, *rules.NORMS)
    with pytest.raises(rules.Forbidden):
        rules.look(functional.layer_norm, *rules.NORMS)


@pytest.mark.parametrize("name", [*rules.NORMS, *rules.CLIPPERS])
def test_every_forbidden_name_is_one_of_torch(name):
    # A name that torch dropped would guard nothing, in silence.
    found = rules._find(name)
    assert found is not None or name == "torch.native_instance_norm"


def test_arrays_are_not_searched():
    rules.look([np.ones(3), {"a": np.ones(2)}], *rules.ALWAYS)
