# task: tl-groups-answer
# answer: wrong
# belief: A child that trains at all goes into the groups with all its parameters; the frozen ones get no gradient anyway.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    kept = []
    for child in model.children():
        if any(p.requires_grad for p in child.parameters()):
            kept.append(child)
    kept.reverse()

    groups = []
    for i, child in enumerate(kept):
        with_decay = [p for p in child.parameters() if p.ndim >= 2]
        without = [p for p in child.parameters() if p.ndim < 2]
        for params, wd in ((with_decay, weight_decay), (without, 0.0)):
            if params:
                groups.append({"params": params, "lr": lr * decay**i, "weight_decay": wd})
    return groups
