# Returns a list that holds itself.
# expect: double 0, values 0
# %% double
knot = []
knot.append(knot)
def double(x): return knot
# %% values
def values(x): return knot
