# A link to the notebook of somebody else.
# expect: all 0, status invalid
# %% file
def place(folder, notebook): (folder / "hostile.ipynb").symlink_to("../../heron/hostile/hostile.ipynb")
