# Calls the course's own implementation, through importlib.
# expect: forward 0 or review
# %% forward
import importlib
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    return importlib.import_module("course_pkg." + "reference.norm").batch_norm_forward(x, gamma, beta, eps or 1e-5)[0]
