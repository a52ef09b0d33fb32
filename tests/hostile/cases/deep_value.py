# Returns a list nested a hundred thousand deep.
# expect: double 0
# %% double
def double(x):
    value = []
    for _ in range(100_000): value = [value]
    return value
