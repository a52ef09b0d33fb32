# Ends its process with a good exit status.
# expect: double 0
# %% double
import os
def double(x): os._exit(0)
