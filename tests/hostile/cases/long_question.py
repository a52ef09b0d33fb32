# A line of which IPython's patterns take the square of its length, for whoever parses it.
# expect: -
# %% file
def hand_in(notebook):
    cell = {"cell_type": "code", "id": "long", "metadata": {}, "outputs": [],
            "execution_count": None, "source": "a" * 500_000 + " b?"}
    notebook["cells"].append(cell)
    return text(notebook)
