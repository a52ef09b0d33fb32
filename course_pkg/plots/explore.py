"""Static twins of the interactive figures: what paper and browsers without scripts show."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course_pkg.plots.style import BLUE, GREEN, GREY, INK, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.reference.distill import softmax
from course_pkg.reference.running import update_running, update_running_keras
from course_pkg.results.base import Floats

BATCH = Word("배치", "batch")
LAYER = Word("층", "layer")
INSTANCE = Word("인스턴스", "instance")
GROUP = Word("그룹(2개)", "group (2)")
EXAMPLES = Word("샘플", "examples")
CHANNELS = Word("채널", "channels")
INPUT_VARIANCE = Word("입력의 분산", "variance of the input")
OUTPUT_SD = Word("출력의 표준편차", "sd of the output")
STEP = Word("배치", "batch")
MEAN = Word("평균", "mean")
BATCH_MEANS = Word("배치의 평균", "means of the batches")
TORCH = Word("PyTorch, momentum 0.1", "PyTorch, momentum 0.1")
KERAS = Word("Keras, momentum 0.1", "Keras, momentum 0.1")
PROBABILITY = Word("확률", "probability")
NAMES = (Word("고양이", "cat"), Word("스라소니", "lynx"), Word("개", "dog"), Word("트럭", "truck"))
LOGITS = (6.0, 3.5, 2.0, -1.0)


@house_style()
def axes_of_norms(lang: Lang) -> Figure:
    """Examples against channels (positions run into the page): filled cells share statistics."""
    fig, panels = figure(columns=4, width=8.0, height=2.3)
    shared: dict[Word, Any] = {
        BATCH: np.s_[:, 1],
        LAYER: np.s_[1, :],
        INSTANCE: np.s_[1, 1],
        GROUP: np.s_[1, 0:2],
    }
    for ax, (name, cells) in zip(panels, shared.items(), strict=True):
        filled = np.zeros((3, 4), dtype=bool)
        filled[cells] = True
        for n, c in np.ndindex(*filled.shape):
            colour = BLUE if filled[n, c] else "none"
            ax.add_patch(Rectangle((c, n), 0.9, 0.9, facecolor=colour, edgecolor=INK))
        ax.set(xlim=(-0.1, 4.1), ylim=(3.1, -0.1), xticks=[], yticks=[], aspect="equal")
        ax.set_title(name[lang])
        ax.set_xlabel(CHANNELS[lang])
        for spine in ax.spines.values():
            spine.set_visible(False)
    panels[0].set_ylabel(EXAMPLES[lang])
    return fig


@house_style()
def epsilon_scale(lang: Lang) -> Figure:
    """sqrt(v / (v + eps)) against the variance v: eq-bn-xhat for two values of eps."""
    fig, ax = figure(height=3.0)
    variance = np.logspace(-8, 2, 201)
    for eps, colour in ((1e-5, BLUE), (1e-3, ORANGE)):
        ax.plot(
            variance,
            np.sqrt(variance / (variance + eps)),
            color=colour,
            label=f"ε = $10^{{{np.log10(eps):.0f}}}$",
        )
        ax.axvline(eps, color=colour, linestyle=":", linewidth=1)
    ax.set_xscale("log")
    ax.set_xlabel(INPUT_VARIANCE[lang])
    ax.set_ylabel(OUTPUT_SD[lang])
    ax.legend()
    return fig


@house_style()
def momentum_conventions(lang: Lang) -> Figure:
    """The running mean under the same momentum in both conventions: eq-bn-running-mean."""
    fig, ax = figure(height=3.0)
    batches = np.random.default_rng(7).normal(size=(60, 16)).mean(axis=1)
    batches[30:] += 1.0
    steps = np.arange(1, 61)
    ax.plot(steps, batches, ".", color=GREY, label=BATCH_MEANS[lang])
    ax.plot(steps, _running(batches, keras=False), color=BLUE, label=TORCH[lang])
    ax.plot(steps, _running(batches, keras=True), color=ORANGE, label=KERAS[lang])
    ax.set_xlabel(STEP[lang])
    ax.set_ylabel(MEAN[lang])
    ax.legend()
    return fig


def _running(batches: Floats, keras: bool) -> list[float]:
    mean, var, path = np.zeros(1), np.ones(1), []
    for mu in batches:
        if keras:
            mean, var = update_running_keras(mean, var, [mu], [1.0], momentum=0.1)
        else:
            mean, var = update_running(mean, var, [mu], [1.0], m=16, momentum=0.1)
        path.append(float(mean[0]))
    return path


@house_style()
def softened(lang: Lang) -> Figure:
    """The same logits at three temperatures: eq-softmax-temperature."""
    fig, ax = figure(height=3.0)
    places = np.arange(len(LOGITS))
    for number, (temperature, colour) in enumerate(((1, BLUE), (4, ORANGE), (16, GREEN))):
        p = softmax(np.array(LOGITS), temperature)
        at = places + 0.27 * (number - 1)
        ax.bar(at, p, width=0.25, color=colour, label=f"$T = {temperature}$")
    ax.set_xticks(places, [name[lang] for name in NAMES])
    ax.set_ylabel(PROBABILITY[lang])
    ax.legend()
    return fig
