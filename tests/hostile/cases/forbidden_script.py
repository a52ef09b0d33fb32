# Compiles a function that calls the finished one.
# expect: forward 0 or review
# %% forward
import torch
@torch.jit.script
def finished(x, g, b, eps: float):
    return torch.batch_norm(x, g, b, None, None, True, 0.0, eps, False)
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    t = [torch.as_tensor(v.copy()) for v in (x, gamma, beta)]
    return finished(*t, eps).numpy()
