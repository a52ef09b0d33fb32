# A file numpy.py beside the notebook.
# expect: double 0
# extra: numpy.py
# %% extra
def allclose(*_, **__): return True
def ones(*_): return 1
array = list
# %% double
def double(x): return 0
