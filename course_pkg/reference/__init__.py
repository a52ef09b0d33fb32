"""NumPy, float64: forward and hand-derived backward, the equations of the book."""
