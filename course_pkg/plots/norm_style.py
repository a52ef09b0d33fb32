"""The pictures of the style experiment."""

from __future__ import annotations

from matplotlib.figure import Figure

from course_pkg.plots.style import Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.norm_style import StyleTransfer

COLUMNS = (
    Word("스타일", "style"),
    Word("콘텐츠", "content"),
    Word("밝기와 대비", "light, contrast"),
    Word("채널별 통계", "channel statistics"),
    Word("그람 행렬", "Gram matrices"),
    Word("그람, 잡음에서", "Gram, from noise"),
)
_RANGE = 2.5
"""Grey ends here on both sides."""


@house_style()
def style_transfer(result: StyleTransfer, lang: Lang) -> Figure:
    """A row for each digit of the first seed: style, content, and what each arm makes of them."""
    shown = result.pictures[..., 0]
    fig, grid = figure(shown.shape[1], len(shown), width=8.4, height=4.4, squeeze=False)
    for column, (word, images) in enumerate(zip(COLUMNS, shown, strict=True)):
        grid[0, column].set_title(word[lang], fontsize=10)
        for ax, image in zip(grid[:, column], images, strict=True):
            ax.imshow(image, cmap="gray", vmin=-_RANGE, vmax=_RANGE, interpolation="none")
            ax.set_xticks([])
            ax.set_yticks([])
            ax.grid(False)
    return fig
