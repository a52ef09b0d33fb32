# task: tl-cache-answer
# answer: wrong
# belief: Copies the training loader with shuffle=True, so the features come in another order.
# mistakes: 1
def cached_features(body, x, batch_size):
    loader = torch.utils.data.DataLoader(x, batch_size=batch_size, shuffle=True)
    states = [(m, m.training) for m in body.modules()]
    body.eval()
    out = []
    with torch.no_grad():
        for xb in loader:
            out.append(body(xb))
    for m, t in states:
        m.training = t
    return torch.cat(out, dim=0)
