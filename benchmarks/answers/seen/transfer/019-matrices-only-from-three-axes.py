# task: tl-groups-answer
# answer: wrong
# belief: Writes more than two axes for two or more, so linear weights are not decayed.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    kids = [c for c in model.children() if sum(p.requires_grad for p in c.parameters()) > 0]
    groups = []
    for k, child in enumerate(kids[::-1]):
        for p in child.parameters():
            if p.requires_grad:
                wd = weight_decay if len(p.shape) > 2 else 0
                groups.append({"params": [p], "lr": lr * decay**k, "weight_decay": wd})
    return groups
