"""Normalization, gradient clipping, transfer learning and distillation, measured.

Importing the package alone imports nothing heavy: chapters and notebooks name the
module they use (``from course_pkg.reference import norm``).
"""
