"""What a check says: points, outcome, diagnosis and a sentence in both languages."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from course_pkg.errors import InvalidValueError

Lang = Literal["ko", "en"]
Outcome = Literal["pass", "partial", "fail", "error", "missing", "manual", "noted"]

"""``noted``: an answer of the right kind is there, and is graded after handing in."""

MIME = "application/vnd.course-pkg.verdict+json"
"""The mime type under which ``show`` stores a verdict in a notebook."""


@dataclass(frozen=True, slots=True)
class Text:
    """One message, written once in each language."""

    ko: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.ko if lang == "ko" else self.en

    def format(self, **values: object) -> Text:
        """Both texts with the same values filled in; a value may be a Text itself."""
        ko = {key: each.ko if isinstance(each, Text) else each for key, each in values.items()}
        en = {key: each.en if isinstance(each, Text) else each for key, each in values.items()}
        return Text(ko=self.ko.format(**ko), en=self.en.format(**en))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of one check.

    task: grade id of the cell; points: what it is worth; score: what was earned.
    misconception: id from the catalogue when one (and only one) explains the answer.
    section: label of the book section to reread, or None.
    """

    task: str
    points: float
    score: float
    verdict: Outcome
    message: Text
    misconception: str | None = None
    section: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in get_args(Outcome):
            raise InvalidValueError(
                f"verdict must be one of {', '.join(get_args(Outcome))}; got {self.verdict!r}"
            )
        if not 0 <= self.score <= self.points:
            raise InvalidValueError(
                f"the score of task {self.task!r} must lie in [0, {self.points}]; got {self.score}"
            )

    def to_json(self) -> dict[str, Any]:
        """A dictionary of plain values, the same keys as the grading report's tasks."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        """The inverse of ``to_json``."""
        fields = dict(data)
        fields["message"] = Text(**fields["message"])
        return cls(**fields)
