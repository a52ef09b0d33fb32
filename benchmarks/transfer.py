"""What a clock says of fine-tuning, a frozen trunk and stored features, in one run on one thread.

    python benchmarks/transfer.py [repeats]

The three ways take turns within every repeat; times are medians of processor seconds. Beside them
stand the ratios of multiply-adds, which the book prints: small networks stay behind them.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import torch

from course_pkg.experiments import _adapt, _stack, transfer
from course_pkg.experiments._adapt import CLASSES, Plan

HIDDEN, EXAMPLES, EPOCHS, BATCH, RATE = (512, 512, 512), 1500, 10, 128, 0.01


def ways() -> dict[str, Callable[[], None]]:
    """One training in each of the three ways, from the same weights."""
    data = _adapt.target_task("digits", [0], EXAMPLES)
    index = _stack.rows([0], [EXAMPLES], BATCH, EPOCHS * EXAMPLES // BATCH)
    top = len(HIDDEN)

    def trained(frozen: int) -> None:
        _adapt.fit(_stack.mlps((64, *HIDDEN, CLASSES), [0]), [Plan(top, frozen, RATE)], data, index)

    def stored() -> None:
        stack = _stack.mlps((64, *HIDDEN, CLASSES), [0])
        with torch.no_grad():
            features = torch.relu(_stack.forward(stack[:-2], data.x))
        kept = _adapt.Data(features, data.y, features[:, :0], data.y_test)
        _adapt.fit(stack[-2:], [Plan(0, 0, RATE)], kept, index)

    return {"fine-tune": lambda: trained(0), "frozen": lambda: trained(top), "cached": stored}


def main() -> None:
    """Measure and print the table."""
    torch.set_num_threads(1)
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    counted = transfer.cached_features(epochs=EPOCHS, seeds=(0,))
    seconds: dict[str, list[float]] = {way: [] for way in counted.ways}
    for _ in range(repeats):
        for way, train in ways().items():
            began = time.process_time()
            train()
            seconds[way].append(time.process_time() - began)
    medians = {way: statistics.median(found) for way, found in seconds.items()}
    for more, fewer in (("fine-tune", "frozen"), ("frozen", "cached")):
        clock = medians[more] / medians[fewer]
        print(f"{more} / {fewer}: clock {clock:.1f}, operations {counted.ratio(more, fewer):.1f}")


if __name__ == "__main__":
    main()
