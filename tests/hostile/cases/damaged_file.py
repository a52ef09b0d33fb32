# The second half is missing.
# expect: all 0, status invalid
# %% file
def hand_in(notebook): return text(notebook)[: len(text(notebook)) // 2]
