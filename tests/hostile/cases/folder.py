# A folder of the notebook's name.
# expect: all 0, status invalid
# %% file
def place(folder, notebook): (folder / "hostile.ipynb").mkdir()
