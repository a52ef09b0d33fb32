# Writes to the descriptor of its output without end.
# expect: double 0
# %% double
import os
def double(x):
    while True: os.write(1, b"x" * 2**16)
