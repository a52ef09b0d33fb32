# expect: all 0, status invalid
# policy: a notebook with so many cells is not read
# %% file
def hand_in(notebook):
    notebook["cells"] += [{"cell_type": "code", "metadata": {}, "source": "", "outputs": []}] * 5000
    return text(notebook)
