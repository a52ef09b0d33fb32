"""A cold `course build` of both editions beside two stock `jupyter-book build` runs, in one run.

    python benchmarks/build.py [chapters]

The same pages and the same executions on the same two cores (of more, two are used): every side
starts from a copy of the sources without anything built. `course build` executes each chapter once
for both editions, several at a time, and renders the editions side by side. Stock Jupyter Book
builds one edition after the other with ``execute_notebooks: force``, its own theme and extensions,
and of ours only the directives without which the pages would not say the same (the ledger, stored
results, interactive figures, the package). One stock run comes before ours and one after, so that
a machine that slows down favours nobody.

The results of the experiments are warm for all three: what is timed is running the cells and
drawing the pages, not the training of networks, which a stock build would do twice. Whoever lacks
results runs `course build` first; a run that had to compute any is refused.

A whole run writes ``benchmarks/results/build.json`` and exits with 1 below the bound; a number
builds that many chapters only, to try this out.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from course_pkg.book.kernel import environment
from course_pkg.book.pages import page_names, page_path
from course_pkg.experiments.store import folder as results_folder

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "benchmarks" / "results" / "build.json"
LANGS = ("ko", "en")
CORES = 2
BOUND = 2.5
PARTS = ("book", "assignments", "course_pkg", "benchmarks/results")
FILES = ("_config.yml", "requirements.lock")
DIRECTIVES = ("ledger", "measured", "explorable", "package")
"""Our extensions that a stock build needs to read the pages at all."""


def copied(target: Path, chapters: int | None) -> Path:
    """The sources of the book, with the first ``chapters`` chapters, or all."""
    for part in PARTS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / part, target / part, ignore=ignored)
    for name in FILES:
        shutil.copyfile(ROOT / name, target / name)
    if chapters is not None:
        for lang in LANGS:
            shorten(target / "book" / lang / "_toc.yml", chapters)
        # What the chapters left out would have been the target of.
        change_config(target, lambda config: config.update(suppress_warnings=["ref", "myst"]))
    return target


def shorten(toc: Path, chapters: int) -> None:
    """Keep so many chapters and the pages that cite and explain."""
    contents = yaml.safe_load(toc.read_text(encoding="utf-8"))
    pages = [page for part in contents.pop("parts") for page in part["chapters"]]
    kept = [page for page in pages if "/chapters/" in page["file"]][:chapters]
    after = ("/glossary", "/references")
    contents["chapters"] = kept + [page for page in pages if page["file"].endswith(after)]
    contents["format"] = "jb-book"
    toc.write_text(yaml.safe_dump(contents, sort_keys=False), encoding="utf-8")


def change_config(root: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the Sphinx part of a copy's configuration."""
    path = root / "_config.yml"
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(whole["sphinx"]["config"])
    path.write_text(yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")


def make_stock(root: Path, lang: str) -> None:
    """Turn a copy into one that stock Jupyter Book builds: its theme, its extensions, force."""
    path = root / "_config.yml"
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    config["execute"]["execute_notebooks"] = "force"
    config.pop("html", None)
    kept = ("numfig", "math_numfig", "nb_merge_streams", "nb_execution_raise_on_error")
    settings = {name: config["sphinx"]["config"][name] for name in kept}
    settings |= {"language": lang}
    settings |= {"suppress_warnings": config["sphinx"]["config"].get("suppress_warnings", [])}
    config["sphinx"] = {
        "local_extensions": {name: "book/_ext" for name in DIRECTIVES},
        "config": settings,
    }
    path.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def build(root: Path, arguments: list[str], log: Path) -> float:
    """Seconds of a build; raises with the end of its log where it fails."""
    env = {**os.environ, "PYTHONPATH": str(root), "COURSE_RESULTS": str(root.parent / "results")}
    start = time.perf_counter()
    with log.open("w", encoding="utf-8") as said:
        done = subprocess.run(
            arguments, cwd=root, env=env, stdout=said, stderr=subprocess.STDOUT, check=False
        )
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{log.stem} failed:\n" + log.read_text(encoding="utf-8")[-3000:])
    return seconds


def build_stock(work: Path, lang: str, chapters: int | None) -> float:
    """Seconds of a stock build of one edition; every chapter must have been executed."""
    root = copied(work / f"stock-{lang}", chapters)
    make_stock(root, lang)
    os.environ.update(environment(root))  # the same kernel, one thread per chapter, as in ours
    jupyter_book = "from jupyter_book.cli.main import main; main()"
    toc = f"book/{lang}/_toc.yml"
    log = work / f"stock-{lang}.log"
    seconds = build(root, [sys.executable, "-c", jupyter_book, "build", ".", "--toc", toc], log)
    executed = len(re.findall(r"Executed notebook in", log.read_text(encoding="utf-8")))
    expected = number_of_pages(root, lang)[1]
    if executed != expected:
        raise SystemExit(f"stock {lang} executed {executed} of {expected} chapters; see {log}")
    print(f"stock {lang}: {seconds:.0f} s", flush=True)
    return seconds


def build_ours(work: Path, chapters: int | None) -> tuple[float, dict[str, int]]:
    """Seconds of our build of both editions, and how many pages and chapters it made."""
    root = copied(work / "ours", chapters)
    log = work / "ours.log"
    seconds = build(root, [sys.executable, "-m", "course_pkg", "build"], log)
    pages, executed = number_of_pages(root, "ko")
    if f"Running {executed} chapter(s) once" not in log.read_text(encoding="utf-8"):
        raise SystemExit(f"ours did not execute {executed} chapters; see {log}")
    print(f"course build, both editions: {seconds:.0f} s", flush=True)
    return seconds, {"pages": pages, "chapters": executed}


def number_of_pages(root: Path, lang: str) -> tuple[int, int]:
    """Pages of an edition, and those of them with code cells."""
    names = page_names(root, lang)
    texts = [page_path(root, lang, name).read_text(encoding="utf-8") for name in names]
    return len(texts), sum("```{code-cell}" in text for text in texts)


def main(chapters: int | None = None) -> int:
    """Build three times, print and keep the seconds."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with tempfile.TemporaryDirectory(prefix="course-build-") as name:
        work = Path(name)
        stored = len(list(shutil.copytree(results_folder(), work / "results").glob("*.npz")))
        stock = {"ko": build_stock(work, "ko", chapters)}
        ours, counts = build_ours(work, chapters)
        stock["en"] = build_stock(work, "en", chapters)
        computed = len(list((work / "results").glob("*.npz"))) - stored
    if computed:
        print(f"{computed} results were computed on the way; run `course build`, then this again")
        return 1
    ratio = sum(stock.values()) / ours
    print(
        f"{counts['pages']} pages per edition, {counts['chapters']} chapters: stock "
        f"{sum(stock.values()):.0f} s, ours {ours:.0f} s, {ratio:.2f} times as fast (bound {BOUND})"
    )
    if chapters is None:
        result = {
            **counts,
            "cores": len(os.sched_getaffinity(0)),
            "results": "warm",
            "seconds": {
                "stock": {k: round(v, 1) for k, v in stock.items()},
                "ours": round(ours, 1),
            },
            "ratio": round(ratio, 2),
            "bound": BOUND,
            "versions": {
                "python": platform.python_version(),
                **{package: version(package) for package in ("jupyter-book", "sphinx", "myst-nb")},
            },
        }
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return int(ratio < BOUND)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
