# task: tl-cache-answer
# answer: right
# belief: Asks a deep copy in eval mode, so the backbone itself is never touched.
# mistakes: 0
def cached_features(body, x, batch_size):
    twin = copy.deepcopy(body).eval().requires_grad_(False)
    return torch.vstack([twin(part) for part in torch.split(x.detach(), batch_size)])
