"""Every sentence the grader says to a student, once in each language.

They are written for students' eyes: no traceback, no test, no other student.
"""

from __future__ import annotations

from course_pkg.check.verdict import Text

# A notebook that cannot be graded.

NO_NOTEBOOK = Text(
    ko="제출 폴더에 {name} 파일이 없어서 채점할 수 없었습니다. {name} 파일을 제출하세요.",
    en="There is no {name} in the submission, so nothing could be graded. Hand in {name}.",
)
OTHER_NOTEBOOK = Text(
    ko="{name} 파일 대신 {found} 파일이 제출되어 채점할 수 없었습니다."
    " 파일 이름을 원래대로({name}) 되돌려 다시 제출하세요.",
    en="{found} was handed in where {name} was expected, so nothing could be graded."
    " Rename it back to {name} and hand it in again.",
)
NOT_A_FILE = Text(
    ko="제출물이 파일이 아니라 링크나 폴더여서 읽지 않았습니다. 노트북 파일 자체를 제출하세요.",
    en="The submission is a link or a folder, not a file, and was not read."
    " Hand in the notebook itself.",
)
NO_ACCESS = Text(
    ko="채점하는 계정에 제출물을 읽을 권한이 없어서 채점하지 않았습니다."
    " 파일과 폴더의 권한을 확인하세요.",
    en="The account that grades may not read the submission, so it was not graded."
    " Look at the permissions of the file and its folder.",
)
FOLDER_NAME = Text(
    ko="폴더 이름이 UTF-8 텍스트가 아니어서 누구의 제출물인지 알 수 없고, 채점하지 않았습니다."
    " 폴더 이름을 학생의 아이디로 바꾸고 다시 채점하세요.",
    en="The name of this folder is not UTF-8 text, so it is not known whose it is, and it was not"
    " graded. Rename the folder to the student's id and grade again.",
)
TOO_BIG = Text(
    ko="노트북이 {limit} MB보다 커서 열지 않았습니다. 출력을 모두 지우고 다시 제출하세요.",
    en="The notebook is larger than {limit} MB and was not opened."
    " Clear all outputs and hand it in again.",
)
NOT_TEXT = Text(
    ko="노트북 파일이 UTF-8 텍스트가 아니어서 읽을 수 없었습니다."
    " Jupyter에서 저장한 파일을 그대로 제출하세요.",
    en="The notebook is not UTF-8 text and could not be read."
    " Hand in the file exactly as Jupyter saved it.",
)
NOT_JSON = Text(
    ko="노트북 파일이 손상되어 열 수 없었습니다. Jupyter에서 열리는지 확인하고 다시 제출하세요.",
    en="The notebook file is damaged and could not be opened."
    " Check that Jupyter opens it and hand it in again.",
)
NOT_A_NOTEBOOK = Text(
    ko="제출된 파일은 Jupyter 노트북(형식 4)이 아닙니다."
    " Jupyter에서 .ipynb 파일로 저장해 다시 제출하세요.",
    en="The file is not a Jupyter notebook (format 4)."
    " Save it as .ipynb in Jupyter and hand it in again.",
)
NOTEBOOK_TIMEOUT = Text(
    ko="노트북 전체를 실행하는 데 {seconds:g}초가 넘게 걸려 여기서 멈췄습니다."
    " 오래 걸리는 셀을 찾아 실행 시간을 줄이세요.",
    en="Running the whole notebook took more than {seconds:g} seconds and was stopped here."
    " Look for the cell that takes long.",
)
NOTEBOOK_KILLED = Text(
    ko="커널이 여러 번 죽어서 이 문제까지 채점하지 못했습니다."
    " 커널을 다시 시작하고 모든 셀을 실행해 보세요.",
    en="The kernel died too often to reach this task. Restart the kernel and run all cells.",
)
NOT_GRADED = Text(
    ko="채점하다가 오류가 나서 일단 0점으로 두었습니다. 강사가 다시 채점해야 합니다.",
    en="Grading this submission failed, so it stands at zero."
    " The instructor has to grade it again.",
)

# A task that could not be judged.

