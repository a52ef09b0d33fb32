"""What a bug hunt says."""

from __future__ import annotations

from course_pkg.check.verdict import Text

INPUTS_RAISED = Text(
    ko="inputs()를 실행하다가 오류가 났습니다{where}: {error}.",
    en="inputs() stopped with an error{where}: {error}.",
)
NO_INPUTS = Text(
    ko="inputs()는 인자 딕셔너리의 리스트를 돌려줘야 합니다. 딕셔너리마다 키는 {names}이고, 값은 "
    "NumPy 배열, 수, None이거나 이들의 리스트입니다. 리스트에는 적어도 하나, 많아야 {most}개를 "
    "담으세요.",
    en="inputs() should return a list of 1 to {most} dictionaries. The keys of each are {names}; "
    "the values are NumPy arrays, numbers, None or lists of these.",
)
UNFIT = Text(
    ko="{number}번째 입력은 이 함수에 넣을 수 없습니다({error}). 모양과 값을 확인하세요.",
    en="The function cannot take input {number} ({error}). Look at its shapes and values.",
)
ACCEPTS_RAISED = Text(
    ko="accepts를 실행하다가 오류가 났습니다{where}: {error}.",
    en="accepts stopped with an error{where}: {error}.",
)
NOT_BOOL = Text(
    ko="accepts는 True나 False를 돌려줘야 하는데 {got} 타입이 나왔습니다.",
    en="accepts should return True or False; {got} came back.",
)
FALSE_ALARM = Text(
    ko="잘못된 경보: {number}번째 입력에서 올바른 구현({name})을 틀렸다고 했습니다.",
    en="False alarm: on input {number} your test rejects a right implementation ({name}).",
)
ALARMS_COST = Text(
    ko="잘못된 경보가 난 입력으로 잡은 버그는 세지 않습니다. 점수는 많아야 절반이고, 찍어서도 "
    "그만큼 잡을 수 있으면 더 줄어듭니다.",
    en="What you catch on such an input does not count. At most half of the points are left, and "
    "fewer where mere guessing would catch as many.",
)
ROUNDING = Text(
    ko="올바른 구현끼리도 마지막 자리는 다를 수 있으니 오차를 허용하세요.",
    en="Right implementations differ in the last digits too: allow for a tolerance.",
)
WAVERS = Text(
    ko="같은 입력과 출력을 다시 보여 주었더니 답이 달라졌습니다. 같은 것에는 언제나 같은 답을 "
    "하세요.",
    en="Shown the same input and output again, your test changed its answer. Let the same "
    "question always get the same answer.",
)
BELIEF = Text(
    ko="시험이 옳다고 보는 것을 살펴보세요. {message} {next}",
    en="Look at what your test takes for right. {message} {next}",
)
OVERLOOKED = Text(
    ko="시험이 놓치고 있는 것이 있습니다. {message} {next}",
    en="There is something your test does not look at. {message} {next}",
)
CAUGHT = Text(
    ko="틀린 구현 {total}개 가운데 {caught}개를 잡았습니다.",
    en="Your test catches {caught} of {total} wrong implementations.",
)
ALL_CAUGHT = Text(
    ko="틀린 구현 {total}개를 모두 잡았고 잘못된 경보도 없습니다.",
    en="Your test catches all {total} wrong implementations, with no false alarm.",
)
OTHERS = Text(
    ko="제출하면 여기에 없는 다른 버그로도 시험합니다.",
    en="After you hand in, it is tried on other bugs, which are not shown here.",
)
ESCAPED = Text(ko="아직 놓친 구현: {names}.", en="Not caught yet: {names}.")
THINK = Text(
    ko="어떤 입력에서, 출력의 어떤 성질이 달라질지 생각해 보세요.",
    en="On which input would it show, and in which property of the output?",
)
MORE_KINDS = Text(
    ko="놓친 구현이 있습니다. 입력의 종류를 늘리고, 출력이 지켜야 할 성질을 더 확인하세요.",
    en="Some escaped. Try more kinds of input, and test more of what must hold of an output.",
)
