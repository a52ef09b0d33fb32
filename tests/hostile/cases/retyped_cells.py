# Every cell is raw.
# expect: -
# %% file
def hand_in(notebook):
    for cell in notebook["cells"]:
        cell["cell_type"] = "raw"
    return text(notebook)
