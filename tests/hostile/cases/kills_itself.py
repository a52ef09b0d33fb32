# Sends itself SIGKILL.
# expect: double 0
# %% double
import os
def double(x): os.kill(os.getpid(), 9)
