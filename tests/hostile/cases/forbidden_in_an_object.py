# Keeps the finished function in an object's attribute.
# expect: forward 0 or review
# %% forward
import torch
class Kept: pass
kept = Kept()
kept.call = torch.batch_norm
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    t = [torch.as_tensor(v.copy()) for v in (x, gamma, beta)]
    return kept.call(*t, None, None, True, 0.0, eps, False).numpy()
