"""Beliefs about units, about what is not finite, and about the step, in words: R-627 to R-652."""

from __future__ import annotations

from course_pkg.check.variation import worded

WAYS, LOST, STEP = "sec-clip-ways", "sec-clip-nonfinite", "sec-clipping"

FLOOR_ON_BOUND = worded(
    627,
    (
        "eps를 가중치의 노름이 아니라 limit을 곱한 경계의 하한으로 썼습니다.",
        "You put eps under the whole bound, limit times the norm, instead of under the norm of "
        "the weights.",
    ),
    ("limit * max(‖가중치‖, eps)로 구하세요.", "Use limit * max(‖weights‖, eps)."),
    WAYS,
)
FLOOR_EACH_ENTRY = worded(
    628,
    (
        "노름을 구하기 전에 가중치의 성분마다 하한 eps를 적용했습니다. 작은 성분이 많으면 노름이 "
        "커집니다.",
        "You put the floor eps under every single weight before taking the norm: many small "
        "weights make the norm larger.",
    ),
    ("유닛의 노름을 구한 다음 eps와 비교하세요.", "Take the unit's norm first, then the floor."),
    WAYS,
)
CEILING = worded(
    629,
    (
        "eps를 하한이 아니라 상한으로 썼습니다. 큰 쪽이 아니라 작은 쪽을 골랐습니다.",
        "You used eps as a ceiling: the smaller of the two, not the larger.",
    ),
    ("np.maximum을 쓰세요.", "Use np.maximum."),
    WAYS,
)
NOT_MOVED_BACK = worded(
    630,
    (
        "unit_axis를 앞으로 옮긴 다음 되돌리지 않았습니다. 결과의 축 순서가 grad와 다릅니다.",
        "You moved unit_axis to the front and did not move it back: the axes of the result are in "
        "another order than those of grad.",
    ),
    (
        "np.moveaxis(결과, 0, unit_axis)로 되돌리세요.",
        "Undo it with np.moveaxis(result, 0, unit_axis).",
    ),
    WAYS,
)
LIMIT_UNUSED = worded(
    631,
    (
        "경계에 limit을 곱하지 않았습니다. 허용되는 것은 가중치 노름의 limit배까지입니다.",
        "The bound is not multiplied by limit: allowed is limit times the norm of the weights.",
    ),
    ("limit * max(‖가중치‖, eps)로 구하세요.", "Use limit * max(‖weights‖, eps)."),
    WAYS,
)
RESHAPED_ONLY = worded(
    632,
    (
        "축을 옮기지 않고 reshape만 했습니다. reshape는 메모리 순서대로 다시 나눌 뿐이어서 한 행에 "
        "여러 유닛의 값이 섞입니다.",
        "You only reshaped. That cuts the array anew in memory order, so a row mixes values of "
        "several units.",
    ),
    (
        "np.moveaxis로 unit_axis를 앞으로 옮긴 다음 reshape하세요.",
        "Bring unit_axis to the front with np.moveaxis, then reshape.",
    ),
    WAYS,
)
LATER_AXES = worded(
    633,
    (
        "나머지 축 가운데 일부로만 제곱을 더했습니다.",
        "You summed the squares over some of the other axes only.",
    ),
    (
        "unit_axis 하나만 빼고 모든 축을 더하세요.",
        "Sum over every axis except unit_axis.",
    ),
    WAYS,
)
ZERO_UNITS_FREE = worded(
    634,
    (
        "가중치가 0인 유닛은 자르지 않았습니다. 그런 유닛의 경계는 limit · eps입니다.",
        "You did not clip units with zero weights. Their bound is limit · eps.",
    ),
    ("그 유닛에도 하한 eps를 쓰세요.", "Use the floor eps for them as well."),
    WAYS,
)
FLOOR_IF_ZERO = worded(
    635,
    (
        "가중치 노름이 0일 때만 eps를 썼습니다. 노름이 eps보다 작을 때도 하한이 필요합니다.",
        "You used eps only where the norm of the weights is exactly 0. A norm below eps needs the "
        "floor too.",
    ),
    ("max(‖가중치‖, eps)를 쓰세요.", "Use max(‖weights‖, eps)."),
    WAYS,
)
PAIR_RETURNED = worded(
    657,
    (
        "리스트 하나가 아니라 두 값을 돌려줬습니다. 여기서는 자른 그레이디언트만 돌려줍니다.",
        "You returned two values. Asked is the list of clipped gradients alone.",
    ),
    ("리스트만 return하세요.", "Return the list only."),
    WAYS,
)
EXCHANGED = worded(
    658,
    (
        "그레이디언트와 가중치의 자리가 뒤바뀌었습니다. 가중치의 노름이 경계이고, 줄어드는 것은 "
        "그레이디언트입니다.",
        "Gradient and weights are exchanged: the weights give the bound, and the gradient is what "
        "is shortened.",
    ),
    (
        "‖grad‖를 limit · max(‖weight‖, eps)와 비교하세요.",
        "Compare ‖grad‖ with limit · max(‖weight‖, eps).",
    ),
    WAYS,
)
NONE_FOR_LIST = worded(
    637,
    (
        "건너뛸 때 리스트 대신 None이나 빈 리스트를 돌려줬습니다. 받는 쪽은 파라미터마다 한 "
        "자리를 기대합니다.",
        "On skipping you returned None, or an empty list, in place of the list. The caller "
        "expects one entry per parameter.",
    ),
    (
        "길이가 grads와 같고 모두 None인 리스트를 돌려주세요.",
        "Return a list as long as grads that holds None everywhere.",
    ),
    LOST,
)
FLAG_INVERTED = worded(
    638,
    (
        "skipped의 True와 False가 뒤바뀌었습니다.",
        "True and False of skipped are exchanged.",
    ),
    ("건너뛰었을 때 True입니다.", "It is True when the step is skipped."),
    LOST,
)
KEPT_AS_IT_WAS = worded(
    639,
    (
        "건너뛰어야 할 때 받은 그레이디언트를 그대로 돌려줬습니다. NaN이 파라미터까지 번집니다.",
        "Where the step should be skipped you returned the gradients as they came: the NaN "
        "spreads to the parameters.",
    ),
    ("모든 자리를 None으로 두세요.", "Put None in every place."),
    LOST,
)
STOPS_WITH_ERROR = worded(
    640,
    (
        "유한하지 않을 때 오류를 냈습니다. 훈련은 계속되어야 하고 그 스텝만 건너뜁니다.",
        "You raised an error where something is not finite. Training shall go on; only that step "
        "is skipped.",
    ),
    ("[None, …]과 True를 돌려주세요.", "Return [None, …] and True."),
    LOST,
)
NOT_LOOKED_FOR = worded(
    641,
    (
        "NaN과 무한대를 찾아내지 못했습니다. NaN은 자기 자신과도 같지 않아 ==로는 찾을 수 없고, "
        "크기 비교는 언제나 False입니다.",
        "NaN and infinity are not found. NaN does not even equal itself, so == cannot find it, and "
        "comparing it is always False.",
    ),
    ("np.isfinite(g).all()로 확인하세요.", "Test np.isfinite(g).all()."),
    LOST,
)
ALL_FOR_ANY = worded(
    642,
    (
        "배열의 모든 성분이 유한하지 않을 때만 건너뛰었습니다. 그런 성분이 하나라도 있으면 "
        "건너뛰어야 합니다.",
        "You skip only if everything in an array is not finite. A single entry is enough.",
    ),
    ("any와 all을 살펴보세요.", "Look at any and all."),
    LOST,
)
NAN_MISSED = worded(
    643,
    (
        "무한대만 찾고 NaN은 놓쳤습니다.",
        "You looked for infinity only and missed NaN.",
    ),
    ("np.isfinite는 둘 다 찾습니다.", "np.isfinite finds both."),
    LOST,
)
MINUS_INFINITY = worded(
    644,
    (
        "음의 무한대를 놓쳤습니다.",
        "You missed minus infinity.",
    ),
    ("np.isfinite로 확인하세요.", "Test with np.isfinite."),
    LOST,
)
LARGE_LEFT = worded(
    645,
    (
        "노름이 무한대로 넘친 유한한 그레이디언트를 자르지 않았습니다.",
        "A finite gradient whose norm overflows is not clipped.",
    ),
    (
        "절댓값이 가장 큰 성분으로 나눈 다음 노름을 구하고, 그 수를 다시 곱하세요.",
        "Divide by the largest absolute entry, take the norm, and multiply it back.",
    ),
    LOST,
)
UNFROZEN = worded(
    646,
    (
        "동결한 파라미터의 requires_grad를 켰습니다. 움직이지 말아야 할 것이 훈련됩니다.",
        "You switched requires_grad on for frozen parameters: what should stay is trained.",
    ),
    ("grad가 None인 파라미터는 건너뛰세요.", "Skip parameters whose grad is None."),
    STEP,
)
STEP_EACH = worded(
    647,
    (
        "조각마다 갱신했습니다. 한 번 부를 때 갱신은 한 번입니다.",
        "You made an update for every micro-batch. One call makes one update.",
    ),
    ("step()을 반복문 밖으로 옮기세요.", "Move step() out of the loop."),
    STEP,
)
NO_UPDATE = worded(
    648,
    (
        "파라미터가 움직이지 않았습니다. step()을 부르지 않았거나 그 앞에서 그레이디언트를 "
        "비웠습니다.",
        "The parameters have not moved: step() is not called, or the gradients are cleared just "
        "before it.",
    ),
    (
        "zero_grad(), backward(), 클리핑, step()의 순서인지 확인하세요.",
        "The order is zero_grad(), backward(), clipping, step().",
    ),
    STEP,
)
DIVIDED_BY_SAMPLES = worded(
    649,
    (
        "조각의 수가 아닌 수로 나눴습니다. mse_loss는 이미 조각 안의 샘플에 걸친 평균입니다.",
        "You divided by something else than the number of micro-batches. mse_loss is a mean over "
        "the examples already.",
    ),
    ("손실을 len(batches)로만 나누세요.", "Divide the loss by len(batches) alone."),
    STEP,
)
NORM_OF_ONE = worded(
    650,
    (
        "조각의 그레이디언트마다 노름을 구해 그 하나나 합, 평균을 돌려줬습니다. 자른 것은 모은 "
        "그레이디언트입니다.",
        "You took the norm of each micro-batch's gradient and returned one of them, their sum or "
        "their mean. What is clipped is the gradient of all.",
    ),
    (
        "모은 그레이디언트를 자를 때 나온 노름을 돌려주세요.",
        "Return the norm found when the collected gradient is clipped.",
    ),
    STEP,
)
LOSS_RETURNED = worded(
    651,
    ("노름이 아니라 손실을 돌려줬습니다.", "You returned the loss, not the norm."),
    ("자르기 전의 노름을 돌려주세요.", "Return the norm before clipping."),
    STEP,
)
NORM_NOT_RETURNED = worded(
    652,
    ("노름을 돌려주지 않았습니다.", "You did not return the norm."),
    (
        "clip_grad_norm_이 돌려주는 값을 return하세요.",
        "Return what clip_grad_norm_ gives back.",
    ),
    STEP,
)
