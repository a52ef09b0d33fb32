"""The shipped networks: small, as good as their files say, and made by the command they name."""

from __future__ import annotations

import pytest
import torch
from safetensors import safe_open

from course_pkg import nets, train
from course_pkg.experiments import backbones
from course_pkg.nn import transfer

WEIGHTS = backbones.Path(nets.__file__).with_name("weights")


def claimed(normed: bool) -> float:
    with safe_open(WEIGHTS / nets.backbone_file(normed), "pt") as file:
        about = file.metadata()
    assert about["command"] == backbones.COMMAND
    return float(about["accuracy"])


@pytest.mark.parametrize("normed", [False, True])
def test_a_shipped_network_is_as_accurate_as_its_file_says(normed: bool) -> None:
    model, data = nets.turned_digits(normed), backbones.task()
    accuracy = 1 - train.error(model, data.x_test, data.y_test)
    assert accuracy == pytest.approx(claimed(normed), abs=0.002)
    assert accuracy > 0.8
    assert not model.training
    with torch.no_grad():
        model[0].weight.zero_()
    assert nets.turned_digits(normed)[0].weight.any()


def test_they_are_small_and_can_be_cut() -> None:
    files = list(WEIGHTS.glob("*.safetensors"))
    assert {path.name for path in files} == {nets.backbone_file(each) for each in (False, True)}
    assert sum(path.stat().st_size for path in files) < 300_000
    assert len(transfer.blocks(transfer.cut(nets.turned_digits(normed=True), 2))) == 2


@pytest.mark.slow
@pytest.mark.parametrize("normed", [False, True])
def test_the_command_makes_networks_that_are_as_good(normed: bool) -> None:
    assert backbones.trained(normed)[1] == pytest.approx(claimed(normed), abs=0.01)
