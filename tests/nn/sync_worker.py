"""One of the processes of test_sync.py: its rows of the batch in, its rows of the results out."""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import distributed as dist

from course_pkg.nn.sync import SyncBatchNorm


def main(folder: Path, rank: int, world: int) -> None:
    torch.set_num_threads(1)
    store = (folder / "store").as_uri()
    dist.init_process_group("gloo", init_method=store, rank=rank, world_size=world)
    given = torch.load(folder / "given.pt")
    layer = SyncBatchNorm(given["x"].shape[1]).to(given["x"].dtype)
    layer.load_state_dict(given["state"])
    rows = slice(*given["cuts"][rank : rank + 2])
    x = given["x"][rows].clone().requires_grad_()
    y = layer(x)
    y.backward(given["dy"][rows])
    found = {"y": y.detach(), "dx": x.grad, "state": layer.state_dict()}
    found.update(dgamma=layer.weight.grad, dbeta=layer.bias.grad)
    torch.save(found, folder / f"found{rank}.pt")
    dist.destroy_process_group()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
