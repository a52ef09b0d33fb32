# expect: -
# %% file
def hand_in(notebook): return b"\xef\xbb\xbf" + text(notebook)
