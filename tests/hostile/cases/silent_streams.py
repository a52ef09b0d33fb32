# Closes and replaces its streams.
# expect: -
# %% double
import sys, os
sys.stdout = sys.stderr = None
os.close(1), os.close(2)
def double(x): return 2 * x
