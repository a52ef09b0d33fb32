# Returns objects that are equal to everything.
# expect: double 0, values 0
# %% double
class Yes(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __array__(self, *_, **__): return np.array([3.0, -4.0])
    __hash__ = None
import numpy as np
def double(x): return Yes(0)
# %% values
def values(x): return [Yes(0), Yes(0)]
