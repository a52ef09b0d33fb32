# task: tl-cache-answer
# answer: wrong
# belief: Leaves the body in eval mode.
# mistakes: 1
@torch.no_grad()
def cached_features(body, x, batch_size):
    body.eval()
    return torch.cat([body(b) for b in x.split(batch_size)])
