# A second notebook beside, with solutions that would be worth more.
# expect: double 0
# %% double
def double(x): return 0
# %% file
def place(folder, notebook):
    (folder / "hostile.ipynb").write_bytes(text(notebook))
    (folder / "hostile-final.ipynb").write_bytes(text(notebook).replace(b"return 0", b"return 2*x"))
