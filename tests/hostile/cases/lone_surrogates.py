# Half of a letter, and letters that turn the line around.
# expect: -
# %% double
def double(x): return 2 * x  # \u202e end
# %% file
def hand_in(notebook):
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": "\ud800 \x00 \x1b[2J"})
    return json.dumps(notebook).encode()
