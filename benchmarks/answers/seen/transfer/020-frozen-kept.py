# task: tl-groups-answer
# answer: wrong
# belief: Skips children that are frozen as a whole but takes all parameters of the others, frozen ones too.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    groups = []
    i = 0
    for child in list(model.children())[::-1]:
        params = list(child.parameters())
        if not any(p.requires_grad for p in params):
            continue
        w = [p for p in params if p.ndim >= 2]
        b = [p for p in params if p.ndim < 2]
        groups += [
            {"params": w, "lr": lr * decay**i, "weight_decay": weight_decay},
            {"params": b, "lr": lr * decay**i, "weight_decay": 0.0},
        ]
        i += 1
    return [g for g in groups if g["params"]]
