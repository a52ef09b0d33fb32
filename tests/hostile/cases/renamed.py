# The only notebook has another name.
# expect: all 0, status missing
# %% file
def place(folder, notebook): (folder / "hostile (1).ipynb").write_bytes(text(notebook))
