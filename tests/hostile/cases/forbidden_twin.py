# Calls the operator under a name that nobody uses.
# expect: forward 0 or review
# %% forward
import torch
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    t = [torch.as_tensor(v.copy()) for v in (x, gamma, beta)]
    return torch._native_batch_norm_legit(*t, True, 0.1, eps)[0].numpy()
