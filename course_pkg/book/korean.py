"""Korean as the book writes it: one term, one spelling, and a space after every sentence.

Only spellings that no context makes right are listed: 기울기 is also a slope, 특징 also a trait.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = r"(?<![가-힣])"

# (what must not stand there, what should)
TERMS: tuple[tuple[str, str], ...] = (
    (r"(?:계층|레이어) 정규화", "층 정규화"),
    (_WORD + r"레이어", "층"),
    (r"계층(?!적)", "층"),
    (r"배치정규화|층정규화|그룹정규화", "배치 정규화 (띄어 씀)"),
    (r"정규화 ?\(regularization", "규제(regularization)"),
    (r"정칙화", "규제"),
    (r"공변량 변화", "공변량 이동"),
    (r"컨셉 ?시프트", "개념 이동"),
    (r"화이트닝", "백색화"),
    (r"미니 배치", "미니배치"),
    (r"그래디언트|그라디언트|그라데이션|그래디언|그레디언트", "그레이디언트"),
    (_WORD + r"변화도", "그레이디언트"),
    (r"기울기 (?:클리핑|소실|폭발|폭주|벡터)", "그레이디언트"),
    (r"그레이디언트 폭발", "그레이디언트 폭주"),
    (r"특징 ?(?:맵|추출)", "특성 맵, 특성 추출"),
    (r"비편향", "불편 (추정량), 불편 분산"),
    (r"정방향|순방향|역방향 ?(?:전파|패스)", "순전파, 역전파"),
    (r"예측 모드", "평가 모드"),
    (r"정규화 (?:항|계수)", "규제 항, 규제 계수"),
    (r"초매개변수", "하이퍼파라미터"),
    (r"(?<!초)매개변수", "파라미터"),
    (r"전이학습", "전이 학습"),
    (r"파인 ?튜닝|미세 ?튜닝", "미세 조정"),
    (r"사전 ?학습", "사전 훈련"),
    (_WORD + r"피처", "특성"),
    (r"치명적 망각", "파국적 망각"),
    (r"선생 모델", "교사 모델"),
    (_WORD + r"라벨", "레이블"),
    (r"타겟", "타깃"),
    (r"과적합", "과대적합"),
    (r"조기 중지", "조기 종료"),
    (r"체중 감소", "가중치 감쇠"),
    (r"드롭 아웃", "드롭아웃"),
    (r"자체 감독", "자기 지도"),
    (r"자동 인코더", "오토인코더"),
    (r"야코비안", "야코비 행렬"),
    (r"연산 그래프", "계산 그래프"),
    (r"활성 함수", "활성화 함수"),
    (r"활성값", "활성화 값"),
    (r"에폭", "에포크"),
    (r"컨벌루션|컨볼루션", "합성곱"),
    (r"바이어스", "편향"),
    (r"최적화기", "옵티마이저"),
    (r"이동 통계", "이동 평균 / 이동 분산"),
    (r"업데이트", "갱신"),
    (r"임계값|임계치", "임곗값"),
    (r"특이값", "특잇값"),
    (r"초기값", "초깃값"),
    (r"표준 오차", "표준오차"),
    (r"(?:표준 ?)?정규 분포|표준 정규분포", "정규분포, 표준정규분포"),
    (r"(?:균등|지수) 분포", "균등분포, 지수분포"),
    (r"(?:직교|대각) 행렬", "직교행렬, 대각행렬"),
    (r"목적함수", "목적 함수"),
    (_WORD + r"시드들", "시드 (복수의 -들 없이)"),
)
PROSE: tuple[tuple[str, str], ...] = (
    (_WORD + r"우리(?:는|가|의|를|에게)(?![가-힣])", "주어를 뺀 문장"),
    (_WORD + r"이것은", "주제어로 시작하는 문장"),
    (r"되어(?:지|진|졌)", "되-"),
    (r"에 의해", "능동문"),
    (
        r"(?:훈련|정규화|표준화|계산|미분|추론|초기화|증류|측정) (?:할|하는|하면|하고|해서|했)",
        "붙여 씀",
    ),
    (r"(?:수행|진행)(?:합니다|하세요)|이루어집니다", "구체적인 동사"),
    (r"[가-힣][.?!](?=[가-힣A-Z])", "문장 사이의 빈칸"),
    # Markdown does not close emphasis between punctuation and a particle: **…)**를 stays as typed.
    (r"[)\]”’\"'%.]\*{1,2}(?=[가-힣])", "강조 밖의 괄호"),
)

# Not prose: code, mathematics, roles that name labels, addresses, front matter, option lines.
_NOT_PROSE = re.compile(
    r"\A---\n.*?\n---\n"
    r"|^(`{3,})\{(?:code-cell|code|bibliography|toctree|tableofcontents)\}.*?^\1\s*$"
    r"|^(`{3,})\w+\n.*?^\2\s*$"
    # The words of the lecture notes are quoted as they stand.
    r"|^`{3,}\{admonition\}.*?$"
    r"|\$\$.*?\$\$|\$[^$\n]+\$"
    r"|\{(?:eq|ref|numref|cite(?::\w+)?|glue:text|download|doc)\}`[^`]*`"
    r"|`[^`\n]*`|\]\([^)\n]*\)|https?://\S+|^:(?!alt)\w+:.*?$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A spelling that must not stand there: line, what was found, what should stand instead."""

    line: int
    found: str
    better: str

    def __str__(self) -> str:
        return f"{self.line}: “{self.found}” → {self.better}"


def lint_page(text: str) -> list[Finding]:
    """Findings in the prose of a MyST page, in order."""
    return lint(prose_of(text))


def prose_of(text: str) -> str:
    """A MyST page with everything but its prose blanked, every line in its place."""
    return _NOT_PROSE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def lint(prose: str) -> list[Finding]:
    """Findings in plain Korean text, in order."""
    found = [
        (match.start(), Finding(prose.count("\n", 0, match.start()) + 1, match[0], better))
        for pattern, better in (*TERMS, *PROSE)
        for match in re.finditer(pattern, prose)
    ]
    return [finding for _, finding in sorted(found, key=lambda pair: pair[0])]
