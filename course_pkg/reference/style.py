"""Style as statistics of feature maps: adaptive instance norm and Gram matrices.

The two share a diagonal. For a channel with mean mu and standard deviation sigma the Gram matrix
has mu^2 + sigma^2 there, so AdaIN, which sets mu and sigma, sets the diagonal. What it leaves are
the correlations between channels, off the diagonal: those of the content.

References: huang2017arbitrary, https://arxiv.org/abs/1703.06868; gatys2016image
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import ShapeError
from course_pkg.reference._arrays import at_least, floats
from course_pkg.results.base import Floats


def adain(content: ArrayLike, style: ArrayLike, eps: float = 1e-5) -> Floats:
    """Instance norm of the content with mean and deviation of the style: eq-style-adain.

    content: (n, c, *spatial); style: (n, c, *spatial), whose spatial axes may have other lengths.
    Returns the shape of content. eps is in both deviations, so that the content in its own style
    stays exactly as it is.
    Raises ShapeError when examples and channels disagree or a spatial axis is missing,
    InvalidValueError for a negative eps.
    References: huang2017arbitrary
    """
    content, style = _maps("content", content), _maps("style", style)
    if content.shape[:2] != style.shape[:2]:
        raise ShapeError(
            "content and style must have the same examples and channels; got shapes "
            f"{content.shape} and {style.shape}"
        )
    eps = at_least("eps", eps, 0.0)
    (mu, sigma), (mu_style, sigma_style) = (_statistics(x, eps) for x in (content, style))
    # A channel without contrast has nothing to stretch; without eps it would be 0 / 0.
    stretch = np.divide(sigma_style, sigma, out=np.zeros_like(sigma), where=sigma > 0)
    y = stretch[..., None] * (content.reshape(*mu.shape, -1) - mu[..., None]) + mu_style[..., None]
    return y.reshape(content.shape)  # eq-style-adain


def gram(features: ArrayLike) -> Floats:
    """Products of channels, averaged over positions: eq-style-gram.

    features: (n, c, *spatial). Returns (n, c, c). Which position holds what is forgotten: any
    shuffle of the positions has the same Gram matrix.
    Raises ShapeError when a spatial axis is missing.
    References: gatys2016image
    """
    maps = _maps("features", features)
    flat = maps.reshape(*maps.shape[:2], -1)
    products: Floats = flat @ flat.swapaxes(1, 2) / flat.shape[2]  # eq-style-gram
    return products


def _statistics(x: Floats, eps: float) -> tuple[Floats, Floats]:
    """(n, c) each: mean and deviation over space."""
    flat = x.reshape(*x.shape[:2], -1)
    return flat.mean(axis=2), np.sqrt(flat.var(axis=2) + eps)


def _maps(name: str, x: ArrayLike) -> Floats:
    found = floats(name, x)
    if found.ndim < 3 or found.size == 0:
        raise ShapeError(f"{name} must be (n, c, *spatial) and not empty; got shape {found.shape}")
    return found
