# A named pipe that never ends.
# expect: all 0, status invalid
# %% file
def place(folder, notebook): os.mkfifo(folder / "hostile.ipynb")
