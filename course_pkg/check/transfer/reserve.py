"""Mistakes with heads, cached features and adapted statistics: R-143 to R-159, R-165 on."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

SHARED = Diagnosis(
    "R-143",
    Text(
        ko="새 모델과 원래 모델이 같은 텐서를 씁니다. 새 모델을 미세 조정하면 원래 모델까지 "
        "바뀝니다.",
        en="The new model shares tensors with the original: fine-tuning one changes the other.",
    ),
    Text(
        ko="copy.deepcopy로 복사하세요. copy.copy나 층을 다시 담는 것으로는 텐서가 복사되지 "
        "않습니다.",
        en="Use copy.deepcopy; copy.copy, or putting the same layers into a new container, copies "
        "no tensor.",
    ),
    "sec-transfer-procedure",
)
IN_PLACE = Diagnosis(
    "R-144",
    Text(
        ko="원래 모델의 헤드를 바꿨습니다. 원래 모델은 예전 클래스를 계속 분류할 수 있어야 합니다.",
        en="You replaced the head of the original; the original must still classify its old "
        "classes.",
    ),
    Text(
        ko="먼저 복사하고 복사본의 헤드를 바꾸세요.",
        en="Copy first, and change the head of the copy.",
    ),
    "sec-transfer-procedure",
)
NO_BUFFERS = Diagnosis(
    "R-145",
    Text(
        ko="파라미터만 복사해서 이동 평균과 이동 분산이 처음 값으로 돌아갔습니다.",
        en="Only the parameters were copied; running mean and variance are back at their initial "
        "values.",
    ),
    Text(
        ko="state_dict()에는 버퍼도 들어 있습니다. parameters()를 옮기지 말고 state_dict 전체를 "
        "옮기세요.",
        en="state_dict() holds the buffers too: carry over all of it, not parameters().",
    ),
    "sec-transfer-procedure",
)
FRESH_BODY = Diagnosis(
    "R-146",
    Text(
        ko="구조만 같고 가중치는 새로 초기화되었습니다. 사전 훈련에서 배운 것이 사라졌습니다.",
        en="The structure is the same, the weights are fresh: what pretraining learned is gone.",
    ),
    Text(
        ko="백본의 state_dict가 원래 모델과 같은지 확인하세요.",
        en="See that the backbone's state_dict equals the original's.",
    ),
    "sec-transfer-procedure",
)
ROWS_KEPT = Diagnosis(
    "R-147",
    Text(
        ko="옛 헤드의 행을 새 헤드에 베꼈습니다. 새 클래스는 옛 클래스와 아무 상관이 없습니다.",
        en="Rows of the old head were copied into the new one; the new classes have nothing to do "
        "with the old.",
    ),
    Text(
        ko="마지막 선형층을 새로 만들어 초기화된 그대로 두세요.",
        en="Make a new last linear layer and leave it as it is initialised.",
    ),
    "sec-transfer-procedure",
)
WHOLE_HEAD = Diagnosis(
    "R-148",
    Text(
        ko="헤드 전체를 선형층 하나로 바꿔서 헤드 안의 다른 층이 사라졌습니다.",
        en="You replaced the whole head by one linear layer; the other layers in it are gone.",
    ),
    Text(
        ko="헤드가 Sequential이면 마지막 선형층만 바꾸세요.",
        en="If the head is a Sequential, replace its last linear layer only.",
    ),
    "sec-transfer-procedure",
)
NO_BIAS = Diagnosis(
    "R-149",
    Text(
        ko="새 선형층에 편향이 없습니다. 원래 헤드에는 있었습니다.",
        en="The new linear layer has no bias; the old one had.",
    ),
    Text(
        ko="nn.Linear(in_features, classes)를 기본값대로 만드세요.",
        en="Make nn.Linear(in_features, classes) with its defaults.",
    ),
    "sec-transfer-procedure",
)
TRAIN_FEATURES = Diagnosis(
    "R-150",
    Text(
        ko="훈련 모드에서 특성을 구했습니다. 배치 정규화가 함께 든 샘플에 따라 다른 값을 내고 "
        "이동 평균도 바뀝니다.",
        en="The features were computed in training mode: batch norm makes them depend on their "
        "batch, and its running statistics move.",
    ),
    Text(
        ko="body.eval()을 부르고 나서 특성을 구하세요. no_grad만으로는 모드가 바뀌지 않습니다.",
        en="Call body.eval() first; no_grad alone does not change the mode.",
    ),
    "sec-transfer-freezing",
)
GRAPH_KEPT = Diagnosis(
    "R-151",
    Text(
        ko="저장한 특성이 계산 그래프를 붙잡고 있습니다. 데이터 전체의 중간 결과가 메모리에 "
        "남습니다.",
        en="The stored features hold on to the computational graph: the intermediate results of "
        "the whole data set stay in memory.",
    ),
    Text(
        ko="torch.no_grad() 안에서 계산하세요.",
        en="Compute them under torch.no_grad().",
    ),
    "sec-strategies-economics",
)
MODE_LEFT = Diagnosis(
    "R-152",
    Text(
        ko="끝난 뒤에도 백본이 평가 모드에 머물러 있습니다.",
        en="The backbone is left in eval mode.",
    ),
    Text(
        ko="시작할 때 모듈마다 training을 적어 두었다가 되돌리세요.",
        en="Note the training flag of each module at the start and put it back.",
    ),
    "sec-transfer-freezing",
)
MODES_FLATTENED = Diagnosis(
    "R-153",
    Text(
        ko="끝난 뒤 train()을 한꺼번에 불러, 원래 평가 모드이던 층까지 훈련 모드가 되었습니다. "
        "동결해 둔 배치 정규화가 풀립니다.",
        en="One train() at the end put layers into training mode that were in eval mode before: "
        "frozen batch norm comes loose.",
    ),
    Text(
        ko="모드는 모듈마다 다를 수 있습니다. body.modules()의 training을 하나씩 되돌리세요.",
        en="Modes may differ from module to module: restore training for each of body.modules().",
    ),
    "sec-transfer-freezing",
)
LAST_DROPPED = Diagnosis(
    "R-154",
    Text(
        ko="마지막에 남은 작은 배치를 버렸습니다. 특성의 수가 샘플의 수와 다릅니다.",
        en="The last, smaller batch is dropped: there are fewer features than examples.",
    ),
    Text(
        ko="range(0, len(x), batch_size)로 자르면 남은 샘플도 들어갑니다.",
        en="Slices from range(0, len(x), batch_size) include the remainder.",
    ),
    "sec-strategies-economics",
)
ALL_AT_ONCE = Diagnosis(
    "R-155",
    Text(
        ko="데이터 전체를 한 번에 넣었습니다. 데이터가 크면 메모리가 모자랍니다.",
        en="All data went through in one batch; a large data set would not fit into memory.",
    ),
    Text(
        ko="batch_size개씩 넣고 결과를 이어 붙이세요.",
        en="Pass batch_size examples at a time and concatenate.",
    ),
    "sec-strategies-economics",
)
NO_BETWEEN = Diagnosis(
    "R-156",
    Text(
        ko="두 집단의 분산만 섞고 두 평균이 떨어진 만큼은 더하지 않았습니다. 평균이 멀수록 섞은 "
        "분포는 더 넓습니다.",
        en="You blended the two variances and left out how far apart the means are: the farther, "
        "the wider the mixture.",
    ),
    Text(
        ko="a(1−a)(μ_s−μ_t)²을 더하세요. a는 원래 데이터의 비중입니다.",
        en="Add a(1−a)(μ_s−μ_t)², with a the share of the source.",
    ),
    "sec-transfer-adabn",
)
WEIGHTS_UNUSED = Diagnosis(
    "R-157",
    Text(
        ko="weights를 쓰지 않고 모든 샘플을 똑같이 세었습니다.",
        en="All examples count alike; weights are not used.",
    ),
    Text(
        ko="가중치가 0인 샘플은 빼고 계산한 것과 결과가 같아야 합니다.",
        en="An example of weight 0 must give the same result as no example.",
    ),
    "sec-transfer-adabn",
)
COUNTED_NOT_WEIGHED = Diagnosis(
    "R-158",
    Text(
        ko="가중합을 가중치의 합이 아니라 샘플 수로 나눴습니다.",
        en="You divided weighted sums by the number of examples instead of the sum of the weights.",
    ),
    Text(
        ko="weights.sum()으로 나누세요.",
        en="Divide by weights.sum().",
    ),
    "sec-transfer-adabn",
)
STD_BLENDED = Diagnosis(
    "R-159",
    Text(
        ko="분산이 아니라 표준편차를 섞었습니다. 표준편차의 평균은 분산의 평균의 제곱근보다 "
        "작습니다.",
        en="You blended standard deviations, not variances: their mean is below the root of the "
        "mean variance.",
    ),
    Text(
        ko="분산을 섞으세요.",
        en="Blend the variances.",
    ),
    "sec-transfer-adabn",
)
SHARES_SWAPPED = Diagnosis(
    "R-165",
    Text(
        ko="두 데이터의 비중이 뒤바뀌었습니다. 원래 데이터의 비중은 count/(count+Σw)입니다.",
        en="The shares of source and target are swapped: the source has count/(count+Σw).",
    ),
    Text(
        ko="count=0이면 새 데이터의 통계만 나와야 합니다.",
        en="With count=0 you must get the target's statistics alone.",
    ),
    "sec-transfer-adabn",
)
UNBIASED = Diagnosis(
    "R-166",
    Text(
        ko="새 데이터의 분산을 구할 때 가중치의 합에서 1을 뺐습니다. 여기서는 편향 분산을 씁니다.",
        en="The target variance is divided by the sum of weights minus 1; here it is the biased "
        "one.",
    ),
    Text(
        ko="weights.sum()으로 나누세요.",
        en="Divide by weights.sum().",
    ),
    "sec-transfer-adabn",
)
SOURCE_FORGOTTEN = Diagnosis(
    "R-167",
    Text(
        ko="원래 데이터의 통계를 버리고 새 데이터의 통계만 돌려줬습니다.",
        en="You returned the target's statistics and forgot those of the source.",
    ),
    Text(
        ko="샘플이 몇 개뿐이면 새 데이터의 통계는 믿을 수 없습니다. 원래 데이터를 count만큼 "
        "섞으세요.",
        en="A handful of target examples cannot be trusted: blend in the source, as count "
        "examples.",
    ),
    "sec-transfer-adabn",
)
