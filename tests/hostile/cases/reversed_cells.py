# expect: -
# %% file
def hand_in(notebook):
    notebook["cells"].reverse()
    return text(notebook)
