"""One term, one spelling: in the book, the assignments, the messages and the plots."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from types import ModuleType

import pytest
from loading import load

from course_pkg.book.korean import lint, lint_page

BAD = [
    ("배치정규화를 씁니다", "배치 정규화"),
    ("정규화(regularization)의 효과", "규제"),
    ("계층 정규화", "층 정규화"),
    ("그래디언트를 구합니다", "그레이디언트"),
    ("기울기 소실", "그레이디언트"),
    ("전이학습", "전이 학습"),
    ("매개변수", "파라미터"),
    ("초매개변수", "하이퍼파라미터"),
    ("평균을 뺍니다.그리고 나눕니다.", "빈칸"),
    ("계산을 수행합니다.", "동사"),
    ("우리는 평균을 구합니다.", "주어"),
    ("훈련 할 때", "붙여"),
    ("**정규화(normalization)**를", "강조"),
    ("표준 오차는 평균의 흔들림입니다", "표준오차"),
    ("표준 정규 분포에서 뽑습니다", "표준정규분포"),
    ("직교 행렬을 곱합니다", "직교행렬"),
    ("이 시드들로는 알 수 없습니다", "시드"),
    ("그레이디언트 폭발", "폭주"),
    ("특징 맵과 특징 추출기", "특성 맵"),
    ("비편향 분산", "불편"),
    ("순방향과 역방향을 쟀습니다", "순전파"),
    ("활성값을 저장합니다", "활성화 값"),
    ("손실에 정규화 항을 더합니다", "규제"),
]
GOOD = [
    "배치 정규화는 미니배치의 평균으로 표준화합니다. 기울기가 0인 점에서 멈춥니다.",
    "계층적 구조와 학습 속도는 다른 이야기입니다.",
    "규제(regularization)와 정규화(normalization)는 다릅니다.",
    "학습률은 0.1이고 1.5배입니다.",
    "**정규화**(normalization)를 씁니다.",
    "단어 우리말은 괜찮습니다.",
    "상관 행렬의 고윳값과 표준정규분포의 표준편차입니다.",
]


@pytest.mark.parametrize(("text", "better"), BAD)
def test_a_wrong_spelling_is_found(text: str, better: str) -> None:
    assert any(better in finding.better for finding in lint(text)), lint(text)


@pytest.mark.parametrize("text", GOOD)
def test_a_right_sentence_passes(text: str) -> None:
    assert lint(text) == []


def test_code_mathematics_and_quoted_claims_are_not_prose() -> None:
    page = (
        '```{admonition} 강의 노트: "그래디언트"\n:class: claim\n틀렸습니다.\n```\n'
        "```{code-cell} ipython3\nx = '라벨'\n```\n$\\text{라벨}$ `라벨`\n"
    )
    assert lint_page(page) == []


def test_findings_name_their_line() -> None:
    assert lint_page("첫째 줄.\n\n셋째 줄의 라벨.\n")[0].line == 3


def test_every_korean_page_follows_the_table(root: Path) -> None:
    pages = [
        root / "README.ko.md",
        *(root / "book" / "ko").rglob("*.md"),
        *(root / "solutions").glob("*.md"),
    ]
    found = [
        f"{path.relative_to(root)}:{finding}"
        for path in pages
        for finding in lint_page(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_message_and_plot_follows_the_table(root: Path) -> None:
    found = []
    for path in sorted((root / "course_pkg").rglob("*.py")):
        if path == root / "course_pkg" / "book" / "korean.py":
            continue  # the table itself
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found += [f"{path.name}:{node.lineno} {each}" for each in lint(node.value)]
    assert found == []


def test_the_glossaries_mirror_each_other(root: Path) -> None:
    def pairs(lang: str) -> list[tuple[str, ...]]:
        text = (root / "book" / lang / "glossary.md").read_text(encoding="utf-8")
        return re.findall(r"^(\S.*)\n  (\S.*)$", text, re.MULTILINE)

    korean, english = pairs("ko"), pairs("en")
    assert len(korean) > 90
    assert [(partner, term) for term, partner in korean] == english


CAPTION = re.compile(r"^(`{3,})\{glue:figure\}[^\n]*\n((?::[^\n]*\n)+)\n(.*?)\n\1$", re.S | re.M)
CHOICE = re.compile(r"^```\{dropdown\} (.*)\n:class-container: quiz-", re.MULTILINE)


def polite_where_plain(page: str) -> list[str]:
    """Captions, texts for figures and quiz choices that end as sentences of prose do."""
    short = [*CHOICE.findall(page), *(" ".join(part[1:]) for part in CAPTION.findall(page))]
    return [text for text in short if re.search(r"(?:(?<!아)니다|세요)(?:\.|$)", text)]


def test_captions_and_choices_do_not_end_as_the_prose_does(root: Path) -> None:
    choice = "```{dropdown} 점점 더 많이 얻습니다\n:class-container: quiz-wrong\n"
    caption = "```{glue:figure} f\n:alt: 점 넷.\n\n막대는 구간입니다.\n```"
    assert len(polite_where_plain(choice)) == len(polite_where_plain(caption)) == 1
    chapters = sorted((root / "book" / "ko" / "chapters").glob("*.md"))
    seen = "".join(page.read_text(encoding="utf-8") for page in chapters)
    assert len(CHOICE.findall(seen)) > 100
    assert len(CAPTION.findall(seen)) > 40
    found = [
        f"{page.name}: {text}"
        for page in chapters
        for text in polite_where_plain(page.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('식 <a href="#e">(24)</a>을 풀면', '식 <a href="#e">(24)</a>를 풀면'),
        ('식 <a href="#e">(26)</a>는', '식 <a href="#e">(26)</a>은'),
        ("식 <a>(28)</a>으로 합칩니다", "식 <a>(28)</a>로 합칩니다"),
        ("식 <a>(26)</a>로.", "식 <a>(26)</a>으로."),
        ("<a><span>그림 33</span></a>가 그", "<a><span>그림 33</span></a>이 그"),
        ("<span>11.54 ± 4.65</span>은", "<span>11.54 ± 4.65</span>는"),
        ("<span>0.3 ± 0.6%</span>을", "<span>0.3 ± 0.6%</span>를"),
        ("<a>(20)</a>이라", "<a>(20)</a>이라"),
        ("<a>(24)</a>은행", "<a>(24)</a>은행"),
        ("등(2015)은", "등(2015)은"),
    ],
)
def test_a_particle_fits_the_number_before_it(root: Path, written: str, read: str) -> None:
    assert extension(root, "particles").fitting(written) == read


MATH = r'<span class="math notranslate nohighlight">\(x\)</span>'
GLUED = '<span class="pasted-text">1.6 ± 1.4%</span>'


@pytest.mark.parametrize(
    "text",
    [
        f"<p>값 [{MATH}를] 뺍니다</p>",
        f"<p>값 [({MATH})]</p>",
        f"[{MATH},] [{MATH}는]",
        f"[{MATH}–{MATH}] {MATH} {MATH}",
        f"<p>차이는 [{GLUED}입니다.]</p>",
        f"<p>{GLUED} 줄었습니다</p>",
        "<p>모두 [29%포인트] 낮고 50%</p>",
        '<img alt="모두 29%포인트 낮다"> 끝',
        "<strong>가</strong>나 100 다",
    ],
)
def test_what_has_no_space_stays_on_a_line(root: Path, text: str) -> None:
    wanted = text.replace("[", '<span class="unbroken">').replace("]", "</span>")
    plain = text.replace("[", "").replace("]", "")
    assert extension(root, "unbroken").held(plain) == wanted


def extension(root: Path, name: str) -> ModuleType:
    return load(root / "book" / "_ext" / f"{name}.py")
