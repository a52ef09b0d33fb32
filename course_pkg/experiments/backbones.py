"""Train the pretrained networks that the course ships, and write them as safetensors.

    python -m course_pkg.experiments.backbones course_pkg/weights

One plain network and one with batch norm, for the digits 0 to 4 in four orientations: twenty
classes, the source task of the experiments on transfer, here without their camera. About one
image in seven is named wrong: a 0 or a 1 looks much the same after half a turn.
"""

from __future__ import annotations

import sys
from pathlib import Path

from torch import nn

from course_pkg import nets, train
from course_pkg.data import Split, drawn_digits
from course_pkg.nn.norm import BatchNorm

COMMAND = "python -m course_pkg.experiments.backbones course_pkg/weights"


def task() -> Split:
    """What the shipped networks were trained on, and 2,000 images that they never saw."""
    return drawn_digits(0, range(5), n_train=6000, n_test=2000, turns=4)


def trained(normed: bool, steps: int = 1500) -> tuple[nn.Sequential, float]:
    """The network, in evaluation mode, and its accuracy on the test images of ``task``."""
    model = nets.mlp(nets.BACKBONE, norm=BatchNorm if normed else None)
    history = train.fit(model, task(), lr=0.1, steps=steps)
    return model, 1 - history.test_error


def write(folder: Path) -> None:
    """Train both and write their files."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    for normed in (False, True):
        model, accuracy = trained(normed)
        about = {"accuracy": f"{accuracy:.4f}", "command": COMMAND}
        save_file(model.state_dict(), folder / nets.backbone_file(normed), about)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
