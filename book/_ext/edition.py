"""What depends on the edition being built: its language, title, paths and cache.

Jupyter Book reads one ``_config.yml``; the folder of the table of contents (``ko`` or ``en``)
says which edition is being built.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from course_pkg.book.kernel import CACHE_VARIABLE, cache_folder, environment

ROOT = Path(__file__).resolve().parents[2]
TITLES = {
    "ko": "정규화, 클리핑, 전이, 증류",
    "en": "Normalization, clipping, transfer, distillation",
}
PROMPTS = {"ko": ("코드 보기", "코드 접기"), "en": ("Show the code", "Hide the code")}
PARTS = (
    "korean_ui",
    "korean_search",
    "particles",
    "unbroken",
    "lang_switch",
    "offline",
    "themed_figures",
    "accessible",
    "not_found",
    "ledger",
    "measured",
    "explorable",
    "notebooks",
    "package",
    "light",
)


def edition_of(toc: str | os.PathLike[str]) -> str:
    """``ko`` or ``en``, from the folder that holds the table of contents."""
    lang = Path(toc).parent.name
    if lang not in TITLES:
        raise ValueError(f"the table of contents lies in book/ko or book/en; got {toc}")
    return lang


def setup(app: Sphinx) -> dict[str, Any]:
    lang = edition_of(app.config.external_toc_path)
    app.config.language = lang
    app.add_config_value("course_baseurl", "", "html")
    app.add_config_value(
        "comments_config", {}, ""
    )  # Jupyter Book sets it, sphinx_comments reads it
    app._init_i18n()  # Sphinx chose its messages before it loaded extensions
    os.environ.update(environment(ROOT))
    app.connect("config-inited", set_edition, priority=100)
    app.connect("env-get-outdated", outdated)
    for part in PARTS:
        app.setup_extension(part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def outdated(app: Sphinx, env: BuildEnvironment, *changes: set[str]) -> list[str]:
    """Every page when what makes pages or lies beside them has changed.

    Sphinx looks at sources alone, and copies nothing when these are as they were.
    """
    makers = [*Path(__file__).parent.glob("*.py"), *(ROOT / "course_pkg" / "book").glob("*.py")]
    makers += filter(Path.is_file, (ROOT / "book" / "_static").rglob("*"))
    stamp = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(makers))).hexdigest()
    before, env.course_makers = getattr(env, "course_makers", None), stamp
    return [] if before == stamp else sorted(env.found_docs)


def set_edition(app: Sphinx, config: Any) -> None:
    config.html_title = TITLES[config.language]
    config.nb_code_prompt_show, config.nb_code_prompt_hide = PROMPTS[config.language]
    # Sphinx would point every page at the base of the whole book; each edition has its folder.
    config.course_baseurl = config.html_baseurl
    if config.html_baseurl:
        config.html_baseurl = f"{config.html_baseurl.rstrip('/')}/{config.language}/"
    config.nb_execution_cache_path = os.environ.get(CACHE_VARIABLE) or str(cache_folder(ROOT))
    config.bibtex_bibfiles = [str(ROOT / "book" / "references.bib")]
    config.html_static_path = [str(ROOT / "book" / "_static")]
    config.templates_path = [str(ROOT / "book" / "_ext" / "templates")]
    # After the themes'; of two faces for a character, the later one is taken.
    config.html_css_files = [("hangul.css", {"priority": 890}), ("course.css", {"priority": 900})]
    config.html_js_files = ["course.js", "copy_tex.js"]
    config.html_search_scorer = str(ROOT / "book" / "_ext" / "scorer.js")
    config.html_context = {"default_mode": "auto"}
