"""Data sets: bundled with a library or drawn from a seed, always at hand; or fetched once."""

from course_pkg.data.drawn import coats, interfered, topic_sentences
from course_pkg.data.fetched import cifar10, fashion_mnist, mnist
from course_pkg.data.scans import digits, drawn_digits
from course_pkg.data.split import Source, Split

__all__ = [
    "Source",
    "Split",
    "cifar10",
    "coats",
    "digits",
    "drawn_digits",
    "fashion_mnist",
    "interfered",
    "mnist",
    "topic_sentences",
]
