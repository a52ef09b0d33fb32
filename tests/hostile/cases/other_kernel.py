# expect: -
# %% file
def hand_in(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    return text(notebook)
