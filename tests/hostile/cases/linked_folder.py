# The whole submission is a link to the folder of somebody else.
# expect: all 0, status invalid
# %% file
def place(folder, notebook):
    folder.rmdir()
    folder.symlink_to("../heron/hostile")
