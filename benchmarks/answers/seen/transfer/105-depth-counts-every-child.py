# task: tl-groups-answer
# answer: wrong
# belief: The depth of a child is its place from the end among all children that have parameters at all.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    children = [c for c in model.children() if len(list(c.parameters())) > 0]
    groups = []
    for i, child in enumerate(children):
        rate = lr * decay ** (len(children) - 1 - i)
        matrices = [p for p in child.parameters() if p.requires_grad and p.ndim >= 2]
        vectors = [p for p in child.parameters() if p.requires_grad and p.ndim < 2]
        if matrices:
            groups.append({"params": matrices, "lr": rate, "weight_decay": weight_decay})
        if vectors:
            groups.append({"params": vectors, "lr": rate, "weight_decay": 0.0})
    return groups
