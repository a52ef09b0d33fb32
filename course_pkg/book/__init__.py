"""What building the book needs: execution, the two editions, glue for figures and numbers."""

from course_pkg.book.build import build_book
from course_pkg.book.pdf import make_pdf
from course_pkg.book.serve import serve_book

__all__ = ["build_book", "make_pdf", "serve_book"]
