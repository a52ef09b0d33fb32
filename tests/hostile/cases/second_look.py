# Right when asked the first time, wrong afterwards.
# expect: double 0
# %% double
asked = []
def double(x):
    asked.append(1)
    return 2 * x if len(asked) == 1 else 0
