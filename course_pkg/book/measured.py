"""What grader, checks and layers were measured to do, as MyST text from stored results."""

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

_LAYERS: Final = {
    "batch": "BatchNorm",
    "layer": "LayerNorm",
    "instance": "InstanceNorm",
    "group of 4": "GroupNorm",
    "RMS": "RMSNorm",
}

_WORDS: Final[dict[str, dict[str, Any]]] = {
    "ko": {
        "head": "| 적대적인 제출물 {count}개 가운데 | `course grade` | nbgrader {version} |",
        "same": (
            "정직한 노트북 {count}개(문제 {tasks}개)를 두 채점기로 채점했습니다. {same}개는 점수가 "
            "같고, {differ}개에서는 nbgrader가 맞는 답에 점수를 덜 줍니다."
        ),
        "answers": (
            "| 답안 | 틀린 답 가운데 잡음 | 실수가 하나인 답 가운데 이름이 맞음 | 틀린 이름 | "
            "맞는 답 가운데 감점 |"
        ),
        "before": "{batch}, 검사를 고치기 전",
        "batches": ("첫째 묶음", "둘째 묶음", "셋째 묶음(그때의 sealed)"),
        "seen": "seen, 고친 뒤",
        "sealed": "sealed",
        "of": "{whole}개 중 {part}개",
        "told": "{cell}(말해 준 것 {told}개 더)",
        "wrongly": "{count}개",
        "layers": (
            "한 프로세스의 스레드 하나에서 `torch.nn`과 번갈아 순전파와 역전파를 {repeats}번씩 잰 "
            "중앙값입니다(PyTorch {torch}). 마지막 두 열은 `course_pkg.nn`의 값을 `torch.nn`의 "
            "값으로 나눈 것이고, 메모리는 가장 많이 할당했을 때의 양입니다."
        ),
        "fuse": (
            "합치면 얼마나 빨라질까요? 위와 같은 구조의 신경망에 이미지를 한 장 넣을 때 "
            "{cnn[1][layers]:.0f} µs 걸리던 순전파가 {cnn[1][fused]:.0f} µs로 줄어 "
            "{cnn[1][ratio]:.1f}배 빨라집니다. 64장을 함께 넣으면 {cnn[64][ratio]:.1f}배입니다. "
            "유닛 100개짜리 은닉층이 셋인 완전 연결 신경망에서는 한 장일 때 {mlp[1][ratio]:.1f}배, "
            "64장일 때 {mlp[64][ratio]:.1f}배입니다. 다른 계산이 많을수록 이득이 작습니다(PyTorch "
            "{torch}의 배치 정규화, 스레드 하나가 쓴 프로세서 시간, {repeats}번씩 번갈아 잰 "
            "중앙값)."
        ),
        "layer": "| 층 | 입력의 모양 | `torch.nn` | `course_pkg.nn` | 시간 | 메모리 |",
        "times": "{ratio:.2f}배",
    },
    "en": {
        "head": "| Of {count} hostile submissions | `course grade` | nbgrader {version} |",
        "same": (
            "Both graders graded {count} honest notebooks ({tasks} tasks). {same} got the same "
            "points from both; in {differ}, nbgrader withheld points from right answers."
        ),
        "answers": (
            "| Answers | Wrong ones caught | Single mistakes named rightly | Wrong names | "
            "Right ones that lost points |"
        ),
        "before": "{batch}, before the checks were tuned",
        "batches": ("first batch", "second batch", "third batch (sealed then)"),
        "seen": "seen, after tuning",
        "sealed": "sealed",
        "of": "{part} of {whole}",
        "told": "{cell} (and {told} told)",
        "wrongly": "{count}",
        "layers": (
            "Forward and backward on one thread, taking turns with `torch.nn` in one process: "
            "medians of {repeats} passes (PyTorch {torch}). The last two columns divide "
            "`course_pkg.nn` by `torch.nn`; memory is the most that was allocated at one time."
        ),
        "fuse": (
            "How much time does that save? Given one image, a network built like this one takes "
            "{cnn[1][layers]:.0f} µs with its batch norms and {cnn[1][fused]:.0f} µs fused: it is "
            "{cnn[1][ratio]:.1f} times as fast, and {cnn[64][ratio]:.1f} times with 64 images at "
            "once. A fully connected network with three hidden layers of 100 units becomes "
            "{mlp[1][ratio]:.1f} and {mlp[64][ratio]:.1f} times as fast. The more there is to "
            "compute besides, the less is gained. (Forward with torch's batch norm, processor time "
            "on one thread, medians of {repeats} taking turns, PyTorch {torch}.)"
        ),
        "layer": "| Layer | Shape of the input | `torch.nn` | `course_pkg.nn` | Time | Memory |",
        "times": "{ratio:.2f}×",
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
    said: str = _WORDS[lang]["same"]
    return said.format(count=count, tasks=result["tasks"], same=count - differ, differ=differ)


def diagnosis(root: Path, lang: str) -> str:
    """A row per set of answers: caught, named rightly, named wrongly, failed though right."""
    result, words = read_result(root, "diagnosis"), _WORDS[lang]
    rows = [
        (words["before"].format(batch=batch), result["before"][name])
        for batch, name in zip(words["batches"], ("first", "second", "third"), strict=True)
    ]
    rows += [(words[name], result[name]["all"]) for name in ("seen", "sealed") if name in result]
    lines = [words["answers"], "| --- | --: | --: | --: | --: |"]
    for name, found in rows:
        caught = words["of"].format(part=found["caught"], whole=found["wrong"])
        if found.get("told"):
            caught = words["told"].format(cell=caught, told=found["told"])
        named = words["of"].format(part=found["rightly"], whole=found["single"])
        failed = words["of"].format(part=found["failed"], whole=found["right"])
        wrongly = words["wrongly"].format(count=found["wrongly"])
        lines.append(f"| {name} | {caught} | {named} | {wrongly} | {failed} |")
    return "\n".join(lines)


def norm(root: Path, lang: str) -> str:
    """A row per layer and shape: time beside torch.nn, and how many times its memory."""
    result, words = read_result(root, "norm"), _WORDS[lang]
    told = words["layers"].format(repeats=result["repeats"], torch=result["versions"]["torch"])
    lines = [told, "", words["layer"], "| --- | --- | --: | --: | --: | --: |"]
    for case in result["cases"]:
        shape = ", ".join(map(str, case["shape"]))
        time, memory = case["milliseconds"], case["megabytes"]
        shown = (
            *(f"`{_LAYERS[case['norm']]}`", f"({shape})"),
            *(f"{time[whose]:.1f} ms" for whose in ("torch", "ours")),
            *(words["times"].format(ratio=each["ratio"]) for each in (time, memory)),
        )
        lines.append(f"| {' | '.join(shown)} |")
    return "\n".join(lines)


def fuse(root: Path, lang: str) -> str:
    """How much faster two networks answer with their batch norms fused, alone and in batches."""
    result = read_result(root, "fuse")
    told: str = _WORDS[lang]["fuse"]
    networks = {
        name: {int(size): case for size, case in sizes.items()}
        for name, sizes in result["networks"].items()
    }
    torch = result["versions"]["torch"].partition("+")[0]
    return told.format(**networks, repeats=result["repeats"], torch=torch)
