"""How fast the grader was measured to be: text and figures of the guide from stored results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from course_pkg.book.measured import read_result
from course_pkg.results.grading import Growth, Speed, Workers


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph, a figure (SVG) and the words for whoever cannot see it."""

    text: str
    svg: str
    alt: str


_SPEED: Final = {
    "ko": (
        "torch를 쓰는 작은 노트북 {count}개를 코어 {processors}개로 채점했습니다. nbgrader "
        "{nbgrader}은 {stock:.0f}초, `course grade`는 {ours:.1f}초 걸렸습니다({whole:.1f}배). "
        "채점 서버가 뜨는 시간을 빼면 {steady:.1f}배입니다. 이 엔진을 끼운 `nbgrader autograde`는 "
        "{engine:.1f}초 걸렸습니다({through:.1f}배). 제출물 하나에 든 프로세서 시간은 학생 코드의 "
        "계산({own:.3f}초)을 빼고 {above:.2f}초입니다. otter-grader {version}은 이런 노트북 "
        "{others}개를 {theirs:.0f}초에, `course grade`는 {mine:.1f}초에 채점했습니다"
        "({ratio:.0f}배). 점수는 모두 같았습니다."
    ),
    "en": (
        "{count} tiny notebooks that use torch were graded on {processors} cores. nbgrader "
        "{nbgrader} took {stock:.0f} s, `course grade` {ours:.1f} s ({whole:.1f} times as fast, "
        "{steady:.1f} times without the start of the fork servers), and `nbgrader autograde` with "
        "this engine {engine:.1f} s ({through:.1f} times). Besides the {own:.3f} s that the "
        "student's own code computes, a submission cost {above:.2f} s of processor time. "
        "otter-grader {version} graded {others} of these notebooks in {theirs:.0f} s, "
        "`course grade` in {mine:.1f} s ({ratio:.0f} times as fast). All gave the same points."
    ),
}
_SPEED_ALT: Final = {
    "ko": (
        "채점기마다 제출물 하나에 걸린 시간: otter-grader {otter:.2g}초, nbgrader {stock:.2g}초, "
        "이 엔진을 끼운 nbgrader {engine:.2g}초, course grade {ours:.2g}초."
    ),
    "en": (
        "Seconds per submission: otter-grader {otter:.2g}, nbgrader {stock:.2g}, nbgrader with "
        "this engine {engine:.2g}, course grade {ours:.2g}."
    ),
}
_GROWTH: Final = {
    "ko": (
        "제출물 {count}개짜리 분반을 채점하는 데 {seconds:.0f}초 걸렸습니다. 마지막 10분의 1에 "
        "걸린 시간은 두 번째 10분의 1의 {slower:.2f}배이고, 초반과 막바지를 견주면 채점기의 "
        "메모리는 {own:+.0f} MiB, 채점기가 띄운 프로세스의 메모리는 {below:+.0f} MiB 달라졌습니다."
    ),
    "en": (
        "A class of {count} submissions took {seconds:.0f} s. The last tenth of it took "
        "{slower:.2f} times as long as the second; from early on to the end the memory of the "
        "grader changed by {own:+.0f} MiB, that of the processes it started by {below:+.0f} MiB."
    ),
}
_GROWTH_ALT: Final = {
    "ko": (
        "왼쪽: 채점한 제출물 수가 시간에 비례해 {count}개까지 늘어난다. 오른쪽: 그동안 채점기의 "
        "메모리는 {own:.0f} MiB, 채점기가 띄운 프로세스의 메모리는 {below:.0f} MiB를 넘지 않는다."
    ),
    "en": (
        "Left: submissions graded, in proportion to time, up to {count}. Right: meanwhile the "
        "grader uses at most {own:.0f} MiB and the processes that it started {below:.0f} MiB."
    ),
}
_WORKERS: Final = {
    "ko": (
        "Dask 워커 둘은 학생 코드가 2초씩 계산하는 제출물을 하나일 때의 {computes:.2f}배, 계산이 "
        "거의 없는 제출물을 {tiny:.2f}배 빠르게 채점했습니다(각 {count}개). 스케줄러와 워커, "
        "성적부를 쓰는 프로세스가 모두 코어 두 개를 나누어 썼습니다."
    ),
    "en": (
        "Two Dask workers graded submissions whose code computes for two seconds {computes:.2f} "
        "times as fast as one worker, and submissions that compute next to nothing {tiny:.2f} "
        "times ({count} of each). Scheduler, workers and the process that writes the gradebook "
        "shared two cores."
    ),
}
_WORKERS_ALT: Final = {
    "ko": (
        "2초씩 계산하는 제출물은 1초에 {a:.2f}개에서 {b:.2f}개로, 계산이 거의 없는 제출물은 "
        "{c:.1f}개에서 {d:.1f}개로 늘었다."
    ),
    "en": (
        "From one worker to two: {a:.2f} to {b:.2f} submissions per second that compute for two "
        "seconds, {c:.1f} to {d:.1f} that compute next to nothing."
    ),
}


