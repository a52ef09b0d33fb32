# A loop in the function that is graded.
# expect: double 0
# %% double
def double(x):
    while True: pass
