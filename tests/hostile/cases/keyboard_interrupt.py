# Raises what only people raise.
# expect: double 0, values 0
# %% double
def double(x): raise KeyboardInterrupt
# %% values
def values(x): raise SystemExit(0)