CELL_SYNTAX = Text(
    ko="답안 셀의 {line}번째 줄을 파이썬이 읽지 못했습니다({error}). 괄호와 들여쓰기를 살펴보세요.",
    en="Python could not read line {line} of your cell ({error}). Look at brackets and indents.",
)
CELL_RAISED = Text(
    ko="답안 셀을 실행하다가 {error} 오류가 나서 이 문제를 확인하지 못했습니다."
    " 커널을 다시 시작하고 처음부터 실행해 보세요.",
    en="Your cell raised {error}, so this task could not be checked."
    " Restart the kernel and run from the top.",
)
CELL_TIMEOUT = Text(
    ko="답안 셀이 {seconds:g}초 안에 끝나지 않아 멈췄습니다."
    " 끝나지 않는 반복문이 있는지 살펴보세요.",
    en="Your cell did not finish within {seconds:g} seconds and was stopped."
    " Look for a loop that never ends.",
)
CELL_DIED = Text(
    ko="답안 셀을 실행하다가 파이썬 프로세스가 끝나 버렸습니다."
    " 종료 함수를 부르거나 메모리를 다 쓰지 않는지 살펴보세요.",
    en="Your cell ended the Python process. Look for an exit call or for memory running out.",
)
CHECK_TIMEOUT = Text(
    ko="작성한 코드를 확인하는 데 {seconds:g}초가 넘게 걸려 멈췄습니다."
    " 끝나지 않는 반복문이 있는지 살펴보세요.",
    en="Checking your code took more than {seconds:g} seconds and was stopped."
    " Look for a loop that never ends.",
)
CHECK_DIED = Text(
    ko="작성한 코드를 호출하자 파이썬 프로세스가 끝나 버렸습니다."
    " 종료 함수를 부르거나 메모리를 다 쓰지 않는지 살펴보세요.",
    en="Calling your code ended the Python process."
    " Look for an exit call or for memory running out.",
)
CELL_MEMORY = Text(
    ko="답안 셀이 정해진 메모리보다 많이 써서 멈췄습니다. 아주 큰 배열을 만들지 않는지 살펴보세요.",
    en="Your cell used more memory than it may and was stopped. Look for a very large array.",
)
CHECK_MEMORY = Text(
    ko="작성한 코드를 확인하는 동안 정해진 메모리보다 많이 써서 멈췄습니다."
    " 아주 큰 배열을 만들지 않는지 살펴보세요.",
    en="Your code used more memory than it may while it was checked and was stopped."
    " Look for a very large array.",
)
CELL_OUTPUT = Text(
    ko="답안 셀의 출력이 정해진 양을 넘어 멈췄습니다. 반복문 안의 print를 지우세요.",
    en="Your cell wrote more output than it may and was stopped. Remove prints inside loops.",
)
CHECK_OUTPUT = Text(
    ko="작성한 코드를 확인하는 동안 출력이 정해진 양을 넘어 멈췄습니다."
    " 함수 안의 print를 지우세요.",
    en="Your code wrote more output than it may while it was checked and was stopped."
    " Remove the prints from your functions.",
)
MUCH_CPU = Text(
    ko="작성한 코드가 정해진 프로세서 시간을 다 써서 멈췄습니다."
    " 끝나지 않는 반복문이 있는지 살펴보세요.",
    en="Your code used up its processor time and was stopped. Look for a loop that never ends.",
)
MUCH_DISK = Text(
    ko="작성한 코드가 정해진 것보다 많은 파일을 저장하려고 했습니다. 저장하는 파일을 줄이세요.",
    en="Your code wrote more to its files than it may. Store less, or in fewer files.",
)
LARGE_FILE = Text(
    ko="작성한 코드가 정해진 크기보다 큰 파일을 저장하려고 했습니다. 파일에 쓰는 양을 줄이세요.",
    en="Your code wrote a larger file than it may. Write less to it.",
)
MANY_OPEN = Text(
    ko="작성한 코드가 한꺼번에 너무 많은 파일을 열었습니다. 다 쓴 파일은 닫으세요.",
    en="Your code had more files open than it may. Close those that you are done with.",
)
MANY_PROCESSES = Text(
    ko="작성한 코드가 프로세스나 스레드를 정해진 수보다 많이 띄우려고 했습니다."
    " DataLoader를 쓴다면 num_workers를 줄여 보세요.",
    en="Your code started more processes or threads than it may."
    " If you use a DataLoader, lower num_workers.",
)
UNCARRIED = Text(
    ko="이 답은 자동으로 확인할 수 없어서 강사가 직접 채점합니다.",
    en="This answer could not be checked automatically; the instructor grades it.",
)
NAME_UNKNOWN = Text(
    ko="`{name}`의 정의가 없습니다. 답안 셀에 있던 이름을 바꾸지 말고 그대로 정의하세요.",
    en="`{name}` is not defined. Keep the name that the answer cell had and define it.",
)
CHECK_RAISED = Text(
    ko="작성한 코드를 확인하다가 {error} 오류가 났습니다."
    " 함수에 작은 입력을 직접 넣어 확인해 보세요.",
    en="Checking your code raised {error}. Call your function on a small input and see.",
)
UNWRITTEN = Text(
    ko="아직 답을 작성하지 않았습니다.",
    en="There is no answer yet.",
)
SILENT = Text(
    ko="이 문제의 확인 결과가 나오지 않았습니다. 커널을 다시 시작하고 모든 셀을 실행해 보세요.",
    en="The check of this task gave no result. Restart the kernel and run all cells.",
)
TESTS_PASS = Text(
    ko="이 셀의 테스트를 모두 통과했습니다.",
    en="All tests of this cell pass.",
)
TESTS_PARTLY = Text(
    ko="이 셀의 테스트를 일부만 통과했습니다.",
    en="Some tests of this cell pass.",
)
TESTS_FAIL = Text(
    ko="이 셀의 테스트를 통과하지 못했습니다."
    " 보이는 테스트를 직접 실행해 어디가 다른지 살펴보세요.",
    en="A test of this cell fails. Run the tests that you can see and look where you differ.",
)
MANUAL = Text(
    ko="강사가 읽고 채점합니다.",
    en="The instructor reads and grades this answer.",
)

