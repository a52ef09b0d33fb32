"""Checks of one assignment, one function per graded cell."""
