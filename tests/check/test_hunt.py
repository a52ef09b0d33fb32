"""Bug hunts: a good test earns all, a false alarm costs, the hidden ones stay hidden."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from course_pkg.check import hunt_messages as words
from course_pkg.check.hunt import Hunt, Planted, hunted
from course_pkg.check.hunt_beliefs import TOO_EXACT, Untried
from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text


def double(x, k=2):
    return x * k


def double32(x, k=2):
    return x.astype(np.float32) * np.float32(k)


def named(name, fn):
    return Planted(Text(ko=f"{name}요", en=name), fn)


def broken(x, k=2):
    raise ZeroDivisionError("oh")


HUNT = Hunt(
    name="hunt",
    points=4.0,
    section="sec-bn",
    asked=("x",),
    optional=("k",),
    right=(named("exact", double), named("single", double32)),
    bugs=(named("thrice", lambda x, k=2: 3 * x), named("fixed", lambda x, k=2: 2 * x)),
)
HIDDEN = (
    named("secret one", lambda x, k=2: -k * x),
    named("secret two", broken),
    named("secret three", lambda x, k=2: k * np.abs(x)),
)


def inputs():
    x = np.array([0.123, -2.345])
    return [{"x": x}, {"x": x, "k": 7}]


def accepts(arguments, output):
    return bool(np.allclose(output, arguments["x"] * arguments.get("k", 2), atol=1e-4))


def says(verdict, template, **values):
    wanted = template.format(**values)
    return wanted.ko in verdict.message.ko and wanted.en in verdict.message.en


def test_a_good_test_earns_all():
    verdict = hunted(HUNT, inputs, accepts)
    assert (verdict.verdict, verdict.score) == ("pass", 4.0)
    assert says(verdict, words.OTHERS)
    verdict = hunted(HUNT, inputs, accepts, bugs=HIDDEN)
    assert (verdict.verdict, verdict.score) == ("pass", 4.0)
    assert says(verdict, words.ALL_CAUGHT, total=3)


@pytest.mark.parametrize("seed", [0, 1, 5, 2**62 + 1])
def test_what_escapes_is_named_only_where_it_may_be_seen(seed):
    verdict = hunted(HUNT, lambda: inputs()[:1], accepts, seed=seed)
    assert (verdict.verdict, verdict.score) == ("partial", 2.0)
    assert says(verdict, words.ESCAPED, names=Text(ko="fixed요", en="fixed"))
    lazy = hunted(HUNT, lambda: [{"x": np.ones(2)}], accepts, bugs=HIDDEN, seed=seed)
    assert lazy.score == pytest.approx(4 * 2 / 3)
    assert says(lazy, words.CAUGHT, caught=2, total=3)
    assert "secret" not in lazy.message.en + lazy.message.ko


def test_a_false_alarm_halves_and_what_it_catches_does_not_count():
    def strict(arguments, output):
        k = arguments.get("k", 2)
        return k == 7 or np.array_equal(output, arguments["x"] * k)

    verdict = hunted(HUNT, inputs, strict)
    assert verdict.score == 0.0
    assert says(verdict, words.FALSE_ALARM, number=1, name=Text(ko="single요", en="single"))

    def strict_on_five(arguments, output):
        k = arguments.get("k", 2)
        if k == 7:
            return np.array_equal(output, arguments["x"] * k)
        return accepts(arguments, output)

    verdict = hunted(HUNT, inputs, strict_on_five)
    assert verdict.score == 1.0  # one of two, halved
    assert says(verdict, words.FALSE_ALARM, number=2, name=Text(ko="single요", en="single"))


@pytest.mark.parametrize("answer", [True, False])
def test_a_test_that_never_looks_earns_nothing(answer):
    assert hunted(HUNT, inputs, lambda arguments, output: answer).score == 0


@pytest.mark.parametrize("rejects", [0.1, 0.5])
def test_answers_drawn_by_lot_earn_next_to_nothing(rejects):
    """On so many inputs chance catches every bug: once that was worth half of the points."""
    rng = np.random.default_rng(5)
    many = [{"x": np.array([0.1 + at, -2.0])} for at in range(20)]

    def by_lot(arguments, output):
        return rng.random() > rejects

    def by_digits(arguments, output):
        """The same answer to the same output, and not to one that differs in the last digits."""
        return np.random.default_rng(abs(output).view(np.uint8)).random() > rejects

    for answer in (by_lot, by_digits):
        found = [hunted(HUNT, lambda: many, answer, HIDDEN, seed) for seed in range(4)]
        assert sum(each.score for each in found) / len(found) < 0.15 * HUNT.points, answer
    verdict = hunted(HUNT, lambda: many, by_lot)
    assert says(verdict, words.WAVERS)
    assert verdict.misconception is None


def test_a_test_that_draws_its_own_inputs_and_directions_earns_all():
    rng = np.random.default_rng()

    def drawn():
        return [{"x": rng.normal(size=4), "k": int(rng.integers(3, 9))} for _ in range(5)]

    def along_a_direction(arguments, output):
        direction = rng.normal(size=4)
        want = arguments["x"] * arguments["k"] @ direction
        return bool(abs(output @ direction - want) < 1e-3)

    assert hunted(HUNT, drawn, along_a_direction, HIDDEN).verdict == "pass"


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        [3],
        [{}],
        [{"y": np.ones(2)}],
        [{"x": np.ones(2), "z": 1}],
        [{"x": object()}],
        [{"x": np.ones(2)}] * 31,
        [{"x": np.ones(30_000)}],
    ],
)
def test_inputs_of_another_form(given):
    verdict = hunted(HUNT, lambda: given, accepts)
    assert verdict.score == 0
    assert says(verdict, words.NO_INPUTS, names="x", most=30)


def test_inputs_that_the_function_cannot_take():
    verdict = hunted(HUNT, lambda: [{"x": [1.0, 2.0]}], accepts)
    assert "input 1" in verdict.message.en
    assert "AttributeError" in verdict.message.en


def test_stubs_errors_and_other_answers():
    def stub(*args):
        raise NotImplementedError

    assert hunted(HUNT, stub, stub).verdict == "missing"
    assert hunted(HUNT, inputs, stub).verdict == "missing"
    assert says(hunted(HUNT, inputs, lambda a, y: None), words.NOT_BOOL, got="None")
    assert hunted(HUNT, lambda: 1 / 0, accepts).verdict == "error"
    assert hunted(HUNT, inputs, lambda a, y: 1 / 0).verdict == "error"


def test_arguments_keep_their_kinds():
    seen = []

    def kinds(grads, mask, k, name):
        seen.append((grads, mask, k, name))
        return k

    hunt = Hunt(
        "kinds",
        1.0,
        "sec-bn",
        ("grads", "mask", "k", "name"),
        (named("one", kinds),),
        (named("other", lambda **_: 0),),
    )
    given = {"grads": [np.ones(2), None], "mask": np.array([True]), "k": 3, "name": "ab"}
    assert hunted(hunt, lambda: [given], lambda a, y: y == a["k"]).verdict == "pass"
    grads, mask, k, name = seen[0]
    assert (grads[1], mask.dtype, k, name) == (None, bool, 3, "ab")
    assert type(k) is int
    np.testing.assert_array_equal(grads[0], [1.0, 1.0])


def test_what_accepts_spoils_is_spoilt_for_it_alone():
    def greedy(arguments, output):
        right = accepts(arguments, output)
        arguments["x"] += 100
        output -= 3
        return right

    assert hunted(HUNT, inputs, greedy).verdict == "pass"


THRICE = Diagnosis("R-999", Text("셋을 곱했습니다.", "Thrice."), Text("둘.", "Twice."), "sec-bn")
KNOWN = replace(HUNT, bugs=(replace(HUNT.bugs[0], said=THRICE), HUNT.bugs[1]))


def thrice(arguments, output):
    return bool(np.allclose(output, 3 * arguments["x"], atol=1e-4))


def test_what_a_test_takes_for_right_is_named():
    verdict = hunted(KNOWN, inputs, thrice)
    assert verdict.misconception == "R-999"
    assert says(verdict, words.BELIEF, message=THRICE.message, next=THRICE.next_step)
    # As bugs that grade, it is named too; where it has no words, or none passes, nothing is.
    assert hunted(KNOWN, inputs, thrice, bugs=KNOWN.bugs).misconception == "R-999"
    assert hunted(KNOWN, inputs, thrice, bugs=HIDDEN).misconception == "R-999"
    assert hunted(HUNT, inputs, thrice, bugs=KNOWN.bugs[:1]).misconception is None
    assert hunted(HUNT, inputs, thrice).misconception is None
    two = replace(KNOWN, bugs=(*KNOWN.bugs, named("also thrice", lambda x, k=2: 3 * x)))
    assert hunted(two, inputs, thrice).misconception is None


def test_who_accepts_or_rejects_everything_believes_nothing():
    for answer in (True, False):
        assert hunted(KNOWN, inputs, lambda arguments, output, a=answer: a).misconception is None


def test_a_test_narrower_than_rounding_is_named():
    def exact(arguments, output):
        return np.array_equal(output, arguments["x"] * arguments.get("k", 2))

    verdict = hunted(KNOWN, inputs, exact)
    assert verdict.misconception == TOO_EXACT.id
    assert TOO_EXACT.next_step.ko in verdict.message.ko
    assert hunted(KNOWN, inputs, accepts).misconception is None


NO_K = Diagnosis("R-998", Text("k가 없습니다.", "No k."), Text("k.", "Try k."), "sec-bn")
BLIND = Diagnosis("R-997", Text("부호.", "Signs."), Text("부호.", "Compare."), "sec-bn")
LOOKING = replace(
    HUNT,
    untried=(Untried(NO_K, lambda tries: not any("k" in each for each in tries)),),
    probes=(Planted(Text("음수", "negative"), lambda x, k=2: -k * x, BLIND),),
)


def sizes(arguments, output):
    return bool(np.allclose(abs(output), abs(arguments["x"] * arguments.get("k", 2)), atol=1e-4))


def test_what_a_test_leaves_untried_or_does_not_look_at_is_named():
    verdict = hunted(LOOKING, lambda: inputs()[:1], accepts)
    assert verdict.misconception == "R-998"
    assert says(verdict, words.OVERLOOKED, message=NO_K.message, next=NO_K.next_step)
    assert hunted(LOOKING, inputs, sizes, bugs=HIDDEN).misconception == "R-997"
    # Input that is missing comes before what the rest would show; a probe costs no points.
    assert hunted(LOOKING, lambda: inputs()[:1], sizes).misconception == "R-998"
    assert hunted(LOOKING, inputs, accepts).verdict == "pass"
    assert hunted(LOOKING, inputs, sizes).verdict == "pass"
    both = replace(LOOKING, untried=(*LOOKING.untried, Untried(BLIND, lambda tries: True)))
    assert hunted(both, lambda: inputs()[:1], accepts).misconception is None
    weak = replace(LOOKING, untried=(replace(LOOKING.untried[0], weak=True),))
    assert hunted(weak, lambda: inputs()[:1], sizes).misconception == "R-997"
    assert hunted(weak, lambda: inputs()[:1], accepts).misconception == "R-998"
