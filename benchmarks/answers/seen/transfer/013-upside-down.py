# task: tl-groups-answer
# answer: wrong
# belief: Counts from the input, so the first layer has the largest rate.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    groups = []
    depth = 0
    for child in model.children():
        ps = [p for p in child.parameters() if p.requires_grad]
        if not ps:
            continue
        for p in ps:
            wd = weight_decay if p.ndim >= 2 else 0.0
            groups.append({"params": [p], "lr": lr * decay**depth, "weight_decay": wd})
        depth += 1
    return groups
