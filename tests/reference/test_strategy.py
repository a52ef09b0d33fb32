from __future__ import annotations

import re
from dataclasses import astuple
from itertools import product
from pathlib import Path

from course_pkg.book.korean import lint
from course_pkg.experiments.transfer import STRATEGIES
from course_pkg.reference.strategy import advise

BIB = Path(__file__).resolve().parents[2] / "book/references.bib"


def test_four_boxes_name_strategies_that_the_experiment_runs() -> None:
    found = {case: advise(*case) for case in product((True, False), repeat=2)}
    assert found[True, False].strategy == "head"
    assert found[False, False].strategy == "freeze 1"
    assert {each.strategy for each in found.values()} <= set(STRATEGIES)
    assert len({astuple(each) for each in found.values()}) == 4


def test_caveats_cite_what_is_in_the_bibliography_and_keep_the_house_rules() -> None:
    keys = set(re.findall(r"^@\w+\{([^,]+),", BIB.read_text(encoding="utf-8"), re.MULTILINE))
    for case in product((True, False), repeat=2):
        advice = advise(*case)
        assert advice.references
        assert set(advice.references) <= keys
        assert not lint(advice.do_ko + " " + advice.caveat_ko)
        assert not re.search("[가-힣]", advice.do_en + advice.caveat_en)
