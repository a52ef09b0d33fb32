"""Korean words for the strings of the themes and add-ons that have no Korean catalogue."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

from sphinx.application import Sphinx
from sphinx.locale import translators

# The words as they stand in the templates of pydata-sphinx-theme and sphinx-book-theme.
KOREAN = {
    "Skip to main content": "본문으로 건너뛰기",
    "Back to top": "맨 위로",
    "Search": "검색",
    "Search this book...": "이 책에서 검색",
    "Search the docs ...": "이 책에서 검색",
    "Search Results": "검색 결과",
    "Error": "오류",
    "Please activate JavaScript to enable the search functionality.": (
        "검색을 쓰려면 자바스크립트를 켜야 합니다."
    ),
    "Collapse Sidebar": "사이드바 접기",
    "Expand Sidebar": "사이드바 펼치기",
    "Toggle primary sidebar": "차례 여닫기",
    "Toggle secondary sidebar": "이 페이지의 차례 여닫기",
    "Toggle Light / Dark / Auto color theme": "테마 전환(밝게/어둡게/자동)",
    "Color mode": "테마 바꾸기",
    "System Settings": "시스템 설정",
    "Light": "밝게",
    "Dark": "어둡게",
    "light/dark": "밝게/어둡게",
    "Contents": "이 페이지의 차례",
    "On this page": "이 페이지의 차례",
    "Section Navigation": "차례",
    "Site Navigation": "사이트 차례",
    "Table of Contents": "차례",
    "previous page": "이전 페이지",
    "next page": "다음 페이지",
    "previous": "이전",
    "next": "다음",
    "Previous": "이전",
    "Next": "다음",
    "Breadcrumb": "현재 위치",
    "Home": "처음",
    "Copyright": "저작권",
    "By": "지은이",
    "Print to PDF": "PDF로 인쇄",
    "Fullscreen mode": "전체 화면",
    "Download this page": "이 페이지 내려받기",
    "Download source file": "원본 내려받기",
    "Version warning": "버전 알림",
    "Hide Search Matches": "검색어 강조 끄기",
    "Link to this heading": "이 제목으로 가는 링크",
    "Link to this image": "이 그림으로 가는 링크",
    "Link to this table": "이 표로 가는 링크",
    "Link to this equation": "이 식으로 가는 링크",
    "Link to this code": "이 코드로 가는 링크",
    "Link to this term": "이 용어로 가는 링크",
    "Link to this definition": "이 정의로 가는 링크",
    "Link to this toctree": "이 차례로 가는 링크",
}


class Dictionary(NullTranslations):
    """A catalogue that looks words up in `KOREAN`."""

    def gettext(self, message: str) -> str:
        return KOREAN.get(message, message)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("builder-inited", add_words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def add_words(app: Sphinx) -> None:
    if app.config.language != "ko":
        return
    for catalogue in ("sphinx", "booktheme"):
        known = translators.get(("general", catalogue))
        if known is None or type(known) is NullTranslations:
            translators["general", catalogue] = Dictionary()
        else:
            known.add_fallback(Dictionary())
