# Returns a whole number with ten million digits.
# expect: double 0
# %% double
def double(x): return 1 << 40_000_000
