"""Data sets: bundled with a library or drawn from a seed, always at hand; or fetched once."""

from course_pkg.data.drawn import coats, interfered, topic_sentences
from course_pkg.data.fetched import cifar10, fashion_mnist, mnist
from course_pkg.data.scans import digits, drawn_digits
from course_pkg.data.split import Source, Split, image_shape

SOURCES: tuple[Source, ...] = (digits, mnist, fashion_mnist, cifar10)
"""The data sets that an experiment takes as its argument ``data``."""

__all__ = [
    "SOURCES",
    "Source",
    "Split",
    "cifar10",
    "coats",
    "digits",
    "drawn_digits",
    "fashion_mnist",
    "image_shape",
    "interfered",
    "mnist",
    "topic_sentences",
]
