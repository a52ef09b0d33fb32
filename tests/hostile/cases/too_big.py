# Forty megabytes of spaces.
# expect: all 0, status invalid
# policy: a file of this size is not read
# %% file
def hand_in(notebook): return b" " * (40 * 2**20) + text(notebook)
