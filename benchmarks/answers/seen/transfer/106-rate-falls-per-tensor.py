# task: tl-groups-answer
# answer: wrong
# belief: A layer is a tensor of parameters, so the rate is multiplied by decay from one parameter tensor to the next one below.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    parameters = []
    for child in model.children():
        parameters += [p for p in child.parameters() if p.requires_grad]
    groups = []
    rate = lr
    for p in reversed(parameters):
        wd = weight_decay if p.dim() > 1 else 0.0
        groups.insert(0, {"params": [p], "lr": rate, "weight_decay": wd})
        rate = rate * decay
    return groups
