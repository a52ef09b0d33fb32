# Returns an endless generator where a list is expected.
# expect: values 0
# %% values
import itertools
def values(x): return itertools.count()
