# Ends its process while its cell runs.
# expect: double 0
# %% double
import os
os._exit(0)
