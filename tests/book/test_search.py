"""Search finds words as readers type them, in both editions, over http and from a folder."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from urllib.parse import quote

import pytest
from browsing import watch
from loading import load
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

QUERIES = [
    ("ko", "정규화", "배치 정규화의 순전파"),
    ("ko", "배치정규화", "배치 정규화의 순전파"),
    ("ko", "공변량", "공변량 이동, 내부 공변량 이동, 배치 잡음"),
    ("ko", "전이", "용어"),
    ("ko", "학습", "용어"),
    ("ko", "층", "용어"),
    ("ko", "batch", "배치 정규화의 순전파"),
    ("ko", "정규화란", "배치 정규화의 순전파"),
    ("ko", "BN은", "훈련과 추론"),
    ("ko", "batch정규화", "배치 정규화의 순전파"),
    ("ko", "constructor", "nn: 훈련하는 PyTorch 모듈"),
    ("en", "normalize", "Batch norm, forward"),
    ("en", "normalizing", "Batch norm, forward"),
    ("en", "batch norm", "Batch norm, forward"),
    ("en", "정규화", "Glossary"),
    ("en", "전이", "Glossary"),
    ("en", "학습", "Glossary"),
    ("en", "배치정규화", "Glossary"),
    ("en", "정규화를", "Glossary"),
    ("en", "distillation", "Glossary"),
]


@pytest.fixture
def extension(root: Path) -> ModuleType:
    return load(root / "book" / "_ext" / "korean_search.py")


def test_a_query_finds_a_word_whatever_is_attached_to_it(extension: ModuleType, page: Page) -> None:
    """What a reader types is cut in the browser, the text in the builder: they have to fit."""
    index = extension.SearchHangul({})

    def found(query: str, text: str) -> bool:
        terms = page.evaluate(
            f"(query) => {{ {extension.JS_SPLITTER} return splitQuery(query); }}", query
        )
        return bool(terms) and {*terms} <= {*index.split(text)}

    for query, text in (
        ("정규화", "정규화는"),
        ("정규화", "값을 정규화를"),
        ("정규화", "정규화"),
        ("전이", "전이학습을"),
        ("학습", "전이학습"),
        ("배치정규화", "배치 정규화"),
        ("배치 정규화", "배치정규화"),
        ("층", "합성곱층에서"),
        ("BatchNorm", "`BatchNorm`은"),
        ("BatchNorm이란", "`BatchNorm`은"),
        ("ReLU를 쓰면", "쓰면 `ReLU`"),
        ("batch정규화", "batch 정규화"),
    ):
        assert found(query, text), (query, text)
    for query, text in (("전화", "전이 정규화"), ("정규화", "정규분포와 최적화"), ("증류", "전이")):
        assert not found(query, text), (query, text)


def search(page: Page, base: str, lang: str, query: str) -> list[str]:
    page.goto(f"{base}/{lang}/search.html?q={quote(query)}")
    page.wait_for_selector("#search-results li a")
    # Over HTTP each result is added when its page has come.
    found: list[str] = []
    while len(more := page.locator("#search-results li a").all_inner_texts()) > len(found):
        found = more
        page.wait_for_timeout(400)
    return found


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_search_answers(site: Path, served: str, page: Page, scheme: str) -> None:
    base = site.as_uri() if scheme == "file" else served
    seen = watch(page)
    for lang, query, title in QUERIES:
        assert title in search(page, base, lang, query), (lang, query)
    assert seen == []


def test_titles_come_before_text_and_matches_are_marked(site: Path, page: Page) -> None:
    first = search(page, site.as_uri(), "ko", "배치정규화")[:3]
    assert "배치 정규화의 순전파" in first
    assert all("배치 정규화" in title for title in first)
    assert search(page, site.as_uri(), "en", "batch norm forward")[0] == "Batch norm, forward"
    page.click("#search-results li a")
    page.wait_for_selector("mark.found")
    marked = {text.lower() for text in page.locator("mark.found").all_text_contents()}
    assert marked == {"batch", "norm", "forward"}


def test_what_is_attached_to_a_word_hides_nothing(site: Path, page: Page) -> None:
    search(page, site.as_uri(), "ko", "정규화란")
    page.click("#search-results li a")
    page.wait_for_selector("mark.found")
    assert {*page.locator("mark.found").all_text_contents()} <= {"정규화란", "정규화"}


def test_every_word_counts_however_short(site: Path, page: Page) -> None:
    """Sphinx would let go of 규제, two letters long, where dropout is longer."""
    both = search(page, site.as_uri(), "ko", "dropout 규제")
    each = [set(search(page, site.as_uri(), "ko", word)) for word in ("dropout", "규제")]
    assert both
    assert {*both} <= each[0] & each[1]
    assert len(both) < min(map(len, each))


def test_nothing_found_is_said_with_what_to_try(site: Path, page: Page) -> None:
    for lang, said in (("ko", "더 짧은 말로"), ("en", "Try fewer or shorter ones")):
        page.goto(f"{site.as_uri()}/{lang}/search.html?q=qqzz")
        page.locator("#search-results", has_text=said).wait_for()


def test_a_search_begins_on_every_page(site: Path, page: Page) -> None:
    page.goto((site / "ko" / "glossary.html").as_uri())
    page.keyboard.press("Control+k")
    page.keyboard.type("전이")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    assert "/ko/search.html" in page.url
