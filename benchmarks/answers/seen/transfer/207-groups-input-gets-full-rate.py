# task: tl-groups-answer
# answer: wrong
# belief: The first child has the full learning rate, and it decays from child to child.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    children = [c for c in model.children() if any(p.requires_grad for p in c.parameters())]
    groups = []
    for depth, child in enumerate(children):
        rate = lr * decay**depth
        trainable = [p for p in child.parameters() if p.requires_grad]
        matrices = [p for p in trainable if p.ndim >= 2]
        others = [p for p in trainable if p.ndim < 2]
        if matrices:
            groups.append({"params": matrices, "lr": rate, "weight_decay": weight_decay})
        if others:
            groups.append({"params": others, "lr": rate, "weight_decay": 0.0})
    return groups
