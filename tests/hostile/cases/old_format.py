# expect: all 0, status invalid
# %% file
def hand_in(notebook): return json.dumps({**notebook, "nbformat": 3, "worksheets": []}).encode()
