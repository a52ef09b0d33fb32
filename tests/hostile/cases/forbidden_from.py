# Imports torch's operators by a from-import of another name.
# expect: forward 0 or review
# %% forward
import torch
from torch import ops as things
call = things.aten.native_batch_norm
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    t = [torch.as_tensor(v.copy()) for v in (x, gamma, beta)]
    return call(*t, None, None, True, 0.0, eps)[0].numpy()
