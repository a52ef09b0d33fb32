"""One self-contained HTML page: no script, no request to anywhere, light and dark, any width."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from course_pkg.check.verdict import Lang

STYLE = """
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5a6375; --page: #ffffff;
  --card: #f4f6f9; --line: #d5dae3; --good: #1f7a4d; --half: #9a5b00; --bad: #b3322f;
  --hand: #2b63b0; --link: #2257a3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a9b1bf; --page: #14181f;
  --card: #1e242e; --line: #39414f; --good: #5cc795; --half: #e8a94b; --bad: #f08a87;
  --hand: #86b4f0; --link: #8fbaf5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 52rem; color: var(--ink);
  background: var(--page); line-height: 1.65; word-break: keep-all; overflow-wrap: anywhere;
  font-family: system-ui, -apple-system, "Segoe UI", "Apple SD Gothic Neo", "Malgun Gothic",
  "Noto Sans KR", "Noto Sans CJK KR", sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; line-height: 1.3; }
h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
p { margin: .4rem 0; }
a { color: var(--link); }
.soft { color: var(--soft); }
.score { font-size: 1.9rem; font-weight: 650; margin: .6rem 0 0; }
.card { background: var(--card); border: 1px solid var(--line); border-left-width: .35rem;
  border-radius: .4rem; padding: .8rem 1rem; margin: .9rem 0; }
.pass { border-left-color: var(--good); } .partial { border-left-color: var(--half); }
.fail, .error { border-left-color: var(--bad); } .manual { border-left-color: var(--hand); }
.card h3 { margin: 0 0 .3rem; font-size: 1rem; display: flex; flex-wrap: wrap; gap: .2rem 1rem;
  justify-content: space-between; }
.card h3 span { font-weight: 500; }
.pass h3 span { color: var(--good); } .partial h3 span { color: var(--half); }
.fail h3 span, .error h3 span { color: var(--bad); } .manual h3 span { color: var(--hand); }
pre { overflow-x: auto; padding: .7rem .8rem; border: 1px solid var(--line); border-radius: .3rem;
  background: var(--page); font-size: .85rem; line-height: 1.5; white-space: pre;
  font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "D2Coding", monospace; }
pre.text { white-space: pre-wrap; font-family: inherit; }
details > summary { cursor: pointer; color: var(--link); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .92rem; min-width: 60%; }
th, td { text-align: left; padding: .35rem .7rem; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; display: block; }
figcaption { color: var(--soft); font-size: .9rem; }
@media print { details { display: block; } body { max-width: none; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(lang: Lang, title: str, body: str) -> str:
    """The page; ``body`` is HTML, ``title`` is text."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def table(head: list[str], rows: list[list[str]], numbers: Collection[int] = ()) -> str:
    """A table of texts; columns in ``numbers`` stand to the right."""

    def cell(kind: str, at: int, text: str) -> str:
        side = ' class="n"' if at in numbers else ""
        return f"<{kind}{side}>{escape(text)}</{kind}>"

    lines = ["".join(cell("th", at, text) for at, text in enumerate(head))]
    lines += ["".join(cell("td", at, text) for at, text in enumerate(row)) for row in rows]
    made = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f'<div class="wide" tabindex="0"><table>\n{made}\n</table></div>'
