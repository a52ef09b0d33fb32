"""What an example costs in a batch: text and figure of chapter 12 from a stored result."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np

from course_pkg.book.measured import read_result
from course_pkg.book.pace import Shown
from course_pkg.results.timing import BatchTimes

_TEXT: Final = {
    "ko": (
        "샘플을 하나씩 계산하면 작은 신경망은 {small[0]} µs, 큰 신경망은 {large[0]} µs가 듭니다. "
        "{most:,}개씩 묶으면 샘플 하나에 {small[1]} µs와 {large[1]} µs로, 각각 {small[2]}분의 1과 "
        "{large[2]}분의 1이 됩니다. 배치 크기를 {before:,}에서 {most:,}로 키우는 마지막 단계에서 "
        "작은 신경망의 시간은 {small[3]} µs에서 {small[1]} µs로, 큰 신경망의 시간은 {large[3]} "
        "µs에서 {large[1]} µs로 바뀝니다(스레드 하나가 쓴 프로세서 시간, {repeats}번 잰 중앙값, "
        "PyTorch {torch})."
    ),
    "en": (
        "An example alone takes the small network {small[0]} µs and the large one {large[0]} µs. "
        "In a batch of {most:,} it takes {small[1]} µs and {large[1]} µs, less by factors of "
        "{small[2]} and {large[2]}. The last step, from {before:,} to {most:,}, takes the small "
        "network from {small[3]} to {small[1]} µs, and the large one from {large[3]} to {large[1]} "
        "µs. (Processor time on one thread, medians of {repeats}, PyTorch {torch}.)"
    ),
}
_ALT: Final = {
    "ko": (
        "배치 크기에 따라 샘플 하나에 드는 시간, 로그 눈금. 작은 신경망은 기울기 −1인 직선을 따라 "
        "{small[0]} µs에서 {small[1]} µs로 줄고, 큰 신경망은 {large[0]} µs에서 줄다가 "
        "{large[1]} µs에서 평평해진다."
    ),
    "en": (
        "Time per example against the batch size, logarithmic. The small network falls along a "
        "line of slope −1 from {small[0]} to {small[1]} µs; the large one falls from {large[0]} "
        "and levels off at {large[1]} µs."
    ),
}


def minibatch(root: Path, lang: Any) -> Shown:
    """A small and a large network, from single examples to the largest batch."""
    from course_pkg.plots import learning
    from course_pkg.plots.style import to_svg

    result = read_result(root, "minibatch")
    times = result["microseconds"]
    told = {name: _numbers(np.array(row)) for name, row in times.items()}
    before, most = result["sizes"][-2:]
    text = _TEXT[lang].format(
        before=before,
        most=most,
        repeats=result["repeats"],
        torch=result["versions"]["torch"].partition("+")[0],
        **told,
    )
    drawn = BatchTimes(tuple(times), tuple(result["sizes"]), np.array(list(times.values())))
    svg = to_svg(learning.batch_times(drawn, lang), f"minibatch_{lang}")
    return Shown(text, svg, _ALT[lang].format(**told))


def _numbers(row: Any) -> tuple[str, ...]:
    """Alone, in the largest batch, their ratio, and in the batch before the largest."""
    alone, most, before = (
        f"{each:,.{0 if each >= 10 else 1}f}" for each in (row[0], row[-1], row[-2])
    )
    return alone, most, f"{row[0] / row[-1]:.0f}", before
