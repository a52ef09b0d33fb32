# An array whose comparisons always succeed.
# expect: double 0, forward 0
# %% double
import numpy as np
class Liar(np.ndarray):
    def __array_function__(self, *_, **__): return True
    def __array_ufunc__(self, *_, **__): return np.ones(3, bool)
    def __eq__(self, other): return np.ones(3, bool)
def double(x): return np.zeros(np.shape(x)).view(Liar)
# %% forward
def batch_norm_forward(x, gamma, beta, eps=1e-5): return np.zeros(x.shape).view(Liar)
