# task: tl-groups-answer
# answer: wrong
# belief: Is off by one: the last child already has lr times decay.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    groups = []
    for child in reversed(list(model.children())):
        ps = [p for p in child.parameters() if p.requires_grad]
        if len(ps) == 0:
            continue
        lr = lr * decay
        groups.append({"params": [p for p in ps if p.ndim >= 2], "lr": lr, "weight_decay": weight_decay})
        groups.append({"params": [p for p in ps if p.ndim < 2], "lr": lr, "weight_decay": 0})
    return [g for g in groups if g["params"]]
