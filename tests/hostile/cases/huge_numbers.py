# A number of a million digits in the metadata.
# expect: all 0, status invalid
# policy: a number of this length is not read
# %% file
def hand_in(notebook): return text(notebook).replace(b'"nbformat": 4', b'"n": ' + b"9" * 10**6 + b', "nbformat": 4')
