"""What a check reads costs points: a value that no part counts could be wrong for nothing."""

from __future__ import annotations

import pytest
from check.source_cells import SOLUTIONS, tasks_of

from course_pkg.check.judge import _name
from course_pkg.check.task import Part, rehearse
from course_pkg.check.verdict import Text

# The form of what is returned: a wrong one has a sentence of its own and costs what is missing.
FORM = ("pair", "count")
NAMES = sorted(path.parent.name for path in SOLUTIONS.glob("*/*.ipynb"))


def test_a_key_with_a_step_is_refused():
    with pytest.raises(ValueError, match=r"without its step; got mean\[1\]"):
        Part(Text("평균", "mean"), ("mean[1]",))


@pytest.mark.parametrize("name", NAMES)
def test_every_value_belongs_to_a_part(name):
    for task in tasks_of(name).values():
        if not any(part.keys for part in task.parts):
            continue  # a bug hunt counts what is caught
        for case, record in zip(
            task.cases(3), rehearse(task, task.reference, 3).cases, strict=True
        ):
            for key in record.values:
                assert (
                    any(
                        _name(key) in part.keys and part.group in (None, case.group)
                        for part in task.parts
                    )
                    or key in FORM
                ), f"{task.name}: {key} of {case.name.en}"
