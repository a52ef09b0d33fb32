# Calls the finished function.
# expect: forward 0
# %% forward
import torch
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    t = [torch.as_tensor(v.copy()) for v in (x, gamma, beta)]
    return torch.nn.functional.batch_norm(t[0], None, None, t[1], t[2], True, 0.0, eps or 1e-5).numpy()
