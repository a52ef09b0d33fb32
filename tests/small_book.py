"""A book of one chapter, with the real configuration, extensions and static files."""

from __future__ import annotations

import shutil
from pathlib import Path

PAGE = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

(sec-small)=
# TITLE

WORDS {cite}`ioffe2015`, at {glue:text}`error`.

```{code-cell} ipython3
from course_pkg.book.glue import glue_figures, glue_number
from course_pkg.plots.style import figure, house_style


@house_style()
def plot(lang):
    fig, ax = figure()
    ax.plot([1, 3, 2], label={"ko": "오류율", "en": "error"}[lang])
    ax.legend()
    return fig


glue_figures("small", plot)
glue_number("error", 0.25, percent=True)
```

```{glue:figure} fig_small_LANG
:name: fig-small
:alt: ALT

CAPTION
```
"""
BIB = "@article{ioffe2015, author={Ioffe, S.}, title={Batch}, journal={ICML}, year={2015}}\n"
TEXTS = {
    "ko": ("배치 정규화", "정규화는 이렇게 합니다", "선이 올라갔다가 내려옵니다", "그림 설명"),
    "en": ("Batch norm", "This is how it is done", "A line rises and falls", "A caption"),
}


def write(root: Path, place: Path) -> None:
    """Write its sources to ``place``; root: the repository."""
    for part in ("_ext", "_static"):
        shutil.copytree(
            root / "book" / part,
            place / "book" / part,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    for name in ("_config.yml", "requirements.lock"):
        shutil.copyfile(root / name, place / name)
    (place / "course_pkg").mkdir()
    (place / "book" / "references.bib").write_text(BIB, encoding="utf-8")
    for lang, (title, words, alt, caption) in TEXTS.items():
        folder = place / "book" / lang
        (folder / "chapters").mkdir(parents=True)
        files = "".join(f"- file: book/{lang}/{name}\n" for name in ("chapters/one", "references"))
        toc = f"format: jb-book\nroot: book/{lang}/index\nchapters:\n{files}"
        (folder / "_toc.yml").write_text(toc, encoding="utf-8")
        (folder / "index.md").write_text(f"# {title}\n", encoding="utf-8")
        (folder / "references.md").write_text("# R\n\n```{bibliography}\n```\n", encoding="utf-8")
        page = PAGE.replace("TITLE", title).replace("WORDS", words).replace("LANG", lang)
        page = page.replace("ALT", alt).replace("CAPTION", caption)
        (folder / "chapters" / "one.md").write_text(page, encoding="utf-8")
