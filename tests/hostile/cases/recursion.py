# Recurses without end.
# expect: double 0
# %% double
import sys
sys.setrecursionlimit(10**9)
def double(x): return double(x)
