"""What the grader was measured to do beside stock nbgrader, as MyST text from stored results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from course_pkg.errors import BookError

_KINDS: Final = {
    "escapes": (
        "컴퓨터나 강좌 폴더를 건드리거나 소켓에 닿음",
        "changed the machine or the course, or reached a socket",
    ),
    "wrong_scores": ("받아야 할 점수와 다른 점수", "other points than they should get"),
    "others_affected": ("다른 학생의 점수가 달라짐", "changed somebody else's points"),
    "leaks": (
        "숨은 테스트나 남의 답이 학생에게 보임",
        "showed a student hidden tests or another's work",
    ),
    "hangs": ("채점이 끝나지 않음", "kept grading from ending"),
    "leftovers": ("프로세스나 공유 메모리가 남음", "left processes or shared memory behind"),
}

_WORDS: Final = {
    "ko": {
        "head": "| 적대적인 제출물 {count}개 가운데 | `course grade` | nbgrader {version} |",
        "same": (
            "정직한 노트북 {count}개(문제 {tasks}개)를 두 채점기로 채점했습니다. {same}개는 점수가 "
            "같고, {differ}개에서는 nbgrader가 맞는 답에 점수를 덜 줍니다."
        ),
    },
    "en": {
        "head": "| Of {count} hostile submissions | `course grade` | nbgrader {version} |",
        "same": (
            "Both graders graded {count} honest notebooks ({tasks} tasks). {same} got the same "
            "points from both; in {differ}, nbgrader withheld points from right answers."
        ),
    },
}


def read_result(root: Path, name: str) -> dict[str, Any]:
    """``benchmarks/results/<name>.json``. Raises BookError where there is none."""
    path = root / "benchmarks" / "results" / f"{name}.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BookError(
            f"benchmarks/results/{name}.json was expected; python benchmarks/{name}.py makes it "
            f"({error})"
        ) from error
    return found


def hostile(root: Path, lang: str) -> str:
    """A row per kind of harm: how many submissions did it to either grader."""
    result, words = read_result(root, "hostile"), _WORDS[lang]
    lines = [
        words["head"].format(count=len(result["cases"]), version=result["nbgrader"]),
        "| --- | --: | --: |",
    ]
    for kind, (korean, english) in _KINDS.items():
        said = korean if lang == "ko" else english
        lines.append(f"| {said} | {result['ours'][kind]} | {result['stock'][kind]} |")
    return "\n".join(lines)


def honest(root: Path, lang: str) -> str:
    """How many honest notebooks got the same points from both."""
    result = read_result(root, "honest")
    count, differ = result["notebooks"], len(result["differ"])
    return _WORDS[lang]["same"].format(
        count=count, tasks=result["tasks"], same=count - differ, differ=differ
    )
