# expect: all 0, status invalid
# %% file
def hand_in(notebook):
    notebook["cells"] += [{"cell_type": "code", "metadata": {}, "source": "", "outputs": []}] * 5000
    return text(notebook)
