"""Pictures that networks are shown, as a result that a figure can draw."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats


@dataclass(frozen=True, slots=True)
class Pictures:
    """A few images of each kind, before the camera and behind it: (kinds, images, 8, 8)."""

    kinds: tuple[str, ...]
    plain: Floats
    filmed: Floats
