"""Beliefs about gradients, ensembles, controls and steps: R-653 to R-655, R-678 to R-699."""

from __future__ import annotations

from course_pkg.check.variation import worded

LOSS, GRADIENT = "sec-kd-loss", "sec-kd-gradient"
ENSEMBLES, MEASURED = "sec-kd-ensembles", "sec-kd-measured"

ONEHOT_MISSING = worded(
    678,
    (
        "하드 쪽에서 정답을 빼지 않았습니다. 그레이디언트에 학생의 확률만 남습니다.",
        "In the hard part the right class is not subtracted: only the student's probabilities "
        "are left.",
    ),
    ("학생의 확률에서 원-핫 레이블을 빼세요.", "Subtract the one-hot label from them."),
    GRADIENT,
)
BY_PROBABILITIES = worded(
    679,
    (
        "확률로 미분한 것입니다. 로짓으로 미분하려면 소프트맥스의 미분을 한 번 더 곱해야 합니다.",
        "That is the derivative with respect to the probabilities. For the logits the derivative "
        "of softmax comes in as well.",
    ),
    ("결과는 학생의 확률 − 타깃이 됩니다.", "What comes out is probabilities minus targets."),
    GRADIENT,
)
SOFT_OVER_LABELLED = worded(
    680,
    (
        "소프트 쪽을 레이블이 있는 샘플의 수로 나눴습니다. 교사는 모든 샘플에 답했습니다.",
        "You divided the soft part by the number of labelled examples. The teacher answered for "
        "all of them.",
    ),
    ("소프트 쪽은 배치의 샘플 수로 나누세요.", "Divide it by the size of the batch."),
    GRADIENT,
)
SOFT_NEEDS_LABEL = worded(
    681,
    (
        "레이블이 없는 샘플에서 소프트 쪽까지 뺐습니다. 교사에게 묻는 데는 레이블이 필요 없습니다.",
        "You left unlabelled examples out of the soft part too. Asking a teacher needs no labels.",
    ),
    ("소프트 쪽은 모든 샘플에서 구하세요.", "Take the soft part over all examples."),
    GRADIENT,
)
ALPHA_UNUSED = worded(
    682,
    (
        "두 항을 α와 1−α로 섞지 않았습니다.",
        "The two terms are not blended with α and 1−α.",
    ),
    ("소프트 쪽에 α, 하드 쪽에 1−α를 곱하세요.", "Multiply soft by α and hard by 1−α."),
    LOSS,
)
ALPHA_PER_ROW = worded(
    683,
    (
        "레이블이 없을 때 소프트 쪽의 비중을 α에서 1로 올렸습니다. 식에는 그런 규칙이 없습니다.",
        "Where a label is missing you raised the weight of the soft part from α to 1. The formula "
        "has no such rule.",
    ),
    ("소프트 쪽의 비중은 언제나 α입니다.", "The soft part always has weight α."),
    GRADIENT,
)
LOSS_NOT_GRADIENT = worded(
    684,
    (
        "그레이디언트가 아니라 손실을 돌려줬습니다.",
        "You returned the loss, not its gradient.",
    ),
    ("모양이 (n, k)인 배열을 돌려주세요.", "Return an array of shape (n, k)."),
    GRADIENT,
)
CLASS_ZERO_LOST = worded(
    685,
    (
        "0번 클래스의 레이블을 없는 것으로 쳤습니다. 레이블이 없으면 -1입니다.",
        "You took label 0 for no label. Where there is none, it is -1.",
    ),
    ("labels >= 0으로 가리세요.", "Test labels >= 0."),
    GRADIENT,
)
HALF_OF_IT = worded(
    686,
    (
        "두 항 가운데 하나만 미분했습니다.",
        "You differentiated only one of the two terms.",
    ),
    ("소프트 쪽과 하드 쪽을 더하세요.", "Add the soft part and the hard part."),
    GRADIENT,
)
WEIGHTS_SOFTMAX = worded(
    687,
    (
        "가중치를 그 합으로 나누지 않고 다른 식으로 바꿨습니다. 소프트맥스에 넣거나 제곱하거나 "
        "최댓값이나 노름으로 나누면 모델 사이의 비중이나 그 합이 달라집니다.",
        "You did not just divide the weights by their sum. A softmax or a square changes the "
        "proportions of the members; the largest weight, or the norm, is not the sum.",
    ),
    ("weights / weights.sum()을 쓰세요.", "Use weights / weights.sum()."),
    ENSEMBLES,
)
WEIGHTS_ON_LOGITS = worded(
    688,
    (
        "산술 앙상블에서 소프트맥스보다 먼저 로짓에 가중치를 곱했습니다. 그러면 온도가 달라질 뿐 "
        "확률의 가중 평균이 아닙니다.",
        "For the arithmetic ensemble you multiplied the logits by the weights before the softmax. "
        "That changes the temperature; it is no weighted mean of probabilities.",
    ),
    ("확률을 구한 다음 가중 평균하세요.", "Take probabilities first, then their mean."),
    ENSEMBLES,
)
ARITHMETIC_TWICE = worded(
    689,
    (
        "기하 앙상블까지 확률의 평균에서 구했습니다.",
        "You made the geometric ensemble from the mean of the probabilities as well.",
    ),
    (
        "로그 확률(또는 로짓)의 가중 평균에 소프트맥스를 취하세요.",
        "Take the softmax of the weighted mean of log-probabilities, or of logits.",
    ),
    ENSEMBLES,
)
TOP_VOTE = worded(
    690,
    (
        "확률이 아니라 표를 셌습니다. 모델마다 가장 높은 클래스만 남으면 확신의 정도가 사라집니다.",
        "You counted votes. With only each member's top class, how sure it is is lost.",
    ),
    ("모델의 확률을 평균 내세요.", "Average the members' probabilities."),
    ENSEMBLES,
)
STACKED = worded(
    659,
    (
        "두 앙상블을 배열 하나에 담거나 하나만 돌려줬습니다.",
        "You put both ensembles into one array, or returned only one.",
    ),
    ("return arithmetic, geometric으로 끝내세요.", "End with return arithmetic, geometric."),
    ENSEMBLES,
)
ACCURACY_FOR_C = worded(
    691,
    (
        "c로 교사가 맞힌 비율을 썼습니다. 여기서 c는 교사가 정답에 준 확률의 평균입니다.",
        "For c you took the share that the teacher gets right. Here c is the mean probability "
        "that it gives to the right class.",
    ),
    (
        "teacher[np.arange(n), labels]의 평균을 쓰세요.",
        "Use the mean of teacher[np.arange(n), labels].",
    ),
    MEASURED,
)
PER_CLASS = worded(
    692,
    (
        "c를 클래스마다 따로 구했습니다. 그러면 어느 클래스가 어려운지 타깃이 알려 줍니다.",
        "You took a c of its own for each class. The targets then tell which classes are hard.",
    ),
    ("배치 전체에서 평균 낸 수 하나를 쓰세요.", "Use one number, the mean over the batch."),
    MEASURED,
)
COLUMNS_PICKED = worded(
    693,
    (
        "teacher[:, labels]는 행마다 하나가 아니라 모든 행에서 여러 열을 고릅니다.",
        "teacher[:, labels] does not pick one entry per row but several columns of every row.",
    ),
    ("teacher[np.arange(n), labels]를 쓰세요.", "Use teacher[np.arange(n), labels]."),
    MEASURED,
)
OTHER_AVERAGE = worded(
    694,
    (
        "c로 평균이 아닌 다른 수(중앙값, 최솟값, 최댓값, 기하 평균)를 썼습니다.",
        "For c you took another number than the mean: median, smallest, largest, or geometric "
        "mean.",
    ),
    ("배치 전체의 평균을 쓰세요.", "Use the mean over the batch."),
    MEASURED,
)
TOP_CLASS_TARGET = worded(
    695,
    (
        "정답이 아니라 교사가 고른 클래스에 c를 뒀습니다. 교사가 틀린 샘플에서 틀린 것을 "
        "가르칩니다.",
        "You put c at the class the teacher chose, not at the right one: where the teacher errs, "
        "the targets teach the error.",
    ),
    ("c의 자리는 labels로 정하세요.", "Place c by the labels."),
    MEASURED,
)
STUDENT_TWICE = worded(
    696,
    (
        "학생 모델을 두 번 통과시켰습니다. 배치 정규화의 이동 평균이 두 번 갱신됩니다.",
        "You ran the student twice: its batch norm updates the running statistics twice.",
    ),
    ("로짓을 한 번만 구해 두 손실에 쓰세요.", "Compute the logits once, for both losses."),
    LOSS,
)
PART_RETURNED = worded(
    697,
    (
        "갱신에 쓴 손실이 아니라 그 일부나 다른 수를 돌려줬습니다.",
        "You returned a part of the loss, or another number, not the loss of the update.",
    ),
    ("backward()를 부른 손실을 돌려주세요.", "Return the loss that backward() was called on."),
    LOSS,
)
PROBABILITIES_IN = worded(
    698,
    (
        "cross_entropy에 로짓이 아니라 확률을 넣었습니다. cross_entropy는 안에서 "
        "소프트맥스를 취합니다.",
        "You passed cross_entropy probabilities instead of logits. It takes the softmax itself.",
    ),
    ("로짓을 그대로 넣으세요.", "Pass the logits as they are."),
    LOSS,
)
NOTHING_TO_TRAIN = worded(
    699,
    (
        "학생의 로짓까지 no_grad 안에서 구하거나 detach()했습니다. 미분할 그래프가 없어 "
        "backward()가 실패합니다.",
        "The student's logits were computed under no_grad, or detached: there is no graph, and "
        "backward() fails.",
    ),
    ("no_grad 안에는 교사만 두세요.", "Only the teacher belongs under no_grad."),
    LOSS,
)
LABELS_UNUSED = worded(
    653,
    (
        "하드 손실을 레이블이 아니라 교사의 답으로 구했습니다. 교사의 답은 소프트 손실에 이미 "
        "들어 있습니다.",
        "Your hard loss does not compare the student with the labels. The teacher is in the soft "
        "loss already.",
    ),
    ("cross_entropy(학생의 로짓, labels)를 쓰세요.", "Use cross_entropy(student logits, labels)."),
    LOSS,
)
LOG_FOR_TARGET = worded(
    655,
    (
        "kl_div의 둘째 인자에 로그 확률을 넣었습니다. log_target=True가 없으면 확률을 기대합니다.",
        "The second argument of kl_div is log-probabilities here; without log_target=True it "
        "expects probabilities.",
    ),
    ("교사 쪽에는 softmax를 쓰세요.", "Use softmax for the teacher."),
    LOSS,
)
