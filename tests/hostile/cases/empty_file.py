# expect: all 0, status invalid
# %% file
def hand_in(notebook): return b""
