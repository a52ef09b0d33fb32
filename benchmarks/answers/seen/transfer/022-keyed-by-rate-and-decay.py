# task: tl-groups-answer
# answer: right
# belief: Sorts the parameters into a dictionary keyed by depth and weight decay, counting depth upwards and turning it round at the end.
# mistakes: 0
def layer_groups(model, lr, decay, weight_decay):
    from collections import defaultdict

    bins, depth = defaultdict(list), 0
    for child in model.children():
        trainable = list(filter(lambda p: p.requires_grad, child.parameters()))
        depth += bool(trainable)
        for p in trainable:
            bins[depth, float(weight_decay) * (p.dim() >= 2)].append(p)
    return [
        {"params": params, "lr": lr * decay ** (depth - d), "weight_decay": wd}
        for (d, wd), params in bins.items()
    ]
