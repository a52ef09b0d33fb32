# Reads from address zero.
# expect: double 0
# %% double
import ctypes
def double(x): return ctypes.string_at(0)
