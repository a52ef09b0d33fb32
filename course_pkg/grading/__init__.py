"""Grading: rebuild, run, judge, record."""
