# task: tl-groups-answer
# answer: wrong
# belief: The top layer is layer number 1 and therefore has the rate lr * decay.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    active = [c for c in model.children() if any(p.requires_grad for p in c.parameters())]
    n = len(active)
    groups = []
    for i, c in enumerate(active):
        current = lr * decay ** (n - i)
        big = [p for p in c.parameters() if p.requires_grad and p.ndim > 1]
        small = [p for p in c.parameters() if p.requires_grad and p.ndim <= 1]
        if big:
            groups.append(dict(params=big, lr=current, weight_decay=weight_decay))
        if small:
            groups.append(dict(params=small, lr=current, weight_decay=0.0))
    return groups
