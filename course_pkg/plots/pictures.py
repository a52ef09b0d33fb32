"""Figures of the images that networks are shown."""

from __future__ import annotations

from matplotlib.figure import Figure

from course_pkg.plots.style import Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.pictures import Pictures

KINDS = {
    "source": Word("원래 과제", "source"),
    "digits": Word("비슷한 과제", "similar target"),
    "coats": Word("다른 과제", "different target"),
}
PLAIN = Word("카메라 없이", "no camera")
FILMED = Word("카메라로", "camera")
_RANGE = 2.5
"""Grey ends here on both sides: the pixels are standardised, and the camera goes beyond."""


@house_style()
def pictures(result: Pictures, lang: Lang) -> Figure:
    """The same images in both rows, below as the camera delivers them."""
    kinds, images = result.plain.shape[:2]
    fig, grid = figure(2, kinds * images, width=7.2, height=2.1)
    for row, word, shown in zip(grid, (PLAIN, FILMED), (result.plain, result.filmed), strict=True):
        for place, (ax, image) in enumerate(zip(row, shown.reshape(-1, 8, 8), strict=True)):
            ax.imshow(image, cmap="gray", vmin=-_RANGE, vmax=_RANGE, interpolation="none")
            ax.set_xticks([])
            ax.set_yticks([])
            ax.grid(False)
            if word is PLAIN and place % images == 0:
                ax.set_title(KINDS[result.kinds[place // images]][lang], loc="left")
        row[0].set_ylabel(word[lang])
    return fig
