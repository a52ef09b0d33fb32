"""The ledger of claims as MyST text: what was said, the verdict, why, what shows it, and where."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Final

from course_pkg.errors import BookError

VERDICTS: Final = {
    "ko": {"correct": "맞음", "imprecise": "부정확", "wrong": "틀림", "contested": "논쟁 중"},
    "en": {
        "correct": "Correct",
        "imprecise": "Imprecise",
        "wrong": "Wrong",
        "contested": "Contested",
    },
}

# The themes of the ledger in the order of the chapters, by the label where the book treats them.
THEMES: Final = {
    "sec-scaling": ("스케일링, 표준화, 백색화", "Scaling, standardization, whitening"),
    "sec-signals": ("깊은 신경망의 신호", "Signals in deep networks"),
    "sec-shift": ("세 가지 이동", "Three kinds of shift"),
    "sec-whitening": ("백색화에서 배치 정규화로", "From whitening to batch norm"),
    "sec-bn-forward": ("배치 정규화의 순전파", "Batch norm, forward"),
    "sec-bn-backward": ("배치 정규화의 역전파", "Batch norm, backward"),
    "sec-bn-inference": ("훈련과 추론", "Training and inference"),
    "sec-bn-why": ("배치 정규화는 왜 잘될까", "Why does it work?"),
    "sec-bn-limits": ("어디서 무너지는가", "Where it fails"),
    "sec-other-axes": ("다른 축으로 정규화하기", "One formula, other axes"),
    "sec-clipping": ("그레이디언트 클리핑", "Gradient clipping"),
    "sec-learning": ("미니배치와 일반화", "Mini-batches and generalization"),
    "sec-transfer": ("전이 학습", "Transfer"),
    "sec-strategies": ("전이 전략", "Transfer strategies"),
    "sec-pretraining": ("레이블 없는 사전 훈련", "Pretraining without labels"),
    "sec-distillation": ("앙상블과 증류", "Ensembles and distillation"),
    "sec-tables": ("표 읽기", "Reading the tables"),
}

_WORDS: Final = {
    "ko": {
        "notes": "강의 노트 {numbers}",
        "evidence": "근거: {what}",
        "read": "이 책에서: {where}",
        "source": "참고: {what}",
        "verdict": "판정",
        "count": "주장 수",
        "all": "모두",
    },
    "en": {
        "notes": "Lecture note {numbers}",
        "evidence": "Evidence: {what}",
        "read": "In this book: {where}",
        "source": "Source: {what}",
        "verdict": "Verdict",
        "count": "Claims",
        "all": "All",
    },
}


def read_claims(root: Path) -> list[dict[str, Any]]:
    """The rows of ``book/claims.yml``. Raises BookError where the file is not a list of claims."""
    import yaml

    path = root / "book" / "claims.yml"
    try:
        # libyaml where it is there: the pure parser takes seconds.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        rows = yaml.load(path.read_text(encoding="utf-8"), loader)["claims"]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BookError(f"book/claims.yml should hold a list named `claims`: {error}") from error
    return list(rows)


def summary(rows: list[dict[str, Any]], lang: str) -> str:
    """A table: how many claims got which verdict."""
    words, counted = _WORDS[lang], Counter(row["verdict"] for row in rows)
    lines = [f"| {words['verdict']} | {words['count']} |", "| --- | --: |"]
    lines += [f"| {name} | {counted[verdict]} |" for verdict, name in VERDICTS[lang].items()]
    return "\n".join([*lines, f"| {words['all']} | {len(rows)} |"])


def classes(row: dict[str, Any]) -> list[str]:
    """What the filters of the page select by."""
    notes = [f"note-{number}" for number in row["notes"]]
    return ["ledger-claim", f"claim-{row['verdict']}", *notes]


def entry(row: dict[str, Any], lang: str) -> str:
    """One claim as MyST: said, judged, explained, shown, and where to read on."""
    words, evidence = _WORDS[lang], row["evidence"]
    shown = f"`{evidence}`" if isinstance(evidence, str) else evidence["none"][lang]
    facts = [
        f"{row['id']} · " + words["notes"].format(numbers=", ".join(row["notes"])),
        words["evidence"].format(what=shown),
    ]
    if row["reference"] != "none":
        facts.append(words["source"].format(what=f"{{cite}}`{row['reference']}`"))
    facts.append(words["read"].format(where=f"{{ref}}`{row['section']}`"))
    said = " ".join(row["claim"][lang].split())
    truth = " ".join(row["truth"][lang].split())
    verdict = VERDICTS[lang][row["verdict"]]
    return "\n\n".join((said, f"**{verdict}.** {truth}", "\\\n".join(facts)))
