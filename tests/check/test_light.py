"""Importing a topic is quick and brings no torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys, time
import numpy
start = time.process_time()
import course_pkg.check.{topic}
print(time.process_time() - start, "torch" in sys.modules)
"""


GRADIENTS = """
import sys
from check.right_family import PaddedBySentences
from course_pkg.check.norm import running, wrong
from course_pkg.check.norm_family import module
from course_pkg.check.task import rehearse
for task, right in ((running.TASK, wrong.Right), (module.TASK, PaddedBySentences)):
    records = rehearse(task, right).cases
    print(task.name, "dx" in records[0].values, [each.raised for each in records if each.raised])
print("sympy" in sys.modules)
"""

TOPICS = ("clip", "distill", "learning", "norm", "norm_family", "scaling", "shift", "transfer")


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_light(topic):
    taken = []
    for _ in range(3):
        run = [sys.executable, "-c", PROGRAM.format(topic=topic)]
        done = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60)
        seconds, torch = done.stdout.split()
        assert torch == "False"
        taken.append(float(seconds))
        if taken[-1] < 0.15:
            return
    assert min(taken) < 0.15  # the processor's time, beyond NumPy's own import


@pytest.mark.slow
def test_asking_for_a_gradient_loads_no_symbolic_mathematics():
    """Torch loads sympy, half a second, if a gradient is given for an output with axes."""
    run = [sys.executable, "-c", GRADIENTS]
    tests = Path(__file__).resolve().parents[1]
    done = subprocess.run(run, capture_output=True, text=True, cwd=tests, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    *drives, loaded = done.stdout.splitlines()
    assert drives == ["bn-running True []", "nf-module True []"]
    assert loaded == "False"
