# Hides the finished function in a string.
# expect: forward 0 or review
# %% forward
import base64, torch
hidden = base64.b64encode(b"import torch\ncall = torch.nn.functional.batch_norm")
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    names = {}
    exec(base64.b64decode(hidden).decode(), names)
    t = [torch.as_tensor(v.copy()) for v in (x, gamma, beta)]
    return names["call"](t[0], None, None, t[1], t[2], True, 0.0, eps or 1e-5).numpy()