def speed(root: Path, lang: Any) -> Shown:
    """``course grade`` beside nbgrader and otter-grader."""
    from course_pkg.plots import grading
    from course_pkg.plots.style import to_svg

    beside, other = read_result(root, "grade"), read_result(root, "beside_otter")
    count, others = beside["submissions"], other["submissions"]
    seconds = beside["seconds"]
    each = {name: np.array(seconds[name]) / count for name in ("stock", "engine", "ours")}
    each = {"otter": np.array(other["seconds"]["otter"]) / others, **each}
    clock, processors = np.array(list(each.values())).T
    text = _SPEED[lang].format(
        count=count,
        processors=beside["processors"],
        nbgrader=beside["nbgrader"],
        **{name: seconds[name][0] for name in ("stock", "engine", "ours")},
        whole=beside["ratios"]["whole"],
        steady=beside["ratios"]["steady"],
        through=beside["ratios"]["engine"],
        own=beside["own"],
        above=beside["above"],
        version=other["otter"],
        others=others,
        theirs=other["seconds"]["otter"][0],
        mine=other["seconds"]["ours"][0],
        ratio=other["ratio"],
    )
    drawn = grading.speed(Speed(tuple(each), clock, processors), lang)
    svg = to_svg(drawn, f"speed_{lang}")
    return Shown(text, svg, _SPEED_ALT[lang].format(**{n: s[0] for n, s in each.items()}))


def growth(root: Path, lang: Any) -> Shown:
    """Time and memory of a large class."""
    from course_pkg.plots import grading
    from course_pkg.plots.style import to_svg

    result = read_result(root, "thousand")
    count, grown, most = result["submissions"], result["grown_mib"], result["most_mib"]
    text = _GROWTH[lang].format(
        count=count,
        seconds=result["seconds"],
        slower=result["last_tenth_to_second"],
        own=grown["grader"],
        below=grown["below"],
    )
    drawn = grading.growth(Growth(count, *np.array(result["samples"]).T), lang)
    alt = _GROWTH_ALT[lang].format(count=count, own=most["grader"], below=most["below"])
    return Shown(text, to_svg(drawn, f"growth_{lang}"), alt)


def workers(root: Path, lang: Any) -> Shown:
    """Two Dask workers beside one."""
    from course_pkg.plots import grading
    from course_pkg.plots.style import to_svg

    result = read_result(root, "workers")
    rates = result["per_second"]
    text = _WORKERS[lang].format(count=result["submissions"], **result["ratios"])
    one, two = np.array(list(rates.values())).T
    drawn = grading.workers(Workers(tuple(rates), one, two), lang)
    (a, b), (c, d) = rates["computes"], rates["tiny"]
    svg = to_svg(drawn, f"workers_{lang}")
    return Shown(text, svg, _WORKERS_ALT[lang].format(a=a, b=b, c=c, d=d))


SHOWN: Final[dict[str, tuple[Callable[[Path, Any], Shown], tuple[str, ...]]]] = {
    "speed": (speed, ("grade", "beside_otter")),
    "growth": (growth, ("thousand",)),
    "workers": (workers, ("workers",)),
}
"""What the guide may show, and the stored results that it is made from."""
