# task: tl-groups-answer
# answer: wrong
# belief: Leaves frozen parameters out but lets each child, frozen or without parameters, count as a step of depth.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    children = list(model.children())
    groups = []
    for i, child in enumerate(reversed(children)):
        big = [p for p in child.parameters() if p.requires_grad and p.dim() > 1]
        small = [p for p in child.parameters() if p.requires_grad and p.dim() <= 1]
        rate = lr * decay**i
        if big:
            groups.append(dict(params=big, lr=rate, weight_decay=weight_decay))
        if small:
            groups.append(dict(params=small, lr=rate, weight_decay=0.0))
    return groups
