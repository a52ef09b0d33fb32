"""The interactive figures: their arithmetic is the reference's, and they answer hand and key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from course_pkg.reference import clip, distill, running
from course_pkg.reference.norm import batch_norm_forward, group_norm_forward

pytestmark = pytest.mark.browser

SCRIPTS = Path(__file__).resolve().parents[2] / "book" / "_static" / "explore"
SHEET = (SCRIPTS.parent / "course.css").as_uri()
NAMES = (
    "axes",
    "epsilon",
    "batch_noise",
    "momentum",
    "clip",
    "temperature",
    "strategies",
    "freeze",
)
CELLS = [[[0.5, 0.1], [0.6, 0.05]], [[0.7, 0.1], [0.9, 0.02]]]
DATA = {
    "strategies": {
        "tasks": ["digits", "coats"], "sizes": [15, 50], "strategies": ["scratch", "head"],
        "cells": {"digits": CELLS, "coats": CELLS[::-1]},
    },
    "freeze": {
        "tasks": ["digits", "coats"], "sizes": [15, 50], "kept": [0, 1],
        "cells": {"digits": [CELLS, CELLS[::-1]], "coats": [CELLS, CELLS]},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Page]]:
    """A page per language with all explorables and nothing else."""
    folder, made = tmp_path_factory.mktemp("explore"), {}
    for lang in ("ko", "en"):
        figures = "".join(
            f'<div class="explorable" data-name="{name}"><div class="explore-stage"></div>'
            f'<script type="application/json">{json.dumps(DATA.get(name))}</script></div>'
            for name in NAMES
        )
        scripts = "".join(
            f'<script src="{(SCRIPTS / f"{name}.js").as_uri()}"></script>'
            for name in ("math", "frame", *NAMES)
        )
        path = folder / f"{lang}.html"
        path.write_text(
            f'<!DOCTYPE html><html lang="{lang}" data-theme="light"><meta charset="utf-8">'
            f'<link rel="stylesheet" href="{SHEET}">{figures}{scripts}</html>',
            encoding="utf-8",
        )
        page = browser.new_page(has_touch=True)
        page.problems = []
        page.on("pageerror", lambda error, page=page: page.problems.append(str(error)))
        page.on("console", lambda said, page=page: page.problems.append(said.text))
        page.goto(path.as_uri())
        made[lang] = page
    yield made
    for page in made.values():
        page.close()


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.fixture
def compute(pages: dict[str, Page]) -> Any:
    def call(name: str, *arguments: object) -> Any:
        script = "([name, args]) => window.course.math[name](...args)"
        return pages["en"].evaluate(script, [name, arguments])

    return call


def test_every_script_is_named_here():
    assert {path.stem for path in SCRIPTS.glob("*.js")} == {"math", "frame", *NAMES}


def test_softmax_is_the_reference_s(compute, rng):
    for temperature in (0.25, 1.0, 7.5, 64.0):
        z = rng.normal(scale=8, size=5)
        assert compute("softmax", z.tolist(), temperature) == pytest.approx(
            distill.softmax(z, temperature), rel=1e-12
        )
    assert compute("softmax", [1000.0, 0.0], 1.0) == [1.0, 0.0]
    assert compute("entropy", [0.25] * 4) == pytest.approx(np.log(4))
    assert compute("entropy", [1.0, 0.0]) == 0


def test_clipping_is_the_reference_s(compute, rng):
    for limit in (0.1, 1.0, 100.0):
        grads = [rng.normal(size=3), rng.normal(size=2)]
        lists = [grad.tolist() for grad in grads]
        ours = {
            "clipByValue": clip.clip_by_value(grads, limit),
            "clipByNorm": clip.clip_by_norm(grads, limit),
            "clipByGlobalNorm": clip.clip_by_global_norm(grads, limit)[0],
        }
        for name, expected in ours.items():
            found = compute(name, lists, limit)
            for mine, theirs in zip(found, expected, strict=True):
                assert mine == pytest.approx(theirs, rel=1e-12)
            assert compute("angle", lists, found) == pytest.approx(
                clip.angle(grads, expected), abs=1e-5
            )


def test_running_means_are_the_reference_s(compute, rng):
    batches, old, keras = rng.normal(size=9), np.zeros(1), np.zeros(1)
    found = compute("runningMean", batches.tolist(), 0.3, 0.0)
    other = compute("kerasRunningMean", batches.tolist(), 0.3, 0.0)
    for mu, here, there in zip(batches, found, other, strict=True):
        old, _ = running.update_running(old, [1.0], [mu], [1.0], m=4, momentum=0.3)
        keras, _ = running.update_running_keras(keras, [1.0], [mu], [1.0], momentum=0.3)
        assert (here, there) == pytest.approx((old[0], keras[0]), rel=1e-12)


def test_epsilon_is_the_reference_s(compute):
    for sd, eps in ((1.0, 1e-5), (1e-3, 1e-5), (1e-3, 1e-3)):
        x = sd * np.array([[-1.0], [1.0]])
        y, _ = batch_norm_forward(x, [1.0], [0.0], eps=eps)
        assert compute("outputSd", sd**2, eps) == pytest.approx(y.std(), rel=1e-9)


def test_groups_are_those_that_the_reference_averages(compute, rng):
    # The gradient of y at one number reaches exactly the numbers that share its statistics.
    x = rng.normal(size=(2, 4, 3))
    forwards = {
        "batch": lambda x: batch_norm_forward(x, np.ones(4), np.zeros(4))[0],
        "layer": lambda x: group_norm_forward(x, np.ones(4), np.zeros(4), groups=1)[0],
        "instance": lambda x: group_norm_forward(x, np.ones(4), np.zeros(4), groups=4)[0],
        "group": lambda x: group_norm_forward(x, np.ones(4), np.zeros(4), groups=2)[0],
    }
    for name, forward in forwards.items():
        moved = x.copy()
        moved[1, 2, 0] += 1.0
        touched = {tuple(map(int, at)) for at in np.argwhere(forward(moved) != forward(x))}
        key = compute("groupOf", name, [1, 2, 0], 4, 2)
        same = {at for at in np.ndindex(2, 4, 3) if compute("groupOf", name, at, 4, 2) == key}
        assert touched == same


def test_batch_means_scatter_as_the_law_says(compute):
    for size in (1, 16):
        means = compute("batchMeans", 2000, size, 3)
        assert np.std(means) == pytest.approx(size**-0.5, rel=0.08)
        assert means == compute("batchMeans", 2000, size, 3)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_explorable_lives_and_none_complains(pages, lang):
    page = pages[lang]
    assert page.locator(".explore-live").count() == len(NAMES)
    assert page.problems == []
    for name in NAMES:
        figure = page.locator(f"[data-name={name}]")
        assert figure.locator("svg[aria-label]").count() == 1
        before, words = figure.locator("svg").inner_html(), figure.locator(".explore-says")
        assert words.inner_text()
        slider = figure.locator("input[type=range]").first
        slider.focus()
        page.keyboard.press("ArrowRight" if slider.input_value() != slider.get_attribute("max")
                            else "ArrowLeft")  # fmt: skip
        assert figure.locator("svg").inner_html() != before, name
        assert page.evaluate("document.activeElement.labels[0].textContent")
    assert page.problems == []


def test_the_gradient_can_be_dragged_and_nudged(pages):
    page = pages["en"]
    figure = page.locator("[data-name=clip]")
    handle = figure.locator(".explore-handle")
    handle.scroll_into_view_if_needed()
    before = figure.locator("tbody").inner_text()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y - 40, steps=3)
    page.mouse.up()
    dragged = figure.locator("tbody").inner_text()
    assert dragged != before
    handle.focus()
    page.keyboard.press("ArrowDown")
    assert figure.locator("tbody").inner_text() != dragged


def test_a_finger_drags_the_gradient_and_turns_the_block(pages):
    page = pages["ko"]
    client = page.context.new_cdp_session(page)

    def drag(at, by):
        """A finger in small steps; a browser that took it for scrolling would end it at once."""
        box = at.bounding_box()
        start = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for kind, share in (("Start", 0.0), *(("Move", i / 5) for i in range(1, 6)), ("End", None)):
            points = (
                []
                if share is None
                else [{"x": start[0] + share * by[0], "y": start[1] + share * by[1]}]
            )
            client.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
        return start

    handle = page.locator("[data-name=clip] .explore-handle")
    handle.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    x, y = drag(handle, (-90, 60))
    box = handle.bounding_box()
    assert box["x"] + box["width"] / 2 == pytest.approx(x - 90, abs=6)
    assert box["y"] + box["height"] / 2 == pytest.approx(y + 60, abs=6)
    assert page.evaluate("scrollY") == scrolled

    block = page.locator("[data-name=axes] svg")
    block.scroll_into_view_if_needed()
    turn = page.locator("[data-name=axes] input[type=range]").nth(1)
    turn.fill("-35")
    drag(block, (90, 0))  # a radian to the right
    assert float(turn.input_value()) == pytest.approx(-35 + 57, abs=6)


def test_the_winner_is_the_highest_mean_and_ties_are_told(pages):
    figure = pages["en"].locator("[data-name=strategies]")
    figure.locator("input[value=digits]").check()
    figure.locator("input[type=range]").fill("1")
    assert "Highest mean: head only, apart from all others." in figure.inner_text()
    figure.locator("input[type=range]").fill("0")
    assert "seed by seed" in figure.inner_text()
