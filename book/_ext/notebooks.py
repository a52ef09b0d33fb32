"""Each chapter as a notebook to download, and a link to it on its page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from edition import ROOT
from measured import text_of
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from course_pkg.book.execute import read_chapter
from course_pkg.book.notebook import glued_numbers, plain
from course_pkg.book.pages import page_names, page_path

FOLDER = "_notebooks"


def file_name(page: str) -> str:
    """Where the notebook of a page lies in the site, from its root."""
    return f"{FOLDER}/{page.rpartition('/')[2]}.ipynb"


def has_cells(page: str) -> bool:
    """Whether a page is a chapter."""
    return page.startswith("chapters/")


def offer(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    if has_cells(pagename):
        context["course_notebook"] = context["pathto"](file_name(pagename), 1)


def remember(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    app.builder.course_read = set(docnames)


def write_notebooks(app: Sphinx, error: Exception | None) -> None:
    from jupyter_cache import get_cache

    if error is not None or app.builder.format != "html":
        return
    lang = app.config.language
    cache = get_cache(app.config.nb_execution_cache_path)
    for name in filter(has_cells, page_names(ROOT, lang)):
        if name not in app.builder.course_read and (Path(app.outdir) / file_name(name)).is_file():
            continue  # the page stays as it was, and so does its notebook
        chapter = read_chapter(name, page_path(ROOT, lang, name))
        executed = cache.get_cache_bundle(cache.match_cache_notebook(chapter.notebook).pk).nb
        sources = "\n".join(cell.source for cell in chapter.notebook.cells)
        named = re.findall(r"\{measured\} (\w+)", sources)
        stored = {each: text_of(each, lang) for each in named}
        notebook = plain(chapter.notebook, lang, glued_numbers(executed) | stored)
        target = Path(app.outdir) / file_name(name)
        target.parent.mkdir(exist_ok=True)
        text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
        target.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("env-before-read-docs", remember)
    app.connect("html-page-context", offer)
    app.connect("build-finished", write_notebooks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
