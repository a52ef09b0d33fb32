"""What students believe of softmax and of losses with gaps, in words: R-660 to R-677."""

from __future__ import annotations

from course_pkg.check.variation import worded

TEMPERATURE, LOSS, GRADIENT = "sec-kd-temperature", "sec-kd-loss", "sec-kd-gradient"

AXIS_DROPPED = worded(
    660,
    (
        "축을 남기지 않고 최댓값이나 합을 구했습니다. 모양이 맞지 않거나, 맞더라도 다른 행의 값이 "
        "쓰입니다.",
        "You took the maximum, or the sum, without keeping the axis: shapes do not fit, or they "
        "do and the values of other rows are used.",
    ),
    ("max와 sum에 keepdims=True를 주세요.", "Give max and sum keepdims=True."),
    TEMPERATURE,
)
LOG_BASE = worded(
    661,
    (
        "밑이 e가 아닌 로그를 썼습니다. exp의 역함수는 자연로그입니다.",
        "You used a logarithm of another base than e; the inverse of exp is the natural one.",
    ),
    ("np.log를 쓰세요.", "Use np.log."),
    TEMPERATURE,
)
SUM_NOT_LOGGED = worded(
    662,
    (
        "지수의 합에 로그를 취하지 않고 뺐습니다.",
        "You subtracted the sum of exponentials without taking its log.",
    ),
    ("log Σ exp(z/T)를 빼세요.", "Subtract log Σ exp(z/T)."),
    TEMPERATURE,
)
MAX_LOST = worded(
    663,
    (
        "최댓값을 한쪽에서만 뺐습니다. 지수의 합에서 뺐으면 로짓에서도 빼거나 합의 로그에 다시 "
        "더해야 합니다.",
        "You subtracted the maximum in one place only. What is taken out of the exponentials must "
        "be taken from the logits too, or be added to the log of the sum.",
    ),
    (
        "먼저 z = z − max(z)로 바꾸고, 그 뒤로는 새 z만 쓰세요.",
        "Replace z by z − max(z) first and use only that.",
    ),
    TEMPERATURE,
)
NEGATED = worded(
    664,
    (
        "부호가 반대입니다. 확률은 1 이하이므로 로그 확률은 0 이하입니다.",
        "The sign is reversed: probabilities are at most 1, so their logarithms are at most 0.",
    ),
    ("z/T에서 log Σ exp(z/T)를 빼세요.", "Subtract log Σ exp(z/T) from z/T."),
    TEMPERATURE,
)
T_IN_ONE_PLACE = worded(
    665,
    (
        "온도로 나눈 로짓과 나누지 않은 로짓을 섞어 썼습니다.",
        "You mixed logits that are divided by the temperature with logits that are not.",
    ),
    ("처음에 z = z / T로 바꾸세요.", "Begin with z = z / T."),
    TEMPERATURE,
)
LOGITS_CUT = worded(
    666,
    (
        "큰 로짓을 잘라 넘침을 피했습니다. 잘린 로짓끼리는 차이가 사라집니다.",
        "You cut large logits to avoid overflow: among those that are cut all differences are "
        "lost.",
    ),
    ("자르지 말고 행마다 가장 큰 로짓을 빼세요.", "Subtract each row's largest logit instead."),
    TEMPERATURE,
)
NOT_THE_LARGEST = worded(
    667,
    (
        "가장 큰 로짓이 아닌 수(평균이나 최솟값)를 뺐습니다. 그보다 훨씬 큰 로짓의 지수는 여전히 "
        "넘칩니다.",
        "You subtracted the mean or the smallest logit: the exponential of one far above it still "
        "overflows.",
    ),
    ("행마다 최댓값을 빼세요.", "Subtract each row's maximum."),
    TEMPERATURE,
)
T_FROM_OUTSIDE = worded(
    668,
    (
        "소프트맥스를 구한 다음 온도를 곱하거나 온도로 나눴습니다. 온도는 로짓에만 씁니다.",
        "You multiplied or divided by the temperature after the softmax. It belongs to the logits "
        "alone.",
    ),
    ("온도로 나누는 것은 로짓 한 번뿐입니다.", "Divide the logits, once, and nothing else."),
    TEMPERATURE,
)
COMPLETE_ROWS = worded(
    670,
    (
        "빈 곳이 하나라도 있는 샘플을 통째로 뺐습니다. 교사가 아는 클래스에서 배울 것이 "
        "사라집니다.",
        "You left out every example that has a gap: what its teacher does know is lost.",
    ),
    ("빈 클래스만 빼고 그 샘플은 남기세요.", "Leave out the missing classes, keep the example."),
    LOSS,
)
COMPLETE_COLUMNS = worded(
    671,
    (
        "모든 샘플에서 알려진 클래스만 썼습니다. 아는 클래스는 샘플마다 다릅니다.",
        "You used only classes known for every example. Which classes are known differs from "
        "example to example.",
    ),
    ("샘플마다 그 샘플의 빈 곳만 빼세요.", "Leave out, row by row, that row's own gaps."),
    LOSS,
)
SUMMED = worded(
    672,
    (
        "샘플에 걸쳐 평균 내지 않고 더했습니다.",
        "You added over the examples instead of averaging.",
    ),
    (
        "kl_div라면 'batchmean', 직접 쓴다면 샘플 수로 나누세요.",
        "Divide by the number of examples; in kl_div that is 'batchmean'.",
    ),
    LOSS,
)
ROWS_RETURNED = worded(
    656,
    (
        "샘플마다 구한 값을 그대로 돌려줬습니다. 손실은 수 하나입니다.",
        "You returned one value per example. The loss is one number.",
    ),
    ("샘플에 걸쳐 평균을 내세요.", "Average over the examples."),
    LOSS,
)
T_DIVIDED = worded(
    673,
    (
        "T²을 곱하지 않고 T²으로 나눴습니다. 작아진 그레이디언트가 더 작아집니다.",
        "You divided by T² instead of multiplying: gradients that shrank shrink further.",
    ),
    ("T²을 곱하세요.", "Multiply by T²."),
    LOSS,
)
NOT_KL = worded(
    674,
    (
        "KL이 아니라 두 확률(또는 로짓)의 제곱 거리를 썼습니다.",
        "You used a squared distance of probabilities or logits, not KL.",
    ),
    ("Σ p·(log p − log q)를 쓰세요.", "Use Σ p·(log p − log q)."),
    LOSS,
)
SYMMETRIC = worded(
    675,
    (
        "두 방향의 KL을 더하거나 평균 냈습니다. 증류에서는 KL(교사‖학생)만 씁니다.",
        "You combined KL in both directions. Distillation uses KL(teacher‖student) alone.",
    ),
    ("한 방향만 남기세요.", "Keep the one direction."),
    LOSS,
)
EMPTY_FAILS = worded(
    676,
    (
        "아는 클래스가 하나도 없는 행에서 코드가 멈춥니다. 빈 배열에는 최댓값이 없습니다.",
        "Your code stops at a row without any known class: an empty array has no maximum.",
    ),
    (
        "그런 행을 먼저 빼고, 남은 행이 없으면 0을 돌려주세요.",
        "Leave such rows out first; if none remain, return 0.",
    ),
    LOSS,
)
LARGE_LOGITS = worded(
    677,
    (
        "로짓이 크면 지수가 넘치거나 0으로 사라져 결과가 유한하지 않습니다.",
        "With large logits exponentials overflow, or vanish to 0 before the log: the result is "
        "not finite.",
    ),
    (
        "앞에서 쓴 log_softmax처럼 행마다 가장 큰 로짓을 빼고 로그에서 계산하세요.",
        "Subtract each row's largest logit and stay with logarithms, as log_softmax does.",
    ),
    TEMPERATURE,
)
