# Calls sys.exit at the top of a cell whose code is right.
# expect: double 0
# %% double
import sys
sys.exit(0)
def double(x): return 2 * x