# What was repaired before grading.

REPAIR_HEADING = Text(
    ko="**채점 전에 바로잡은 점과 알려 드릴 점**",
    en="**Repaired before grading, and remarks:**",
)
REPAIRED_DUPLICATE = Text(
    ko="`{cell}` 셀이 여러 개여서, 제출한 순서대로 모두 실행했습니다.",
    en="There was more than one cell `{cell}`; all were run in the order handed in.",
)
REPAIRED_DELETED = Text(
    ko="`{cell}` 셀이 없어서 원래 셀을 다시 넣었습니다.",
    en="The cell `{cell}` was missing; the original was put back.",
)
REPAIRED_TYPE = Text(
    ko="`{cell}` 셀의 종류가 바뀌어 있어 되돌렸습니다.",
    en="The type of the cell `{cell}` had changed; it was restored.",
)
REPAIRED_ORDER = Text(
    ko="셀 순서가 바뀌어 있어 원래 순서로 되돌렸습니다.",
    en="Cells had been moved; their original order was restored.",
)
REPAIRED_LOCKED = Text(
    ko="`{cell}` 셀은 고칠 수 없는 셀이어서 원래 내용으로 되돌렸습니다.",
    en="The cell `{cell}` may not be edited; its original text was restored.",
)
KEPT_EXTRA = Text(
    ko="직접 추가한 코드 셀 {count}개도 그 자리에서 실행했습니다. 점수에는 들어가지 않습니다.",
    en="Code cells that you added ({count}) were run in their place; they carry no points.",
)
REPAIRED_ENCODING = Text(
    ko="파일이 UTF-8이 아니라 {encoding} 인코딩으로 저장되어 있어 바꾸어 읽었습니다.",
    en="The file was stored as {encoding} instead of UTF-8 and was converted.",
)
GUESSED_KOREAN = Text(
    ko="노트북에 언어 표시가 없어 한국어판으로 보고 채점했습니다.",
    en="The notebook did not name its language; it was graded as the Korean edition.",
)
GUESSED_ENGLISH = Text(
    ko="노트북에 언어 표시가 없어 영어판으로 보고 채점했습니다.",
    en="The notebook did not name its language; it was graded as the English edition.",
)
OTHER_VERSION = Text(
    ko="제출한 노트북이 지금 과제와 판이 다릅니다. 지금 판에 맞추어 채점했습니다.",
    en="This notebook was made from another version of the assignment;"
    " it was graded by the current one.",
)
NO_SANDBOX = Text(
    ko="샌드박스 없이 채점한 결과입니다. 강사가 그렇게 하도록 정했습니다.",
    en="This was graded without a sandbox, as the instructor chose.",
)
OUTPUT_CUT = Text(ko="출력이 너무 길어 잘랐습니다.", en="The output was too long and was cut.")
