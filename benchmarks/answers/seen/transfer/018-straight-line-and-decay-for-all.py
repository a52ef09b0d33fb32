# task: tl-groups-answer
# answer: wrong
# belief: Lowers the rate along a straight line instead of by powers and gives weight decay to each parameter.
# mistakes: 2
def layer_groups(model, lr, decay, weight_decay):
    layers = []
    for c in model.children():
        ps = [p for p in c.parameters() if p.requires_grad]
        if ps:
            layers.append(ps)
    n = len(layers)
    groups = []
    for i, ps in enumerate(layers):
        steps = n - 1 - i
        groups.append({"params": ps, "lr": lr * max(0.0, 1 - (1 - decay) * steps), "weight_decay": weight_decay})
    return groups
