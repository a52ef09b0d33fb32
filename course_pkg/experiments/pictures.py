"""What the networks of the transfer experiments are shown."""

from __future__ import annotations

import numpy as np

from course_pkg.experiments import _adapt
from course_pkg.experiments._adapt import TASKS
from course_pkg.results.pictures import Pictures

SHOWN = {"source": (0, 6, 14), "digits": (0, 2, 4), "coats": (0, 3, 4)}
"""Which examples: classes come in turn, and these are three classes of each task."""


def pictures(seed: int = 0, strength: float = 2.0) -> Pictures:
    """Images of the source and of both targets, without the camera and through it."""
    rows = []
    for power in (0.0, strength):
        tasks = {"source": _adapt.source_task((seed,), 40, power)}
        tasks |= {task: _adapt.target_task(task, (seed,), 40, power) for task in TASKS}
        rows.append(
            np.stack([tasks[kind].x[0][list(at)].double().numpy() for kind, at in SHOWN.items()])
        )
    plain, filmed = (row.reshape(len(SHOWN), -1, 8, 8) for row in rows)
    return Pictures(tuple(SHOWN), plain, filmed)
