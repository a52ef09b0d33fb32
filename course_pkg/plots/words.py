"""The words of every figure, once in each language; a plot looks them up and says no others."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.plots.style import Lang


@dataclass(frozen=True, slots=True)
class Word:
    """One wording, Korean and English."""

    ko: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.ko if lang == "ko" else self.en


TEST_ERROR = Word("테스트 오류율", "test error")
LEARNING_RATE = Word("학습률", "learning rate")
BATCH_NORM = Word("배치 정규화", "batch norm")
LAYER_NORM = Word("층 정규화", "layer norm")
GROUP_NORM = Word("그룹 정규화", "group norm")
NO_NORM = Word("정규화 없음", "no norm")
RUNNING_STATISTICS = Word("추론: 이동 평균과 이동 분산", "tested with running statistics")
OWN_GROUP = Word("추론: 테스트 샘플끼리 구한 통계", "tested with statistics of its own group")
STATISTICS_OVER = Word(
    "배치 정규화가 통계를 구하는 샘플 수", "examples per statistic of batch norm"
)
HE_INIT = Word("He 초기화", "He init")
TORCH_INIT = Word("PyTorch 기본 초기화", "PyTorch default init")
