"""Further mistakes in normalization, in words: R-330 to R-338."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

SWAPPED = Diagnosis(
    "R-330",
    Text(
        ko="γ와 β를 서로 바꿔 썼습니다. 곱하는 쪽이 γ이고 더하는 쪽이 β입니다.",
        en="You swapped γ and β: γ is the factor, β is added.",
    ),
    Text(ko="y = γ·x̂ + β인지 확인하세요.", en="See that y = γ·x̂ + β."),
    "sec-bn-forward",
)
NOT_SPREAD = Diagnosis(
    "R-331",
    Text(
        ko="모양이 (c,)인 배열을 그대로 곱하거나 더했습니다. 브로드캐스팅은 마지막 축부터 맞추므로 "
        "채널 축(1번)이 아니라 마지막 축에 맞춰집니다.",
        en="You multiplied or added an array of shape (c,) as it is. Broadcasting aligns it with "
        "the last axis, not with the channels on axis 1.",
    ),
    Text(
        ko="먼저 γ와 β를 (1, c, 1, …) 모양으로 바꾸세요.",
        en="Give γ and β the shape (1, c, 1, …) first.",
    ),
    "sec-bn-forward",
)
AVERAGED_VARIANCES = Diagnosis(
    "R-332",
    Text(
        ko="부분마다 분산을 구해 평균을 냈습니다. 그러면 부분의 평균이 서로 다른 만큼의 분산이 "
        "빠집니다.",
        en="You took the variance within each part and averaged those: how far the parts' means "
        "lie apart is lost.",
    ),
    Text(
        ko="모든 값의 평균을 먼저 구하고, 그 평균에서 잰 편차의 제곱을 한꺼번에 평균 내세요.",
        en="Take the mean of all values first, then the mean of all squared deviations from it.",
    ),
    "sec-bn-forward",
)
EPS_FLOOR = Diagnosis(
    "R-333",
    Text(
        ko="ε을 분산의 하한으로 썼습니다. 분산이 ε보다 크면 ε은 아무 일도 하지 않게 됩니다.",
        en="You used ε as a lower bound: where the variance is larger, ε then does nothing.",
    ),
    Text(
        ko="np.maximum 대신 분산에 ε을 더하세요.",
        en="Add ε to the variance instead of taking the larger of the two.",
    ),
    "sec-bn-forward",
)
CANCELLATION = Diagnosis(
    "R-334",
    Text(
        ko="분산을 float32에서 E[x²] − E[x]²으로 구했습니다. 평균이 크면 거의 같은 두 수를 빼게 "
        "되어 유효 숫자가 남지 않습니다.",
        en="You computed the variance as E[x²] − E[x]² in float32. Where the mean is large, two "
        "nearly equal numbers are subtracted and no digits are left.",
    ),
    Text(
        ko="평균을 먼저 빼고 편차의 제곱을 평균 내세요.",
        en="Subtract the mean first, then average the squared deviations.",
    ),
    "sec-bn-forward",
)
SIGN = Diagnosis(
    "R-335",
    Text(
        ko="dx에서 평균을 거치는 항이나 분산을 거치는 항의 부호가 반대입니다.",
        en="In dx a term has the wrong sign: the one through the mean or the one through the "
        "variance.",
    ),
    Text(
        ko="두 항은 모두 뺍니다. dx의 합과 dx·x̂의 합이 둘 다 0에 가까운지 보세요.",
        en="Both terms are subtracted. See that dx and dx·x̂ both sum to nearly 0.",
    ),
    "sec-bn-backward",
)
MOMENTUM_IGNORED = Diagnosis(
    "R-336",
    Text(
        ko="식에 0.1을 직접 썼습니다. 인자 momentum을 바꿔도 결과가 그대로입니다.",
        en="You wrote 0.1 into the formula: another momentum changes nothing.",
    ),
    Text(
        ko="__init__에서 self.momentum에 저장하고 갱신할 때 쓰세요.",
        en="Keep self.momentum in __init__ and use it in the update.",
    ),
    "sec-bn-inference",
)
CUMULATIVE = Diagnosis(
    "R-337",
    Text(
        ko="지금까지 나온 모든 배치를 같은 비중으로 평균 냈습니다. 이동 평균은 새 배치에 언제나 "
        "momentum만큼의 비중을 줍니다.",
        en="You averaged all batches so far with equal weight. The running average gives every new "
        "batch the weight momentum.",
    ),
    Text(
        ko="배치를 세지 말고, 이전 값에 (1 − momentum), 새 배치의 값에 momentum을 곱해 더하세요.",
        en="Do not count batches: take (1 − momentum) times the old value plus momentum times the "
        "batch's.",
    ),
    "sec-bn-inference",
)
MASK_INVERTED = Diagnosis(
    "R-338",
    Text(
        ko="mask를 반대로 읽었습니다. 여기서는 True가 실제 값이고 False가 패딩입니다. PyTorch의 "
        "key_padding_mask는 이와 반대입니다.",
        en="You read the mask the other way round. Here True is a real value and False is padding; "
        "PyTorch's key_padding_mask is the opposite.",
    ),
    Text(
        ko="mask를 뒤집지 말고 그대로 쓰세요.",
        en="Use mask as it is, without inverting it.",
    ),
    "sec-bn-forward",
)
