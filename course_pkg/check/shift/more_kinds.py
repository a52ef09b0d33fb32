"""More misconceptions about the kinds of shift, in words: R-543 to R-596."""

from __future__ import annotations

from course_pkg.check.shift.words import said

NO_ZEROS = said(
    549,
    (
        "새 사전 확률이 0인 클래스가 있을 때만 틀렸습니다. 그 클래스의 확률은 0이어야 합니다.",
        "You are wrong only where a class has a new prior of 0: its probability should be 0.",
    ),
    (
        "0을 다른 수로 바꾸지 말고 그대로 곱하세요.",
        "Do not replace the 0; multiply by it.",
    ),
    "three",
)
OTHER_AXIS = said(
    543,
    (
        "행이 아니라 열을 따라 합이 1이 되게 나눴습니다. 샘플은 행입니다.",
        "You made the columns sum to 1, not the rows. A row is an example.",
    ),
    (
        "axis=1로 더하고 keepdims=True를 주세요.",
        "Sum along axis=1, with keepdims=True.",
    ),
    "three",
)
CONDITIONALS_SWAPPED = said(
    561,
    (
        "셋째와 넷째를 뒤바꿨습니다. p(y|x)는 x마다, 곧 행마다 보는 분포입니다.",
        "The third and the fourth are exchanged: p(y|x) is a distribution for each x, that is for "
        "each row.",
    ),
    (
        "p(y|x)는 각 행을, p(x|y)는 각 열을 그 합으로 나눈 것입니다.",
        "For p(y|x) divide each row by its sum, for p(x|y) each column.",
    ),
    "three",
)
ONLY_CONDITIONALS = said(
    563,
    (
        "첫째와 둘째는 맞고, 조건부 분포의 거리가 틀렸습니다.",
        "The first two are right, the distances of the conditional distributions are not.",
    ),
    (
        "행이나 열을 그 합으로 나눴는지, 절댓값의 합을 반으로 나눴는지, 새 데이터의 비율로 평균 "
        "냈는지 확인하세요.",
        "See that rows or columns are divided by their sums, that the sum of absolute values is "
        "halved, and that the average uses the shares of the new data.",
    ),
    "three",
)
ONLY_MARGINALS = said(
    569,
    (
        "셋째와 넷째는 맞고, p(x)나 p(y)의 거리가 틀렸습니다.",
        "The last two are right, the distance of p(x) or of p(y) is not.",
    ),
    (
        "표를 전체 합으로 나눈 다음 행이나 열을 따라 더하세요.",
        "Divide the table by its total, then sum along rows or columns.",
    ),
    "three",
)
NOT_AVERAGED = said(
    577,
    (
        "조건마다 구한 거리를 평균 내지 않고 더했습니다.",
        "You summed the distances of the conditions instead of averaging them.",
    ),
    (
        "새 데이터에서 그 조건의 확률을 곱해 더하세요.",
        "Multiply each by the probability of its condition in the new data, then sum.",
    ),
    "three",
)
WELFORD = said(
    580,
    (
        "평균을 갱신하며 제곱을 더할 때 새 평균에서 잰 편차를 두 번 곱했습니다. 하나는 이전 "
        "평균에서 재야 합니다.",
        "In the running sum of squares both deviations are from the new mean; one of them is from "
        "the old.",
    ),
    (
        "(x − 이전 평균)·(x − 새 평균)을 더하세요.",
        "Add (x − old mean)·(x − new mean).",
    ),
    "batch",
)
DEVIATION = said(
    594,
    (
        "분산이 아니라 표준편차를 돌려줬습니다.",
        "You returned the standard deviation, not the variance.",
    ),
    (
        "제곱근을 취하지 마세요.",
        "Do not take the root.",
    ),
    "batch",
)
ONLY_VAR = said(
    593,
    (
        "평균은 맞고 분산이 틀렸습니다.",
        "The mean is right, the variance is not.",
    ),
    (
        "모든 샘플의 편차를 전체 평균에서 재어 제곱하고, 전체 샘플 수로 나누세요.",
        "Measure all deviations from the overall mean, and divide their squares by the number of "
        "all examples.",
    ),
    "batch",
)
ONE_BATCH_WEIGHT = said(
    596,
    (
        "배치마다 n이 아니라 n−1의 비중을 줬습니다.",
        "You gave each batch the weight n−1 instead of n.",
    ),
    (
        "배치 크기 n을 그대로 곱하세요.",
        "Weigh each batch by its size n.",
    ),
    "batch",
)
