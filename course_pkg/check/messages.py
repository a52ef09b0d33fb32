"""The sentences that every task shares; what is particular to a task stands with the task."""

from __future__ import annotations

from course_pkg.check.verdict import Text

ALL_RIGHT = Text(
    ko="모두 맞았습니다. 서로 다른 입력 {count}가지로 확인했습니다.",
    en="All right, on {count} different inputs.",
)
VISIBLE_RIGHT = Text(
    ko="여기 보이는 입력 {count}가지에서는 모두 맞았습니다. 제출하면 다른 입력으로도 확인합니다.",
    en="All right on the {count} inputs shown here. After you hand in, others are tried as well.",
)
MISSING = Text(
    ko="아직 답이 없습니다. 답을 쓰고 나서 raise NotImplementedError() 줄을 지우세요.",
    en="There is no answer yet. When you have written one, remove the line that raises "
    "NotImplementedError.",
)
FORBIDDEN = Text(
    ko="이 문제에서는 {name}을(를) 쓸 수 없습니다. 직접 계산하는 코드를 쓰고 다시 실행하세요.",
    en="{name} may not be used in this task. Write the computation yourself, then run this again.",
)
PARTS = Text(ko="맞은 부분: {right}. 틀린 부분: {wrong}.", en="Right: {right}. Wrong: {wrong}.")
FINISHED = Text(ko="이미 완성된 함수", en="A finished function")
ON_INPUT = Text(ko="입력: {case}.", en="Input: {case}.")
ON_INPUT_OF_SIZE = Text(
    ko="입력: {case}, x의 모양 {shape}.", en="Input: {case}, x of shape {shape}."
)
ON_HIDDEN = Text(
    ko="보이는 입력에서는 맞지만, 여기에 보이지 않는 입력({case})에서 틀립니다.",
    en="It is right on the inputs you can see and wrong on one that is not shown ({case}).",
)
VALUE = Text(
    ko="{key}의 값이 다릅니다. 기대한 값 {want}, 나온 값 {got}.",
    en="{key} should be {want}; it is {got}.",
)
SHAPE = Text(
    ko="{key}의 모양이 다릅니다. 기대한 모양 {want}, 나온 모양 {got}.",
    en="{key} should have shape {want}; it has shape {got}.",
)
NOTHING = Text(
    ko="{key} 자리에 아무것도 없습니다(None). return 문을 빠뜨리지 않았는지 살펴보세요.",
    en="{key} is missing: None came back. Is there a return statement?",
)
NONE_WANTED = Text(
    ko="{key} 자리는 None이어야 하는데 다른 값이 있습니다.",
    en="{key} should be None; something else is there.",
)
FOREIGN = Text(
    ko="{key} 자리에는 {want} 있어야 하는데 {got} 타입이 나왔습니다.",
    en="{key} should be {want}; an object of type {got} came back.",
)
ARRAY = Text(ko="NumPy 배열이나 수가", en="a NumPy array or a number")
TENSOR = Text(ko="텐서가", en="a tensor")
RAISED = Text(
    ko="코드를 실행하다가 오류가 났습니다{where}: {error}.",
    en="Your code stopped with an error{where}: {error}.",
)
LINE = Text(ko="(셀의 {line}번째 줄)", en=" (line {line} of your cell)")
SOME_RIGHT = Text(
    ko="입력 {total}가지 가운데 {right}가지에서 맞았습니다.",
    en="It is right on {right} of {total} inputs.",
)
UNKNOWN = Text(
    ko="흔한 실수 가운데 이 결과와 맞아떨어지는 것은 없습니다.",
    en="This is none of the usual mistakes.",
)
REREAD = Text(ko="다시 볼 곳: {section}.", en="Reread: {section}.")
PRINTED = Text(
    ko="코드가 화면에 무언가를 출력합니다. 점수에는 영향이 없습니다.",
    en="Your code prints something; that does not matter for the points.",
)
CHANGED = Text(
    ko="함수가 입력 {names}의 값을 바꿉니다. 호출한 쪽의 데이터가 망가지므로 복사본에서 "
    "계산하세요.",
    en="Your function changes its input {names}. That damages the caller's data: compute on a "
    "copy.",
)
FOREIGN_RECORDING = Text(
    ko="검사를 끝내지 못했습니다. 노트북을 처음부터 다시 실행하세요.",
    en="The check could not be finished. Run the notebook again from the top.",
)

