"""Seeds that students cannot guess and the instructor can derive again.

seed(submission) = HMAC-SHA256(secret of the class, assignment, student); of a task: HMAC-SHA256(
seed of the submission, task). The submission's seed is stored with its graded notebook; with it
alone, and without the secret, that grade can be made again.
"""

from __future__ import annotations

import hashlib
import hmac

EXAMPLE_SECRET = "example class: a real class sets c.GradeSubmission.secret"
"""The documented default; anybody can know the hidden inputs that follow from it."""


def submission_seed(secret: str, assignment: str, student: str) -> int:
    """The seed of everything that is drawn for one submission."""
    return _derive(secret.encode(), assignment, student)


def task_seed(submission: int, task: str) -> int:
    """The seed of one task's hidden inputs, and of the checker's random numbers during it."""
    return _derive(submission.to_bytes(8, "big"), task)


def process_seed(submission: int) -> int:
    """Where the random numbers of a submission's processes start.

    A student's code can read it back (``torch.initial_seed``), so nothing else may follow from it:
    from the submission's own seed it would know every hidden input, and in a bug hunt which of
    the implementations are the planted ones.
    """
    return _derive(submission.to_bytes(8, "big"), "process", "")


def _derive(key: bytes, *parts: str) -> int:
    # Lengths before the parts: ("a", "bc") and ("ab", "c") must not be the same.
    text = "".join(f"{len(part)}:{part}" for part in parts)
    digest = hmac.new(key, text.encode(), hashlib.sha256).digest()
    # Never 0, which is a check's own default.
    return int.from_bytes(digest[:8], "big") >> 2 | 1
