# task: nf-layer-answer
# answer: wrong
# belief: Goes through torch, whose std divides by d-1, and adds epsilon outside the root.
# mistakes: 2
def layer_norm_forward(x, gamma, beta, eps=1e-5):
    import torch

    t = torch.from_numpy(np.asarray(x, dtype=float))
    mean = t.mean(-1, keepdim=True)
    std = t.std(-1, keepdim=True)
    z = ((t - mean) / (std + eps)).numpy()
    return gamma * z + beta
