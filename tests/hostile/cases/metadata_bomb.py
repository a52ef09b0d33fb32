# Twenty megabytes of metadata, with names that nbgrader and Jupyter read.
# expect: -
# %% file
def hand_in(notebook):
    notebook["metadata"]["widgets"] = {"state": ["x" * 1000] * 10_000}
    for cell in notebook["cells"]:
        cell["metadata"]["collapsed"] = ["y" * 1000] * 1000
    return text(notebook)
