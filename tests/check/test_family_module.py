"""The module of the assignment on other axes, wrong as students write it."""

from __future__ import annotations

import re

import nbformat
import pytest
import torch
from check.source_cells import SOLUTIONS, tasks_of
from torch import nn

from course_pkg import check
from course_pkg.check import messages
from course_pkg.check.judge import judge
from course_pkg.check.norm_family import module
from course_pkg.check.task import drive, rehearse

RIGHT = """
class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.g = num_groups
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_channels))
        self.bias = nn.Parameter(torch.zeros(num_channels))

    def forward(self, x, mask):
        n, l, c = x.shape
        h = x.float().reshape(n, l, self.g, c // self.g)
        m = mask.reshape(n, l, 1, 1)
        count = mask.sum(1).reshape(n, 1, 1, 1) * (c // self.g)
        mu = (h * m).sum((1, 3), keepdim=True) / count
        var = ((h - mu) ** 2 * m).sum((1, 3), keepdim=True) / count
        out = ((h - mu) / torch.sqrt(var + self.eps)).reshape(n, l, c)
        out = out * self.weight.float() + self.bias.float()
        return (out * mask.unsqueeze(2)).to(x.dtype)
"""

BUFFERS = (
    "torch.zeros(num_channels))\n",
    "torch.zeros(num_channels))\n"
    "        self.register_buffer('running_mean', torch.zeros(num_groups))\n"
    "        self.register_buffer('running_var', torch.ones(num_groups))\n",
)
IN_EVAL = (
    "        out = ((h",
    "        if self.training:\n"
    "            for old, new in ((self.running_mean, mu), (self.running_var, var)):\n"
    "                new = new.detach().mean(0).flatten()\n"
    "                old.copy_(0.9 * old + 0.1 * new)\n"
    "        else:\n"
    "            mu = self.running_mean.reshape(1, 1, -1, 1)\n"
    "            var = self.running_var.reshape(1, 1, -1, 1)\n"
    "        out = ((h",
)
HALF = (
    ("x.float()", "x"),
    (".weight.float()", ".weight"),
    (".bias.float()", ".bias"),
    (".to(x.dtype)", ""),
)
WRONG = {
    "R-20": (
        ("(h * m).sum((1, 3), keepdim=True) / count", "h.mean((1, 3), keepdim=True)"),
        ("((h - mu) ** 2 * m).sum((1, 3), keepdim=True) / count", "((h-mu)**2).mean((1,3), True)"),
    ),
    "R-21": ((" * mask.unsqueeze(2)", ""),),
    "R-302": (("mask.sum(1).reshape(n, 1, 1, 1)", "l"),),
    "R-303": (("((h - mu) ** 2 * m)", "((h * m - mu) ** 2)"),),
    "R-300": ((" * (c // self.g)\n", "\n"),),
    "R-301": (("mask.sum(1).reshape(n, 1, 1, 1)", "mask.sum()"),),
    "R-79": (("self.g = num_groups", "self.g = 1"),),
    "R-80": (("self.g = num_groups", "self.g = num_channels"),),
    "M-01": (("keepdim=True) / count\n        out", "keepdim=True) / (count - 1)\n        out"),),
    "M-03": (("torch.sqrt(var + self.eps)", "(var.sqrt() + self.eps)"),),
    "M-11": (("        out = ((h", "        mu, var = mu.data, var.data\n        out = ((h"),),
    "R-96": (BUFFERS, IN_EVAL),
    "R-97": HALF,
    "R-98": ((".to(x.dtype)", ""),),
    "R-99": (("nn.Parameter(torch.ones(num_channels))", "torch.ones(num_channels)"),
             ("nn.Parameter(torch.zeros(num_channels))", "torch.zeros(num_channels)")),
    "R-477": (("torch.ones(num_channels)", "torch.ones(num_groups)"),
              ("torch.zeros(num_channels)", "torch.zeros(num_groups)"),
              ("out * self.weight.float() + self.bias.float()",
               "(out.view(h.shape) * self.weight[:, None] + self.bias[:, None]).reshape(x.shape)")),
    "R-478": (("self.weight =", "self.gamma ="), ("self.bias =", "self.beta ="),
              ("self.weight.", "self.gamma."), ("self.bias.", "self.beta.")),
    "R-479": (("x.float().reshape(n, l, ", "x.view(n * l, c).float().reshape(n, l, "),),
}  # fmt: skip


