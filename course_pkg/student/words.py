"""What the student's commands say, in both languages, and in which one to speak."""

from __future__ import annotations

import locale
import os

from course_pkg.check.verdict import Lang, Text
from course_pkg.errors import StudentError


def preferred() -> Lang:
    """The language of ``COURSE_LANG``, else of this computer if that is English, else Korean."""
    named = os.environ.get("COURSE_LANG", "")
    spoken = next(
        (os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)),
        locale.getlocale()[0] or "",
    )
    return "en" if (named or spoken).lower().startswith("en") else "ko"


def stop(text: Text, lang: Lang, **values: object) -> StudentError:
    """The error that says ``text``, to be raised."""
    return StudentError(text.format(**values)[lang])


NO_FILE = Text(
    ko="{path} 파일이 없습니다. 파일 이름과 지금 있는 폴더를 확인하세요.{others}",
    en="There is no file {path}. Check the name and the folder you are in.{others}",
)
NOTEBOOKS_HERE = Text(ko=" 이 폴더의 노트북: {names}.", en=" Notebooks in this folder: {names}.")
A_FOLDER = Text(
    ko="{path}는 폴더입니다. 노트북 파일(.ipynb)을 적으세요.{others}",
    en="{path} is a folder. Name a notebook file (.ipynb).{others}",
)
DAMAGED = Text(
    ko="{path}를 노트북으로 읽을 수 없습니다(내용이 잘렸거나 노트북이 아닙니다). JupyterLab에서 "
    "열어 다시 저장하거나 .ipynb_checkpoints 폴더에 남은 사본을 찾아보세요.",
    en="{path} cannot be read as a notebook (it is cut off, or is none). Open it in JupyterLab and "
    "save it again, or look for a copy in the folder .ipynb_checkpoints.",
)
NO_ASSIGNMENTS = Text(
    ko="설치된 패키지에 과제 노트북이 없습니다. 강의에서 받은 zip 파일의 .whl을 설치하거나, "
    "그 zip의 notebooks 폴더에서 노트북을 복사하세요.",
    en="This installation holds no notebooks. Install the .whl from the zip file of your course, "
    "or copy the notebook from the folder notebooks in it.",
)
UNKNOWN = Text(
    ko="{name!r} 과제는 없습니다. 과제 이름: {names}.",
    en="There is no assignment {name!r}. The assignments are {names}.",
)
WHICH = Text(
    ko="{path}가 어느 과제인지 알 수 없습니다. 파일 이름을 과제 이름으로 바꾸세요: {names}.",
    en="It cannot be told which assignment {path} is. Rename the file to one of {names}.",
)

STARTED = Text(
    ko="{path}를 만들었습니다. JupyterLab이나 VS Code에서 여세요.",
    en="{path} is ready. Open it in JupyterLab or VS Code.",
)
FRESH_ALREADY = Text(
    ko="{path}가 이미 있고 아직 아무것도 쓰지 않았습니다. 그대로 두었습니다.",
    en="{path} is already here, with nothing written in it yet. It was left as it is.",
)
WORK_HERE = Text(
    ko="{path}가 이미 있습니다. 쓴 내용을 지우지 않으려고 그대로 두었습니다. 처음부터 다시 하려면 "
    "이 파일의 이름을 바꾸거나 다른 폴더에서 시작하세요.",
    en="{path} is already here; your work was not touched. To begin again, rename it or start in "
    "another folder.",
)
OLD_HERE = Text(
    ko="{path}는 과제의 이전 판으로 만든 파일입니다. 그대로 두었습니다. 계속 써도 됩니다. "
    "채점할 때 답을 새 판에 옮깁니다. 새 판을 보려면 다른 폴더에서 시작하세요.",
    en="{path} was made from an earlier version of the assignment and was left as it is. You can "
    "go on in it: your answers are carried over when it is graded. To see the new version, start "
    "in another folder.",
)
OTHER_LANGUAGE_HERE = Text(
    ko="{path}는 다른 언어로 시작한 파일입니다. 그대로 두었습니다. "
    "두 언어의 문제와 점수는 같습니다.",
    en="{path} was started in the other language and was left as it is. Tasks and points are the "
    "same in both languages.",
)
NO_FILE_HERE = Text(
    ko="{path}라는 파일이 이미 있는데 이 과제의 노트북이 아닙니다. 이름을 바꾸거나 다른 폴더에서 "
    "시작하세요.",
    en="{path} is already here and is not a notebook of this assignment. Rename it or start in "
    "another folder.",
)
NEXT_STEPS = Text(
    ko="검사: course check {name} · 제출 파일 만들기: course submit {name}",
    en="Check it: course check {name} · Hand it in: course submit {name}",
)

RUNNING = Text(ko="검사하는 중", en="Checking")

OLD_VERSION = Text(
    ko="이 노트북은 과제의 이전 판으로 만들었습니다. 채점할 때 답을 새 판에 옮깁니다.",
    en="This notebook was made from an earlier version of the assignment. Your answers are carried "
    "over when it is graded.",
)
RENAMED = Text(
    ko="파일 이름이 {found}이지만 {expected} 과제로 냅니다.",
    en="The file is called {found}; it is handed in as {expected}.",
)
ENCODING = Text(
    ko="파일의 인코딩이 UTF-8이 아니라 {encoding}입니다. 글자는 제대로 읽었습니다.",
    en="The file was saved in {encoding}, not UTF-8. Its text could be read all the same.",
)
CHANGED_CHECK = Text(
    ko="검사 셀이나 주어진 코드가 바뀌어 있습니다({cells}). "
    "여기에서도 채점할 때도 원래 셀을 씁니다.",
    en="Checks or given code have been changed ({cells}). Here, and in grading, the original cells "
    "are used.",
)
DELETED = Text(
    ko="이 문제의 검사 셀이 노트북에서 지워졌습니다. 채점할 때 되살리지만 답이 없으면 0점입니다.",
    en="The check of this task was deleted from the notebook. Grading puts it back; without an "
    "answer it earns nothing.",
)
BROKEN = Text(
    ko="“{cell}”로 시작하는 셀은 실행할 수 없습니다({error}). "
    "그대로 내도 되고, 나머지는 채점합니다.",
    en="The cell that begins “{cell}” cannot be run ({error}). You may hand it in as it is; the "
    "rest is graded.",
)

NO_JUPYTER = Text(
    ko="노트북을 실행할 프로그램이 없습니다. `pip install jupyterlab`을 실행한 뒤 다시 해 보세요.",
    en="What runs notebooks is not installed. Run `pip install jupyterlab`, then try again.",
)
NO_KERNEL = Text(
    ko="Python 커널을 시작하지 못했습니다({error}). `pip install --upgrade ipykernel`을 실행한 뒤 "
    "다시 해 보세요.",
    en="The Python kernel did not start ({error}). Run `pip install --upgrade ipykernel`, then try "
    "again.",
)
