# A million brackets.
# expect: all 0, status invalid
# %% file
def hand_in(notebook): return b"[" * 10**6 + b"]" * 10**6