def made(*changes):
    source = RIGHT
    for old, new in changes:
        assert old in source, old
        source = source.replace(old, new)
    space = {"torch": torch, "nn": nn}
    exec(source, space)
    return space["PaddedGroupNorm"]


@pytest.fixture(scope="module")
def shown():
    """The check as students have it."""
    name = "norm_family"
    path = SOLUTIONS.parent / "assignments" / "en" / name / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    [cell] = [each.source for each in notebook.cells if each.id == "nf-module"]
    [recorded] = re.findall(r'recorded="([^"]+)"', cell)
    return lambda module: check.norm_family.padded_group_norm(module, recorded)


@pytest.fixture(scope="module")
def hidden():
    """The check as the grader has it."""
    task = tasks_of("norm_family")["nf-module"]
    return lambda module, seed: judge(task, drive(task, module, seed), seed)


def test_the_pattern_is_right(shown, hidden):
    assert shown(made()).verdict == "pass"
    assert hidden(made(), 7).verdict == "pass"


@pytest.mark.parametrize("name", WRONG)
def test_a_students_mistake_is_named(name, shown, hidden):
    wrong = made(*WRONG[name])
    for verdict in (shown(wrong), hidden(wrong, 7)):
        assert verdict.score < verdict.points
        assert verdict.misconception == name, verdict.message.en
        assert verdict.section in messages.SECTIONS


@pytest.mark.parametrize("change", [(), ((" * m)", ")"),), ((" * mask.unsqueeze(2)", ""),)])
def test_statistics_in_half_precision_with_another_mistake_get_no_wrong_name(change, shown):
    verdict = shown(made(*change, *WRONG["M-01"], *HALF))
    assert verdict.score == 1.0
    assert verdict.misconception in (None, "M-01")  # one of the two mistakes, where it shows


def test_each_part_has_its_own_points(shown):
    """Six points: two for the output, one each for the rest."""
    assert shown(made(*WRONG["R-99"])).score == 4.0  # not what it keeps, not what it loads
    assert shown(made(*WRONG["M-11"])).score == 5.0
    assert shown(made(*WRONG["R-96"])).score == 4.0
    assert shown(made(*WRONG["R-97"])).score == 5.0
    assert shown(made(*WRONG["R-98"])).score == 5.0
    assert shown(made(*WRONG["R-300"])).score == 1.0


def test_two_mistakes_at_once_are_not_given_one_name(shown):
    verdict = shown(made(*WRONG["R-300"], *WRONG["M-01"]))
    assert verdict.misconception is None
    assert messages.UNKNOWN.en in verdict.message.en


def test_a_finished_layer_may_not_be_used(shown):
    finished = """class PaddedGroupNorm(nn.Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        super().__init__()
        self.norm = nn.GroupNorm(num_groups, num_channels, eps)
    def forward(self, x, mask):
        return self.norm(x.mT).mT
"""
    space = {"torch": torch, "nn": nn}
    exec(finished, space)
    verdict = shown(space["PaddedGroupNorm"])
    assert verdict.score == 0
    assert "GroupNorm" in verdict.message.en


def test_what_is_no_module_gets_a_sentence(shown):
    class Plain:
        def __init__(self, *_, **__):
            pass

    assert shown(Plain).score == 0
    assert shown(lambda *_, **__: nn.Identity()).verdict in ("fail", "error")


def test_the_source_knows_many_mistakes():
    """That each is named, and no other, is tested with those of the other assignments."""
    task = tasks_of("norm_family")["nf-module"]
    assert len(task.misconceptions) >= 35
    assert all(each.wrong for each in task.misconceptions)
    assert judge(task, rehearse(task, task.reference, 5), 5).verdict == "pass"


def test_large_values_leave_nothing_to_luck():
    """Whatever the seed, squared deviations overflow in float16 and the values do not."""
    for seed in range(30):
        for case in module.cases(seed):
            if case.inputs["half"]:
                x = torch.tensor(case.inputs["x"][0]).half()
                split = x.reshape(*x.shape[:2], case.inputs["groups"], -1)
                assert split.isfinite().all()
                var = split.float().var(dim=(1, 3))
                assert (var > 2 * torch.finfo(torch.half).max).all()
