"""The pages of an edition, from its table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from course_pkg.errors import BookError

LANGS = ("ko", "en")


def edition_folder(root: Path, lang: str) -> Path:
    """The sources of the edition in ``lang``."""
    return root / "book" / lang


def read_toc(root: Path, lang: str) -> dict[str, Any]:
    """The table of contents of the edition, checked to exist and to be one."""
    import yaml

    path = edition_folder(root, lang) / "_toc.yml"
    if not path.is_file():
        raise BookError(f"The edition {lang!r} has no table of contents; expected {_short(path)}.")
    try:
        toc = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BookError(f"{_short(path)} is not YAML: {str(error).splitlines()[0]}.") from error
    if not isinstance(toc, dict) or "root" not in toc:
        raise BookError(f"{_short(path)} needs a `root:` page and `chapters:` or `parts:`.")
    return toc


def local_toc(toc: Any, lang: str) -> Any:
    """The same contents seen from the edition's own folder (plain Jupyter Book sees the root)."""
    if isinstance(toc, dict):
        return {
            key: value.removeprefix(f"book/{lang}/")
            if key in ("root", "file")
            else local_toc(value, lang)
            for key, value in toc.items()
        }
    return [local_toc(item, lang) for item in toc] if isinstance(toc, list) else toc


def page_names(root: Path, lang: str) -> list[str]:
    """Names of the pages of the edition in reading order, as ``chapters/05-batch-norm``."""
    names = list(_files(local_toc(read_toc(root, lang), lang)))
    for name in names:
        page_path(root, lang, name)
    return names


def page_path(root: Path, lang: str, name: str) -> Path:
    """The source file of a page."""
    path = edition_folder(root, lang) / f"{name}.md"
    if not path.is_file():
        raise BookError(
            f"book/{lang}/_toc.yml lists {name}, but there is no {_short(path)}; write it, "
            "or take it out of the table of contents."
        )
    return path


def _files(toc: Any) -> Iterator[str]:
    if isinstance(toc, list):
        for item in toc:
            yield from _files(item)
    elif isinstance(toc, dict):
        for key, value in toc.items():
            if key in ("root", "file"):
                yield value
            else:
                yield from _files(value)


def _short(path: Path) -> str:
    return "/".join(path.parts[path.parts.index("book") :]) if "book" in path.parts else path.name
