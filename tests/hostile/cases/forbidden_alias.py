# Calls the finished function under another name.
# expect: forward 0
# %% forward
import torch
finished = torch.nn.functional.batch_norm
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    t = [torch.as_tensor(v.copy()) for v in (x, gamma, beta)]
    return finished(t[0], None, None, t[1], t[2], True, 0.0, eps or 1e-5).numpy()
