# Returns an array that is larger than what may be sent.
# expect: double 0
# %% double
import numpy as np
def double(x): return np.broadcast_to(np.float64(6), (10**6, 10**6))