SECTIONS: dict[str, Text] = {
    "sec-scaling-standardize": Text(
        ko="1장의 ‘스케일링과 표준화’ 절", en="“Scaling and standardization” in chapter 1"
    ),
    "sec-scaling-whitening": Text(ko="1장의 ‘백색화’ 절", en="“Whitening” in chapter 1"),
    "sec-scaling-price": Text(ko="1장의 ‘무엇을 잃을까’ 절", en="“What it costs” in chapter 1"),
    "sec-scaling-regularization": Text(
        ko="1장의 ‘정규화와 규제’ 절", en="“Normalization is not regularization” in chapter 1"
    ),
    "sec-bn": Text(ko="‘배치 정규화의 순전파’ 장", en="the chapter “Batch norm, forward”"),
    "sec-bn-forward": Text(ko="‘배치 정규화의 순전파’ 장", en="the chapter “Batch norm, forward”"),
    "sec-bn-backward": Text(
        ko="‘배치 정규화의 역전파’ 장", en="the chapter “Batch norm, backward”"
    ),
    "sec-bn-inference": Text(ko="‘훈련과 추론’ 장", en="the chapter “Training and inference”"),
    "sec-bn-other-axes": Text(
        ko="‘배치 정규화의 역전파’ 장의 ‘다른 축으로: 층 정규화’ 절",
        en="“The other axis: layer norm” in the chapter “Batch norm, backward”",
    ),
    "sec-shift-three": Text(
        ko='3장의 ‘"분포가 달라진다"는 세 가지 현상’ 절',
        en='“Three things that all "change the distribution"” in chapter 3',
    ),
    "sec-shift-batch": Text(
        ko="3장의 ‘배치 잡음: 아무것도 움직이지 않았다’ 절",
        en="“Batch noise: nothing has moved” in chapter 3",
    ),
    "sec-shift-weights": Text(
        ko="3장의 ‘공변량 이동: 가중치로 고치기’ 절",
        en="“Covariate shift: weights can repair it” in chapter 3",
    ),
    "sec-shift-detector": Text(
        ko="3장의 ‘이동 탐지기, 그리고 볼 수 없는 것’ 절",
        en="“A detector, and what it cannot see” in chapter 3",
    ),
    "sec-clipping": Text(ko="‘그레이디언트 클리핑’ 장", en="the chapter on gradient clipping"),
    "sec-clip-ways": Text(
        ko="‘그레이디언트 클리핑’ 장의 ‘자르는 방법 네 가지’ 절",
        en="“Four ways to clip” in the chapter on gradient clipping",
    ),
    "sec-clip-nonfinite": Text(
        ko="‘그레이디언트 클리핑’ 장의 ‘0, inf, NaN’ 절",
        en="“Zero, infinity, NaN” in the chapter on gradient clipping",
    ),
    "sec-other-axes": Text(
        ko="‘식은 하나, 축은 여럿’ 장", en="the chapter “One formula, other axes”"
    ),
    "sec-learning": Text(
        ko="12장 ‘미니배치와 일반화’", en="chapter 12, “Mini-batches and generalization”"
    ),
    "sec-learning-gradient": Text(
        ko="12장의 ‘미니배치 그레이디언트’ 절", en="“The mini-batch gradient” in chapter 12"
    ),
    "sec-learning-bv": Text(ko="12장의 ‘편향과 분산’ 절", en="“Bias and variance” in chapter 12"),
    "sec-learning-stopping": Text(ko="12장의 ‘조기 종료’ 절", en="“Early stopping” in chapter 12"),
    "sec-learning-reading": Text(
        ko="12장의 ‘결과를 읽는 법’ 절", en="“How to read a result” in chapter 12"
    ),
    "sec-distillation": Text(
        ko="‘앙상블과 증류’ 장",
        en="the chapter “Ensembles and distillation”",
    ),
    "sec-kd-ensembles": Text(
        ko="‘앙상블과 증류’ 장의 ‘여럿이 답하기’ 절",
        en="“Several answers” in the chapter on distillation",
    ),
    "sec-kd-temperature": Text(
        ko="‘앙상블과 증류’ 장의 ‘온도’ 절",
        en="“Temperature” in the chapter on distillation",
    ),
    "sec-kd-loss": Text(
        ko="‘앙상블과 증류’ 장의 ‘손실’ 절",
        en="“The loss” in the chapter on distillation",
    ),
    "sec-kd-gradient": Text(
        ko="‘앙상블과 증류’ 장의 ‘그레이디언트를 손으로’ 절",
        en="“The gradient by hand” in the chapter on distillation",
    ),
    "sec-kd-logits": Text(
        ko="‘앙상블과 증류’ 장의 ‘온도를 높이면: 로짓 맞추기’ 절",
        en="“Turning up the heat: matching logits” in the chapter on distillation",
    ),
    "sec-kd-measured": Text(
        ko="‘앙상블과 증류’ 장의 ‘실험으로 확인하기: 샘플이 적을 때와 많을 때’ 절",
        en="“Measured: few examples and many” in the chapter on distillation",
    ),
    "sec-transfer": Text(
        ko="‘전이 학습’ 장",
        en="the chapter on transfer learning",
    ),
    "sec-transfer-procedure": Text(
        ko="‘전이 학습’ 장의 ‘절차’ 절",
        en="“The procedure” in the chapter on transfer learning",
    ),
    "sec-transfer-freezing": Text(
        ko="‘전이 학습’ 장의 ‘제대로 동결하기’ 절",
        en="“Freezing that freezes” in the chapter on transfer learning",
    ),
    "sec-transfer-adabn": Text(
        ko="‘전이 학습’ 장의 ‘새 도메인의 통계’ 절",
        en="“New statistics for a new domain” in the chapter on transfer learning",
    ),
    "sec-transfer-rates": Text(
        ko="‘전이 학습’ 장의 ‘헤드 먼저, 그리고 학습률’ 절",
        en="“Head first, and learning rates” in the chapter on transfer learning",
    ),
    "sec-strategies": Text(
        ko="‘전이 전략’ 장",
        en="the chapter “Transfer strategies”",
    ),
    "sec-strategies-economics": Text(
        ko="‘전이 전략’ 장의 ‘비용은 얼마나 들까’ 절",
        en="“What does it cost?” in the chapter on transfer strategies",
    ),
}
"""Label of a section of the book -> how a message calls it."""
