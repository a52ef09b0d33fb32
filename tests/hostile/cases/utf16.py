# expect: -
# %% file
def hand_in(notebook): return json.dumps(notebook).encode("utf-16")
