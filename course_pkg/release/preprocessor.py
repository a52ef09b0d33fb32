"""The one preprocessor that the course adds to nbgrader's: keep one language of a notebook."""

from __future__ import annotations

from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum


class KeepLanguage(NbGraderPreprocessor):  # type: ignore[misc]
    """Drop the cells of the other language from a bilingual source notebook.

    Cells without ``metadata.lang`` belong to both; those that nbgrader knows never have one, so
    that a cell has the same bytes, and the gradebook one entry, in either language.
    """

    language = Enum(("ko", "en"), default_value="ko", help="The language to keep, ko or en.").tag(
        config=True
    )

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        nb.cells = [
            cell for cell in nb.cells if cell.metadata.get("lang", self.language) == self.language
        ]
        if "course" in nb.metadata:
            nb.metadata.course["language"] = self.language
        return nb, resources
